"""A published report as data: two shapes of JSON, a table of cells, and the feed."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from gongkai.annual_report.exchange import to_exchange
from gongkai.annual_report.exchange.corpus import shortest
from gongkai.annual_report.forms import cell_id
from gongkai.apps.reporting.queries import public
from gongkai.apps.reporting.show.words import official_title
from gongkai.lib import site
from gongkai.lib.sheets import harmless
from gongkai.portal.atom import Feed
from gongkai.portal.reports.items import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gongkai.annual_report.report import ReadTable, Report
    from gongkai.apps.reporting.queries.public import AnnualReport

CSV_HEAD = ("id", "table", "row", "column", "unit", "value", "content", "obtained", "derivation")


def small(report: AnnualReport) -> dict[str, Any]:
    """The small shape, as the labelled reports have it."""
    assert report.body is not None
    assert report.edition is not None
    return to_exchange(public.content(report), public.findings(report)) | {
        "agency": report.edition.body_name,
        "level": report.body.level,
        "source": {"name": report.edition.source_name, "url": report.edition.source_url},
        "demonstration": report.is_demonstration,
    }


def full(report: AnnualReport) -> dict[str, Any]:
    """The very content that was frozen, so that its hash can be checked."""
    assert report.edition is not None
    content: dict[str, Any] = report.edition.content
    return content


def cells_csv(report: Report) -> str:
    """One line for each cell, with a mark of the encoding so that spreadsheet programs read the Chinese."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(CSV_HEAD)
    for read in report.tables.values():
        writer.writerows(_lines(read))
    return "\ufeff" + out.getvalue()


def _lines(read: ReadTable) -> Iterator[tuple[object, ...]]:
    for row in read.table.rows:
        for column in read.table.columns_of(row):
            cell = read.cells.get(cell_id(read.table.id, row.id, column.id))
            if cell is None:
                continue
            label = " / ".join((*row.group, row.label))
            over = " / ".join(part for part in (column.group, column.label) if part)
            unit = column.unit or row.unit or cell.unit or ""
            words = (read.table.title, label, over, unit)
            yield (
                cell.id, *map(harmless, words), shortest(cell.value), cell.content.value, cell.obtained.value,
                harmless(cell.derivation),
            )  # fmt: skip


def feed(reports: Iterable[AnnualReport], absolute: Callable[[str], str], own: str) -> str:
    """The newest reports as Atom. absolute: makes a whole address of a path."""
    atom = Feed(
        title=_("政府信息公开年报"),
        link=absolute("/"),
        description=_("新公开和更正的政府信息公开工作年度报告"),
        feed_url=absolute(own),
        language="zh-CN",
        author_name=site.current().sponsor or site.current().name,
    )
    for report in reports:
        if report.edition is None:
            continue
        url = absolute(address(report))
        note = _("更正：%(reason)s") % {"reason": report.edition.reason} if report.edition.reason else ""
        atom.add_item(
            title=official_title(report),
            link=url,
            description=note,
            unique_id=f"{url}#{report.edition.number}",
            updateddate=report.edition.published_at,
            pubdate=report.edition.published_at,
        )
    return str(atom.writeString("utf-8"))
