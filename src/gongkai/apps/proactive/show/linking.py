"""What an item belongs to and by what other ways it went out, as lines of its page."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import claims, queries
from gongkai.apps.proactive.models import ChannelRelease, Item, Relation, RelationKind
from gongkai.lib.ui.parts import Text

# From the page of one end: what the other end is to it.
OUT: dict[str, Text] = {
    RelationKind.INTERPRETS: gettext_lazy("解读"),
    RelationKind.REVISES: gettext_lazy("修改"),
    RelationKind.REPEALS: gettext_lazy("废止"),
    RelationKind.REPLACES: gettext_lazy("代替"),
    RelationKind.RESULT_OF: gettext_lazy("是其结果"),
    RelationKind.RELATED: gettext_lazy("相关"),
}
BACK: dict[str, Text] = {
    RelationKind.INTERPRETS: gettext_lazy("解读材料"),
    RelationKind.REVISES: gettext_lazy("被修改"),
    RelationKind.REPEALS: gettext_lazy("被废止"),
    RelationKind.REPLACES: gettext_lazy("被代替"),
    RelationKind.RESULT_OF: gettext_lazy("结果公布"),
    RelationKind.RELATED: gettext_lazy("相关"),
}


@dataclass(frozen=True)
class Linked:
    """remove: where it is taken out, "" where it is not taken out here."""

    label: Text
    title: str
    url: str
    note: str = ""
    remove: str = ""


def title_of(item: Item, *, sees: bool) -> str:
    """A draft of another body is not told."""
    version = item.newest if sees or item.published is None else item.published
    return version.title if version else f"#{item.pk}"


def linked(actor: Staff, item: Item, rows: list[Relation]) -> list[Linked]:
    """Of bodies whose items the person does not see at the desk, what is public."""
    found = (_linked(actor, item, row) for row in rows)
    return [one for one in found if one is not None]


def _linked(actor: Staff, item: Item, row: Relation) -> Linked | None:
    is_out = row.item_id == item.pk
    other = row.to if is_out else row.item
    sees = queries.is_in_sight(actor, other.agency)
    if not sees and not other.is_public:
        return None
    label = (OUT if is_out else BACK)[row.kind]
    by_hand = is_out and not claims.refusal(item, other, row.kind)
    return Linked(
        label=label,
        title=title_of(other, sees=sees),
        url=reverse("proactive:detail" if sees else "portal_items:item", args=[other.pk]),
        note="" if other.is_public else _("还没有公开"),
        remove=reverse("proactive:unrelate", args=[item.pk, row.pk]) if by_hand else "",
    )


def channel_lines(item: Item, rows: list[ChannelRelease]) -> list[Linked]:
    return [
        Linked(
            label=str(row.get_channel_display()),
            title=row.address or row.released_on.isoformat(),
            url=row.address if row.address.startswith(("https://", "http://")) else "",
            note=row.released_on.isoformat() if row.address else "",
            remove=reverse("proactive:channel_remove", args=[item.pk, row.pk]),
        )
        for row in rows
    ]


def choices_of(items: tuple[Item, ...], mine: frozenset[int]) -> list[tuple[int, str]]:
    """Candidates, each with what tells it from the others."""
    return [(one.pk, _said(one, sees=one.agency_id in mine)) for one in items]


def _said(item: Item, *, sees: bool) -> str:
    parts = (item.document_no, item.index_no or "", item.agency.short_name or item.agency.name)
    return _("%(title)s（%(more)s）") % {
        "title": title_of(item, sees=sees),
        "more": "，".join(part for part in parts if part),
    }
