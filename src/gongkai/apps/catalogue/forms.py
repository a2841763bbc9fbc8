"""What a person fills in for each act on a catalogue."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord, day_field
from gongkai.apps.agencies.models import Agency
from gongkai.apps.catalogue.exchange.planning import given_of
from gongkai.apps.catalogue.models import (
    Audience,
    BodyLevel,
    CatalogueEntry,
    DisclosureOffice,
    LimitTrigger,
    LimitUnit,
    Method,
)
from gongkai.apps.catalogue.records import Given
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.models import Column
from gongkai.lib import clock
from gongkai.lib.plain_text import Line
from gongkai.lib.table_files import BOOK_SIZE_AT_MOST
from gongkai.statute.platform import STANDARD_CHANNELS


def _line(label: Any, most: int, help_text: Any = "", *, required: bool = False) -> Line:
    return Line(label=label, max_length=most, required=required, help_text=help_text)


def _area(label: Any, most: int, help_text: Any = "") -> Line:
    widget = forms.Textarea(attrs={"rows": 3})
    return Line(label=label, max_length=most, required=False, help_text=help_text, widget=widget)


class EntryForm(OnRecord):
    """One entry. The numbers beside the words are what a machine counts by."""

    level_1 = _line(_("一级事项"), 80, required=True)
    level_2 = _line(_("二级事项"), 120)
    content = _area(_("公开内容（要素）"), 1000, _("公开到哪些要素，用顿号隔开。"))
    basis = _area(_("公开依据"), 400)
    limit_text = _line(_("公开时限"), 120, _("按目录上的写法，如 信息形成或者变更之日起20个工作日内。"))
    limit_days = forms.IntegerField(
        label=_("时限天数"), min_value=1, max_value=3660, required=False,
        help_text=_("按这个天数计算每条信息是否按期；不填的按条例第二十六条，20个工作日。"),
    )  # fmt: skip
    limit_unit = forms.ChoiceField(label=_("时限单位"), choices=LimitUnit.choices)
    limit_trigger = forms.ChoiceField(label=_("时限起算"), choices=LimitTrigger.choices)
    interval_days = forms.IntegerField(
        label=_("更新间隔（日）"), min_value=1, max_value=3660, required=False,
        help_text=_("多少日没有更新就提醒；不填的不计更新。"),
    )  # fmt: skip
    publisher = _line(_("公开主体"), 120, _("不填的为本单位。"))
    column = forms.ModelChoiceField[Column](
        label=_("栏目"), queryset=None, required=False, empty_label=_("不对应栏目"),
        help_text=_("栏目只对应一个条目时，本单位在栏目里公开的信息自动归入本条目。"),
    )  # fmt: skip
    channels = forms.MultipleChoiceField(
        label=_("公开渠道和载体"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(name, name) for name in STANDARD_CHANNELS],
    )  # fmt: skip
    audience = forms.ChoiceField(label=_("公开对象"), choices=Audience.choices, widget=forms.RadioSelect)
    method = forms.ChoiceField(label=_("公开方式"), choices=Method.choices, widget=forms.RadioSelect)
    levels = forms.MultipleChoiceField(
        label=_("公开层级"), required=False, choices=BodyLevel.choices, widget=forms.CheckboxSelectMultiple
    )
    valid_from = day_field(_("列入日期"))
    not_held = _line(
        _("没有此类信息的说明"), 200,
        _("本机关确实没有这类信息的，写明理由，如 本机关不实施行政许可。写了的不再算缺项，说明随目录公开。"),
    )  # fmt: skip

    def __init__(self, agency: Agency, given: Any = None, *, entry: CatalogueEntry | None = None) -> None:
        initial = {
            "limit_unit": LimitUnit.WORKING_DAY, "limit_trigger": LimitTrigger.FORMED_OR_CHANGED,
            "audience": Audience.PUBLIC, "method": Method.PROACTIVE, "valid_from": clock.today(),
        }  # fmt: skip
        if entry is not None:
            stored = given_of(entry)
            initial = {name: getattr(stored, name) for name in self.base_fields if hasattr(stored, name)}
            initial["version"] = entry.version
        super().__init__(given, initial=initial)
        self.fields["column"].queryset = items.columns_for(agency)  # type: ignore[attr-defined]  # a ModelChoiceField
        self._keep_channels_of_their_own(entry)

    def _keep_channels_of_their_own(self, entry: CatalogueEntry | None) -> None:
        """Channels that came by a sheet and are not among the official ones stay to be chosen."""
        own = [name for name in (entry.channels if entry else ()) if name not in STANDARD_CHANNELS]
        field = self.fields["channels"]
        field.choices = [*field.choices, *((name, name) for name in own)]  # type: ignore[attr-defined]  # a choice field

    def given(self) -> Given:
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        column = values.pop("column")
        values |= {"channels": tuple(values["channels"]), "levels": tuple(values["levels"])}
        return Given(column=column.pk if column else None, **values)


class EndForm(OnRecord):
    reason = Line(
        label=_("停用的理由"), max_length=200, help_text=_("如 并入其他条目、职责已经划出。理由随目录公开。")
    )


class DrawUpForm(forms.Form):
    with_standard = forms.BooleanField(
        label=_("同时列入基层政务公开标准目录的26个领域"), required=False, initial=True
    )

    def __init__(self, *args: Any, has_standard: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_standard:
            del self.fields["with_standard"]


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("目录文件"),
        help_text=_("XLSX 或者 CSV，读第一张工作表。"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > BOOK_SIZE_AT_MOST:
            raise forms.ValidationError(_("文件超过10 MB；请删去图片和不用的工作表后再上传。"))
        return file


class OfficeForm(OnRecord):
    """The contact of the office, in the order of Article 12."""

    name = _line(_("政府信息公开工作机构的名称"), 120)
    address = _line(_("办公地址"), 200)
    hours = _line(_("办公时间"), 200, _("如 周一至周五 8:30—12:00，14:00—17:30，法定节假日除外。"))
    phone = _line(_("联系电话"), 60)
    fax = _line(_("传真号码"), 60, _("没有传真的写“无”。"))
    online = _line(_("互联网联系方式"), 200, _("电子邮箱或者网址。"))
    complaints = _line(_("监督投诉渠道"), 200, _("投诉、举报政府信息公开工作的电话或者地址；可以不填。"))

    def __init__(self, agency: Agency, office: DisclosureOffice | None, given: Any = None) -> None:
        """Until something was entered, the contact of the body itself is proposed."""
        initial = {
            "address": agency.contact_address,
            "phone": agency.contact_phone,
            "online": agency.contact_email,
        }
        if office is not None:
            initial = {name: getattr(office, name) for name in self.base_fields}
        super().__init__(given, initial=initial)

    def values(self) -> dict[str, str]:
        return {name: text for name, text in self.cleaned_data.items() if name != "version"}


class PlaceForm(forms.Form):
    entries = forms.TypedMultipleChoiceField(
        label=_("归入的条目"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("可以选几条；都不选的，按栏目归入。"),
    )  # fmt: skip

    def __init__(self, entries: list[CatalogueEntry], placed: list[int], given: Any = None) -> None:
        super().__init__(given, initial={"entries": placed})
        self.fields["entries"].choices = [(one.pk, str(one)) for one in entries]  # type: ignore[attr-defined]  # a choice field
