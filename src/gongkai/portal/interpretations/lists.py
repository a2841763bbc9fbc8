"""Interpretations as lines of public lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gongkai.lib.ui.parts import Item, Tag
from gongkai.portal.items.lists import line_of

if TYPE_CHECKING:
    from gongkai.apps.interpretations.queries import published


def interpretation_line(pair: published.Interpretation) -> Item:
    """With its form, and the document it explains while that is public; of a withdrawn one only the index number."""
    line = line_of(pair.item)
    if not pair.item.is_public:
        return line
    document = pair.document.published if pair.document.is_public else None
    said = (_("解读《%(title)s》") % {"title": document.title},) if document else ()
    return replace(line, tag=Tag(pair.get_form_display(), "info"), meta=said)


def interpretation_lines(pairs: Iterable[published.Interpretation]) -> list[Item]:
    return [interpretation_line(pair) for pair in pairs]
