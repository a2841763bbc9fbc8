"""Answers that a browser saves as a file under the name that we give it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from gongkai.lib import sheets
from gongkai.lib.errors import NotAllowed

M = TypeVar("M", bound=Model)
EXPORTED_AT_MOST = 20_000  # rows of one file, which is made in memory


def named(name: str, *, inline: bool = False) -> dict[str, str]:
    """The header with the name of the file. inline: the browser may show it, and need not save it."""
    way = "inline" if inline else "attachment"
    return {"Content-Disposition": content_disposition_header(as_attachment=not inline, filename=name) or way}


def as_file(data: bytes, name: str, content_type: str) -> HttpResponse:
    return HttpResponse(data, content_type=content_type, headers=named(name))


def as_table(
    shape: str, name: str, title: str, head: Sequence[str], rows: Iterable[Sequence[sheets.Value]]
) -> HttpResponse:
    """A list for spreadsheet programs. shape: csv or xlsx, also the ending behind the name; title: of the sheet."""
    if shape == "csv":
        return as_file(sheets.as_csv(head, rows), f"{name}.csv", sheets.CSV)
    return as_file(sheets.as_xlsx(title, head, rows), f"{name}.xlsx", sheets.XLSX)


def rows_for(found: QuerySet[M], at_most: int, too_many: str) -> list[M]:
    """The rows of a list that is taken out whole. Raises NotAllowed: too_many is the sentence, with %(limit)d."""
    wanted = list(found[: at_most + 1])
    if len(wanted) > at_most:
        raise NotAllowed(too_many % {"limit": at_most}, act="export")
    return wanted
