"""Reports for the tests: a right one of form 2021 whose numbers are chosen here, rendered by our own renderer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.render import page_of
from gongkai.annual_report.report import Cell, Content, ReadTable, Report
from gongkai.apps.agencies.models import Staff
from gongkai.apps.reporting import services
from gongkai.apps.reporting.models import AnnualReport, IntakeItem
from gongkai.apps.reporting.services import Brought, Particulars

# 8 new and 1 carried in; 6 granted, 2 not held, 1 carried out. Everything that is not named is 0.
REQUESTS = {
    "new": 8,
    "carried_in": 1,
    "granted": 6,
    "unavailable.not_held": 2,
    "results_total": 8,
    "carried_out": 1,
}


def made(
    agency: str = "清源县财政局",
    year: int = 2023,
    requests: Mapping[str, int] = REQUESTS,
    changes: Mapping[str, int | None] | None = None,
) -> Report:
    """A report with right sums, then with some cells changed (None: blank)."""
    form = FORMS["form_2021"]
    values: dict[str, int | None] = {}
    for row, number in requests.items():
        values[f"requests/{row}/natural_person"] = values[f"requests/{row}/total"] = number
    values |= {"remedies/reconsideration/upheld": 2, "remedies/reconsideration/total": 2}
    values |= dict(changes or {})
    tables = {}
    for table in form.tables:
        cells = {name: _cell(name, values.get(name, 0)) for name in table.cell_ids}
        tables[table.id] = ReadTable(table, cells)
    title = f"{agency}{year}年政府信息公开工作年度报告"
    return Report(agency, year, None, title, "form_2021", tables)


def _cell(name: str, value: int | None) -> Cell:
    content = Content.BLANK if value is None else Content.NUMBER
    return Cell(name, content, value, "" if value is None else str(value))


def page(report: Report) -> bytes:
    return page_of(replace(report)).encode()


def one_number_short() -> Brought:
    """As text; the third row has six numbers for its seven cells, and nothing tells which inner one is missing."""
    lines = ["清源县财政局2023年政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况"]
    for row in FORMS["form_2021"].table("requests").rows:
        number = REQUESTS.get(row.id, 0)
        zeros = 4 if row.id == "granted" else 5
        lines.append("\t".join([row.label, *map(str, [number, *[0] * zeros, number])]))
    return Brought("short.txt", "\n".join(lines).encode())


def brought(report: Report, name: str = "report.html") -> Brought:
    return Brought(name, page(report))


def imported(actor: Staff, *reports: Report) -> list[AnnualReport]:
    """Bring and read reports as the worker would, and give them in their order."""
    files = [brought(report, f"{place}.html") for place, report in enumerate(reports)]
    intake = services.bring(actor, files, key=uuid4())
    for item in intake.items.order_by("position"):
        services.read_item(item.pk)
    return [item.source.report for item in IntakeItem.objects.filter(intake=intake).order_by("position")]


def settled(actor: Staff, report: AnnualReport) -> None:
    """Decide every grave finding, so that the report can be reviewed."""
    from gongkai.apps.reporting import queries

    for judged in queries.working_copy(queries.get(actor, report.pk)).undecided:
        services.decide_finding(actor, report.pk, key=judged.key, decision="confirmed", reason="已与原文核对")


def particulars(report: AnnualReport, **changes: object) -> Particulars:
    wanted = {
        "body_name": "清源县财政局",
        "level": "department",
        "year": report.year,
        "scope": "own",
        **changes,
    }
    return Particulars(**wanted)  # type: ignore[arg-type]  # tests give what they like
