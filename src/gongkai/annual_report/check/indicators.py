"""Rules on the statistics sheet of the years before 2019 (政府信息公开情况统计表)."""

from collections.abc import Iterator

from gongkai.annual_report.check.amounts import Open
from gongkai.annual_report.check.arithmetic import judged
from gongkai.annual_report.check.formulas import Formula
from gongkai.annual_report.check.subject import Sheet, Single
from gongkai.annual_report.check.words import apart, shown
from gongkai.rules import Finding, Level, Rule, Source

SHEET = "政府信息公开情况统计表（2014—2018年）"
ABSENT = "报告中没有政府信息公开情况统计表。"


def _printed(sheet: Sheet, formula: Formula) -> bool:
    """Whether the sheet has the whole and at least one part: provincial sheets print fewer rows."""
    return sheet.has(formula.right_cells[0]) and any(sheet.has(cell) for cell in formula.left_cells)


def _sums(subject: Single) -> Iterator[Finding]:
    sheet = subject.sheet("indicators")
    printed = [f for f in sheet.plan.column_sums if _printed(sheet, f)] if sheet else []
    if sheet is None or not printed:
        yield PARTS.not_applicable(ABSENT if sheet is None else "统计表没有列出分项。")
        return
    yield from judged(PARTS, printed, sheet, "indicator_sum")


def _channels(subject: Single) -> Iterator[Finding]:
    sheet = subject.sheet("indicators")
    printed = [f for f in sheet.plan.incomplete if _printed(sheet, f)] if sheet else []
    if sheet is None or not printed:
        yield LISTED.not_applicable(ABSENT if sheet is None else "统计表没有列出渠道。")
        return
    for formula in printed:
        yield from _larger_parts(sheet, formula)


def _larger_parts(sheet: Sheet, formula: Formula) -> Iterator[Finding]:
    whole = formula.right[0]
    total = sheet.amounts[whole.cell]
    if isinstance(total, Open):
        yield LISTED.cannot_tell(f"“{whole.label}”认不清。", (whole.cell,), formula.anchor)
        return
    larger = [t for t in formula.left if not isinstance(v := sheet.amounts[t.cell], Open) and v > total]
    if not larger:
        yield LISTED.holds(
            f"“{whole.label}”{shown(total)}，没有哪一项比它大。", formula.cells, formula.anchor
        )
    for term in larger:
        value = sheet.amounts[term.cell]
        assert not isinstance(value, Open)
        yield LISTED.broken(
            f"“{term.label}”{shown(value)}，比“{whole.label}”{shown(total)}还多。请核对哪个数不对。",
            (term.cell, whole.cell),
            found=value,
            expected=total,
            contradiction=True,
            kind="indicator_sum",
            anchor=formula.anchor,
        )


def _closed_and_replied(subject: Single) -> Iterator[Finding]:
    sheet = subject.sheet("indicators")
    cells = ("indicators/requests_closed", "indicators/replies_total")
    if sheet is None or not all(sheet.has(cell) for cell in cells):
        yield REPLIES.not_applicable(ABSENT if sheet is None else "统计表没有办结数或答复数。")
        return
    closed, replied = (sheet.amounts[cell] for cell in cells)
    if isinstance(closed, Open) or isinstance(replied, Open):
        yield REPLIES.cannot_tell("办结数或答复数认不清。", cells, cells[1])
    elif closed == replied:
        yield REPLIES.holds(f"办结{shown(closed)}件，答复{shown(replied)}件。", cells, cells[1])
    else:
        yield REPLIES.broken(
            f"申请办结{shown(closed)}件，申请答复{shown(replied)}件，相差{apart(closed, replied)}件。请核对或说明。",
            cells,
            found=replied,
            expected=closed,
            kind="indicator_sum",
            anchor=cells[1],
        )


PARTS = Rule(
    id="I-1",
    title="统计表分项相加",
    catches="收到申请、办结、答复、不同意公开、复议、诉讼、人员等指标的分项相加不等于总数。",
    why="这些指标的分项就是总数的全部，一件只归一项。",
    source=Source(SHEET, "指标的层级", "unverified"),
    level=Level.ERROR,
    check=_sums,
    passing="收到申请1件：信函1件，其他0件。",
    failing="收到申请5件，当面2件、网络2件，其他0件。",
)
LISTED = Rule(
    id="I-2",
    title="渠道不多于总数",
    catches="某一渠道公开的信息数比主动公开总数还多。",
    why="同一信息经不同渠道公开只计1条，所以渠道相加可以多于总数，但任何一个渠道不会多于总数。",
    source=Source(SHEET, "主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "unverified"),
    level=Level.ERROR,
    check=_channels,
    passing="总数1683条，网站1683条，微信1057条。",
    failing="总数425条，网站1516条。",
)
REPLIES = Rule(
    id="I-3",
    title="办结数与答复数",
    catches="申请办结数与申请答复数不同。",
    why="办结一件就应有一种答复；不同时多半漏填答复的分类。",
    source=Source(SHEET, "申请办结数、申请答复数", "inferred"),
    level=Level.WARNING,
    check=_closed_and_replied,
    passing="办结1件，答复1件。",
    failing="办结1件，答复0件。",
)
RULES = (PARTS, LISTED, REPLIES)
