"""Lists page by page. Counting stops at a limit: counting a million rows takes longer than showing fifty."""

from typing import Any, TypeVar, cast

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.utils.functional import cached_property

from gongkai.lib.inner import NumberOf
from gongkai.lib.together import with_keys

M = TypeVar("M", bound=Model)

SIZE = 50
COUNTED_AT_MOST = 10_000


class CappedPaginator(Paginator[Any]):
    """Counts up to a limit; `is_capped` says that there are more, which a filter will bring into reach."""

    @cached_property
    def _reached(self) -> int:
        rows = cast("QuerySet[Any]", self.object_list)
        return rows.order_by()[: COUNTED_AT_MOST + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self._reached, COUNTED_AT_MOST)

    @property
    def is_capped(self) -> bool:
        return self._reached > COUNTED_AT_MOST

    def at_once(self, number: int) -> Page[Any] | None:
        """A page together with the count, in one query; None where the list is not so long."""
        rows = cast("QuerySet[Any]", self.object_list)
        start = (number - 1) * self.per_page
        end = min(start + self.per_page, COUNTED_AT_MOST)
        if not 0 <= start < end:
            return None
        in_all = NumberOf(rows.order_by()[: COUNTED_AT_MOST + 1])
        found = list(rows.annotate(reached_=in_all)[start:end])
        if not found and start:
            return None
        self._reached = found[0].reached_ if found else 0
        return Page(found, number, self)


def page(rows: QuerySet[M], number: str | int | None, size: int = SIZE) -> Page[M]:
    """One page of an ordered list. A number that is no number gives the first page, one beyond the end the last."""
    paginator = CappedPaginator(rows, size)
    return paginator.at_once(_wanted(number)) or paginator.get_page(number)


def page_along(rows: QuerySet[M], along: QuerySet[M], number: str | int | None, size: int = SIZE) -> Page[M]:
    """One page of a list that may be as long as its table, in two queries.

    Up to the limit of counting the rows are found by what narrows them, and put in order. Of more than that a page is met
    soon by who follows an index in the order of the list. along: the same rows, asked so that the database does this.
    Only the keys of what comes before a page are passed over.
    """
    paginator = CappedPaginator(rows, size)
    at = paginator.get_page(number)
    if not paginator.count:
        return Page([], at.number, paginator)
    asked = along if paginator.is_capped else rows
    keys = asked.values("pk")[at.start_index() - 1 : at.end_index()]
    shown = with_keys(asked, keys).order_by(*asked.query.order_by)
    return Page(list(shown), at.number, paginator)


def _wanted(number: str | int | None) -> int:
    """What cannot be understood is the first page."""
    text = str(number or 1).strip()
    if not text.lstrip("-").isdecimal():
        return 1
    return int(text[:9])  # Python refuses to read thousands of digits
