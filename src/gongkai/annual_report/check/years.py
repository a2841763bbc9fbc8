"""Rules on two years of one body: what one report leaves open the next takes up."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.annual_report.check.proactive import number
from gongkai.annual_report.check.prose_rates import grown_against
from gongkai.annual_report.check.subject import Sheet, Single
from gongkai.annual_report.check.words import apart, shown
from gongkai.annual_report.report import Number
from gongkai.rules import Finding, Level, Rule, Source

_REMEDY_ROWS = ("reconsideration", "direct_suit", "suit_after_reconsideration")


@dataclass(frozen=True)
class Years:
    """A report and that of the year before, of the same body and scope."""

    this: Single
    last: Single

    @property
    def follow(self) -> bool:
        year, before = self.this.report.year, self.last.report.year
        return year is not None and before is not None and year == before + 1

    def sheets(self, table: str) -> tuple[Sheet, Sheet] | None:
        this, last = self.this.sheet(table), self.last.sheet(table)
        return (this, last) if self.follow and this and last else None


Compare = Callable[[Sheet, Sheet], Iterator[Finding]]


def _between(rule_name: str, table: str, compare: Compare) -> Callable[[Years], Iterator[Finding]]:
    """The check of a rule that sets one table beside last year's; not applicable when either is absent."""

    def check(subject: Years) -> Iterator[Finding]:
        sheets = subject.sheets(table)
        findings = list(compare(*sheets)) if sheets else []
        why = "两份报告没有可以对照的格。" if subject.follow else "两份报告不是前后两年。"
        yield from findings or [_BY_NAME[rule_name].not_applicable(why)]

    return check


def _carried(this: Sheet, last: Sheet) -> Iterator[Finding]:
    for column in this.read.table.columns:
        now, before = f"requests/carried_in/{column.id}", f"requests/carried_out/{column.id}"
        yield _equal(CARRIED, this, now, number(this, now), number(last, before), "上年报告的结转下年度")


def _equal(
    rule: Rule[Years], sheet: Sheet, cell: str, now: Number | None, before: Number | None, where: str
) -> Finding:
    if now is None or before is None:
        return rule.cannot_tell(f"{sheet.name(cell)}或{where}认不清。", (cell,), cell)
    if now == before:
        return rule.holds(f"{sheet.name(cell)}与{where}一致：{shown(now)}。", (cell,), cell)
    return rule.broken(
        f"{sheet.name(cell)}填 {shown(now)}，{where}是 {shown(before)}，相差 {apart(now, before)}。请核对，口径变了的要注明。",
        (cell,),
        found=now,
        expected=before,
        anchor=cell,
    )


def _pending(this: Sheet, last: Sheet) -> Iterator[Finding]:
    for row in _REMEDY_ROWS:
        cell = f"remedies/{row}/total"
        total, pending = number(this, cell), number(last, f"remedies/{row}/pending")
        if total is None or pending is None:
            yield PENDING.cannot_tell(f"{this.name(cell)}或上年尚未审结认不清。", (cell,), cell)
        elif total >= pending:
            yield PENDING.holds(
                f"{this.name(cell)} {shown(total)}，不少于上年尚未审结 {shown(pending)}。", (cell,), cell
            )
        else:
            yield PENDING.broken(
                f"上年尚未审结 {shown(pending)} 件，本年{this.name(cell)}只有 {shown(total)} 件。上年未结的案件本年应有结果或仍未审结。",
                (cell,),
                found=total,
                expected=pending,
                anchor=cell,
            )


def _stock(this: Sheet, last: Sheet) -> Iterator[Finding]:
    for row in this.read.table.rows:
        if "in_force" not in row.columns or "in_force" not in last.read.table.column_by_id:
            continue
        cells = tuple(f"proactive/{row.id}/{column}" for column in ("in_force", "issued", "repealed"))
        now, issued, repealed = (number(this, cell) for cell in cells)
        before = number(last, cells[0])
        if now is None or issued is None or repealed is None or before is None:
            yield STOCK.cannot_tell(f"“{row.label}”有格认不清，无法核对。", cells, cells[0])
            continue
        expected = before + issued - repealed
        sum_ = f"上年有效 {shown(before)} + 制发 {shown(issued)} − 废止 {shown(repealed)} = {shown(expected)}"
        if now == expected:
            yield STOCK.holds(f"“{row.label}”{sum_}，与现行有效一致。", cells, cells[0])
        else:
            yield STOCK.broken(
                f"“{row.label}”{sum_}，现行有效填 {shown(now)}，相差 {apart(now, expected)}。有效期满的也要计入废止或注明。",
                cells,
                found=now,
                expected=expected,
                anchor=cells[0],
            )


def _items(this: Sheet, last: Sheet) -> Iterator[Finding]:
    for row in this.read.table.rows:
        if "items_change" not in row.columns or "items_change" not in last.read.table.column_by_id:
            continue
        cell = f"proactive/{row.id}/items_last_year"
        before, change = number(last, cell), number(last, f"proactive/{row.id}/items_change")
        left = None if before is None or change is None else before + change
        yield _equal(ITEMS, this, cell, number(this, cell), left, "上年报告的上一年项目 + 本年增/减")


def _fees(this: Sheet, last: Sheet) -> Iterator[Finding]:
    cell = "proactive/administrative_fees/amount_wan_yuan"
    now, before = number(this, cell), number(last, cell)
    if now is None or before is None or now <= 0 or before <= 0:
        return
    factor = Decimal(max(now, before)) / Decimal(min(now, before))
    if factor < 10:
        yield FEES.holds(f"收费金额 {shown(now)} 万元，上年 {shown(before)} 万元。", (cell,), cell)
        return
    yield FEES.broken(
        f"收费金额 {shown(now)} 万元，上年 {shown(before)} 万元，相差 {factor:.0f} 倍。请核对单位是元还是万元。",
        (cell,),
        found=now,
        expected=before,
        anchor=cell,
    )


def _growth(subject: Years) -> Iterator[Finding]:
    findings = list(grown_against(GROWTH, subject.this, subject.last)) if subject.follow else []
    yield from findings or [GROWTH.not_applicable("正文没有可以用上年报告核算的增减率。")]


PRACTICE = Source("年度报告编制实务", "", "inferred")
CARRIED = Rule(
    id="T3-4",
    title="上年结转接上年",
    catches="本年“上年结转”与上年报告“结转下年度”不同。",
    why="上年没办完的，本年从这里接着办。",
    source=PRACTICE,
    level=Level.WARNING,
    check=_between("T3-4", "requests", _carried),
    passing="上年结转下年度9件，本年上年结转9件。",
    failing="上年结转下年度9件，本年上年结转0件。",
)
PENDING = Rule(
    id="T4-2",
    title="未结案件不消失",
    catches="本年复议或诉讼总计比上年尚未审结还少。",
    why="上年没审结的案件，本年或有结果或仍未审结，不会消失。",
    source=PRACTICE,
    level=Level.WARNING,
    check=_between("T4-2", "remedies", _pending),
    passing="上年尚未审结2件，本年总计7件。",
    failing="上年尚未审结2件，本年总计0件。",
)
STOCK = Rule(
    id="T2-3",
    title="现行有效件数接上年",
    catches="本年现行有效不等于上年现行有效 + 本年制发 − 本年废止。",
    why="有效的文件只因制发而增加，因废止、失效而减少。",
    source=PRACTICE,
    level=Level.WARNING,
    check=_between("T2-3", "proactive", _stock),
    passing="上年15 + 制发16 − 废止0 = 31。",
    failing="上年20 + 制发16 − 废止0 = 36，却填31。",
)
ITEMS = Rule(
    id="T2-8",
    title="项目数接上年",
    catches="2019年版：本年“上一年项目数量”不等于上年报告的年末项目数。",
    why="年末项目数就是下一年的“上一年项目数量”。",
    source=PRACTICE,
    level=Level.WARNING,
    check=_between("T2-8", "proactive", _items),
    passing="2019年186 + 49 = 235，2020年上一年项目235。",
    failing="2019年186 + 49 = 235，2020年上一年项目186。",
)
FEES = Rule(
    id="T2-6",
    title="收费金额的单位",
    catches="收费金额与上年相差十倍以上。",
    why="多半是元和万元弄混。",
    source=PRACTICE,
    level=Level.WARNING,
    check=_between("T2-6", "proactive", _fees),
    passing="上年820.5万元，本年851万元。",
    failing="上年820.5万元，本年8510000万元。",
)
GROWTH = Rule(
    id="N-11.1",
    title="增减率与上年报告",
    catches="正文写的同比增减率与用上年报告的数算出来的不同。",
    why="读者会拿两年的报告对照。",
    source=PRACTICE,
    level=Level.WARNING,
    check=_growth,
    passing="上年收到980件，本年859件，下降12.3%。",
    failing="上年收到900件，本年859件，下降12.3%（应为4.6%）。",
)
RULES = (CARRIED, PENDING, STOCK, ITEMS, FEES, GROWTH)
_BY_NAME = {rule.id: rule for rule in RULES}
