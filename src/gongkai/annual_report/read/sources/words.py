"""Words of a page and the lines they stand on. All coordinates are in points, y downwards."""

from __future__ import annotations

from typing import NamedTuple

_TAB_GAP = 1.2  # of the height of the characters; a wider gap parts two columns
_SPACE_GAP = 0.15


class Word(NamedTuple):
    """Characters printed side by side without a gap; or several words that stand close enough to be one text."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def centre(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


def rows_of(words: list[Word]) -> list[list[Word]]:
    """Words that stand on one height are one row, from left to right."""
    rows: list[list[Word]] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda one: one.top + one.bottom):
        centre = (word.top + word.bottom) / 2
        if rows and abs(centre - middle) < 0.5 * max(height, 1.0):
            rows[-1].append(word)
        else:
            rows.append([word])
            middle, height = centre, word.bottom - word.top
    for row in rows:
        row.sort()
    return rows


def groups_of(row: list[Word]) -> list[list[Word]]:
    """A row parted at its wide gaps."""
    groups = [[row[0]]]
    end = row[0].right
    for word in row[1:]:
        if (word.left - end) / max(word.bottom - word.top, 1.0) > _TAB_GAP:
            groups.append([word])
        else:
            groups[-1].append(word)
        end = max(end, word.right)
    return groups


def segments_of(row: list[Word]) -> list[Word]:
    """A row parted at its wide gaps; small gaps are spaces."""
    return row if len(row) == 1 else [joined(group) for group in groups_of(row)]


def joined(words: list[Word]) -> Word:
    """Words of one row as one text."""
    first = words[0]
    if len(words) == 1:
        return first
    parts, end = [first.text], first.right
    for word in words[1:]:
        if (word.left - end) / max(word.bottom - word.top, 1.0) > _SPACE_GAP:
            parts.append(" ")
        parts.append(word.text)
        end = max(end, word.right)
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return Word(first.left, top, end, bottom, "".join(parts))
