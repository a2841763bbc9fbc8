"""A table as printed boxes: the official layout, taken from the drawn form, with the words of its values put in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.render import html_of
from gongkai.annual_report.report import Cell, Content, ReadTable, Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.layouts.known import Known, Value
    from gongkai.annual_report.forms import Table


@dataclass(frozen=True)
class Box:
    """One printed cell. `cell` is the id of its value, None for a label."""

    text: str
    columns: int = 1
    rows: int = 1
    cell: str | None = None


Grid = list[list[Box]]


@dataclass(frozen=True)
class Part:
    """One section of a report: heading, prose, then perhaps a table."""

    heading: str
    prose: tuple[str, ...]
    table: Table | None
    grid: Grid


def grid_of(report: Known, table: Table) -> Grid:
    """The official layout of one table with the report's values as they would be typed."""
    cells = {
        name: Cell(name, Content.BLANK, None) for name in report.values if name.split("/", 1)[0] == table.id
    }
    drawn = Report(report.agency, report.year, None, "", table.form, {table.id: ReadTable(table, cells)})
    rows = LexborHTMLParser(html_of(drawn)).css("tr")
    return [[_box(node.text(), node.attributes, report) for node in row.css("th, td")] for row in rows]


def _box(words: str, attributes: dict[str, str | None], report: Known) -> Box:
    cell = attributes.get("data-cell")
    if cell:
        value = report.values[cell]
        unit = "" if value is None or isinstance(value, str) else report.units.get(cell, "")
        words = typed(value, signed=cell.endswith("/items_change")) + unit
    return Box(words, int(attributes.get("colspan") or 1), int(attributes.get("rowspan") or 1), cell)


def typed(value: Value, *, signed: bool = False) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    words = format(value, "f") if isinstance(value, Decimal) else str(value)
    return f"+{words}" if signed and value > 0 else words


def changed(grid: Grid, change: Callable[[Box], str]) -> Grid:
    """The same boxes with other words."""
    return [[replace(box, text=change(box)) for box in row] for row in grid]


def filled(grid: Grid) -> list[list[Box | None]]:
    """The grid as a rectangle: a box stands where it begins, None where it goes on."""
    width = sum(box.columns for box in grid[0])
    lines: list[list[Box | None]] = [[None] * width for _ in grid]
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(grid):
        x = 0
        for box in row:
            while (y, x) in taken:
                x += 1
            lines[y][x] = box
            taken |= {(y + dy, x + dx) for dy in range(box.rows) for dx in range(box.columns)}
    return lines


def parts_of(report: Known) -> list[Part]:
    """The report in sections: prose that agrees with its tables, and the tables under their headings."""
    tables = {table.id: table for table in report.tables}
    form = FORMS[report.tables[0].form]
    parts = []
    for heading in form.headings:
        table = next((one for one in tables.values() if one.title in heading), None)
        grid = grid_of(report, table) if table else []
        parts.append(Part(heading, () if table else _prose(heading, report), table, grid))
    if "indicators" in tables:
        parts.append(
            Part(tables["indicators"].title, (), tables["indicators"], grid_of(report, tables["indicators"]))
        )
    return parts


def _prose(heading: str, report: Known) -> tuple[str, ...]:
    """Sentences without figures that a table also gives: the tables are what is measured here."""
    last = report.year + 1
    if "问题" in heading:
        return (
            "政策解读的形式还不够丰富，公开平台的建设仍需加强。",
            f"{last}年将完善制度，做好重点领域信息公开。",
        )
    if "其他" in heading:
        return ("本机关按规定没有需要报告的其他事项。",)
    return (
        f"本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自{report.year}年1月1日至12月31日。",
        "一年来，我们坚持以公开为常态、不公开为例外，持续推进决策、执行、管理、服务、结果公开。",
    )
