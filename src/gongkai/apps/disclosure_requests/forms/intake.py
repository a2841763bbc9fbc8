"""Registering a request at the counter or from the post, settling what the body settles."""

from __future__ import annotations

import uuid
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
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
from gongkai.apps.disclosure_requests.services import Asked, Asker
from gongkai.lib import clock
from gongkai.lib.plain_text import Line, Lines
from gongkai.lib.ui.grouping import Group
from gongkai.statute.receipt import Channel

ORGANIZATION_TYPES = [
    (kind.value, kind.label) for kind in ApplicantType if kind != ApplicantType.NATURAL_PERSON
]
ITEM_AT_MOST = 400

REGISTER_GROUPS = (
    Group(
        _("怎样提出的"),
        (("channel",), ("submitted_on", "signed_on")),
        _(
            "当面提交和口头提出的，当日为收到日期；需签收的邮件，签收之日为收到日期；"
            "平信、传真、网上等其他方式，与申请人确认之日为收到日期。"
        ),
    ),
    Group(
        _("申请人"),
        (
            ("kind",), ("name", "type"), ("document_kind", "document_number"), ("phone", "email"),
            ("address", "postcode"), ("contact_person",),
        ),
    ),
    Group(_("有代理人"), (("agent_name", "agent_phone"),), folded=True),
    Group(_("申请的内容"), (("description",), ("wanted_form", "wanted_route"))),
    Group(_("拆分事项、更正本人记录、备注"), (("items",), ("is_rectification",), ("note",)), folded=True),
)  # fmt: skip


class RegisterForm(forms.Form):
    """What the paper says. Nothing beyond Article 29 is required of the applicant; there is no field for a purpose."""

    channel = forms.ChoiceField(
        label=_("申请渠道"), choices=CHANNELS, widget=forms.RadioSelect, initial=Channel.IN_PERSON
    )
    submitted_on = day_field(
        _("到达日期"),
        help_text=_("当面提交、口头提出、信件到达或者传真收到的日期；不填即今天。"),
        required=False,
    )
    signed_on = day_field(_("签收日期"), help_text=_("回执上的签收日期，就是收到日期。"), required=False)
    kind = forms.ChoiceField(
        label=_("申请人类别"),
        choices=ApplicantKind.choices,
        widget=forms.RadioSelect,
        initial=ApplicantKind.NATURAL_PERSON,
    )
    name = Line(label=_("姓名或者名称"), max_length=120)
    type = forms.ChoiceField(
        label=_("统计类别"),
        required=False,
        choices=[("", _("（暂不确定）")), *ORGANIZATION_TYPES],
        help_text=_("由工作人员按申请人的性质填写，用于年度报告，不向申请人索要。"),
    )
    document_kind = forms.ChoiceField(
        label=_("证件类型"), required=False, choices=[("", _("（未提供）")), *DocumentKind.choices]
    )
    document_number = Line(label=_("证件号码"), required=False, max_length=40)
    phone = Line(label=_("联系电话"), required=False, max_length=40)
    email = forms.EmailField(label=_("电子邮箱"), required=False)
    address = Line(label=_("通信地址"), required=False, max_length=200)
    postcode = forms.RegexField(r"^[0-9]{6}$", label=_("邮政编码"), required=False)
    contact_person = Line(label=_("联系人"), required=False, max_length=40)
    agent_name = Line(label=_("代理人姓名"), required=False, max_length=40)
    agent_phone = Line(label=_("代理人电话"), required=False, max_length=40)
    description = Lines(
        label=_("所需政府信息"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "名称、文号或者其他特征性描述，任何一项即可；口头提出的，按申请人的原话记录并念给申请人听。"
        ),
    )
    items = Lines(
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
    note = Lines(
        label=_("登记备注"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def clean_items(self) -> str:
        items = str(self.cleaned_data["items"])
        if any(len(line) > ITEM_AT_MOST for line in items.splitlines()):
            words = gettext("拆分的事项每项不超过%(limit)d字；请写要点，全文写在“所需政府信息”里。")
            raise forms.ValidationError(words % {"limit": ITEM_AT_MOST})
        return items

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if (
            given.get("channel") == Channel.SIGNED_MAIL
            and not given.get("signed_on")
            and "signed_on" not in self.errors
        ):
            self.add_error("signed_on", gettext("请按回执填写签收日期；需签收的邮件以签收之日为收到日期。"))
        if given.get("channel") != Channel.SIGNED_MAIL:
            given["signed_on"] = None  # it stands on the page only for mail that is signed for
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

    def asked(self, key: uuid.UUID | None = None) -> Asked:
        """key: of the line, where the form itself carries none."""
        given = self.cleaned_data
        return Asked(
            channel=given["channel"], description=given["description"], wanted_form=given["wanted_form"],
            wanted_route=given["wanted_route"], note=given["note"], submitted_at=self._submitted_at(),
            signed_on=given["signed_on"], is_rectification=given.get("is_rectification", False),
            items=[line.strip() for line in given.get("items", "").splitlines() if line.strip()],
            key=key or given["key"],
        )  # fmt: skip

    def _submitted_at(self) -> datetime | None:
        """The moment is known for today only; an earlier day is written as its noon."""
        day = self.cleaned_data["submitted_on"] or self.cleaned_data["signed_on"]
        if day is None or day == clock.today():
            return None
        return timezone.make_aware(datetime.combine(day, time(12)))


POLICY_GROUPS = (
    Group(_("受理和文书"), (("accepts_online",), ("letter_prefix",))),
    Group(
        _("没有法定天数的期限"),
        (
            ("confirmation_days", "amendment_days"), ("reason_days", "other_agency_days"), ("assistance_days",),
        ),
    ),
    Group(
        _("数量、频次的提示"),
        (("excessive_count", "excessive_days"),),
        _("同一申请人在这段期间里的申请达到这个件数时提示经办人；只是提示，不会自动作出任何决定。"),
    ),
    Group(
        _("信息处理费"),
        (("charges_fee",), ("fee_counts_withdrawn",)),
        _("收取与否由本单位决定；依据是国办函〔2020〕109号。"),
    ),
    Group(
        _("答复书里的救济途径"), (("reconsideration_body", "court"), ("reconsideration_address",)),
    ),
    Group(_("提醒的免打扰时段"), (("quiet_from", "quiet_until"),), _("这段时间里不发提醒；可以跨过零点。")),
    Group(_("个人信息"), (("personal_data_years",),)),
)  # fmt: skip


# What a body may settle: periods that the calendar can count, years that a person may live to see.
POLICY_LIMITS = {
    "confirmation_days": (1, 60), "amendment_days": (1, 60), "reason_days": (1, 60), "other_agency_days": (1, 60),
    "assistance_days": (1, 60), "excessive_count": (1, 10_000), "excessive_days": (1, 3660),
    "personal_data_years": (1, 100),
}  # fmt: skip


class PolicyForm(OnRecord, forms.ModelForm[Policy]):
    """Saved by the service; the form only checks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (least, most) in POLICY_LIMITS.items():
            self.fields[name].validators += [MinValueValidator(least), MaxValueValidator(most)]
            self.fields[name].widget.attrs.update({"min": least, "max": most})

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
            "reconsideration_body": _("不填时写上级人民政府。"),
            "confirmation_days": _("条例没有规定天数，是本单位的做法。"),
            "assistance_days": _("内设机构之间的期限，不影响法定期限。"),
            "personal_data_years": _("自办结归档之日起；期满后个人信息由系统去标识化，统计不受影响。"),
            "court": _("不填时写“有管辖权的人民法院”。"),
        }
