"""Judging one formula of the form on one table: holds, broken, or not to be told, with the arithmetic in words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gongkai.annual_report.check.amounts import Amount, Open, agree, lowest
from gongkai.annual_report.check.formulas import Formula, Term
from gongkai.annual_report.check.subject import Sheet
from gongkai.annual_report.check.words import added, apart, listed, shown
from gongkai.annual_report.report import Number
from gongkai.rules import Finding, Rule


def judged(rule: Rule[Any], formulas: Iterable[Formula], sheet: Sheet, kind: str) -> Iterator[Finding]:
    """One finding per formula. `kind` is the type of inconsistency in the exchange format."""
    for formula in formulas:
        yield _judge(rule, formula, sheet, kind)


def _judge(rule: Rule[Any], formula: Formula, sheet: Sheet, kind: str) -> Finding:
    fits, both = _fits(formula, sheet)
    if fits:
        return rule.holds(f"{formula.place}相符：两边都是 {shown(both)}。", formula.cells, formula.anchor)
    if len(formula.right) == 1 and sheet.is_blank(formula.right[0].cell):
        return _blank_total(rule, formula, sheet)
    if fits is None:
        return _unreadable(rule, formula, sheet)
    left, right = _filled(formula.left, sheet), _filled(formula.right, sheet)
    fits = agree(left, right)
    if fits is None:
        return _unreadable(rule, formula, sheet)
    if fits:
        return rule.holds(
            f"{formula.place}相符：空白的总计按本行相加补上后，两边都是 {shown(lowest(left))}。",
            formula.cells,
            formula.anchor,
        )
    return _broken(rule, formula, sheet, kind)


def _fits(formula: Formula, sheet: Sheet) -> tuple[bool | None, Number]:
    """Whether both sides agree, blank as 0, and what the left side comes to."""
    if sheet.settled:
        left = sheet.plain_sum(formula.left_cells)
        return left == sheet.plain_sum(formula.right_cells), left
    ours = [sheet.amounts[cell] for cell in formula.left_cells]
    return agree(ours, [sheet.amounts[cell] for cell in formula.right_cells]), lowest(ours)


def _filled(terms: Sequence[Term], sheet: Sheet) -> list[Amount]:
    """The amounts, where a total left blank counts as what its row adds up to."""
    amounts: list[Amount] = []
    for term in terms:
        cells = term.instead if term.instead and sheet.is_blank(term.cell) else (term.cell,)
        amounts.extend(sheet.amounts[cell] for cell in cells)
    return amounts


def _blank_total(rule: Rule[Any], formula: Formula, sheet: Sheet) -> Finding:
    whole = formula.right[0]
    parts = added([(t.label, value) for t in formula.left if (value := lowest([sheet.amounts[t.cell]]))])
    return rule.cannot_tell(
        f"{formula.place}无法核对：“{whole.label}”是空白，而各项为 {parts}。请补填。",
        formula.cells,
        formula.anchor,
    )


def _unreadable(rule: Rule[Any], formula: Formula, sheet: Sheet) -> Finding:
    labels = [
        term.label for term in (*formula.right, *formula.left) if isinstance(sheet.amounts[term.cell], Open)
    ]
    return rule.cannot_tell(
        f"{formula.place}无法核对：{listed(labels)}认不清。请先对照原件确定。", formula.cells, formula.anchor
    )


def _broken(rule: Rule[Any], formula: Formula, sheet: Sheet, kind: str) -> Finding:
    expected, found = lowest(_filled(formula.left, sheet)), lowest(_filled(formula.right, sheet))
    unread = "（认不清的格取任何一种读法都对不上，以下按最小的读法）" if _some_open(formula, sheet) else ""
    return rule.broken(
        f"{formula.place}不相符{unread}：{_side(formula.left, sheet)}，而{_side(formula.right, sheet)}，"
        f"相差 {apart(expected, found)}。请对照原件和台账核对。",
        formula.cells,
        found=found,
        expected=expected,
        contradiction=True,
        kind=kind,
        anchor=formula.anchor,
    )


def _some_open(formula: Formula, sheet: Sheet) -> bool:
    return not sheet.settled and any(isinstance(sheet.amounts[cell], Open) for cell in formula.cells)


def _side(terms: Sequence[Term], sheet: Sheet) -> str:
    """One side written out: 一、本年新收… 11 + 二、上年结转… 1 = 12."""
    named = [(term.label, lowest(_filled([term], sheet))) for term in terms]
    total = sum((value for _, value in named), start=0)
    if len(named) == 1:
        return f"{named[0][0]} {shown(total)}"
    spoken = named if len(named) == 2 else [term for term in named if term[1]]
    if len(spoken) == 1:
        return f"{spoken[0][0]} {shown(total)}（其余为0）"
    return f"{added(spoken)} = {shown(total)}"
