"""The reply before it leaves: drafts with versions, what is withheld piece by piece, who reviewed, who decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.disclosure_requests.models.request import DisclosureRequest
from gongkai.lib import clock
from gongkai.lib.versions import Versioned


class DraftState(models.TextChoices):
    WRITING = "writing", _("起草中")
    SUBMITTED = "submitted", _("送审")
    RETURNED = "returned", _("退回修改")
    DECIDED = "decided", _("已决定")
    SUPERSEDED = "superseded", _("已被新稿代替")


class Draft(Versioned):
    """One version of a reply. bases: codes of grounds (statute.grounds).

    facts: what the handler writes into the places of the reply letter; the rest follows from the file (see paper).
    """

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="drafts")
    round = models.PositiveSmallIntegerField(default=1)
    number = models.PositiveSmallIntegerField(_("稿次"))
    state = models.CharField(max_length=12, choices=DraftState.choices, default=DraftState.WRITING)
    outcome = models.CharField(_("办理结果"), max_length=48)
    bases = models.JSONField(_("法律依据"), default=list)
    facts = models.JSONField(_("答复的内容"), default=dict)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("起草人")
    )
    written_at = models.DateTimeField(default=clock.now, editable=False)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("答复文稿")
        ordering = ("request", "round", "-number")
        indexes = (
            models.Index(fields=["request"], condition=Q(state="submitted"), name="draft_sent_for_review"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["request", "round", "number"], name="draft_is_numbered_in_its_round"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("written_by")),
                name="no_one_decides_own_draft",
            ),
        )

    def __str__(self) -> str:
        return f"{self.request_id} #{self.number}"


class Piece(models.Model):
    """One piece of the information in a severance (区分处理): given out, or withheld with its ground and reason."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="pieces")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("内容"), max_length=200)
    is_withheld = models.BooleanField(_("不予公开"), default=False)
    ground = models.CharField(_("依据"), max_length=48, blank=True)
    reason = models.TextField(_("理由"), blank=True)

    class Meta:
        verbose_name = _("区分处理的内容")
        ordering = ("draft", "position")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_withheld=False) | ~Q(ground="") & ~Q(reason=""),
                name="withheld_piece_has_its_ground",
            ),
        )

    def __str__(self) -> str:
        return self.name


class ReviewKind(models.TextChoices):
    LEGAL = "legal", _("合法性审核")
    SECRECY = "secrecy", _("保密审查")
    LEADER = "leader", _("领导审批")  # only returning: a leader who agrees decides


class Verdict(models.TextChoices):
    PASSED = "passed", _("通过")
    RETURNED = "returned", _("退回")


class Review(models.Model):
    """One review of one version. Nobody reviews the own draft."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=8, choices=ReviewKind.choices)
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    opinion = models.TextField(_("审核意见"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("审核人")
    )
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("审核")
        ordering = ("draft", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(verdict="passed") | ~Q(opinion=""), name="returned_draft_is_told_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.draft_id} {self.kind} {self.verdict}"
