"""Rules on what the prose says of all cases at once: all upheld, none corrected, all answered."""

import re
from collections.abc import Iterator

from gongkai.annual_report.check.amounts import Open
from gongkai.annual_report.check.stated import Stated
from gongkai.annual_report.check.subject import Sheet, Single
from gongkai.annual_report.check.words import added, shown
from gongkai.annual_report.report import Number
from gongkai.rules import Finding, Level, Rule, Source

ALL_UPHELD = re.compile(r"(?:均|全部|都|悉数)(?:获得?|被|得到|予以|判决|依法|已)*(?:维持|胜诉)")
NONE_CORRECTED = re.compile(
    r"(?:均未|未|无|没有)(?:被|发生|出现|有|因)?[^，。；、]{0,10}(?:纠错|纠正|败诉|撤销)|零(?:败诉|纠错)"
)
_ALL_ANSWERED = re.compile(
    r"(?:均|全部|都)(?:已|能|在|按|依|予|于|得|法|定|期|限|内|时|规|要|求|严|格|及|以|到|了)*(?:答复|办结|办理完成|办理完毕|办复|回复)"
    r"|(?:答复率|(?<!时)(?<!期)办结率)(?:为|达到?|均为)?100"
)
_CARRIED = re.compile(r"结转|顺延|转下|转入下|继续办理|尚在|正在办理|到期|下年|下一年")
_SUBJECTS = (
    ("reconsideration", "复议", ("reconsideration",)),
    ("litigation", "诉讼", ("direct_suit", "suit_after_reconsideration")),
)


def _outcomes(subject: Single) -> Iterator[Finding]:
    sheet = subject.sheet("remedies")
    if sheet is None:
        yield OUTCOMES.not_applicable("报告中没有“行政复议、行政诉讼情况”表。")
        return
    findings = [
        finding for sentence in subject.prose.by_sentence for finding in _claims(subject, sheet, sentence)
    ]
    yield from findings or [OUTCOMES.not_applicable("正文没有说复议诉讼全部维持或没有被纠错。")]


def _claims(subject: Single, sheet: Sheet, sentence: str) -> Iterator[Finding]:
    if "复议" not in sentence and "诉" not in sentence:
        return
    stated = subject.prose.by_sentence[sentence]
    if found := ALL_UPHELD.search(sentence):
        yield from _all_upheld(sheet, stated, sentence, found)
    if found := NONE_CORRECTED.search(sentence):
        yield from _none_corrected(sheet, stated, sentence, found)


def _rows(stated: list[Stated], sentence: str, end: int) -> tuple[list[Stated], list[str]]:
    """The figures before the claim that it speaks of, and the rows of the table that they restate."""
    figures: list[Stated] = []
    rows: list[str] = []
    for metric, word, named in _SUBJECTS:
        own = [s for s in stated if s.figure.metric == f"{metric}_total" and s.at < end and s.figure.value]
        figures += own
        if own or word in sentence[:end]:
            rows += named
    return figures, rows


def _all_upheld(sheet: Sheet, stated: list[Stated], sentence: str, found: re.Match[str]) -> Iterator[Finding]:
    figures, rows = _rows(stated, sentence, found.end())
    if not figures:
        return
    cells = tuple(f"remedies/{row}/{column}" for row in rows for column in ("upheld", "pending"))
    others = [c for row in rows for c in _row_cells(sheet, row) if not c.endswith(("/upheld", "/total"))]
    values = _numbers(sheet, [*cells, *others])
    if values is None:
        yield OUTCOMES.cannot_tell(
            f"正文“{found.group()}”，表格有格认不清，无法核对。", cells, "remedies/upheld"
        )
        return
    different = {cell: values[cell] for cell in others if values[cell]}
    if not different:
        yield OUTCOMES.holds(f"正文“{found.group()}”与表格一致。", cells, "remedies/upheld")
        return
    # Cases still pending are left out by "all upheld" unless the text counted them among them.
    counted = sum((s.figure.value for s in figures), start=0) == sum(
        (v for cell, v in values.items() if not cell.endswith("/total")), start=0
    )
    corrected = any(cell.endswith("/corrected") for cell in different)
    yield _not_all(
        sheet, figures, found, (*cells, *(s.cell for s in figures)), different, hard=counted or corrected
    )


def _not_all(
    sheet: Sheet,
    figures: list[Stated],
    found: re.Match[str],
    cells: tuple[str, ...],
    different: dict[str, Number],
    *,
    hard: bool,
) -> Finding:
    terms = added([(sheet.name(cell), value) for cell, value in different.items()])
    return OUTCOMES.broken(
        f"正文说“{found.group()}”，而表格中{terms}。请改正文字，或写明只指已审结的案件。",
        cells,
        contradiction=hard,
        kind="narrative_vs_table",
        anchor="remedies/upheld",
        quote=_around(found, figures),
        level=None if hard else Level.WARNING,
    )


def _none_corrected(
    sheet: Sheet, stated: list[Stated], sentence: str, found: re.Match[str]
) -> Iterator[Finding]:
    _, rows = _rows(stated, sentence, found.end())
    if "败诉" in found.group():
        rows = [row for row in rows if row != "reconsideration"] or [
            "direct_suit",
            "suit_after_reconsideration",
        ]
    cells = tuple(f"remedies/{row}/corrected" for row in rows)
    values = _numbers(sheet, cells)
    if not cells or values is None:
        return
    corrected = {cell: value for cell, value in values.items() if value}
    if not corrected:
        yield OUTCOMES.holds(f"正文“{found.group()}”与表格一致。", cells, "remedies/corrected")
        return
    terms = added([(sheet.name(cell), value) for cell, value in corrected.items()])
    hard = not found.group().startswith("零")  # a record kept (零败诉) may speak of other cases than these
    yield OUTCOMES.broken(
        f"正文说“{found.group()}”，而表格中{terms}。请改正其中一处。",
        (*corrected, *(s.cell for s in stated)),
        contradiction=hard,
        kind="narrative_vs_table",
        anchor="remedies/corrected",
        quote=found.group(),
        level=None if hard else Level.WARNING,
    )


def _row_cells(sheet: Sheet, row: str) -> tuple[str, ...]:
    return sheet.plan.parts.get(f"remedies/{row}/total", ())


def _numbers(sheet: Sheet, cells: list[str] | tuple[str, ...]) -> dict[str, Number] | None:
    """What the cells hold; None when one cannot be read."""
    values: dict[str, Number] = {}
    for cell in cells:
        amount = sheet.amounts.get(cell, 0)
        if isinstance(amount, Open):
            return None
        values[cell] = amount
    return values


def _around(found: re.Match[str], figures: list[Stated]) -> str:
    start = figures[-1].at if figures and 0 <= figures[-1].at < found.start() else found.start()
    return found.string[max(start - 2, 0) : found.end()][-40:]


def _all_answered(subject: Single) -> Iterator[Finding]:
    cell = "requests/carried_out/total"
    amount = subject.amount(cell)
    sentences = [
        (sentence, found)
        for sentence, stated in subject.prose.by_sentence.items()
        if any(s.figure.metric.startswith("requests_") for s in stated)
        and (found := _ALL_ANSWERED.search(sentence))
        and not _CARRIED.search(sentence, found.start() - 30 if found.start() > 30 else 0)
    ]
    if amount is None or not sentences:
        yield ANSWERED.not_applicable("正文没有说申请全部办结，或者没有申请情况表。")
    elif isinstance(amount, Open):
        yield ANSWERED.cannot_tell("结转下年度的格认不清，无法核对“全部办结”。", (cell,))
    elif amount == 0:
        yield ANSWERED.holds("正文说全部办结，表格没有结转下年度的申请。", (cell,))
    else:
        for sentence, found in sentences:
            figures = subject.prose.by_sentence[sentence]
            yield ANSWERED.broken(
                f"正文说“{found.group()}”，而表格结转下年度继续办理 {shown(amount)} 件。请写明哪些尚在期限内办理。",
                (cell, *(s.cell for s in figures if s.figure.metric.startswith("requests_"))),
                found=amount,
                expected=0,
                kind="narrative_conflict",
                anchor="requests_carried_out",
                quote=found.group(),
            )


OUTCOMES = Rule(
    id="N-1.2",
    title="“均获维持”“未被纠错”与表格一致",
    catches="正文说复议诉讼全部维持、没有被纠错，表格中却有纠正、其他结果或尚未审结的案件。",
    why="结论性的话也是数：全部维持就是维持数等于总数。",
    source=Source("国办公开办函〔2021〕30号", "（四）"),
    level=Level.ERROR,
    check=_outcomes,
    passing="正文“行政复议1件，未被纠错”，表格结果维持1。",
    failing="正文说复议7件、诉讼9件全部维持，表格维持5、8，尚未审结2、1。",
)
ANSWERED = Rule(
    id="N-3",
    title="收到不等于办结",
    catches="正文说收到的申请全部答复或办结，表格却有结转下年度的申请。",
    why="收到、办结、结转是三个数；跨年办理的申请不能说已经答复。",
    source=Source("年度报告编制实务", "", "inferred"),
    level=Level.WARNING,
    check=_all_answered,
    passing="正文“受理75件，办结66件，9件结转下年度”。",
    failing="正文“受理75件，全部按期答复”，表格结转9件。",
)
RULES = (OUTCOMES, ANSWERED)
