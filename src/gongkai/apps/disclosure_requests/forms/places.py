"""The places of a letter as fields of a form, and back again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.disclosure_requests.proposals import Written
from gongkai.letters.places import Kind, Place

PROSE_AT_MOST = 20_000
LINE_AT_MOST = 400


class MayWait(forms.Field):
    """The letter needs it, but a draft may be saved without it."""

    def validate(self, value: Any) -> None:
        if value not in self.empty_values:
            super().validate(value)


class Words(MayWait, forms.CharField):
    pass


class Day(MayWait, forms.DateField):
    pass


class Count(MayWait, forms.IntegerField):
    pass


class OneOf(MayWait, forms.ChoiceField):
    pass


class SeveralOf(MayWait, forms.MultipleChoiceField):
    pass


def field_of(place: Place) -> forms.Field:
    """The field in which a place of the letter is written."""
    known: dict[str, Any] = {"label": place.label, "required": place.needed}
    if place.one_of:
        return OneOf(choices=[(word, word) for word in place.one_of], widget=forms.RadioSelect, **known)
    match place.kind:
        case Kind.DAY:
            return Day(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **known)
        case Kind.COUNT:
            return Count(min_value=0, max_value=place.most, **known)
        case Kind.FLAG:
            return forms.BooleanField(label=place.label, required=False)
        case Kind.PROSE:
            return Words(max_length=PROSE_AT_MOST, widget=forms.Textarea(attrs={"rows": 5}), **known)
        case Kind.LIST:
            return _by_line(place, _("一行一项。"))
        case Kind.ROWS:
            return _by_line(place, _("一行一条，各栏之间用竖线“|”隔开。"))
    return Words(max_length=LINE_AT_MOST, **known)


def _by_line(place: Place, help_text: Any) -> forms.Field:
    return Words(
        label=place.label,
        required=place.needed,
        max_length=PROSE_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=help_text,
    )


def fact_of(place: Place, value: Any) -> Written:
    """What was filled in, as the draft keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    if place.kind is Kind.LIST:
        return [line.strip() for line in value.splitlines() if line.strip()]
    if place.kind is Kind.ROWS:
        lines = [line for line in value.splitlines() if line.strip()]
        return [[cell.strip() for cell in line.split("|")] for line in lines]
    kept: Written = value
    return kept


def shown_of(place: Place, fact: Written) -> Written:
    """What the draft keeps, as it is filled in."""
    if place.kind is Kind.LIST and isinstance(fact, list):
        return "\n".join(map(str, fact))
    if place.kind is Kind.ROWS and isinstance(fact, list):
        return "\n".join("|".join(row) for row in fact)
    return fact
