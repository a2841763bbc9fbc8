"""Lists page by page. Counting stops at a limit: counting a million rows takes longer than showing fifty."""

from typing import Any, TypeVar, cast

from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, QuerySet, Window
from django.utils.functional import cached_property

M = TypeVar("M", bound=Model)

SIZE = 50
COUNTED_AT_MOST = 10_000


class CappedPaginator(Paginator[Any]):
    """Counts up to a limit; `is_capped` says that there are more, which a filter will bring into reach."""

    @cached_property
    def _reached(self) -> int:
        rows = cast("QuerySet[Any]", self.object_list)
        return rows[: COUNTED_AT_MOST + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self._reached, COUNTED_AT_MOST)

    @property
    def is_capped(self) -> bool:
        return self._reached > COUNTED_AT_MOST


def first_rows(rows: QuerySet[M], number: int) -> tuple[list[M], int]:
    """The first rows of an ordered list and how many there are in all, in one query."""
    found: list[Any] = list(rows.annotate(in_all_=Window(Count("pk")))[:number])
    return found, found[0].in_all_ if found else 0


def page(rows: QuerySet[M], number: str | int | None, size: int = SIZE) -> Page[M]:
    """One page of an ordered list. A number that is no number gives the first page, one beyond the end the last."""
    return CappedPaginator(rows, size).get_page(number)
