"""The template for registering many requests, as a workbook with lists to choose from, and as CSV."""

from __future__ import annotations

import io

import xlsxwriter
from django import forms
from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests.forms.batch import (
    COLUMNS,
    LINES_AT_MOST,
    NEEDED,
    LineForm,
    choices_of,
)
from gongkai.lib import sheets
from gongkai.lib.ui.parts import Cell, Column, Row, Table


def heads() -> list[str]:
    return [str(LineForm.base_fields[name].label) for name in COLUMNS]


def as_csv() -> bytes:
    return sheets.as_csv(heads(), ())


def as_xlsx() -> bytes:
    """Every column is text, so that no program rounds a number of an identity card; choices are lists."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(_("批量登记"))
        plain = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True, "bottom": 1})
        for at, name in enumerate(COLUMNS):
            sheet.set_column(at, at, 48 if name == "description" else 18, plain)
            sheet.write_string(0, at, str(LineForm.base_fields[name].label), bold)
            if choices := choices_of(name):
                sheet.data_validation(1, at, LINES_AT_MOST, at, {"validate": "list", "source": list(choices)})
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def columns_table() -> Table:
    """What to write into which column."""
    rows = tuple(
        Row((Cell(label), Cell(_("必填") if name in NEEDED else _("选填")), Cell(_what(name))))
        for label, name in zip(heads(), COLUMNS, strict=True)
    )
    head = (Column(_("列名")), Column(_("要求")), Column(_("怎样填写")))
    return Table(_("模板的各列"), head, rows, caption_hidden=True)


def _what(name: str) -> str:
    field = LineForm.base_fields[name]
    if choices := choices_of(name):
        return "、".join(choices)
    if isinstance(field, forms.DateField):
        return _("如 2026-03-04") + (_("；需签收的邮件必填") if name == "signed_on" else "")
    return str(field.help_text)
