"""The values that clocks are made of: how long, for how long not, and where the law says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.statute.citation import Citation

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many working days. words: how the instrument says it."""

    working_days: int
    citation: Citation
    words: str


@dataclass(frozen=True, slots=True)
class NotifiedLimit:
    """A day that is fixed and notified, not counted: by the agency (deferral) or by a decision. words: what says so."""

    citation: Citation
    words: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Time that is not counted. first, last: both inclusive; last None while it is still open.

    letter: number of the letter that excludes it. at_latest: the day on which it ends by itself if nobody ends it.
    Raises ValueError where it would end before it begins.
    """

    first: date
    last: date | None
    why: str
    citation: Citation
    letter: str = ""
    at_latest: date | None = None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise ValueError(
                f"不计入期限的时间从{self.first.isoformat()}到{self.last.isoformat()}，止日早于起日；请核对。"
            )

    def covers(self, day: date) -> bool:
        last = self.last or self.at_latest
        return self.first <= day and (last is None or day <= last)

    def closed_on(self, as_of: date | None) -> date:
        """Its last day, as seen on a day. Raises ValueError where it is open and no day is given."""
        if self.last is not None:
            return self.last
        if as_of is None:
            raise ValueError(
                f"{self.first.isoformat()}起的{self.why}尚未结束，请给出计算到哪一天，才能计算期限。"
            )
        return as_of if self.at_latest is None else min(as_of, self.at_latest)


@dataclass(frozen=True, slots=True)
class Stop:
    """The clock stands still after this day, until it restarts or ends. letter: number of the notice that stops it."""

    day: date
    why: str
    citation: Citation
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Restart:
    """The clock begins anew, in full; this day itself is not counted. stop: what it was waiting for, if anything.

    due_on: last day where a decision on a remedy sets one itself; None for the limit of the Regulation.
    """

    day: date
    why: str
    citation: Citation
    stop: Stop | None = None
    due_on: date | None = None


def in_order(exclusions: tuple[Exclusion, ...], *, after: date, as_of: date | None) -> tuple[Exclusion, ...]:
    """What is excluded after a day: without overlaps, earliest first, so that no day is left out twice.

    as_of: an open exclusion runs to this day. Raises ValueError where one is open and no day is given.
    """
    merged: list[Exclusion] = []
    reached = after
    for one in sorted(exclusions, key=lambda exclusion: exclusion.first):
        last = one.closed_on(as_of)
        first = max(one.first, reached + DAY)
        if first <= last:
            merged.append(Exclusion(first, last, one.why, one.citation, one.letter))
            reached = last
    return tuple(merged)
