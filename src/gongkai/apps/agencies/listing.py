"""What a list in any app shows of the one who looks at it: the views that the person has saved of it.

`shown` gives what the template of such a list needs, the saved views as `saved` for `agencies/_saved_views.html`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import HttpRequest, QueryDict

from gongkai.apps.agencies import actor, queries
from gongkai.apps.agencies.models import SavedView, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.lib import paging
from gongkai.lib.ui.parts import Tab, Table, Text

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Saved:
    """What the partial draws: the views of a list, each with whether it is the one that is open, and the list's state."""

    page: str
    query: str
    views: tuple[tuple[SavedView, bool], ...]

    @property
    def may_save(self) -> bool:
        return bool(self.query) and not any(is_open for _view, is_open in self.views)


def saved_views(staff: Staff, page: str, given: QueryDict) -> Saved:
    """given: the query of the list's page; what is empty in it, and the number of the page, do not count."""
    wanted = {key: given.getlist(key) for key in given if key not in {"page", "format"} and given[key]}
    query = QueryDict(mutable=True)
    for key, values in wanted.items():
        query.setlist(key, values)
    views = tuple(
        (view, QueryDict(view.query).dict() == query.dict()) for view in queries.saved_views(staff, page)
    )
    return Saved(page, query.urlencode(), views)


def shown(
    request: HttpRequest,
    place: str,
    form: Form,
    rows: QuerySet[M],
    table: Callable[[list[M]], Table],
    along: QuerySet[M] | None = None,
) -> dict[str, Any]:
    """A list on its page. place: its name among the addresses; form: by which `rows` are narrowed.

    along: see `paging.page_along`.
    """
    number = request.GET.get("page")
    page = paging.page(rows, number) if along is None else paging.page_along(rows, along, number)
    return {
        "form": form,
        "page": page,
        "table": table(list(page.object_list)),
        "is_narrowed": any(form.cleaned_data.values()),
        "saved": saved_views(actor.of(request), place, request.GET),
    }


def stage_tabs(address: str, stages: Iterable[tuple[str, Text]], current: str, given: QueryDict) -> list[Tab]:
    """A tab for each stage; a body that is chosen stays chosen."""
    body = given.get("agency", "")
    behind = f"&agency={body}" if body.isdecimal() else ""
    return [Tab(label, f"{address}?stage={code}{behind}", code == current) for code, label in stages]


def settled_by(who: Staff) -> int | None:
    """The own body, where the person settles for it."""
    return who.agency_id if Role.DISCLOSURE_OFFICE in who.roles else None
