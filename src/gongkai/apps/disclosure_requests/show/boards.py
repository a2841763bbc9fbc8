"""The board of limits: heaps by how near the limit is, and a row for each body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests.queries.lists import BodyLimits, Heap
from gongkai.apps.disclosure_requests.show.rows import items_of
from gongkai.lib.ui.parts import Cell, Column, Item, Row, Table, Tag


@dataclass(frozen=True)
class ShownHeap:
    key: str
    title: str | Promise
    empty: str | Promise
    items: Sequence[Item]
    total: int
    url: str


HEAPS: dict[str, tuple[str | Promise, str | Promise, str]] = {
    "overdue": (gettext_lazy("已经逾期"), gettext_lazy("没有逾期的申请。"), "?limit=overdue"),
    "today": (gettext_lazy("今天到期"), gettext_lazy("今天没有到期的申请。"), "?limit=today"),
    "endangered": (
        gettext_lazy("三个工作日内到期"),
        gettext_lazy("三个工作日内没有到期的申请。"),
        "?limit=endangered",
    ),
    "this_week": (gettext_lazy("本周内到期"), gettext_lazy("本周内没有其他到期的申请。"), "?limit=this_week"),
    "lapsed": (
        gettext_lazy("对方期限已满，等待处理"),
        gettext_lazy("没有期满待处理的补正、缴费或征求意见。"),
        "?limit=lapsed",
    ),
    "unconfirmed": (
        gettext_lazy("等待与申请人确认"),
        gettext_lazy("没有等待确认的申请。"),
        "?stage=confirmation",
    ),
}


def heaps_of(actor: Staff, found: Mapping[str, Heap]) -> list[ShownHeap]:
    address = reverse("disclosure_requests:list")
    return [
        ShownHeap(key, title, empty, items_of(actor, found[key].rows), found[key].total, f"{address}{query}")
        for key, (title, empty, query) in HEAPS.items()
    ]


def bodies_table(rows: Sequence[BodyLimits]) -> Table | None:
    """None where only one body is in sight: then the heaps say it all."""
    if len(rows) < 2:
        return None
    names = (_("单位"), _("未办结"), _("已逾期"), _("三个工作日内到期"))
    return Table(
        _("各单位的期限"),
        tuple(Column(name, numeric=place > 0) for place, name in enumerate(names)),
        tuple(_body(row) for row in rows),
    )


def _body(row: BodyLimits) -> Row:
    late = Tag(_("逾期"), "bad") if row.overdue else None
    address = f"{reverse('disclosure_requests:list')}?agency={row.pk}"
    return Row(
        (
            Cell(row.name, url=f"{address}&stage=open"),
            Cell(row.open),
            Cell(row.overdue, url=f"{address}&limit=overdue" if row.overdue else "", tag=late),
            Cell(row.endangered, url=f"{address}&limit=endangered" if row.endangered else ""),
        )
    )
