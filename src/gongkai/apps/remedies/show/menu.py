"""Which acts a person is offered on a case: one next act, the rest in the order of the tables, each with its why not."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.remedies import queries
from gongkai.apps.remedies.guards import Facts
from gongkai.apps.remedies.kinds import FOLLOWED_BY, SUITS, Kind
from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.remedies.states import SIDE_ACTS, WORKFLOW, State
from gongkai.lib.shell.menu import Choice, Menu, arranged, choices_of

# What comes next in each state, the likeliest first; the first that is possible is the button.
NEXT: Mapping[str, tuple[str, ...]] = {
    State.ANSWERING: ("answer",),
    State.AWAITING: ("decide",),
    State.DECIDED: ("redo", "report_opinion", "close"),
    State.CLOSED: (),
}
# Not offered with its why-not: until an opinion came or a redoing was ordered they concern nobody.
SILENT = frozenset({"redo", "report_opinion"})


def menu_of(actor: Staff, case: RemedyCase, facts: Facts) -> Menu:
    """What this person may do here. Whoever only looks on is offered nothing."""
    offers = {**WORKFLOW.offers(actor, case, facts), **SIDE_ACTS.offers(actor, case, facts)}
    menu = arranged(choices_of("remedies", case.pk, offers), NEXT[case.state])
    return Menu(
        main=menu.main,
        rest=(*menu.rest, *followers(actor, case, facts)),
        refused=tuple(one for one in menu.refused if one.action not in SILENT),
    )


def followers(actor: Staff, case: RemedyCase, facts: Facts) -> list[Choice]:
    """Registering what attacks the result of this case."""
    taken = facts.is_followed and case.kind in SUITS
    if case.is_open or taken or not queries.may_register(actor, case.agency):
        return []
    address = reverse("remedies:register", args=[case.request_id])
    return [
        Choice(
            f"register_{kind}",
            _("登记“%(kind)s”") % {"kind": Kind(kind).label},
            f"{address}?follows={case.pk}&kind={kind}",
        )
        for kind in FOLLOWED_BY[case.kind]
    ]
