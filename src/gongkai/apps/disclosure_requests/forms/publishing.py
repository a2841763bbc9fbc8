"""Proposing to publish, and deciding on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord
from gongkai.apps.proactive.models import Column


class ProposeForm(forms.Form):
    request = forms.IntegerField(widget=forms.HiddenInput)
    subject = forms.CharField(
        label=_("拟公开的信息"),
        max_length=400,
        error_messages={"required": _("还没有写拟公开的是什么信息；请写信息的名称，不要写申请人的情况。")},
    )


class DraftForm(forms.Form):
    """Where the item will stand; the column says what kind it is."""

    column = forms.ModelChoiceField[Column](label=_("放在哪个栏目"), queryset=None)

    def __init__(self, *args: Any, columns: QuerySet[Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["column"].queryset = columns  # type: ignore[attr-defined]  # a ModelChoiceField


class DecideForm(OnRecord):
    reason = forms.CharField(
        label=_("理由"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("同意的，写明属于可以公开的信息、附件里遮盖的内容不变；不采纳的，写明原因。"),
    )
