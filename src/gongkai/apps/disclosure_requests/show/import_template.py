"""An empty register with the headings that are understood at once, and what belongs into each column."""

from __future__ import annotations

import io

import xlsxwriter
from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests.importing.fields import HEADINGS, Field
from gongkai.apps.disclosure_requests.importing.words import TYPE_LABELS
from gongkai.lib.ui.parts import Cell, Column, Row, Table
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.receipt import CHANNEL_LABELS

ROWS_WITH_LISTS = 2_000
DAYS = frozenset(
    {Field.RECEIPT_DATE, Field.SUBMITTED_ON, Field.REPLIED_ON, Field.AMENDED_ON, Field.COUNTED_ON}
)
YES_OR_NO = frozenset({Field.IS_EXTENDED, Field.WAS_OVERDUE, Field.IS_RECTIFICATION})
SHEET, LISTS = "台账", "选项"  # parts of the file, which is Chinese whatever the page


def choices_of(field: Field) -> list[str]:
    """What may stand in a column by its official name; empty where anything may."""
    if field in YES_OR_NO:
        return ["是", "否"]
    outcomes = [one.full_label for one in OUTCOMES.values()]
    return {
        Field.TYPE: list(TYPE_LABELS.values()),
        Field.CHANNEL: list(CHANNEL_LABELS.values()),
        Field.STATE: ["办理中", "已答复", "已归档"],
        Field.OUTCOME: outcomes,
        Field.COUNTED_OUTCOME: outcomes,
    }.get(field, [])


def as_xlsx() -> bytes:
    """Lists to choose from stand on a sheet of their own: the outcomes are too long for a list in a cell."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet, lists = book.add_worksheet(SHEET), book.add_worksheet(LISTS)
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        bold = book.add_format({"bold": True, "bottom": 1})
        for at, heading in enumerate(HEADINGS):
            width = 40 if heading.field in {Field.DESCRIPTION, Field.OUTCOME} else 16
            sheet.set_column(at, at, width, day if heading.field in DAYS else text)
            sheet.write_string(0, at, heading.label, bold)
            choices = choices_of(heading.field)
            lists.write_column(0, at, [heading.label, *choices] if choices else [])
            if choices:
                column = xlsxwriter.utility.xl_col_to_name(at)
                source = f"={LISTS}!${column}$2:${column}${len(choices) + 1}"
                sheet.data_validation(1, at, ROWS_WITH_LISTS, at, {"validate": "list", "source": source})
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def columns_table() -> Table:
    """What belongs into which column, and what else it may be called."""
    rows = tuple(
        Row(
            (
                Cell(heading.label),
                Cell(_("必须有") if heading.is_needed else _("可以没有")),
                Cell("、".join(heading.aliases) or _("（无）")),
                Cell("、".join(choices_of(heading.field)) if heading.field not in {Field.OUTCOME, Field.COUNTED_OUTCOME} else _("年度报告表格里的结果名称")),
            )
        )
        for heading in HEADINGS
    )  # fmt: skip
    head = (Column(_("列名")), Column(_("要求")), Column(_("也认得的列名")), Column(_("填什么")))
    return Table(_("各列怎样填写"), head, rows, caption_hidden=True)
