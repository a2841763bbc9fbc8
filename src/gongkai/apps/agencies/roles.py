"""The roles a person may hold at a body, and what follows from each. Labels are the words of the field."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    REGISTRAR = "registrar", _("登记员")
    HANDLER = "handler", _("经办人")
    UNIT_HEAD = "unit_head", _("承办单位负责人")
    LEGAL_REVIEWER = "legal_reviewer", _("合法性审核员")
    SECRECY_REVIEWER = "secrecy_reviewer", _("保密审查员")
    LEADER_IN_CHARGE = "leader_in_charge", _("分管领导")
    DISCLOSURE_OFFICE = "disclosure_office", _("政府信息公开工作机构")
    HOTLINE_AGENT = "hotline_agent", _("热线话务员")
    SUPERVISOR = "supervisor", _("监督人员")
    SYSTEM_ADMINISTRATOR = "system_administrator", _("系统管理员")
    SECURITY_ADMINISTRATOR = "security_administrator", _("安全管理员")
    AUDITOR = "auditor", _("审计员")


# 三员: who makes accounts, who gives rights and who watches both are never one person.
ADMINISTRATION = (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR)

# Held at a body, these reach down to the bodies below it.
OVERSIGHT = (Role.SUPERVISOR, Role.DISCLOSURE_OFFICE)
REACHING = OVERSIGHT + ADMINISTRATION
