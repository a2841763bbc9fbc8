"""Working on a reading: whose it is, cells corrected, findings decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.annual_report.report import Content
from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.services import record
from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.reporting import contents, events, queries, states
from gongkai.apps.reporting.models import AnnualReport, CellCorrection, FindingDecision
from gongkai.apps.reporting.services import bodies
from gongkai.apps.reporting.services.reading import SEARCHED_AS, SHOWN_AS, recount
from gongkai.apps.search_index import services as search_index
from gongkai.lib import versions
from gongkai.lib.errors import NotAllowed


@dataclass(frozen=True)
class Particulars:
    """What a person says of a report as a whole."""

    body_name: str
    level: str
    year: int
    scope: str = ""
    title: str = ""
    published_on: date | None = None
    source_name: str = ""
    source_url: str = ""
    is_demonstration: bool = False


@transaction.atomic
def describe(actor: Staff, pk: int, particulars: Particulars, *, version: int | None = None) -> AnnualReport:
    """Say whose report it is and of which year. Raises NotAllowed, Stale."""
    report = queries.get(actor, pk)
    states.require(actor, report, "describe")
    versions.expect(report, version)
    body = bodies.named(particulars.body_name, particulars.level, report.agency)
    if report.edition_id is not None and (report.body_id, report.year) != (body.pk, particulars.year):
        raise NotAllowed(
            _("报告已在网站上公开过，机关和年度是它的网址，不能改动；弄错了的请撤回这一份，另行导入。"),
            act="describe",
        )
    versions.save(
        report,
        body=body,
        year=particulars.year,
        scope=particulars.scope,
        title=particulars.title or report.title,
        published_on=particulars.published_on,
        source_name=particulars.source_name,
        source_url=particulars.source_url,
        is_demonstration=particulars.is_demonstration or report.is_demonstration,
    )
    recount(report)
    search_index.note(SEARCHED_AS, [report.pk])
    if report.edition_id is not None:
        page_outbox.note(SHOWN_AS, [report.pk])
    data = {
        "body": body.pk,
        "year": particulars.year,
        "scope": particulars.scope,
        "published_on": particulars.published_on,
    }
    record(events.REPORT_DESCRIBED, by=actor, subject=report, agency=report.agency_id, data=data)
    return report


@transaction.atomic
def correct_cell(
    actor: Staff,
    pk: int,
    *,
    cell: str,
    content: str,
    value: int | Decimal | None,
    reason: str,
    version: int | None = None,
) -> CellCorrection:
    """Put a value, a blank, "/" or "cannot tell" in place of what was read. Raises NotAllowed, Stale."""
    report = queries.get(actor, pk)
    states.require(actor, report, "correct")
    versions.expect(report, version)
    copy = queries.working_copy(report)
    stands = copy.report.cell(cell)
    read = copy.as_read.cell(cell)
    if stands is None or read is None or report.reading is None:
        raise NotAllowed(_("这份报告里没有这个单元格；请刷新页面后重试。"), act="correct")
    wanted = Content(content)
    if (stands.content, stands.value) == (wanted, value):
        raise NotAllowed(_("单元格现在就是这个值，没有需要更正的；请核对后再提交。"), act="correct")
    correction = CellCorrection.objects.create(
        report=report,
        reading=report.reading,
        cell=cell,
        read_content=read.content,
        read_value=contents.plain(read.value),
        content=wanted,
        value=contents.plain(value),
        reason=reason,
        by=actor,
    )
    versions.save(report)
    recount(report)
    data = {"cell": cell, "correction": correction.pk}
    record(events.CELL_CORRECTED, by=actor, subject=report, agency=report.agency_id, data=data)
    return correction


@transaction.atomic
def decide_finding(
    actor: Staff, pk: int, *, key: str, decision: str, reason: str, version: int | None = None
) -> FindingDecision:
    """Confirm a finding or dismiss it, with a reason. Raises NotAllowed, Stale."""
    report = queries.get(actor, pk)
    states.require(actor, report, "decide")
    versions.expect(report, version)
    judged = _judged(report, [key])[0]
    row = _decide(report, judged, decision, reason, actor)
    versions.save(report)
    recount(report)
    data = {"rule": row.rule, "key": key, "decision": decision}
    record(events.FINDING_DECIDED, by=actor, subject=report, agency=report.agency_id, data=data)
    return row


@transaction.atomic
def decide_findings(
    actor: Staff, pk: int, *, keys: Sequence[str], decision: str, reason: str, version: int | None = None
) -> list[FindingDecision]:
    """Confirm or dismiss several findings of a report for one reason: all of them or none. Raises NotAllowed, Stale."""
    report = queries.get(actor, pk)
    states.require(actor, report, "decide")
    versions.expect(report, version)
    together = _judged(report, list(dict.fromkeys(keys)))
    rows = [_decide(report, judged, decision, reason, actor) for judged in together]
    versions.save(report)
    recount(report)
    data = {"keys": [row.key for row in rows], "decision": decision}
    record(events.FINDINGS_DECIDED, by=actor, subject=report, agency=report.agency_id, data=data)
    return rows


def _judged(report: AnnualReport, keys: Sequence[str]) -> list[queries.Judged]:
    """The findings as they stand now. Raises NotAllowed when one of them is there no longer."""
    present = {one.key: one for one in queries.working_copy(report).judged}
    if not keys or any(key not in present for key in keys):
        raise NotAllowed(_("这条核对结果已经不存在，可能是单元格刚被更正；请刷新页面。"), act="decide")
    return [present[key] for key in keys]


def _decide(
    report: AnnualReport, judged: queries.Judged, decision: str, reason: str, actor: Staff
) -> FindingDecision:
    return FindingDecision.objects.create(
        report=report,
        rule=judged.finding.rule,
        key=judged.key,
        sentence=judged.finding.sentence,
        decision=FindingDecision.Decision(decision),
        reason=reason,
        by=actor,
    )
