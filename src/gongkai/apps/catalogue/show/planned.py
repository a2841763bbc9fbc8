"""What a sheet would change, row by row, before it is done."""

from __future__ import annotations

from django.utils.translation import gettext as _

from gongkai.apps.catalogue.exchange.planning import Plan, Planned
from gongkai.apps.catalogue.models import LimitUnit
from gongkai.apps.catalogue.records import Given
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag


def planned_table(plan: Plan) -> Table:
    names = (_("事项"), _("行"), _("办理"), _("公开内容（要素）"), _("公开时限"), _("按期计算"))
    rows = tuple(_row(one) for one in plan.changes)
    return Table(_("新增和修改的条目"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def _row(one: Planned) -> Row:
    given = one.given
    act = Tag(_("修改"), "info") if one.entry else Tag(_("新增"), "good")
    return Row(
        (
            Cell(f"{given.level_1}：{given.level_2}" if given.level_2 else given.level_1),
            Cell(one.row),
            Cell("", tag=act),
            Cell(given.content or None, why=_("没有填写")),
            Cell(given.limit_text or None, why=_("没有填写")),
            Cell(_counted(given)),
        )
    )


def _counted(given: Given) -> str:
    if given.limit_days is None:
        return _("按条例第二十六条")
    unit = LimitUnit(given.limit_unit).label
    return f"{given.limit_days}{unit}"
