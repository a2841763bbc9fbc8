"""Comments as lines of public lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gongkai.lib.ui.parts import Item, Tag, Tone
from gongkai.portal.items.lists import line_of

if TYPE_CHECKING:
    from gongkai.apps.public_comments.queries import published

TONES: dict[str, Tone] = {"open": "good", "announced": "info", "closed": "warn"}


def comment_line(found: published.PublicComment) -> Item:
    """With its period; one that was answered leads to what was adopted."""
    line = line_of(found.item)
    span = _("%(first)s至%(last)s") % {
        "first": found.opens_on.isoformat(),
        "last": found.closes_on.isoformat(),
    }
    tag = Tag(found.get_state_display(), TONES.get(found.state, "neutral"))
    if found.state == "answered" and found.result is not None and found.result.is_public:
        answer = line_of(found.result)
        return replace(answer, tag=tag, meta=(_("征求意见：%(span)s") % {"span": span},))
    return replace(line, tag=tag, meta=(_("期限：%(span)s") % {"span": span},))


def comment_lines(found: Iterable[published.PublicComment]) -> list[Item]:
    return [comment_line(one) for one in found]
