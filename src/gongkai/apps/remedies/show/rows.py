"""Cases as rows of a list and as lines of my work: the clock first, then what it is and who has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.apps.disclosure_requests.show.rows import shortened, time_left
from gongkai.apps.remedies.kinds import ENDINGS, Target
from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.remedies.states import OPEN, State
from gongkai.lib import clock
from gongkai.lib.ui.parts import Cell, Column, Item, Row, Table, Tag, Tone
from gongkai.statute.remedy_results import COLUMN_LABELS, PROCEEDING_LABELS, Proceeding
from gongkai.statute.remedy_results import Column as ReportColumn

DUTIES: dict[str, str | Promise] = {
    "answer": gettext_lazy("提交答复和证据"),
    "opinion": gettext_lazy("报送纠正或者整改情况"),
    "redo": gettext_lazy("照决定办理申请"),
}
RESULT_TONES: dict[str, Tone] = {
    ReportColumn.UPHELD: "good", ReportColumn.CORRECTED: "bad", ReportColumn.OTHER_RESULT: "neutral",
}  # fmt: skip


def table_of(cases: Sequence[RemedyCase]) -> Table:
    """At most eight columns; the bodies only where there is more than one."""
    several = len({case.agency_id for case in cases}) > 1
    names = (
        _("期限"), _("案件"), _("审理（处理）机关"), _("争议的申请"), _("状态"), _("结果"), _("承办人"),
        *((_("单位"),) if several else ()),
    )  # fmt: skip
    rows = tuple(_row(case, several=several) for case in cases)
    return Table(_("复议诉讼案件"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def _row(case: RemedyCase, *, several: bool) -> Row:
    cells = (
        clock_cell(case),
        Cell(str(case), url=reverse("remedies:detail", args=[case.pk])),
        Cell(case.body_name),
        Cell(f"{case.request.request_no} {shortened(case.request.description)}"),
        Cell("", tag=state_tag(case)),
        result_cell(case),
        Cell(case.handler.name),
        *((Cell(case.agency.short_name or case.agency.name),) if several else ()),
    )
    return Row(cells)


def clock_cell(case: RemedyCase) -> Cell:
    """What this body must do next and what is left; the reason where nothing is due."""
    if case.due_on is None:
        tag = Tag(_("逾期提交"), "bad") if case.was_late and case.is_open else None
        return Cell(None, tag=tag, why=_nothing_due(case))
    tone, words = time_left(case.due_on, clock.today())
    mark = _("（暂定）") if case.due_is_provisional else ""
    return Cell(f"{case.due_on.isoformat()}{mark} {DUTIES[case.due_for]}", tag=Tag(words, tone))


def _nothing_due(case: RemedyCase) -> str:
    if case.state == State.ANSWERING:
        return _("法律和通知书都没有规定答复的期限")
    if case.state == State.AWAITING:
        return _("等待审理（处理）机关作出结果")
    return _("本机关没有待办的期限")


def state_tag(case: RemedyCase) -> Tag:
    tone: Tone = "info" if case.state in OPEN else "warn" if case.state == State.DECIDED else "good"
    return Tag(State(case.state).label, tone)


def result_cell(case: RemedyCase) -> Cell:
    if not case.result:
        return Cell(None, why=_("还没有结果"))
    label = str(ENDINGS[case.kind][case.result].label)
    return Cell(label, tag=column_tag(case))


def column_tag(case: RemedyCase) -> Tag | None:
    """The column of the annual report, None for complaints."""
    return Tag(COLUMN_LABELS[ReportColumn(case.column)], RESULT_TONES[case.column]) if case.column else None


def target_words(case: RemedyCase) -> str:
    if case.letter is not None:
        return _("第%(round)d轮的答复 %(letter)s") % {"round": case.round, "letter": str(case.letter)}
    return str(Target(case.target).label)


def items_of(cases: Iterable[RemedyCase]) -> list[Item]:
    """Cases as lines of my work, of the request's page and of what was found."""
    return [item_of(case) for case in cases]


def item_of(case: RemedyCase, excerpt: str = "") -> Item:
    limit = clock_cell(case)
    result = result_cell(case)
    meta = (case.body_name, str(State(case.state).label), str(result.text or ""))
    return Item(
        title=str(case),
        url=reverse("remedies:detail", args=[case.pk]),
        body=str(limit.text or limit.why),
        tag=limit.tag or result.tag,
        meta=tuple(part for part in meta if part),
        excerpt=excerpt,
    )


def head() -> tuple[str, ...]:
    """The columns of the list as a file."""
    return (
        _("案号"), _("种类"), _("年度报告的行"), _("审理（处理）机关"), _("程序"), _("申请编号"), _("争议的行为"),
        _("提起日期"), _("受理（立案）日期"), _("本机关收到副本的日期"), _("提交答复日期"), _("逾期提交"), _("状态"),
        _("结果"), _("年度报告的列"), _("作出日期"), _("要求重新办理或者限期答复"), _("期限"), _("承办人"), _("单位"),
    )  # fmt: skip


def sheet_rows(cases: Iterable[RemedyCase]) -> Iterable[tuple[str | date | None, ...]]:
    for case in cases:
        row = PROCEEDING_LABELS[Proceeding(case.row)] if case.row else None
        column = COLUMN_LABELS[ReportColumn(case.column)] if case.column else None
        yield (
            case.case_no, str(case.get_kind_display()), row, case.body_name, str(case.get_procedure_display()),
            case.request.request_no, target_words(case), case.applied_on, case.accepted_on, case.received_on,
            case.answered_on, _("是") if case.was_late else None, str(State(case.state).label),
            str(result_cell(case).text or ""), column, case.decided_on, _("是") if case.orders_redo else None,
            case.due_on, case.handler.name, case.agency.name,
        )  # fmt: skip
