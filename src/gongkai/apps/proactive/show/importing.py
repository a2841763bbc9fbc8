"""A list on its way in, as rows: what was uploaded, each fault, what would be made, and the template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.proactive.importing.fields import HEADINGS, Field
from gongkai.apps.proactive.importing.reading import Reading
from gongkai.apps.proactive.importing.rows import Entry
from gongkai.apps.proactive.kinds import BY_CODE
from gongkai.apps.proactive.models import ImportFile, ItemImport
from gongkai.lib import sheets
from gongkai.lib.importing import tables
from gongkai.lib.ui.parts import Cell, Column, KeyFigure, Row, Table, Tag, Tone

SAMPLE, NAMED_AT_MOST = 50, 10
EXAMPLE = {
    Field.FILE: "关于印发管护办法的通知.docx", Field.ATTACHMENTS: "管护记录表.xlsx", Field.TITLE: "关于印发管护办法的通知",
    Field.COLUMN: "公告公示", Field.DOCUMENT_NO: "清政发〔2024〕5号", Field.FORMED_ON: "2024-03-04",
    Field.ATTRIBUTE: "主动公开", Field.EARLIER_ON: "2024-03-06",
}  # fmt: skip


def _columns(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def imports_table(rows: Iterable[ItemImport]) -> Table:
    return tables.imports_table(
        _("批量导入"), rows, lambda one: reverse("proactive:import_preview", args=[one.pk])
    )


def key_figures(reading: Reading) -> tuple[KeyFigure, ...]:
    pictures = sum(1 for one in reading.entries if one.text is None)
    return (
        KeyFigure(len(reading.entries), _("件"), _("可以导入")),
        KeyFigure(sum(one.earlier_on is not None for one in reading.entries), _("件"), _("其中原来发布过")),
        KeyFigure(pictures, _("件"), _("其中没有Word正文")),
        KeyFigure(len(reading.bad_rows), _("行"), _("有错的行")),
    )


def sample_table(entries: Sequence[Entry]) -> Table:
    head = _columns(
        _("标题"), _("行"), _("栏目"), _("信息种类"), _("正文"), _("附件"), _("成文日期"), _("原发布日期")
    )
    return Table(
        _("将要起草的信息"), head, tuple(_entry(one) for one in entries[:SAMPLE]), caption_hidden=True
    )


def _entry(one: Entry) -> Row:
    formed = one.words.formed_on
    return Row((
        Cell(one.words.title),
        Cell(_("第%(row)d行") % {"row": one.row}),
        Cell(one.place.name),
        Cell(str(BY_CODE[one.place.kind].label)),
        Cell(one.text.name if one.text else None, why=_("没有Word正文")),
        Cell(len(one.attachments)),
        Cell(formed.isoformat() if formed else None, why=_("没有日期，送审前要补")),
        Cell(one.earlier_on.isoformat() if one.earlier_on else None, why=_("没有发布过")),
    ))  # fmt: skip


def files_table(rows: Iterable[ImportFile]) -> Table:
    tones: dict[str, Tone] = {"waiting": "info", "read": "good", "refused": "bad"}
    lines = tuple(
        Row(
            (Cell(one.name), Cell("", tag=Tag(one.get_state_display(), tones[one.state])), Cell(one.sentence))
        )
        for one in rows
    )
    return Table(_("上传的文件"), _columns(_("文件名"), _("状态"), _("说明")), lines, caption_hidden=True)


def notes_on(reading: Reading, there: frozenset[str]) -> list[str]:
    """What the person should know before it is taken. there: titles that the body has already."""
    again = [one.row for one in reading.entries if one.words.title in there]
    said = [(_("本单位已有标题相同的信息，可能已经发布过：%(named)s。"), [_row(row) for row in again])]
    said.append((_("没有一行用到这些文件，不会导入：%(named)s。"), reading.unused))
    notes = [words % {"named": _named(named)} for words, named in said if named]
    told = [
        f"{one.text.name}：{''.join(one.text.notes)}"
        for one in reading.entries
        if one.text and one.text.notes
    ]
    return notes + told[:NAMED_AT_MOST]


def _row(row: int) -> str:
    return _("第%(row)d行") % {"row": row}


def _named(names: Sequence[str]) -> str:
    listed = "、".join(names[:NAMED_AT_MOST])
    if len(names) <= NAMED_AT_MOST:
        return listed
    return _("%(names)s等%(count)d项") % {"names": listed, "count": len(names)}


def template() -> bytes:
    """An empty list whose headings are understood, with an example."""
    head = [one.label for one in HEADINGS]
    return sheets.as_xlsx(_("信息目录表"), head, [[EXAMPLE.get(one.field, "") for one in HEADINGS]])
