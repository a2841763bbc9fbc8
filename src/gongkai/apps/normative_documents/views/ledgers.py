"""The filing list of a quarter, and the register of a day, each also as a file."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Agency
from gongkai.apps.normative_documents.forms.filtering import FilingsForm, RegisterForm
from gongkai.apps.normative_documents.kinds import RULES
from gongkai.apps.normative_documents.queries import figures, reviews
from gongkai.apps.normative_documents.queries import filings as queries
from gongkai.apps.normative_documents.show import sheets as show
from gongkai.apps.proactive import queries as items
from gongkai.lib import paging
from gongkai.lib.downloads import EXPORTED_AT_MOST, as_table, rows_for
from gongkai.lib.period import Period


@require_safe
@login_required
def filings(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    form = FilingsForm(who, request.GET.dict())
    year, quarter, agency = form.asked()
    found = queries.filings(who, Period.of_quarter(year, quarter), agency)
    page = paging.page(found, request.GET.get("page"))
    facts = {
        "form": form,
        "year": year,
        "quarter": quarter,
        "counts": queries.counts_of(found),
        "page": page,
        "table": show.filings_table(list(page.object_list)),
        "asked": _asked(year, quarter, agency),
    }
    return render(request, "normative_documents/filings.html", facts)


def _asked(year: int, quarter: int, agency: Agency | None) -> str:
    return urlencode({"year": year, "quarter": quarter, **({"agency": agency.pk} if agency else {})})


@require_safe
@login_required
def filings_file(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    year, quarter, agency = FilingsForm(who, request.GET.dict()).asked()
    found = rows_for(
        queries.filings(who, Period.of_quarter(year, quarter), agency), EXPORTED_AT_MOST, _too_many()
    )
    facts = {"body": (agency or who.agency).name, "year": year, "quarter": quarter}
    name = _("%(body)s%(year)d年第%(quarter)d季度规范性文件备案目录") % facts
    return as_table("xlsx", name, _("备案目录"), show.filings_head(), show.filings_rows(found))


@require_safe
@login_required
def reviews_file(request: HttpRequest) -> HttpResponse:
    """合法性审核台账 of the period that the register shows, of all bodies in sight."""
    who = actor.of(request)
    _kind, first, last = RegisterForm(request.GET).asked()
    found = rows_for(reviews.reviews(who, Period(first, last)), EXPORTED_AT_MOST, _too_many())
    facts = {"body": who.agency.name, "first": first.isoformat(), "last": last.isoformat()}
    name = _("%(body)s合法性审核台账-%(first)s至%(last)s") % facts
    shape = "csv" if request.GET.get("format") == "csv" else "xlsx"
    return as_table(shape, name, _("合法性审核台账"), show.reviews_head(), show.reviews_rows(found))


@require_safe
@login_required
def register_file(request: HttpRequest) -> HttpResponse:
    """The register as it stood at the end of the last day that was asked for."""
    who = actor.of(request)
    kind, _first, day = RegisterForm(request.GET).asked()
    found = rows_for(
        figures.registered_by(items.bodies_in_sight(who), kind, day), EXPORTED_AT_MOST, _too_many()
    )
    told = figures.told(found, day)
    facts = {"body": who.agency.name, "day": day.isoformat()}
    name = (
        _("%(body)s规章登记簿-%(day)s") if kind == RULES else _("%(body)s规范性文件登记簿-%(day)s")
    ) % facts
    shape = "csv" if request.GET.get("format") == "csv" else "xlsx"
    lines = show.register_rows((one, told[one.pk]) for one in found)
    return as_table(shape, name, _("登记簿"), show.register_head(day), lines)


def _too_many() -> str:
    return _("一次最多导出%(limit)d行；请按单位分几次导出。")
