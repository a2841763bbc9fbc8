"""Finding a request again, and what is answered or done on its page. See step_forms for what is asked at first."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.lib.plain_text import Line, Lines
from gongkai.portal.requests.fields import LONGEST_TEXT, ROWS, SeveralFiles


class FindForm(forms.Form):
    """The code, and one of two factors."""

    code = Line(
        label=_("查询码"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
        help_text=_("提交申请时得到的12位字母和数字，印在凭条或者回执上；大小写、短横线都不影响。"),
        error_messages={"required": _("还没有填写查询码。")},
    )  # fmt: skip
    digits = Line(
        label=_("查询数字"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        help_text=_("申请时所留电话号码的末四位；没有留电话的，是凭条上的4位查询数字。"),
    )


class MailedForm(FindForm):
    """Where mail is configured, the code that was sent may stand in place of the phone."""

    mailed = Line(
        label=_("或者邮箱验证码"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        help_text=_("留了电子邮箱的，可以先点“把验证码发到邮箱”，再把收到的6位数字填在这里。"),
    )


class AnswerForm(forms.Form):
    """Words of the applicant, with or without files."""

    answer = Lines(label=_("说明"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": ROWS}))
    documents = SeveralFiles(
        label=_("材料"), required=False, help_text=_("每个不超过20 MB；一次合计不超过60 MB。")
    )


class AmendForm(AnswerForm):
    reason_for_delay = Lines(
        label=_("逾期的原因"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("补正期限已过的，请写明有什么正当理由。"),
    )
    field_order = ("answer", "reason_for_delay", "documents")

    def __init__(self, *args: Any, is_late: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = gettext("补正的内容")
        self.fields["answer"].error_messages["required"] = gettext(
            "补正的内容还是空的；请按上面列出的事项写明。"
        )
        if not is_late:
            del self.fields["reason_for_delay"]


class ReasonsForm(AnswerForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = gettext("理由")
        self.fields["answer"].error_messages["required"] = gettext("理由还是空的；请写明为什么需要多次申请。")


class PaymentForm(forms.Form):
    documents = SeveralFiles(
        label=_("缴费凭证"),
        help_text=_("票据或者转账回单的照片、PDF；每个不超过20 MB。"),
        error_messages={"required": _("还没有选择缴费凭证；请选择票据或者转账回单的照片、PDF。")},
    )
    words = Lines(label=_("说明"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class SuggestForm(forms.Form):
    subject = Line(
        label=_("建议公开的信息"),
        max_length=400,
        help_text=_("写信息的名称就可以；以后可能公开，请不要写个人情况。"),
    )
    because = Lines(
        label=_("为什么应当主动公开"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("如涉及公众利益调整、需要公众广泛知晓；只供单位审核用，不会公开。"),
    )  # fmt: skip


class WithdrawForm(forms.Form):
    reason = Lines(
        label=_("撤回的原因"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("可以不写。"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
