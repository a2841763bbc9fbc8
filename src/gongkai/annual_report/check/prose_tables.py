"""Rules on prose against tables: a figure that restates a cell equals it, and a claim about all cases is true of all."""

import re
from collections.abc import Iterator

from gongkai.annual_report.check.amounts import Amount, Open, sums
from gongkai.annual_report.check.counterparts import CHANNELS, Resolved, resolved
from gongkai.annual_report.check.prose_claims import ALL_UPHELD, NONE_CORRECTED
from gongkai.annual_report.check.stated import Stated
from gongkai.annual_report.check.subject import Sheet, Single
from gongkai.annual_report.check.words import added, shown
from gongkai.annual_report.report import Content, Number
from gongkai.rules import Finding, Level, Rule, Source

_ISSUING = re.compile(r"制发|制定|出台|印发|新制作")
_WHOLES = frozenset(("requests_received", "requests_answered", "proactive_total"))
_OTHER_MATTER = re.compile(r"纠错|败诉|撤销|被纠正|复议机关|作为复议")
_WHOLE_AREA = re.compile(r"全[省市县区镇乡旗州]|各级|各部门")
_OF_WHICH = re.compile(r"(?:其中|涉及)[^，。；]{0,8}公开")
_ONE_OUTCOME = frozenset(
    ("granted", "partially_granted", "denied", "unavailable", "not_processed", "otherwise_closed")
)
_OUTCOME_WORDS = re.compile(r"予以公开|同意公开|部分公开|不予公开|无法提供|不予处理|其他处理")
_UP_TO_LAST_NUMBER = re.compile(r"\d[^，。；：（]*[，。；：（]|[，。；：（]")
_ALREADY_PUBLIC = re.compile(r"已?(?:经)?主动公开[^，。；]{0,8}(?:告知|途径|方式)|告知获取")
_REMEDIES = ("reconsideration", "litigation")


def _restated(subject: Single) -> Iterator[Finding]:
    findings = [
        finding
        for sheet in subject.sheets.values()
        for counterpart in resolved(sheet.plan)
        for stated in subject.prose.exact(counterpart.counterpart.metric)
        if (finding := _compared(subject, sheet, counterpart, stated))
    ]
    yield from findings or [RESTATED.not_applicable("正文没有重述表格中的数，或者没有表格可以对照。")]


def _compared(subject: Single, sheet: Sheet, counterpart: Resolved, stated: Stated) -> Finding | None:
    metric = counterpart.counterpart.metric
    if metric in _WHOLES and stated.of_a_part():
        return None
    if metric.startswith(_REMEDIES) and not _is_about_disclosure(metric, stated):
        return None
    if ALL_UPHELD.search(stated.figure.quote) or (
        metric.endswith("_corrected") and NONE_CORRECTED.search(stated.sentence)
    ):
        return None  # a claim about all cases, judged as such
    if not subject.prose.alone(stated) or (metric in _ONE_OUTCOME and _names_several(stated)):
        return None
    value = stated.figure.value
    cells = counterpart.readings[0][0]
    if not any(sheet.has(cell) for cell in _with_parts(sheet, cells)):
        return None
    if not sheet.settled and any(
        isinstance(a, Open) for cell in cells for a in _amounts(sheet, cell, by_parts=False)
    ):
        return RESTATED.cannot_tell(f"{stated.said}对应的格认不清，无法核对。", (stated.cell, *cells))
    if any(value in (_values(sheet, add, take) or ()) for add, take in counterpart.readings):
        return RESTATED.holds(f"{stated.said}与表格一致。", (stated.cell, *cells))
    return _differs(subject, sheet, counterpart, stated)


def _is_about_disclosure(metric: str, stated: Stated) -> bool:
    """Remedies of other matters, of which those on disclosure are named as a part, are not in this table."""
    if metric.endswith("_total") and _OTHER_MATTER.search(stated.before):
        return False
    return "公开" in stated.ahead or not _OF_WHICH.search(stated.sentence, max(stated.at, 0))


def _differs(subject: Single, sheet: Sheet, counterpart: Resolved, stated: Stated) -> Finding:
    what, cells = counterpart.counterpart, counterpart.readings[0][0]
    expected = _filled_sum(sheet, cells)
    value = stated.figure.value
    excused = any(value in (_values(sheet, add, take) or ()) for add, take in counterpart.excuses)
    hard = what.binding and not excused and (not what.issuing or _issues_all(subject, stated))
    hard = hard and not (what.metric == "granted" and _ALREADY_PUBLIC.search(stated.sentence))
    terms = added([(sheet.name(cell), _filled_sum(sheet, (cell,))) for cell in cells])
    sum_ = f" = {shown(expected)}" if len(cells) > 1 else ""
    ask = "请改正其中一处。" if hard else "口径可能不同，请核对，或在正文写明口径。"
    return RESTATED.broken(
        f"正文{stated.said}是 {shown(value)}，表格中{terms}{sum_}，不一致。{ask}",
        (*cells, stated.cell),
        found=value,
        expected=expected,
        contradiction=hard,
        kind="narrative_vs_table" if hard else "narrative_scope",
        anchor=what.anchor,
        quote=stated.figure.quote,
        level=None if hard else Level.WARNING,
    )


def _names_several(stated: Stated) -> bool:
    """不予公开及无法提供17件 is a figure of two outcomes together."""
    words = _UP_TO_LAST_NUMBER.split(stated.ahead)[-1]
    return len(set(_OUTCOME_WORDS.findall(words))) > 1


def _issues_all(subject: Single, stated: Stated) -> bool:
    """Whether the words speak of all documents issued: a government may name just its own, its table all bodies'."""
    if not _ISSUING.search(stated.before):
        return False
    rules = stated.figure.metric.startswith("government_rules")
    return rules or not subject.prose.reports_for_area or bool(_WHOLE_AREA.search(stated.before))


def _with_parts(sheet: Sheet, cells: tuple[str, ...]) -> Iterator[str]:
    for cell in cells:
        yield cell
        yield from sheet.plan.parts.get(cell, ())


def _values(sheet: Sheet, add: tuple[str, ...], take: tuple[str, ...]) -> frozenset[Number] | None:
    """What the reading may come to: by the printed totals and, should they disagree, by the rows' own sums."""
    if sheet.settled:
        return frozenset(
            sheet.worth(add, by_parts=by_parts) - sheet.worth(take, by_parts=by_parts)
            for by_parts in (False, True)
        )
    found: set[Number] = set()
    for by_parts in (False, True):
        plus = sums([a for cell in add for a in _amounts(sheet, cell, by_parts=by_parts)])
        minus = sums([a for cell in take for a in _amounts(sheet, cell, by_parts=by_parts)])
        if plus is None or minus is None:
            return None
        found.update(x - y for x in plus for y in minus)
    return frozenset(found)


def _amounts(sheet: Sheet, cell: str, *, by_parts: bool) -> list[Amount]:
    parts = sheet.plan.parts.get(cell)
    blank = sheet.is_blank(cell)
    if parts and (by_parts or blank):
        amounts = [sheet.amounts[part] for part in parts]
        # Lost applicant cells do not make a printed total doubtful.
        if blank or not any(isinstance(a, Open) for a in amounts):
            return amounts
    return [sheet.amounts[cell]]


def _filled_sum(sheet: Sheet, cells: tuple[str, ...]) -> Number:
    amounts = [a for cell in cells for a in _amounts(sheet, cell, by_parts=False)]
    return sum((a for a in amounts if not isinstance(a, Open)), start=0)


def _channels(subject: Single) -> Iterator[Finding]:
    sheet = subject.sheet("indicators")
    findings = [
        finding
        for metric, cell in CHANNELS.items()
        for stated in _on_channel(subject, metric)
        if sheet and (finding := _within_channel(sheet, cell, stated))
    ]
    yield from findings or [CHANNEL.not_applicable("没有可以与统计表渠道数对照的正文数。")]


def _on_channel(subject: Single, metric: str) -> Iterator[Stated]:
    """Figures of the channel, and totals that the text puts on one website and on nothing else."""
    yield from subject.prose.exact(metric)
    if metric == "website_published":
        for stated in subject.prose.exact("proactive_total"):
            if "网站" in stated.before and "等" not in stated.before:
                yield stated


def _within_channel(sheet: Sheet, cell: str, stated: Stated) -> Finding | None:
    amount, value = sheet.amounts.get(cell, 0), stated.figure.value
    if isinstance(amount, Open) or sheet.content(cell) is not Content.NUMBER:
        return None
    if value <= amount:
        return CHANNEL.holds(f"{stated.said}没有超过统计表的 {shown(amount)}。", (cell, stated.cell), cell)
    return CHANNEL.broken(
        f"正文{stated.said}是 {shown(value)}，统计表{sheet.name(cell)}只有 {shown(amount)}。请改正其中一处。",
        (cell, stated.cell),
        found=value,
        expected=amount,
        contradiction=True,
        kind="narrative_vs_table",
        anchor=cell,
        quote=stated.figure.quote,
    )


RESTATED = Rule(
    id="N-1",
    title="正文重述表格的数",
    catches="正文中收到、结转、答复、各类结果、复议诉讼、规范性文件、收费等数与表格的格不同。",
    why="同一件事两个数，读者不知道信哪个；报告不准确要追究责任。",
    source=Source("国办公开办函〔2021〕30号", "（四）"),
    level=Level.ERROR,
    check=_restated,
    passing="正文说受理859件、答复805件，表格新收859、总计805。",
    failing="正文“无法提供265件”，表格本机关不掌握265 + 另行制作47 + 补正后不明确25 = 337。",
)
CHANNEL = Rule(
    id="N-1.1",
    title="正文的渠道数不超过统计表",
    catches="正文说某网站公开的条数，比统计表中政府网站公开的条数还多。",
    why="一个网站是全部政府网站的一部分，不会比全部还多。",
    source=Source("政府信息公开情况统计表（2014—2018年）", "政府网站公开政府信息数", "inferred"),
    level=Level.ERROR,
    check=_channels,
    passing="正文“门户网站公开300条”，统计表政府网站1683条。",
    failing="正文“网站主动公开的425条”，统计表网站418条。",
)
RULES = (RESTATED, CHANNEL)
