"""Taking the ledger of reviews out of the system: what left, who took it, and the hash of the file."""

from __future__ import annotations

from django.db import transaction

from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.services import record
from gongkai.apps.proactive import events
from gongkai.apps.proactive.queries import ledger
from gongkai.lib.period import Period


@transaction.atomic
def note_export(actor: Staff, period: Period, *, number: int, sha256: str) -> None:
    """Before the file is handed over. number: of its rows. Raises NotAllowed."""
    ledger.require_reader(actor)
    data = {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "rows": number,
        "sha256": sha256,
    }
    record(events.REVIEWS_EXPORTED, by=actor, subject=actor.agency, data=data)
