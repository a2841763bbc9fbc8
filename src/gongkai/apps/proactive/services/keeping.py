"""What every act on an item needs: the record if the move is allowed, and the event written last."""

from __future__ import annotations

from typing import Any

from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.register import Tag
from gongkai.apps.events.services import record
from gongkai.apps.proactive import queries
from gongkai.apps.proactive.guards import Facts
from gongkai.apps.proactive.models import Item, ItemVersion
from gongkai.apps.proactive.queries.findable import SEARCHED_AS
from gongkai.apps.proactive.services.standing import standing
from gongkai.apps.proactive.states import WORKFLOW
from gongkai.apps.search_index import services as search_index
from gongkai.lib import clock, versions
from gongkai.lib.workflow import Move


def ready(actor: Staff, pk: int, action: str, version: int | None) -> tuple[Item, Move[Facts]]:
    """The item and the move, if this person may make it now. Raises Http404, NotAllowed, Stale."""
    item = queries.get(actor, pk)
    move = WORKFLOW.require(actor, item, action, queries.facts(actor, item))
    versions.expect(item, version)
    return item, move


def newest_of(item: Item) -> ItemVersion:
    assert item.newest is not None  # an item is made together with its first version
    return item.newest


def move_on(item: Item, move: Move[Facts], **changes: Any) -> None:
    """Write the new state, with what follows from it. Raises Stale."""
    _write(item, {"state": move.to, **changes})


def take_up(item: Item, newest: ItemVersion) -> None:
    """Write that this is the version in work now. Raises Stale. What was never public moves with it to its column."""
    moved = {"column_id": newest.column_id} if item.published_at is None else {}
    _write(item, {"newest": newest, **moved})


def _write(item: Item, changes: dict[str, Any]) -> None:
    versions.save(item, **{"touched_at": clock.now(), **changes, **standing(item, changes)})


def note(tag: Tag, item: Item, by: Staff | None, **data: Any) -> None:
    """The event of the act; call it last. Whatever was done, the item may be found by other words now."""
    search_index.note(SEARCHED_AS, [item.pk])
    record(tag, by=by, subject=item, agency=item.agency_id, data=data)
