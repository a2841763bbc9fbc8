"""The register of normative documents at any date: what has happened to each, and how many were issued, repealed, in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute.calendar_limit import in_chinese
from gongkai.statute.limits import DAY


class DocumentStatus(StrEnum):
    NOT_PUBLISHED = "not_published"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    IN_FORCE = "in_force"
    REVISED = "revised"  # in force, with a changed text
    REPEALED = "repealed"
    EXPIRED = "expired"


STATUS_LABELS = {
    DocumentStatus.NOT_PUBLISHED: "未公布",
    DocumentStatus.NOT_YET_IN_FORCE: "尚未施行",
    DocumentStatus.IN_FORCE: "有效",
    DocumentStatus.REVISED: "已修改",
    DocumentStatus.REPEALED: "已废止",
    DocumentStatus.EXPIRED: "已失效",
}
LIVING = frozenset((DocumentStatus.IN_FORCE, DocumentStatus.REVISED))
ENDED = frozenset((DocumentStatus.REPEALED, DocumentStatus.EXPIRED))


class EventKind(StrEnum):
    PUBLISHED = "published"
    REVISED = "revised"
    EXTENDED = "extended"  # 延续: another last day
    REPEALED = "repealed"
    EXPIRED = "expired"  # declared so, before or without a last day of its own


EVENT_LABELS = {
    EventKind.PUBLISHED: "公布",
    EventKind.REVISED: "修改",
    EventKind.EXTENDED: "延续有效期",
    EventKind.REPEALED: "废止",
    EventKind.EXPIRED: "宣布失效",
}


@dataclass(frozen=True, slots=True)
class DocumentEvent:
    """What happened. day: the first day on which it holds; a document repealed from 1 May has effect on 30 April.

    effective_on: of PUBLISHED, where it is not the day of publication. expires_on: of PUBLISHED, REVISED and EXTENDED,
    the last day with effect; None where it has none or, for REVISED, where it stays as it was.
    """

    kind: EventKind
    day: date
    effective_on: date | None = None
    expires_on: date | None = None


_ENDS = {EventKind.REPEALED: DocumentStatus.REPEALED, EventKind.EXPIRED: DocumentStatus.EXPIRED}


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a document stands after some of its events. ended_on: the first day without effect."""

    status: DocumentStatus = DocumentStatus.NOT_PUBLISHED
    effective_on: date = date.max
    last: date | None = None
    ended_on: date | None = None

    def after(self, event: DocumentEvent) -> _Standing:
        if event.kind is EventKind.PUBLISHED:
            effective_on = event.effective_on or event.day
            return _Standing(DocumentStatus.IN_FORCE, effective_on, event.expires_on)
        if event.kind is EventKind.REVISED:
            return _Standing(DocumentStatus.REVISED, self.effective_on, event.expires_on or self.last)
        if event.kind is EventKind.EXTENDED:
            return _Standing(self.status, self.effective_on, event.expires_on)
        return _Standing(_ENDS[event.kind], self.effective_on, self.last, event.day)

    def on(self, day: date) -> _Standing:
        """With what time alone has done to it."""
        if self.status not in LIVING:
            return self
        if self.last is not None and self.last < day:
            return _Standing(DocumentStatus.EXPIRED, self.effective_on, self.last, self.last + DAY)
        if self.effective_on > day:
            return _Standing(DocumentStatus.NOT_YET_IN_FORCE, self.effective_on, self.last)
        return self


@dataclass(frozen=True, slots=True)
class RegisteredDocument:
    """One document. key: the caller's; it comes back in the counts. Raises ValueError where its events contradict."""

    key: str
    events: tuple[DocumentEvent, ...]

    def __post_init__(self) -> None:
        if sentence := contradiction(self.events):
            raise ValueError(sentence)

    @property
    def published_on(self) -> date | None:
        return next((event.day for event in self.events if event.kind is EventKind.PUBLISHED), None)

    def status_on(self, day: date) -> DocumentStatus:
        """The status at the end of a day."""
        return self._standing(day).status

    def ended_on(self, day: date) -> date | None:
        """The first day without effect, as known on a day; None while it lives, or before it did."""
        return self._standing(day).ended_on

    def last_day_on(self, day: date) -> date | None:
        """The last day with effect, as known on a day; None where it has none."""
        return self._standing(day).last

    def ahead(self, day: date) -> tuple[tuple[date, DocumentStatus], ...]:
        """The days after this one from which the status is another, each with it, as far as they are known."""
        turns = sorted({one for event in self.events for one in _turns(event) if one > day})
        then = [self.status_on(one) for one in turns]
        before = [self.status_on(day), *then]
        return tuple(
            turn
            for turn, last in zip(zip(turns, then, strict=True), before, strict=False)
            if turn[1] is not last
        )

    def _standing(self, day: date) -> _Standing:
        standing = _Standing()
        for event in sorted(self.events, key=lambda one: one.day):
            if event.day <= day:
                standing = standing.after(event)
        return standing.on(day)


def _turns(event: DocumentEvent) -> Iterator[date]:
    """The days from which an event may change the status."""
    yield event.day
    if event.effective_on is not None:
        yield event.effective_on
    if event.expires_on is not None:
        yield event.expires_on + DAY


def contradiction(events: Iterable[DocumentEvent]) -> str:
    """The sentence that says which events cannot all be true; "" where they can."""
    standing = _Standing()
    for event in sorted(events, key=lambda one: one.day):
        seen = standing.on(event.day).status
        said = f"{in_chinese(event.day)}的“{EVENT_LABELS[event.kind]}”"
        published = event.kind is EventKind.PUBLISHED
        if published != (seen is DocumentStatus.NOT_PUBLISHED):
            when = "早于公布" if seen is DocumentStatus.NOT_PUBLISHED else "是第二次公布"
            return f"{said}{when}；请核对文件的公布日期。"
        if seen in ENDED and (event.kind is not EventKind.REPEALED or seen is DocumentStatus.REPEALED):
            return f"{said}在文件{STATUS_LABELS[seen]}以后；请核对日期，需要恢复效力的应当重新公布。"
        starts = event.effective_on or event.day
        if event.expires_on is not None and event.expires_on < starts:
            return f"{said}写明的有效期截止日{in_chinese(event.expires_on)}早于起始日{in_chinese(starts)}；请核对。"
        standing = standing.after(event)
    return ""


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """Keys of the documents behind each figure of table `proactive`, so that a figure opens to its rows.

    issued, repealed, expired: within the period. in_force: at its last day, revised ones included. not_yet_in_force:
    published by then, with effect later; whether they are counted as 现行有效 is the reader's choice, not made here.
    """

    issued: tuple[str, ...]
    repealed: tuple[str, ...]
    expired: tuple[str, ...]
    in_force: tuple[str, ...]
    not_yet_in_force: tuple[str, ...]


def counts(documents: Iterable[RegisteredDocument], first: date, last: date) -> RegisterCounts:
    """The figures of a period, both days included. A document issued and repealed within it stands in both."""
    if last < first:
        raise ValueError(f"统计期间{first.isoformat()}至{last.isoformat()}的止日早于起日；请核对。")
    found: dict[str, list[str]] = {name: [] for name in RegisterCounts.__dataclass_fields__}
    for document in documents:
        published, ended = document.published_on, document.ended_on(last)
        status = document.status_on(last)
        if published is not None and first <= published <= last:
            found["issued"].append(document.key)
        if ended is not None and first <= ended <= last:
            found[status.value].append(document.key)
        if status in LIVING:
            found["in_force"].append(document.key)
        if status is DocumentStatus.NOT_YET_IN_FORCE:
            found["not_yet_in_force"].append(document.key)
    return RegisterCounts(**{name: tuple(keys) for name, keys in found.items()})
