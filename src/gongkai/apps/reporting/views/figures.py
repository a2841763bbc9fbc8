"""The tables of a year as the ledgers have them today, and the rows behind a cell."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.queries import visible_agencies
from gongkai.apps.agencies.roles import OVERSIGHT
from gongkai.apps.reporting.models.report import FIRST_YEAR, LAST_YEAR
from gongkai.apps.reporting.queries import ledgers, library
from gongkai.apps.reporting.show import behind, comparing
from gongkai.apps.reporting.show.tables import label_of, linked
from gongkai.lib import clock, paging


class FiguresForm(forms.Form):
    """The body is asked for only where the person looks after several."""

    agency = forms.ModelChoiceField[Agency](label=_("单位"), queryset=None, required=False, empty_label=None)
    year = forms.IntegerField(label=_("年度"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    consolidated = forms.BooleanField(label=_("汇总下级单位"), required=False)

    def __init__(self, who: Staff, given: Mapping[str, Any]) -> None:
        super().__init__({"agency": who.agency_id, "year": clock.today().year, **given})
        bodies = visible_agencies(who, OVERSIGHT)
        if len(bodies) > 1:
            self.fields["agency"].queryset = bodies  # type: ignore[attr-defined]  # a ModelChoiceField
        else:
            del self.fields["agency"]


def _asked(request: HttpRequest) -> tuple[FiguresForm, ledgers.Asked]:
    """What cannot be understood falls back to the own body and this year."""
    who = actor.of(request)
    form = FiguresForm(who, request.GET.dict())
    form.is_valid()
    given = form.cleaned_data
    year = given.get("year") or clock.today().year
    agency = given.get("agency") or who.agency
    return form, ledgers.Asked(agency, year, consolidated=bool(given.get("consolidated")))


def _query(who: Staff, asked: ledgers.Asked, **more: str) -> str:
    """The own body needs no word."""
    body = {} if asked.agency.pk == who.agency_id else {"agency": asked.agency.pk}
    scope = {"consolidated": "on"} if asked.consolidated else {}
    return "?" + urlencode({**body, "year": asked.year, **scope, **more})


@require_safe
@login_required
def figures(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    form, asked = _asked(request)
    rows = reverse("reporting:rows_behind")
    found = ledgers.tables(who, asked)
    kept = library.of_year(who, asked)

    def address(cell: str) -> str:
        return rows + _query(who, asked, cell=cell)

    facts = {
        "form": form,
        "asked": asked,
        "tables": [(read.table.title, linked(read, address)) for read in found],
        "beside": comparing.beside(kept, asked) if kept else None,
        "compared": comparing.table_of(found[0], kept, address),
    }
    return render(request, "reporting/figures.html", facts)


@require_safe
@login_required
def rows_behind(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    _form, asked = _asked(request)
    cell = request.GET.get("cell", "")
    page = paging.page(ledgers.rows_behind(who, asked, cell), request.GET.get("page"))
    read = next(one for one in ledgers.tables(who, asked) if cell in one.cells)
    facts = {
        "asked": asked,
        "label": label_of(read, cell),
        "definition": comparing.definition_of(cell),
        "number": read.cells[cell].value,
        "page": page,
        "table": behind.table_of(list(page.object_list), asked.period.last),
        "back": reverse("reporting:figures") + _query(who, asked),
    }
    return render(request, "reporting/rows_behind.html", facts)
