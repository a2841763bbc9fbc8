"""Lists and boards of requests: narrowed, ordered and counted through the door of `visible_to`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.disclosure_requests import states
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.models.request import NOT_PENDING
from gongkai.apps.disclosure_requests.queries.staff import PENDING, visible_to
from gongkai.apps.disclosure_requests.queries.standing import calendar
from gongkai.apps.disclosure_requests.states import State
from gongkai.lib import clock
from gongkai.lib.ui.limits import WARNED_DAYS

# The clock stands still while the other side has to act.
WAITING = (State.AMENDMENT_REQUESTED, State.FEE_NOTIFIED, State.CONSULTING, State.REASON_REQUESTED)


@dataclass(frozen=True)
class Filter:
    """How a list is narrowed; what is empty does not narrow.

    stage: open, waiting, confirmation, ended or a state. limit: a heap of the board.
    """

    stage: str = ""
    words: str = ""
    year: int | None = None
    channel: str = ""
    mine: bool = False
    limit: str = ""
    outcome: str = ""
    agency: Agency | None = None


STAGES: dict[str, Q] = {
    "open": PENDING & Q(state__in=states.OPEN),
    "waiting": PENDING & Q(state__in=WAITING),
    "confirmation": PENDING & Q(state=State.AWAITING_CONFIRMATION),
    "ended": Q(state__in=states.FINAL),
}


def narrowed(actor: Staff, wanted: Filter) -> QuerySet[DisclosureRequest]:
    """The list, what is due first where it shows open work, else the newest first."""
    rows = (
        visible_to(actor).select_related("agency", "applicant", "handler").filter(_narrowing(actor, wanted))
    )
    if wanted.stage in {"open", "waiting"} or wanted.limit:
        return rows.order_by(F("due_date").asc(nulls_last=True), "pk")
    return rows.order_by("-submitted_at", "-pk")


def _narrowing(actor: Staff, wanted: Filter) -> Q:
    found = STAGES.get(wanted.stage) or _in_state(wanted.stage)
    if wanted.year:
        found &= Q(year=wanted.year)
    if wanted.channel:
        found &= Q(channel=wanted.channel)
    if wanted.outcome:
        found &= Q(outcome=wanted.outcome)
    if wanted.mine:
        found &= Q(handler=actor.pk)
    if wanted.agency:
        found &= Q(agency=wanted.agency)
    if wanted.limit:
        found &= _heaps(clock.today())[wanted.limit]
    if wanted.words.isdecimal():
        found &= Q(pk__in=_numbered(wanted.words))
    elif wanted.words:
        found &= (
            Q(description__contains=wanted.words)
            | Q(old_number=wanted.words)
            | Q(receipt_code=wanted.words.replace("-", "").upper())
        )
    return found


def _numbered(number: str) -> QuerySet[DisclosureRequest, Any]:
    """Keys of what has the number today, or had it in a register that was taken over: each by its own index."""
    today = DisclosureRequest.objects.filter(serial=int(number[:9]))
    before = DisclosureRequest.objects.filter(old_number=number, imported_with__isnull=False)
    return today.order_by().values("pk").union(before.order_by().values("pk"))


def _in_state(state: str) -> Q:
    if not state:
        return Q()
    return Q(state=state) if state in NOT_PENDING else PENDING & Q(state=state)


def overdue_on(day: date) -> Q:
    """Open and past its limit; a clock that stands still is not late."""
    return PENDING & Q(state__in=states.OPEN, due_date__lt=day)


@dataclass(frozen=True)
class Heap:
    """One heap of the board: the first rows and how many there are."""

    key: str
    rows: Sequence[DisclosureRequest]
    total: int


def board(actor: Staff, size: int = 20) -> dict[str, Heap]:
    """What is late, due today, due within this week, in danger, and what waits for the office or the other side.

    Two queries whatever the number of rows: each request lies on the first heap that fits it. Only the keys of all of
    them are put in order; the rows are read of what is shown alone.
    """
    heaps = _heaps(clock.today())
    places = _places(visible_to(actor), heaps, size)
    wanted = {pk for pk, _heap, _total in places}
    rows = DisclosureRequest.objects.filter(pk__in=wanted).select_related("agency", "applicant", "handler")
    found = {case.pk: case for case in rows}
    shown: dict[str, list[DisclosureRequest]] = {key: [] for key in heaps}
    totals = dict.fromkeys(heaps, 0)
    for pk, key, total in places:
        totals[key] = total
        if pk in found:
            shown[key].append(found[pk])
    return {key: Heap(key, shown[key], totals[key]) for key in heaps}


def _places(rows: QuerySet[DisclosureRequest], heaps: dict[str, Q], size: int) -> list[tuple[int, str, int]]:
    """Key, heap and length of the heap of what is shown, in the order of the heaps."""
    whens = [When(condition, then=Value(key)) for key, condition in heaps.items()]
    order = (
        F("due_date").asc(nulls_last=True),
        F("waits_until").asc(nulls_last=True),
        F("submitted_at").asc(),
    )
    placed = (
        rows.filter(PENDING)
        .annotate(heap=Case(*whens, default=Value(""), output_field=CharField()))
        .exclude(heap="")
        .annotate(
            place=Window(RowNumber(), partition_by=F("heap"), order_by=order),
            total=Window(Count("pk"), partition_by=F("heap")),
        )
        .filter(place__lte=size)
        .order_by("place")
    )
    return list(placed.values_list("pk", "heap", "total"))


def _heaps(today: date) -> dict[str, Q]:
    working = calendar()
    warned, week_ends = working.after(today, WARNED_DAYS), _end_of_week(today)
    open_now = PENDING & Q(state__in=states.OPEN)
    return {
        "overdue": overdue_on(today),
        "today": open_now & Q(due_date=today),
        "endangered": open_now & Q(due_date__gt=today, due_date__lte=warned),
        "this_week": open_now & Q(due_date__gt=max(warned, today), due_date__lte=week_ends),
        "lapsed": PENDING & Q(state__in=WAITING, waits_until__lt=today),
        "unconfirmed": PENDING & Q(state=State.AWAITING_CONFIRMATION),
    }


def _end_of_week(day: date) -> date:
    return date.fromordinal(day.toordinal() + 6 - day.weekday())


@dataclass(frozen=True)
class BodyLimits:
    """How many open requests a body has, and how many are late or near their limit."""

    pk: int
    name: str
    open: int
    overdue: int
    endangered: int


def by_body(actor: Staff) -> list[BodyLimits]:
    """For those who look after several bodies: open, overdue and endangered requests of each, the worst first."""
    today = clock.today()
    warned = calendar().after(today, WARNED_DAYS)
    rows = (
        visible_to(actor)
        .filter(PENDING, state__in=states.OPEN)
        .order_by()
        .values("agency_id", "agency__name")
        .annotate(
            open=Count("pk"),
            overdue=Count("pk", filter=Q(due_date__lt=today)),
            endangered=Count("pk", filter=Q(due_date__gte=today, due_date__lte=warned)),
        )
    )
    found = [
        BodyLimits(row["agency_id"], row["agency__name"], row["open"], row["overdue"], row["endangered"])
        for row in rows
    ]
    return sorted(found, key=lambda one: (-one.overdue, -one.endangered, -one.open, one.name))


def waiting_for(actor: Staff) -> QuerySet[DisclosureRequest]:
    """Open requests that the person handles; for those who hand out work, all open ones of the body."""
    rows = visible_to(actor).filter(PENDING, state__in=states.OPEN, agency_id__in=actor.own_bodies)
    return rows if not actor.roles.isdisjoint(states.INTAKE) else rows.filter(handler=actor.pk)
