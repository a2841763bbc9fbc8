"""The newest items as Atom: of the whole site, of a column, of a body."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from gongkai.lib import site
from gongkai.portal.atom import Feed
from gongkai.portal.items import addresses

if TYPE_CHECKING:
    from gongkai.apps.proactive.queries.published import Item

LENGTH = 50


def feed(items: Iterable[Item], title: str, about: str, own: str, whole: Callable[[str], str]) -> str:
    """about: the page of which this is the feed; own: its address; whole: makes a whole address of a path."""
    atom = Feed(
        title=title,
        link=whole(about),
        description=title,
        feed_url=whole(own),
        language="zh-CN",
        author_name=site.current().sponsor or site.current().name,
    )
    for item in items:
        if item.published is not None:
            _add(atom, item, whole)
    return str(atom.writeString("utf-8"))


def _add(atom: Feed, item: Item, whole: Callable[[str], str]) -> None:
    assert item.published is not None
    address = whole(addresses.of_item(item.pk))
    atom.add_item(
        title=item.published.title,
        link=address,
        description=item.published.summary,
        unique_id=address,
        author_name=item.agency.name,
        categories=(item.column.name,),
        pubdate=item.published_at,
        updateddate=item.renewed_at,
    )
