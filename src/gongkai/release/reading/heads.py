"""What stands at the head of a cell's row and column, learned as the cells of a table come one after another."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d(?:[ -]?\d){5}")
_LONGEST = 60  # characters of a cell that still is a head
_WHOLE = 200  # characters of a row of heads
_FEWEST = 2  # filled cells of a row of heads; a title stands alone


def is_long_number(text: str) -> bool:
    """Six digits or more: who it belongs to may be asked."""
    return _NUMBER.search(text) is not None


class Heads:
    """One table. Its first row with two cells or more heads the columns; in a form, the cell before heads its neighbour."""

    def __init__(self) -> None:
        self._row: list[tuple[int, str]] = []
        self._all = ""
        self._columns: dict[int, str] = {}
        self._latest: dict[int, str] = {}

    def begin_row(self) -> None:
        if not self._all and len(self._row) >= _FEWEST:
            self._columns = dict(self._row)
            self._all = " ".join(text for _column, text in self._row)[:_WHOLE]
        self._latest.update((column, text) for column, text in self._row if not is_long_number(text))
        self._row = []

    def beside(self, column: int) -> str:
        """Three lines: all heads, those of this column, the cell before."""
        first, latest = self._columns.get(column, ""), self._latest.get(column, "")
        before = self._row[-1][1] if self._row else ""
        return "\n".join((self._all, first if latest == first else f"{first} {latest}", before))

    def add(self, column: int, text: str) -> None:
        if words := " ".join(text.split()):
            self._row.append((column, words[:_LONGEST]))
