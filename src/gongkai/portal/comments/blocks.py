"""What stands on the page of a published asking and of a hearing: period, ways, where to turn to, and the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.public_comments.queries import preview, published
from gongkai.lib.ui.parts import Link, Term
from gongkai.portal.items import addresses, beside
from gongkai.portal.items.beside import Beside, Block

if TYPE_CHECKING:
    from gongkai.apps.proactive.queries.published import Item


def register() -> None:
    beside.add(Beside("comments", frozenset({published.COMMENT}), of_comment, preview_of, order=10))


def of_comment(item: Item) -> Block | None:
    found = published.one(item.pk)
    return _block(found) if found else None


def preview_of(item: Item) -> Block | None:
    found = preview.one(item)
    return _block(found) if found else None


def _block(found: published.PublicComment) -> Block:
    return Block(_("怎样提出意见"), tuple(_terms(found)), tuple(_links(found)))


def _terms(found: published.PublicComment) -> list[Term]:
    span = _("%(first)s至%(last)s（截止当日全天可以提出）") % {
        "first": found.opens_on.isoformat(),
        "last": found.closes_on.isoformat(),
    }
    contact = (found.contact_unit, found.contact_phone, found.contact_email, found.contact_address)
    terms = [
        Term(_("状态"), str(found.get_state_display())),
        Term(_("期限"), span),
        Term(_("方式"), _("、").join(str(published.Way(one).label) for one in found.ways)),
        Term(_("联系"), lines=tuple(one for one in contact if one)),
    ]
    more = (
        (_("缩短期限的原因"), found.shortened_because),
        (_("延长期限的原因"), found.extended_because),
        (_("制定依据"), found.basis),
        (_("起草说明"), found.explanation),
    )
    return terms + [Term(label, lines=tuple(text.splitlines())) for label, text in more if text]


def _links(found: published.PublicComment) -> list[Link]:
    if found.state == published.State.ANSWERED and found.result is not None and found.result.is_public:
        return [Link(_("查看采纳情况"), addresses.of_item(found.result.pk))]
    if published.Way.SITE not in found.ways or found.state == published.State.CLOSED:
        return []
    return [
        Link(_("在网上提出意见"), reverse("portal_comments:write", args=[found.item_id])),
        Link(_("凭查询码看采纳情况"), reverse("portal_comments:answer")),
    ]
