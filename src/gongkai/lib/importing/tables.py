"""Lists on their way in as pages show them: what was uploaded, and each fault of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _

from gongkai.lib.importing.reading import Fault, Reading
from gongkai.lib.importing.run import BroughtList, ImportState
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag, Text, Tone

FAULTS_ON_A_PAGE = 100
TONES: dict[str, Tone] = {ImportState.OPEN: "warn", ImportState.DONE: "good", ImportState.GIVEN_UP: "neutral"}


def imports_table(title: Text, found: Iterable[BroughtList], address: Callable[[Any], str]) -> Table:
    """Earlier imports of the body. address: where one leads; one that was given up leads nowhere."""
    head = (_("文件"), _("状态"), _("件数"), _("上传"), _("导入或者放弃"))
    rows = tuple(_import(one, "" if one.state == ImportState.GIVEN_UP else address(one)) for one in found)
    return Table(title, tuple(Column(name) for name in head), rows, caption_hidden=True)


def _import(one: BroughtList, url: str) -> Row:
    by = one.ended_by.name if one.ended_by else ""
    ended = f"{local_day(one.ended_at).isoformat()} {by}" if one.ended_at else None
    return Row((
        Cell(one.name, url=url),
        Cell("", tag=Tag(ImportState(one.state).label, TONES[one.state])),
        Cell(one.taken if one.state == ImportState.DONE else None, why=_("没有导入")),
        Cell(f"{local_day(one.begun_at).isoformat()} {one.begun_by.name}"),
        Cell(ended, why=_("还没有结束")),
    ))  # fmt: skip


def facts_of(request: HttpRequest, reading: Reading[Any]) -> dict[str, Any]:
    """How many rows are good and bad, and a page of the faults, each with its row and column."""
    page = Paginator(reading.faults, FAULTS_ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "page": page,
        "faults": _faults_table(list(page.object_list)),
        "bad": len(reading.bad_rows),
        "count": len(reading.entries),
    }


def _faults_table(faults: Sequence[Fault]) -> Table:
    head = (Column(_("行")), Column(_("列")), Column(_("哪里不对，怎么办")))
    rows = tuple(
        Row((Cell(_("第%(row)d行") % {"row": one.row}), Cell(_place(one)), Cell(one.sentence)))
        for one in faults
    )
    return Table(_("有错的行"), head, rows, caption_hidden=True)


def _place(one: Fault) -> str:
    if not one.column:
        return _("整行")
    return _("%(letter)s列：%(heading)s") % {"letter": one.column, "heading": one.heading}
