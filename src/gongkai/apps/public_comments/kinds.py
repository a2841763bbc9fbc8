"""The ways in which opinions come, and what is decided on each. Data."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

COMMENT = "public_comment"  # kinds of item
RESULT = "comment_result"
HEARING = "hearing"
DECIDED = ("normative_document", "government_rules", "major_decision")  # what a draft may become


class Way(TextChoices):
    SITE = "site", _("网站表单")
    MAIL = "mail", _("电子邮件")
    LETTER = "letter", _("信函")
    PHONE = "phone", _("电话")
    VISIT = "visit", _("来访")
    MEETING = "meeting", _("座谈会")
    HEARING = "hearing", _("听证会")


class Verdict(TextChoices):
    ADOPTED = "adopted", _("采纳")
    PARTLY = "partly", _("部分采纳")
    NOT_ADOPTED = "not_adopted", _("不采纳")


RESULT_DAYS = 30  # calendar days after the close; no law says it, each body may settle another
PERSONAL_DATA_YEARS = 3
