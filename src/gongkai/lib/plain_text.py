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
