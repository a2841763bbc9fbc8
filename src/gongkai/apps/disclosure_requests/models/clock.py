"""What moved the reply clock, entry by entry; the deadline is computed from these rows and nothing else.

Personal data: none but who entered it.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.disclosure_requests.models.request import DisclosureRequest
from gongkai.lib import clock


class EntryKind(models.TextChoices):
    START = "start", _("开始计算")
    RESTART = "restart", _("重新起算")
    STOP = "stop", _("停止计算")
    EXCLUDE = "exclude", _("不计入期限")
    EXTEND = "extend", _("延期答复")
    DEFER = "defer", _("延迟答复")
    END = "end", _("期限终止")


class ClockEntry(models.Model):
    """One entry. first: the day it says; last: for an exclusion its last day, once the opinion is there; at_latest: the
    day on which it ends without an opinion; both None while neither is known. Of an order to do it again, last is the
    day that the order sets.

    is_void: it moved nothing after all: an opinion came on the very day of its letter, a fee was taken back. working_days: of an extension. citation: the place in the law as shown; letter: which letter excludes the days.
    """

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="clock_entries")
    round = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=8, choices=EntryKind.choices)
    first = models.DateField(_("自"))
    last = models.DateField(_("至"), null=True, blank=True)
    at_latest = models.DateField(_("至迟"), null=True, blank=True)
    working_days = models.PositiveSmallIntegerField(null=True, blank=True)
    why = models.CharField(_("事由"), max_length=200)
    citation = models.CharField(_("依据"), max_length=120)
    letter = models.ForeignKey("Letter", models.PROTECT, null=True, blank=True, related_name="+")
    is_void = models.BooleanField(_("未产生影响"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("期限记录")
        ordering = ("request", "round", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["request", "round"], condition=Q(kind="extend"), name="reply_is_extended_once_a_round"
            ),
            models.UniqueConstraint(
                fields=["request", "round"], condition=Q(kind="start"), name="clock_starts_once_a_round"
            ),
            models.CheckConstraint(
                condition=Q(last=None) | Q(last__gte=F("first")), name="exclusion_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(kind="extend", working_days__gte=1, working_days__lte=20) | ~Q(kind="extend"),
                name="extension_is_twenty_working_days_at_most",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.first}"
