"""Search for staff: public documents, and those of the bodies to which the person's roles reach."""

from __future__ import annotations

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import OVERSIGHT
from gongkai.lib.search.port import PUBLIC


def audience_of(actor: Staff) -> frozenset[str]:
    """The terms under which the person may find documents.

    As the ledgers have it: administrators reach people and bodies below their own, not the work done there.
    """
    within_reach = agencies.visible_agencies(actor, OVERSIGHT).values_list("pk", flat=True)
    return frozenset({PUBLIC, *(f"agency:{pk}" for pk in within_reach)})
