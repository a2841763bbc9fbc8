"""The reading beside its source: linked tables, the panel of one cell, the figures of the prose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gongkai.annual_report.report import (
    Cell,
    Content,
    NarrativeFigure,
    Number,
    Obtained,
    ReadTable,
    Scope,
    Verb,
)
from gongkai.apps.reporting import contents
from gongkai.apps.reporting.forms import CorrectForm
from gongkai.apps.reporting.models import AnnualReport, CellCorrection
from gongkai.apps.reporting.queries import WorkingCopy
from gongkai.apps.reporting.show import source
from gongkai.apps.reporting.show.metrics import name_of
from gongkai.apps.reporting.show.tables import label_of, linked
from gongkai.lib.ui.parts import Tag, Term, Text


@dataclass(frozen=True)
class ShownTable:
    title: str
    html: SafeString


@dataclass(frozen=True)
class Candidate:
    """What the cell may be: what the form takes over with one click, and the word for it."""

    content: Content
    value: str
    word: Text


@dataclass(frozen=True)
class Panel:
    """What is known of one cell. next_unknown: name and address of the cell that waits after this one."""

    cell: Cell
    label: str
    state: Tag
    terms: tuple[Term, ...]
    candidates: tuple[Candidate, ...]
    history: tuple[CellCorrection, ...]
    place: str
    next_unknown: tuple[str, str] | None


@dataclass(frozen=True)
class Figure:
    name: str
    metric: Text
    value: str
    quote: str
    scope: str
    verb: str
    anchor: str
    sentence: str


def address(report: AnnualReport, cell: str) -> str:
    """The page of a report with this cell chosen; figures of the prose have a page of their own."""
    if cell.startswith("narrative/"):
        return reverse("reporting:prose", args=[report.pk])
    return f"{reverse('reporting:detail', args=[report.pk])}?{urlencode({'cell': cell})}#panel"


def page(copy: WorkingCopy, chosen: str, *, may_correct: bool) -> dict[str, Any]:
    """What the template of the side-by-side page needs. chosen: a cell of the report, or nothing."""
    shown = panel(copy, chosen)
    return {
        "tables": [_table(copy, read) for read in copy.report.tables.values()],
        "blocks": source.blocks(copy.document, copy.report),
        "panel": shown,
        "form": correct_form(copy.row, shown) if may_correct else None,
        "unknown": [(cell.id, _label(copy, cell.id), address(copy.row, cell.id)) for cell in copy.unknown],
        "repaired": [(cell.id, _label(copy, cell.id), address(copy.row, cell.id)) for cell in copy.repaired],
        "conflicts": [_conflict(copy, name, cell) for name, cell in copy.conflicts.items()],
    }


def _table(copy: WorkingCopy, read: ReadTable) -> ShownTable:
    html = linked(read, lambda name: address(copy.row, name), copy.corrections)
    return ShownTable(read.table.title, html)


def _label(copy: WorkingCopy, name: str) -> str:
    table = copy.report.tables.get(name.split("/", 1)[0])
    return label_of(table, name) if table else name


def _conflict(copy: WorkingCopy, name: str, cell: Cell) -> tuple[str, str, str, str]:
    """Label and address of a corrected cell, what is read now, and what people put there."""
    stands = copy.report.cell(name)
    return (
        _label(copy, name),
        address(copy.row, name),
        contents.printed(cell.content, cell.value),
        contents.printed(stands.content, stands.value) if stands else "",
    )


def panel(copy: WorkingCopy, name: str) -> Panel | None:
    cell = copy.report.cell(name)
    if cell is None:
        return None
    read = copy.as_read.cell(name) or cell
    return Panel(
        cell=cell,
        label=_label(copy, name),
        state=_state(copy, cell),
        terms=tuple(_terms(cell, read)),
        candidates=tuple(map(_candidate, read.candidates)),
        history=tuple(row for row in copy.history if row.cell == name),
        place=source.anchor_of(cell.place) if cell.place else "",
        next_unknown=_next_unknown(copy, name),
    )


def _candidate(value: Number | None) -> Candidate:
    content = Content.BLANK if value is None else Content.NUMBER
    return Candidate(content, contents.plain(value), contents.printed(content, value))


def _next_unknown(copy: WorkingCopy, name: str) -> tuple[str, str] | None:
    """The unknown cell that follows in the order of the form; after the last one the first."""
    order = [cell for table in copy.report.tables.values() for cell in table.cells]
    here = order.index(name)
    unknown = {cell.id for cell in copy.unknown} - {name}
    following = next((one for one in order[here + 1 :] + order[:here] if one in unknown), None)
    return (following, address(copy.row, following)) if following else None


def _state(copy: WorkingCopy, cell: Cell) -> Tag:
    if cell.id in copy.corrections:
        return Tag(_("人工更正"), "info")
    if cell.content is Content.UNREADABLE:
        return Tag(_("无法判定"), "bad")
    if cell.obtained is Obtained.REPAIRED:
        return Tag(_("推算"), "warn")
    return Tag(_("原文如此"), "good")


def _terms(cell: Cell, read: Cell) -> list[Term]:
    place = cell.place
    where = _("原文没有这一格") if place is None else _("第%(line)d段") % {"line": place.block + 1}
    if place is not None and place.page:
        where = _("第%(page)d页，%(where)s") % {"page": place.page, "where": where}
    unsettled = read.content is Content.UNREADABLE
    why = _("不能确定原文哪一处是这一格") if unsettled else _("原文这里没有文字")
    terms = [
        Term(_("现在的值"), contents.printed(cell.content, cell.value)),
        Term(_("原文"), read.raw or None, why=why),
        Term(_("位置"), where),
    ]
    if read.derivation:
        terms.append(Term(_("怎样得出"), read.derivation))
    if read.candidates:
        terms.append(Term(_("可能的值"), _("、").join(str(_candidate(one).word) for one in read.candidates)))
    return terms


def correct_form(report: AnnualReport, shown: Panel | None) -> CorrectForm | None:
    if shown is None:
        return None
    cell = shown.cell
    first = {
        "cell": cell.id,
        "version": report.version,
        "content": Content.NUMBER,
        "value": contents.plain(cell.value),
    }
    return CorrectForm(initial=first, auto_id="correct_%s")


def figures(copy: WorkingCopy) -> list[Figure]:
    """Every figure of the prose with its quote."""
    return [_figure(index, one) for index, one in enumerate(copy.report.narrative)]


def _figure(index: int, one: NarrativeFigure) -> Figure:
    about = _("约%(value)s") if one.approximate else "%(value)s"
    return Figure(
        name=f"narrative/{index}",
        metric=name_of(one.metric),
        value=about % {"value": f"{one.value:,}{one.unit or ''}"},
        quote=one.quote,
        scope=_scopes()[one.scope],
        verb=_verbs()[one.verb],
        anchor=source.anchor_of(one.place),
        sentence=one.sentence,
    )


def _scopes() -> dict[Scope, str]:
    return {
        Scope.AREA: _("全地区"),
        Scope.OWN: _("本机关"),
        Scope.PART: _("其中一部分"),
        Scope.CUMULATIVE: _("历年累计"),
    }


def _verbs() -> dict[Verb, str]:
    return {
        Verb.RECEIVED: _("收到"),
        Verb.ANSWERED: _("答复"),
        Verb.CARRIED_IN: _("上年结转"),
        Verb.CARRIED_OUT: _("结转下年"),
        Verb.PUBLISHED: _("公开"),
        Verb.OTHER: "",
    }


def corrections(copy: WorkingCopy) -> list[tuple[str, str, CellCorrection, str, str]]:
    """Every correction, latest first: label and address of its cell, the row, what was read and what it put there."""
    return [
        (
            _label(copy, row.cell),
            address(copy.row, row.cell),
            row,
            row.read_value or contents.printed(Content(row.read_content), None),
            contents.printed(Content(row.content), row.number),
        )
        for row in reversed(copy.history)
    ]
