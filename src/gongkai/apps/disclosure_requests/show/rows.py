"""Requests as rows of a list: the clock first, then what it is and who has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.states import FINAL, OPEN, State
from gongkai.lib import clock
from gongkai.lib.ui import limits
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Item, Row, Table, Tag, Tone
from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.outcomes import OUTCOMES

SHOWN = 40  # characters of a description in a list


def table_of(actor: Staff, cases: Sequence[DisclosureRequest]) -> Table:
    """At most eight columns; the bodies only where there is more than one."""
    several = len({case.agency_id for case in cases}) > 1
    names = (
        _("期限"), _("编号"), _("申请内容"), _("申请人"), _("状态"), _("经办人"), _("提交日期"),
        *((_("单位"),) if several else ()),
    )  # fmt: skip
    working = queries.calendar()
    rows = tuple(_row(actor, case, working, several=several) for case in cases)
    return Table(_("政府信息公开申请"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def _row(actor: Staff, case: DisclosureRequest, working: WorkCalendar, *, several: bool) -> Row:
    address = reverse("disclosure_requests:detail", args=[case.pk])
    cells = (
        clock_cell(case, working) if case.due_date or case.state in FINAL else standing_still(case),
        Cell(case.request_no, url=address),
        Cell(shortened(case.description)),
        Cell(applicant_name(actor, case)),
        Cell("", tag=Tag(State(case.state).label, state_tone(case.state))),
        Cell(case.handler.name if case.handler else None, why=_("还没有分办")),
        Cell(local_day(case.submitted_at).isoformat()),
        *((Cell(case.agency.short_name or case.agency.name),) if several else ()),
    )
    return Row(cells)


def clock_cell(case: DisclosureRequest, working: WorkCalendar | None = None) -> Cell:
    """What is left, in a word with a tone; the reason where there is no limit.

    working: the calendar of today; a list asks for it once for all its rows.
    """
    if case.state in {State.REPLIED, State.CLOSED}:
        tag = Tag(_("逾期答复"), "bad") if case.was_overdue else None
        words = _("%(day)s答复") % {"day": case.replied_on.isoformat()} if case.replied_on else ""
        return Cell(words, tag=tag)
    if case.due_date is None:
        return Cell(None, why=_not_running(case))
    tone, words = time_left(case.due_date, _counting_goes_on_after(case), working)
    mark = _("（暂定）") if case.due_is_provisional else ""
    return Cell(f"{case.due_date.isoformat()}{mark}", tag=Tag(words, tone))


def _counting_goes_on_after(case: DisclosureRequest) -> date:
    """Today; while an opinion is awaited, the last day for it: the days between are not counted."""
    today = clock.today()
    waits = case.waits_until if case.state == State.CONSULTING else None
    return max(today, waits) if waits else today


def standing_still(case: DisclosureRequest) -> Cell:
    """The clock of an open request that does not run, in few words: the row of a list needs a name."""
    if case.state == State.AWAITING_CONFIRMATION:
        return Cell(_("没有起算"))
    if case.waits_until is None:
        return Cell(_("停止计算"))
    day = {"day": case.waits_until.isoformat()}
    is_over = case.waits_until < clock.today()
    tag = Tag(_("%(day)s已届满") % day, "warn") if is_over else Tag(_("等到%(day)s") % day, "neutral")
    return Cell(_("停止计算"), tag=tag)


def _not_running(case: DisclosureRequest) -> str:
    if case.state == State.AWAITING_CONFIRMATION:
        return _("还没有与申请人确认，期限没有起算")
    if case.waits_until is not None:
        return _("停止计算，等到%(day)s") % {"day": case.waits_until.isoformat()}
    return _("停止计算，等待申请人")


def time_left(due: date, today: date, working: WorkCalendar | None = None) -> tuple[Tone, str]:
    """How many working days are left or past, with the tone that goes with it. working: as of clock_cell."""
    return limits.time_left(due, today, working or queries.calendar())


def shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SHOWN else f"{plain[: SHOWN - 1]}…"


def applicant_name(actor: Staff, case: DisclosureRequest) -> str:
    """In full for those who work on the requests of the body, else the first sign and stars."""
    name = case.applicant.name
    return name if queries.works_on(actor, case.agency) else masked(name)


def masked(name: str) -> str:
    """王**: at most two stars, so that the length says nothing."""
    return f"{name[:1]}**" if name else "**"


def state_tone(state: str) -> Tone:
    if state in {State.REPLIED, State.CLOSED}:
        return "good"
    return "info" if state in OPEN else "neutral"


def items_of(actor: Staff, cases: Iterable[DisclosureRequest]) -> list[Item]:
    """Requests as lines of the board and of my work."""
    working = queries.calendar()
    return [_item(actor, case, working) for case in cases]


def _item(actor: Staff, case: DisclosureRequest, working: WorkCalendar) -> Item:
    limit = clock_cell(case, working)
    meta = (
        applicant_name(actor, case),
        str(State(case.state).label),
        case.handler.name if case.handler else "",
    )
    return Item(
        title=f"{case.request_no} {shortened(case.description)}",
        url=reverse("disclosure_requests:detail", args=[case.pk]),
        body=str(limit.text or limit.why),
        tag=limit.tag,
        meta=tuple(part for part in meta if part),
    )


def head() -> tuple[str, ...]:
    """The columns of the list as a file."""
    return (
        _("编号"), _("申请内容"), _("申请人"), _("统计类别"), _("申请渠道"), _("状态"), _("办理结果"), _("提交日期"),
        _("收到日期"), _("答复期限"), _("答复日期"), _("逾期"), _("已延期答复"), _("更正本人记录"), _("计入统计的日期"),
        _("计入统计的结果"), _("承办单位"), _("经办人"), _("单位"),
    )  # fmt: skip


def sheet_rows(actor: Staff, cases: Iterable[DisclosureRequest]) -> Iterable[tuple[str | date | None, ...]]:
    for case in cases:
        yield (
            case.request_no, case.description, applicant_name(actor, case), str(case.get_applicant_type_display()),
            str(case.get_channel_display()), str(State(case.state).label),
            OUTCOMES[case.outcome].full_label if case.outcome else None, local_day(case.submitted_at),
            case.receipt_date, case.due_date, case.replied_on, _("是") if case.was_overdue else None,
            _("是") if case.is_extended else None, _("是") if case.is_rectification else None, case.counted_on,
            OUTCOMES[case.counted_outcome].full_label if case.counted_outcome else None,
            case.handling_unit.name if case.handling_unit else None, case.handler.name if case.handler else None,
            case.agency.name,
        )  # fmt: skip
