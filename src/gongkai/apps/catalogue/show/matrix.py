"""Bodies × entries: who has published what, at a glance. A cell is the sum over the entries of one place in the law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from gongkai.apps.agencies.models import Agency
from gongkai.apps.catalogue.models import Source
from gongkai.apps.catalogue.queries import Line
from gongkai.apps.catalogue.show.rows import TONES
from gongkai.apps.catalogue.standing import State, gravest
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag, Text
from gongkai.statute.content import ARTICLE_20, ARTICLE_21_COUNTY, ARTICLE_21_TOWNSHIP
from gongkai.statute.platform import STANDARD_FIELDS

# A word of one sign for each state, said in full by the legend below the table.
SIGNS: dict[State, Text] = {
    State.MISSING: pgettext_lazy("目录的一字状态", "缺"),
    State.OVERDUE: pgettext_lazy("目录的一字状态", "迟"),
    State.DUE_SOON: pgettext_lazy("目录的一字状态", "近"),
    State.CURRENT: pgettext_lazy("目录的一字状态", "齐"),
    State.NOT_HELD: pgettext_lazy("目录的一字状态", "无"),
    State.ON_REQUEST: pgettext_lazy("目录的一字状态", "申"),
}

WITH_NOUGHT = frozenset((State.CURRENT, State.DUE_SOON))


@dataclass(frozen=True)
class Place:
    """A column of the matrix: a place in the law by its code, with a short head and its full name."""

    code: str
    head: str
    name: str


def places_of(source: Source) -> tuple[Place, ...]:
    """Empty for local additions: they have no common places."""
    if source is Source.ARTICLE_20:
        return tuple(Place(one.code, str(number), one.title) for number, one in enumerate(ARTICLE_20, 1))
    if source is Source.ARTICLE_21:
        named = ((_("县"), ARTICLE_21_COUNTY), (_("乡"), ARTICLE_21_TOWNSHIP))
        return tuple(
            Place(one.code, f"{word}{number}", one.title)
            for word, entries in named
            for number, one in enumerate(entries, 1)
        )
    if source is Source.STANDARD:
        return tuple(Place(one.code, str(number), one.label) for number, one in enumerate(STANDARD_FIELDS, 1))
    return ()


def table_of(source: Source, bodies: Sequence[Agency], lines: Sequence[Line]) -> Table:
    places = places_of(source)
    by_place: dict[tuple[int, str], list[Line]] = {}
    by_body: dict[int, list[Line]] = {}
    for line in lines:
        if line.entry.source == source:
            by_place.setdefault((line.entry.agency_id, line.entry.source_code), []).append(line)
            by_body.setdefault(line.entry.agency_id, []).append(line)
    columns = (
        Column(_("单位")),
        Column(_("条目"), numeric=True),
        Column(_("缺项"), numeric=True),
        Column(_("逾期"), numeric=True),
        *(Column(place.head) for place in places),
    )
    rows = tuple(
        Row(
            (
                Cell(body.short_name or body.name, url=reverse("catalogue:body", args=[body.pk])),
                *_counts(by_body.get(body.pk, [])),
                *(_cell(by_place.get((body.pk, place.code), [])) for place in places),
            )
        )
        for body in bodies
    )
    return Table(
        _("各单位的目录：%(source)s") % {"source": source.label},
        columns,
        rows,
        look="scroll",
        caption_hidden=True,
    )


def _counts(lines: Sequence[Line]) -> tuple[Cell, ...]:
    if not lines:
        return (Cell(None, why=_("还没有条目")),) * 3
    states = [line.standing.state for line in lines]
    return Cell(len(lines)), Cell(states.count(State.MISSING)), Cell(states.count(State.OVERDUE))


def _cell(lines: Sequence[Line]) -> Cell:
    state = gravest([line.standing.state for line in lines])
    if state is None:
        return Cell(None, why=_("目录里没有这一项"))
    number = sum(line.holding.number for line in lines)
    sign = Tag(SIGNS[state], TONES.get(state, "neutral"))
    return Cell(number if number or state in WITH_NOUGHT else "", tag=sign)


def legend() -> list[tuple[Tag, str]]:
    return [(Tag(sign, TONES.get(state, "neutral")), str(state.label)) for state, sign in SIGNS.items()]
