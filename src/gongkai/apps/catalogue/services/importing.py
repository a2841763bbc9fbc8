"""A catalogue out of a sheet: all rows or none. What would come of it is shown before (see exchange/)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.catalogue import events, queries
from gongkai.apps.catalogue.records import Given
from gongkai.apps.catalogue.services.keeping import check, insert, note_body, require_keeper, rewrite
from gongkai.apps.events.services import record
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed


@dataclass(frozen=True)
class Change:
    """row: as the spreadsheet program numbers it. entry, version: of the entry that is changed; None for a new one."""

    row: int
    given: Given
    entry: int | None = None
    version: int | None = None


@dataclass(frozen=True)
class Imported:
    added: int
    changed: int


def faults_of(actor: Staff, pk: int, changes: Sequence[Change]) -> list[tuple[int, str]]:
    """What would be refused, row by row, without writing anything. Raises Http404, NotAllowed."""
    agency = queries.body(actor, pk)
    require_keeper(actor, agency)
    found = []
    for one in changes:
        given = replace(one.given, valid_from=one.given.valid_from or clock.today())
        try:
            check(agency, given)
        except NotAllowed as refusal:
            found.append((one.row, str(refusal)))
    return found


@transaction.atomic
def import_entries(actor: Staff, pk: int, changes: Sequence[Change]) -> Imported:
    """Raises Http404, NotAllowed, Stale; then nothing of it is kept."""
    agency = queries.body(actor, pk)
    require_keeper(actor, agency)
    if not changes:
        raise NotAllowed(_("没有新增或者修改的条目。"), act="import")
    known = {one.pk: one for one in queries.standing_entries([agency])}
    for one in changes:
        if one.entry is None:
            insert(agency, one.given)
            continue
        if (entry := known.get(one.entry)) is None:
            words = _("第%(row)d行的条目已经停用或者不在本单位的目录里；请重新导出后再改。")
            raise NotAllowed(words % {"row": one.row}, act="import")
        versions.expect(entry, one.version)
        rewrite(entry, one.given)
    added = sum(one.entry is None for one in changes)
    done = Imported(added, len(changes) - added)
    note_body(agency)
    data = {"added": done.added, "changed": done.changed}
    record(events.IMPORTED, by=actor, subject=agency, agency=agency, data=data)
    return done
