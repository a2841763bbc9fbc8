"""What policy interpretation contributes to other pages: an entry, what waits, blocks on the pages of items."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.interpretations import queries
from gongkai.apps.interpretations.kinds import INTERPRETATION, POLICY
from gongkai.apps.interpretations.queries.figures import for_the_public
from gongkai.apps.interpretations.show import rows
from gongkai.apps.proactive import claims, shares, states
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.claims import Claim
from gongkai.apps.proactive.models import Item, RelationKind
from gongkai.lib.shell import navigation, related, worklist
from gongkai.lib.shell.related import Related
from gongkai.lib.shell.worklist import Asked
from gongkai.lib.ui.parts import Item as Line
from gongkai.lib.ui.parts import Link

ROLES = frozenset({*states.EVERYONE, Role.SUPERVISOR})
WRITERS = frozenset(states.WRITERS)


def register() -> None:
    """Called once, when the application is ready."""
    navigation.add(navigation.Entry("interpretations:list", _("政策解读"), order=32, roles=ROLES))
    worklist.add(
        worklist.Provider("interpretations.due", _("待发布的解读"), 32, due, WRITERS),
        worklist.Provider("interpretations.plan", _("待定解读方案的文件"), 33, waiting, WRITERS),
    )
    related.add(related.Provider("interpretations.item", 20, "proactive.Item", of_item))
    claims.add(Claim("interpretations", frozenset({RelationKind.INTERPRETS}), paired_here))
    shares.add(shares.Counter("interpretations", for_the_public))


def paired_here(item: Item, _to: Item) -> str | None:
    """A pairing stops a clock, so it is not entered as a mere relation."""
    if item.kind != INTERPRETATION:
        return None
    return gettext("解读材料与文件的配对在“政策解读”中办理；请到那里登记。")


def due(actor: Staff, _number: int) -> Asked:
    return Asked(queries.due_for(actor), rows.lines_of_plans, f"{reverse('interpretations:list')}?stage=due")


def waiting(actor: Staff, _number: int) -> Asked:
    rows_of = queries.waiting_for_plan(actor).filter(agency__in=items.bodies_of_writer(actor).values("pk"))
    return Asked(rows_of, rows.lines_of_documents, f"{reverse('interpretations:list')}?stage=plan")


def of_item(_actor: Staff, item: Item) -> Related | None:
    """The interpretations of a document, or the document of an interpretation."""
    if item.kind in POLICY:
        plan = queries.plan_of(item)
        lines = rows.lines_of_interpretations(queries.interpretations_of(item))
        return Related(
            title=gettext("政策解读"),
            items=rows.lines_of_plans([plan] if plan else []) + lines,
            empty=gettext("还没有定解读方案。"),
            add=Link(gettext("解读方案"), rows.address_of(item.pk)),
        )
    if item.kind != INTERPRETATION:
        return None
    found = queries.interpretation_of(item)
    return Related(
        title=gettext("解读的文件"),
        items=[Line(title=str(found.document), url=rows.address_of(found.document_id))] if found else [],
        empty=gettext("还没有关联文件。"),
        add=Link(gettext("文件、形式和内容"), reverse("interpretations:own", args=[item.pk])),
    )
