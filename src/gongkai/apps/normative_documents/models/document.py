"""A normative document: how far its making is, and the facts of its decision and its number. Its words are the item's.

Personal data: who did what, kept with the record.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.normative_documents.states import STANDING, State
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock
from gongkai.lib.versions import Versioned


class DueFor(models.TextChoices):
    """What must be done next by a day."""

    LEGALITY_REVIEW = "legality_review", _("合法性审核意见")
    FILING = "filing", _("备案")
    EXPIRY = "expiry", _("有效期届满")


class NormativeDocument(Versioned):
    """One document. agency: that of the item, whose maker it is.

    reviewed_digest, decided_digest: of the text that passed (see texts.digest_of). is_earlier: made before the system;
    its dates were entered from the register on paper, first_published_on with them. decision_no: of the minutes.
    registration_no: 统一编号, given once. printed_on: 印发日期. next_change_on: when time alone changes its status.
    due_on, due_for: what must be done next.
    """

    item = models.OneToOneField(
        Item, models.PROTECT, related_name="normative_document", verbose_name=_("政府信息")
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("制定机关"))
    state = models.CharField(_("办理阶段"), max_length=20, choices=State.choices, default=State.DRAFTING)
    is_trial = models.BooleanField(_("暂行、试行"), default=False)
    is_earlier = models.BooleanField(_("既有文件"), default=False)
    need_assessed_on = models.DateField(_("评估日期"), null=True, blank=True)
    need_note = models.TextField(_("评估结论"), blank=True)
    without_opinions = models.CharField(_("不征求意见的理由"), max_length=400, blank=True)
    reviewed_digest = models.CharField(max_length=64, blank=True, editable=False)
    decided_on = models.DateField(_("审议日期"), null=True, blank=True)
    meeting = models.CharField(_("审议会议"), max_length=120, blank=True)
    decision_no = models.CharField(_("会议纪要文号"), max_length=80, blank=True)
    decided_digest = models.CharField(max_length=64, blank=True, editable=False)
    registration_no = models.CharField(_("统一编号"), max_length=80, null=True, blank=True, unique=True)
    registered_on = models.DateField(_("登记日期"), null=True, blank=True)
    printed_on = models.DateField(_("印发日期"), null=True, blank=True)
    first_published_on = models.DateField(_("最初公布日期"), null=True, blank=True)
    effective_on = models.DateField(_("施行日期"), null=True, editable=False)
    expires_on = models.DateField(_("有效期至"), null=True, editable=False)
    next_change_on = models.DateField(null=True, editable=False)
    due_on = models.DateField(_("期限"), null=True, editable=False)
    due_for = models.CharField(max_length=20, choices=DueFor.choices, blank=True, editable=False)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(_("建立时间"), default=clock.now, editable=False)
    touched_at = models.DateTimeField(_("最近办理"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("行政规范性文件")
        ordering = ("-touched_at", "-pk")
        indexes = (
            models.Index(fields=["agency", "due_on", "-touched_at", "-id"], name="document_of_agency"),
            models.Index(fields=["agency", "state", "-touched_at", "-id"], name="document_by_state"),
            models.Index(
                fields=["next_change_on"],
                condition=Q(next_change_on__isnull=False),
                name="document_next_change",
            ),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="document_state_is_known"),
            models.CheckConstraint(
                condition=Q(decided_on=None) | ~Q(meeting=""), name="decided_document_names_its_meeting"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=STANDING) | Q(decided_on__isnull=False) | Q(is_earlier=True),
                name="numbered_document_was_decided",
            ),
            models.CheckConstraint(
                condition=Q(registration_no=None) | Q(registered_on__isnull=False),
                name="numbered_document_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(due_on=None, due_for="") | Q(due_on__isnull=False) & ~Q(due_for=""),
                name="due_document_says_what_for",
            ),
        )

    def __str__(self) -> str:
        return str(self.item)
