"""What a file says, before anyone asks what it means: lines of text and grids of cells, in reading order.

Cells and places are tuples, since a report has hundreds: a frozen dataclass takes three times as long to make.

The step from a file to blocks is the only one that knows file formats. A later way of getting blocks
(recognising the characters of a scanned page) has to give these same values and nothing else changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a line. `text` keeps tabs and inner spaces as found; wide gaps of a page become tabs."""

    text: str
    page: int | None = None


class GridCell(NamedTuple):
    """One printed cell with its spans resolved: it covers rows [row, row+row_span) and columns likewise."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as printed; a table broken over pages is several grids. Cells are in row-major order."""

    cells: tuple[GridCell, ...]
    page: int | None = None

    @property
    def height(self) -> int:
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        return max((cell.column + cell.column_span for cell in self.cells), default=0)


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of one file. `metadata` holds what the file says of itself (title, publication date …)."""

    format: str
    blocks: tuple[Block, ...]
    metadata: tuple[tuple[str, str], ...] = ()


class Place(NamedTuple):
    """Where in a document a value stands.

    block: index into `Document.blocks`; row and column: of the grid cell, None in a line;
    start, end: the characters of that line's or cell's text, end exclusive; page: from 1, None where a file has none.
    """

    block: int
    start: int
    end: int
    row: int | None = None
    column: int | None = None
    page: int | None = None
