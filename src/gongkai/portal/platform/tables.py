"""Entries and items of a body as tables: the catalogue, the standard catalogue as it is printed, items by their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.proactive.kinds import BY_CODE, FieldType, KindField
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag, Term
from gongkai.portal.items import addresses
from gongkai.statute.platform import STANDARD_COLUMNS

if TYPE_CHECKING:
    from gongkai.apps.catalogue.queries.published import CatalogueEntry, Item
    from gongkai.apps.catalogue.standing import Holding

SHORT = frozenset({FieldType.LINE, FieldType.DAY, FieldType.AMOUNT})
FIELDS_SHOWN = 3
LEVELS = {"county": "县级", "township": "乡级"}  # labels of the official form
IN_ORDER = ("art20", "art21", "standard", "local")


def catalogue_of(entries: Sequence[CatalogueEntry], held: Mapping[int, Holding]) -> list[Table]:
    """One table for each source, in the order of the law."""
    ordered = sorted(entries, key=lambda one: IN_ORDER.index(one.source))
    groups = groupby(ordered, key=lambda one: (one.source, str(one.get_source_display())))
    return [_table(label, list(group), held) for (_source, label), group in groups]


def _table(label: str, entries: Sequence[CatalogueEntry], held: Mapping[int, Holding]) -> Table:
    detailed = any(one.content for one in entries)  # Article 21 names fields and says no more of them
    columns = (
        Column(_("公开事项")),
        *([Column(_("公开内容（要素）"))] if detailed else []),
        Column(_("公开时限")),
        Column(_("已公开"), numeric=True),
        Column(_("最近更新")),
    )
    return Table(label, columns, tuple(_row(one, held[one.pk], detailed=detailed) for one in entries))


def _row(entry: CatalogueEntry, held: Holding, *, detailed: bool) -> Row:
    if entry.not_held:
        shown: tuple[Cell, ...] = (Cell("", tag=Tag(_("没有此类信息"))), Cell(None, why=entry.not_held))
    else:
        last = held.last_on.isoformat() if held.last_on else None
        shown = (Cell(held.number), Cell(last, why=_("还没有公开过")))
    address = reverse("portal_platform:entry", args=[entry.agency_id, entry.pk])
    return Row(
        (
            Cell(str(entry), url=address),
            *([Cell(entry.content or None, why=_("没有写明"))] if detailed else []),
            Cell(entry.limit_text or None, why=_("按条例第二十六条")),
            *shown,
        )
    )


def standard_of(entries: Sequence[CatalogueEntry]) -> Table:
    """The columns as counties print them."""
    rows = tuple(
        Row(
            (
                Cell(number),
                Cell(one.level_1, url=reverse("portal_platform:entry", args=[one.agency_id, one.pk])),
                Cell(one.level_2 or None, why=_("不再细分")),
                *(Cell(text or None, why=_("没有写明")) for text in _printed(one)),
            )
        )
        for number, one in enumerate(entries, 1)
    )
    return Table(
        _("标准目录"),
        tuple(Column(one.label) for one in STANDARD_COLUMNS),
        rows,
        look="scroll",
        caption_hidden=True,
    )


def _printed(one: CatalogueEntry) -> tuple[str, ...]:
    return (
        one.content, one.basis, one.limit_text, one.publisher_name, "、".join(one.channels),
        str(one.get_audience_display()), str(one.get_method_display()),
        "、".join(LEVELS[level] for level in one.levels),
    )  # fmt: skip


def terms_of(entry: CatalogueEntry) -> list[Term]:
    """What the catalogue says of an entry; what is not written takes no line."""
    interval = _("每%(days)d日至少更新一次") % {"days": entry.interval_days} if entry.interval_days else ""
    told = (
        (_("公开内容（要素）"), entry.content), (_("公开依据"), entry.basis), (_("公开时限"), entry.limit_text),
        (_("更新"), interval), (_("公开主体"), entry.publisher_name), (_("公开渠道和载体"), "、".join(entry.channels)),
        (_("公开对象"), str(entry.get_audience_display())), (_("公开方式"), str(entry.get_method_display())),
        (_("公开层级"), "、".join(LEVELS[level] for level in entry.levels)),
    )  # fmt: skip
    return [Term(label, text) for label, text in told if text]


def by_fields(items: Sequence[Item]) -> Table | None:
    """Items of one kind with what that kind asks beside: the budgets with their years, the projects with their stage.

    None where they are of several kinds, or of one that asks nothing short.
    """
    kinds = {one.kind for one in items}
    fields = _short_fields(kinds.pop()) if len(kinds) == 1 else ()
    if not fields:
        return None
    columns = (Column(_("名称")), *(_column(one) for one in fields), Column(_("公开日期")))
    rows = tuple(_item_row(one, fields) for one in items if one.published is not None)
    return Table(_("公开的信息"), columns, rows, caption_hidden=True)


def _short_fields(kind: str) -> tuple[KindField, ...]:
    return tuple(one for one in BY_CODE[kind].fields if one.type in SHORT)[:FIELDS_SHOWN]


def _column(of: KindField) -> Column:
    return Column(of.label, numeric=of.type is FieldType.AMOUNT)


def _item_row(item: Item, fields: Sequence[KindField]) -> Row:
    assert item.published is not None
    assert item.published_at is not None
    given = item.published.fields
    return Row(
        (
            Cell(item.published.title, url=addresses.of_item(item.pk)),
            *(Cell(given.get(one.code) or None, why=_("没有写明")) for one in fields),
            Cell(local_day(item.published_at).isoformat()),
        )
    )
