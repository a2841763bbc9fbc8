"""What people do with an item: each page asks for what the act needs, and does it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from gongkai.apps.agencies.acts import ActPages
from gongkai.apps.agencies.forms import OnRecord
from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries
from gongkai.apps.proactive.forms.acts import ClearForm
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.show import proposal
from gongkai.apps.proactive.states import WORKFLOW
from gongkai.apps.proactive.views.act_table import Act


def _form(request: HttpRequest, act: Act, item: Item) -> OnRecord:
    initial: dict[str, Any] = {"version": item.version}
    given = request.POST if request.method == "POST" else None
    if act.form is ClearForm and item.newest is not None:
        found = [(one["key"], one["sentence"]) for one in queries.open_findings(item.newest)]
        initial["key"] = request.GET.get("key", "")
        return ClearForm(given, initial=initial, found=found)
    form: OnRecord = act.form(given, initial=initial)
    return form


def _perform(who: Staff, act: Act, item: Item, form: OnRecord) -> object:
    return act.perform(who, item.pk, **form.cleaned_data)


def _beside(who: Staff, act: Act, item: Item) -> dict[str, Any]:
    beside = proposal.of(queries.dossier(who, item.pk)) if act.judges else {}
    return beside | {"beside": act.judges, "item": item}


PAGES = ActPages("proactive", queries.get, lambda _act: WORKFLOW, queries.facts, _form, _perform, _beside)
