"""The calendar for everyone who works, and loading a notice for the system administrator."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.holiday_calendar import queries, screens, services
from gongkai.apps.holiday_calendar.forms import PlanForm
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed


@require_safe
@login_required
def years(request: HttpRequest) -> HttpResponse:
    calendar = queries.current()
    asked = request.GET.get("year", "")
    known = {str(year): year for year in calendar.years}
    year = known.get(asked, min(clock.today().year, calendar.years[-1]))
    facts = {
        "year": year,
        "plan": calendar.plan(year),
        "months": screens.months_of(calendar, year),
        "table": screens.years_table(calendar),
        "may_load": services.may_load(actor.of(request)),
        "last_year": calendar.years[-1],
        "weekdays": (_("一"), _("二"), _("三"), _("四"), _("五"), _("六"), _("日")),
    }
    return render(request, "holiday_calendar/years.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def load(request: HttpRequest) -> HttpResponse:
    """Doubts are shown once; sending the form again takes the notice over all the same."""
    services.require_load(actor.of(request))
    form = PlanForm(request.POST or None, initial={"year": queries.current().years[-1] + 1})
    if request.method == "POST" and form.is_valid():
        if not form.doubts or form.cleaned_data["looked_at"]:
            try:
                row = services.load(actor.of(request), form.content(form.cleaned_data))
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(
                    request,
                    _("%(year)d年的节假日安排已导入；办理中的期限正在重新计算。") % {"year": row.year},
                )
                return redirect("holiday_calendar:years")
        else:
            form.data = {**request.POST.dict(), "looked_at": "on"}
    doubts = form.doubts if form.is_bound else ()
    return render(request, "holiday_calendar/load.html", {"form": form, "doubts": doubts})
