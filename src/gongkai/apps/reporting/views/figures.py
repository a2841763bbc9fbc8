"""The tables of a year as the ledgers have them today, and the rows behind a cell."""

from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.reporting.models.report import FIRST_YEAR, LAST_YEAR
from gongkai.apps.reporting.queries import ledgers
from gongkai.apps.reporting.show import behind
from gongkai.apps.reporting.show.tables import label_of, linked
from gongkai.lib import clock, paging


class FiguresForm(forms.Form):
    year = forms.IntegerField(label=_("年度"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    consolidated = forms.BooleanField(label=_("汇总下级单位"), required=False)


def _asked(request: HttpRequest) -> tuple[FiguresForm, ledgers.Asked]:
    """What cannot be understood falls back to this year."""
    form = FiguresForm(request.GET if "year" in request.GET else {"year": clock.today().year})
    given = form.cleaned_data if form.is_valid() else {}
    year = given.get("year") or clock.today().year
    agency = actor.of(request).agency
    return form, ledgers.Asked(agency, year, consolidated=bool(given.get("consolidated")))


def _query(asked: ledgers.Asked, **more: str) -> str:
    scope = {"consolidated": "on"} if asked.consolidated else {}
    return "?" + urlencode({"year": asked.year, **scope, **more})


@require_safe
@login_required
def figures(request: HttpRequest) -> HttpResponse:
    form, asked = _asked(request)
    address = reverse("reporting:rows_behind")
    tables = [
        (read.table.title, linked(read, lambda cell: address + _query(asked, cell=cell)))
        for read in ledgers.tables(actor.of(request), asked)
    ]
    return render(request, "reporting/figures.html", {"form": form, "asked": asked, "tables": tables})


@require_safe
@login_required
def rows_behind(request: HttpRequest) -> HttpResponse:
    _form, asked = _asked(request)
    cell = request.GET.get("cell", "")
    page = paging.page(ledgers.rows_behind(actor.of(request), asked, cell), request.GET.get("page"))
    read = next(one for one in ledgers.tables(actor.of(request), asked) if cell in one.cells)
    facts = {
        "asked": asked,
        "label": label_of(read, cell),
        "number": read.cells[cell].value,
        "page": page,
        "table": behind.table_of(list(page.object_list)),
        "back": reverse("reporting:figures") + _query(asked),
    }
    return render(request, "reporting/rows_behind.html", facts)
