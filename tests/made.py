"""Reports made from a few cells and figures, as the tables of cases write them.

A cell that is not named is 0 (or what "rest" says); null is blank, "/" not applicable, {"unreadable": [1, 2]} has
these candidates. Decimal numbers are written as text.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from gongkai.annual_report.blocks import Place
from gongkai.annual_report.check import Context
from gongkai.annual_report.forms import FORMS, Table
from gongkai.annual_report.report import Cell, Content, NarrativeFigure, ReadTable, Report, Scope


def report(case: dict[str, Any]) -> Report:
    form = case.get("form", "form_2021")
    cells = case.get("cells", {})
    names = {cell.split("/", 1)[0] for cell in cells}
    return Report(
        agency=case.get("agency", "某县人民政府"),
        year=case.get("year", 2021),
        published=date.fromisoformat(case["published"]) if "published" in case else None,
        title="",
        form=form,
        tables={name: table(edition(form, name), cells, case.get("rest", 0)) for name in sorted(names)},
        narrative=tuple(figure(index, stated) for index, stated in enumerate(case.get("figures", []))),
        prose=case.get("prose", ""),
    )


def edition(form: str, name: str) -> Table:
    found = FORMS["pre_2019" if name == "indicators" else form].table(name)
    assert found is not None, f"{form} has no table {name}"
    return found


def table(form: Table, cells: dict[str, Any], rest: int | None = 0) -> ReadTable:
    unknown = [cell for cell in cells if cell.startswith(f"{form.id}/") and cell not in form.cell_ids]
    assert not unknown, f"not cells of this edition: {unknown}"
    return ReadTable(form, {name: cell(name, cells.get(name, rest)) for name in form.cell_ids})


def cell(name: str, value: Any) -> Cell:
    if value is None:
        return Cell(name, Content.BLANK, None)
    if value == "/":
        return Cell(name, Content.NOT_APPLICABLE, None, "/")
    if isinstance(value, dict):
        return Cell(name, Content.UNREADABLE, None, candidates=tuple(value["unreadable"]))
    return Cell(name, Content.NUMBER, number(value), str(value))


def number(value: int | str) -> int | Decimal:
    return Decimal(value) if isinstance(value, str) else value


def figure(index: int, stated: dict[str, Any]) -> NarrativeFigure:
    return NarrativeFigure(
        metric=stated["metric"],
        value=number(stated["value"]),
        unit=stated["unit"],
        quote=stated["quote"],
        place=Place(index, 0, len(stated["quote"])),
        approximate=stated.get("approx", False),
        scope=Scope(stated.get("scope", "area")),
        part_of=stated.get("part_of"),
        sentence=stated["sentence"],
    )


def context(given: dict[str, Any]) -> Context:
    fields = dict(given)
    if "deadline" in fields:
        fields["deadline"] = date.fromisoformat(fields["deadline"])
    if "ledger_fee_yuan" in fields:
        fields["ledger_fee_yuan"] = Decimal(fields["ledger_fee_yuan"])
    return Context(**fields | {"bodies": tuple(fields.get("bodies", ()))})
