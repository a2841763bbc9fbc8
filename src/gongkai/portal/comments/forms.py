"""What somebody says of a draft. Only the opinion itself is asked for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.public_comments import window
from gongkai.lib.plain_text import Line, Lines


class OpinionForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    text = Lines(
        label=_("您的意见"),
        max_length=window.LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("写明对哪一条有什么意见、为什么。请不要写身份证号码、银行账号和别人的个人信息。"),
        error_messages={
            "required": _("还没有写意见；请写明对哪一条有什么意见。"),
            "max_length": _("内容超过%(limit_value)d字（现有%(show_value)d字）；请写要点，或者分几次提交。"),
        },
    )
    name = Line(
        label=_("姓名或者单位"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("可以不写；写了的加密保存，不公布。"),
    )
    contact = Line(
        label=_("联系方式"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
        help_text=_("可以不写；需要核实意见时用。加密保存，不公布。"),
    )


class FindForm(forms.Form):
    code = Line(
        label=_("查询码"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
        help_text=_("提交意见时得到的12位字母和数字；大小写、短横线都不影响。"),
        error_messages={"required": _("还没有填写查询码。")},
    )
