"""Forms of interpretation, what an interpretation has to say, and which documents may need one. Data."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Form(TextChoices):
    """解读形式, as reports name them."""

    TEXT = "text", _("文字解读")
    DIAGRAM = "diagram", _("图解")
    AUDIO = "audio", _("音频")
    VIDEO = "video", _("视频")
    ANIMATION = "animation", _("动漫")
    QUESTIONS = "questions", _("问答")
    PRESS_CONFERENCE = "press_conference", _("新闻发布")
    EXPERT = "expert", _("专家解读")
    MEDIA = "media", _("媒体解读")


# inferred: reports count 非文字解读 and do not say which forms they mean; these show or say it instead of writing it.
NOT_TEXT = frozenset({Form.DIAGRAM, Form.AUDIO, Form.VIDEO, Form.ANIMATION, Form.PRESS_CONFERENCE})


class Point(TextChoices):
    """What the reader of an interpretation wants to know."""

    BACKGROUND = "background", _("出台背景")
    BASIS = "basis", _("制定依据")
    AIMS = "aims", _("目标任务")
    MEASURES = "measures", _("主要举措")
    TERMS = "terms", _("关键词解释")
    BENEFICIARIES = "beneficiaries", _("惠及对象")
    HOW_TO_APPLY = "how_to_apply", _("怎样办理")
    CONTACT = "contact", _("咨询方式")


INTERPRETATION = "policy_interpretation"  # kind of item
POLICY = (
    "normative_document",
    "government_rules",
    "official_document",
)  # kinds of item that a body may choose from
MOST_COPIED_PERCENT = 50  # no law says it; each body may settle another
