"""One cell of a form as printed: a number, nothing, "/", or "—" where nobody can tell."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gongkai.annual_report.forms import cell_id
from gongkai.annual_report.render.element import element, span, text
from gongkai.annual_report.report import Cell, Content, Obtained

if TYPE_CHECKING:
    from gongkai.annual_report.forms import Column, Row
    from gongkai.annual_report.report import Number, ReadTable

UNKNOWN = "—"
NOT_APPLICABLE = "/"


def value_cell(read: ReadTable, row: Row, column: Column, width: int = 1) -> str:
    """The `td` of one value. `data-cell` names it, so that a page can link it to its source."""
    name = cell_id(read.table.id, row.id, column.id)
    cell = read.cells.get(name) or Cell(name, Content.BLANK, None)
    return element(
        "td",
        text(printed(cell, column)),
        class_=_classes(cell),
        data_cell=name,
        colspan=span(width),
        title=_remark(cell),
    )


def printed(cell: Cell, column: Column) -> str:
    """The words that stand in the cell."""
    if cell.content is Content.BLANK:
        return ""
    if cell.content is Content.NOT_APPLICABLE:
        return cell.raw.strip() or NOT_APPLICABLE
    if cell.value is None:
        return UNKNOWN
    unit = "" if column.unit else cell.unit or ""  # a column with a unit of its own prints it in its heading
    return digits(cell.value, signed=column.signed) + unit


def digits(value: Number, *, signed: bool = False) -> str:
    """A number as the form prints it: no exponent, a sign where the column counts changes."""
    written = format(value, "f") if isinstance(value, Decimal) else str(value)
    return f"+{written}" if signed and value > 0 else written


def _classes(cell: Cell) -> str:
    kind = cell.content.value.replace("_", "-")
    repaired = " gk-cell--repaired" if cell.obtained is Obtained.REPAIRED else ""
    return f"gk-cell gk-cell--{kind}{repaired}"


def _remark(cell: Cell) -> str | None:
    """Why a cell is not simply what is printed, in words."""
    if cell.content is Content.UNREADABLE:
        return f"原文无法判定{_candidates(cell.candidates)}"
    return cell.derivation or None


def _candidates(candidates: tuple[Number | None, ...]) -> str:
    if not candidates:
        return ""
    return "，可能是：" + "、".join("空白" if value is None else str(value) for value in candidates)
