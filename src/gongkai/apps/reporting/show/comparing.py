"""Figures of the register of documents beside those of the annual report: the difference as a sentence, and how each is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.annual_report.report import Cell as Figure
from gongkai.annual_report.report import Content, ReadTable
from gongkai.apps.normative_documents.queries.figures import TABLE
from gongkai.apps.normative_documents.show.standing import FIGURES
from gongkai.apps.reporting.contents import printed
from gongkai.apps.reporting.models import ReportScope
from gongkai.apps.reporting.queries.ledgers import FORM, Asked
from gongkai.apps.reporting.queries.library import Kept
from gongkai.apps.reporting.shell import public_address
from gongkai.apps.reporting.show.tables import label_of
from gongkai.lib.ui.parts import Cell, Column, Row, Table

SECTIONS = {row.id: row.section for table in FORM.tables if table.id == TABLE for row in table.rows}


@dataclass(frozen=True)
class Beside:
    """The report that is compared. url: where it is opened. warning: why a difference may be none."""

    title: str
    state: str
    url: str
    warning: str


def beside(kept: Kept, asked: Asked) -> Beside:
    url = reverse("reporting:detail", args=[kept.row.pk]) if kept.is_seen else public_address(kept.row)
    return Beside(
        str(kept.row), _("已发布") if kept.row.is_public else _("还没有发布"), url, _scopes(kept, asked)
    )


def _scopes(kept: Kept, asked: Asked) -> str:
    """Figures of a body alone and those with the bodies below it are different figures."""
    scope = ReportScope.CONSOLIDATED if asked.consolidated else ReportScope.OWN
    found = kept.row.edition.scope if kept.row.is_public and kept.row.edition else kept.row.scope
    if found == scope:
        return ""
    facts = {"report": ReportScope(found).label, "here": scope.label}
    return _("报告的数据口径是“%(report)s”，这里按“%(here)s”计算；差别可能来自口径。") % facts


def definition_of(cell: str) -> str:
    """How a cell is counted, with the article that asks for it; nothing where the form's own words suffice."""
    table, row, column = cell.split("/")
    if table != TABLE:
        return ""
    facts = {"definition": FIGURES[column][1], "section": SECTIONS[row]}
    return _("%(definition)s依据《中华人民共和国政府信息公开条例》%(section)s。") % facts


def table_of(counted: ReadTable, kept: Kept | None, address: Callable[[str], str]) -> Table:
    """Cell by cell; without a report the two columns about it are left out."""
    about = (Column(_("年度报告"), numeric=True), Column(_("比较"))) if kept else ()
    columns = (Column(_("项目")), Column(_("登记簿"), numeric=True), *about, Column(_("怎样计算")))
    rows = tuple(_row(counted, cell, kept, address(cell)) for cell in counted.cells)
    return Table(_("登记簿与年度报告"), columns, rows, caption_hidden=True)


def _row(counted: ReadTable, cell: str, kept: Kept | None, url: str) -> Row:
    number = counted.cells[cell].value
    assert isinstance(number, int)  # a ledger counts
    found = kept.report.cell(cell) if kept else None
    told = (Cell(printed(found.content, found.value) if found else None, why=_("报告没有这一格")),
            Cell(difference(number, found)))  # fmt: skip
    return Row(
        (
            Cell(label_of(counted, cell)),
            Cell(number, url=url),
            *(told if kept else ()),
            Cell(definition_of(cell)),
        )
    )


def difference(number: int, found: Figure | None) -> str:
    """What lies between the register and the report, in a sentence."""
    if found is None:
        return _("报告所用的版式没有这一格，不能比较。")
    if found.content is Content.UNREADABLE or found.value is None:
        return _("报告在这一格没有可以比较的数字。")
    gap = number - found.value
    if not gap:
        return _("一致。")
    words = _("登记簿比报告多%(gap)s件。") if gap > 0 else _("登记簿比报告少%(gap)s件。")
    return words % {"gap": abs(gap)}
