"""Where in the tables and lists of a page the reading is: each cell with what stands at its head."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from gongkai.release.content import Passage
from gongkai.release.reading.heads import Heads

_CELLS = frozenset(("td", "th", "dd", "dt"))
_WIDEST = 1000  # columns that a browser lets one cell take


class _Table:
    def __init__(self) -> None:
        self.heads, self.column = Heads(), 0


class Cells:
    """Told of each block that begins and ends. beside: what stands at the head of where the reading is."""

    def __init__(self) -> None:
        self.beside = ""
        self._tables: list[_Table] = []
        self._open: list[
            tuple[str, int, int]
        ] = []  # what stood beside what is around the cell, its start, its width

    def enter(self, node: LexborNode, so_far: int) -> None:
        """so_far: passages read before this block."""
        tag = node.tag or ""
        if tag in {"table", "dl"}:
            self._tables.append(_Table())
        elif self._tables and tag in {"tr", "dt"}:
            self._tables[-1].heads.begin_row()
            self._tables[-1].column = 0
        if tag in _CELLS:
            self._open.append((self.beside, so_far, _width(node)))
            self.beside = self._tables[-1].heads.beside(self._tables[-1].column) if self._tables else ""

    def leave(self, tag: str, passages: Sequence[Passage]) -> None:
        if tag in {"table", "dl"} and self._tables:
            self._tables.pop()
        elif tag in _CELLS and self._open:
            self.beside, start, width = self._open.pop()
            if self._tables:
                table = self._tables[-1]
                table.heads.add(table.column, " ".join(one.text for one in passages[start:]))
                table.column += width


def _width(node: LexborNode) -> int:
    said = (node.attributes.get("colspan") or "1").strip()
    return min(int(said), _WIDEST) if said.isascii() and said.isdecimal() and len(said) < 6 else 1
