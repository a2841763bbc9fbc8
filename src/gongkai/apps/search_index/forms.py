"""A group of synonyms, one word a line."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord
from gongkai.lib.plain_text import Line, Lines


class SynonymsForm(OnRecord):
    words = Lines(
        label=_("意思相同的词"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("一行一个，至少两个，例如“社保”和“社会保险”。搜其中一个，就会同时找其他的。"),
    )
    note = Line(label=_("说明"), required=False, max_length=200, help_text=_("为什么放在一起，供以后核对。"))

    def group(self) -> list[str]:
        """The words, also where somebody wrote them in one line."""
        said: str = self.cleaned_data["words"]
        return [word for line in said.splitlines() for word in line.replace("，", "、").split("、")]
