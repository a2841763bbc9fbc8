"""Known cells: a report whose figures are invented, of realistic size, and obey the arithmetic of the form."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from gongkai.annual_report.forms import FORMS, Table, cell_id

if TYPE_CHECKING:
    from random import Random

Value = int | Decimal | None | str  # None: blank; "/": not applicable

APPLICANT_WEIGHTS = (86, 9, 0.6, 0.5, 1.4, 2.5)
OUTCOME_WEIGHTS = (30, 9, 0.2, 1, 0.5, 3, 4, 3, 2, 2, 25, 5, 2, 6, 4, 0.4, 0.5, 1, 1, 0.3, 3)
RESULT_WEIGHTS = (60, 15, 12, 13)
NAMES = ("青禾", "临川北", "云岭", "沙河口", "白石", "长乐", "兴隆", "望江", "南屏", "东湖")
KINDS_OF_BODY = ("县人民政府", "市人民政府", "区人民政府", "县财政局", "镇人民政府", "市教育局")


@dataclass
class Known:
    """What a generated report says. `values` is the truth; units are those printed inside cells."""

    agency: str
    year: int
    published: date
    tables: tuple[Table, ...]
    values: dict[str, Value] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return f"{self.agency}{self.year}年政府信息公开工作年度报告"


def known(random: Random, form: str, *, blanks: float = 0.0) -> Known:
    """One report. blanks: the share of its zeros that are left blank instead."""
    year = {"form_2021": random.randint(2021, 2024), "form_2019": random.choice((2019, 2020))}.get(form)
    year = year or random.randint(2014, 2018)
    agency = random.choice(NAMES) + random.choice(KINDS_OF_BODY)
    published = date(year + 1, 1, 5) + timedelta(days=random.randrange(80))
    report = Known(agency, year, published, FORMS[form].tables)
    for table in report.tables:
        {"proactive": _proactive, "requests": _requests, "remedies": _remedies, "indicators": _indicators}[
            table.id
        ](random, table, report)
    for name, value in report.values.items():
        if value == 0 and random.random() < blanks:
            report.values[name] = None
    return report


def sized(random: Random, typical: float, zero: float = 0.35) -> int:
    """A count: often zero, else spread over powers of ten around the typical size."""
    return 0 if random.random() < zero else int(typical * math.exp(random.gauss(0, 1.1)))


def spread(random: Random, whole: int, weights: tuple[float, ...]) -> list[int]:
    """A whole dealt out over parts; parts of little weight mostly get nothing."""
    parts = [0] * len(weights)
    for index in random.choices(range(len(weights)), weights, k=min(whole, 400)):
        parts[index] += 1
    if whole > 400:  # large wholes: keep the shares
        parts = [part * whole // 400 for part in parts]
        parts[parts.index(max(parts))] += whole - sum(parts)
    return parts


def _proactive(random: Random, table: Table, report: Known) -> None:
    for row in table.rows:
        for column in table.columns_of(row):
            report.values[cell_id(table.id, row.id, column.id)] = _proactive_value(random, row.id, column.id)
    if table.form == "form_2019":
        amount = cell_id(table.id, "central_procurement", "amount")
        report.units[amount] = random.choice(("元", "万元"))
    if random.random() < 0.2:
        for column in table.columns_of(table.row_by_id["government_rules"]):
            report.values[cell_id(table.id, "government_rules", column.id)] = "/"


def _proactive_value(random: Random, row: str, column: str) -> Value:
    if column in {"amount_wan_yuan", "amount"}:
        return _money(random)
    if column == "items_change":
        return random.choice((0, 0, 1, 1, -1)) * sized(random, 8, 0.4)
    if row == "government_rules":
        return sized(random, 3, 0.85)
    return sized(random, {"decisions": 900, "items_last_year": 120, "disclosed_total": 60}.get(column, 12))


def _money(random: Random) -> int | Decimal:
    places = random.choice((0, 0, 1, 2, 2, 4, 6))
    whole = sized(random, 3000, 0.2)
    if not places or not whole:
        return whole
    return Decimal(whole) + Decimal(random.randrange(1, 10**places)).scaleb(-places)


def _requests(random: Random, table: Table, report: Known) -> None:
    applicants = [column.id for column in table.columns if not column.parts]
    outcomes = table.row_by_id["results_total"].parts
    carried_in, new = sized(random, 4, 0.5), sized(random, 40, 0.12)
    counts: dict[str, list[int]] = {row.id: [0] * len(applicants) for row in table.rows}
    counts["new"] = spread(random, new, APPLICANT_WEIGHTS)
    counts["carried_in"] = spread(random, carried_in, APPLICANT_WEIGHTS)
    for index in range(len(applicants)):
        open_ones = counts["new"][index] + counts["carried_in"][index]
        carried_out = min(open_ones, sized(random, open_ones / 15, 0.6))
        counts["carried_out"][index] = carried_out
        counts["results_total"][index] = open_ones - carried_out
        for outcome, part in zip(
            outcomes, spread(random, open_ones - carried_out, OUTCOME_WEIGHTS[: len(outcomes)]), strict=True
        ):
            counts[outcome][index] = part
    for row, values in counts.items():
        for applicant, value in zip(applicants, values, strict=True):
            report.values[cell_id(table.id, row, applicant)] = value
        report.values[cell_id(table.id, row, "total")] = sum(values)


def _remedies(random: Random, table: Table, report: Known) -> None:
    for row in table.rows:
        whole = sized(random, 5, 0.45)
        results = spread(random, whole, RESULT_WEIGHTS)
        for column, value in zip(table.columns, [*results, whole], strict=True):
            report.values[cell_id(table.id, row.id, column.id)] = value


# Indicators of provincial sheets before 2014, which the national sheet of 2014–2018 does not have.
PROVINCIAL_ONLY = frozenset(
    {"requests_email", "requests_letter_fax", "requests_other_form", "replies_other", "appeals_total"}
)


def _indicators(random: Random, table: Table, report: Known) -> None:
    """The national sheet: parts first, wholes as their sums."""
    rows = [row for row in table.rows if row.id not in PROVINCIAL_ONLY]
    values: dict[str, Value] = {}
    for row in rows:
        money = row.unit == "万元"
        values[row.id] = (
            _money(random) if money else sized(random, {"条": 400, "人次": 60}.get(row.unit, 6), 0.6)
        )
    for row in reversed(rows):  # parts follow their whole, so inner wholes are added up before outer ones
        parts = [values[part] for part in row.parts if part in values]
        if parts:
            values[row.id] = sum(parts)  # type: ignore[arg-type]
    report.values |= {cell_id(table.id, name, "value"): value for name, value in values.items()}
