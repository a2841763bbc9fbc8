"""Percentages: rates of answering, shares of the figure before, growth."""

from __future__ import annotations

from gongkai.annual_report.read.narrative.clause import Clause
from gongkai.annual_report.read.narrative.memory import Memory
from gongkai.annual_report.read.narrative.metrics import OTHER
from gongkai.annual_report.report import NarrativeFigure, Number

_WITH_SHARES_LISTED = (
    "granted partially_granted granted_and_partially_granted denied unavailable "
    "not_processed otherwise_closed replies_not_this_agency requests_received_natural "
    "requests_received_legal_person requests_received_commercial_enterprise "
    "requests_online requests_letter"
)
_WITH_SHARES = frozenset(_WITH_SHARES_LISTED.split())


def rate(
    clause: Clause, value: Number, words: str, before: NarrativeFigure | None, memory: Memory
) -> tuple[str, Number]:
    """The metric of a percentage and its value; a fall is negative."""
    own = clause.own
    if own & {"PLAN", "AVERAGE"}:
        return OTHER, value
    if "FALL" in own:
        return OTHER, -value
    if "RISE" in own:
        return OTHER, value
    if "占" in words and before is not None and before.metric in _WITH_SHARES:
        return "share_" + before.metric, value
    topics = memory.around(clause.head)
    if "RATE_ANSWERED" in own and ("requests" in topics or "REQUEST" in own):
        return "answer_rate", value
    if "RATE_CLOSED" in own:
        if "hotline" in topics:
            return "hotline_closed_rate", value
        return ("answer_rate" if "requests" in topics else OTHER), value
    return OTHER, value
