"""The events of policy interpretation: references, dates and codes only; reasons stay with the plan."""

from django.utils.translation import gettext_lazy as _

from gongkai.apps.events.register import declare
from gongkai.apps.events.words import say
from gongkai.apps.interpretations.kinds import Form
from gongkai.apps.proactive.kinds import KINDS

AREA = "interpretations"

RULE_SET = declare("interpretations.rule.set", _("设置政策解读"), "kinds", "working_days", "percent")
PLANNED = declare("interpretations.plan.made", _("定解读方案"), "item", "interpreter", "forms", "on")
EXEMPTED = declare("interpretations.plan.exempted", _("说明不需要解读"), "item")
PAIRED = declare("interpretations.interpretation.paired", _("解读与文件关联"), "item", "document", "form")
COPY_CLEARED = declare(
    "interpretations.interpretation.copy_cleared", _("同意解读照录原文"), "item", "percent"
)

say(AREA, "kinds", _("必须解读：%(value)s"), codes={kind.code: kind.label for kind in KINDS})
say(AREA, "percent", "%(value)s%%")
say(AREA, "item", _("信息#%(value)s"))
say(AREA, "document", _("文件#%(value)s"))
say(AREA, "interpreter", _("解读单位%(value)s"), rows="agencies.agency")
say(AREA, "forms", _("形式：%(value)s"), codes=dict(Form.choices))
say(AREA, "form", _("形式：%(value)s"), codes=dict(Form.choices))
