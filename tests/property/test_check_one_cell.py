"""One cell of a right report changed: exactly the rules that must fire do, for every cell of both editions.

What must fire is said here once more, in the words of the form and by row names, not by asking the code.
"""

from dataclasses import replace

import pytest

from gongkai.annual_report.check import check_report
from gongkai.annual_report.forms import FORMS, Table
from gongkai.annual_report.report import Cell, Content, ReadTable, Report
from gongkai.rules import Verdict

PEOPLE = (
    *("natural_person", "commercial_enterprise", "research_institution"),
    *("public_welfare_organization", "legal_service_organization", "other_organization"),
)
NO_OUTCOME = {"new", "carried_in", "results_total", "carried_out"}
IN_BALANCE = {"new", "carried_in", "results_total", "carried_out"}
RESULTS = ("upheld", "corrected", "other_result", "pending")
EDITIONS = ("form_2019", "form_2021")
SIZES = (0, 1, 7, 4321)


def right_report(edition: str, size: int) -> Report:
    """A report with every sum right: each cell different, none zero unless the size is."""
    form = FORMS[edition]
    requests, remedies = form.table("requests"), form.table("remedies")
    assert requests is not None
    assert remedies is not None
    tables = {
        "requests": filled(requests, requests_values([row.id for row in requests.rows], size)),
        "remedies": filled(remedies, remedies_values([row.id for row in remedies.rows], size)),
    }
    return Report("某市某局", 2021, None, "", edition, tables)


def filled(table: Table, values: dict[str, int]) -> ReadTable:
    return ReadTable(
        table, {cell: Cell(cell, Content.NUMBER, value, str(value)) for cell, value in values.items()}
    )


def requests_values(rows: list[str], size: int) -> dict[str, int]:
    values: dict[str, dict[str, int]] = {}
    outcomes = [row for row in rows if row not in NO_OUTCOME]
    for number, row in enumerate(outcomes):
        values[row] = {who: size * (number + 2) * (place + 3) % 9973 for place, who in enumerate(PEOPLE)}
    values["results_total"] = {who: sum(values[row][who] for row in outcomes) for who in PEOPLE}
    values["carried_out"] = {who: size * (place + 1) for place, who in enumerate(PEOPLE)}
    values["carried_in"] = dict.fromkeys(PEOPLE, size)
    values["new"] = {
        who: values["results_total"][who] + values["carried_out"][who] - values["carried_in"][who]
        for who in PEOPLE
    }
    return {
        f"requests/{row}/{column}": sum(values[row].values()) if column == "total" else values[row][column]
        for row in rows
        for column in (*PEOPLE, "total")
    }


def remedies_values(rows: list[str], size: int) -> dict[str, int]:
    values = {
        f"remedies/{row}/{result}": size * (place + number + 1)
        for number, row in enumerate(rows)
        for place, result in enumerate(RESULTS)
    }
    totals = {f"remedies/{row}/total": sum(values[f"remedies/{row}/{r}"] for r in RESULTS) for row in rows}
    return values | totals


def must_break(cell: str) -> set[tuple[str, str]]:
    """第一项加第二项之和，等于第三项加第四项之和; 总计 of a row; （七）总计 of a column; four results make a 总计."""
    table, row, column = cell.split("/")
    if table == "remedies":
        return {("T4-1", f"remedies/{row}")}
    broken = {("T3-3", f"requests/{row}")}
    if row in IN_BALANCE:
        broken.add(("T3-1", f"requests/identity/{column}"))
    if row not in NO_OUTCOME or row == "results_total":
        broken.add(("T3-2", f"requests/results_total/{column}"))
    return broken


def with_cell(report: Report, changed: Cell) -> Report:
    name = changed.id.split("/")[0]
    table = report.tables[name]
    return replace(
        report,
        tables=report.tables | {name: ReadTable(table.table, table.cells | {changed.id: changed})},
    )


def broken(report: Report) -> set[tuple[str, str]]:
    return {(f.rule, f.anchor) for f in check_report(report) if f.verdict is Verdict.BROKEN}


def cells(edition: str) -> list[str]:
    tables = [FORMS[edition].table(name) for name in ("requests", "remedies")]
    return [cell for table in tables if table for cell in table.cell_ids]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_right_report_breaks_no_rule(edition, size):
    assert broken(right_report(edition, size)) == set()


@pytest.mark.parametrize("change", [1, -1, 900])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_changed_cell_breaks_the_sums_it_is_in_and_nothing_else(edition, size, change):
    right = right_report(edition, size)
    for cell in cells(edition):
        value = right.cell(cell).value + change
        if value < 0:
            continue
        said = broken(with_cell(right, Cell(cell, Content.NUMBER, value, str(value))))
        assert said == must_break(cell), cell


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_blank_cell_is_reported_and_counts_as_zero_unless_it_is_a_total(edition):
    right = right_report(edition, 7)
    for cell in cells(edition):
        table, row, column = cell.split("/")
        expected = must_break(cell)
        expected.add(("T3-6", f"requests/{row}") if table == "requests" else ("T2-7", "remedies"))
        if column == "total":
            # 空白的总计不比较: neither along its row nor down its column, where its row's sum stands in for it.
            expected = {place for place in expected if place[0] in ("T3-6", "T2-7")}
        elif row == "results_total":
            expected.discard(("T3-2", f"requests/results_total/{column}"))
        assert broken(with_cell(right, Cell(cell, Content.BLANK, None))) == expected, cell


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_unreadable_cell_breaks_a_sum_only_when_no_candidate_fits(edition):
    right = right_report(edition, 7)
    for cell in cells(edition):
        value = right.cell(cell).value
        fits = Cell(cell, Content.UNREADABLE, None, candidates=(value, value + 1))
        fails = Cell(cell, Content.UNREADABLE, None, candidates=(value + 1, value + 2))
        nothing = Cell(cell, Content.UNREADABLE, None)
        assert broken(with_cell(right, fits)) == set(), cell
        assert broken(with_cell(right, fails)) == must_break(cell), cell
        assert broken(with_cell(right, nothing)) == set(), cell


@pytest.mark.parametrize("edition", EDITIONS)
def test_not_applicable_counts_as_zero_and_is_no_blank(edition):
    right = right_report(edition, 0)
    for cell in cells(edition):
        assert broken(with_cell(right, Cell(cell, Content.NOT_APPLICABLE, None, "/"))) == set(), cell
