"""Uploading a list with its files, and saying which column means what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord
from gongkai.apps.proactive.importing.archive import File, unpacked
from gongkai.apps.proactive.importing.fields import HEADINGS, Field, letter_of
from gongkai.apps.proactive.importing.reading import Layout
from gongkai.apps.proactive.models import Column
from gongkai.lib.errors import NotAllowed

EXAMPLE = 12  # characters of the first value of a column, beside its heading
LEFT_OUT_AT_MOST = 500
HELP = {
    Field.FILE: _("Word 文件的名字，可以不写 .docx；扫描件写 PDF 的名字，作为附件。"),
    Field.TITLE: _("空着的，用 Word 文件里读出的标题。"),
    Field.EARLIER_ON: _("已经在原网站发布过的，写当时的日期；统计和公开期限按这一天计算。"),
    Field.INDEX_NO: _("原来的索引号照原样保留，不再另编。"),
}
_RANGE = re.compile(r"(\d{1,5})(?:\s*[-—－~至]\s*(\d{1,5}))?")


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


class LayoutForm(OnRecord):
    """A column of the list for each field. rows: the list; layout: as it was kept."""

    default = forms.ModelChoiceField[Column](
        label=_("默认栏目"), queryset=None, required=False, empty_label=_("（按表里的“栏目”列）"),
        help_text=_("表里没有写栏目的行，放进这个栏目。"),
    )  # fmt: skip
    left_out = forms.CharField(
        label=_("不导入的行"), required=False, max_length=2000, help_text=_("写行号，如 58、60-62。")
    )

    def __init__(
        self, rows: Sequence[Sequence[str]], layout: Layout, columns: Any, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.head = layout.head
        self.fields["default"].queryset = columns  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["default"].initial = layout.default
        self.fields["left_out"].initial = "、".join(map(str, sorted(layout.left_out)))
        choices = [("", gettext("（没有这一列）")), *_choices(rows, layout.head)]
        for heading in HEADINGS:
            self.fields[heading.field] = forms.TypedChoiceField(
                label=heading.label, choices=choices, coerce=int, empty_value=None, required=False,
                initial=layout.columns.get(heading.field), help_text=HELP.get(heading.field, ""),
            )  # fmt: skip

    def clean_left_out(self) -> frozenset[int]:
        rows: set[int] = set()
        for part in filter(None, re.split(r"[，,、；;\s]+", self.cleaned_data["left_out"].strip())):
            match = _RANGE.fullmatch(part)
            first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
            if first > last or last - first > LEFT_OUT_AT_MOST:
                words = gettext("“%(part)s”看不懂；请写行号，如 58、60-62。")
                raise forms.ValidationError(words % {"part": part[:40]})
            rows.update(range(first, last + 1))
        return frozenset(rows)

    def layout(self) -> Layout:
        given = self.cleaned_data
        columns = {one.field: given[one.field] for one in HEADINGS if given[one.field] is not None}
        default = given["default"]
        return Layout(self.head, columns, default.pk if default else None, given["left_out"])


def _choices(rows: Sequence[Sequence[str]], head: int) -> list[tuple[int, str]]:
    """Every column that holds anything: its letter, its heading, and its first value."""
    titles, below = rows[head - 1], rows[head:]
    found = []
    for column in range(max(map(len, rows[head - 1 :]), default=0)):
        heading = titles[column] if column < len(titles) else ""
        example = next((row[column] for row in below if column < len(row) and row[column]), "")
        if heading or example:
            said = {"letter": letter_of(column), "heading": heading or gettext("（没有列名）")}
            words = gettext("%(letter)s列：%(heading)s") % said
            short = " ".join(example.split())[:EXAMPLE]
            found.append(
                (
                    column,
                    gettext("%(column)s（如：%(example)s）") % {"column": words, "example": short}
                    if short
                    else words,
                )
            )
    return found  # fmt: skip
