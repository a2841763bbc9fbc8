"""Rules on the table of proactive disclosure (section 二) of either edition."""

from collections.abc import Iterator

from gongkai.annual_report.check.amounts import Open
from gongkai.annual_report.check.subject import Sheet, Single
from gongkai.annual_report.check.words import apart, listed, shown
from gongkai.annual_report.forms.shape import Row
from gongkai.annual_report.report import Number
from gongkai.rules import Finding, Level, Rule, Source

FORM_2021 = "国办公开办函〔2021〕30号"
TABLE = "proactive"
ABSENT = "报告中没有“主动公开政府信息情况”表。"
_SIGNED = ("items_change",)


def number(sheet: Sheet, cell: str) -> Number | None:
    """What the cell holds, blank as 0; None when it cannot be read or is not in this edition."""
    found = sheet.amounts.get(cell)
    return None if found is None or isinstance(found, Open) else found


def _kinds(subject: Single) -> Iterator[Finding]:
    """Every table: counts are whole and not negative, amounts of money are not negative."""
    if not subject.sheets:
        yield COUNTS.not_applicable("报告中没有表格。")
    for sheet in subject.sheets.values():
        plain = all(type(value) is int and value >= 0 for value in sheet.amounts.values())
        wrong = [] if plain else [finding for cell in sheet.plan.names if (finding := _kind(sheet, cell))]
        yield from wrong or [COUNTS.holds(f"“{sheet.read.table.title}”各格都是可用的数。")]


def _kind(sheet: Sheet, cell: str) -> Finding | None:
    value = sheet.amounts[cell]
    if isinstance(value, Open) or (isinstance(value, int) and value >= 0) or cell.endswith(_SIGNED):
        return None
    money = cell.endswith(("amount", "_wan_yuan"))
    if value < 0:
        return COUNTS.broken(
            f"{sheet.name(cell)}是 {shown(value)}，不能是负数。请改正。", (cell,), found=value
        )
    if not money and value != int(value):
        return COUNTS.broken(
            f"{sheet.name(cell)}是 {shown(value)}，件数应为整数。请改正。", (cell,), found=value
        )
    return None


def _rules_made(subject: Single) -> Iterator[Finding]:
    sheet, makes = subject.sheet(TABLE), _makes_rules(subject)
    if sheet is None:
        yield MAKES_RULES.not_applicable(ABSENT)
    elif makes is None:
        yield MAKES_RULES.cannot_tell("不知道本机关有没有规章制定权。")
    elif makes:
        yield MAKES_RULES.not_applicable("本机关有规章制定权。")
    else:
        cells = [cell for cell in sheet.plan.names if cell.startswith(f"{TABLE}/government_rules/")]
        filled = [(cell, value) for cell in cells if (value := number(sheet, cell))]
        for cell, value in filled:
            yield MAKES_RULES.broken(
                f"{sheet.name(cell)}填 {shown(value)}，而本机关没有规章制定权，应为0。规章与规范性文件不要混填。",
                (cell,),
                found=value,
                expected=0,
            )
        if not filled:
            yield MAKES_RULES.holds("没有规章制定权，规章一行为0。", tuple(cells))


def _makes_rules(subject: Single) -> bool | None:
    """县级以下政府和县级部门没有规章制定权；其他机关要由使用者说明。"""
    if subject.context.makes_rules is not None:
        return subject.context.makes_rules
    return False if subject.context.level in ("county", "township") else None


def _ledger(subject: Single) -> Iterator[Finding]:
    sheet = subject.sheet(TABLE)
    counts = {cell: count for cell, count in subject.context.ledger.items() if cell.startswith(f"{TABLE}/")}
    if sheet is None or not counts:
        yield REGISTER.not_applicable("没有可以对照的登记簿。" if sheet else ABSENT)
        return
    for cell, count in counts.items():
        value = number(sheet, cell)
        if value is None:
            yield REGISTER.cannot_tell(f"{sheet.name(cell)}认不清，登记簿为 {shown(count)}。", (cell,))
        elif value == count:
            yield REGISTER.holds(f"{sheet.name(cell)}与登记簿一致：{shown(count)}。", (cell,))
        else:
            yield REGISTER.broken(
                f"{sheet.name(cell)}填 {shown(value)}，登记簿为 {shown(count)}，相差 {apart(value, count)}。请打开登记簿核对。",
                (cell,),
                found=value,
                expected=count,
            )


def _items(subject: Single) -> Iterator[Finding]:
    sheet = subject.sheet(TABLE)
    rows = [row for row in sheet.read.table.rows if "items_change" in row.columns] if sheet else []
    if sheet is None or not rows:
        yield ITEMS.not_applicable(ABSENT if sheet is None else "这一版的表没有项目数量。")
        return
    for row in rows:
        yield _item_row(sheet, row)


def _item_row(sheet: Sheet, row: Row) -> Finding:
    anchor = f"{TABLE}/{row.id}"
    cells = tuple(f"{anchor}/{column}" for column in row.columns)
    last, change = number(sheet, f"{anchor}/items_last_year"), number(sheet, f"{anchor}/items_change")
    decisions = number(sheet, f"{anchor}/decisions") if "decisions" in row.columns else 0
    if last is None or change is None or decisions is None:
        return ITEMS.cannot_tell(f"“{row.label}”有格认不清，无法核对。", cells, anchor)
    left = last + change
    sum_ = f"上一年项目 {shown(last)} + 本年增/减 {shown(change)} = {shown(left)}"
    if left < 0:
        return ITEMS.broken(
            f"“{row.label}”{sum_}，项目数不能是负数。请核对。",
            cells,
            found=left,
            anchor=anchor,
            level=Level.ERROR,
        )
    if left == 0 and decisions > 0:
        return ITEMS.broken(
            f"“{row.label}”{sum_}，却有处理决定 {shown(decisions)} 件。请核对项目数，或说明取消前办理的情况。",
            cells,
            found=decisions,
            expected=0,
            kind="items_vs_decisions",
            anchor=anchor,
        )
    return ITEMS.holds(f"“{row.label}”{sum_}，处理决定 {shown(decisions)} 件。", cells, anchor)


def _blanks(subject: Single) -> Iterator[Finding]:
    """The other tables too are filled in whole; "/" is accepted where a body has nothing of the kind."""
    for name in (TABLE, "remedies"):
        if sheet := subject.sheet(name):
            blank = [cell for cell in sheet.plan.names if sheet.is_blank(cell)]
            if not blank:
                yield FILLED.holds(f"“{sheet.read.table.title}”没有空白格。")
                continue
            which = listed([sheet.name(cell).strip("“”") for cell in blank])
            yield FILLED.broken(
                f"“{sheet.read.table.title}”有空白：{which}。没有发生的填“0”。",
                tuple(blank),
                kind="missing_cell",
                anchor=name,
            )
    if not any(subject.sheet(name) for name in (TABLE, "remedies")):
        yield FILLED.not_applicable(ABSENT)


COUNTS = Rule(
    id="T2-1",
    title="数的种类",
    catches="件数是负数或小数，金额是负数。",
    why="件数是数出来的；负数只在“本年增/减”里有。",
    source=Source(FORM_2021, "附表"),
    level=Level.ERROR,
    check=_kinds,
    passing="行政许可5297件，收费12372.0506万元。",
    failing="行政处罚 -12 件。",
)
MAKES_RULES = Rule(
    id="T2-2",
    title="规章只由有权机关填",
    catches="没有规章制定权的机关在规章一行填了数。",
    why="县级政府及其部门、乡镇都没有规章制定权；填了多半是把普通文件当规章。",
    source=Source("《中华人民共和国立法法》（2023年修正）", "第九十三条"),
    level=Level.ERROR,
    check=_rules_made,
    passing="镇政府报告规章一行都是0。",
    failing="县政府报告规章本年制发5件。",
)
REGISTER = Rule(
    id="T2-4",
    title="与登记簿一致",
    catches="规范性文件、许可、处罚、强制、收费与登记簿的数不同。",
    why="公开的每个数都要能打开到它背后的记录。",
    source=Source("年度报告编制实务", "", "inferred"),
    level=Level.ERROR,
    check=_ledger,
    passing="规范性文件本年制发16件，登记簿16件。",
    failing="规范性文件本年制发0件，登记簿3件。",
)
ITEMS = Rule(
    id="T2-5",
    title="项目数与处理决定",
    catches="2019年版：上一年项目数加本年增减为负，或没有项目却有处理决定。",
    why="没有许可事项就不会有许可决定；减到零的要说明。",
    source=Source("国办公开办函〔2019〕60号", "附表二", "inferred"),
    level=Level.WARNING,
    check=_items,
    passing="行政许可186 + 49 = 235项，决定7034件。",
    failing="其他对外管理服务事项129 − 129 = 0项，决定416件。",
)
FILLED = Rule(
    id="T2-7",
    title="其他表不留空白",
    catches="主动公开情况表、复议诉讼情况表有空白格。",
    why="空白分不清是没有发生还是漏填；不适用的填“/”，没有发生的填0。",
    source=Source("年度报告编制实务", "", "secondary"),
    level=Level.WARNING,
    check=_blanks,
    passing="规章一行填“/”或0。",
    failing="复议后起诉一行五格都空着。",
)
RULES = (COUNTS, MAKES_RULES, REGISTER, ITEMS, FILLED)
