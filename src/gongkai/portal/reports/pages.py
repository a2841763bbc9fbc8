"""What stands on the page of a report and on that of a body, made from published editions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.annual_report.report import Cell as ReadCell
from gongkai.annual_report.report import Content, Number, Obtained, Report
from gongkai.apps.reporting.show.tables import label_of, linked
from gongkai.apps.reporting.show.words import OF_THE_PROSE, finding_of, form_name, official_title
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.meta import ArticleMeta, ColumnMeta, PageMeta
from gongkai.lib.ui.parts import Cell, Column, Figure, Finding, KeyFigure, Row, Table, Tag, Term
from gongkai.portal.reports import charts, outcomes
from gongkai.portal.reports.items import address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.apps.reporting.queries.public import AnnualReport, Body, Edition
    from gongkai.rules import Finding as Found

COLUMN = ColumnMeta(
    gettext_lazy("政府信息公开年报"),
    gettext_lazy("各机关的政府信息公开工作年度报告及其数据。"),
    (gettext_lazy("政府信息公开"), gettext_lazy("年度报告")),
    gettext_lazy("政府信息公开年报"),
)


@dataclass(frozen=True)
class ShownTable:
    heading: str
    label: str
    html: SafeString


@dataclass(frozen=True)
class Definition:
    """One cell explained: what it counts, what stands there, and how that was come by."""

    name: str
    label: str
    tag: Tag
    terms: tuple[Term, ...]


def meta_of(report: AnnualReport, url: str) -> PageMeta:
    assert report.edition is not None
    assert report.body is not None
    article = ArticleMeta(
        title=official_title(report),
        published_at=report.edition.published_at,
        source=report.edition.source_name or report.edition.body_name,
        keywords=(report.edition.body_name, _("政府信息公开"), _("年度报告")),
        url=url,
    )
    return PageMeta(COLUMN, article)


def terms_of(report: AnnualReport, editions: Sequence[Edition]) -> tuple[Term, ...]:
    edition = report.edition
    assert edition is not None
    assert report.body is not None
    published = edition.published_on.isoformat() if edition.published_on else None
    return (
        Term(_("报告机关"), edition.body_name),
        Term(_("层级"), report.body.get_level_display()),
        Term(_("报告年度"), _("%(year)d年") % {"year": report.year}),
        Term(_("数据口径"), edition.get_scope_display()),
        Term(_("版式"), form_name(report.form)),
        Term(_("原文发布日期"), published, why=_("原文没有写明")),
        Term(_("原文出处"), edition.source_name or None, url=edition.source_url, why=_("没有登记")),
        Term(
            _("本网站版本"),
            _("第%(number)d版，%(day)s")
            % {"number": edition.number, "day": local_day(editions[0].published_at).isoformat()},
        ),
    )


def key_figures(report: Report) -> tuple[KeyFigure, ...]:
    """Five numbers that matter; one that the report does not tell says so."""
    received = outcomes.number(report, "requests/new/total", "indicators/requests_received")
    handled = outcomes.number(report, "requests/results_total/total", "indicators/requests_closed")
    by_outcome = outcomes.by_outcome(report)
    untold = _("报告没有写明")
    return (
        _key(received, _("件"), _("新收申请"), _("当年收到的政府信息公开申请，按收到日期计。"), untold),
        _key(handled, _("件"), _("办结申请"), _("当年办理完毕的申请，包括上年结转的。"), untold),
        _share(by_outcome if outcomes.agrees(report) else {}, _why_no_share(by_outcome)),
        _key(
            outcomes.number(report, "requests/carried_out/total"),
            _("件"),
            _("结转下年"),
            _("年底还在办理、转到下一年度的申请。"),
            untold,
        ),
        _key(
            outcomes.remedies_total(report),
            _("件"),
            _("复议和诉讼"),
            _("因政府信息公开被申请行政复议、被提起行政诉讼的件数之和。"),
            _("报告没有写明，或总计与各项不符"),
        ),
    )


def _key(value: Number | None, unit: str, label: str, definition: str, why: str) -> KeyFigure:
    shown = value if value is None or isinstance(value, int) else f"{value:,}"
    return KeyFigure(shown, unit, label, definition, why=why)


def _why_no_share(by_outcome: dict[str, int]) -> str:
    if not by_outcome:
        return _("报告没有写明")
    return _("各项结果之和与总计不符") if sum(by_outcome.values()) else _("没有办结的申请")


def _share(by_outcome: dict[str, int], why: str) -> KeyFigure:
    definition = _("予以公开与部分公开的件数之和，除以当年办结的件数。")
    total = sum(by_outcome.values())
    if not total:
        return KeyFigure(None, "%", _("公开的比例"), definition, why=why)
    opened = by_outcome["granted"] + by_outcome["partially_granted"]
    return KeyFigure(f"{opened * 100 / total:.1f}", "%", _("公开的比例"), definition)


def cell_address(name: str) -> str:
    """Where a cell is explained; the prose of a report is not on its page, so its figures lead nowhere."""
    if name.startswith(OF_THE_PROSE):
        return ""
    return f"?{urlencode({'cell': name})}#cell"


def tables_of(report: Report) -> list[ShownTable]:
    return [
        ShownTable(table.table.title, table.table.title, linked(table, cell_address))
        for table in report.tables.values()
    ]


def definition_of(report: Report, name: str) -> Definition | None:
    cell = report.cell(name)
    if cell is None:
        return None
    read = report.tables[name.split("/", 1)[0]]
    tag = _obtained(cell)
    row_id = name.split("/")[1]
    row = read.table.row_by_id.get(row_id)
    parts = [read.table.row_by_id[part].label for part in row.parts] if row else []
    column = read.table.column_by_id.get(name.rsplit("/", maxsplit=1)[-1])
    across = [read.table.column_by_id[part].label for part in column.parts] if column else []
    terms = [
        Term(_("数值"), _printed(cell), why=_("原文空白或无法判定")),
        Term(_("所在的表"), read.table.title),
    ]
    unit = column.unit if column is not None else row.unit if row is not None else ""
    terms.append(Term(_("单位"), unit or cell.unit or None, why=_("表中没有统一的单位")))
    if parts:
        terms.append(Term(_("应等于这些行之和"), lines=tuple(parts)))
    if across:
        terms.append(Term(_("应等于这些列之和"), lines=tuple(across)))
    if cell.derivation:
        terms.append(Term(_("怎样得出"), cell.derivation))
    return Definition(name, label_of(read, name), tag, tuple(terms))


def _printed(cell: ReadCell) -> str | None:
    if cell.value is not None:
        return f"{cell.value:,}{cell.unit or ''}"
    return _("不适用（/）") if cell.content is Content.NOT_APPLICABLE else None


def _obtained(cell: ReadCell) -> Tag:
    if cell.content is Content.UNREADABLE:
        return Tag(_("原文无法判定"), "bad")
    if cell.obtained is Obtained.REPAIRED:
        return Tag(_("推算或更正"), "warn")
    return Tag(_("原文如此"), "good")


def findings_of(found: Sequence[Found], report: Report) -> list[Finding]:
    return [finding_of(one, report, cell_address) for one in found]


def source_of(report: AnnualReport) -> str:
    assert report.edition is not None
    return _("%(title)s，%(day)s公开") % {
        "title": official_title(report),
        "day": local_day(report.edition.published_at).isoformat(),
    }


def charts_of_report(row: AnnualReport, report: Report) -> list[Figure]:
    assert row.year is not None
    found = [
        charts.share_of_outcomes({row.year: report}, source_of(row)),
        charts.results_of_remedies(row.year, report, source_of(row)),
    ]
    return [chart for chart in found if chart is not None]


def charts_of_body(body: Body, rows: Sequence[AnnualReport], reports: dict[int, Report]) -> list[Figure]:
    totals = {
        row.year: row.edition.figures for row in rows if row.year is not None and row.edition is not None
    }
    source = _("%(body)s各年度报告") % {"body": body.name}
    latest = max(reports)
    found = [
        charts.requests_over_years(totals, source),
        charts.share_of_outcomes(reports, source),
        charts.results_of_remedies(latest, reports[latest], source_of(rows[0])),
    ]
    return [chart for chart in found if chart is not None]


def years_table(rows: Sequence[AnnualReport], reports: dict[int, Report]) -> Table:
    """The years of a body beside each other; different scopes are said, not hidden."""
    columns = (
        Column(_("年度")),
        Column(_("新收"), numeric=True),
        Column(_("上年结转"), numeric=True),
        Column(_("办结"), numeric=True),
        Column(_("予以公开"), numeric=True),
        Column(_("部分公开"), numeric=True),
        Column(_("结转下年"), numeric=True),
        Column(_("口径")),
    )
    cells = (
        ("requests/new/total", "indicators/requests_received"),
        ("requests/carried_in/total",),
        ("requests/results_total/total", "indicators/requests_closed"),
        ("requests/granted/total", "indicators/replies_granted"),
        ("requests/partially_granted/total", "indicators/replies_partially_granted"),
        ("requests/carried_out/total",),
    )
    shown = tuple(
        Row(
            (
                Cell(str(row.year), url=address(row)),
                *(_cell(outcomes.number(reports[row.year], *names)) for names in cells),
                Cell(row.edition.get_scope_display()),
            )
        )
        for row in rows
        if row.year is not None and row.edition is not None
    )
    # Years are compared with one another: on a phone they stay below one another, too.
    return Table(_("各年度的数据"), columns, shown, look="scroll", caption_hidden=True)


def _cell(value: Number | None) -> Cell:
    shown = value if value is None or isinstance(value, int) else f"{value:,}"
    return Cell(shown, why=_("报告没有写明"))
