"""清理: a campaign of a jurisdiction, with a verdict on each of its documents in force.

The database itself refuses a verdict confirmed by who gave it.
Personal data: who did what, kept with the record.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.normative_documents.models.document import NormativeDocument
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock
from gongkai.lib.versions import Versioned


class CleanupState(models.TextChoices):
    OPEN = "open", _("清理中")
    CONCLUDED = "concluded", _("已公布结果")
    DROPPED = "dropped", _("已取消")


class Cleanup(Versioned):
    """One campaign. agency: the top of the jurisdiction. as_of: whatever is in force on this day is gone through.

    answers_until: by when the bodies give their verdicts. result: the item by which the result is published.
    """

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="cleanups", verbose_name=_("组织清理的单位")
    )
    title = models.CharField(_("名称"), max_length=120)
    as_of = models.DateField(_("截止日期"))
    answers_until = models.DateField(_("提出意见的期限"))
    state = models.CharField(
        _("状态"), max_length=12, choices=CleanupState.choices, default=CleanupState.OPEN
    )
    result = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+", verbose_name=_("清理结果"))
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=clock.now, editable=False)
    concluded_on = models.DateField(_("公布日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("规范性文件清理")
        ordering = ("-opened_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["agency"], condition=Q(state=CleanupState.OPEN), name="one_cleanup_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state=CleanupState.CONCLUDED)
                | Q(result__isnull=False, concluded_on__isnull=False),
                name="concluded_cleanup_has_its_result",
            ),
        )

    def __str__(self) -> str:
        return self.title


class CleanupChoice(models.TextChoices):
    KEEP = "keep", _("继续有效")
    REVISE = "revise", _("拟修改")
    REPEAL = "repeal", _("废止")
    EXPIRE = "expire", _("宣布失效")


class CleanupVerdict(models.Model):
    """The verdict on one document: given by the body that drafted it, confirmed by the legal office of the jurisdiction.

    returned_because: the last reason for which the legal office sent it back.
    """

    cleanup = models.ForeignKey(Cleanup, models.PROTECT, related_name="verdicts")
    document = models.ForeignKey(NormativeDocument, models.PROTECT, related_name="verdicts")
    verdict = models.CharField(_("清理意见"), max_length=12, choices=CleanupChoice.choices, blank=True)
    reason = models.TextField(_("理由"), blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(null=True, editable=False)
    returned_because = models.CharField(_("退回理由"), max_length=400, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("清理意见")
        ordering = ("cleanup", "pk")
        constraints = (
            models.UniqueConstraint(fields=["cleanup", "document"], name="document_is_cleaned_up_once"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("given_by")),
                name="no_one_confirms_own_verdict",
            ),
            models.CheckConstraint(
                condition=Q(verdict="", given_by=None)
                | ~Q(verdict="") & ~Q(reason="") & Q(given_by__isnull=False),
                name="verdict_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(verdict=""), name="confirmed_verdict_is_given"
            ),
        )

    def __str__(self) -> str:
        return f"{self.cleanup_id} {self.document_id} {self.verdict}"
