"""Rules on statements of the prose that exclude each other."""

from collections.abc import Iterator
from itertools import combinations

from gongkai.annual_report.check.stated import Stated
from gongkai.annual_report.check.subject import Single
from gongkai.annual_report.check.words import shown
from gongkai.rules import Finding, Level, Rule, Source

# What is stated once for the year. Where a table settles the number, the figure that differs from it is found there.
_ONCE = {
    "requests_received": "requests",
    "requests_answered": "requests",
    "requests_carried_out": "requests",
    "requests_carried_in": "requests",
    "reconsideration_total": "remedies",
    "litigation_total": "remedies",
    "processing_fee": "",
}


def _twice(subject: Single) -> Iterator[Finding]:
    findings = [
        finding
        for metric, table in _ONCE.items()
        if table not in subject.sheets and "indicators" not in subject.sheets
        for finding in _conflicts([s for s in subject.prose.exact(metric) if not s.of_a_part()])
    ]
    yield from findings or [TWICE.not_applicable("正文没有对同一个数说两次。")]


def _conflicts(stated: list[Stated]) -> Iterator[Finding]:
    for one, other in combinations(stated[:6], 2):
        if one.figure.value == other.figure.value:
            yield TWICE.holds(f"{one.said}与{other.said}一致。", (one.cell,))
        elif one.figure.unit == other.figure.unit and one.sentence != other.sentence:
            yield TWICE.broken(
                f"正文{one.said}与{other.said}不一致：{shown(one.figure.value)} 与 {shown(other.figure.value)}。请核对哪个数不对。",
                (other.cell,),
                found=other.figure.value,
                expected=one.figure.value,
                contradiction=_excluded(one, other),
                kind="narrative_conflict",
                anchor=other.figure.metric,
                quote=other.figure.quote,
            )


def _excluded(one: Stated, other: Stated) -> bool:
    """None at all and some exclude each other; two numbers may count differently (新收, 含结转, 审结)."""
    return 0 in (one.figure.value, other.figure.value)


def _flow(subject: Single) -> Iterator[Finding]:
    """收到 + 上年结转 = 答复 + 结转下年, when the prose gives all four."""
    values = {
        name: [s for s in subject.prose.exact(f"requests_{name}") if not s.of_a_part()]
        for name in ("received", "carried_in", "answered", "carried_out")
    }
    if not all(values.values()):
        yield FLOW.not_applicable("正文没有同时给出收到、结转、答复四个数。")
        return
    received, carried_in, answered, carried_out = (found[0].figure.value for found in values.values())
    cells = tuple(found[0].cell for found in values.values())
    out = answered + carried_out
    if out in (received + carried_in, received):
        yield FLOW.holds(f"正文收办平衡：{shown(out)}。", cells)
        return
    yield FLOW.broken(
        f"正文：收到 {shown(received)} + 上年结转 {shown(carried_in)} = {shown(received + carried_in)}，"
        f"而答复 {shown(answered)} + 结转下年 {shown(carried_out)} = {shown(out)}。请核对口径。",
        cells,
        found=out,
        expected=received + carried_in,
        kind="narrative_conflict",
        anchor="requests_answered",
        quote=values["answered"][0].figure.quote,
    )


TWICE = Rule(
    id="N-10",
    title="同一个数前后一致",
    catches="正文两处说同一件事，数不同，而表格又不能说明哪个对。",
    why="前后矛盾的数都不可信。",
    source=Source("国办公开办函〔2021〕30号", "（四）"),
    level=Level.ERROR,
    check=_twice,
    passing="第一部分与第六部分都说未收取信息处理费。",
    failing="第一部分说未收取信息处理费，第六部分说收取380元。",
)
FLOW = Rule(
    id="N-10.1",
    title="正文收办平衡",
    catches="正文给出收到、上年结转、答复、结转下年四个数，两边不等。",
    why="与表格的勾稽关系是同一个道理；正文口径可能不同，所以只提醒。",
    source=Source("年度报告编制实务", "", "inferred"),
    level=Level.WARNING,
    check=_flow,
    passing="受理859件、上年结转18件，答复805件、顺延72件。",
    failing="受理80件、上年结转5件，答复80件、顺延9件。",
)
RULES = (TWICE, FLOW)
