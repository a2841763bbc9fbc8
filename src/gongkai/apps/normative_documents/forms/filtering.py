"""Narrowing the list, and asking the register; what is chosen stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import BodyFilter, day_field
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.normative_documents import queries
from gongkai.apps.normative_documents.kinds import NORMATIVE, RULES
from gongkai.apps.normative_documents.queries import Filter
from gongkai.apps.normative_documents.states import State
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.models import ValidityStatus
from gongkai.lib import clock

ALL = ("", _("全部"))


class FilterForm(BodyFilter):
    BODY = _("制定机关")
    field_order = ("q", "agency")

    q = forms.CharField(label=_("标题、文号或统一编号"), required=False, max_length=80)
    state = forms.ChoiceField(label=_("办理阶段"), required=False, choices=[ALL, *State.choices])
    status = forms.ChoiceField(label=_("有效性"), required=False, choices=[ALL, *ValidityStatus.choices])
    year = forms.TypedChoiceField(label=_("成文年份"), required=False, coerce=int, empty_value=None)

    def __init__(self, actor: Staff, *args: Any, **kwargs: Any) -> None:
        super().__init__(items.bodies_in_sight(actor), *args, **kwargs)
        years = [(str(year), str(year)) for year in queries.years_in_sight(actor)]
        self.fields["year"].choices = [ALL, *years]  # type: ignore[attr-defined]  # a ChoiceField

    def wanted(self) -> Filter:
        """What narrows; a field that cannot be understood does not."""
        self.is_valid()
        given = self.cleaned_data
        return Filter(
            words=given.get("q", "").strip(), agency=given.get("agency"), state=given.get("state", ""),
            status=given.get("status", ""), year=given.get("year"),
        )  # fmt: skip


class RegisterForm(forms.Form):
    """Of which kind, and of which period the register is asked."""

    kind = forms.ChoiceField(
        label=_("种类"), required=False, choices=[(NORMATIVE, _("行政规范性文件")), (RULES, _("规章"))]
    )
    first = day_field(_("从"), required=False)
    last = day_field(_("到"), required=False)

    def asked(self) -> tuple[str, date, date]:
        """What was chosen; this year up to today where nothing or nothing sensible is said."""
        self.is_valid()
        given, today = self.cleaned_data, clock.today()
        last = given.get("last") or today
        first = given.get("first") or date(last.year, 1, 1)
        return given.get("kind") or NORMATIVE, min(first, last), last


class FilingsForm(BodyFilter):
    """Of which quarter, and of which body."""

    BODY = _("制定机关")
    field_order = ("year", "quarter", "agency")

    year = forms.IntegerField(label=_("年度"), min_value=2008, max_value=2100, required=False)
    quarter = forms.TypedChoiceField(
        label=_("季度"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[(1, _("第1季度")), (2, _("第2季度")), (3, _("第3季度")), (4, _("第4季度"))],
    )

    def __init__(self, actor: Staff, given: Mapping[str, Any]) -> None:
        """What is not said is the present quarter."""
        today = clock.today()
        said = {"year": today.year, "quarter": (today.month + 2) // 3, **given}
        super().__init__(items.bodies_in_sight(actor), said)

    def asked(self) -> tuple[int, int, Agency | None]:
        """Year, quarter, body; what cannot be understood is as if it had not been said."""
        self.is_valid()
        given, today = self.cleaned_data, clock.today()
        return (
            given.get("year") or today.year,
            given.get("quarter") or (today.month + 2) // 3,
            given.get("agency"),
        )
