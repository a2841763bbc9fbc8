"""From the full shape back to the values: the inverse of `writing`, for what keeps its own published schema."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeVar

from gongkai.annual_report.blocks import Place
from gongkai.annual_report.exchange.writing import VERSION
from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.report import (
    Cell,
    Content,
    Heading,
    NarrativeFigure,
    Number,
    Obtained,
    ReadTable,
    Report,
    Scope,
    Verb,
)
from gongkai.rules.rule import Finding, Level, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]
Value = TypeVar("Value")
IN_ORDER = tuple(dict.fromkeys(table.id for form in FORMS.values() for table in form.tables))


class Malformed(ValueError):  # noqa: N818 - named like the reader's Unreadable: what is wrong with the input
    """The object is not a report in our exchange format; the message is a Chinese sentence."""


def from_json(data: Json) -> Report:
    """The report that `to_json` was given. Raises Malformed where the object does not follow the schema."""
    return _guarded(_report, data)


def findings_from_json(data: Json) -> tuple[Finding, ...]:
    """The findings that `to_json` was given."""
    return _guarded(lambda whole: tuple(_finding(item) for item in whole["findings"]), data)


def _guarded(parse: Callable[[Json], Value], data: Json) -> Value:
    try:
        return parse(data)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as problem:
        sentence = f"这不是本系统导出的年度报告（版本{VERSION}）：{problem!s}。请用导出的原文件，或对照公布的格式说明检查。"
        raise Malformed(sentence) from problem


def _report(data: Json) -> Report:
    if data["version"] != VERSION:
        raise ValueError(f"版本是{data['version']}")
    return Report(
        agency=data["agency"],
        year=data["year"],
        published=date.fromisoformat(data["published"]) if data["published"] else None,
        title=data["title"],
        form=data["form"],
        tables={name: _table(name, data["tables"][name]) for name in sorted(data["tables"], key=_rank)},
        narrative=tuple(_figure(item) for item in data["narrative"]),
        headings=tuple(_heading(item) for item in data["headings"]),
        notes=tuple(data["notes"]),
    )


def _table(name: str, data: Json) -> ReadTable:
    form = FORMS.get(data["form"])
    table = form.table(name) if form else None
    if table is None:
        raise ValueError(f"没有版式{data['form']}的表{name}")
    allowed = set(table.cell_ids)
    if unknown := [cell for cell in data["cells"] if cell not in allowed]:
        raise ValueError(f"表{name}没有单元格{unknown[0]}")
    cells = data["cells"]
    return ReadTable(table, {cell: _cell(cell, cells[cell]) for cell in table.cell_ids if cell in cells})


def _rank(name: str) -> int:
    """A database gives the members of an object back in an order of its own; tables and cells have that of the form."""
    return IN_ORDER.index(name) if name in IN_ORDER else len(IN_ORDER)


def _number(value: int | str | None) -> Number | None:
    return Decimal(value) if isinstance(value, str) else value


def _given(value: int | str) -> Number:
    return Decimal(value) if isinstance(value, str) else value


def _cell(name: str, data: Json) -> Cell:
    return Cell(
        id=name,
        content=Content(data["content"]),
        value=_number(data["value"]),
        raw=data["raw"],
        place=_place(data["place"]) if data["place"] else None,
        obtained=Obtained(data["obtained"]),
        confidence=data["confidence"],
        candidates=tuple(_number(candidate) for candidate in data["candidates"]),
        derivation=data["derivation"],
        unit=data["unit"],
    )


def _place(data: Json) -> Place:
    return Place(**data)


def _figure(data: Json) -> NarrativeFigure:
    return NarrativeFigure(
        metric=data["metric"],
        value=_given(data["value"]),
        unit=data["unit"],
        quote=data["quote"],
        place=_place(data["place"]),
        approximate=data["approximate"],
        scope=Scope(data["scope"]),
        verb=Verb(data["verb"]),
        part_of=data["part_of"],
        sentence=data["sentence"],
    )


def _heading(data: Json) -> Heading:
    return Heading(data["text"], data["level"], _place(data["place"]))


def _finding(data: Json) -> Finding:
    return Finding(
        rule=data["rule"],
        verdict=Verdict(data["verdict"]),
        level=Level(data["level"]),
        sentence=data["sentence"],
        cells=tuple(data["cells"]),
        found=_number(data["found"]),
        expected=_number(data["expected"]),
        contradiction=data["contradiction"],
        kind=data["kind"],
        anchor=data["anchor"],
        quote=data["quote"],
    )
