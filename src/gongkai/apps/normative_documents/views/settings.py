"""What the place has settled for its documents; by its disclosure office."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai.apps.agencies import actor
from gongkai.apps.normative_documents import queries, services
from gongkai.apps.normative_documents.forms.settling import RuleForm
from gongkai.apps.normative_documents.show.rules import rules_table
from gongkai.apps.proactive.numbering import PARTS
from gongkai.lib import clock
from gongkai.lib.acting import attempt, pages


@pages
@login_required
def rules(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    agency = queries.require_settler(who)
    form = RuleForm(request.POST or None, initial=_initial(queries.rule_for(agency)))

    def act() -> object:
        return services.settle_rule(who, agency, form.practice(), valid_from=form.cleaned_data["valid_from"])

    if attempt(request, form, act):
        messages.success(request, _("设置已保存，从启用日期起适用。"))
        return redirect("normative_documents:rules")
    facts = {
        "agency": agency,
        "form": form,
        "table": rules_table(list(queries.rules_of(agency))),
        "parts": [(f"{{{name}}}", words) for name, (_pattern, words) in PARTS.items()],
    }
    return render(request, "normative_documents/rules.html", facts)


def _initial(rule: object) -> dict[str, object]:
    names = ("pattern", "filing_to", "filing_days", "usual_years", "trial_years", "cleanup_years", "source")
    found = {name: getattr(rule, name) for name in names} if rule is not None else {}
    return {"valid_from": clock.today(), **found}
