"""Registering a request at the counter or from the post, narrowing the list, settling what the body settles."""

from __future__ import annotations

import uuid
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord, day_field
from gongkai.apps.disclosure_requests.models import (
    ApplicantKind,
    ApplicantType,
    DocumentKind,
    Policy,
    WantedForm,
    WantedRoute,
)
from gongkai.apps.disclosure_requests.models.request import CHANNELS
from gongkai.apps.disclosure_requests.queries.lists import Filter
from gongkai.apps.disclosure_requests.services import Asked, Asker
from gongkai.apps.disclosure_requests.states import State
from gongkai.lib import clock
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.receipt import Channel

STAGES = (
    ("", _("全部")), ("open", _("未办结")), ("waiting", _("等待对方")), ("confirmation", _("待双方确认")),
    ("ended", _("已办结")),
)  # fmt: skip
ORGANIZATION_TYPES = [
    (kind.value, kind.label) for kind in ApplicantType if kind != ApplicantType.NATURAL_PERSON
]


class FilterForm(forms.Form):
    q = forms.CharField(label=_("编号或内容"), required=False, max_length=80)
    stage = forms.ChoiceField(
        label=_("阶段"),
        required=False,
        choices=[*STAGES, *((s.value, s.label) for s in State if s != State.DRAFT)],
    )
    year = forms.IntegerField(label=_("年度"), required=False, min_value=2008, max_value=2100)
    channel = forms.ChoiceField(label=_("渠道"), required=False, choices=[("", _("全部")), *CHANNELS])
    outcome = forms.ChoiceField(
        label=_("办理结果"),
        required=False,
        choices=[("", _("全部")), *((code, one.full_label) for code, one in OUTCOMES.items())],
    )
    mine = forms.BooleanField(label=_("我经办的"), required=False)
    overdue = forms.BooleanField(label=_("只看逾期"), required=False)

    def wanted(self) -> Filter:
        """What narrows; a field that cannot be understood does not."""
        self.is_valid()
        given = self.cleaned_data
        return Filter(
            stage=given.get("stage", ""), words=given.get("q", "").strip(), year=given.get("year"),
            channel=given.get("channel", ""), mine=bool(given.get("mine")), overdue=bool(given.get("overdue")),
            outcome=given.get("outcome", ""),
        )  # fmt: skip


class RegisterForm(forms.Form):
    """What the paper says. Nothing beyond Article 29 is required of the applicant; there is no field for a purpose."""

    channel = forms.ChoiceField(label=_("申请渠道"), choices=CHANNELS)
    submitted_on = day_field(
        _("到达日期"), help_text=_("当面提交、口头提出、信件到达或者传真收到的日期。"), required=False
    )
    signed_on = day_field(_("签收日期"), help_text=_("需签收的邮件必填：回执上的签收日期。"), required=False)
    kind = forms.ChoiceField(label=_("申请人类别"), choices=ApplicantKind.choices)
    name = forms.CharField(label=_("姓名或者名称"), max_length=120)
    type = forms.ChoiceField(
        label=_("统计类别"),
        required=False,
        choices=[("", _("（自然人不填）")), *ORGANIZATION_TYPES],
        help_text=_("由工作人员按申请人的性质填写，用于年度报告，不向申请人索要。"),
    )
    document_kind = forms.ChoiceField(
        label=_("证件类型"), required=False, choices=[("", _("（未提供）")), *DocumentKind.choices]
    )
    document_number = forms.CharField(label=_("证件号码"), required=False, max_length=40)
    phone = forms.CharField(label=_("联系电话"), required=False, max_length=40)
    email = forms.EmailField(label=_("电子邮箱"), required=False)
    address = forms.CharField(label=_("通信地址"), required=False, max_length=200)
    postcode = forms.RegexField(r"\d{6}", label=_("邮政编码"), required=False)
    contact_person = forms.CharField(label=_("联系人"), required=False, max_length=40)
    agent_name = forms.CharField(label=_("代理人姓名"), required=False, max_length=40)
    agent_phone = forms.CharField(label=_("代理人电话"), required=False, max_length=40)
    description = forms.CharField(
        label=_("所需政府信息"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "名称、文号或者其他特征性描述，任何一项即可；口头提出的，按申请人的原话记录并念给申请人听。"
        ),
    )
    items = forms.CharField(
        label=_("拆分的事项"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("一行一项；只在一件申请含有几个互不相关的事项时填写。"),
    )
    wanted_form = forms.ChoiceField(
        label=_("获取方式"), required=False, choices=[("", _("（未写明）")), *WantedForm.choices]
    )
    wanted_route = forms.ChoiceField(
        label=_("获取途径"), required=False, choices=[("", _("（未写明）")), *WantedRoute.choices]
    )
    is_rectification = forms.BooleanField(
        label=_("这是更正本人记录的请求"), required=False, help_text=_("条例第四十一条；不计入申请的统计。")
    )
    note = forms.CharField(
        label=_("登记备注"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if (
            given.get("channel") == Channel.SIGNED_MAIL
            and not given.get("signed_on")
            and "signed_on" not in self.errors
        ):
            self.add_error("signed_on", gettext("请按回执填写签收日期；需签收的邮件以签收之日为收到日期。"))
        if given.get("submitted_on") and given["submitted_on"] > clock.today():
            self.add_error("submitted_on", gettext("到达日期晚于今天；请核对。"))
        if given.get("document_number") and not given.get("document_kind"):
            self.add_error("document_kind", gettext("填写了证件号码，请同时选择证件类型。"))
        return given

    def asker(self) -> Asker:
        names = (
            "kind", "name", "document_kind", "document_number", "phone", "email", "address", "postcode",
            "contact_person", "agent_name", "agent_phone", "type",
        )  # fmt: skip
        return Asker(**{name: self.cleaned_data[name] for name in names})

    def asked(self) -> Asked:
        given = self.cleaned_data
        return Asked(
            channel=given["channel"], description=given["description"], wanted_form=given["wanted_form"],
            wanted_route=given["wanted_route"], note=given["note"], submitted_at=self._submitted_at(),
            signed_on=given["signed_on"], is_rectification=given["is_rectification"],
            items=[line.strip() for line in given["items"].splitlines() if line.strip()], key=given["key"],
        )  # fmt: skip

    def _submitted_at(self) -> datetime | None:
        """The moment is known for today only; an earlier day is written as its noon."""
        day = self.cleaned_data["submitted_on"] or self.cleaned_data["signed_on"]
        if day is None or day == clock.today():
            return None
        return timezone.make_aware(datetime.combine(day, time(12)))


class PolicyForm(OnRecord, forms.ModelForm[Policy]):
    """Saved by the service; the form only checks."""

    class Meta:
        model = Policy
        fields = (
            "accepts_online", "letter_prefix", "confirmation_days", "amendment_days", "reason_days",
            "other_agency_days", "assistance_days", "excessive_count", "excessive_days", "charges_fee",
            "fee_counts_withdrawn", "personal_data_years", "reconsideration_body", "reconsideration_address",
            "court", "quiet_from", "quiet_until",
        )  # fmt: skip
        widgets = {  # noqa: RUF012 (as Django asks)
            "quiet_from": forms.TimeInput(attrs={"type": "time"}),
            "quiet_until": forms.TimeInput(attrs={"type": "time"}),
        }
        help_texts = {  # noqa: RUF012 (as above)
            "letter_prefix": _("如“清财公复”；不填时用单位简称加“公”。"),
            "amendment_days": _("条例只要求“合理的补正期限”，天数是本单位的做法。"),
            "reason_days": _("条例没有规定天数，是本单位的做法。"),
            "other_agency_days": _("条例没有规定天数，是本单位的做法。"),
            "excessive_count": _("只用来提示经办人，不会自动作出任何决定。"),
            "charges_fee": _("收取与否由本单位决定；依据是国办函〔2020〕109号。"),
            "reconsideration_body": _("不填时写上级人民政府。"),
            "court": _("不填时写“有管辖权的人民法院”。"),
            "quiet_from": _("这段时间里不发提醒。"),
        }
