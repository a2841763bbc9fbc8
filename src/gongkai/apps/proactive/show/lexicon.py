"""Words of the lexicon as rows, what a text has against them, and the template of a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.proactive.models import LexiconWord, Severity, WordClass
from gongkai.apps.proactive.word_list import HEADINGS, Fault
from gongkai.apps.proactive.words import Entry
from gongkai.lib import sheets
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag, Tone
from gongkai.release.draft import Lexicon

AROUND = 10
TONES: dict[str, Tone] = {Severity.ERROR: "bad", Severity.WARNING: "warn"}


def _words_columns(*more: str) -> tuple[Column, ...]:
    names = (_("错误写法"), _("正确写法"), _("类别"), _("严重程度"), _("适用的成文日期"), _("说明"), *more)
    return tuple(Column(name) for name in names)


def own_table(rows: Iterable[LexiconWord], *, may_change: bool) -> Table:
    lines = tuple(
        Row((*_cells(row, url=_address(row) if may_change else ""), Cell(row.added_by.name),
             Cell(local_day(row.added_at).isoformat())))
        for row in rows
    )  # fmt: skip
    columns = _words_columns(_("添加人"), _("添加日期"))
    return Table(_("本单位的词条"), columns, lines, caption_hidden=True)


def inherited_table(rows: Iterable[LexiconWord]) -> Table:
    lines = tuple(Row((*_cells(row), Cell(row.agency.short_name or row.agency.name))) for row in rows)
    return Table(_("上级单位的词条"), _words_columns(_("单位")), lines, caption_hidden=True)


def preview_table(entries: Sequence[Entry], known: set[str]) -> Table:
    lines = tuple(
        Row((*_cells(one), Cell(_("修改") if one.wrong in known else _("添加")))) for one in entries
    )
    return Table(_("将要导入的词条"), _words_columns(_("结果")), lines, caption_hidden=True)


def faults_table(faults: Sequence[Fault]) -> Table:
    rows = tuple(
        Row((Cell(_("第%(row)d行") % {"row": one.row} if one.row else _("整个文件")), Cell(one.sentence)))
        for one in faults
    )
    return Table(_("有错的行"), (Column(_("行")), Column(_("哪里不对，怎么办"))), rows, caption_hidden=True)


def _address(row: LexiconWord) -> str:
    return reverse("proactive:lexicon_word", args=[row.pk])


def _cells(one: LexiconWord | Entry, url: str = "") -> tuple[Cell, ...]:
    return (
        Cell(one.wrong, url=url),
        Cell(one.right or None, why=_("不应再用")),
        Cell(str(WordClass(one.kind).label)),
        Cell("", tag=Tag(Severity(one.severity).label, TONES[one.severity])),
        Cell(_span(one.wrong_from, one.wrong_until)),
        Cell(one.note),
    )


def _span(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return _("不限")
    said = {"first": first.isoformat() if first else "", "last": last.isoformat() if last else ""}
    if first and last:
        return _("%(first)s至%(last)s") % said
    return _("%(first)s起") % said if first else _("至%(last)s") % said


def hits_table(lexicon: Lexicon, text: str, formed_on: date) -> Table:
    """What would be said of a text of this day."""
    rows = tuple(
        Row((
            Cell(word.wrong),
            Cell(word.right or None, why=_("不应再用")),
            Cell("", tag=Tag(Severity(word.severity.value).label, TONES[word.severity.value])),
            Cell(word.note),
            Cell(" ".join(text[max(0, at - AROUND) : at + len(word.wrong) + AROUND].split())),
        ))
        for at, word in lexicon.hits(text, formed_on)
    )  # fmt: skip
    names = (_("错误写法"), _("正确写法"), _("严重程度"), _("说明"), _("前后文"))
    return Table(_("会提示的"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def template() -> bytes:
    """An empty list whose headings are understood, with an example."""
    head = [names[0] for names in HEADINGS.values()]
    example = [
        "帐单", "账单", str(WordClass.MISSPELT.label), str(Severity.WARNING.label), "《现代汉语词典》", "", "", "",
    ]  # fmt: skip
    return sheets.as_xlsx(_("词库"), head, [example])
