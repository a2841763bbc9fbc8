"""What people brought: the files as they came, and what became of each.

Personal data: who brought a file, kept with the file. The files themselves are published documents.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.reporting.states import ItemState
from gongkai.lib import clock


class Source(models.Model):
    """The original bytes, kept once for each body under their hash (see services/storage.py)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("单位"))
    sha256 = models.CharField(max_length=64)
    name = models.CharField(_("文件名"), max_length=255)
    size = models.PositiveBigIntegerField(_("大小"))
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("导入人")
    )
    brought_at = models.DateTimeField(_("导入时间"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("原始文件")
        ordering = ("-brought_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["agency", "sha256"], name="source_is_kept_once_for_a_body"),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="source_is_not_empty"),
        )

    def __str__(self) -> str:
        return self.name


class Intake(models.Model):
    """One handing-in of files by one person. `key` comes with the form, so that sending it twice makes one."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("单位"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("导入人")
    )
    at = models.DateTimeField(_("导入时间"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("导入批次")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M}"


class IntakeItem(models.Model):
    """One file of a handing-in. A file that cannot be read leaves its name and one sentence here, and nothing else."""

    State = ItemState

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    name = models.CharField(_("文件名"), max_length=255)
    state = models.CharField(max_length=8, choices=ItemState.choices, default=ItemState.WAITING)
    sentence = models.CharField(_("原因"), max_length=400, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="items")

    class Meta:
        verbose_name = _("导入的文件")
        ordering = ("intake", "position")
        constraints = (
            models.UniqueConstraint(fields=["intake", "position"], name="intake_item_has_its_place"),
            models.CheckConstraint(
                condition=models.Q(state="refused", source=None) & ~models.Q(sentence="")
                | ~models.Q(state="refused") & models.Q(source__isnull=False),
                name="intake_item_is_kept_or_says_why_not",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="failed") | ~models.Q(sentence=""), name="failed_item_says_why"
            ),
        )

    def __str__(self) -> str:
        return self.name
