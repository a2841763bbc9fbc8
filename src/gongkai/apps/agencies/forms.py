"""What a person fills in for each act on bodies, people and rights."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies import queries
from gongkai.apps.agencies.models import Agency, AgencyKind, AgencyLevel, InternalUnit, Staff
from gongkai.apps.agencies.roles import ADMINISTRATION, Role
from gongkai.lib import clock, social_credit


def day_field(label: Any, *, help_text: Any = "", required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget)


def check_code(code: str) -> None:
    """The checksum of the unified social credit code."""
    if fault := social_credit.fault(code):
        raise ValidationError(fault)


class OnRecord(forms.Form):
    """A form that says which version of the record it was filled in on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class Empty(OnRecord):
    """A confirmation: the button is all there is."""


class Dated(OnRecord):
    """A change of standing: from which day, and by which document."""

    on = day_field(_("生效日期"), help_text=_("批准文件载明的日期，不能晚于今天。"))
    basis = forms.CharField(
        label=_("依据"),
        max_length=200,
        required=False,
        help_text=_("批准文件的标题或文号，如 县政发〔2023〕5号。"),
    )


class Named(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=120, help_text=_("印章上的规范全称。"))
    short_name = forms.CharField(label=_("简称"), max_length=40, required=False)


class Classified(forms.Form):
    kind = forms.ChoiceField(label=_("类别"), choices=AgencyKind.choices)
    level = forms.ChoiceField(label=_("层级"), choices=AgencyLevel.choices)


class Contact(OnRecord):
    code = forms.CharField(
        label=_("统一社会信用代码"),
        max_length=18,
        required=False,
        validators=[check_code],
        help_text=_("18位。"),
    )
    site_id_code = forms.RegexField(
        label=_("网站标识码"), regex=r"^([0-9]{10}|bm[0-9]{8})$", required=False,
        help_text=_("10位数字，或 bm 加8位数字；没有网站的不填。"),
        error_messages={"invalid": _("网站标识码应为10位数字，或 bm 加8位数字；请核对。")},
    )  # fmt: skip
    has_rule_making_power = forms.BooleanField(label=_("有规章制定权"), required=False)
    contact_address = forms.CharField(label=_("办公地址"), max_length=200, required=False)
    contact_phone = forms.CharField(label=_("联系电话"), max_length=40, required=False)
    contact_email = forms.EmailField(label=_("电子邮箱"), required=False)


class NewAgency(Named, Classified):
    founded_on = day_field(_("设立日期"), help_text=_("批准设立的日期，不能晚于今天。"))
    basis = forms.CharField(label=_("依据"), max_length=200, required=False)
    code = Contact.base_fields["code"]
    field_order = ("name", "short_name", "kind", "level", "code", "founded_on", "basis")


class Rename(Dated, Named):
    field_order = ("version", "name", "short_name", "on", "basis")


class Reclassify(Dated, Classified):
    field_order = ("version", "kind", "level", "on", "basis")


class ToAgency(Dated):
    """A change that leads to another body."""

    agency: forms.ModelChoiceField[Agency] = forms.ModelChoiceField(label=_("单位"), queryset=None)
    field_order = ("version", "agency", "on", "basis")

    def __init__(self, actor: Staff, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = queries.visible_agencies(actor).filter(closed_on=None)  # type: ignore[attr-defined]  # a ModelChoiceField


class Close(OnRecord):
    on = day_field(_("撤销日期"), help_text=_("批准撤销的日期，不能晚于今天。"))


class NewUnit(forms.Form):
    name = forms.CharField(label=_("内设机构名称"), max_length=80)


class Person(OnRecord):
    name = forms.CharField(label=_("姓名"), max_length=40)
    unit: forms.ModelChoiceField[InternalUnit] = forms.ModelChoiceField(
        label=_("内设机构"), queryset=None, required=False
    )
    position = forms.CharField(label=_("职务"), max_length=40, required=False)
    phone = forms.CharField(label=_("办公电话"), max_length=40, required=False)

    def __init__(self, actor: Staff, agency: Agency, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = queries.units(actor, agency)  # type: ignore[attr-defined]  # a ModelChoiceField


class NewPerson(Person):
    version = None  # type: ignore[assignment]  # a new account has none
    username = forms.CharField(
        label=_("登录名"), max_length=40, validators=[ASCIIUsernameValidator()],
        help_text=_("拉丁字母、数字和 @ . + - _，不分大小写。"),
    )  # fmt: skip
    field_order = ("name", "username", "unit", "position", "phone")


class Transfer(OnRecord):
    agency: forms.ModelChoiceField[Agency] = forms.ModelChoiceField(
        label=_("调入单位"), queryset=None, help_text=_("调动后，此人在原单位的角色即行收回。")
    )

    def __init__(self, actor: Staff, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = queries.visible_agencies(actor).filter(closed_on=None)  # type: ignore[attr-defined]  # a ModelChoiceField


class Grant(forms.Form):
    role = forms.ChoiceField(label=_("角色"), choices=Role.choices)
    agency: forms.ModelChoiceField[Agency] = forms.ModelChoiceField(label=_("在哪个单位"), queryset=None)
    valid_from = day_field(_("开始日期"))
    valid_until = day_field(_("截止日期"), required=False, help_text=_("不填即一直有效，直到收回。"))

    def __init__(self, actor: Staff, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = queries.visible_agencies(actor).filter(closed_on=None)  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["valid_from"].initial = clock.today


class Delegate(forms.Form):
    to: forms.ModelChoiceField[Staff] = forms.ModelChoiceField(label=_("代理人"), queryset=None)
    role = forms.ChoiceField(label=_("角色"))
    valid_from = day_field(_("开始日期"))
    valid_until = day_field(_("截止日期"))
    reason = forms.CharField(label=_("事由"), max_length=200, help_text=_("如 外出培训。"))

    def __init__(self, actor: Staff, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = queries.visible_staff(actor).filter(agency=actor.agency_id, is_active=True)
        self.fields["to"].queryset = colleagues.exclude(pk=actor.pk)  # type: ignore[attr-defined]  # a ModelChoiceField
        mine = sorted({m.role for m in actor.mandates if not m.delegated} - set(ADMINISTRATION))
        self.fields["role"].choices = [(role, Role(role).label) for role in mine]  # type: ignore[attr-defined]  # a ChoiceField


class SaveView(forms.Form):
    page = forms.CharField(max_length=80)
    query = forms.CharField(max_length=2000, required=False)
    name = forms.CharField(
        label=_("视图名称"), max_length=40, error_messages={"required": _("还没有写视图的名称；请写几个字。")}
    )


class Filter(forms.Form):
    """How a list is narrowed; kept in the address."""

    name = forms.CharField(label=_("名称或姓名"), max_length=80, required=False)


class BodyFilter(forms.Form):
    """The body is asked for only where the person looks after several. They are read once: what is chosen is one of them.

    BODY: what a body is called here.
    """

    BODY: ClassVar[Any] = _("单位")

    def __init__(self, bodies: Iterable[Agency], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {str(body.pk): body for body in bodies}
        if len(known) > 1:
            choices = [("", _("全部")), *((pk, body.name) for pk, body in known.items())]
            self.fields["agency"] = forms.TypedChoiceField(
                label=self.BODY, required=False, choices=choices, coerce=known.__getitem__, empty_value=None
            )
            self.order_fields(self.field_order)

    def agency_wanted(self) -> Agency | None:
        """None where nothing was chosen, or what cannot be understood."""
        self.is_valid()
        found: Agency | None = self.cleaned_data.get("agency")
        return found


class MakeToken(forms.Form):
    name = forms.CharField(
        label=_("用途"), max_length=60, help_text=_("写明给什么程序使用，例如“办公系统送审”。")
    )
    days = forms.IntegerField(
        label=_("有效期（日）"),
        min_value=1,
        max_value=90,
        initial=30,
        help_text=_("最长90日，到期后另行生成。"),
    )
