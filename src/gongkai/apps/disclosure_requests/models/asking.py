"""What the body asks of the applicant: to amend, to give reasons, to pay. Each has its letter and its limit."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.disclosure_requests.models.letters import Letter
from gongkai.apps.disclosure_requests.models.request import DisclosureRequest
from gongkai.lib import clock


class Amendment(models.Model):
    """补正: asked once only (Article 30). items: what to amend, one a line; answer: what the applicant sent."""

    request = models.OneToOneField(DisclosureRequest, models.PROTECT, related_name="amendment")
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="+")
    items = models.TextField(_("需要补正的内容"))
    guidance = models.TextField(_("指导和释明"), blank=True)
    working_days = models.PositiveSmallIntegerField(_("补正期限（工作日）"))
    asked_on = models.DateField(_("告知日期"))
    was_late = models.BooleanField(_("超过7个工作日告知"), default=False)
    delivered_on = models.DateField(_("送达日期"), null=True, blank=True)
    answered_on = models.DateField(_("收到补正日期"), null=True, blank=True)
    answer = models.TextField(_("补正内容"), blank=True)
    reason_for_delay = models.TextField(_("逾期的理由"), blank=True)

    class Meta:
        verbose_name = _("补正")
        constraints = (models.CheckConstraint(condition=~Q(items=""), name="amendment_names_its_items"),)

    def __str__(self) -> str:
        return f"{self.request_id} {self.asked_on}"


class ReasonInquiry(models.Model):
    """说明理由 (Article 35): number or frequency clearly beyond reason. count, days: what the letter states."""

    class Judgement(models.TextChoices):
        REASONABLE = "reasonable", _("理由合理")
        UNREASONABLE = "unreasonable", _("理由不合理")
        SILENT = "silent", _("逾期未说明")

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="reason_inquiries")
    round = models.PositiveSmallIntegerField(default=1)
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="+")
    facts = models.TextField(_("数量、频次的事实"))
    count = models.PositiveIntegerField(_("件数"))
    period_days = models.PositiveIntegerField(_("期间（日）"))
    working_days = models.PositiveSmallIntegerField(_("说明期限（工作日）"))
    asked_on = models.DateField()
    delivered_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(_("申请人说明的理由"), blank=True)
    judgement = models.CharField(max_length=16, choices=Judgement.choices, blank=True)
    judgement_reason = models.TextField(_("认定意见"), blank=True)

    class Meta:
        verbose_name = _("说明理由")
        ordering = ("request", "pk")

    def __str__(self) -> str:
        return f"{self.request_id} {self.asked_on}"


class FeeNotice(models.Model):
    """收费通知. tiers: the bands with their sums as computed and printed; months: of the count per request."""

    class Method(models.TextChoices):
        PER_REQUEST = "per_request", _("按件计收")
        PER_PAGE = "per_page", _("按量计收")

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="fee_notices")
    round = models.PositiveSmallIntegerField(default=1)
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="+")
    method = models.CharField(max_length=12, choices=Method.choices)
    units = models.PositiveIntegerField(_("计收数量"))
    total_yuan = models.PositiveIntegerField(_("金额（元）"))
    tiers = models.JSONField(default=list)
    sent_on = models.DateField()
    delivered_on = models.DateField(null=True, blank=True)
    pay_by = models.DateField(_("缴费期限"), null=True, blank=True)
    paid_yuan = models.PositiveIntegerField(_("已缴（元）"), default=0)
    paid_on = models.DateField(_("缴清日期"), null=True, blank=True)
    receipt_number = models.CharField(_("财政票据号码"), max_length=60, blank=True)
    waived_because = models.CharField(_("不予收取的理由"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("信息处理费")
        ordering = ("request", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(total_yuan__gt=0), name="fee_is_not_nothing"),
            models.UniqueConstraint(
                fields=["request", "round"], condition=Q(waived_because=""), name="one_method_of_fee_a_round"
            ),
        )

    def __str__(self) -> str:
        return f"{self.request_id} {self.total_yuan}"


class Payment(models.Model):
    """One payment, as the receipt says it."""

    notice = models.ForeignKey(FeeNotice, models.PROTECT, related_name="payments")
    yuan = models.PositiveIntegerField(_("金额（元）"))
    paid_on = models.DateField(_("缴费日期"))
    receipt_number = models.CharField(_("财政票据号码"), max_length=60, blank=True)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("缴费记录")
        ordering = ("notice", "pk")

    def __str__(self) -> str:
        return f"{self.notice_id} {self.yuan}"
