"""The source beside the tables: its lines and grids, cut where a cell or a figure of the prose was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from gongkai.annual_report.blocks import Document, Grid, GridCell, Line, Place
from gongkai.annual_report.report import Report

Spot = tuple[int, int | None, int | None]
"""A text of the source: block, and row and column within a grid."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `names` are the cells ("requests/new/total") and figures ("narrative/3") read there."""

    text: str
    names: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class ShownCell:
    pieces: tuple[Piece, ...]
    row_span: int
    column_span: int


@dataclass(frozen=True)
class ShownBlock:
    """A line has pieces, a grid has rows. `page` is set where a new page begins."""

    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[ShownCell, ...], ...] = ()
    page: int | None = None


def anchor_of(place: Place) -> str:
    """The id of the stretch in which a place begins."""
    spot = (place.block, place.row, place.column, place.start)
    return "p" + "-".join(str(part) for part in spot if part is not None)


def places(report: Report) -> dict[str, Place]:
    """Where every cell and every figure of the prose stands."""
    cells = {
        cell.id: cell.place
        for table in report.tables.values()
        for cell in table.cells.values()
        if cell.place is not None
    }
    return cells | {f"narrative/{index}": one.place for index, one in enumerate(report.narrative)}


def blocks(document: Document, report: Report) -> list[ShownBlock]:
    """The whole source, in order."""
    read: dict[Spot, list[tuple[Place, str]]] = defaultdict(list)
    for name, place in places(report).items():
        read[place.block, place.row, place.column].append((place, name))
    return list(_blocks(document, read))


def _blocks(document: Document, read: dict[Spot, list[tuple[Place, str]]]) -> Iterator[ShownBlock]:
    page = None
    for index, block in enumerate(document.blocks):
        begins = block.page if block.page != page else None
        page = block.page
        if isinstance(block, Line):
            yield ShownBlock(pieces=_pieces(block.text, read.get((index, None, None), ())), page=begins)
        else:
            yield ShownBlock(rows=tuple(_rows(index, block, read)), page=begins)


def _rows(
    index: int, grid: Grid, read: dict[Spot, list[tuple[Place, str]]]
) -> Iterator[tuple[ShownCell, ...]]:
    by_row: dict[int, list[GridCell]] = defaultdict(list)
    for cell in grid.cells:
        by_row[cell.row].append(cell)
    for row in range(grid.height):
        yield tuple(
            ShownCell(
                _pieces(cell.text, read.get((index, cell.row, cell.column), ())),
                cell.row_span,
                cell.column_span,
            )
            for cell in by_row[row]
        )


def _pieces(text: str, read: Iterable[tuple[Place, str]]) -> tuple[Piece, ...]:
    """The text cut at every begin and end; a stretch that two cells share names both."""
    spans = [
        (max(place.start, 0), min(max(place.end, place.start), len(text)), place, name)
        for place, name in read
    ]
    if not spans:
        return (Piece(text),)
    # A blank cell has a place without characters: it is an empty stretch of its own.
    cuts = sorted({0, len(text), *(cut for start, end, _place, _name in spans for cut in (start, end))})
    pieces = []
    for start, end in pairwise(cuts):
        pieces += [_empty(start, spans)] if _empty(start, spans).names else []
        covering = [(place, name) for begin, until, place, name in spans if begin <= start and end <= until]
        pieces.append(_piece(text[start:end], covering, start))
    last = _empty(cuts[-1], spans)
    return tuple([*pieces, last] if last.names else pieces)


def _empty(at: int, spans: list[tuple[int, int, Place, str]]) -> Piece:
    return _piece("", [(place, name) for begin, until, place, name in spans if begin == until == at], at)


def _piece(text: str, covering: list[tuple[Place, str]], start: int) -> Piece:
    first = next((place for place, _name in covering if place.start == start), None)
    return Piece(text, tuple(name for _place, name in covering), anchor_of(first) if first else "")
