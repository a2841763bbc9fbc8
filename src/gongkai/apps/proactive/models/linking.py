"""What belongs together, and the other ways by which the same item went out.

Personal data: who entered it, kept with the record.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.proactive import categories
from gongkai.apps.proactive.models.item import Item
from gongkai.lib import clock


class RelationKind(models.TextChoices):
    """Read from the first to the second: `item` interprets `to`. The other direction is the same row."""

    INTERPRETS = "interprets", _("解读")
    REVISES = "revises", _("修改")
    REPEALS = "repeals", _("废止")
    REPLACES = "replaces", _("代替")
    RESULT_OF = "result_of", _("结果公布")
    RELATED = "related", _("相关")


class Relation(models.Model):
    item = models.ForeignKey(Item, models.PROTECT, related_name="relations")
    to = models.ForeignKey(Item, models.PROTECT, related_name="relations_in")
    kind = models.CharField(_("关系"), max_length=12, choices=RelationKind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("关联")
        ordering = ("item", "pk")
        constraints = (
            models.UniqueConstraint(fields=["item", "to", "kind"], name="relation_once"),
            models.CheckConstraint(condition=~Q(item=F("to")), name="item_is_not_related_to_itself"),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.kind} {self.to_id}"


class ChannelRelease(models.Model):
    """The same item through another channel; it stays one item, each channel has its own count."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="channels")
    channel = models.CharField(_("渠道"), max_length=24, choices=categories.CHANNELS)
    released_on = models.DateField(_("发布日期"))
    address = models.CharField(_("网址或者版面"), max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("其他渠道发布")
        ordering = ("item", "released_on", "pk")
        indexes = (models.Index(fields=["channel", "released_on"], name="release_by_channel"),)
        constraints = (
            models.UniqueConstraint(fields=["item", "channel", "address"], name="channel_release_once"),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.channel}"
