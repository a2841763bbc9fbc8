"""Which reviews; what is chosen stands in the address, and in the order to make the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import day_field
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive.queries import ledger
from gongkai.apps.proactive.queries.ledger import Wanted
from gongkai.lib import clock
from gongkai.lib.period import Period


class LedgerForm(forms.Form):
    """Where nothing sensible is said of the period, the year up to today."""

    first = day_field(_("从"), required=False)
    last = day_field(_("到"), required=False)
    agency = forms.ModelChoiceField[Agency](
        label=_("单位"), queryset=None, required=False, empty_label=_("全部")
    )
    q = forms.CharField(label=_("标题、索引号或文号"), required=False, max_length=80)

    def __init__(self, actor: Staff, given: Mapping[str, Any]) -> None:
        today = clock.today()
        super().__init__({"first": date(today.year, 1, 1).isoformat(), "last": today.isoformat(), **given})
        bodies = ledger.bodies(actor)
        if len(bodies) > 1:
            self.fields["agency"].queryset = bodies  # type: ignore[attr-defined]  # a ModelChoiceField
        else:
            del self.fields["agency"]

    def wanted(self) -> Wanted:
        self.is_valid()
        given, today = self.cleaned_data, clock.today()
        last = given.get("last") or today
        first = given.get("first") or date(last.year, 1, 1)
        return Wanted(Period(min(first, last), last), given.get("agency"), given.get("q", "").strip())
