"""What every act on a document needs: the record if the move is allowed, and the event written last."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.register import Tag
from gongkai.apps.events.services import record
from gongkai.apps.normative_documents import queries
from gongkai.apps.normative_documents.guards import Facts
from gongkai.apps.normative_documents.models import NormativeDocument
from gongkai.apps.normative_documents.states import WORKFLOW
from gongkai.apps.proactive.models import ItemVersion
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed
from gongkai.lib.workflow import Move


def ready(actor: Staff, pk: int, action: str, version: int | None) -> tuple[NormativeDocument, Move[Facts]]:
    """The document and the move, if this person may make it now. Raises Http404, NotAllowed, Stale."""
    document = queries.get(actor, pk)
    move = WORKFLOW.require(actor, document, action, queries.facts(actor, document))
    versions.expect(document, version)
    return document, move


def text_of(document: NormativeDocument) -> ItemVersion:
    """The version in work."""
    version = document.item.newest
    assert version is not None  # an item is made together with its first version
    return version


def move_on(document: NormativeDocument, move: Move[Facts], **changes: Any) -> None:
    """Write the new state. Raises Stale."""
    versions.save(document, **{"state": move.to, "touched_at": clock.now(), **changes})


def note(tag: Tag, document: NormativeDocument, by: Staff | None, **data: Any) -> None:
    """The event of the act; call it last."""
    record(tag, by=by, subject=document, agency=document.agency_id, data=data)


def refuse_unless(words: str, why: str, act: str) -> str:
    """What was written, or the refusal that says what is missing."""
    if not words.strip():
        raise NotAllowed(why, act=act)
    return words.strip()


def refuse_future(day: date, act: str) -> date:
    """What is entered has happened."""
    if day > clock.today():
        raise NotAllowed(_("日期晚于今天，不能登记还没有发生的事；请改正日期。"), act=act)
    return day
