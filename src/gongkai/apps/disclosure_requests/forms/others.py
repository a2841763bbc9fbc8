"""What is asked when others are asked: units, third parties, agencies, the applicant on the phone; and who does what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord, day_field
from gongkai.apps.agencies.models import InternalUnit, Staff
from gongkai.apps.disclosure_requests.forms.acts import words_field
from gongkai.apps.disclosure_requests.models import (
    ApplicantType,
    Opinion,
    PartyIs,
    PartyKind,
    RequestFile,
    ServiceRoute,
)
from gongkai.lib.plain_text import Line


class AssignForm(OnRecord):
    """unit, handler: narrowed to the body by the page."""

    unit = forms.ModelChoiceField[InternalUnit](
        label=_("承办单位"), queryset=None, required=False, empty_label=_("（不指定）")
    )
    handler = forms.ModelChoiceField[Staff](
        label=_("经办人"), queryset=None, required=False, empty_label=_("（不指定）")
    )

    def __init__(self, *args: Any, units: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["handler"].queryset = people  # type: ignore[attr-defined]  # as above


class AssistanceForm(OnRecord):
    unit = forms.ModelChoiceField[InternalUnit](label=_("协办单位"), queryset=None)
    question = words_field(_("协办事项"), rows=4, help_text=_("需要查找什么，或者说明什么。"))
    working_days = forms.IntegerField(
        label=_("内部期限（工作日）"), min_value=1, max_value=60, help_text=_("不影响答复期限。")
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField


class AnswerForm(OnRecord):
    answer = words_field(_("协办意见"), rows=5, help_text=_("没有查到的，写明检索的范围和方法。"))


class _PartyForm(OnRecord):
    party_name = Line(label=_("第三方的姓名或者名称"), max_length=120)
    party_contact = Line(label=_("联系方式"), max_length=200, required=False)
    subject = words_field(
        _("征求意见的内容"), help_text=_("所涉及的信息；不要写申请人是谁，第三方无权知道。")
    )


class ThirdPartyForm(_PartyForm):
    party_is = forms.ChoiceField(
        label=_("第三方是"),
        choices=PartyIs.choices,
        widget=forms.RadioSelect,
        help_text=_("征求意见书据此称“你”或者“你单位”。"),
    )
    field_order = ("party_is", "party_name", "party_contact", "subject")


class AgencyForm(_PartyForm):
    kind = forms.ChoiceField(
        label=_("对方是"),
        choices=[(one.value, one.label) for one in PartyKind if one != PartyKind.THIRD_PARTY],
        widget=forms.RadioSelect,
        help_text=_("共同制作机关逾期不答复视为同意公开；其他机关没有这样的规定。"),
    )
    field_order = ("kind", "party_name", "party_contact", "subject")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party_name"].label = _("机关名称")


REASONS_HOLD = (("", _("（不适用）")), ("yes", _("合理")), ("no", _("不合理")))


class OpinionForm(OnRecord):
    opinion = forms.ChoiceField(
        label=_("意见"),
        choices=[(one.value, one.label) for one in Opinion if one != Opinion.NOT_AWAITED],
        widget=forms.RadioSelect,
    )
    answered_on = day_field(_("收到意见的日期"), required=False, help_text=_("逾期未提出意见的不填。"))
    opinion_text = words_field(_("意见和理由"), rows=4, required=False)
    reasons = forms.ChoiceField(
        label=_("第三方不同意的理由"), choices=REASONS_HOLD, required=False,
        help_text=_("由本机关判断；理由合理的不予公开。"),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        hold = {"yes": True, "no": False}.get(given.pop("reasons", ""))
        return given | {"reasons_hold": hold}


class OverrideForm(OnRecord):
    content = words_field(_("决定公开的内容"))
    reason = words_field(_("不公开可能对公共利益造成重大影响的理由"), help_text=_("会书面告知第三方。"))


class SearchForm(OnRecord):
    place = Line(
        label=_("检索范围"), max_length=200, help_text=_("如“档案室2015年至2020年文书档案”“公文系统”。")
    )
    words = Line(label=_("检索词"), max_length=200)
    is_found = forms.BooleanField(label=_("检索到了"), required=False)
    found = words_field(_("检索结果"), help_text=_("检索到什么，或者没有检索到；写明检索的方法和检索人。"))
    searched_on = day_field(_("检索日期"))


class TalkForm(OnRecord):
    talked_at = forms.DateTimeField(
        label=_("时间"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )
    way = forms.ChoiceField(
        label=_("方式"), choices=(("phone", _("电话")), ("visit", _("当面")), ("message", _("书面或网络")))
    )
    is_reached = forms.BooleanField(
        label=_("联系上了"), required=False, help_text=_("没有联系上也请登记，作为凭证。")
    )
    summary = words_field(_("沟通内容"))


class ReclassifyForm(OnRecord):
    type = forms.ChoiceField(
        label=_("统计类别"),
        choices=[(one.value, one.label) for one in ApplicantType if one != ApplicantType.NATURAL_PERSON],
        widget=forms.RadioSelect,
        help_text=_("用于年度报告；按申请单位的性质填写。"),
    )


class ServiceForm(OnRecord):
    route = forms.ChoiceField(
        label=_("送达方式"),
        choices=ServiceRoute.choices,
        help_text=_("邮寄只能通过邮政企业，不能用快递公司，也不能到付。"),
    )
    sent_on = day_field(_("发出日期"), help_text=_("交邮、当面交付或者发送的日期。"))
    served_on = day_field(
        _("签收日期"), required=False, help_text=_("当面送达、电子送达的不用填，以发出之日为准。")
    )
    tracking_number = Line(label=_("邮件号码"), max_length=60, required=False)
    proof = forms.ModelChoiceField[RequestFile](
        label=_("送达凭证"), queryset=None, required=False, empty_label=_("（还没有上传）"),
        help_text=_("送达回证、邮政回执的扫描件，先加入卷宗再选择。"),
    )  # fmt: skip
    is_returned = forms.BooleanField(label=_("退回，未能送达"), required=False)

    def __init__(self, *args: Any, proofs: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proof"].queryset = proofs  # type: ignore[attr-defined]  # a ModelChoiceField
