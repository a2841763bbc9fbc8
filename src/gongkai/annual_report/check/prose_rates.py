"""Rules on percentages of the prose: shares of a whole, growth over last year, figures without a unit."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from gongkai.annual_report.check.amounts import Open
from gongkai.annual_report.check.stated import Stated
from gongkai.annual_report.check.subject import Single
from gongkai.annual_report.check.words import shown
from gongkai.annual_report.report import Number
from gongkai.rules import Finding, Level, Rule, Source

_COUNT = r"(\d+(?:\.\d+)?)(?![\d.%％万亿余多])([^\d，,。；;、：:（()）]{0,4})"
SHARE = re.compile(
    _COUNT
    + r"[，,（(]?(约|近)?占(?:比)?(?:为|达)?([^，。；、\d（）]{0,14}?)(约|近)?(?:为|的)?(\d+(?:\.\d+)?)[%％]"
)
_UP, _DOWN = "增长|增加|上升|提高|提升|增幅", "下降|减少|降低|回落|下滑|降幅"
_GROWTH = re.compile(
    r"(?:(?:较|比|同比|与)(去年|上年|上一年|前一年|\d{4}年)?(?:度|同期)?(?:相比)?[^，。；\d]{0,8}?)"
    rf"(?:[（(]?(\d+)[^\d，。；]{{0,3}}[）)]?[，]?)?({_UP}|{_DOWN})(?:了)?(?:(\d+)(件|条|篇|个|次|份|宗))?"
    rf"[，,、（(]?(?:{_UP}|{_DOWN}|同比)?(?:了|约|近|为|达)*(\d+(?:\.\d+)?)[%％]"
)
# What a share is of, when its words name nothing but the whole before it.
_OF_THE_WHOLE = re.compile(
    r"(?:申请|答复|办结|受理|办理|收到|公开|信息|发布|政府|政务|主动|全年|全部|年度|本年|所有|总|件|条|的|数|量|比|例|率|约|为|达|到)*"
)
_WHOLES = ("requests_answered", "requests_received", "requests_carried_in")
_TABLE_WHOLES = (("results_total",), ("new",), ("new", "carried_in"))
_LAST_YEAR = {"requests_received": "requests/new/total", "requests_answered": "requests/results_total/total"}
_HUGE = 10**15
_PEOPLE = frozenset({"人", "人次", "件", "条", "次", "篇", "个", "份", "场", "期", "宗"})


def _shares(subject: Single) -> Iterator[Finding]:
    findings = [
        finding
        for sentence, stated in subject.prose.by_sentence.items()
        if "占" in sentence
        for found in SHARE.finditer(sentence)
        if (finding := _share(subject, stated, sentence, found))
    ]
    yield from findings or [SHARES.not_applicable("正文没有既给件数又给占比的数。")]


def _share(subject: Single, stated: list[Stated], sentence: str, found: re.Match[str]) -> Finding | None:
    count = next((s for s in stated if s.at == found.start(1)), None)
    if count is None or count.figure.approximate or found.group(3) or found.group(5):
        return None
    if not _workable(count.figure.value, found.group(6)):
        return None
    printed, places = Decimal(found.group(6)), len(found.group(6).partition(".")[2])
    wholes = _share_wholes(subject, count, stated)
    if not wholes:
        return SHARES.cannot_tell(f"{count.said}占 {printed}%，正文没有给出总数。", (count.cell,))
    cells = (
        count.cell,
        *dict.fromkeys(cell for cell, _ in wholes[:1]),
        f"narrative/share_{count.figure.metric}",
    )
    if any(_rate(count.figure.value, whole, places) == printed for _, whole in wholes):
        return SHARES.holds(f"{count.said}占 {printed}%，计算相符。", cells)
    if not _OF_THE_WHOLE.fullmatch(found.group(4)):
        return SHARES.cannot_tell(f"{count.said}的占比是对“{found.group(4)}”的，正文没有给出这个数。", cells)
    step = Decimal(1).scaleb(-places)
    exact = [Decimal(count.figure.value) * 100 / Decimal(whole) for _, whole in wholes]
    near = any(abs(printed - value) < step for value in exact)
    whole = wholes[0][1]
    right = _rate(count.figure.value, whole, places)
    why = "末位取舍不同" if near else f"应为 {right}%"
    return SHARES.broken(
        f"{count.said}占 {printed}%，按总数 {shown(whole)} 计算：{shown(count.figure.value)} ÷ {shown(whole)} = "
        f"{exact[0].quantize(Decimal('0.001'))}%，{why}。",
        cells,
        found=printed,
        expected=right,
        contradiction=not near,
        kind="narrative_percentage",
        anchor=f"share_{count.figure.metric}",
        quote=sentence[found.start(1) : found.end()][-40:],
        level=Level.REMARK if near else None,
    )


def _workable(value: Number, percentage: str) -> bool:
    """Whether the numbers are of a size that anyone counts and prints; others are misread."""
    return -_HUGE < value < _HUGE and len(percentage) < 12


def _rate(part: Number, whole: Number, places: int) -> Decimal:
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _share_wholes(subject: Single, count: Stated, stated: list[Stated]) -> list[tuple[str, Number]]:
    """Every number that the share may be of, the likeliest first."""
    value, found = count.figure.value, list[tuple[str, Number]]()
    if count.figure.part_of is not None and count.figure.part_of < len(subject.prose.figures):
        whole = subject.prose.figures[count.figure.part_of]
        found.append((whole.cell, whole.figure.value))
    outcome = not count.figure.metric.startswith(("category:", "other:"))
    if outcome:
        found += [(s.cell, s.figure.value) for metric in _WHOLES for s in subject.prose.exact(metric)]
    # 36条，占22%；25条，占16%: a number with a share of its own is a part beside this one, not its whole.
    parts = {found.start(1) for found in SHARE.finditer(count.sentence)}
    found += [
        (s.cell, s.figure.value)
        for s in stated
        if s.at < count.at and s.at not in parts
        if s.figure.unit == count.figure.unit and s.figure.value > value
    ]
    if not found:
        return []
    found += _others(subject, stated, count)
    return [(cell, whole) for cell, whole in found if 0 < whole < _HUGE and whole >= value]


def _others(subject: Single, stated: list[Stated], count: Stated) -> Iterator[tuple[str, Number]]:
    """Wholes that no one names but one may have meant: sums of table cells, of the parts themselves, of two wholes."""
    for rows in _TABLE_WHOLES:
        amounts = [subject.amount(f"requests/{row}/total") for row in rows]
        numbers = [a for a in amounts if a is not None and not isinstance(a, Open)]
        if len(numbers) == len(rows):
            yield f"requests/{rows[0]}/total", sum(numbers, start=0)
    parts = [s.figure.value for s in stated if s.figure.unit == count.figure.unit and s.at >= 0]
    yield count.cell, sum(parts, start=0)
    named = [s.figure.value for metric in _WHOLES for s in subject.prose.exact(metric)]
    for index, one in enumerate(named[:6]):
        for other in named[index + 1 : 6]:
            yield count.cell, one + other
    siblings = [
        s.figure.value for s in stated if s.figure.part_of == count.figure.part_of and s.figure.unit != "%"
    ]
    yield count.cell, sum(siblings, start=0)


def _growth(subject: Single) -> Iterator[Finding]:
    findings = [
        finding
        for sentence, stated in subject.prose.by_sentence.items()
        for found in _GROWTH.finditer(sentence)
        if (finding := _grown(stated, sentence, found))
    ]
    yield from findings or [GROWTH.not_applicable("正文没有既给两年的数又给增减率的数。")]


def _grown(stated: list[Stated], sentence: str, found: re.Match[str]) -> Finding | None:
    """Only when last year's number or the difference is stated too can the rate be worked out here."""
    before = [s for s in stated if 0 <= s.at < found.start() and s.figure.unit != "%"]
    if not before or before[-1].figure.approximate or "。" in sentence[before[-1].at : found.start()]:
        return None
    now = before[-1].figure.value
    rising = re.fullmatch(_UP, found.group(3)) is not None
    bases = _bases(now, found, rising=rising)
    if not bases or not _workable(now, found.group(6)):
        return None
    printed, places = Decimal(found.group(6)), len(found.group(6).partition(".")[2])
    rates = [abs(_rate(now - base, base, places)) for base in bases]
    metric, cells = before[-1].figure.metric, (before[-1].cell,)
    if any(abs(rate - printed) <= Decimal(1).scaleb(-places) for rate in rates):
        return GROWTH.holds(f"{before[-1].said}的增减率 {printed}% 计算相符。", cells)
    return GROWTH.broken(
        f"{before[-1].said}，上年 {shown(bases[0])}，增减率应为 {rates[0]}%，正文写 {printed}%。请核对。",
        cells,
        found=printed,
        expected=rates[0],
        contradiction=True,
        kind="narrative_percentage",
        anchor=f"growth_{metric}",
        quote=found.group()[-40:],
    )


def grown_against(rule: Rule[Any], this: Single, last: Single) -> Iterator[Finding]:
    """Growth rates worked out with last year's own report: a figure of the same metric, or the cell it restates."""
    for sentence, stated in this.prose.by_sentence.items():
        for found in _GROWTH.finditer(sentence):
            before = [s for s in stated if 0 <= s.at < found.start() and s.figure.unit != "%"]
            if before and this.prose.covers_all(before[-1]) and not (found.group(2) or found.group(4)):
                yield from _against(rule, before[-1], found, last)


def _against(rule: Rule[Any], stated: Stated, found: re.Match[str], last: Single) -> Iterator[Finding]:
    now, metric = stated.figure.value, stated.figure.metric
    bases = {s.figure.value for s in last.prose.exact(metric) if not s.of_a_part()}
    cell = last.amount(_LAST_YEAR.get(metric, ""))
    if cell is not None and not isinstance(cell, Open):
        bases.add(cell)
    positive = sorted(base for base in bases if 0 < base < _HUGE)
    if not positive or not _workable(now, found.group(6)):
        return
    printed, places = Decimal(found.group(6)), len(found.group(6).partition(".")[2])
    rates = [abs(_rate(now - base, base, places)) for base in positive]
    if any(abs(rate - printed) <= Decimal(1).scaleb(-places) for rate in rates):
        yield rule.holds(f"{stated.said}的增减率 {printed}% 与上年报告相符。", (stated.cell,))
        return
    yield rule.broken(
        f"{stated.said}，上年报告为 {shown(positive[0])}，增减率应为 {rates[0]}%，正文写 {printed}%。请核对。",
        (stated.cell,),
        found=printed,
        expected=rates[0],
        kind="narrative_percentage",
        anchor=f"growth_{metric}",
        quote=found.group()[-40:],
    )


def _bases(now: Number, found: re.Match[str], *, rising: bool) -> list[Number]:
    bases: list[Number] = []
    if found.group(2):
        bases.append(int(found.group(2)))
    if found.group(4) and found.group(5):
        difference = int(found.group(4))
        bases.append(now - difference if rising else now + difference)
    return [base for base in bases if 0 < base < _HUGE]


def _units(subject: Single) -> Iterator[Finding]:
    findings = [finding for stated in subject.prose.figures if (finding := _unit(stated))]
    yield from findings or [UNITS.holds("正文的数都有单位，没有带小数的件数、人数。")]


def _unit(stated: Stated) -> Finding | None:
    figure = stated.figure
    if figure.unit is None:
        return UNITS.broken(
            f"正文{stated.said}没有单位。请补上。", (stated.cell,), found=figure.value, quote=figure.quote
        )
    if (
        figure.unit in _PEOPLE
        and isinstance(figure.value, Decimal)
        and figure.value != figure.value.to_integral_value()
    ):
        return UNITS.broken(
            f"正文{stated.said}是带小数的{figure.unit}数，可能漏了“万”。请核对。",
            (stated.cell,),
            found=figure.value,
            quote=figure.quote,
        )
    return None


SHARES = Rule(
    id="N-7.1",
    title="占比与件数",
    catches="正文的占比与写出的件数和总数算出来的不同。",
    why="占比是算出来的数，分子分母都在文中，读者会去算。",
    source=Source("年度报告编制实务", "", "inferred"),
    level=Level.WARNING,
    check=_shares,
    passing="公开425条，乡镇122条，占28.7%。",
    failing="答复805件，公开及部分公开258件，占33.9%（应为32.0%）。",
)
GROWTH = Rule(
    id="N-11",
    title="增减率",
    catches="正文写出两年的数或增减的件数，增减率却算不出来。",
    why="增减率是算出来的数，与两年的数必须一致。",
    source=Source("年度报告编制实务", "", "inferred"),
    level=Level.WARNING,
    check=_growth,
    passing="收到120件，比上年增加20件，增长20%。",
    failing="收到120件，比上年增加20件，增长25%。",
)
UNITS = Rule(
    id="N-7",
    title="每个数有单位",
    catches="正文的数没有单位，或件数、人次带小数。",
    why="没有单位的数没有意思；“186.99人次”多半漏了“万”。",
    source=Source("年度报告编制实务", "", "inferred"),
    level=Level.WARNING,
    check=_units,
    passing="访问量186.99万人次。",
    failing="政务信息107、政策解读32件。",
)
RULES = (UNITS, SHARES, GROWTH)
