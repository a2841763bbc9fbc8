"""Proposals to make information public for everyone: several people asked for it, or an applicant suggests it (条例第四十四条).

Personal data: the subject must name none; it is masked with its requests unless the proposal was accepted. What an
applicant writes to a suggestion may name anyone; it is always masked with the request.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.disclosure_requests.models.files import RequestFile
from gongkai.apps.disclosure_requests.models.request import DisclosureRequest
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock
from gongkai.lib.versions import Versioned


class ProposalState(models.TextChoices):
    PROPOSED = "proposed", _("待决定")
    ACCEPTED = "accepted", _("同意公开")
    DECLINED = "declined", _("不予采纳")


class DisclosureProposal(Versioned):
    """origin: the request that was granted, whose attachments are carried over as they were released.

    requests: all that ask the same, origin among them. files: the released copies, with what was taken out of them.
    item: the draft in the register of what is published; None until somebody begins it.
    proposed_by None: the applicant of origin suggests it; suggested_because: in the applicant's words.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("单位"))
    subject = models.CharField(_("拟公开的信息"), max_length=400)
    origin = models.OneToOneField(DisclosureRequest, models.PROTECT, related_name="proposal")
    requests = models.ManyToManyField(DisclosureRequest, related_name="proposals", verbose_name=_("申请"))
    files = models.ManyToManyField(RequestFile, related_name="+", verbose_name=_("附件"))
    state = models.CharField(_("状态"), max_length=8, choices=ProposalState, default=ProposalState.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("提出人")
    )
    suggested_because = models.TextField(_("申请人的理由"), blank=True)
    proposed_at = models.DateTimeField(_("提出时间"), default=clock.now, editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("决定时间"), null=True)
    reason = models.TextField(_("理由"), blank=True)
    item = models.OneToOneField(
        Item, models.PROTECT, null=True, related_name="proposed_by_request", verbose_name=_("起草的信息")
    )

    class Meta:
        verbose_name = _("公开建议")
        ordering = ("-proposed_at", "-pk")
        indexes = (models.Index(fields=["agency", "-proposed_at", "-id"], name="proposal_of_agency"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by=None, decided_at=None)
                | ~Q(state="proposed")
                & Q(decided_by__isnull=False, decided_at__isnull=False)
                & ~Q(reason=""),
                name="proposal_is_decided_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="no_one_decides_own_proposal",
            ),
            models.CheckConstraint(
                condition=Q(item=None) | Q(state="accepted"), name="only_an_accepted_proposal_becomes_an_item"
            ),
        )

    def __str__(self) -> str:
        return self.subject[:40]

    @property
    def is_suggested(self) -> bool:
        return self.proposed_by_id is None
