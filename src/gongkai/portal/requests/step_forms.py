"""The questions of each step. Required is what Article 29 asks for, and nothing else; never a purpose."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.disclosure_requests import window
from gongkai.lib.plain_text import Line, Lines
from gongkai.portal.requests.fields import LONGEST_TEXT, ROWS, SeveralFiles, plain_number, wrong_number

PHONE = re.compile(r"\+?[0-9][0-9 \-()（）]{5,24}")


def _radio(choices: Any) -> dict[str, Any]:
    return {"choices": choices, "widget": forms.RadioSelect}


class BodyForm(forms.Form):
    """Which body is asked; those that take requests on this site."""

    body = forms.TypedChoiceField(
        label=_("向哪个单位申请"),
        coerce=int,
        help_text=_("向制作或者保存这份信息的单位申请；不清楚是哪个单位的，先选最可能的一个，由它告诉您应当找谁。"),
        error_messages={
            "required": _("还没有选择单位；请选择一个。"),
            "invalid_choice": _("这个单位不在可以网上申请的名单里；请重新选择。"),
        },
    )  # fmt: skip
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["body"]
        assert isinstance(chosen, forms.TypedChoiceField)
        chosen.choices = [("", gettext("请选择")), *((one.pk, one.name) for one in window.bodies())]


class DescriptionForm(forms.Form):
    description = Lines(
        label=_("需要什么政府信息"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": ROWS}),
        help_text=_(
            "写名称、文号，或者能帮助查找的其他特征（时间、地点、项目、事由），有一样就可以。"
            "一件申请写一件事，办得更快。不必写用途和理由。"
        ),
        error_messages={
            "required": _("还没有写需要什么政府信息；写名称、文号或者其他特征中的任何一项即可。"),
            "max_length": _("内容超过%(limit_value)d字（现有%(show_value)d字）；请写要点，其余放进附件。"),
        },
    )  # fmt: skip


class WantedForm(forms.Form):
    wanted_form = forms.ChoiceField(
        label=_("希望得到什么形式的信息"),
        error_messages={"required": _("还没有选择信息的形式；请选择一项。")},
        **_radio(window.WANTED_FORMS),
    )
    wanted_route = forms.ChoiceField(
        label=_("怎样拿到答复和信息"),
        help_text=_("选“网上查看”的，答复书送到本网站，凭查询码打开，就是送达。"),
        error_messages={"required": _("还没有选择获取的途径；请选择一项。")},
        **_radio(window.WANTED_ROUTES),
    )


class ApplicantForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("谁来申请"),
        error_messages={"required": _("还没有选择是个人还是单位。")},
        **_radio(window.KINDS),
    )
    name = Line(
        label=_("姓名或者单位名称"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("与身份证明上的一致。"),
        error_messages={"required": _("还没有填写姓名或者单位名称。")},
    )
    document_kind = forms.ChoiceField(
        label=_("身份证明的类型"),
        help_text=_("个人一般用居民身份证，单位用统一社会信用代码。"),
        error_messages={"required": _("还没有选择身份证明的类型。")},
    )
    document_number = Line(
        label=_("证件号码"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("加密保存，只用来确认申请人身份。"),
        error_messages={"required": _("还没有填写证件号码。")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["document_kind"]
        assert isinstance(chosen, forms.ChoiceField)
        # One list for both kinds, because nothing changes on the page without a script; what does not fit is said.
        kinds = dict(choice for choices in window.DOCUMENT_KINDS.values() for choice in choices)
        chosen.choices = [("", gettext("请选择")), *kinds.items()]

    def clean_document_number(self) -> str:
        return plain_number(str(self.cleaned_data["document_number"]))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        kind, document, number = (
            given.get(name, "") for name in ("kind", "document_kind", "document_number")
        )
        if kind and document and document not in dict(window.DOCUMENT_KINDS[kind]):
            self.add_error("document_kind", gettext("这种证件与“谁来申请”不相符；请改选其中一项。"))
            given.pop("document_number", None)
        elif number and (wrong := wrong_number(document, number)):
            self.add_error("document_number", str(wrong))
            given.pop("document_kind", None)  # kind and number are kept together or not at all
        return given


class ContactForm(forms.Form):
    """One of the three suffices."""

    phone = Line(
        label=_("电话号码"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        help_text=_("以后凭查询码和这个号码的末四位查询进度。"),
    )
    email = forms.EmailField(
        label=_("电子邮箱"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("电子邮箱的格式不对，应当像 name@example.cn；请核对。")},
    )
    address = Line(
        label=_("通信地址"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    postcode = Line(
        label=_("邮政编码"),
        required=False,
        max_length=6,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "inputmode": "numeric"}),
    )
    contact_person = Line(
        label=_("联系人"), required=False, max_length=60, help_text=_("单位申请的，写经办人的姓名。")
    )

    def clean_phone(self) -> str:
        return _phone(str(self.cleaned_data["phone"]))

    def clean_postcode(self) -> str:
        code = plain_number(str(self.cleaned_data["postcode"]))
        if code and not re.fullmatch(r"[0-9]{6}", code):
            raise forms.ValidationError(gettext("邮政编码是6位数字；请核对，不知道的可以不填。"))
        return code

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(given.get(name) for name in ("phone", "email", "address")):
            self.add_error("phone", gettext("还没有留下联系方式；电话、邮箱、通信地址有一样即可。"))
        return given


class AgentForm(forms.Form):
    """Nothing here is needed of people who ask for themselves."""

    agent_name = Line(
        label=_("代理人姓名"),
        required=False,
        max_length=60,
        help_text=_("由别人代办的才填；下一步请附上授权委托书和代理人的身份证明。"),
    )
    agent_phone = Line(
        label=_("代理人电话"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel"}),
        help_text=_("申请人没有留电话的，以后凭这个号码的末四位查询进度。"),
    )

    def clean_agent_phone(self) -> str:
        return _phone(str(self.cleaned_data["agent_phone"]))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("agent_phone") and not given.get("agent_name") and "agent_name" not in self.errors:
            self.add_error(
                "agent_name", gettext("填了代理人电话，还没有填代理人姓名；没有代理人的请都不填。")
            )
        return given


def _phone(typed: str) -> str:
    if typed and not PHONE.fullmatch(typed):
        raise forms.ValidationError(
            gettext("电话号码的格式不对，应当像 13900000000 或者 0711-3000000；请核对。")
        )
    return typed


class FilesForm(forms.Form):
    kind = forms.ChoiceField(label=_("这是什么材料"), **_radio(window.FILE_KINDS), initial="identity")
    documents = SeveralFiles(
        label=_("选择文件"),
        help_text=_(
            "PDF、JPG、PNG、DOC、DOCX、XLSX、OFD、TXT；每个不超过20 MB，每类最多10个。"
            "可以一次选几个（合计不超过60 MB），也可以分几次添加。"
        ),
        error_messages={"required": _("还没有选择文件；不需要附件的，直接点“继续”。")},
    )  # fmt: skip


FORMS: dict[str, type[forms.Form]] = {
    "body": BodyForm,
    "description": DescriptionForm,
    "wanted": WantedForm,
    "applicant": ApplicantForm,
    "contact": ContactForm,
    "agent": AgentForm,
    "files": FilesForm,
}
