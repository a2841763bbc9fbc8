"""What the frame of every staff page shows: entries by role with counts, unread notifications, the words searched for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest
from django.urls import reverse

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import Staff
from gongkai.apps.notices import queries as notices
from gongkai.lib.shell import navigation
from gongkai.lib.shell.navigation import Entry
from gongkai.lib.ui.parts import Text

UNREAD = "unread notices"  # beside the keys of entries, which are names of addresses


@dataclass(frozen=True)
class ShownEntry:
    label: Text
    url: str
    count: int
    current: bool


@dataclass(frozen=True)
class Group:
    label: Text
    entries: tuple[ShownEntry, ...]


@dataclass(frozen=True)
class Shell:
    person: str
    unread: int
    query: str
    groups: tuple[Group, ...]


def held_roles(actor: Staff) -> frozenset[str]:
    """Codes of all roles that the person holds today, at whatever body."""
    return frozenset(mandate.role for mandate in actor.mandates)


def of_request(request: HttpRequest) -> Shell:
    actor = request.user
    if not isinstance(actor, Staff):
        return Shell(person="", unread=0, query="", groups=())
    roles = held_roles(actor)
    seen = [entry for entry in navigation.ENTRIES if not entry.roles or entry.roles & roles]
    questions = {entry.key: entry.waiting(actor) for entry in seen if entry.waiting is not None}
    counts = agencies.counted(actor, questions | {UNREAD: notices.unread(actor)})
    return Shell(
        person=actor.name,
        unread=counts[UNREAD],
        query=request.GET.get("q", "") if request.path == reverse("desk:search") else "",
        groups=_groups(seen, counts, request.path),
    )


def _groups(seen: Sequence[Entry], counts: Mapping[str, int], path: str) -> tuple[Group, ...]:
    here = _deepest([reverse(entry.url_name) for entry in seen], path)
    return tuple(
        Group(label, tuple(_shown(entry, counts, here) for entry in entries))
        for label, entries in groupby(seen, key=lambda entry: entry.group)
    )


def _deepest(addresses: list[str], path: str) -> str:
    """The entry under which a page stands: the longest address that the page's own begins with.

    Every page of the desk begins with the address of the first one, which therefore stands for itself alone.
    """
    home = reverse("desk:home")
    above = [
        address for address in addresses if path == address or (address != home and path.startswith(address))
    ]
    return max(above, key=len, default="")


def _shown(entry: Entry, counts: Mapping[str, int], here: str) -> ShownEntry:
    url = reverse(entry.url_name)
    return ShownEntry(entry.label, url, counts.get(entry.key, 0), current=url == here)
