"""A register that a body kept elsewhere, on its way into the ledger: uploaded, laid out, and taken over or given up.

Personal data: the sealed file names people; its bytes are gone once it is taken over, given up or forgotten. Its name
and what was chosen stay.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.lib import clock
from gongkai.lib.versions import Versioned


class ImportState(models.TextChoices):
    OPEN = "open", _("待确认")
    DONE = "done", _("已导入")
    GIVEN_UP = "given_up", _("已放弃")


class LedgerImport(Versioned):
    """layout: sheet, row of headings, column of each field, rows left out; empty until they are chosen.

    taken, open: how many requests came of it, and how many of them are still to be handled.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    name = models.CharField(_("文件名"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("大小"))
    state = models.CharField(max_length=8, choices=ImportState.choices, default=ImportState.OPEN)
    layout = models.JSONField(default=dict)
    taken = models.PositiveIntegerField(_("导入件数"), default=0)
    open = models.PositiveIntegerField(_("其中在办"), default=0)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=clock.now, editable=False)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("台账导入")
        ordering = ("-begun_at", "-pk")
        indexes = (models.Index(fields=["agency", "-begun_at", "-id"], name="import_of_agency"),)
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "sha256"], condition=Q(state="done"), name="ledger_file_is_taken_over_once"
            ),
            models.UniqueConstraint(
                fields=["agency", "sha256"], condition=Q(state="open"), name="ledger_file_waits_once"
            ),
        )

    def __str__(self) -> str:
        return self.name
