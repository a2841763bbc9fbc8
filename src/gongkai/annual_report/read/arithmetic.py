"""What the forms say of their figures, as costs: a broken sum is dear, a sum that holds speaks for a reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gongkai.annual_report.forms.shape import Table
from gongkai.annual_report.report import Number

BROKEN, CONFIRMED = 10.0, -1.0

Values = tuple[Number | None, ...]
RowCost = Callable[[int, Values], float]
TableCost = Callable[[Mapping[int, Values]], float]


def requests_costs(table: Table) -> tuple[RowCost, TableCost]:
    """The printed arithmetic of table `requests`: applicants add up, results add up, first + second = third + fourth."""
    index = {row.id: position for position, row in enumerate(table.rows)}
    total_row = table.rows[index["results_total"]]
    parts = [index[part] for part in total_row.parts]
    new, carried_in = index["new"], index["carried_in"]
    results, carried_out = index["results_total"], index["carried_out"]
    blank: Values = (None,) * len(table.columns)

    def table_cost(values: Mapping[int, Values]) -> float:
        if results not in values:
            return 0.0
        columns = zip(*[values[part] for part in parts if part in values], strict=True)
        added = [sum(filter(None, column)) for column in columns] or [0] * len(blank)
        rows = (values.get(row, blank) for row in (new, carried_in, results, carried_out))
        cost = 0.0
        for of_parts, received, taken_over, total, left in zip(added, *rows, strict=True):
            if total is not None:
                cost += agreement(of_parts, total)
                if new in values:
                    cost += agreement((received or 0) + (taken_over or 0), total + (left or 0))
        return cost

    return lambda _row, values: sum_cost(values), table_cost


def sum_cost(values: Values) -> float:
    """The last value is the sum of the others. A blank sum says nothing, nor does a sum all of whose parts are blank."""
    if values[-1] is None or values.count(None) == len(values) - 1:
        return 0.0
    return agreement(sum(value or 0 for value in values[:-1]), values[-1])


def agreement(one: Number, other: Number) -> float:
    if one != other:
        return BROKEN
    return CONFIRMED if one else 0.0


def no_row_cost(_row: int, _values: Values) -> float:
    return 0.0


def no_table_cost(_values: Mapping[int, Values]) -> float:
    return 0.0


def remedies_cost(_row: int, values: Values) -> float:
    """Three groups of five, each with its sum."""
    return sum(sum_cost(values[start : start + 5]) for start in range(0, len(values), 5))


def proactive_cost(table: Table) -> RowCost:
    """What the columns of table `proactive` say of each other (rules T2-3, T2-5 read as bounds)."""

    def cost(row: int, values: Values) -> float:
        at = dict(zip(table.rows[row].columns, values, strict=True))
        most = {"newly_disclosed": "disclosed_total", "issued": "in_force", "items_change": "items_last_year"}
        last = most[next(name for name in at if name in most)] if most.keys() & at.keys() else ""
        if not last or at[last] is None:  # what is blank breaks nothing
            return 0.0
        known = {name: value or 0 for name, value in at.items()}
        if "newly_disclosed" in at:
            broken = max(known["newly_disclosed"], known["made"]) > known["disclosed_total"]
            same = (
                known["made"] == known["newly_disclosed"] != 0
            )  # what is made in a year is as a rule disclosed in it
            return BROKEN * broken + CONFIRMED * same
        if "in_force" in at:
            return BROKEN * (known["in_force"] < known["issued"] - known["repealed"])
        return BROKEN * (known["items_last_year"] + known["items_change"] < 0)

    return cost
