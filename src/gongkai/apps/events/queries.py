"""Who may read the log: auditors, for the bodies their office reaches."""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from gongkai.apps.events import chain
from gongkai.apps.events.models import Event, LogHead


class Reader(Protocol):
    """What the log needs to know of a person; agencies.Staff is one."""

    @property
    def audits_the_top(self) -> bool: ...

    def audited_agencies(self) -> QuerySet[Any] | None: ...


def visible_to(actor: Reader) -> QuerySet[Event]:
    """Events of the bodies the actor audits, newest first. An auditor at the top also sees the system's own."""
    agencies = actor.audited_agencies()
    if agencies is None:
        return Event.objects.none()
    events = Event.objects.filter(agency__in=agencies.values("pk"))
    if actor.audits_the_top:
        events |= Event.objects.filter(agency=None)
    return events.order_by("-sequence")


def actor_names(events: Iterable[Event]) -> dict[int, str]:
    """Names of those who acted, for events the reader may already see."""
    numbers = {event.actor for event in events if event.actor is not None}
    people = get_user_model().objects.filter(pk__in=numbers)
    return {person.pk: str(person) for person in people}


def links() -> Iterator[chain.Link]:
    """The whole log in order, as it is exported and verified."""
    for event in Event.objects.order_by("sequence").iterator(chunk_size=2000):
        yield {
            "sequence": event.sequence,
            "at": chain.moment(event.at),
            "tag": event.tag,
            "actor": event.actor,
            "agency": event.agency,
            "subject": event.subject,
            "data": event.data,
            "previous_hash": event.previous_hash,
            "hash": event.hash,
        }


def head() -> chain.Head:
    """The end of the chain as noted apart from the events."""
    row = LogHead.objects.filter(pk=1).first()
    return chain.Head(row.sequence, row.hash) if row else chain.Head()


def hash_of(sequence: int) -> str | None:
    """The hash of one event, None where there is none of that number."""
    if sequence == 0:
        return chain.GENESIS
    return Event.objects.filter(pk=sequence).values_list("hash", flat=True).first()
