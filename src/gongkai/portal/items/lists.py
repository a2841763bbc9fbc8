"""Items as lines of public lists, and the columns with what stands in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gongkai.apps.proactive.show.validity import stamp_of
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Item, Tag
from gongkai.portal.items import addresses

if TYPE_CHECKING:
    from gongkai.apps.proactive.queries import published


def line_of(item: published.Item) -> Item:
    """Of an item that was taken back nothing is shown but its index number: even a title could be the reason."""
    assert item.published_at is not None
    url, when = addresses.of_item(item.pk), local_day(item.published_at)
    if not item.is_public or item.published is None:
        title = _("已撤回的信息（索引号%(number)s）") % {"number": item.index_no}
        return Item(title=title, url=url, when=when, tag=Tag(_("已撤回"), "warn"))
    meta = (item.document_no,) if item.document_no else ()
    return Item(
        title=item.published.title,
        url=url,
        body=item.agency.name,
        when=when,
        tag=stamp_of(item),
        meta=meta,
    )


def lines_of(items: Iterable[published.Item]) -> list[Item]:
    return [line_of(item) for item in items]


@dataclass(frozen=True)
class ColumnBlock:
    """A column in the overview. depth: 0 for those on top."""

    column: published.Column
    url: str
    depth: int
    number: int
    latest: Item | None


def blocks_of(
    columns: Iterable[published.Column], counts: dict[int, int], latest: dict[int, published.Item]
) -> list[ColumnBlock]:
    """The columns in which something stands, or in one below them; a blank column is not shown."""
    known = filled(columns, counts)
    depths: dict[int | None, int] = {None: -1}
    blocks = []
    for one in known:
        depths[one.pk] = depths[one.parent_id] + 1
        newest = line_of(latest[one.pk]) if one.pk in latest else None
        blocks.append(
            ColumnBlock(one, addresses.of_column(one.code), depths[one.pk], counts.get(one.pk, 0), newest)
        )
    return blocks


def filled(columns: Iterable[published.Column], counts: dict[int, int]) -> list[published.Column]:
    """columns: parents before their children."""
    known = list(columns)
    held = {one.pk for one in known if counts.get(one.pk)}
    for one in reversed(known):
        if one.pk in held and one.parent_id is not None:
            held.add(one.parent_id)
    return [one for one in known if one.pk in held]
