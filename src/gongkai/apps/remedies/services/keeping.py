"""What every act on a case needs: the record if the act is allowed, its limit kept true, the event written."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.register import Tag
from gongkai.apps.events.services import record
from gongkai.apps.remedies import limits, queries
from gongkai.apps.remedies.guards import Facts
from gongkai.apps.remedies.kinds import SUITS
from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.remedies.states import SIDE_ACTS, SIDES, WORKFLOW, State
from gongkai.apps.search_index import services as search_index
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed
from gongkai.lib.workflow import Move, Workflow
from gongkai.statute.citation import NotInForce

SEARCHED_AS = "remedies.case"
_SIDE_NAMES = frozenset(move.action for move in SIDES)


def table_of(action: str) -> Workflow[Facts]:
    return SIDE_ACTS if action in _SIDE_NAMES else WORKFLOW


def ready(actor: Staff, pk: int, action: str, version: int | None) -> tuple[RemedyCase, Move[Facts]]:
    """The case and the act, if this person may do it now. Raises Http404, NotAllowed, Stale."""
    case = queries.get(actor, pk)
    move = table_of(action).require(actor, case, action, queries.facts(case))
    versions.expect(case, version)
    return case, move


def reckoned(case: RemedyCase) -> dict[str, Any]:
    """What this body must do next and by when, as the fields of the case make it, for versions.save.

    Raises NotAllowed where the law of that day is not known here.
    """
    waiting = [(day, why) for day, why in _duties(case) if day is not None]
    day, why = min(waiting, default=(None, ""))
    provisional = day is not None and queries.calendar().is_provisional(day)
    return {"due_on": day, "due_for": why, "due_is_provisional": provisional}


def _duties(case: RemedyCase) -> list[tuple[date | None, str]]:
    calendar = queries.calendar()
    if case.state == State.ANSWERING:
        try:
            counted = limits.answer_limit(case, calendar)
        except NotInForce as unknown:
            raise NotAllowed(str(unknown), act="reckon") from None
        return [(counted.day if counted else case.set_due_on, "answer")]
    if case.state != State.DECIDED:
        return []
    facts = queries.facts(case)
    duties: list[tuple[date | None, str]] = []
    if facts.opinion_waits:
        opinion = limits.opinion_limit(case, calendar)
        duties.append((opinion.day if opinion else case.opinion_due_on, "opinion"))
    if facts.redo_waits:
        duties.append((case.redo_until, "redo"))
    return duties


def move_on(case: RemedyCase, **changes: Any) -> None:
    """Write the changes with the limit that follows from them. Raises Stale, and NotAllowed as `reckoned` does."""
    seen = {name: getattr(case, name) for name in changes}
    for name, value in changes.items():
        setattr(case, name, value)
    try:
        after = reckoned(case)
    finally:
        for name, value in seen.items():
            setattr(case, name, value)
    versions.save(case, **changes, **after)


def succeed(case: RemedyCase) -> None:
    """From its acceptance a later instance speaks for the suit: see queries.figures. Raises Stale."""
    former = case.follows
    if former is not None and former.kind in SUITS and former.succeeded_on != case.counted_from:
        versions.save(former, succeeded_on=case.counted_from)


def note(tag: Tag, case: RemedyCase, by: Staff | None, **data: Any) -> None:
    """The event of the act; call it last."""
    search_index.note(SEARCHED_AS, [case.pk])
    record(tag, by=by, subject=case, agency=case.agency_id, data=data)


def not_ahead(act: str, **days: date | None) -> None:
    """Refuse days that are still to come: what is registered has happened. Keys are the labels of the fields."""
    for label, day in days.items():
        if day is not None and day > clock.today():
            words = _("“%(label)s”晚于今天；请在发生以后登记，并按文书核对。")
            raise NotAllowed(words % {"label": label}, act=act)


def in_order(act: str, *days: tuple[str, date | None]) -> None:
    """Refuse days that stand in another order than things happen; unknown ones are passed over."""
    known = [(label, day) for label, day in days if day is not None]
    for (first, earlier), (second, later) in pairwise(known):
        if later < earlier:
            words = _("“%(second)s”早于“%(first)s”；请按文书核对这两个日期。")
            raise NotAllowed(words % {"first": first, "second": second}, act=act)
