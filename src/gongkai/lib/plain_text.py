"""Fields of forms for plain words: what cannot be seen is dropped, so that nothing hides in a record and blanks are no answer."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.letters.words import clean, clean_lines


class Line(forms.CharField):
    """One line of plain text: signs that cannot be seen are dropped, full-width digits and letters stay as typed."""

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class Lines(forms.CharField):
    """Several lines of plain text; empty lines are kept away."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return "\n".join(clean_lines(super().to_python(value) or ""))


def words_field(
    label: Any, help_text: Any = "", *, rows: int = 3, required: bool = True, most: int = 400
) -> Lines:
    """Some lines of words. most: how many characters."""
    widget = forms.Textarea(attrs={"rows": rows})
    return Lines(label=label, help_text=help_text, required=required, max_length=most, widget=widget)
