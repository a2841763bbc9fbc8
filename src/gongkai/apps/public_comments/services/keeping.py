"""What several acts share: the record if the move is allowed, and the public pages that change with it."""

from __future__ import annotations

from gongkai.apps.agencies.models import Staff
from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.services.publishing import SHOWN_AS
from gongkai.apps.public_comments import queries
from gongkai.apps.public_comments.models import PublicComment
from gongkai.apps.public_comments.states import WORKFLOW
from gongkai.lib import versions


def ready(actor: Staff, pk: int, action: str, version: int | None = None) -> PublicComment:
    """A comment by the number of its item, if this person may act on it now. Raises Http404, NotAllowed, Stale."""
    found = queries.comment(actor, pk)
    WORKFLOW.require(actor, found, action, queries.facts(found))
    versions.expect(found, version)
    return found


def locked(item: int) -> None:
    """Hold the row of a comment until the transaction ends: its opinions and its result change one after the other."""
    PublicComment.objects.select_for_update().filter(item=item).first()


def shown_anew(item: Item) -> None:
    """Its page, and the list in which it stands, are written again."""
    if item.is_public:
        page_outbox.note(SHOWN_AS, [item.pk])
