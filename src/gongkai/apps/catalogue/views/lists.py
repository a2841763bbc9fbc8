"""The matrix of all bodies in sight, and the catalogue of one."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.catalogue import queries, starting
from gongkai.apps.catalogue.models import Source
from gongkai.apps.catalogue.queries import Line
from gongkai.apps.catalogue.show import matrix, rows
from gongkai.apps.catalogue.standing import WANTING
from gongkai.lib import paging
from gongkai.lib.ui.parts import Tab


@require_safe
@login_required
def bodies(request: HttpRequest) -> HttpResponse:
    """Whoever sees one body alone is led to its catalogue."""
    page = paging.page(queries.bodies(actor.of(request)), request.GET.get("page"))
    shown = list(page.object_list)
    if len(shown) == 1 and page.number == 1:
        return redirect("catalogue:body", shown[0].pk)
    source = _source(request)
    facts = {
        "page": page,
        "source": source,
        "table": matrix.table_of(source, shown, queries.lines(list(queries.standing_entries(shown)))),
        "places": [(place.head, place.name) for place in matrix.places_of(source)],
        "legend": matrix.legend(),
        "tabs": [Tab(one.label, f"?source={one.value}", one is source) for one in Source],
    }
    return render(request, "catalogue/list.html", facts)


def _source(request: HttpRequest) -> Source:
    wanted = request.GET.get("source", "")
    return Source(wanted) if wanted in Source.values else Source.ARTICLE_20


@require_safe
@login_required
def body(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    of = queries.body(who, pk)
    lines = queries.lines(list(queries.standing_entries([of])))
    wanting = [line for line in lines if line.standing.state in WANTING]
    only_wanting = request.GET.get("state") == "wanting"
    facts: dict[str, Any] = {
        "body": of,
        "tables": rows.tables_of(wanting if only_wanting else lines),
        "number": len(lines),
        "may_keep": queries.keeps(who, of),
        "has_law": bool(list(starting.statutory(of.kind, of.level, of.founded_on))),
        "tabs": _tabs(lines, wanting, only_wanting=only_wanting),
    }
    return render(request, "catalogue/body.html", facts)


def _tabs(lines: list[Line], wanting: list[Line], *, only_wanting: bool) -> list[Tab]:
    return [
        Tab(_("全部条目"), "?", not only_wanting, len(lines)),
        Tab(_("缺项和逾期"), "?state=wanting", only_wanting, len(wanting)),
    ]
