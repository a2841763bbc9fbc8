"""What every act on a request needs: the record if the move is allowed, the clock kept true, the event written."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import clocks, events, queries
from gongkai.apps.disclosure_requests.guards import Facts
from gongkai.apps.disclosure_requests.models import ClockEntry, DisclosureRequest, EntryKind, Letter
from gongkai.apps.disclosure_requests.queries.findable import SEARCHED_AS
from gongkai.apps.disclosure_requests.states import OPEN, WORKFLOW
from gongkai.apps.events.register import Tag
from gongkai.apps.events.services import record
from gongkai.apps.search_index import services as search_index
from gongkai.lib import clock, versions
from gongkai.lib.workflow import Move
from gongkai.statute.citation import Citation


def ready(
    actor: Staff, pk: int, action: str, version: int | None, **known: Any
) -> tuple[DisclosureRequest, Move[Facts]]:
    """The request and the move, if this person may make it now. Raises Http404, NotAllowed, Stale."""
    case = queries.get(actor, pk)
    move = WORKFLOW.require(actor, case, action, queries.facts(actor, case, **known))
    versions.expect(case, version)
    return case, move


def enter(
    case: DisclosureRequest,
    kind: EntryKind,
    first: date,
    why: str,
    citation: Citation,
    *,
    by: Staff | None,
    last: date | None = None,
    at_latest: date | None = None,
    working_days: int | None = None,
    letter: Letter | None = None,
) -> ClockEntry:
    """Write what moves the clock."""
    return ClockEntry.objects.create(
        request=case,
        round=case.round,
        kind=kind,
        first=first,
        last=last,
        at_latest=at_latest,
        working_days=working_days,
        why=why,
        citation=str(citation),
        letter=letter,
        by=by,
    )


def reckoned(case: DisclosureRequest) -> dict[str, Any]:
    """The due date as the entries make it, for versions.save.

    While a letter is out, the day that holds if no opinion comes: it is brought forward when one does.
    """
    reply_clock = clocks.reply_clock(queries.entries_of(case))
    if reply_clock is None or reply_clock.stop is not None:
        return {"due_date": None, "due_is_provisional": False}
    deadline = reply_clock.deadline(queries.calendar(), as_of=_horizon(case))
    return {"due_date": deadline.day, "due_is_provisional": deadline.provisional}


def _horizon(case: DisclosureRequest) -> date:
    """The last day until which a letter now open may keep the clock waiting."""
    waits = (
        case.consultations.filter(closed_on=None).order_by("-respond_by").values_list("respond_by", flat=True)
    )
    return max(clock.today(), waits.first() or date.min)


def move_on(case: DisclosureRequest, move: Move[Facts], **changes: Any) -> None:
    """Write the new state with the due date that follows from the entries. Raises Stale."""
    after = reckoned(case) if move.to in OPEN else {"pending_since": None}
    versions.save(case, **{"state": move.to, **after, **changes})


def note(tag: Tag, case: DisclosureRequest, by: Staff | None, **data: Any) -> None:
    """The event of the act; call it last. From the day on which a request is handed in, staff can find it."""
    if tag is events.FILED:
        search_index.note(SEARCHED_AS, [case.pk])
    record(tag, by=by, subject=case, agency=case.agency_id, data=data)
