"""What belongs to an item: document and interpretation, what it changes or replaces, results, other related items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.lib.ui.parts import Item as Line
from gongkai.portal.items.lists import line_of

if TYPE_CHECKING:
    from gongkai.apps.proactive.queries.linked import Relation
    from gongkai.apps.proactive.queries.published import Item

# Kind of relation → what its other end is called, read from the first to the second and back; in the order of the page.
HEADINGS: tuple[tuple[str, str | Promise, str | Promise], ...] = (
    ("interprets", _("解读的文件"), _("政策解读")),
    ("revises", _("本文件修改"), _("修改本文件的文件")),
    ("repeals", _("本文件废止"), _("废止本文件的文件")),
    ("replaces", _("本文件代替"), _("代替本文件的文件")),
    ("result_of", _("对应的征求意见或者事项"), _("结果公布")),
    ("related", _("相关信息"), _("相关信息")),
)


@dataclass(frozen=True)
class Group:
    title: str | Promise
    items: list[Line]


def groups_of(item: Item, relations: Iterable[Relation]) -> list[Group]:
    """Under one heading each other item stands once, whichever of the two named the relation."""
    found: dict[str | Promise, dict[int, Line]] = {}
    known = list(relations)
    for kind, forth, back in HEADINGS:
        for one in known:
            if one.kind == kind:
                is_forth = one.item_id == item.pk
                other = one.to if is_forth else one.item
                found.setdefault(forth if is_forth else back, {})[other.pk] = line_of(other)
    return [Group(title, list(items.values())) for title, items in found.items()]
