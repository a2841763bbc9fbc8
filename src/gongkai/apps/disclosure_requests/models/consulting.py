"""Asking others: third parties, co-makers, other agencies, units of the own body; and talks with the applicant.

Personal data: a third party's name and contact, encrypted, kept as long as the file.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import InternalUnit
from gongkai.apps.disclosure_requests.models.letters import Letter
from gongkai.apps.disclosure_requests.models.request import DisclosureRequest
from gongkai.lib import clock
from gongkai.lib.fields import EncryptedField


class PartyKind(models.TextChoices):
    THIRD_PARTY = "third_party", _("第三方")
    CO_MAKER = "co_maker", _("共同制作机关")
    OTHER_AGENCY = "other_agency", _("其他机关")


class PartyIs(models.TextChoices):
    """How a letter speaks to whom it asks: 你 or 你单位."""

    NATURAL_PERSON = "natural_person", _("自然人")
    ORGANIZATION = "organization", _("法人或者其他组织")


class Opinion(models.TextChoices):
    CONSENTS = "consents", _("同意公开")
    OBJECTS = "objects", _("不同意公开")
    PARTLY = "partly", _("同意部分公开")
    SILENT = "silent", _("逾期未提出意见")
    NOT_AWAITED = "not_awaited", _("申请撤回，不再等待意见")  # says nothing of whether there was one


class Consultation(models.Model):
    """One letter to one party. respond_by: the limit; closed_on: opinion received or limit passed.

    excluded_from: the day after the letter was sent, from which the reply clock does not count.
    """

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="consultations")
    round = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=16, choices=PartyKind.choices)
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="+")
    entry = models.OneToOneField("ClockEntry", models.PROTECT, related_name="consultation")
    party_name = EncryptedField(_("征求意见对象"))
    party_is = models.CharField(
        _("对方是个人还是单位"), max_length=16, choices=PartyIs.choices, default=PartyIs.ORGANIZATION
    )
    party_contact = EncryptedField(_("联系方式"), blank=True)
    subject = models.TextField(_("征求意见的内容"))
    sent_on = models.DateField(_("发出日期"))
    delivered_on = models.DateField(_("对方收到日期"), null=True, blank=True)
    respond_by = models.DateField(_("答复意见期限"))
    answered_on = models.DateField(_("收到意见日期"), null=True, blank=True)
    opinion = models.CharField(_("意见"), max_length=12, choices=Opinion.choices, blank=True)
    opinion_text = models.TextField(_("意见和理由"), blank=True)
    reasons_hold = models.BooleanField(_("理由合理"), null=True, blank=True)
    overridden_because = models.TextField(_("公共利益需要公开的理由"), blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("征求意见")
        ordering = ("request", "pk")
        indexes = (
            models.Index(fields=["respond_by"], condition=Q(closed_on=None), name="consultation_open"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_on=None, opinion="") | Q(closed_on__isnull=False) & ~Q(opinion=""),
                name="consultation_closes_with_an_opinion",
            ),
            models.CheckConstraint(
                condition=Q(kind=PartyKind.THIRD_PARTY) | Q(party_is=PartyIs.ORGANIZATION),
                name="only_third_party_is_a_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.request_id} {self.get_kind_display()}"


class Assistance(models.Model):
    """协办: a unit of the own body is asked to search or to give its opinion, with an internal limit."""

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="assistances")
    round = models.PositiveSmallIntegerField(default=1)
    unit = models.ForeignKey(InternalUnit, models.PROTECT, related_name="+", verbose_name=_("协办单位"))
    question = models.TextField(_("协办事项"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_on = models.DateField(_("发出日期"))
    respond_by = models.DateField(_("内部期限"))
    answer = models.TextField(_("协办意见"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(_("答复日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("协办")
        ordering = ("request", "pk")
        indexes = (models.Index(fields=["unit"], condition=Q(answered_on=None), name="assistance_open"),)

    def __str__(self) -> str:
        return f"{self.request_id} {self.unit_id}"


class SearchRecord(models.Model):
    """检索记录: where was looked, for what, and what was found; evidence where information does not exist."""

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="search_records")
    round = models.PositiveSmallIntegerField(default=1)
    place = models.CharField(_("检索范围"), max_length=200)
    words = models.CharField(_("检索词"), max_length=200)
    found = models.TextField(_("检索结果"))
    is_found = models.BooleanField(_("检索到"))
    searched_on = models.DateField(_("检索日期"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("检索记录")
        ordering = ("request", "pk")

    def __str__(self) -> str:
        return self.place


class Talk(models.Model):
    """与申请人沟通: the confirmation of a letter without signature, and every later call. is_reached: spoken to."""

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="talks")
    talked_at = models.DateTimeField(_("时间"))
    way = models.CharField(
        _("方式"),
        max_length=12,
        choices=(("phone", _("电话")), ("visit", _("当面")), ("message", _("书面或网络"))),
    )
    is_reached = models.BooleanField(_("联系上"), default=True)
    summary = models.TextField(_("沟通内容"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("沟通记录")
        ordering = ("request", "pk")

    def __str__(self) -> str:
        return f"{self.request_id} {self.talked_at:%Y-%m-%d}"
