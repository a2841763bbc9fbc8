"""Proposing to publish, and deciding on it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord


class ProposeForm(forms.Form):
    request = forms.IntegerField(widget=forms.HiddenInput)
    subject = forms.CharField(
        label=_("拟公开的信息"),
        max_length=400,
        error_messages={"required": _("还没有写拟公开的是什么信息；请写信息的名称，不要写申请人的情况。")},
    )


class DecideForm(OnRecord):
    reason = forms.CharField(
        label=_("理由"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("同意的，写明属于可以公开的信息、附件里遮盖的内容不变；不采纳的，写明原因。"),
    )
