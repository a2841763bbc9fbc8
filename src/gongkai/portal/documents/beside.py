"""What the page of an item shows of its document: its days, its history, its downloads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gongkai.apps.normative_documents.kinds import KINDS
from gongkai.apps.normative_documents.queries import preview, published
from gongkai.lib.ui.parts import Link, Term
from gongkai.portal.documents import addresses
from gongkai.portal.items import beside
from gongkai.portal.items.beside import Beside, Block

if TYPE_CHECKING:
    from gongkai.apps.normative_documents.queries.published import NormativeDocument
    from gongkai.apps.proactive.queries.published import Item


def register() -> None:
    beside.add(Beside("documents", KINDS, block_of, preview_of, order=5))


def block_of(item: Item) -> Block | None:
    document = published.of_item(item.pk)
    return _block(document) if document else None


def preview_of(item: Item) -> Block | None:
    document = preview.of_item(item)
    return _block(document) if document else None


def _block(document: NormativeDocument) -> Block:
    days = (
        (_("施行日期"), document.effective_on),
        (_("有效期至"), document.expires_on),
    )
    terms = [Term(label, day.isoformat()) for label, day in days if day]
    if document.registration_no:
        terms.append(Term(_("统一编号"), document.registration_no))
    item = document.item_id
    links = (
        Link(_("有效性和修改历史"), addresses.of_document(item)),
        Link(_("下载DOCX"), addresses.of_text(item, "docx")),
        Link(_("下载PDF"), addresses.of_text(item, "pdf")),
    )
    return Block(_("文件的效力和下载"), tuple(terms), links)
