"""What a rule is asked about: a report with what it cannot say of itself, two years of a body, a tree of bodies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import cast

from gongkai.annual_report.check.amounts import Amount, Open, amount
from gongkai.annual_report.check.formulas import Plan, plan
from gongkai.annual_report.check.stated import Prose
from gongkai.annual_report.report import Content, Number, ReadTable, Report


@dataclass(frozen=True, slots=True)
class Context:
    """Facts from outside the report. Each may be absent; a rule that needs it then says that it cannot tell.

    level: province, province_department, city, county, township, department.
    makes_rules: whether the body may make 规章 (《立法法》第九十三条).
    deadline: last day of publication where the body is.
    consolidated: True when the tables cover the bodies below as well; None when not known.
    ledger: cell id → count in the body's own registers. ledger_fee_yuan: fees charged by its fee ledger.
    bodies: names of the bodies that a consolidated report has to include.
    """

    level: str | None = None
    makes_rules: bool | None = None
    deadline: date | None = None
    consolidated: bool | None = None
    ledger: Mapping[str, Number] = field(default_factory=dict)
    ledger_fee_yuan: Decimal | None = None
    bodies: tuple[str, ...] = ()


NOTHING = Context()
GOVERNMENTS = ("province", "city", "county", "township")


class Sheet:
    """A table that was read, with its plan and with what each cell counts in a sum.

    blank: cells with nothing in them. settled: no cell is open to several readings, so plain sums will do.
    """

    def __init__(self, read: ReadTable) -> None:
        self.read = read
        self.plan: Plan = plan(read.table)
        cells = read.cells
        self.amounts: dict[str, Amount] = {}
        blank: set[str] = set()
        self.settled = True
        for name in self.plan.names:
            cell = cells.get(name)
            if cell is None or cell.content is Content.BLANK:
                blank.add(name)
                self.amounts[name] = 0
            elif type(cell.value) is int and cell.content is Content.NUMBER:
                self.amounts[name] = cell.value
            else:
                found = self.amounts[name] = amount(cell)
                self.settled = self.settled and not isinstance(found, Open)
        self.blank = frozenset(blank)

    def content(self, cell: str) -> Content | None:
        found = self.read.cells.get(cell)
        return found.content if found else None

    def is_blank(self, cell: str) -> bool:
        return cell in self.blank

    def has(self, cell: str) -> bool:
        """Whether the cell is in this edition and not blank."""
        return cell in self.amounts and cell not in self.blank

    def plain_sum(self, cells: Iterable[str]) -> Number:
        """The sum of settled cells; only for a sheet that is settled."""
        numbers = cast("dict[str, Number]", self.amounts)  # none is Open
        return sum(map(numbers.__getitem__, cells))

    def worth(self, cells: Iterable[str], *, by_parts: bool) -> Number:
        """The same with a total left blank, or with by_parts every total, as what its row adds up to."""
        total: Number = 0
        for cell in cells:
            parts = self.plan.parts.get(cell)
            total += self.plain_sum(parts if parts and (by_parts or cell in self.blank) else (cell,))
        return total

    def name(self, cell: str) -> str:
        return self.plan.names.get(cell, cell)


@dataclass(frozen=True)
class Single:
    """One report."""

    report: Report
    context: Context = NOTHING

    @cached_property
    def sheets(self) -> dict[str, Sheet]:
        return {name: Sheet(table) for name, table in self.report.tables.items()}

    @cached_property
    def prose(self) -> Prose:
        return Prose(self.report)

    def sheet(self, table: str) -> Sheet | None:
        return self.sheets.get(table)

    def amount(self, cell: str) -> Amount | None:
        """What a cell counts; None when the report has no such cell."""
        sheet = self.sheets.get(cell.split("/", 1)[0])
        return None if sheet is None else sheet.amounts.get(cell)
