"""Who asks. One row for each request, because people give what they give on that day.

Personal data: all of it. Numbers, contacts and addresses stand encrypted; digests find the same person again without
showing who it is. Kept as long as the file of the request (see Policy.personal_data_years), then masked in place.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.lib.fields import EncryptedField


class ApplicantKind(models.TextChoices):
    NATURAL_PERSON = "natural_person", _("自然人")
    ORGANIZATION = "organization_applicant", _("法人或其他组织")


class ApplicantType(models.TextChoices):
    """The columns of the annual report; set by staff, never demanded of the applicant. Stands on the request, where
    the figures are counted.
    """

    NATURAL_PERSON = "natural_person", _("自然人")
    COMMERCIAL_ENTERPRISE = "commercial_enterprise", _("商业企业")
    RESEARCH_INSTITUTION = "research_institution", _("科研机构")
    PUBLIC_WELFARE_ORGANIZATION = "public_welfare_organization", _("社会公益组织")
    LEGAL_SERVICE_ORGANIZATION = "legal_service_organization", _("法律服务机构")
    OTHER_ORGANIZATION = "other_organization", _("其他")


class DocumentKind(models.TextChoices):
    RESIDENT_CARD = "resident_card", _("居民身份证")
    PASSPORT = "passport", _("护照")
    HOME_RETURN_PERMIT = "home_return_permit", _("港澳台居民来往内地（大陆）通行证或居住证")
    SOCIAL_CREDIT_CODE = "social_credit_code", _("统一社会信用代码")
    OTHER = "other", _("其他证件")


class Applicant(models.Model):
    """The digest by which the same person is found again stands on the request, beside what it is searched with."""

    kind = models.CharField(_("申请人类别"), max_length=24, choices=ApplicantKind.choices)
    name = EncryptedField(_("姓名或者名称"))
    document_kind = models.CharField(_("证件类型"), max_length=24, choices=DocumentKind.choices, blank=True)
    document_number = EncryptedField(_("证件号码"), blank=True)
    phone = EncryptedField(_("联系电话"), blank=True)
    email = EncryptedField(_("电子邮箱"), blank=True)
    address = EncryptedField(_("通信地址"), blank=True)
    postcode = models.CharField(_("邮政编码"), max_length=6, blank=True)
    contact_person = EncryptedField(_("联系人"), blank=True)
    agent_name = EncryptedField(_("代理人姓名"), blank=True)
    agent_phone = EncryptedField(_("代理人电话"), blank=True)
    second_factor = models.CharField(max_length=64, blank=True, editable=False)
    masked_at = models.DateTimeField(_("去标识化时间"), null=True, editable=False)

    class Meta:
        verbose_name = _("申请人")

    def __str__(self) -> str:
        return str(self.get_kind_display())
