"""What people fill in about reports."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.annual_report.report import Content
from gongkai.apps.reporting.models import BodyLevel, FindingDecision, ReportScope
from gongkai.apps.reporting.models.report import FIRST_YEAR, LAST_YEAR
from gongkai.apps.reporting.queries.staff import Filter
from gongkai.apps.reporting.services.intake import MEGABYTE, Brought
from gongkai.apps.reporting.services.work import Particulars
from gongkai.apps.reporting.states import State

if TYPE_CHECKING:
    Uploaded = UploadedFile[bytes]

TOGETHER_AT_MOST = 200 * MEGABYTE  # of one form: its files are held in memory while they are kept
TEXT_AT_MOST = 2_000_000


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """A field for any number of files. What is wrong with one of them is its own matter, said in the list after."""

    widget = SeveralFilesInput
    is_one_way_of_several = True  # not marked as optional: something must be given

    def clean(self, data: Any, initial: Any = None) -> list[Uploaded]:  # noqa: ARG002 (as Django calls it)
        return [file for file in data or [] if file]


class PastedField(forms.CharField):
    is_one_way_of_several = True


class ImportForm(forms.Form):
    documents = SeveralFilesField(
        label=_("选择或拖入文件"),
        required=False,
        help_text=_("网页、Word（.docx）、Excel（.xlsx）、带文字层的 PDF、文本文件；可以一次选多个。"),
    )
    folder = SeveralFilesField(
        label=_("或选择一个文件夹"),
        required=False,
        widget=SeveralFilesInput(attrs={"webkitdirectory": True}),
        help_text=_("文件夹里的文件逐个读取，不能读取的会说明原因。"),
    )
    text = PastedField(
        label=_("或粘贴报告全文"),
        required=False,
        max_length=TEXT_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("从网页上全选、复制，粘贴到这里即可，不必整理格式。"),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def clean(self) -> dict[str, Any]:
        wanted: dict[str, Any] = super().clean() or {}
        files = self._files(wanted)
        if not files and not wanted.get("text", "").strip() and not self.errors:
            self.add_error("documents", gettext("还没有选择文件，也没有粘贴文字；请至少给出一样。"))
        if sum(file.size or 0 for file in files) > TOGETHER_AT_MOST:
            self.add_error(
                "documents",
                gettext("这些文件合起来超过%(limit)d MB；请分几次导入。")
                % {"limit": TOGETHER_AT_MOST // MEGABYTE},
            )
        return wanted

    @staticmethod
    def _files(wanted: dict[str, Any]) -> list[Uploaded]:
        return [*wanted.get("documents", []), *wanted.get("folder", [])]

    def brought(self) -> list[Brought]:
        """Everything that was given, ready for the service."""
        files = [Brought(file.name or "", file.read()) for file in self._files(self.cleaned_data)]
        text = self.cleaned_data["text"]
        pasted = [Brought(f"{gettext('粘贴的文字')}.txt", text.encode())] if text.strip() else []
        return [*files, *pasted]


class VersionForm(forms.Form):
    """Carries the version of the record that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def reason_field(label: Any = None, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label or _("理由"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        strip=True,
        help_text=help_text,
    )


class ReasonForm(VersionForm):
    reason = reason_field()


class PublishForm(VersionForm):
    show_findings = forms.BooleanField(
        label=_("同时公开核对结果"),
        required=False,
        help_text=_("公众会在报告下方看到认定属实和未处理的核对结果；认定不成立的不公开。"),
    )


class DescribeForm(VersionForm):
    body_name = forms.CharField(
        label=_("报告机关"),
        max_length=120,
        widget=forms.TextInput(attrs={"list": "known_bodies", "autocomplete": "off"}),
        help_text=_("写全称；本平台已有的机关可以从列表中选。"),
    )
    level = forms.ChoiceField(
        label=_("层级"), choices=BodyLevel.choices, help_text=_("只在第一次出现的机关需要；已有的机关不改。")
    )
    year = forms.IntegerField(label=_("报告年度"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    scope = forms.ChoiceField(
        label=_("数据口径"), choices=ReportScope.choices, required=False, widget=forms.RadioSelect
    )
    title = forms.CharField(label=_("标题"), max_length=200, required=False)
    published_on = forms.DateField(
        label=_("原文发布日期"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    source_name = forms.CharField(label=_("原文出处"), max_length=200, required=False)
    source_url = forms.URLField(label=_("原文网址"), max_length=400, required=False, assume_scheme="https")

    def particulars(self) -> Particulars:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return Particulars(**given)


CONTENT_CHOICES = (
    (Content.NUMBER, _("数字")),
    (Content.BLANK, _("空白")),
    (Content.NOT_APPLICABLE, _("不适用（/）")),
    (Content.UNREADABLE, _("无法判定")),
)


class CorrectForm(VersionForm):
    cell = forms.CharField(widget=forms.HiddenInput, max_length=120)
    content = forms.ChoiceField(label=_("原文是"), choices=CONTENT_CHOICES, initial=Content.NUMBER)
    value = forms.DecimalField(
        label=_("数值"),
        required=False,
        max_digits=20,
        decimal_places=6,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    reason = reason_field(_("更正理由"), _("发布后公众可以看到；请写依据，不要写人名。"))

    def clean(self) -> dict[str, Any]:
        wanted: dict[str, Any] = super().clean() or {}
        is_number = wanted.get("content") == Content.NUMBER
        if is_number and wanted.get("value") is None and "value" not in self.errors:
            self.add_error("value", gettext("还没有填数值；原文是空白的，请在“原文是”中选“空白”。"))
        wanted["value"] = _shortest(wanted.get("value")) if is_number else None
        return wanted


def _shortest(value: Decimal | None) -> int | Decimal | None:
    """Counts are whole numbers; only amounts keep their decimals."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value


class DecisionForm(VersionForm):
    decision = forms.ChoiceField(
        label=_("意见"), choices=FindingDecision.Decision.choices, widget=forms.RadioSelect
    )
    reason = reason_field()


class DecideForm(DecisionForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)


class SeveralKeysField(forms.Field):
    """The findings that were ticked; the boxes stand beside the findings, outside the form."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[str]:
        return [str(key)[:64] for key in value or []]


class DecideSeveralForm(DecisionForm):
    keys = SeveralKeysField(
        label=_("核对结果"),
        error_messages={"required": _("还没有选中核对结果；请至少选中一条，再写意见和理由。")},
    )


class FilterForm(forms.Form):
    body = forms.CharField(label=_("机关"), required=False, max_length=60)
    year = forms.IntegerField(label=_("年度"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)
    level = forms.ChoiceField(label=_("层级"), required=False)
    state = forms.ChoiceField(label=_("状态"), required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.choose("level", BodyLevel.choices)
        self.choose("state", State.choices)

    def choose(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        self.fields[name].choices = [("", _("全部")), *choices]  # type: ignore[attr-defined]  # a ChoiceField

    def wanted(self) -> Filter:
        """What was filled in right; what was not narrows nothing."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return Filter(**given)
