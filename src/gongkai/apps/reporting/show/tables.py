"""The official tables with each cell a link: to its place in the source for staff, to its definition for the public."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.annual_report.forms import FORMS, cell_id
from gongkai.annual_report.forms.shape import Table
from gongkai.annual_report.render.tables import table_of
from gongkai.annual_report.report import Cell, Content, Obtained, ReadTable

VALUE_CELL = re.compile(r'<td (?P<attributes>[^>]*?data-cell="(?P<cell>[^"]+)"[^>]*)>(?P<text>[^<]*)</td>')
"""One value as our renderer writes it: the renderer names each cell so that a page can link it."""


def linked(read: ReadTable, address: Callable[[str], str], corrected: Collection[str] = ()) -> SafeString:
    """The table with a link in each value cell. address: of a cell, by its id."""

    def link(match: re.Match[str]) -> str:
        name = match["cell"]
        cell = read.cells.get(name)
        sign, words = _sign(cell, corrected)
        shown = match["text"] or f'<span class="gk-hidden-visually">{escape(_("空白"))}</span>'
        mark = f'<span class="gk-cell-sign" aria-hidden="true">{sign}</span>' if sign else ""
        told = f'<span class="gk-hidden-visually">（{escape(words)}）</span>' if words else ""
        anchor = f'<a class="gk-cell-link" href="{escape(address(name))}" data-gk-cell="{escape(name)}">'
        return f'<td {match["attributes"]} id="c-{escape(name)}">{anchor}{shown}{mark}{told}</a></td>'

    return mark_safe(VALUE_CELL.sub(link, table_of(read)))  # noqa: S308 (our renderer escapes what was read)


def _sign(cell: Cell | None, corrected: Collection[str]) -> tuple[str, str]:
    """A sign and its word: never colour alone."""
    if cell is None:
        return "", ""
    if cell.id in corrected:
        return "✎", _("人工更正")
    if cell.content is Content.UNREADABLE:
        return "？", _("无法判定")
    return ("△", _("推算")) if cell.obtained is Obtained.REPAIRED else ("", "")


def label_of(read: ReadTable, name: str) -> str:
    """The official words for a cell: 「一、本年新收政府信息公开申请数量 · 自然人」."""
    return _labels(read.table).get(name, name)


@cache
def _labels(table: Table) -> dict[str, str]:
    return {
        cell_id(table.id, row.id, column.id): " · ".join(
            (*row.group, row.label, *((column.group, column.label) if column.group else (column.label,)))
        )
        for row in table.rows
        for column in table.columns_of(row)
    }


def labels_of_cells() -> dict[str, str]:
    """The official words for every cell of every edition, those of the newest where editions differ."""
    return {
        name: label
        for form in FORMS.values()
        for table in form.tables
        for name, label in _labels(table).items()
    }
