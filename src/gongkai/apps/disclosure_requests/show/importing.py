"""What a register would become: its rows, its figures year by year, what is wrong, and what to know beforehand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongkai.apps.disclosure_requests.importing import tally
from gongkai.apps.disclosure_requests.importing.entries import Entry
from gongkai.apps.disclosure_requests.importing.fields import BY_FIELD, Field
from gongkai.apps.disclosure_requests.importing.reading import Layout, Reading
from gongkai.apps.disclosure_requests.importing.words import TYPE_LABELS
from gongkai.apps.disclosure_requests.models import LedgerImport
from gongkai.apps.disclosure_requests.show.rows import shortened
from gongkai.lib.importing import tables
from gongkai.lib.importing.run import ImportState
from gongkai.lib.table_files import Book
from gongkai.lib.ui.parts import Cell, Column, KeyFigure, Row, Table
from gongkai.statute.outcomes import GROUPS, OUTCOMES

SAMPLE = 10
NAMED_AT_MOST = 20  # rows of a note


def imports_table(found: Iterable[LedgerImport]) -> Table:
    """Earlier imports of the body; one that waits leads on."""
    return tables.imports_table(_("台账导入"), found, _address)


def _address(one: LedgerImport) -> str:
    page = "import_columns" if one.state == ImportState.OPEN else "import_preview"
    return reverse(f"disclosure_requests:{page}", args=[one.pk])


def key_figures(reading: Reading) -> tuple[KeyFigure, ...]:
    ended = sum(entry.is_ended for entry in reading.entries)
    return (
        KeyFigure(len(reading.entries), _("件"), _("可以导入")),
        KeyFigure(ended, _("件"), _("其中已办结")),
        KeyFigure(len(reading.entries) - ended, _("件"), _("其中在办")),
        KeyFigure(len(reading.bad_rows), _("行"), _("有错的行")),
        KeyFigure(len(reading.left_out), _("行"), _("不导入的行")),
    )


def sample_table(entries: Sequence[Entry]) -> Table:
    names = (
        _("行"),
        _("编号"),
        _("收到日期"),
        _("申请人"),
        _("统计类别"),
        _("申请内容"),
        _("办理结果"),
        _("答复日期"),
    )
    rows = tuple(
        Row(
            (
                Cell(_("第%(row)d行") % {"row": one.row}),
                Cell(one.number or None, why=_("没有编号列")),
                _day(one.receipt_date),
                Cell(one.name),
                Cell(TYPE_LABELS[one.type]),
                Cell(shortened(one.description)),
                Cell(OUTCOMES[one.outcome].full_label if one.outcome else None, why=_("在办")),
                _day(one.replied_on),
            )
        )
        for one in entries[:SAMPLE]
    )
    head = tuple(Column(name) for name in names)
    return Table(_("前几行读出的样子"), head, rows, look="scroll", caption_hidden=True)


def _day(day: date | None) -> Cell:
    return Cell(day.isoformat() if day else None, why=_("没有日期"))


def years_table(years: Sequence[tally.YearTally]) -> Table:
    names = (
        _("年度"),
        _("上年结转"),
        _("新收"),
        *(group.label for group in GROUPS),
        _("办结合计"),
        _("结转下年"),
    )
    columns = tuple(Column(name, numeric=at > 0) for at, name in enumerate(names))
    rows = tuple(
        Row(
            (
                Cell(str(one.year)),
                *map(Cell, (one.carried_in, one.new, *one.groups, one.ended, one.carried_out)),
            )
        )
        for one in years
    )
    return Table(_("各年度的数字"), columns, rows, look="scroll", caption_hidden=True)


def outcomes_table(counted: Sequence[tuple[str, Counter[str]]]) -> Table:
    columns = (
        Column(_("办理结果")),
        *(Column(label, numeric=True) for label in TYPE_LABELS.values()),
        Column(_("总计"), numeric=True),
    )
    rows = [
        Row(
            (Cell(OUTCOMES[code].full_label), *(Cell(types[one]) for one in TYPE_LABELS), Cell(types.total()))
        )
        for code, types in counted
    ]
    sums: Counter[str] = Counter()
    for _code, types in counted:
        sums.update(types)
    rows.append(
        Row((Cell(_("合计")), *(Cell(sums[one]) for one in TYPE_LABELS), Cell(sums.total())), total=True)
    )
    return Table(_("按办理结果和申请人类别"), columns, tuple(rows), look="scroll", caption_hidden=True)


def notes_on_file(book: Book, layout: Layout) -> list[str]:
    """What the person may not see in the spreadsheet program."""
    sheet = book.sheets[layout.sheet]
    hidden = [one.name for one in book.sheets if not one.is_shown]
    others = [
        one.name
        for at, one in enumerate(book.sheets)
        if at != layout.sheet and one.is_shown and any(map(any, one.rows))
    ]
    rows = [row for row in sheet.hidden if row > layout.head]
    formulas = sum(1 for row, _column in sheet.formulas if row >= layout.head)
    return [
        words
        for holds, words in (
            (hidden, _("文件里有隐藏的工作表：%(names)s；没有读取，除非您选了它。") % {"names": "、".join(hidden)}),
            (others, _("还有别的工作表：%(names)s；每次导入一张，其余的请再上传一次（另存为单独的文件）。") % {"names": "、".join(others)}),
            (rows, _("有隐藏的行也一起读取了：%(rows)s。不要导入的，请填入“不导入的行”。") % {"rows": _named(rows)}),
            (formulas, _("有%(count)d个单元格是公式，按文件保存时的结果读取；请核对。") % {"count": formulas}),
        )
        if holds
    ]  # fmt: skip


def notes_on_rows(
    reading: Reading, layout: Layout, *, known: set[tuple[date | None, str]], kept_since: date
) -> list[str]:
    """What will follow. known: day and description of requests that are there already; kept_since: replies before that
    day have been kept as long as the body keeps personal data.
    """
    entries = reading.entries
    opened = [entry.row for entry in entries if not entry.is_ended]
    again = [entry.row for entry in entries if (entry.receipt_date, entry.description) in known]
    old = [
        entry.row
        for entry in entries
        if entry.is_ended and entry.replied_on and entry.replied_on < kept_since
    ]
    uncounted = [entry.row for entry in entries if entry.receipt_date is None]
    said = (
        (reading.left_out, _("按您的选择不导入：%(rows)s。")),
        (opened, _("还没有办结，导入后在“待分办的申请”里，请指定经办人：%(rows)s。")),
        (again, _("与已有申请的收到日期和内容都相同，可能已经登记过：%(rows)s。")),
        (old, _("答复已经超过个人信息保存年限，导入后会按设置去标识化：%(rows)s。")),
        (uncounted, _("没有收到日期，不计入年度报告：%(rows)s。")),
    )
    notes = [words % {"rows": _named(rows)} for rows, words in said if rows]
    if Field.NUMBER not in layout.columns:
        label = BY_FIELD[Field.NUMBER].label
        notes.append(_("没有选定“%(label)s”列，各件按文件和行号编号。") % {"label": label})
    return notes


def _named(rows: Sequence[int]) -> str:
    listed = "、".join(map(str, rows[:NAMED_AT_MOST]))
    if len(rows) <= NAMED_AT_MOST:
        return _("第%(rows)s行") % {"rows": listed}
    words = ngettext("第%(rows)s等%(count)d行", "第%(rows)s等%(count)d行", len(rows))
    return words % {"rows": listed, "count": len(rows)}
