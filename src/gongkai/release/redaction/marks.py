"""Where something is to be taken out: an area of a page or picture, a stretch of a paragraph. Never the words themselves."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from gongkai.release.file_types import Kind
from gongkai.release.refusal import Refused
from gongkai.rules import Finding

MOST = 2_000
_SMALLEST = 0.0005  # of a side; a slip of the hand is no mark


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page (pictures have page 1), as shares of its width and height from the upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a paragraph of a Word document, numbered as `paragraphs_of` gives them."""

    paragraph: int
    start: int
    end: int


Mark = Area | Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something found that may be marked. shown: masked."""

    mark: Mark
    rule: str
    where: str
    shown: str


@dataclass(frozen=True, slots=True)
class Made:
    """The new bytes, the sentences that say how they were proved, and what the rules still say of text that can be read no more.

    burnt: pages that are pictures now.
    """

    data: bytes
    verification: tuple[str, ...]
    left: tuple[Finding, ...] = ()
    burnt: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Redacted:
    data: bytes
    name: str
    kind: Kind
    made: Made
    findings: tuple[Finding, ...] = ()

    @property
    def verification(self) -> tuple[str, ...]:
        return self.made.verification


def mark_of(data: Mapping[str, Any]) -> Mark:
    """A mark from numbers that came from outside. Raises Refused."""
    try:
        mark = _span(data) if "paragraph" in data else _area(data)
    except (KeyError, TypeError, ValueError, OverflowError):
        mark = None
    if mark is None:
        raise Refused("bad_mark", "遮盖的位置不完整或者太小，没有保存；请重新框选。")
    return mark


def _span(data: Mapping[str, Any]) -> Span | None:
    span = Span(int(data["paragraph"]), int(data["start"]), int(data["end"]))
    return span if span.paragraph >= 1 and 0 <= span.start < span.end else None


def _area(data: Mapping[str, Any]) -> Area | None:
    left, top, right, bottom = (_share(data[name]) for name in ("left", "top", "right", "bottom"))
    area = Area(int(data["page"]), min(left, right), min(top, bottom), max(left, right), max(top, bottom))
    is_one = area.right - area.left >= _SMALLEST and area.bottom - area.top >= _SMALLEST
    return area if is_one and area.page >= 1 else None


def _share(given: Any) -> float:
    number = float(given)
    if not math.isfinite(number):
        raise ValueError(given)
    return min(1.0, max(0.0, number))


def marks_as_data(marks: Iterable[Mark]) -> list[dict[str, float | int]]:
    return [asdict(mark) for mark in marks]


def areas_by_page(marks: Sequence[Mark], pages: int) -> dict[int, list[Area]]:
    found: dict[int, list[Area]] = {}
    if len(marks) > MOST:
        raise Refused("too_many", f"遮盖的位置超过{MOST}处；请拆分文件后分别遮盖。")
    for mark in marks:
        if not isinstance(mark, Area):
            raise Refused("bad_mark", "这种文件按页面位置遮盖，不能按文字遮盖；请重新框选。")
        if mark.page > pages:
            raise Refused("bad_mark", f"文件只有{pages}页，没有第{mark.page}页；请重新框选。")
        found.setdefault(mark.page, []).append(mark)
    return found
