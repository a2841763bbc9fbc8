"""Items as rows of a list and as lines of my work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.queries import Sought
from gongkai.apps.proactive.show.clock import clock_cell, days_left, due_day, working_calendar
from gongkai.apps.proactive.states import State
from gongkai.lib.ui import parts
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag, Tone
from gongkai.statute.calendar import WorkCalendar

TONES: dict[str, Tone] = {
    State.DRAFT: "neutral",
    State.IN_REVIEW: "info",
    State.APPROVED: "warn",
    State.PUBLISHED: "good",
    State.WITHDRAWN: "bad",
}


def state_tag(item: Item) -> Tag:
    return Tag(State(item.state).label, TONES.get(item.state, "neutral"))


def not_all(sought: Sought) -> str:
    """What a list says when there may be more than it shows of what the words mean; nothing where it shows all."""
    if sought.looked_through:
        words = _(
            "这里只在最近办理的%(number)s件里逐件找了标题：搜索索引不含已废弃的信息，正在建立或更新时也不能用。"
        )
        return words % {"number": f"{sought.looked_through:,}"}
    if sought.newest:
        words = _("标题或编号里有这些字的信息很多，这里只有其中最近建立的%(number)s件；请再多写几个字。")
        return words % {"number": f"{sought.newest:,}"}
    return ""


def table_of(items: Sequence[Item]) -> Table:
    """The clock first; the bodies only where there is more than one."""
    several = len({item.agency_id for item in items}) > 1
    names = (
        _("期限"), _("标题"), _("状态"), _("栏目"), _("起草人"), _("最近办理"), _("索引号"),
        *((_("单位"),) if several else ()),
    )  # fmt: skip
    working = working_calendar()
    rows = tuple(_row(item, working, several=several) for item in items)
    return Table(_("政府信息"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def _row(item: Item, working: WorkCalendar, *, several: bool) -> Row:
    return Row(
        (
            clock_cell(item, working),
            Cell(str(item), url=reverse("proactive:detail", args=[item.pk])),
            Cell(turn_of(item), tag=state_tag(item)),
            Cell(item.column.name),
            Cell(item.newest.author.name if item.newest else None),
            Cell(local_day(item.touched_at).isoformat()),
            Cell(item.index_no, why=_("发布时编号")),
            *((Cell(item.agency.short_name or item.agency.name),) if several else ()),
        )
    )


def turn_of(item: Item) -> str:
    """The step whose turn it is while the item is in review."""
    return _("轮到%(step)s") % {"step": item.get_awaits_step_display()} if item.awaits_step else ""


def items_of(items: Iterable[Item]) -> list[parts.Item]:
    return [_item(item) for item in items]


def _item(item: Item) -> parts.Item:
    due = due_day(item)
    said = (
        turn_of(item) or str(State(item.state).label),
        item.column.name,
        item.newest.author.name if item.newest else "",
        _("期限%(day)s") % {"day": due.isoformat()} if due else "",
    )
    return parts.Item(
        title=str(item),
        url=reverse("proactive:detail", args=[item.pk]),
        tag=days_left(due) if due else None,
        meta=tuple(one for one in said if one),
    )
