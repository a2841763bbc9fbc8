"""One word of the lexicon, a list of them, and a text that somebody tries."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord, day_field
from gongkai.apps.proactive.forms.uploading import rows_of
from gongkai.apps.proactive.models import Severity, WordClass
from gongkai.apps.proactive.words import Entry, apart
from gongkai.lib.plain_text import Line

TRIED_AT_MOST = 100_000


class WordForm(OnRecord):
    wrong = Line(label=_("错误写法"), max_length=80, help_text=_("至少两个字，写完整，否则处处都会命中。"))
    right = Line(
        label=_("正确写法"), max_length=120, required=False, help_text=_("不应再用、没有替代的，不填。")
    )
    kind = forms.ChoiceField(label=_("类别"), choices=WordClass.choices)
    severity = forms.ChoiceField(
        label=_("严重程度"), choices=Severity.choices, initial=Severity.WARNING,
        help_text=_("两种都会拦下，由未参与起草的人放行；“须处理”的排在前面。"),
    )  # fmt: skip
    exceptions = Line(
        label=_("例外"), max_length=400, required=False, help_text=_("含有错误写法而正确的词，用顿号分开。")
    )
    note = Line(
        label=_("说明"), max_length=200, required=False, help_text=_("提示时一并显示，例如改名的文号。")
    )
    wrong_from = day_field(
        _("自何日起"), required=False, help_text=_("按文件的成文日期判断：这一天以前成文的不提示。")
    )
    wrong_until = day_field(_("至何日止"), required=False)

    def entry(self) -> Entry:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return Entry(**(given | {"exceptions": apart(given["exceptions"])}))


def initial_of(entry: Entry, version: int) -> dict[str, Any]:
    """What is kept, as the form shows it."""
    plain = {name: getattr(entry, name) for name in WordForm.base_fields if name != "version"}
    return plain | {"exceptions": "、".join(entry.exceptions), "version": version}


class ListForm(forms.Form):
    """A list as a file, or as it was shown in the preview and sent on."""

    file = forms.FileField(
        label=_("词库文件"), help_text=_("Excel（.xlsx）或者 CSV，第一行是列名，5 MB以内。")
    )

    def clean_file(self) -> list[list[str]]:
        return rows_of(self.cleaned_data["file"])


class ConfirmForm(forms.Form):
    rows = forms.CharField(widget=forms.HiddenInput)

    def clean_rows(self) -> list[list[str]]:
        """What the preview sent; anything else is no list."""
        try:
            rows = json.loads(self.cleaned_data["rows"])
        except ValueError:
            rows = None
        if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
            raise forms.ValidationError(gettext("预览的内容不完整；请重新上传。"))
        return [[str(cell) for cell in row] for row in rows]


class TryForm(forms.Form):
    text = forms.CharField(
        label=_("试一段文字"), max_length=TRIED_AT_MOST, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("粘贴任意文字，看现在的词库会提示什么；不保存。"),
    )  # fmt: skip
    formed_on = day_field(_("成文日期"), required=False, help_text=_("不填的，按今天判断。"))
