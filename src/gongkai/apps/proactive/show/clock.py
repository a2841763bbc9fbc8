"""The limit of publication as people see it: what is left in a list, and the days of an item as a strip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongkai.apps.holiday_calendar import queries as calendars
from gongkai.apps.proactive import limits
from gongkai.apps.proactive.models import Item, ItemVersion
from gongkai.apps.proactive.states import OPEN, State
from gongkai.lib import clock
from gongkai.lib.ui import limits as limits_shown
from gongkai.lib.ui.dates import in_words, local_day
from gongkai.lib.ui.limits import NEXT_DAY
from gongkai.lib.ui.parts import Cell, Tag
from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.deadlines import Deadline


def working_calendar() -> WorkCalendar:
    """Later years are answered as provisional; the page says so."""
    return calendars.provisional(calendars.current())


def time_left(due: date, working: WorkCalendar) -> Tag:
    """How many working days are left or past."""
    tone, words = limits_shown.time_left(due, clock.today(), working)
    return Tag(words, tone)


def clock_cell(item: Item, working: WorkCalendar) -> Cell:
    """The first cell of a row: the review that is open, else the publication that is due, else that it was."""
    if item.after_review_due:
        words = _("%(day)s事后审查") % {"day": item.after_review_due.isoformat()}
        return Cell(words, tag=time_left(item.after_review_due, working))
    if item.publish_by:
        mark = _("（暂定）") if working.is_provisional(item.publish_by) else ""
        return Cell(f"{item.publish_by.isoformat()}{mark}", tag=time_left(item.publish_by, working))
    if item.is_public and item.published_at and item.state not in OPEN:
        words = _("%(day)s公开") % {"day": local_day(item.published_at).isoformat()}
        return Cell(words, tag=Tag(_("逾期公开"), "bad") if item.is_late else None)
    if item.withdrawn_at and item.state == State.WITHDRAWN:
        return Cell(_("%(day)s撤回") % {"day": local_day(item.withdrawn_at).isoformat()})
    if item.state not in OPEN:
        return Cell(None, why=_("不再公开，没有期限"))
    return Cell(_("没有期限"))


def due_day(item: Item) -> date | None:
    """What ends next for an item: the review after an emergency release, or the time to publish."""
    return item.after_review_due or item.publish_by


def days_left(due: date) -> Tag:
    """For the lines of my work, which ask no calendar: what is left in days, not in working days."""
    days = (due - clock.today()).days
    if days < 0:
        return Tag(_("已过期限"), "bad")
    if days == 0:
        return Tag(_("今天到期"), "bad")
    words = ngettext("还有%(days)d天", "还有%(days)d天", days) % {"days": days}
    return Tag(words, "warn" if days <= limits_shown.WARNED_DAYS else "neutral")


def review_left(item: Item) -> Tag | None:
    """What is left for the review after an emergency release."""
    return time_left(item.after_review_due, working_calendar()) if item.after_review_due else None


@dataclass(frozen=True)
class Strip(limits_shown.Strip):
    """From the forming of the information to its limit. tag: what is left. source: the article."""

    tag: Tag
    source: str
    caution: str


def strip_of(item: Item, version: ItemVersion) -> Strip | None:
    """None where nothing is measured, or nothing is left to be published."""
    if item.state not in OPEN:
        return None
    working = working_calendar()
    deadline = limits.publication_limit(item, version, working)
    if deadline is None:
        return None
    today = clock.today()
    days, legend = limits_shown.drawn(deadline.ledger(working), deadline.day, today)
    return Strip(
        days=days,
        sentence=_sentence(deadline, version, working, today),
        legend=legend,
        tag=time_left(deadline.day, working),
        source=str(deadline.start_citation),
        caution=working.caution(deadline.day),
    )


def _sentence(deadline: Deadline, version: ItemVersion, working: WorkCalendar, today: date) -> str:
    start = _("变更") if version.changed_on else _("形成")
    said = {"start": in_words(deadline.starts_after), "what": start, "limit": in_words(deadline.day)}
    if deadline.day < today:
        late = max(1, working.working_days_between(deadline.day + NEXT_DAY, today))
        return _("%(start)s%(what)s，%(limit)s前应当公开，已逾期%(late)d个工作日。") % {**said, "late": late}
    return _("%(start)s%(what)s，最迟%(limit)s公开。") % said
