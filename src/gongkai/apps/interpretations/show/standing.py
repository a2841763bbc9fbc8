"""How one document stands with its interpretation, and one interpretation with its document."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from gongkai.apps.holiday_calendar import queries as calendars
from gongkai.apps.interpretations import queries
from gongkai.apps.interpretations.kinds import Point
from gongkai.apps.interpretations.models import CopyClearance, Interpretation, InterpretationPlan
from gongkai.apps.interpretations.queries import Copied
from gongkai.apps.interpretations.show.rows import address_of, forms_of, state_tag
from gongkai.apps.interpretations.states import State
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Term
from gongkai.statute.publication import INTERPRETATION_DAYS, interpretation_deadline
from gongkai.statute.timeliness import verdict


def terms_of(plan: InterpretationPlan) -> list[Term]:
    terms = [Term(_("解读"), "", tag=state_tag(plan)), Term(_("解读单位"), plan.interpreter.name)]
    terms += [
        Term(label, text)
        for label, text in (
            (_("第一责任人"), plan.responsible),
            (_("计划形式"), forms_of(plan)),
            (_("计划发布日期"), _day(plan.planned_on)),
            (_("文件发布日期"), _day(plan.published_on)),
            (_("解读期限"), _day(plan.due_on)),
            (_("解读发布日期"), _day(plan.interpreted_on)),
            (_("不需要解读的理由"), plan.reason),
        )
        if text
    ]
    if plan.decided_by and plan.decided_at:
        terms.append(Term(_("由谁确定"), f"{plan.decided_by.name} {local_day(plan.decided_at).isoformat()}"))
    return terms


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def clock_of(plan: InterpretationPlan) -> tuple[str, str]:
    """Tone and sentence of the limit; empty while it does not run."""
    if plan.published_on is None or plan.state == State.EXEMPT:
        return "", ""
    calendar = calendars.provisional(calendars.current())
    days = queries.rule_of(plan.item).working_days
    last = interpretation_deadline(plan.published_on, calendar, working_days=days)
    said = verdict(last, plan.interpreted_on, clock.today(), calendar, act=_("解读"))
    own = "" if days == INTERPRETATION_DAYS else _("（%(days)d个工作日是本机关的做法）") % {"days": days}
    return ("info" if said.is_good else "warn"), said.sentence + own


def terms_of_pair(pair: Interpretation) -> list[Term]:
    covered = [str(one.label) for one in Point if one in pair.points]
    missing = [str(one.label) for one in Point if one not in pair.points]
    terms = [
        Term(_("解读的文件"), str(pair.document), url=address_of(pair.document_id)),
        Term(_("解读形式"), str(pair.get_form_display())),
        Term(_("已写到"), _("、").join(covered) or None, why=_("还没有勾选")),
    ]
    if missing:
        terms.append(Term(_("没有写到"), _("、").join(missing)))
    if pair.left_out:
        terms.append(Term(_("没有写到的原因"), pair.left_out))
    return terms


def copied_sentence(found: Copied, most: int) -> str:
    words = _(
        "解读有%(copied)d%%的文字与文件原文相同（设置的上限是%(most)d%%）；文件有%(repeated)d%%的文字出现在解读里。"
    )
    repeated = round(found.overlap.repeated * 100)
    return words % {"copied": found.percent, "most": most, "repeated": repeated}


def passages_of(found: Copied, number: int = 20) -> list[str]:
    """The longest first."""
    longest = sorted(found.overlap.passages, key=lambda one: one.start - one.end)
    return [one.text for one in longest[:number]]


def clearance_sentence(cleared: CopyClearance) -> str:
    words = _("%(name)s于%(day)s同意照录原文，理由：%(reason)s")
    facts = {
        "name": cleared.cleared_by.name,
        "day": local_day(cleared.at).isoformat(),
        "reason": cleared.reason,
    }
    return words % facts


def option_of(item: Item) -> tuple[int, str]:
    """A document as a choice of a form."""
    number = f"（{item.document_no}）" if item.document_no else ""
    return item.pk, f"{item}{number}"
