"""The figures of a period as tables in which every number opens to its rows, and as a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.proactive import categories
from gongkai.apps.proactive.models import Column as SiteColumn
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.queries import figures
from gongkai.lib import sheets
from gongkai.lib.percent import percent
from gongkai.lib.period import Period
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, KeyFigure, Row, Table

Address = Callable[[str], str]
Line = tuple[str, str]  # label, cell


def lines_of(
    counted: Counter[str], period: Period, columns: Iterable[SiteColumn], bodies: Sequence[Agency]
) -> list[tuple[str, list[Line]]]:
    """Title of each table, and its lines. Columns and bodies without any item are left out, months are not."""
    channels = [
        (str(label), f"{figures.CHANNEL}/{code}") for code, label in categories.CHANNELS if code != "site"
    ]
    months = [
        (_("%(number)d月") % {"number": one.first.month}, f"{figures.MONTH}/{one.first.month}")
        for one in period.months
    ]
    tables = [
        (_("按栏目"), [(one.name, f"{figures.COLUMN}/{one.pk}") for one in columns]),
        (_("按来源"), [(_("本机关制作"), f"{figures.SOURCE}/own"), (_("转载"), f"{figures.SOURCE}/repost")]),
        (_("公开是否及时"), [
            (_("按期公开"), f"{figures.TIME}/{figures.ON_TIME}"), (_("超过公开时限"), f"{figures.TIME}/{figures.LATE}"),
            (_("不计算时限"), f"{figures.TIME}/{figures.UNMEASURED}")]),
        (_("同时通过其他渠道"), [one for one in channels if counted[one[1]]]),
        (_("按月份"), months if len(months) > 1 else []),
        (_("按单位"), [(one.name, f"{figures.BODY}/{one.pk}") for one in bodies if counted[f"{figures.BODY}/{one.pk}"]]
         if len(bodies) > 1 else []),
    ]  # fmt: skip
    return [(title, lines) for title, lines in tables if lines]


def tables_of(counted: Counter[str], lines: list[tuple[str, list[Line]]], address: Address) -> list[Table]:
    """A nought has no rows to open."""
    return [
        Table(
            title,
            (Column(_("项目")), Column(_("件数"), numeric=True)),
            tuple(
                Row((Cell(label), Cell(counted[cell], url=address(cell) if counted[cell] else "")))
                for label, cell in named
            ),
            look="scroll",
        )
        for title, named in lines
    ]


def key_figures(counted: Counter[str], address: Address) -> tuple[KeyFigure, ...]:
    on_time = counted[f"{figures.TIME}/{figures.ON_TIME}"]
    measured = on_time + counted[f"{figures.TIME}/{figures.LATE}"]
    share = percent(on_time, measured)
    said = {"on_time": on_time, "measured": measured}
    return (
        KeyFigure(
            counted[figures.TOTAL], _("件"), _("公开的信息"),
            _("期间内第一次发布的信息；后来撤回的也计入，从原网站转来的按原发布日期计。"),
            address(figures.TOTAL) if counted[figures.TOTAL] else "",
        ),
        KeyFigure(
            counted[f"{figures.SOURCE}/own"], _("件"), _("其中本机关制作"), _("其余是转载的。"),
            address(f"{figures.SOURCE}/own") if counted[f"{figures.SOURCE}/own"] else "",
        ),
        KeyFigure(
            None if share is None else f"{share}%", "", _("按期公开率"),
            _("%(on_time)d件按期，除以%(measured)d件计算时限的；本机关制作、有成文日期的才计算，20个工作日。") % said,
            address(f"{figures.TIME}/{figures.ON_TIME}") if on_time else "", _("没有计算时限的信息"),
        ),
    )  # fmt: skip


def as_csv(counted: Counter[str], lines: list[tuple[str, list[Line]]]) -> bytes:
    rows = [(_("合计"), _("公开的信息"), counted[figures.TOTAL])]
    rows += [(title, label, counted[cell]) for title, named in lines for label, cell in named]
    return sheets.as_csv((_("表"), _("项目"), _("件数")), rows)


def rows_table(rows: Iterable[Item], address: Callable[[Item], str]) -> Table:
    names = (
        _("标题"),
        _("栏目"),
        _("单位"),
        _("成文日期"),
        _("发布日期"),
        _("原发布日期"),
        _("公开是否及时"),
    )
    lines = tuple(_row(row, address(row)) for row in rows)
    return Table(_("计入的信息"), tuple(Column(name) for name in names), lines, caption_hidden=True)


def _row(row: Item, url: str) -> Row:
    assert row.published is not None
    assert row.published_at is not None  # only what was published is counted
    origin = getattr(row, "origin", None)
    earlier = origin.earlier_on if origin else None
    entered = origin is not None and origin.brought_with_id is None
    measured = row.published.source_kind == "own" and row.published.formed_on is not None and not entered
    timely = _("超过公开时限") if row.is_late else _("按期公开")
    return Row((
        Cell(row.published.title, url=url),
        Cell(row.column.name),
        Cell(row.agency.short_name or row.agency.name),
        Cell(row.published.formed_on.isoformat() if row.published.formed_on else None, why=_("没有成文日期")),
        Cell(local_day(row.published_at).isoformat()),
        Cell(earlier.isoformat() if earlier else None, why=_("没有在别处发布过")),
        Cell(timely if measured else None, why=_("不计算时限")),
    ))  # fmt: skip
