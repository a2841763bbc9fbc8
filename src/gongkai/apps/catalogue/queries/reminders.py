"""Which bodies are to be reminded of their catalogue: asked by the clock and not by a person, so without an actor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from gongkai.apps.agencies.models import Agency
from gongkai.apps.catalogue.models import CatalogueEntry, Reminding
from gongkai.apps.catalogue.queries.staff import Line, lines, standing_entries
from gongkai.apps.catalogue.standing import WANTING
from gongkai.lib import clock

EVERY = timedelta(days=7)
AT_ONCE = 100  # bodies whose catalogues are looked at together


def wanting() -> Iterator[tuple[Agency, list[Line]]]:
    """Bodies that were not reminded for a week, with the entries that are missing or late; those without none."""
    recent = Reminding.objects.filter(on__gt=clock.today() - EVERY).values("agency")
    kept = CatalogueEntry.objects.filter(valid_until=None).order_by().values("agency")
    rows = Agency.objects.filter(pk__in=kept, closed_on=None).exclude(pk__in=recent).order_by("pk")
    bodies = list(rows)
    for start in range(0, len(bodies), AT_ONCE):
        yield from _of(bodies[start : start + AT_ONCE])


def _of(bodies: list[Agency]) -> Iterator[tuple[Agency, list[Line]]]:
    found: dict[int, list[Line]] = {}
    for line in lines(list(standing_entries(bodies))):
        if line.standing.state in WANTING:
            found.setdefault(line.entry.agency_id, []).append(line)
    yield from ((body, found[body.pk]) for body in bodies if body.pk in found)
