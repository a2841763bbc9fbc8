"""Lessons by ground as a table."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from gongkai.apps.remedies.queries import Taught
from gongkai.lib.ui.parts import Cell, Column, Row, Table
from gongkai.statute.grounds import GROUNDS


def table_of(lessons: Sequence[Taught], address: str) -> Table | None:
    """None while nothing was attacked. address: of the list of cases, to which each ground leads."""
    if not lessons:
        return None
    names = (_("依据"), _("条文"), _("被争议的答复"), _("尚未审结"), _("被纠正"), _("纠正的比例"))
    columns = tuple(Column(name, numeric=place > 1) for place, name in enumerate(names))
    return Table(
        _("各项依据的答复被争议和被纠正的情况"), columns, tuple(_row(one, address) for one in lessons)
    )


def _row(one: Taught, address: str) -> Row:
    ground = GROUNDS.get(one.code)
    ended = one.attacked - one.pending
    share = f"{one.corrected * 100 / ended:.0f}%" if ended else None
    return Row(
        (
            Cell(ground.label if ground else one.code, url=f"{address}?ground={one.code}"),
            Cell(str(ground.citation) if ground else None, why=_("现行规则中没有这项依据")),
            Cell(one.attacked),
            Cell(one.pending),
            Cell(one.corrected),
            Cell(share, why=_("还没有审结的案件")),
        )
    )
