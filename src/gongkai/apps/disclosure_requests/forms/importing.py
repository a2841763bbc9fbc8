"""Uploading a register, saying where its headings stand, and which column means what."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.disclosure_requests.importing.fields import (
    HEADINGS,
    Field,
    Guess,
    guess,
    head_row,
)
from gongkai.apps.disclosure_requests.importing.reading import Layout
from gongkai.lib.importing.forms import ColumnsForm, RowNumbers
from gongkai.lib.table_files import Book, SheetRows
from gongkai.lib.ui.grouping import Group

LAYOUT_GROUPS = (
    Group(_("必须有的列"), ((Field.RECEIPT_DATE, Field.DESCRIPTION), (Field.NAME, Field.TYPE))),
    Group(
        _("编号和结果"),
        ((Field.NUMBER, Field.OUTCOME), (Field.REPLIED_ON, Field.REPLY_NO), (Field.IS_EXTENDED, Field.WAS_OVERDUE)),
    ),
    Group(
        _("渠道、补正、联系方式等"),
        (
            (Field.CHANNEL, Field.SUBMITTED_ON), (Field.AMENDED_ON, Field.STATE), (Field.PHONE, Field.ADDRESS),
            (Field.IS_RECTIFICATION, Field.NOTE), (Field.COUNTED_ON, Field.COUNTED_OUTCOME),
        ),
    ),
    Group(_("不导入的行"), (("left_out",),)),
)  # fmt: skip


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("原来的台账"), help_text=_("Excel（.xlsx）或者 CSV，一次最多20000行，10 MB以内。")
    )


class HeadForm(forms.Form):
    """Which sheet, and in which row its headings stand."""

    sheet = forms.TypedChoiceField(label=_("工作表"), coerce=int)
    head = forms.IntegerField(label=_("表头所在的行"), min_value=1, help_text=_("写着列名的那一行的行号。"))

    def __init__(self, book: Book, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.book = book
        field = self.fields["sheet"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(at, _sheet_label(sheet)) for at, sheet in enumerate(book.sheets)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "sheet" in given and "head" in given:
            rows = self.book.sheets[given["sheet"]].rows
            if given["head"] > len(rows):
                words = gettext("这张工作表只有%(count)d行；请填写表头所在的行。")
                self.add_error("head", words % {"count": len(rows)})
        return given


def _sheet_label(sheet: SheetRows) -> str:
    return sheet.name if sheet.is_shown else gettext("%(name)s（隐藏）") % {"name": sheet.name}


def first_head(book: Book) -> dict[str, int]:
    """Where the headings most likely stand: in the first sheet in sight that holds anything."""
    shown = (at for at, sheet in enumerate(book.sheets) if sheet.is_shown and any(map(any, sheet.rows)))
    at = next(shown, 0)
    return {"sheet": at, "head": head_row(book.sheets[at].rows) + 1}


class LayoutForm(ColumnsForm):
    """A column for each field. sheet, head: as the page shows them; what is chosen is for these alone."""

    HELP: ClassVar = {
        Field.RECEIPT_DATE: _("从这一天起计算答复期限，也按这一天计入年度报告。"),
        Field.TYPE: _("年度报告的申请人类别：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他。"),
        Field.NUMBER: _("原来的登记编号，照原样保留；没有这一列的，按文件和行号编。"),
        Field.OUTCOME: _("年度报告的办理结果；空着的按在办导入。"),
        Field.WAS_OVERDUE: _("没有这一列的，按收到日期、补正和延期算出是否逾期。"),
        Field.STATE: _("有办理结果和答复日期的就是办结；只有原台账另有“状态”列时才选。"),
        Field.COUNTED_ON: _("依复议决定或者判决重新答复过的，首次答复的日期；本系统导出的台账有这一列。"),
    }

    sheet = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    head = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    left_out = RowNumbers(
        label=_("行号"), help_text=_("合计行、说明行、以前已经登记过的行，写行号，如 58、60-62。")
    )

    def __init__(self, columns: SheetRows, at: int, *args: Any, **kwargs: Any) -> None:
        """columns: the sheet; at: its row of headings, from 1."""
        kwargs.setdefault("use_required_attribute", False)
        super().__init__(*args, **kwargs)
        self.guess = guess(columns.rows[at - 1])
        self.add_columns(HEADINGS, columns.rows, at, self.guess.columns)

    def layout(self) -> Layout:
        given = self.cleaned_data
        return Layout(given["sheet"], given["head"], self.columns(HEADINGS), given["left_out"])


def initial_of(layout: Layout, version: int) -> dict[str, Any]:
    """What was chosen before, as the form shows it."""
    chosen = {one.field.value: layout.columns.get(one.field) for one in HEADINGS}
    return chosen | {
        "sheet": layout.sheet,
        "head": layout.head,
        "version": version,
        "left_out": layout.left_out,
    }


def alike(sheet: SheetRows, at: int, guess: Guess) -> list[tuple[str, str]]:
    """Headings that seem to mean what another column was chosen for, each with the label of that field."""
    head, labels = sheet.rows[at - 1], {one.field: one.label for one in HEADINGS}
    return [(head[column], labels[field]) for column, field in guess.alike.items()]
