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
    width = len(table.columns)

    def table_cost(values: Mapping[int, Values]) -> float:
        cost = 0.0
        for column in range(width):

            def at(row: int, column: int = column) -> Number:
                row_values = values.get(row)
                return (row_values[column] or 0) if row_values else 0

            total = values[results][column] if results in values else None
            if total is not None:
                cost += agreement(sum(at(part) for part in parts), total)
                if new in values:
                    cost += agreement(at(new) + at(carried_in), at(results) + at(carried_out))
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
        columns = table.rows[row].columns
        at = dict(zip(columns, (value or 0 for value in values), strict=True))
        if "newly_disclosed" in at:
            broken = at["newly_disclosed"] > at["disclosed_total"] or at["made"] > at["disclosed_total"]
            same = (
                at["made"] == at["newly_disclosed"] != 0
            )  # what is made in a year is as a rule disclosed in it
            return BROKEN * broken + CONFIRMED * same
        if "in_force" in at:
            return BROKEN * (at["in_force"] < at["issued"] - at["repealed"])
        if "items_change" in at:
            return BROKEN * (at["items_last_year"] + at["items_change"] < 0)
        return 0.0

    return cost
