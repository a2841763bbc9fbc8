"""Uploading a list with its files, and saying which column means what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from gongkai.apps.proactive.importing.archive import File, unpacked
from gongkai.apps.proactive.importing.fields import HEADINGS, Field
from gongkai.apps.proactive.importing.reading import Layout
from gongkai.apps.proactive.models import Column
from gongkai.lib.errors import NotAllowed
from gongkai.lib.importing.forms import ColumnsForm, RowNumbers


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, an archive opened."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[File]:
        single = super().clean
        given: Sequence[UploadedFile[Any]] = (
            data if isinstance(data, list | tuple) else [data] if data else []
        )
        try:
            return [file for one in given for file in self._of(single(one, initial))]
        except NotAllowed as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def _of(self, one: UploadedFile[Any]) -> Iterator[File]:
        yield from unpacked(one.name or "", one.read())


class UploadForm(forms.Form):
    listing = forms.FileField(
        label=_("信息目录表"), help_text=_("Excel（.xlsx）或者 CSV，每行一件，一次最多500件，5 MB以内。")
    )
    papers = FilesField(
        label=_("正文和附件"), required=False,
        help_text=_("Word 文件（.docx）和附件，可以选多个，也可以放在一个 ZIP 里。"),
    )  # fmt: skip


class LayoutForm(ColumnsForm):
    """A column of the list for each field. rows: the list; layout: as it was kept."""

    HELP: ClassVar = {
        Field.FILE: _("Word 文件的名字，可以不写 .docx；扫描件写 PDF 的名字，作为附件。"),
        Field.TITLE: _("空着的，用 Word 文件里读出的标题。"),
        Field.EARLIER_ON: _("已经在原网站发布过的，写当时的日期；统计和公开期限按这一天计算。"),
        Field.INDEX_NO: _("原来的索引号照原样保留，不再另编。"),
    }

    default = forms.ModelChoiceField[Column](
        label=_("默认栏目"), queryset=None, required=False, empty_label=_("（按表里的“栏目”列）"),
        help_text=_("表里没有写栏目的行，放进这个栏目。"),
    )  # fmt: skip
    left_out = RowNumbers(label=_("不导入的行"), help_text=_("写行号，如 58、60-62。"))

    def __init__(
        self, rows: Sequence[Sequence[str]], layout: Layout, columns: Any, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.head = layout.head
        self.fields["default"].queryset = columns  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["default"].initial = layout.default
        self.fields["left_out"].initial = layout.left_out
        self.add_columns(HEADINGS, rows, layout.head, layout.columns)

    def layout(self) -> Layout:
        given = self.cleaned_data
        default = given["default"]
        return Layout(self.head, self.columns(HEADINGS), default.pk if default else None, given["left_out"])
