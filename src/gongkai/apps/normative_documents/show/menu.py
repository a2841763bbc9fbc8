"""Which acts a person is offered on a document: one next act, the rest in the order of the table, each with its why not."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.apps.agencies.models import Staff
from gongkai.apps.normative_documents.guards import Facts
from gongkai.apps.normative_documents.models import NormativeDocument
from gongkai.apps.normative_documents.states import WORKFLOW, State
from gongkai.lib.shell.menu import Menu, arranged, choices_of

# What comes next in each state, the likeliest first; the first that is possible is the button.
NEXT: Mapping[str, tuple[str, ...]] = {
    State.DRAFTING: ("assess", "send_to_review", "enter_earlier"),
    State.IN_LEGALITY_REVIEW: ("opine", "supplement"),
    State.REVIEWED: ("decide",),
    State.DECIDED: ("number",),
    State.PUBLISHED: ("file",),
}


def menu_of(actor: Staff, document: NormativeDocument, facts: Facts) -> Menu:
    """Of a document that is assessed the next is to send it in; what was assessed may be assessed again."""
    offered = choices_of("normative_documents", document.pk, WORKFLOW.offers(actor, document, facts))
    fitting = [one for one in offered if _has_place(one.action, document, facts)]
    return arranged(fitting, _next(document, facts))


def _next(document: NormativeDocument, facts: Facts) -> tuple[str, ...]:
    names = NEXT.get(document.state, ())
    if document.state == State.DRAFTING and facts.is_assessed:
        asked = facts.opinions or facts.without_opinions
        return ("send_to_review",) if asked else ("add_opinion",)
    if document.state == State.PUBLISHED and document.due_for != "filing":
        return ()
    return names


def _has_place(action: str, document: NormativeDocument, facts: Facts) -> bool:
    """Acts that this document gives no occasion for are not even refused."""
    needs = {
        "supplement": bool(facts.missing),
        "drop_revision": facts.revision_is_open,
        "begin_revision": not facts.revision_is_open,
        "correct_status": facts.correctable > 0,
        "enter_earlier": not facts.was_public and document.need_assessed_on is None,
        "send_back": not facts.was_public,
        "drop": not facts.was_public,
    }
    return needs.get(action, True)
