"""Whom the guide names as the disclosure office of a body."""

from __future__ import annotations

from django.db import transaction

from gongkai.apps.agencies.models import Staff
from gongkai.apps.catalogue import events, queries
from gongkai.apps.catalogue.models import DisclosureOffice
from gongkai.apps.catalogue.services.keeping import note_body, require_keeper
from gongkai.apps.events.services import record
from gongkai.lib import clock, versions


@transaction.atomic
def set_office(actor: Staff, pk: int, *, version: int | None = None, **values: str) -> DisclosureOffice:
    """pk: of the body. values: by the names of the fields. Raises Http404, NotAllowed, Stale."""
    agency = queries.body(actor, pk)
    require_keeper(actor, agency)
    given = {name: text.strip() for name, text in values.items()} | {"changed_at": clock.now()}
    office = queries.office(agency)
    if office is None:
        office = DisclosureOffice.objects.create(agency=agency, **given)
    else:
        versions.expect(office, version)
        versions.save(office, **given)
    note_body(agency)
    record(events.OFFICE_SET, by=actor, subject=office, agency=agency)
    return office
