"""The request itself: what is asked, how it came, where it is, and how it ended.

Personal data: the description may name people; it is masked together with the applicant.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency, InternalUnit
from gongkai.apps.disclosure_requests.models.applicant import Applicant, ApplicantType
from gongkai.apps.disclosure_requests.models.importing import LedgerImport
from gongkai.apps.disclosure_requests.states import OPEN, State
from gongkai.lib import clock
from gongkai.lib.versions import Versioned
from gongkai.statute.receipt import CHANNEL_LABELS, Channel

NOT_PENDING = (State.DRAFT, State.REPLIED, State.CLOSED)
CHANNELS = [(channel.value, CHANNEL_LABELS[channel]) for channel in Channel]


class WantedForm(models.TextChoices):
    """获取信息的方式."""

    PAPER = "paper", _("纸质")
    ELECTRONIC = "electronic", _("电子")
    READ_ON_SITE = "read_on_site", _("查阅、抄录")
    OTHER = "other", _("其他")


class WantedRoute(models.TextChoices):
    """获取信息的途径."""

    PICK_UP = "pick_up", _("当面领取")
    MAIL = "mail", _("邮寄")
    EMAIL = "email", _("电子邮件")
    ONLINE = "online", _("网上查看")
    FAX = "fax", _("传真")
    OTHER = "other", _("其他")


class NumberSeries(models.Model):
    """The last serial given in a year by a body."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("申请编号序列")
        constraints = (models.UniqueConstraint(fields=["agency", "year"], name="request_series_once"),)

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year}"


class DisclosureRequest(Versioned):
    """One request to one body.

    key: comes with the form, so that sending it twice makes one record. receipt_code: what the applicant keeps.
    identity_digest: blind index of kind and number of the identity document; the same person has the same one.
    receipt_date: as Article 31 fixes it, None until then. due_date: last day of the reply limit as the clock stands,
    None while it is stopped or not started. waits_until: last day of the other side (amendment, opinion, payment).
    pending_since: when it was submitted, or ordered to be done again; None before and once it has ended.
    round: 1, and one more each time a decision is annulled with an order to redo. counted_on, counted_outcome: as the
    annual report counts it, set by the first reply and never changed by a later round.
    old_number: of a request that was taken over from a register that the body kept before, with the import and the row;
    such a request has a serial only where its old number already had the form of ours.
    """

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="disclosure_requests", verbose_name=_("单位")
    )
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    year = models.PositiveSmallIntegerField(_("编号年度"), null=True, blank=True)
    serial = models.PositiveIntegerField(_("编号"), null=True, blank=True)
    old_number = models.CharField(_("原登记编号"), max_length=60, blank=True, editable=False)
    imported_with = models.ForeignKey(
        LedgerImport, models.PROTECT, null=True, editable=False, related_name="requests"
    )
    imported_row = models.PositiveIntegerField(null=True, editable=False)
    receipt_code = models.CharField(_("查询码"), max_length=16, unique=True, editable=False)
    applicant = models.OneToOneField(
        Applicant, models.PROTECT, related_name="request", verbose_name=_("申请人")
    )
    applicant_type = models.CharField(_("统计类别"), max_length=32, choices=ApplicantType.choices)
    identity_digest = models.CharField(max_length=64, blank=True, editable=False)
    is_rectification = models.BooleanField(_("更正本人记录的请求"), default=False)

    channel = models.CharField(_("申请渠道"), max_length=16, choices=CHANNELS)
    description = models.TextField(_("所需政府信息的名称、文号或者其他特征性描述"))
    wanted_form = models.CharField(_("获取方式"), max_length=16, choices=WantedForm.choices, blank=True)
    wanted_route = models.CharField(_("获取途径"), max_length=16, choices=WantedRoute.choices, blank=True)
    note = models.TextField(_("登记备注"), blank=True)

    state = models.CharField(_("状态"), max_length=24, choices=State.choices, default=State.DRAFT)
    outcome = models.CharField(_("办理结果"), max_length=48, blank=True)
    round = models.PositiveSmallIntegerField(_("办理轮次"), default=1)
    handling_unit = models.ForeignKey(
        InternalUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("承办单位")
    )
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("经办人"),
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("登记人")
    )
    submitted_at = models.DateTimeField(_("提交时间"), default=clock.now)
    pending_since = models.DateTimeField(null=True, editable=False)
    confirmed_on = models.DateField(_("双方确认日期"), null=True, blank=True)
    receipt_date = models.DateField(_("收到日期"), null=True, blank=True)
    due_date = models.DateField(_("答复期限"), null=True, blank=True)
    due_is_provisional = models.BooleanField(default=False)
    waits_until = models.DateField(_("等待期限"), null=True, blank=True)
    is_extended = models.BooleanField(_("已延期答复"), default=False)
    is_deferred = models.BooleanField(_("延迟答复"), default=False)
    decided_at = models.DateTimeField(_("决定时间"), null=True, blank=True)
    replied_on = models.DateField(_("答复日期"), null=True, blank=True)
    counted_on = models.DateField(_("计入统计的日期"), null=True, blank=True, editable=False)
    counted_outcome = models.CharField(_("计入统计的结果"), max_length=48, blank=True, editable=False)
    was_overdue = models.BooleanField(_("逾期答复"), default=False)
    closed_at = models.DateTimeField(_("归档时间"), null=True, blank=True)
    archive_no = models.CharField(_("档号"), max_length=60, blank=True)
    retained_until = models.DateField(_("个人信息保存至"), null=True, blank=True)

    class Meta:
        verbose_name = _("政府信息公开申请")
        ordering = ("-submitted_at", "-pk")
        indexes = (
            models.Index(fields=["agency", "-submitted_at", "-id"], name="request_of_agency"),
            models.Index(fields=["-submitted_at", "-id"], name="request_newest"),
            # By what people write in the search field: its number of today, or of the register it was taken over from.
            models.Index(fields=["serial"], name="request_by_serial"),
            models.Index(
                fields=["old_number"],
                condition=Q(imported_with__isnull=False),
                name="request_by_old_number",
            ),
            # What is not ended is a few in a hundred thousand. SQLite takes a partial index only where the query says the
            # same IS NOT NULL: see queries.staff.PENDING.
            models.Index(
                fields=["agency", "due_date", "id"],
                condition=Q(pending_since__isnull=False),
                name="request_pending",
            ),
            # The figures of a year read nothing but this index: see queries.figures.
            models.Index(
                fields=[
                    "agency",
                    "receipt_date",
                    "counted_on",
                    "counted_outcome",
                    "applicant_type",
                    "is_rectification",
                ],
                name="request_figures",
            ),
            models.Index(fields=["handler", "state"], name="request_of_handler"),
            models.Index(
                fields=["agency", "identity_digest", "-submitted_at", "-id"], name="request_of_same_applicant"
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=["key"], name="request_is_submitted_once"),
            models.UniqueConstraint(fields=["agency", "year", "serial"], name="request_number_is_unique"),
            models.UniqueConstraint(
                fields=["agency", "old_number"], condition=~Q(old_number=""), name="old_number_is_unique"
            ),
            models.UniqueConstraint(
                fields=["imported_with", "imported_row"],
                condition=Q(imported_with__isnull=False),
                name="ledger_row_is_taken_over_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.DRAFT, State.AWAITING_CONFIRMATION))
                | Q(receipt_date__isnull=False)
                | Q(outcome="otherwise_closed.other"),
                name="request_in_work_has_receipt_date",
            ),
            models.CheckConstraint(
                condition=Q(state__in=NOT_PENDING, pending_since=None)
                | ~Q(state__in=NOT_PENDING) & Q(pending_since__isnull=False),
                name="request_is_pending_until_it_ends",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT)
                | Q(year__isnull=False, serial__isnull=False)
                | Q(year__isnull=False, imported_with__isnull=False) & ~Q(old_number=""),
                name="request_submitted_has_its_number",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.DECIDED, State.REPLIED, State.CLOSED)) & ~Q(outcome="")
                | ~Q(state__in=(State.DECIDED, State.REPLIED, State.CLOSED)) & Q(outcome=""),
                name="request_has_an_outcome_once_decided",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.REPLIED, State.CLOSED), replied_on__isnull=False)
                | ~Q(state__in=(State.REPLIED, State.CLOSED)),
                name="request_replied_has_its_date",
            ),
            models.CheckConstraint(
                condition=Q(replied_on=None) | Q(replied_on__gte=F("receipt_date")),
                name="reply_follows_receipt",
            ),
        )

    def __str__(self) -> str:
        return self.request_no

    @property
    def request_no(self) -> str:
        if self.old_number:
            return self.old_number
        if self.serial is None:
            return str(_("（未提交）"))
        return f"〔{self.year}〕第{self.serial:04d}号"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class RequestItem(models.Model):
    """One of several matters in a request (一事一申请): the smallest reasonable unit, for the fee per request."""

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    description = models.CharField(_("事项"), max_length=400)

    class Meta:
        verbose_name = _("申请事项")
        ordering = ("request", "position")
        constraints = (models.UniqueConstraint(fields=["request", "position"], name="item_has_its_place"),)

    def __str__(self) -> str:
        return self.description[:40]
