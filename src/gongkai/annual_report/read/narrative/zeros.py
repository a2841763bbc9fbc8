"""Statements that something did not happen: 未收到…申请, 无行政复议事项, 不存在收取信息处理费的情况.

One statement may deny several things ("未发生行政复议、行政诉讼"); each becomes a zero with the same quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.annual_report.read.narrative.hits import Hit, hits_of

_HAPPENED = (
    "发生|收到|收取|受理|接到|接收|收费|出现|产生|发出|引起|引发|涉及|因|有|办理|被|提起|存在|制定|制发|出台|废止|召开|举办|开展收|减免|结转"
    "|进行收费|申请|征收|予收|[向对就][^，。；]{0,14}?收"
)
_NEGATED = f"再?(?:{_HAPPENED})"
_OF_NOTE = "复议|诉讼|申诉|申请|收费|处理费"
# Each branch opens with a plain character, so that the search can pass over all others.
_DENIAL = re.compile(
    rf"未曾?{_NEGATED}|未收|没{_NEGATED}|没有再?(?:{_HAPPENED})|没有(?=[^，。；]{{0,24}}(?:{_OF_NOTE}))|从未{_NEGATED}"
    rf"|不曾{_NEGATED}|不存在(?<!信息不存在)|不涉及|不收取|不收费|免收(?<!减免收)(?=[^，。；]{{0,6}}费)|零(?=申请|复议|诉讼|投诉|收费)"
    r"|无(?<![有毫永全]无)(?!正当|法|需|论|关|效|障碍|力|人|纸|偿|线|不|须|缝|权|条件|异议|差错|误|违|公共|锡|为|棣|极|忧)"
)
_CLOSE = re.compile(r"[，。；！？\n,;）)]")
_NONE_AT_ALL = re.compile(
    r"(?:[^，。；\n]{0,12}?(?:情况|年度|年))?[:：，]?(?:均)?(?:无|没有|暂无|未发生|无此[类项]?(?:情况|事项)|无相关情况)[。\n；]?$"
)
_PURPOSE = re.compile(r"未按|未经|未能|未及时|应当|应予|若|如果|凡|对未|将|不得|防止|避免|杜绝")
# Not denied is what only stands beside it: 与诉讼有关的费用, 制定规章的权限, 不予公开的信息类型.
_OF_ANOTHER = re.compile(
    r"[^，。；]{0,24}(?:(?:诉讼|复议)[^，。；]{0,16}(?:有关|相关)的?(?:费用|支出)|职责|权限|职权|类型|资格)"
)
_WORK = ("工作", "服务", "制度", "流程", "平台", "渠道", "栏目", "窗口", "系统")
_NUMBERED = re.compile(r"\d")

_ZERO_OF: dict[str, str] = {
    "RECON": "reconsideration_total",
    "LIT": "litigation_total",
    "APPEAL": "appeals_total",
    "FEE_PROCESSING": "processing_fee",
    "FEE": "processing_fee",
    "NORMATIVE": "normative_issued",
    "RULES": "government_rules_issued",
    "PRESS": "press_conferences",
    "CARRIED_IN": "requests_carried_in",
    "CARRIED_OUT": "requests_carried_out",
}
_OF_SECTION = {
    "requests": ("requests_received",),
    "remedies": ("reconsideration_total", "litigation_total"),
    "fees": ("processing_fee",),
}
UNITS = {"processing_fee": "元"}


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement at [start, end) that each of `metrics` is zero."""

    start: int
    end: int
    metrics: tuple[str, ...]


def denials(text: str) -> Iterator[tuple[int, int]]:
    """Where something is denied, in order."""
    for found in _DENIAL.finditer(text):
        yield found.start(), found.end()


def denial(
    text: str, start: int, found_end: int, bounds: tuple[int, int], section: str, topic: str
) -> Denial | None:
    """What the denial at `start` in the sentence `bounds` says is zero; None where it denies nothing we count."""
    clause = _clause_start(text, start, bounds[0])
    if _NONE_AT_ALL.match(text, bounds[0], bounds[1]) and section in _OF_SECTION and start - bounds[0] < 16:
        return Denial(bounds[0], bounds[1], _OF_SECTION[section])
    if _PURPOSE.search(text, clause, found_end) or _OF_ANOTHER.match(text, found_end, bounds[1]):
        return None
    end = _reach(text, found_end, bounds[1])
    metrics = _denied(hits_of(text, start, end), text, section, topic)
    if not metrics and text[start] != "零":
        metrics = _denied_before(text, clause, start, end, section, topic)
        start = clause if metrics else start
    if "processing_fee" in metrics and not _about_disclosure(text, bounds, section):
        metrics = tuple(metric for metric in metrics if metric != "processing_fee")
    return Denial(start, end, metrics) if metrics and not _NUMBERED.search(text, found_end, end) else None


def _clause_start(text: str, start: int, first: int) -> int:
    while start > first and text[start - 1] not in "，。；：,;\n":
        start -= 1
    return start


def _reach(text: str, begin: int, last: int) -> int:
    """The end of the denied list: over a comma only where the next clause names another remedy and nothing more."""
    closing = _CLOSE.search(text, begin, last)
    end = closing.start() if closing else last
    if closing and closing.group() in "，,":
        following = _CLOSE.search(text, end + 1, last)
        stop = following.start() if following else last
        clause = text[end + 1 : stop]
        if ("复议" in clause or "诉讼" in clause) and not re.search(r"\d|未|无|没有|发生|收到|不", clause):
            return stop
    return end


def _denied(hits: list[Hit], text: str, section: str, topic: str) -> tuple[str, ...]:
    named = [hit.meaning.object for hit in hits if hit.meaning.object]
    remedies = [name for name in named if name in ("RECON", "LIT")]
    if "CORRECTED" in named and (remedies or topic in ("reconsideration", "litigation")):
        return _corrected(remedies, topic)
    metrics = [_ZERO_OF[name] for name in named if name in _ZERO_OF]
    if remedies:
        metrics = [metric for metric in metrics if not metric.startswith(("normative", "government"))]
    for hit in hits:
        if hit.meaning.object in ("REQUEST", "APPLY") and _is_denied_request(
            hit, hits, text, section, others=bool(metrics)
        ):
            metrics.append("requests_received")
    if {"requests_carried_in", "requests_carried_out"} & set(metrics):
        metrics = [metric for metric in metrics if metric != "requests_received"]
    return tuple(dict.fromkeys(metrics))


def _corrected(remedies: list[str], topic: str) -> tuple[str, ...]:
    if "LIT" in remedies and "RECON" in remedies:
        return "reconsideration_corrected", "litigation_corrected"
    case = (
        "litigation" if "LIT" in remedies or (not remedies and topic == "litigation") else "reconsideration"
    )
    return (f"{case}_corrected",)


def _is_denied_request(hit: Hit, hits: list[Hit], text: str, section: str, *, others: bool) -> bool:
    """A request is denied where it stands by itself, not as the cause of a remedy or as the thing not paid for."""
    if text.startswith(_WORK, hit.end):
        return False
    if not others:
        return (
            hit.meaning.object == "REQUEST"
            or section == "requests"
            or any(other.meaning.public for other in hits)
        )
    return hit.meaning.object == "REQUEST" and text[hit.end : hit.end + 1] in "、和及或与"


def _denied_before(text: str, clause: int, start: int, end: int, section: str, topic: str) -> tuple[str, ...]:
    """ "行政复议、行政诉讼均未发生": the things stand before the denial, which ends the clause."""
    if end - start > 9:
        return ()
    metrics = _denied(hits_of(text, clause, start), text, section, topic)
    return tuple(
        metric
        for metric in metrics
        if metric in ("reconsideration_total", "litigation_total", "requests_received", "processing_fee")
    )


def _about_disclosure(text: str, bounds: tuple[int, int], section: str) -> bool:
    sentence = text[bounds[0] : bounds[1]]
    return section in ("fees", "requests", "other") or any(
        word in sentence for word in ("信息", "申请", "处理费", "公开")
    )
