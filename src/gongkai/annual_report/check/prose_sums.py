"""Rules on sums inside the prose: a whole with its parts, and all outcomes of requests against what was answered."""

import re
from collections.abc import Iterator

from gongkai.annual_report.check.amounts import Open
from gongkai.annual_report.check.prose_rates import SHARE
from gongkai.annual_report.check.stated import Stated
from gongkai.annual_report.check.subject import Single
from gongkai.annual_report.check.words import added, apart, shown
from gongkai.annual_report.report import Number, Scope
from gongkai.rules import Finding, Level, Rule, Source

_LAST_OF_ALL = re.compile(r"其他|其它|其余")
_COUNTED_ONCE = re.compile(
    r"计1条|计一条|只计|重复[计发公统]|不重复|有重复|存在重复|交叉|重合|重叠|去重|剔除重复"
    r"|(?:多个|不同|多种|各|两个|多)(?:平台|渠道|方式|载体|媒体)[^，。；]{0,6}(?:同步|同时|重复)"
    r"|(?:部分|同一|相同|有的|一些)[^，。；]{0,8}(?:信息|内容)[^，。；]{0,10}(?:同步|同时|多个|多种|多渠道|多平台)"
)
_NESTED = re.compile(r"其中|包括|包含|含")
_LATER = re.compile(r"办结|办理完|满意|解决|按期|按时|转办|采纳|结转|整改|(?:答复|回复)(?:了|共)?$")
_EACH = re.compile(r"分别")
_SHARE = re.compile(r"占[^，。；、\d]{0,12}(\d+(?:\.\d+)?)[%％]")
_OUTCOME_GROUPS = (
    frozenset({"granted", "granted_and_partially_granted"}),
    frozenset({"partially_granted", "granted_and_partially_granted"}),
    frozenset({"denied"}),
    frozenset({"unavailable"}),
    frozenset({"not_processed"}),
    frozenset({"otherwise_closed"}),
)
_OUTCOMES = frozenset().union(*_OUTCOME_GROUPS)


def _parts(subject: Single) -> Iterator[Finding]:
    lists = [(whole, parts) for whole in _wholes(subject) for parts in _lists(subject, whole)]
    seen = {parts[0].sentence for _, parts in lists}
    lists += [(whole, parts) for whole, parts in _lists_by_share(subject) if parts[0].sentence not in seen]
    findings = [
        finding
        for whole, parts in lists
        if (finding := _added_up(whole, parts, subject.report.year, _together(subject, whole)))
    ]
    yield from findings or [PARTS.not_applicable("正文没有列出总数和分项。")]


def _wholes(subject: Single) -> Iterator[Stated]:
    indexes = {s.figure.part_of for s in subject.prose.figures if s.figure.part_of is not None}
    return (s for s in subject.prose.figures if s.index in indexes)


def _lists(subject: Single, whole: Stated) -> Iterator[list[Stated]]:
    """The parts, sentence by sentence: what another sentence lists is another way of dividing the whole."""
    by_sentence: dict[str, list[Stated]] = {}
    for part in subject.prose.parts_of(whole):
        if part.figure.unit != "%":
            by_sentence.setdefault(part.sentence, []).append(part)
    for parts in by_sentence.values():
        if len(parts) >= 2 and not all(part.figure.metric in _OUTCOMES for part in parts):
            yield sorted(parts, key=lambda part: part.at)


def _lists_by_share(subject: Single) -> Iterator[tuple[Stated, list[Stated]]]:
    """A number followed by counts that each have their share: X条中，甲148条，占34.8%；乙21条，占4.9%…"""
    for sentence, stated in subject.prose.by_sentence.items():
        if sentence.count("占") < 3:
            continue
        counted = {found.start(1) for found in SHARE.finditer(sentence)}
        parts = [s for s in stated if s.at in counted]
        before = [s for s in stated if parts and s.at < parts[0].at and s.figure.unit == parts[0].figure.unit]
        if len(parts) > 2 and before and not all(part.figure.metric in _OUTCOMES for part in parts):
            yield before[-1], parts


def _together(subject: Single, whole: Stated) -> frozenset[Number]:
    """What the whole comes to with the numbers told before it: 收到9件，上年结转1件，其中网上6件，信函4件."""
    sums, total = set[Number](), whole.figure.value
    for stated in reversed(subject.prose.figures[max(whole.index - 3, 0) : whole.index]):
        if stated.sentence != whole.sentence or stated.figure.unit != whole.figure.unit:
            break
        total += stated.figure.value
        sums.add(total)
    return frozenset(sums)


def _added_up(
    whole: Stated, parts: list[Stated], year: int | None, together: frozenset[Number]
) -> Finding | None:
    if whole.figure.approximate or any(part.figure.approximate for part in parts):
        return PARTS.cannot_tell(f"{whole.said}或它的分项是约数，不能核对相加。", _cells(whole, parts))
    total = whole.figure.value
    if total not in _running(parts)[1:]:
        parts = _without_nested(parts)
    running = _running(parts)
    if together.intersection(running[1:]):
        return PARTS.holds(f"{whole.said}与它前面的数合起来等于分项相加。", _cells(whole, parts))
    if total in running[1:]:
        # What follows a complete list divides the whole once more or goes into one of its parts.
        return PARTS.holds(f"{whole.said}的分项相加等于 {shown(total)}。", _cells(whole, parts))
    too_many = running[-1] > total
    hard = _excess_is_plain(whole, parts) if too_many else _closed(whole, parts)
    hard = hard and all(_is_like(part, whole) for part in parts)
    hard = hard and not any(stated.of_another_year(year) for stated in (whole, *parts))
    if not hard and not too_many and (len(parts) <= 3 or running[-1] * 2 < total):
        return None  # a few examples are no list of the whole
    return _not_adding_up(whole, parts, running[-1], hard=hard)


def _without_nested(parts: list[Stated]) -> list[Stated]:
    """Parts that together make up the part before them are taken out: 预决算197条，政府预决算32条，部门预决算165条."""
    kept: list[Stated] = []
    index = 0
    while index < len(parts):
        kept.append(parts[index])
        inside: Number = 0
        for following in range(index + 1, len(parts)):
            inside += parts[following].figure.value
            if inside == parts[index].figure.value and following > index + 1:
                index = following
                break
        index += 1
    return kept


def _is_like(part: Stated, whole: Stated) -> bool:
    """Counted in the same unit, over the same time, and at the same stage of work: 办结 is no part of 受理."""
    over_years = (
        Scope.CUMULATIVE in (part.figure.scope, whole.figure.scope)
        and part.figure.scope != whole.figure.scope
    )
    later = _LATER.search(part.before) and not _LATER.search(whole.before)
    return part.figure.unit == whole.figure.unit and not over_years and not later


def _running(parts: list[Stated]) -> list[Number]:
    sums: list[Number] = []
    for part in parts:
        sums.append(part.figure.value + (sums[-1] if sums else 0))
    return sums


def _excess_is_plain(whole: Stated, parts: list[Stated]) -> bool:
    """No part lies inside another or is all of it, and the text does not say that things are counted in several."""
    if any(part.figure.value == whole.figure.value for part in parts):
        return False
    nested = any(_NESTED.search(part.before) for part in parts[1:])
    return (
        not nested
        and not _COUNTED_ONCE.search(parts[0].sentence)
        and not _COUNTED_ONCE.search(whole.sentence)
    )


def _closed(whole: Stated, parts: list[Stated]) -> bool:
    """Whether the list says that it is all: it ends with 其他, says 分别, or gives the share of each part."""
    if _LAST_OF_ALL.search(parts[-1].before):
        return True
    sentence = parts[0].sentence
    if _EACH.search(sentence, max(whole.at, 0), max(parts[-1].at, 0)):
        return True
    return len(parts) > 2 and _shares_are_all(sentence, parts)


def _shares_are_all(sentence: str, parts: list[Stated]) -> bool:
    """Each part has its share and the shares come to about 100: the list was meant to be the whole."""
    shares: list[float] = []
    for part, following in zip(parts, [*(p.at for p in parts[1:]), len(sentence)], strict=True):
        found = _SHARE.search(sentence, max(part.at, 0), max(following, 0))
        if not found:
            return False
        shares.append(float(found.group(1)))
    return abs(sum(shares) - 100) <= 2


def _cells(whole: Stated, parts: list[Stated]) -> tuple[str, ...]:
    return (whole.cell, *dict.fromkeys(part.cell for part in parts))


def _not_adding_up(whole: Stated, parts: list[Stated], found: Number, *, hard: bool) -> Finding:
    total = whole.figure.value
    terms = added([(_label(part), part.figure.value) for part in parts])
    more = "多" if found > total else "少"
    ask = "请核对哪个数不对。" if hard else "如是部分列举、单位不同或重复计数，请在正文写明。"
    return PARTS.broken(
        f"{whole.said}，分项 {terms} = {shown(found)}，比总数{more} {apart(found, total)}。{ask}",
        _cells(whole, parts),
        found=found,
        expected=total,
        contradiction=hard,
        kind="narrative_sum",
        anchor=whole.figure.metric,
        quote=whole.figure.quote,
        level=None if hard or found > total else Level.REMARK,
    )


def _label(stated: Stated) -> str:
    name = stated.figure.metric.partition(":")[2]
    return name or stated.before[-10:]


def _outcomes(subject: Single) -> Iterator[Finding]:
    findings = [
        finding
        for stated in subject.prose.by_sentence.values()
        if (finding := _outcome_list(subject, [s for s in stated if s.figure.metric in _OUTCOMES]))
    ]
    yield from findings or [OUTCOMES.not_applicable("正文没有列出全部办理结果。")]


def _outcome_list(subject: Single, parts: list[Stated]) -> Finding | None:
    metrics = {part.figure.metric for part in parts}
    if len(parts) < 3 or len(metrics) < len(parts):
        return None
    answered = [s for s in subject.prose.exact("requests_answered") if not s.of_a_part()]
    received = [s for s in subject.prose.exact("requests_received") if not s.of_a_part()]
    if not (answered or received):
        return None
    if any(part.figure.approximate or part.of_another_year(subject.report.year) for part in parts):
        return None
    whole = (answered or received)[0]
    found = sum((part.figure.value for part in parts), start=0)
    if found in _admissible(subject, answered, received) or _completed_by_others(
        subject, parts, whole, found
    ):
        return OUTCOMES.holds(f"{whole.said}等于各种办理结果相加 {shown(found)}。", _cells(whole, parts))
    complete = all(group & metrics for group in _OUTCOME_GROUPS)
    above = found > max(_admissible(subject, answered, received))
    return _outcomes_differ(whole, parts, found) if (complete and answered) or above else None


def _admissible(subject: Single, answered: list[Stated], received: list[Stated]) -> set[Number]:
    """What the outcomes may add up to: answered, or received, with and without what was carried in and out."""
    wholes = {s.figure.value for s in (*answered, *received)}
    for carried in ("requests_carried_in", "requests_carried_out"):
        for s in subject.prose.exact(carried):
            wholes |= {value + s.figure.value for value in wholes} | {
                value - s.figure.value for value in wholes
            }
    for cells in (("results_total",), ("new", "carried_in")):
        amounts = [subject.amount(f"requests/{row}/total") for row in cells]
        numbers = [a for a in amounts if a is not None and not isinstance(a, Open)]
        if len(numbers) == len(cells) and any(numbers):
            wholes.add(sum(numbers, start=0))
    return wholes


def _completed_by_others(subject: Single, parts: list[Stated], whole: Stated, found: Number) -> bool:
    """Whether further figures beside the outcomes (撤回 3件) make up the difference."""
    rest = whole.figure.value - found
    others = [
        s.figure.value
        for s in subject.prose.by_sentence[parts[0].sentence]
        if s.figure.metric not in _OUTCOMES and s.figure.unit == parts[0].figure.unit and s is not whole
    ]
    reachable: set[Number] = {0}
    for value in others[:8]:
        reachable |= {value + seen for seen in reachable}
    return rest > 0 and rest in reachable


def _outcomes_differ(whole: Stated, parts: list[Stated], found: Number) -> Finding:
    terms = added([(_label(part), part.figure.value) for part in parts])
    return OUTCOMES.broken(
        f"{whole.said}，而正文的办理结果 {terms} = {shown(found)}，相差 {apart(found, whole.figure.value)}。请核对哪个数不对。",
        (*(part.cell for part in parts), whole.cell),
        found=found,
        expected=whole.figure.value,
        contradiction=True,
        kind="narrative_sum",
        anchor=whole.figure.metric,
        quote=whole.figure.quote,
    )


PARTS = Rule(
    id="N-2",
    title="总数与分项",
    catches="正文给出总数又列出分项，分项相加比总数多，或者列全了却比总数少。",
    why="总数和分项出自同一本账；“其中”可以少列，但不能多出来。",
    source=Source("年度报告编制实务", "", "inferred"),
    level=Level.WARNING,
    check=_parts,
    passing="公开425条，县直303条、乡镇122条。",
    failing="公开2398条，其中网站525条、微博440条、微信1988条，相加2953条。",
)
OUTCOMES = Rule(
    id="N-2.1",
    title="办理结果与答复数",
    catches="正文列出各类办理结果，相加与答复数不同。",
    why="每件办结的申请只有一种结果，六类结果相加就是办结数。",
    source=Source("国办公开办函〔2019〕60号、〔2021〕30号", "附表三的结构", "inferred"),
    level=Level.ERROR,
    check=_outcomes,
    passing="受理22件：予以公开8、部分公开4、无法提供6、不予处理4。",
    failing="答复805件：公开及部分公开258、不予公开35、无法提供265、不予处理158、其他处理0，相加716。",
)
RULES = (PARTS, OUTCOMES)
