"""From the entries of a request to the clock of the statute: the one place where rows become law's values. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from gongkai.statute.clock import ReplyClock, ordered_again
from gongkai.statute.instruments import FEE, RCL, REG
from gongkai.statute.limits import Exclusion, Restart, Stop

if TYPE_CHECKING:
    from gongkai.apps.disclosure_requests.models import ClockEntry

AMENDED = REG.article(30)
PAID = FEE.whole("unverified")
ORDERED = RCL.article(64)
CONSULTED = REG.article(33, 3)
EXTENDED = REG.article(33, 2)
DEFERRED = REG.article(35)
RECEIVED = REG.article(31)

# What an entry keeps is the citation in words; these give the value back to the statute.
_KNOWN = {str(one): one for one in (AMENDED, PAID, ORDERED, CONSULTED, EXTENDED, DEFERRED, RECEIVED)}


def reply_clock(entries: Iterable[ClockEntry]) -> ReplyClock | None:
    """The clock of one round, None before receipt.

    entries: of that round, in the order in which they were made, letters joined.
    """
    rows = tuple(entries)
    of_kind = {entry.kind: entry for entry in rows}  # of start, extend, defer and end there is one in a round
    if (start := of_kind.get("start")) is None:
        return None
    restarts, stop = _restarts_and_stop(rows)
    if start.citation == str(ORDERED):
        restarts = (ordered_again(start.first, citation=ORDERED, due_on=start.last), *restarts)
    extension, deferral, end = of_kind.get("extend"), of_kind.get("defer"), of_kind.get("end")
    return ReplyClock(
        receipt_date=start.first,
        restarts=restarts,
        exclusions=tuple(_exclusion(one) for one in rows if one.kind == "exclude"),
        stop=stop,
        extended_on=extension.first if extension else None,
        extension_days=extension.working_days if extension else None,
        deferred_on=deferral.first if deferral else None,
        deferred_to=deferral.last if deferral else None,
        ended_on=end.first if end else None,
    )


def notified(entries: Iterable[ClockEntry]) -> ClockEntry | None:
    """The deferral or the order whose day stands in the place of a counted limit; None where days are counted.

    entries: of one round, in the order in which they were made. A later restart counts in full again.
    """
    found = None
    for entry in entries:
        if entry.kind == "restart":
            found = None
        elif entry.kind in {"start", "defer"} and entry.last is not None:
            found = entry
    return found


def horizon(entries: Iterable[ClockEntry], today: date) -> date:
    """The last day to which a letter that is out may keep the clock waiting."""
    out = (entry.at_latest for entry in entries if entry.kind == "exclude" and entry.last is None)
    return max((today, *(day for day in out if day is not None)))


def _exclusion(entry: ClockEntry) -> Exclusion:
    return Exclusion(
        entry.first, entry.last, entry.why, _KNOWN[entry.citation], _letter(entry), at_latest=entry.at_latest
    )


def _letter(entry: ClockEntry) -> str:
    return str(entry.letter) if entry.letter is not None else ""


def _restarts_and_stop(entries: Iterable[ClockEntry]) -> tuple[tuple[Restart, ...], Stop | None]:
    """Each restart takes the stop before it along; a stop without one is the present."""
    restarts: list[Restart] = []
    stop: Stop | None = None
    for entry in entries:
        if entry.kind == "stop":
            stop = Stop(entry.first, entry.why, _KNOWN[entry.citation], _letter(entry))
        elif entry.kind == "restart":
            restarts.append(Restart(entry.first, entry.why, _KNOWN[entry.citation], stop))
            stop = None
    return tuple(restarts), stop
