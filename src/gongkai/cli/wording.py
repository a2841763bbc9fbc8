"""A report and its findings as text for a terminal: columns line up although Chinese characters are two wide."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gongkai.annual_report.forms import FORMS, cell_id
from gongkai.annual_report.report import Content, Obtained
from gongkai.cli.columns import fit, width
from gongkai.rules.rule import Level, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gongkai.annual_report.forms import Row
    from gongkai.annual_report.report import Cell, ReadTable, Report
    from gongkai.rules.rule import Finding

LEVELS = {Level.ERROR: "错误", Level.WARNING: "警告", Level.REMARK: "提示"}
LABEL_WIDTH = 40
LEGEND = "标记：* 按勾稽关系修复；? 无法判定；空白为原文空白。"


def rule_off(name: str) -> str:
    return f"── {name} " + "─" * max(3, 70 - width(name))


def title(report: Report) -> str:
    """Whose report, of which year, in which form."""
    form = FORMS[report.form].title if report.form in FORMS else "无法判定版式"
    year = f"{report.year}年度" if report.year else "年度不详"
    published = f"　公布日期：{report.published.isoformat()}" if report.published else ""
    return f"{report.agency or '机关不详'}　{year}　{form}{published}"


def report(read: Report) -> str:
    """Everything of a report that fits a terminal: head, tables, figures of the prose."""
    parts = [title(read), *(table(one) for one in read.tables.values())]
    if not read.tables:
        parts.append("（没有表格）")
    elif any(
        cell.obtained is not Obtained.PRINTED for one in read.tables.values() for cell in one.cells.values()
    ):
        parts.append(LEGEND)
    if read.narrative:
        parts.append(f"正文数字{len(read.narrative)}处：")
        parts.extend(
            f"  {figure.metric} = {_number(figure.value)}　“{figure.quote}”" for figure in read.narrative
        )
    return "\n".join(parts)


def findings(found: Iterable[Finding]) -> str:
    """What is broken and what cannot be told; what holds is not worth a line."""
    found = list(found)
    lines = [f"  {LEVELS[one.level]}　{one.sentence}" for one in found if one.verdict is Verdict.BROKEN]
    open_ones = [f"  不能判断　{one.sentence}" for one in found if one.verdict is Verdict.CANNOT_TELL]
    head = f"核查发现{len(lines)}处：" if lines else "核查没有发现问题。"
    return "\n".join((head, *lines, *open_ones))


def table(read: ReadTable) -> str:
    """One table: a block of lines for each run of rows with the same columns."""
    present = [row for row in read.table.rows if any(_cells(read, row))]
    lines = [f"\n{read.table.title}"]
    for columns, rows in groupby(present, key=read.table.columns_of):
        block = [("", *(column.label for column in columns))]
        block += [(row.label, *(content(cell) for cell in _cells(read, row))) for row in rows]
        lines += _aligned(block)
    return "\n".join(lines)


def _cells(read: ReadTable, row: Row) -> list[Cell | None]:
    columns = read.table.columns_of(row)
    return [read.cells.get(cell_id(read.table.id, row.id, column.id)) for column in columns]


def content(cell: Cell | None) -> str:
    """A cell in a few characters."""
    if cell is None or cell.content is Content.BLANK:
        return ""
    if cell.content is Content.UNREADABLE:
        return "?"
    text = _number(cell.value) + (cell.unit or "") if cell.content is Content.NUMBER else cell.raw or "/"
    return f"{text}*" if cell.obtained is Obtained.REPAIRED else text


def _number(value: object) -> str:
    return "" if value is None else str(value)


def _aligned(block: Sequence[Sequence[str]]) -> list[str]:
    """Labels to the left, numbers to the right, each column as wide as it needs."""
    widths = [max(width(line[at]) for line in block) for at in range(1, len(block[0]))]
    return [
        "  ".join(
            (
                fit(line[0], LABEL_WIDTH),
                *(" " * (n - width(one)) + one for n, one in zip(widths, line[1:], strict=True)),
            )
        )
        for line in block
    ]
