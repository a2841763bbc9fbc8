"""What a file is, in a line: number, state, and what is to be known at once."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.queries import Standing
from gongkai.apps.disclosure_requests.show.rows import clock_cell, state_tone
from gongkai.apps.disclosure_requests.states import State
from gongkai.lib.ui.dates import in_words
from gongkai.lib.ui.parts import Cell, Tag


@dataclass(frozen=True)
class Head:
    state: Tag
    limit: Cell
    marks: tuple[Tag, ...]
    waiting: str


def of_case(of: Standing) -> Head:
    case = of.case
    return Head(
        state=Tag(State(case.state).label, state_tone(case.state)),
        limit=clock_cell(case),
        marks=tuple(Tag(words, "info") for words in _marks(case)),
        waiting=_waiting(of),
    )


def _marks(case: DisclosureRequest) -> list[str]:
    """What sets this request off from others."""
    marks = {
        _("已延期答复"): case.is_extended,
        _("延迟答复"): case.is_deferred,
        _("更正本人记录"): case.is_rectification,
        _("原台账导入"): case.imported_with_id is not None,
        _("第%(round)d轮办理") % {"round": case.round}: case.round > 1,
    }
    return [words for words, holds in marks.items() if holds]


def _waiting(of: Standing) -> str:
    """For whom we wait, and until when."""
    case = of.case
    if case.state not in {
        State.AMENDMENT_REQUESTED,
        State.CONSULTING,
        State.REASON_REQUESTED,
        State.FEE_NOTIFIED,
    }:
        return ""
    if case.waits_until is None:
        return (
            _("还没有送达记录，对方的期限没有开始；请先登记送达。")
            if case.state != State.REASON_REQUESTED
            else ""
        )
    return _("等待对方，到%(day)s为止。") % {"day": in_words(case.waits_until)}
