"""From the settled readings of a table's rows to its cells, each with its place and how it was obtained."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.annual_report.blocks import Place
from gongkai.annual_report.forms.shape import Table
from gongkai.annual_report.read.solve import RowReading
from gongkai.annual_report.read.split import Filling, Piece
from gongkai.annual_report.report import Cell, Content, Number, Obtained

REPAIRED_CONFIDENCE = 0.9


def row_cells(
    table: Table, reading: RowReading, ids: Sequence[str] = (), derivation: str = ""
) -> dict[str, Cell]:
    """The cells of one row. ids: cell ids in printed order (default: the row's own)."""
    ids = ids or table.ids_by_row[reading.row]
    if not reading.options:
        return {each: unreadable(each, _place_of_all(reading)) for each in ids}
    return {each: _cell(each, column, reading, derivation) for column, each in enumerate(ids)}


def unreadable(each: str, place: Place | None = None, candidates: tuple[Number | None, ...] = ()) -> Cell:
    return Cell(each, Content.UNREADABLE, None, "", place, Obtained.UNKNOWN, 0.0, candidates)


def blank(each: str, place: Place | None = None) -> Cell:
    return Cell(each, Content.BLANK, None, "", place)


def _cell(each: str, column: int, reading: RowReading, derivation: str) -> Cell:
    if reading.printed:
        return _printed(each, column, reading)
    candidates = tuple(dict.fromkeys(option.values[column] for option in reading.options))
    if len(candidates) > 1:
        last = column == len(reading.options[0].pieces) - 1
        unit = reading.slots[-1].unit if last else None
        return unreadable(each, _place_of_all(reading), candidates)._replace(unit=unit)
    piece = reading.options[0].pieces[column]
    why = derivation or _why(reading)
    if piece is None:
        return Cell(
            each, Content.BLANK, None, "", None, Obtained.REPAIRED, REPAIRED_CONFIDENCE, derivation=why
        )
    place, raw = _part(reading, piece)
    slot = reading.slots[piece.slot]
    unit = slot.unit if piece.end == len(slot.text) else None
    whole = (piece.start, piece.end, piece.slots) == (0, len(slot.text), 1) and " " not in slot.text
    alone = whole and len(reading.slots) == len(reading.options[0].pieces)
    obtained = Obtained.PRINTED if alone else Obtained.REPAIRED
    return Cell(
        each,
        Content.NUMBER,
        piece.value,
        raw,
        place,
        obtained,
        1.0 if alone else REPAIRED_CONFIDENCE,
        derivation="" if alone else why,
        unit=unit,
    )


def _printed(each: str, column: int, reading: RowReading) -> Cell:
    slot, piece = reading.slots[column], reading.options[0].pieces[column]
    if piece is not None and " " in slot.text:
        why = f"原文为“{slot.raw}”，数字中间有空白"
        place = slot.place
        return Cell(
            each,
            Content.NUMBER,
            piece.value,
            slot.raw,
            place,
            Obtained.REPAIRED,
            REPAIRED_CONFIDENCE,
            (),
            why,
        )
    if piece is not None:
        return Cell(each, Content.NUMBER, piece.value, slot.raw, slot.place, unit=slot.unit)
    if slot.no_number and not slot.not_applicable:
        return unreadable(each, slot.place)._replace(raw=slot.raw)
    content = Content.NOT_APPLICABLE if slot.not_applicable else Content.BLANK
    return Cell(each, content, None, slot.raw, slot.place)


def _part(reading: RowReading, piece: Piece) -> tuple[Place, str]:
    slot = reading.slots[piece.slot]
    where = slot.place
    if len(slot.raw) != len(slot.text):  # the number is told by words: all of them
        return where, slot.raw
    start, end = where.start + piece.start, where.start + piece.end
    return Place(where.block, start, end, where.row, where.column, where.page), slot.raw[
        piece.start : piece.end
    ]


def _place_of_all(reading: RowReading) -> Place | None:
    if not reading.slots:
        return None
    first, last = reading.slots[0].place, reading.slots[-1].place
    end = (
        last.end
        if last.block == first.block and last.row == first.row and last.column == first.column
        else first.end
    )
    return Place(first.block, first.start, end, first.row, first.column, first.page)


def _why(reading: RowReading) -> str:
    printed = " ".join(slot.raw for slot in reading.slots)
    if len(reading.options) == 1:
        return f"原文为“{printed}”，按栏目顺序和勾稽关系只有一种读法"
    return f"原文为“{printed}”，各种可能的读法在本格一致"


def shown(filling: Filling) -> str:
    """A filling for a sentence: 1 | 1 | 26."""
    return " | ".join("" if value is None else str(value) for value in filling.values)
