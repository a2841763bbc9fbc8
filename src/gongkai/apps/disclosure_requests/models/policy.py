"""What a body settles for itself where the law leaves it open; every field has a default that works.

Personal data: none.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency, AgencyKind
from gongkai.lib.versions import Versioned


class Reminding(models.Model):
    """A body was reminded of its limits on a day: the mark that keeps a second worker from doing it again."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        verbose_name = _("期限提醒")
        constraints = (models.UniqueConstraint(fields=["agency", "on"], name="body_is_reminded_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.agency_id} {self.on}"


class Policy(Versioned):
    """One row for each body that settled anything; the defaults hold for all others."""

    agency = models.OneToOneField(Agency, models.PROTECT, related_name="request_policy")
    accepts_online = models.BooleanField(_("受理网上申请"), default=True)
    letter_prefix = models.CharField(_("文书代字"), max_length=20, blank=True)
    confirmation_days = models.PositiveSmallIntegerField(_("确认的内部目标（工作日）"), default=1)
    amendment_days = models.PositiveSmallIntegerField(_("补正期限（工作日）"), default=15)
    reason_days = models.PositiveSmallIntegerField(_("说明理由期限（工作日）"), default=10)
    other_agency_days = models.PositiveSmallIntegerField(_("其他机关意见期限（工作日）"), default=15)
    assistance_days = models.PositiveSmallIntegerField(_("协办内部期限（工作日）"), default=5)
    excessive_count = models.PositiveSmallIntegerField(_("大量申请提示：件数"), default=10)
    excessive_days = models.PositiveSmallIntegerField(_("大量申请提示：期间（日）"), default=30)
    charges_fee = models.BooleanField(_("收取信息处理费"), default=False)
    fee_counts_withdrawn = models.BooleanField(_("撤回的申请计入当月件数"), default=True)
    personal_data_years = models.PositiveSmallIntegerField(_("个人信息保存年限"), default=10)
    reconsideration_body = models.CharField(_("行政复议机关名称"), max_length=120, blank=True)
    reconsideration_address = models.CharField(_("行政复议机关地址"), max_length=200, blank=True)
    court = models.CharField(_("有管辖权的人民法院"), max_length=120, blank=True)
    quiet_from = models.TimeField(_("免打扰开始"), null=True, blank=True)
    quiet_until = models.TimeField(_("免打扰结束"), null=True, blank=True)

    class Meta:
        verbose_name = _("依申请公开设置")

    def __str__(self) -> str:
        return str(self.agency)

    @property
    def reconsidered_by(self) -> str:
        """The body named, else the one above. Nobody reconsiders its own reply (行政复议法第二十四条): where none is on
        record above, the letter says which it is by the words of the law.
        """
        if self.reconsideration_body:
            return self.reconsideration_body
        if self.agency.parent is not None:
            return self.agency.parent.name
        governs = self.agency.kind in {AgencyKind.GOVERNMENT, AgencyKind.TOWNSHIP}
        return "上一级人民政府" if governs else "本级人民政府"
