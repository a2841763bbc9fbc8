"""Which acts a person is offered on an item: one next act, the rest in the order of the workflow table, each with its why not."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries
from gongkai.apps.proactive.guards import Facts
from gongkai.apps.proactive.models import DisclosureAttribute, Item
from gongkai.apps.proactive.states import WORKFLOW, State
from gongkai.lib.shell.menu import Choice, Menu, arranged, choices_of

# What comes next in each state, the likeliest first; the first that is possible is the button.
NEXT: Mapping[str, tuple[str, ...]] = {
    State.DRAFT: ("submit", "write"),
    State.IN_REVIEW: ("pass_step", "clear"),
    State.APPROVED: ("publish", "keep_back"),
    State.PUBLISHED: ("review_after", "update"),
    State.WITHDRAWN: ("reopen",),
    State.KEPT_BACK: ("reopen",),
}


def menu_of(actor: Staff, item: Item, facts: Facts) -> Menu:
    return arranged(_choices(actor, item, facts), NEXT.get(item.state, ()), even_refused=True)


def _choices(actor: Staff, item: Item, facts: Facts) -> list[Choice]:
    found = []
    if item.state == State.DRAFT and queries.is_writer(actor, item.agency):
        found += [
            Choice("write", _("修改"), reverse("proactive:write", args=[item.pk])),
            Choice("files", _("附件"), reverse("proactive:files", args=[item.pk])),
        ]
    offered = choices_of("proactive", item.pk, WORKFLOW.offers(actor, item, facts))
    return found + [one for one in offered if _has_place(one.action, facts)]


def _has_place(action: str, facts: Facts) -> bool:
    """Acts that this item gives no occasion for are not even refused."""
    for_the_public = facts.attribute == DisclosureAttribute.PROACTIVE
    needs = {
        "clear": bool(facts.open_findings),
        "review_after": facts.after_review_open,
        "publish": for_the_public,
        "schedule": for_the_public,
        "keep_back": not for_the_public,
        "abandon_update": facts.is_public,
        "withdraw": facts.is_public,
        "discard": not facts.was_public,
    }
    return needs.get(action, True)
