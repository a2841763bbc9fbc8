"""What a list in any app shows of the one who looks at it: the views that the person has saved of it.

A list hands `saved_views(…)` to its template as `saved`, which includes `agencies/_saved_views.html`.
"""

from dataclasses import dataclass

from django.http import QueryDict

from gongkai.apps.agencies import queries
from gongkai.apps.agencies.models import SavedView, Staff


@dataclass(frozen=True)
class Shown:
    """What the partial draws: the views of a list, each with whether it is the one that is open, and the list's state."""

    page: str
    query: str
    views: tuple[tuple[SavedView, bool], ...]

    @property
    def may_save(self) -> bool:
        return bool(self.query) and not any(is_open for _view, is_open in self.views)


def saved_views(staff: Staff, page: str, given: QueryDict) -> Shown:
    """given: the query of the list's page; what is empty in it, and the number of the page, do not count."""
    wanted = {key: given.getlist(key) for key in given if key not in {"page", "format"} and given[key]}
    query = QueryDict(mutable=True)
    for key, values in wanted.items():
        query.setlist(key, values)
    views = tuple(
        (view, QueryDict(view.query).dict() == query.dict()) for view in queries.saved_views(staff, page)
    )
    return Shown(page, query.urlencode(), views)
