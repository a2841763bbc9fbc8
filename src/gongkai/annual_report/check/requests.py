"""Rules on the table of requests (section 三): its own arithmetic, its blanks, and what it must explain."""

from collections.abc import Iterator

from gongkai.annual_report.check.amounts import Open
from gongkai.annual_report.check.arithmetic import judged
from gongkai.annual_report.check.formulas import Formula
from gongkai.annual_report.check.subject import Sheet, Single
from gongkai.annual_report.check.words import apart, listed, shown
from gongkai.annual_report.report import Content
from gongkai.rules import Finding, Level, Rule, Source

FORM = "国办公开办函〔2019〕60号、〔2021〕30号"
TABLE = "requests"
ABSENT = "报告中没有“收到和处理政府信息公开申请情况”表。"


def _balances(subject: Single) -> Iterator[Finding]:
    if sheet := subject.sheet(TABLE):
        yield from judged(BALANCE, sheet.plan.balances, sheet, "identity")
    else:
        yield BALANCE.not_applicable(ABSENT)


def _column_sums(subject: Single) -> Iterator[Finding]:
    if sheet := subject.sheet(TABLE):
        yield from judged(COLUMN_SUM, sheet.plan.column_sums, sheet, "column_sum")
    else:
        yield COLUMN_SUM.not_applicable(ABSENT)


def _row_sums(subject: Single) -> Iterator[Finding]:
    if sheet := subject.sheet(TABLE):
        yield from judged(ROW_SUM, sheet.plan.row_sums, sheet, "row_sum")
    else:
        yield ROW_SUM.not_applicable(ABSENT)


def _blanks(subject: Single) -> Iterator[Finding]:
    sheet = subject.sheet(TABLE)
    if sheet is None:
        yield NO_BLANK.not_applicable(ABSENT)
        return
    findings = list(_blank_rows(sheet))
    yield from findings or [NO_BLANK.holds("申请情况表没有空白格。")]


def _blank_rows(sheet: Sheet) -> Iterator[Finding]:
    """One finding per row: a lost cell is looked for along its row."""
    for formula in sheet.plan.row_sums if sheet.blank or not sheet.settled else ():
        terms = (*formula.left, *formula.right)
        if blank := [term for term in terms if term.cell in sheet.blank]:
            which = "整行" if len(blank) == len(terms) else listed([term.label for term in blank])
            yield NO_BLANK.broken(
                f"{formula.place}有空白：{which}。没有发生的填“0”，不留空白。",
                tuple(term.cell for term in blank),
                kind="missing_cell",
                anchor=formula.anchor,
            )
        elif lost := _lost(sheet, formula):
            yield NO_BLANK.cannot_tell(
                f"{formula.place}的数比列少，不知道缺的是哪一格。请对照原件补上。",
                lost,
                formula.anchor,
                "missing_cell",
            )


def _lost(sheet: Sheet, formula: Formula) -> tuple[str, ...]:
    """The cells of the row that may be blank for all one can tell."""
    if sheet.settled:
        return ()
    cells = [sheet.read.cells.get(term.cell) for term in (*formula.left, *formula.right)]
    return tuple(
        cell.id for cell in cells if cell and cell.content is Content.UNREADABLE and None in cell.candidates
    )


EXPLAINED = (
    ("denied.state_secret", ("国家秘密",), "以“属于国家秘密”为由不予公开"),
    ("otherwise_closed.other", ("其他处理", "其他情形", "撤回", "撤销"), "以“其他处理—3.其他”结案"),
)


def _explained(subject: Single) -> Iterator[Finding]:
    sheet = subject.sheet(TABLE)
    if sheet is None:
        yield EXPLANATION.not_applicable(ABSENT)
        return
    findings = [
        _explanation(subject, sheet, *case) for case in EXPLAINED if case[0] in sheet.read.table.row_by_id
    ]
    yield from (finding for finding in findings if finding)
    if not any(findings):
        yield EXPLANATION.not_applicable("没有以国家秘密或“其他”为由办结的申请。")


def _explanation(
    subject: Single, sheet: Sheet, row: str, words: tuple[str, ...], what: str
) -> Finding | None:
    cell = f"{TABLE}/{row}/total"
    value = sheet.amounts.get(cell, 0)
    if isinstance(value, Open) or value <= 0:
        return None
    if not subject.report.prose:
        return EXPLANATION.cannot_tell(f"{shown(value)}件{what}；没有正文，不知道是否说明。", (cell,))
    if any(word in subject.report.prose for word in words):
        return EXPLANATION.holds(f"{shown(value)}件{what}，正文有相关说明。", (cell,))
    return EXPLANATION.broken(
        f"{shown(value)}件{what}，正文没有说明。请备好依据和说明。", (cell,), found=value
    )


def _ledger(subject: Single) -> Iterator[Finding]:
    sheet = subject.sheet(TABLE)
    counts = {cell: count for cell, count in subject.context.ledger.items() if cell.startswith(f"{TABLE}/")}
    if sheet is None or not counts:
        yield LEDGER.not_applicable("没有可以对照的申请台账。" if sheet else ABSENT)
        return
    for cell, count in counts.items():
        value = sheet.amounts.get(cell)
        if value is None or isinstance(value, Open):
            yield LEDGER.cannot_tell(f"{sheet.name(cell)}认不清，台账为 {shown(count)}。", (cell,))
        elif value == count:
            yield LEDGER.holds(f"{sheet.name(cell)}与台账一致：{shown(count)}。", (cell,))
        else:
            yield LEDGER.broken(
                f"{sheet.name(cell)}填 {shown(value)}，台账为 {shown(count)}，相差 {apart(value, count)}。请打开台账核对。",
                (cell,),
                found=value,
                expected=count,
            )


BALANCE = Rule(
    id="T3-1",
    title="申请收办平衡",
    catches="任何一列中，一、本年新收 + 二、上年结转 不等于 三、（七）总计 + 四、结转下年度。",
    why="收到的每件申请不是办结就是结转；两边不等，必有漏报、重报或抄错。",
    source=Source(FORM, "附表三表头：第一项加第二项之和，等于第三项加第四项之和"),
    level=Level.ERROR,
    check=_balances,
    passing="新收73 + 结转0 = 总计64 + 结转下年9。",
    failing="新收11 + 结转0 = 11，总计2 + 结转下年0 = 2，相差9。",
)
COLUMN_SUM = Rule(
    id="T3-2",
    title="办理结果相加",
    catches="任何一列中，（一）至（六）各种结果相加不等于（七）总计。",
    why="每件办结的申请只计一种结果，总计就是各种结果之和。",
    source=Source(FORM, "附表三的结构", "inferred"),
    level=Level.ERROR,
    check=_column_sums,
    passing="予以公开1 + 部分公开5 = 总计6。",
    failing="予以公开10 + 属于三类内部事务信息1 = 11，总计却是2。",
)
ROW_SUM = Rule(
    id="T3-3",
    title="申请人相加",
    catches="任何一行中，自然人与五类法人或其他组织相加不等于总计。",
    why="一件申请只有一类申请人，总计就是各类申请人之和。",
    source=Source(FORM, "附表三的结构", "inferred"),
    level=Level.ERROR,
    check=_row_sums,
    passing="自然人217 + 商业企业1 = 总计218。",
    failing="自然人2，其他各类0，总计却是11。",
)
LEDGER = Rule(
    id="T3-5",
    title="与申请台账一致",
    catches="申请情况表的格与本机关台账的件数不同。",
    why="公开的每个数都要能打开到它背后的案件。",
    source=Source("《中华人民共和国政府信息公开条例》", "第五十条第一款第（二）项", "inferred"),
    level=Level.ERROR,
    check=_ledger,
    passing="新收总计12，台账登记12件。",
    failing="新收总计12，台账登记13件。",
)
NO_BLANK = Rule(
    id="T3-6",
    title="不留空白",
    catches="申请情况表中有空白格。",
    why="空白分不清是没有发生还是漏填；没有发生的填0。",
    source=Source("年度报告编制实务", "公开的报告中空白格常是漏填", "secondary"),
    level=Level.ERROR,
    check=_blanks,
    passing="上年结转一行七格都填0。",
    failing="（一）予以公开一行总计空白，自然人为8。",
)
EXPLANATION = Rule(
    id="T3-7",
    title="特殊理由要说明",
    catches="有以国家秘密或“其他”办结的申请，正文却没有一字说明。",
    why="这两种理由最常被追问，报告人要能说出依据。",
    source=Source("年度报告编制实务", "", "inferred"),
    level=Level.WARNING,
    check=_explained,
    passing="以“其他”办结2件，正文说明申请人撤回2件。",
    failing="以“其他”办结5件，正文没有提到。",
)
RULES = (BALANCE, COLUMN_SUM, ROW_SUM, LEDGER, NO_BLANK, EXPLANATION)
