"""Letters of a request: numbered without gaps, kept as they were issued, served with proof.

Personal data: a letter names its addressee; its content is kept as long as the file and masked with it.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.disclosure_requests.models.request import DisclosureRequest
from gongkai.lib import clock
from gongkai.lib.fields import EncryptedField
from gongkai.lib.versions import Versioned


class LetterSeries(models.Model):
    """The last number of one kind of letters in a year of a body: 〔2026〕3号 follows 〔2026〕2号."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    prefix = models.CharField(_("代字"), max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("文号序列")
        constraints = (
            models.UniqueConstraint(fields=["agency", "prefix", "year"], name="letter_series_once"),
        )

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕"


class LetterState(models.TextChoices):
    ISSUED = "issued", _("已签发")
    SENT = "sent", _("已发出")
    SERVED = "served", _("已送达")
    RETURNED = "returned", _("未能送达")


class ServiceRoute(models.TextChoices):
    """送达方式 (国办公开办函〔2016〕235号 and the applicant's choice)."""

    DIRECT = "direct", _("当面送达")
    ENTRUSTED = "entrusted", _("委托其他机关送达")
    MAIL = "mail", _("邮政企业邮寄")
    EMAIL = "email", _("电子邮件")
    ONLINE = "online", _("网上查看")
    INNER = "inner", _("机关内部")


class Letter(Versioned):
    """code: the document of statute/letters; facts: what filled the template, so that it can be composed again.

    sent_on: handed over, posted or sent; served_on: signed for. The date of a reply follows from route and dates.
    """

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="letters")
    round = models.PositiveSmallIntegerField(default=1)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    code = models.CharField(max_length=48)
    template_version = models.PositiveSmallIntegerField(default=1)
    prefix = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    serial = models.PositiveIntegerField(null=True)
    title = models.CharField(_("标题"), max_length=200)
    facts = EncryptedField()
    state = models.CharField(max_length=8, choices=LetterState.choices, default=LetterState.ISSUED)
    issued_on = models.DateField(_("签发日期"))
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    route = models.CharField(_("送达方式"), max_length=12, choices=ServiceRoute.choices, blank=True)
    sent_on = models.DateField(_("发出日期"), null=True, blank=True)
    served_on = models.DateField(_("签收日期"), null=True, blank=True)
    tracking_number = models.CharField(_("邮件号码"), max_length=60, blank=True)
    proof = models.ForeignKey("RequestFile", models.PROTECT, null=True, blank=True, related_name="+")
    is_for_applicant = models.BooleanField(default=True)
    seen_at = models.DateTimeField(_("申请人网上查看时间"), null=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("文书")
        ordering = ("request", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "prefix", "year", "serial"],
                condition=Q(serial__isnull=False),
                name="letter_number_is_unique",
            ),
            models.CheckConstraint(
                condition=Q(serial=None) | Q(year__isnull=False) & ~Q(prefix=""),
                name="letter_number_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(state="issued") | Q(sent_on__isnull=False) & ~Q(route=""),
                name="letter_sent_has_its_way",
            ),
            models.CheckConstraint(
                condition=Q(served_on=None) | Q(served_on__gte=models.F("sent_on")),
                name="service_follows_sending",
            ),
        )

    def __str__(self) -> str:
        return f"《{self.title}》（{self.number}）" if self.number else f"《{self.title}》"

    @property
    def number(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.serial}号" if self.serial is not None else ""
