"""Rules on a consolidated report and the reports of the bodies it adds up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from gongkai.annual_report.check.amounts import Amount, agree, lowest, sums
from gongkai.annual_report.check.subject import NOTHING, Context, Sheet, Single
from gongkai.annual_report.check.words import apart, shown
from gongkai.annual_report.report import Report
from gongkai.rules import Finding, Level, Rule, Source


@dataclass(frozen=True)
class Tree:
    """A whole with its parts by name. `missing`: bodies that belong to it and whose report is not there."""

    whole: Single
    parts: dict[str, Single]
    missing: tuple[str, ...] = ()

    @cached_property
    def listed(self) -> str:
        return f"{len(self.parts)}个机关" + (f"（缺{'、'.join(self.missing)}）" if self.missing else "")


def tree(whole: Report, parts: Mapping[str, Report], context: Context = NOTHING) -> Tree:
    missing = tuple(body for body in context.bodies if body not in parts)
    return Tree(Single(whole, context), {name: Single(part) for name, part in parts.items()}, missing)


def _added_up(subject: Tree) -> Iterator[Finding]:
    if not subject.parts:
        yield ADDED_UP.not_applicable("没有下级机关的报告可以相加。")
        return
    for table, sheet in subject.whole.sheets.items():
        below = [part.sheet(table) for part in subject.parts.values()]
        known = [found for found in below if found and found.read.table.form == sheet.read.table.form]
        complete = len(known) == len(below) and not subject.missing
        findings = [
            finding
            for cell in sheet.plan.names
            if (finding := _cell(subject, sheet, known, cell, complete=complete))
        ]
        yield from findings or [ADDED_UP.holds(f"“{sheet.read.table.title}”各格等于{subject.listed}相加。")]


def _cell(subject: Tree, sheet: Sheet, known: list[Sheet], cell: str, *, complete: bool) -> Finding | None:
    """Nothing when the cell adds up."""
    whole = [sheet.amounts[cell]]
    parts: list[Amount] = [found.amounts[cell] for found in known]
    units = {c.unit for s in (sheet, *known) if (c := s.read.cells.get(cell)) and c.unit}
    fits = agree(parts, whole)
    if fits or len(units) > 1:
        return None
    if not complete and _may_be_filled(parts, whole, cell):
        return ADDED_UP.cannot_tell(
            f"{sheet.name(cell)}比{subject.listed}相加多，可能是缺报的机关，或所用格式不同。", (cell,), cell
        )
    if fits is None:
        return ADDED_UP.cannot_tell(f"{sheet.name(cell)}或下级的这一格认不清，无法相加。", (cell,), cell)
    expected, found = lowest(parts), lowest(whole)
    return ADDED_UP.broken(
        f"{sheet.name(cell)}填 {shown(found)}，{subject.listed}相加为 {shown(expected)}，相差 {apart(found, expected)}。"
        "请核对漏报、重报的机关。",
        (cell,),
        found=found,
        expected=expected,
        anchor=cell,
    )


def _may_be_filled(parts: list[Amount], whole: list[Amount], cell: str) -> bool:
    """What is missing from the sum may lie with the bodies that are missing; a sum too large may not."""
    if cell.endswith("items_change"):
        return True
    most = sums(whole)
    return most is None or max(most) >= lowest(parts)


def _transfers(subject: Tree) -> Iterator[Finding]:
    cell = "requests/new/total"
    sheet = subject.whole.sheet("requests")
    parts = [amount for part in subject.parts.values() if (amount := part.amount(cell)) is not None]
    if sheet is None or not parts:
        yield TRANSFERS.not_applicable("没有可以相加的申请情况表。")
        return
    whole = sheet.amounts[cell]
    if agree(parts, [whole]) is not False or lowest(parts) <= lowest([whole]):
        yield TRANSFERS.holds("本年新收没有比下级相加少。", (cell,))
        return
    found, expected = lowest([whole]), lowest(parts)
    yield TRANSFERS.broken(
        f"本年新收 {shown(found)}，比{subject.listed}相加 {shown(expected)} 少 {apart(found, expected)}。"
        "同一件申请在机关之间移送的只计一次；各自答复的是两件。请注明移送的件数。",
        (cell,),
        found=found,
        expected=expected,
        anchor=cell,
    )


ADDED_UP = Rule(
    id="A-1",
    title="汇总等于各机关相加",
    catches="汇总报告的格不等于所含机关报告同一格相加。",
    why="汇总数就是下级数之和；不等必有漏报、重报或改数。",
    source=Source("年度报告汇总实务（怀化：县 = 县直 + 乡镇）", "", "secondary"),
    level=Level.ERROR,
    check=_added_up,
    passing="县汇总新收12 = 县直9 + 镇3。",
    failing="县汇总新收13，县直9 + 镇3 = 12。",
)
TRANSFERS = Rule(
    id="A-2",
    title="移送的申请只计一次",
    catches="汇总的本年新收比各机关相加少，而没有注明移送。",
    why="同一件申请移送后两个机关都登记，汇总时只计一次要说明。",
    source=Source("年度报告汇总实务", "", "inferred"),
    level=Level.WARNING,
    check=_transfers,
    passing="汇总新收12，各机关相加12。",
    failing="汇总新收11，各机关相加12。",
)
RULES = (ADDED_UP, TRANSFERS)
