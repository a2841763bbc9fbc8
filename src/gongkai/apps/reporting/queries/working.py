"""A report as it stands in work: what was read, people's corrections over it, and what the checks say of the whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from gongkai.annual_report.blocks import Document
from gongkai.annual_report.check import Context, check_years
from gongkai.annual_report.report import Cell, Content, Obtained, Report
from gongkai.apps.reporting import contents
from gongkai.apps.reporting.models import AnnualReport, CellCorrection, FindingDecision, ReportScope
from gongkai.rules import Finding, Level, Verdict


@dataclass(frozen=True)
class Judged:
    """A finding with what people last said of it; a decision on other numbers does not count."""

    finding: Finding
    key: str
    decision: FindingDecision | None
    outdated: bool = False

    @property
    def is_open(self) -> bool:
        return self.decision is None or self.outdated


@dataclass(frozen=True)
class WorkingCopy:
    """as_read: by the reader alone. corrections: the latest of each cell. previous: last year's public report."""

    row: AnnualReport
    as_read: Report
    corrections: dict[str, CellCorrection]
    history: tuple[CellCorrection, ...]
    decisions: dict[str, FindingDecision]
    previous: Report | None

    @cached_property
    def report(self) -> Report:
        changes = {
            cell: contents.Correction(Content(row.content), row.number, row.reason)
            for cell, row in self.corrections.items()
        }
        return contents.corrected(self.as_read, changes)

    @cached_property
    def document(self) -> Document:
        """The blocks of the source; only the page beside the source asks for them."""
        assert self.row.reading is not None
        return contents.document_from_json(self.row.reading.document)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        found = contents.broken(self.report, self._context)
        return found + self._findings_across_years

    @property
    def _findings_across_years(self) -> tuple[Finding, ...]:
        if self.previous is None:
            return ()
        found = check_years(self.report, self.previous, self._context)
        return tuple(finding for finding in found if finding.verdict is Verdict.BROKEN)

    @property
    def _context(self) -> Context:
        body = self.row.body
        scope = {ReportScope.OWN: False, ReportScope.CONSOLIDATED: True}
        return Context(
            level=body.level if body else None,
            makes_rules=body.agency.has_rule_making_power
            if body and body.agency_id and body.agency
            else None,
            consolidated=scope.get(ReportScope(self.row.scope)),
        )

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        return tuple(self._judged(finding) for finding in self.findings)

    def _judged(self, finding: Finding) -> Judged:
        key = contents.key_of(finding)
        decision = self.decisions.get(key)
        return Judged(finding, key, decision, decision is not None and decision.sentence != finding.sentence)

    @property
    def undecided(self) -> tuple[Judged, ...]:
        return tuple(one for one in self.judged if one.is_open and one.finding.level in contents.GRAVE)

    @property
    def undecided_errors(self) -> tuple[Judged, ...]:
        return tuple(one for one in self.undecided if one.finding.level is Level.ERROR)

    @property
    def _cells(self) -> list[Cell]:
        return [cell for table in self.report.tables.values() for cell in table.cells.values()]

    @property
    def unknown(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self._cells if cell.content is Content.UNREADABLE)

    @property
    def repaired(self) -> tuple[Cell, ...]:
        """What the reader inferred and no person has touched."""
        return tuple(
            cell
            for cell in self._cells
            if cell.obtained is Obtained.REPAIRED and cell.id not in self.corrections
        )

    @property
    def conflicts(self) -> dict[str, Cell]:
        """Corrected cells that the present reading reads otherwise than the reading that was corrected."""
        found = {name: self.as_read.cell(name) for name in self.corrections}
        return {
            name: cell
            for name, cell in found.items()
            if cell is not None and _differs(cell, self.corrections[name])
        }

    def content(self, *, with_findings: bool = False) -> dict[str, Any]:
        """What would be published now: particulars as people gave them, cells as corrected."""
        report, row = self.report, self.row
        shown = [one.finding for one in self.judged if not _is_dismissed(one)] if with_findings else []
        content = contents.edition_content(report, shown)
        return content | {
            "agency": row.body.name_in(row.year) if row.body and row.year else report.agency,
            "year": row.year,
            "published": row.published_on.isoformat() if row.published_on else None,
            "title": row.title or report.title,
            "form": row.form or None,
        }


def _is_dismissed(judged: Judged) -> bool:
    return (
        judged.decision is not None
        and not judged.outdated
        and judged.decision.decision == FindingDecision.Decision.DISMISSED
    )


def _differs(cell: Cell, row: CellCorrection) -> bool:
    return (cell.content.value, contents.plain(cell.value)) != (row.read_content, row.read_value)


def working_copy(report: AnnualReport) -> WorkingCopy:
    """The report in work; `report` came through `get` and has its reading."""
    assert report.reading is not None
    history = tuple(CellCorrection.objects.filter(report=report).select_related("by").order_by("pk"))
    decided = FindingDecision.objects.filter(report=report).select_related("by").order_by("pk")
    return WorkingCopy(
        row=report,
        as_read=contents.report_from_json(report.reading.content, report.reading.prose),
        corrections={row.cell: row for row in history},
        history=history,
        decisions={row.key: row for row in decided},
        previous=_previous(report),
    )


def _previous(report: AnnualReport) -> Report | None:
    """Figures of different scopes are not compared."""
    if report.body_id is None or report.year is None:
        return None
    rows = AnnualReport.objects.filter(
        body_id=report.body_id, year=report.year - 1, edition__scope=report.scope, is_public=True
    )
    row = rows.select_related("edition").first()
    return contents.report_from_json(row.edition.content) if row and row.edition else None
