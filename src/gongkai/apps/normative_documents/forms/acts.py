"""What an act on a document asks for."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord, day_field
from gongkai.apps.normative_documents.models import (
    Adoption,
    AskedKind,
    ChangeKind,
    NormativeDocument,
    RevisionKind,
)
from gongkai.apps.normative_documents.services.beginning import Asked
from gongkai.lib import clock, plain_text
from gongkai.lib.plain_text import Line

words_field = partial(plain_text.words_field, most=2000)


class OnDocument(OnRecord):
    """A form of an act. facts: what is shown to choose from."""

    def __init__(self, *args: Any, document: NormativeDocument, facts: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        self.offer(facts)

    def offer(self, facts: dict[str, Any]) -> None:
        """Fill in what can be chosen."""

    def given(self) -> dict[str, Any]:
        """What the service takes."""
        return dict(self.cleaned_data)


class Confirmation(OnDocument):
    """The button is all there is."""


class ReasonForm(OnDocument):
    reason = words_field(_("理由"), most=400)


class AssessForm(OnDocument):
    day = day_field(_("评估日期"))
    conclusion = words_field(_("评估结论"), _("为什么需要制定，现有文件为什么不能解决。"))
    without_opinions = words_field(
        _("不征求意见的理由"),
        _("依法需要保密或者应急的才可以不征求；要征求意见的不填。"),
        required=False,
        most=400,
    )


class OpinionForm(OnDocument):
    kind = forms.ChoiceField(label=_("征求对象"), choices=AskedKind.choices)
    asked = Line(
        label=_("对象名称"), help_text=_("部门、协会的名称；公众写“社会公众”，不写个人姓名。"), max_length=120
    )
    asked_on = day_field(_("征求日期"))
    answered_on = day_field(_("反馈日期"), required=False)
    content = words_field(_("意见要点"), required=False)
    adoption = forms.ChoiceField(label=_("采纳情况"), choices=Adoption.choices)
    reason = words_field(_("不采纳的理由"), _("没有全部采纳的必须写明。"), required=False)
    item = forms.TypedChoiceField(
        label=_("网站上的征求意见"), required=False, coerce=int, empty_value=None,
        help_text=_("在网站公开征求意见、举行听证的，选择那一条信息。"),
    )  # fmt: skip

    def offer(self, facts: dict[str, Any]) -> None:
        self.fields["item"].choices = [("", _("没有")), *facts["comments"]]  # type: ignore[attr-defined]  # a ChoiceField

    def given(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return {"version": given.pop("version"), "asked": Asked(**given)}


class DecideForm(OnDocument):
    day = day_field(_("审议日期"))
    meeting = Line(label=_("审议会议"), help_text=_("例如：县政府第32次常务会议。"), max_length=120)
    decision_no = Line(label=_("会议纪要文号"), required=False, max_length=80)


class NumberForm(OnDocument):
    printed_on = day_field(_("印发日期"), help_text=_("统一印发的日期，不早于集体审议。"))


class EarlierForm(OnDocument):
    first_published_on = day_field(_("最初公布日期"), help_text=_("按公报、网站或者登记簿的记载。"))
    registration_no = Line(
        label=_("统一编号"), help_text=_("原来没有编号的不填。"), required=False, max_length=80
    )
    decided_on = day_field(_("审议日期"), required=False)
    meeting = Line(label=_("审议会议"), required=False, max_length=120)


class FileForm(OnDocument):
    to = forms.ChoiceField(label=_("备案机关"), required=False)
    other = Line(
        label=_("其他备案机关"), help_text=_("上面没有列出的填写在这里。"), required=False, max_length=120
    )
    filed_on = day_field(_("报送日期"))
    number = Line(label=_("备案号"), required=False, max_length=80)

    def offer(self, facts: dict[str, Any]) -> None:
        named = [(one, one) for one in facts["filings"]]
        self.fields["to"].choices = [*named, ("", _("其他"))]  # type: ignore[attr-defined]  # a ChoiceField

    def given(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        other = given.pop("other")
        return given | {"to": other or given["to"]}


class RevisionForm(OnDocument):
    kind = forms.ChoiceField(label=_("修改方式"), choices=RevisionKind.choices, widget=forms.RadioSelect)
    day = day_field(_("修改施行日期"))
    basis = Line(
        label=_("作出修改的文件"), required=False, max_length=200,
        help_text=_("填写索引号或者发文字号；在本网站上的自动建立双向链接。文字勘误不填。"),
    )  # fmt: skip
    expires_on = day_field(_("修改后的有效期至"), help_text=_("不变的不填。"), required=False)


class ExtendForm(OnDocument):
    expires_on = day_field(_("延续到"), help_text=_("有效期的最后一日。"))
    basis = Line(label=_("依据"), help_text=_("延续的文件的索引号、文号，或者决定的会议。"), max_length=200)


class EndForm(OnDocument):
    day = day_field(_("失去效力的日期"), help_text=_("从这一天起没有效力；可以是以后的日期，到时自动变更。"))
    basis = Line(
        label=_("依据的文件"), max_length=200,
        help_text=_("填写索引号或者发文字号；在本网站上的自动建立双向链接，不在的写文件名称。"),
    )  # fmt: skip
    reason = words_field(_("理由"), _("会随有效性一起公开。"), required=False, most=400)


class CorrectForm(OnDocument):
    row = forms.TypedChoiceField(label=_("更正哪一条"), coerce=int, widget=forms.RadioSelect)
    kind = forms.ChoiceField(
        label=_("更正为"),
        choices=[
            (ChangeKind.VOID.value, _("取消这条登记")),
            *(
                (one.value, one.label)
                for one in (ChangeKind.REPEALED, ChangeKind.EXPIRED, ChangeKind.EXTENDED)
            ),
        ],
    )
    day = day_field(_("日期"), help_text=_("不变的不填。"), required=False)
    expires_on = day_field(_("有效期至"), help_text=_("更正为延续有效期的填写。"), required=False)
    reason = words_field(_("更正的理由"), _("原来的登记保留，旁边显示更正和理由。"), most=400)

    def offer(self, facts: dict[str, Any]) -> None:
        self.fields["row"].choices = facts["changes"]  # type: ignore[attr-defined]  # a ChoiceField


def initial_of(document: NormativeDocument) -> dict[str, Any]:
    """What stands in the fields at first: acts are usually entered on the day they happen."""
    today = clock.today()
    days = dict.fromkeys(("day", "printed_on", "filed_on", "given_on"), today)
    return {"version": document.version, **days, "registration_no": document.registration_no or ""}
