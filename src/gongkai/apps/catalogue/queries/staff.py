"""The catalogue as staff see it: of bodies where they work, and of those that a role reaches down to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.catalogue.models import CatalogueEntry, DisclosureOffice
from gongkai.apps.catalogue.queries.holdings import holding_of, holdings, items_of
from gongkai.apps.catalogue.standing import Holding, Standing, Terms, standing_of
from gongkai.apps.holiday_calendar import queries as calendars
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock
from gongkai.statute.calendar import WorkCalendar


def keeps(actor: Staff, agency: Agency) -> bool:
    """Whether the person keeps the catalogue of a body: its disclosure office, or that of a body above."""
    return actor.has_role(Role.DISCLOSURE_OFFICE, agency=agency)


def bodies(actor: Staff) -> QuerySet[Agency]:
    """Bodies that exist and whose catalogue the actor sees."""
    return items.bodies_in_sight(actor).filter(closed_on=None)


def body(actor: Staff, pk: int) -> Agency:
    """Raises Http404."""
    found = items.bodies_in_sight(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def standing_entries(agencies: Sequence[Agency] | QuerySet[Agency]) -> QuerySet[CatalogueEntry]:
    """The entries that stand in the catalogues of these bodies today."""
    rows = CatalogueEntry.objects.filter(agency__in=agencies, valid_until=None)
    return rows.select_related("agency", "column").order_by("agency", "order", "pk")


def entry(actor: Staff, pk: int) -> CatalogueEntry:
    """One entry, also one that has ended, or 404 both when it is absent and when it is not the actor's."""
    seen = items.bodies_in_sight(actor).order_by().values("pk")
    rows = CatalogueEntry.objects.filter(agency__in=seen).select_related("agency", "column")
    if (found := rows.filter(pk=pk).first()) is None:
        raise Http404
    return found


def item_of(actor: Staff, entry_pk: int, item: int) -> tuple[CatalogueEntry, Item]:
    """A public item of an entry. Raises Http404."""
    of = entry(actor, entry_pk)
    if (found := items_of(of).filter(pk=item).first()) is None:
        raise Http404
    return of, found


def calendar() -> WorkCalendar:
    """One that answers for later years, too."""
    return calendars.provisional(calendars.current())


@dataclass(frozen=True)
class Line:
    """An entry with what is public under it, and how it stands today."""

    entry: CatalogueEntry
    holding: Holding
    standing: Standing


def terms_of(of: CatalogueEntry) -> Terms:
    return Terms(of.valid_from, of.interval_days, of.method == "on_request", of.not_held)


def lines(entries: Sequence[CatalogueEntry]) -> list[Line]:
    """In their order. entries: all that stand in the catalogue of a body, of one or several bodies."""
    held, today, of = holdings(entries), clock.today(), calendar()
    return [
        Line(one, held[one.pk], standing_of(terms_of(one), held[one.pk], today=today, calendar=of))
        for one in entries
    ]


def line(of: CatalogueEntry, items: QuerySet[Item], calendar: WorkCalendar) -> Line:
    """How one entry stands; one that has ended, as if it stood. items: as items_of gives them."""
    held = holding_of(items)
    return Line(of, held, standing_of(terms_of(of), held, today=clock.today(), calendar=calendar))


def office(agency: Agency) -> DisclosureOffice | None:
    return DisclosureOffice.objects.filter(agency=agency).first()
