"""One case before one body: what it attacks, where it stands, how it ended.

Personal data: none of its own; who asks is told by the request. Notes may name people and are kept as long as the case.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Letter
from gongkai.apps.remedies.kinds import COLUMNS, NEEDS_FORMER, ROWS, Kind, Party, Procedure, Target
from gongkai.apps.remedies.states import OPEN, State
from gongkai.lib import clock
from gongkai.lib.versions import Versioned


class RemedyCase(Versioned):
    """One case. follows: the decided case that this one attacks. row: of the annual report, "" for complaints.

    set_due_on: the day that the deciding body set itself. due_on, due_for: what this body must do next.
    counted_from: acceptance, or the copy where that is not known; decided_on ends it for the figures. column: of the
    result. succeeded_on: since when a later instance of the same suit speaks in its place; see queries.figures.
    opinion_on: a 行政复议意见书, 司法建议 or 整改通知 came.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="remedies", verbose_name=_("单位"))
    request = models.ForeignKey(
        DisclosureRequest, models.PROTECT, related_name="remedies", verbose_name=_("政府信息公开申请")
    )
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    round = models.PositiveSmallIntegerField(_("办理轮次"), default=1)
    target = models.CharField(_("争议的行为"), max_length=20, choices=Target.choices)
    letter = models.ForeignKey(
        Letter, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("争议的文书")
    )
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followers", verbose_name=_("前一案件")
    )
    kind = models.CharField(_("种类"), max_length=32, choices=Kind.choices)
    row = models.CharField(_("年度报告的行"), max_length=32, choices=ROWS, blank=True)
    brought_by = models.CharField(_("提起人"), max_length=12, choices=Party.choices, default=Party.APPLICANT)
    body_name = models.CharField(_("审理（处理）机关"), max_length=120)
    case_no = models.CharField(_("案号"), max_length=80, blank=True)
    procedure = models.CharField(
        _("程序"), max_length=10, choices=Procedure.choices, default=Procedure.ORDINARY
    )
    is_extended = models.BooleanField(_("已延长审理期限"), default=False)

    applied_on = models.DateField(_("提起日期"), null=True, blank=True)
    accepted_on = models.DateField(_("受理（立案）日期"), null=True, blank=True)
    received_on = models.DateField(_("本机关收到副本的日期"))
    set_due_on = models.DateField(_("指定的答复期限"), null=True, blank=True)
    set_because = models.CharField(_("指定期限的文书"), max_length=200, blank=True)

    state = models.CharField(_("状态"), max_length=12, choices=State.choices, default=State.ANSWERING)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("承办人")
    )
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField(_("登记时间"), default=clock.now, editable=False)
    due_on = models.DateField(_("期限"), null=True, blank=True)
    due_for = models.CharField(max_length=12, blank=True)
    due_is_provisional = models.BooleanField(default=False)
    answered_on = models.DateField(_("提交答复日期"), null=True, blank=True)
    was_late = models.BooleanField(_("逾期提交答复"), default=False)

    result = models.CharField(_("结果"), max_length=32, blank=True)
    column = models.CharField(_("年度报告的列"), max_length=16, choices=COLUMNS, blank=True)
    result_note = models.TextField(_("要点"), blank=True)
    decided_on = models.DateField(_("作出日期"), null=True, blank=True)
    delivered_on = models.DateField(_("送达本机关日期"), null=True, blank=True)
    counted_from = models.DateField(editable=False)
    succeeded_on = models.DateField(null=True, blank=True, editable=False)
    orders_redo = models.BooleanField(_("要求重新办理或者限期答复"), default=False)
    redo_until = models.DateField(_("要求办结的期限"), null=True, blank=True)
    redone_on = models.DateField(_("开始重新办理日期"), null=True, blank=True)
    opinion_on = models.DateField(_("收到意见书日期"), null=True, blank=True)
    opinion_due_on = models.DateField(_("意见书写明的期限"), null=True, blank=True)
    opinion_reported_on = models.DateField(_("报送办理情况日期"), null=True, blank=True)
    closed_at = models.DateTimeField(_("办结时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("复议诉讼案件")
        ordering = ("-registered_at", "-pk")
        indexes = (
            models.Index(fields=["agency", "-registered_at", "-id"], name="remedy_of_agency"),
            models.Index(
                fields=["agency", "due_on", "id"], condition=Q(due_on__isnull=False), name="remedy_by_due"
            ),
            # The figures of a year read nothing but this index: see queries.figures.
            models.Index(
                fields=["agency", "counted_from", "decided_on", "succeeded_on", "row", "column"],
                name="remedy_figures",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=["key"], name="remedy_is_registered_once"),
            models.UniqueConstraint(
                fields=["follows"], condition=Q(kind__in=NEEDS_FORMER), name="instance_follows_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=NEEDS_FORMER) | Q(follows__isnull=False),
                name="later_instance_has_its_former",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, result="", decided_on=None)
                | ~Q(state__in=OPEN) & ~Q(result="") & Q(decided_on__isnull=False),
                name="remedy_has_a_result_once_decided",
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None) | Q(decided_on__gte=F("counted_from")),
                name="result_follows_acceptance",
            ),
            models.CheckConstraint(
                condition=Q(redone_on=None) | Q(orders_redo=True), name="redoing_was_ordered"
            ),
            models.CheckConstraint(
                condition=Q(opinion_reported_on=None) | Q(opinion_reported_on__gte=F("opinion_on")),
                name="report_follows_opinion",
            ),
        )

    def __str__(self) -> str:
        kind = str(Kind(self.kind).label)
        return f"{kind} {self.case_no}" if self.case_no else f"{kind} #{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class ContestedGround(models.Model):
    """A ground on which the attacked reply rests, as a row: what the lessons of a body are counted from."""

    case = models.ForeignKey(RemedyCase, models.PROTECT, related_name="grounds")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    code = models.CharField(max_length=48)

    class Meta:
        verbose_name = _("被争议的依据")
        ordering = ("case", "pk")
        indexes = (models.Index(fields=["agency", "code"], name="contested_ground"),)
        constraints = (
            models.UniqueConstraint(fields=["case", "code"], name="ground_is_contested_once_in_a_case"),
        )

    def __str__(self) -> str:
        return self.code
