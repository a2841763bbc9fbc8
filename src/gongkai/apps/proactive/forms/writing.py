"""Writing an item: the official metadata, what its kind asks beside, and the text as it is typed or pasted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields as fields_of
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord, day_field
from gongkai.apps.proactive import categories, markup, pasting
from gongkai.apps.proactive.kinds import BY_CODE, FieldType, KindField
from gongkai.apps.proactive.models import Column, DisclosureAttribute, SourceKind
from gongkai.apps.proactive.records import Words
from gongkai.lib.plain_text import Line, Lines
from gongkai.lib.ui.grouping import Group, ShownGroup, groups_of

EMPTY = ("", _("请选择"))
OWN = "of_kind_"  # fields of the kind stand beside the official ones in one form


def _line(label: Any, most: int, help_text: Any = "") -> Line:
    return Line(label=label, max_length=most, required=False, help_text=help_text)


def _lines(label: Any, most: int, help_text: Any = "", rows: int = 3) -> Lines:
    widget = forms.Textarea(attrs={"rows": rows})
    return Lines(label=label, max_length=most, required=False, help_text=help_text, widget=widget)


class WriteForm(OnRecord):
    """Everything but the title may be left for later; what the review will ask for is marked by being required."""

    title = Line(label=_("标题"), max_length=200, help_text=_("公文用全称，不加书名号。"))
    column = forms.ModelChoiceField[Column](label=_("栏目"), queryset=None)
    body = forms.CharField(
        label=_("正文"), required=False, widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_(
            "可以从Word、WPS直接粘贴：标题、列表、表格和链接保留，“一、”“（一）”开头的短行成为小标题；"
            "隐藏的文字会显示出来。"
        ),
    )  # fmt: skip
    attribute = forms.ChoiceField(
        label=_("公开属性"), choices=DisclosureAttribute.choices, widget=forms.RadioSelect
    )
    attribute_basis = _line(
        _("公开属性的依据"), 200, _("例如：《中华人民共和国政府信息公开条例》第二十条第五项。")
    )
    attribute_reason = _line(_("不主动公开的理由"), 400, _("选择依申请公开或者不予公开的，须写明理由。"))
    formed_on = day_field(_("成文日期"), required=False, help_text=_("公开的期限从这一天起算，20个工作日。"))
    changed_on = day_field(_("变更日期"), required=False, help_text=_("信息有变更而更新的，填写变更之日。"))
    issuing_agency = _line(_("发文机关"), 200, _("联合发文的，用顿号分开。"))
    document_no = _line(_("发文字号"), 80, _("如 清政发〔2024〕5号。"))
    effective_on = day_field(_("施行日期"), required=False)
    expires_on = day_field(_("有效期至"), required=False)
    subject_category = forms.ChoiceField(
        label=_("主题分类"), required=False, choices=[EMPTY, *categories.SUBJECT_NAMES]
    )
    genre = forms.ChoiceField(
        label=_("体裁"), required=False, choices=[EMPTY, *((name, name) for name in categories.GENRES)]
    )
    composite_category = _line(_("组配分类"), 80)
    keywords = _line(_("主题词"), 120, _("几个词，用空格分开。"))
    summary = _lines(_("内容概述"), 400, _("不写的，列表只显示标题。"))
    source_kind = forms.ChoiceField(label=_("来源"), choices=SourceKind.choices, widget=forms.RadioSelect)
    source_name = _line(_("来源名称"), 120, _("转载的填写原发布机关或者媒体。"))
    source_level = forms.ChoiceField(
        label=_("来源层级"), required=False, choices=[EMPTY, *categories.SOURCE_LEVELS]
    )
    source_url = forms.URLField(label=_("来源网址"), max_length=400, required=False, assume_scheme="https")
    change = _line(_("这次改了什么"), 200, _("留在版本记录里，审核人会看到。"))

    GROUPS = (
        Group(_("标题和正文"), (("title",), ("column",), ("body",))),
        Group(_("公开属性"), (("attribute",), ("attribute_basis", "attribute_reason"))),
        Group(_("公文要素"), (
            ("issuing_agency", "document_no"), ("formed_on", "changed_on"), ("effective_on", "expires_on"))),
        Group(_("分类"), (("subject_category", "genre"), ("composite_category", "keywords"), ("summary",))),
        Group(_("来源"), (("source_kind",), ("source_name", "source_level"), ("source_url",))),
        Group(_("改动说明"), (("change",),)),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: str, columns: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = BY_CODE[kind]
        self.fields["column"].queryset = columns  # type: ignore[attr-defined]  # a ModelChoiceField
        for one in self.kind.fields:
            self.fields[OWN + one.code] = _field_of(one)
        for name in self.kind.metadata:
            self.fields[name].required = True

    def is_fit(self, *, for_review: bool) -> bool:
        """A draft needs a title alone; the marks on the page stay what the review will ask for."""
        asked = [
            field for name, field in self.fields.items() if field.required and name not in {"title", "column"}
        ]
        for field in asked:
            field.required = for_review
        fit = self.is_valid()
        for field in asked:
            field.required = True
        return fit

    def clean_body(self) -> str:
        """The text as it will be kept; a picture is shown to everybody, and says what it shows to who cannot see it."""
        text = markup.clean(pasting.as_html(self.cleaned_data["body"]))
        if numbers := markup.undescribed(text):
            words = _("正文第%(numbers)s张图片还没有替代文字；请选中图片，写明图上有什么。")
            raise forms.ValidationError(words, params={"numbers": "、".join(map(str, numbers))})
        return text

    def text(self) -> str:
        """The text as HTML for the editor, as it was saved or as it has just been typed."""
        return markup.clean(pasting.as_html(str(self["body"].value() or "")))

    def words(self) -> Words:
        """What was filled in, the text as HTML."""
        given = self.cleaned_data
        plain = {one.name: given[one.name] for one in fields_of(Words) if one.name in given}
        own = {one.code: _as_text(given.get(OWN + one.code)) for one in self.kind.fields}
        own = {code: text for code, text in own.items() if text}
        plain |= {"column": given["column"].pk, "fields": own}
        plain["source_kind"] = given.get("source_kind") or SourceKind.OWN.value
        return Words(**plain)

    @property
    def groups(self) -> list[ShownGroup]:
        own = Group(self.kind.label, [(OWN + one.code,) for one in self.kind.fields])
        return groups_of(self, (self.GROUPS[0], own, *self.GROUPS[1:]))


def _field_of(one: KindField) -> forms.Field:
    label: Any = one.label  # the stubs of forms know their own kind of promise alone
    if one.type is FieldType.TEXT:
        return Lines(
            label=label, required=one.is_required, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
        )
    if one.type is FieldType.DAY:
        return day_field(label, required=one.is_required)
    if one.type is FieldType.AMOUNT:
        return forms.DecimalField(label=label, required=one.is_required, max_digits=16, decimal_places=4)
    if one.type is FieldType.LINK:
        return forms.URLField(label=label, required=one.is_required, max_length=400, assume_scheme="https")
    return Line(label=label, required=one.is_required, max_length=200)


def _as_text(value: Any) -> str:
    return "" if value is None else str(value)


def initial_of(words: Words) -> Mapping[str, Any]:
    """What a saved version gives to the form."""
    plain = {one.name: getattr(words, one.name) for one in fields_of(Words) if one.name != "fields"}
    own = {OWN + code: text for code, text in words.fields.items()}
    return plain | own | {"body": pasting.as_typed(words.body)}


class WordForm(forms.Form):
    """A document that an item begins with."""

    document = forms.FileField(
        label=_("选择或拖入Word文件"),
        help_text=_("DOCX。标题、列表、表格、链接和图片会带入；旧版DOC请先另存为DOCX。"),
    )
    keeps_file = forms.BooleanField(label=_("同时把这个文件作为附件公开"), required=False)


class PictureForm(OnRecord):
    """A picture for the text. document: a new one."""

    document = forms.FileField(label=_("图片文件"))
    alternative = _line(_("替代文字"), 200)


class AttachForm(OnRecord):
    """A file and what is said of it."""

    document = forms.FileField(
        label=_("选择或拖入文件"),
        help_text=_("PDF、DOCX、XLSX、PNG、JPG 或 TXT；添加时逐项检查，TXT 存为 UTF-8 编码。"),
    )
    title = _line(_("显示名称"), 200, _("不写的，显示文件名。"))
    alternative = _line(_("替代文字"), 200, _("图片必须写：用一句话说明图上有什么。"))
