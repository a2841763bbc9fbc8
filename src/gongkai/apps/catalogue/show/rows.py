"""Entries as rows of a table and as lines of my work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.catalogue.models import Source
from gongkai.apps.catalogue.queries import Line
from gongkai.apps.catalogue.standing import State
from gongkai.lib.ui import parts
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag, Tone

TONES: dict[State, Tone] = {
    State.MISSING: "bad",
    State.OVERDUE: "bad",
    State.DUE_SOON: "warn",
    State.CURRENT: "good",
}


def state_tag(state: State) -> Tag:
    return Tag(state.label, TONES.get(state, "neutral"))


def tables_of(lines: Sequence[Line]) -> list[Table]:
    """One table for each source, in their order; the first one that a body has is the law."""
    order = list(Source)
    ordered = sorted(lines, key=lambda line: order.index(Source(line.entry.source)))
    groups = groupby(ordered, key=lambda line: line.entry.source)
    return [_table(Source(source), list(group)) for source, group in groups]


def _table(source: Source, lines: list[Line]) -> Table:
    columns = (
        Column(_("事项")),
        Column(_("状态")),
        Column(_("已公开"), numeric=True),
        Column(_("最近更新")),
        Column(_("更新期限")),
        Column(_("本年迟发"), numeric=True),
        Column(_("公开时限")),
    )
    words = _("%(source)s（%(number)d条）") % {"source": source.label, "number": len(lines)}
    return Table(words, columns, tuple(_row(line) for line in lines))


def _row(line: Line) -> Row:
    entry, holding = line.entry, line.holding
    untold = _("没有规定更新间隔") if entry.interval_days is None else _("还没有公开过")
    return Row(
        (
            Cell(str(entry), url=reverse("catalogue:entry", args=[entry.pk])),
            Cell("", tag=state_tag(line.standing.state)),
            Cell(holding.number),
            Cell(holding.last_on.isoformat() if holding.last_on else None, why=_("还没有公开过")),
            Cell(line.standing.due_on.isoformat() if line.standing.due_on else None, why=untold),
            Cell(holding.late),
            Cell(entry.limit_text or None, why=_("没有写，按条例第二十六条")),
        )
    )


def items_of(lines: Iterable[Line]) -> list[parts.Item]:
    return [
        parts.Item(
            title=str(line.entry),
            url=reverse("catalogue:entry", args=[line.entry.pk]),
            tag=state_tag(line.standing.state),
            meta=(line.standing.sentence,),
        )
        for line in lines
    ]
