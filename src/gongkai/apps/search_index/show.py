"""The tables of the page on search words."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.search_index.models import Synonyms
from gongkai.apps.search_index.queries import Missing
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Row, Table


def groups_table(rows: Iterable[Synonyms]) -> Table:
    return Table(
        caption=_("本单位维护的同义词"),
        columns=(Column(_("意思相同的词")), Column(_("说明")), Column(_("设置日期"))),
        rows=tuple(
            Row(
                (
                    Cell(str(row), url=reverse("search_index:group", args=[row.pk])),
                    Cell(row.note or None, why=_("没有写")),
                    Cell(local_day(row.set_at).isoformat()),
                )
            )
            for row in rows
        ),
        caption_hidden=True,
    )


def missed_table(rows: Iterable[Missing]) -> Table:
    """Each line leads to what may be done about it: a synonym, or a look at what the search says today."""
    return Table(
        caption=_("没有结果的搜索"),
        columns=(
            Column(_("搜索的词")),
            Column(_("次数"), numeric=True),
            Column(_("最近一次")),
            Column(_("处理")),
        ),
        rows=tuple(
            Row(
                (
                    Cell(row.words, url=f"{reverse('portal:search')}?{urlencode({'q': row.words})}"),
                    Cell(row.times),
                    Cell(row.last.isoformat()),
                    Cell(
                        _("设同义词"),
                        url=f"{reverse('search_index:words')}?{urlencode({'word': row.words})}#add",
                    ),
                )
            )
            for row in rows
        ),
        caption_hidden=True,
    )
