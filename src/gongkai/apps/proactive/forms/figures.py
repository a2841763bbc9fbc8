"""Which period, and whose figures; what is chosen stands in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.lib.period import Period

FIRST_YEAR, LAST_YEAR = 2008, 2100


def parts() -> list[tuple[str, str]]:
    """The periods of a year; called when a page is made, so that they stand in its language."""
    quarters = [(f"q{number}", gettext("第%(number)d季度") % {"number": number}) for number in range(1, 5)]
    months = [(f"m{number}", gettext("%(number)d月") % {"number": number}) for number in range(1, 13)]
    return [("year", gettext("全年")), *quarters, *months]


class FiguresForm(forms.Form):
    year = forms.IntegerField(label=_("年度"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    part = forms.ChoiceField(label=_("期间"), choices=parts, required=False)
    below = forms.BooleanField(label=_("汇总下级单位"), required=False)


def period_of(year: int, part: str) -> Period:
    number = int(part[1:]) if part[1:].isdecimal() else 0
    if part.startswith("q"):
        return Period.of_quarter(year, number)
    if part.startswith("m"):
        return Period.of_months(year, number, number)
    return Period.of_year(year)


def asked(given: Any, this_year: int) -> tuple[FiguresForm, int, str, bool]:
    """What cannot be understood falls back to this year."""
    form = FiguresForm(given if "year" in given else {"year": this_year, "part": "year"})
    said = form.cleaned_data if form.is_valid() else {}
    return form, said.get("year") or this_year, said.get("part") or "year", bool(said.get("below"))
