"""Documents as lines of the library, and what happened to one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gongkai.apps.proactive.show.validity import status_of
from gongkai.lib.ui.parts import Cell, Column, Item, Row, Table, Tag, Term
from gongkai.portal.documents import addresses
from gongkai.portal.items import addresses as item_addresses
from gongkai.portal.items.lists import line_of

if TYPE_CHECKING:
    from gongkai.apps.normative_documents.queries.published import NormativeDocument, Revision, StatusChange


def lines_of(documents: Iterable[NormativeDocument]) -> list[Item]:
    return [_line(one) for one in documents]


def _line(document: NormativeDocument) -> Item:
    line = line_of(document.item)
    if not document.item.is_public:
        return line
    until = ""
    if document.expires_on and status_of(document.item) != "repealed":  # it ended before that day
        until = _("有效期至%(day)s") % {"day": document.expires_on.isoformat()}
    number = (
        _("统一编号%(number)s") % {"number": document.registration_no} if document.registration_no else ""
    )
    meta = (*line.meta, *filter(None, (number, until)))
    return Item(line.title, line.url, line.body, line.when, line.tag, meta)


def terms_of(document: NormativeDocument, stamp: Tag | None) -> list[Term]:
    version = document.item.published
    assert version is not None
    return [
        Term(_("有效性"), tag=stamp),
        Term(_("发文机关"), version.issuing_agency or document.agency.name),
        Term(_("发文字号"), version.document_no or None, why=_("没有发文字号")),
        Term(_("统一编号"), document.registration_no, why=_("没有统一编号")),
        Term(_("主题分类"), version.subject_category or None, why=_("没有归类")),
        Term(_("成文日期"), version.formed_on.isoformat() if version.formed_on else None, why=_("没有写明")),
        Term(_("公布日期"), document.first_published_on.isoformat() if document.first_published_on else None),
        Term(_("施行日期"), document.effective_on.isoformat() if document.effective_on else None),
        Term(
            _("有效期至"),
            document.expires_on.isoformat() if document.expires_on else None,
            why=_("没有规定有效期"),
        ),
    ]


def history_of(changes: Sequence[StatusChange]) -> Table:
    names = (_("日期"), _("事项"), _("依据"), _("说明"))
    rows = tuple(_happened(one) for one in changes)
    return Table(_("效力变动"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def _happened(one: StatusChange) -> Row:
    public = one.by_item if one.by_item is not None and one.by_item.is_public else None
    title = public.published.title if public is not None and public.published is not None else one.reference
    return Row(
        (
            Cell(one.day.isoformat()),
            Cell(one.get_kind_display()),
            Cell(title, url=item_addresses.of_item(public.pk) if public is not None else ""),
            Cell(_said(one)),
        )
    )


def _said(one: StatusChange) -> str:
    parts = []
    if one.kind == "published" and one.effective_on:
        parts.append(_("自%(day)s起施行") % {"day": one.effective_on.isoformat()})
    if one.expires_on:
        parts.append(_("有效期至%(day)s") % {"day": one.expires_on.isoformat()})
    if one.reason:
        parts.append(one.reason)
    return "；".join(parts)


def comparisons_of(document: NormativeDocument, revisions: Iterable[Revision]) -> list[Item]:
    """The texts before and after each revision, the newest first."""
    found = []
    for one in reversed(list(revisions)):
        words = _("%(day)s起施行的修改：新旧文本逐条对照")
        if one.kind != "amended":
            words = _("%(day)s的文字勘误：新旧文本逐条对照")
        url = addresses.of_comparison(document.item_id, one.pk)
        found.append(Item(words % {"day": one.day.isoformat()}, url, one.reference))
    return found
