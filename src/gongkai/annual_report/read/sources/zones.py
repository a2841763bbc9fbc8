"""Where on its pages a table without lines stands: rows of numbers, with nothing but labels to their left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from gongkai.annual_report.read.sources.columns import clusters_of
from gongkai.annual_report.read.sources.stacks import Stack, headings_of, stacks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.annual_report.read.sources.printed import Printed
    from gongkai.annual_report.read.sources.words import Word

_HEAD_LINES = 16  # of a table whose headings are broken over lines
_FAR = 2.5  # heights between a heading and what it does not head
_LABELS_SHARE = 0.6  # of the width up to the numbers of a single column
_UNIT_LETTERS = 2
_LEAST_UNITS = 2
_SAME_PLACE = 3.0


@dataclass
class Part:
    """What stands of a table on one page. first, last: the lines that hold its rows; head: those of its headings."""

    lines: list[Printed]
    rows: list[int]  # lines with numbers
    left: float  # of the numbers
    first: int = 0
    last: int = 0
    head: list[int] = field(default_factory=list)
    opens_page: bool = False
    ends_page: bool = False

    @cached_property
    def labels(self) -> list[Word]:
        """Above, beside and between its numbers."""
        return [word for at in range(self.first, self.rows[-1] + 1) for word in self.lines[at].labels]

    @cached_property
    def stacks(self) -> list[Stack]:
        return stacks_of(word for at in self.head for word in headings_of(self.lines[at].words))

    @cached_property
    def headings(self) -> list[Stack]:
        """The lowest headings above the numbers, from left to right."""
        lowest = [
            one
            for one in self.stacks
            if not any(other.top > one.top and other.over(one) for other in self.stacks)
        ]
        lowest.sort(key=lambda one: one.left)
        labels = [Stack([word]) for word in self.labels]
        kept = [one for one in lowest if not any(one.over(label) for label in labels)]
        if self.labels and len(kept) == len(lowest):
            return kept[1:]  # the heading of the labels, which are all shorter
        return kept

    @cached_property
    def units(self) -> float | None:
        """Where the column of units begins, if there is one between the labels and the numbers."""
        last = [self.lines[row].labels[-1] for row in self.rows if self.lines[row].labels]
        short = [word for word in last if len(word.text) <= _UNIT_LETTERS]
        places = Counter(round(word.left / _SAME_PLACE) for word in short)
        if not places:
            return None
        place, times = places.most_common(1)[0]
        units = [word for word in short if abs(word.left / _SAME_PLACE - place) <= 1]
        left = min(word.left for word in units)
        beyond = any(word.left > left + _SAME_PLACE for word in last)
        before = any(word.right < left for word in self.labels)
        repeated = len({word.text for word in units}) < len(units)  # labels differ from each other
        enough = repeated and times >= max(_LEAST_UNITS, len(self.rows) * 0.6)
        return left if enough and before and not beyond else None

    def is_unit(self, word: Word) -> bool:
        return (
            self.units is not None
            and len(word.text) <= _UNIT_LETTERS
            and word.left >= self.units - word.height
        )


def parts_of(lines: list[Printed]) -> list[Part]:
    """The tables of a page, or the parts of them that it holds."""
    parts: list[Part] = []
    open_part: Part | None = None
    for at, line in enumerate(lines):
        if line.furniture:
            continue
        left = min((word.left for word in line.numbers), default=1e9)
        right = max((word.right for word in line.labels), default=-1e9)
        if open_part is not None and right > min(open_part.left, left) + 1:
            open_part = None
        if not line.numbers:
            continue
        if open_part is not None and not _left_of(left, lines, open_part, at):
            open_part = None
        if open_part is None:
            open_part = Part(lines, [], left)
            parts.append(open_part)
        open_part.rows.append(at)
        open_part.left = min(open_part.left, left)
    parts = [piece for part in parts for piece in _parted(part)]
    for index, part in enumerate(parts):
        _bound(part, parts[index - 1].rows[-1] if index else -1)
    return parts


def _parted(part: Part) -> Iterator[Part]:
    """A part, or several where headings stand between its rows that begin left of the numbers and end before them."""
    begin = _begin(part)
    rows = part.rows[:1]
    for above, row in pairwise(part.rows):
        if any(word.left > begin for at in range(above + 1, row) for word in part.lines[at].labels):
            yield _of(part.lines, rows)
            rows = []
        rows.append(row)
    yield _of(part.lines, rows)


def _of(lines: list[Printed], rows: list[int]) -> Part:
    return Part(lines, rows, min(word.left for row in rows for word in lines[row].numbers))


def _left_of(left: float, lines: list[Printed], part: Part, end: int) -> bool:
    """Whether the labels of all lines so far are to the left of a number that stands further left than those before."""
    return left >= part.left or all(
        word.right <= left + 1 for at in range(part.rows[0], end) for word in lines[at].labels
    )


def _bound(part: Part, before: int) -> None:
    """The lines above and below that may belong to the table."""
    lines = part.lines

    begin = _begin(part)

    def heads(at: int) -> bool:
        return any(word.right > part.left + 1 or word.left > begin for word in lines[at].labels)

    first = part.rows[0]
    while first - 1 > before and not heads(first - 1) and not lines[first - 1].furniture:
        first -= 1
    part.first = first
    part.head = list(_head(lines, first, before)) if first - 1 > before else []
    part.opens_page = all(lines[at].furniture for at in range(first))
    last = part.rows[-1]
    while last + 1 < len(lines) and not heads(last + 1) and not lines[last + 1].values:
        last += 1
    part.last = last
    part.ends_page = all(lines[at].furniture for at in range(last + 1, len(lines)))


def _begin(part: Part) -> float:
    """Where the first column of numbers begins, and with it headings that are set at its left.

    Half as far from the numbers as the next column is; a single column takes less than half of the width.
    """
    clusters = clusters_of([part.lines[row].numbers for row in part.rows])
    if len(clusters) > 1:
        first, second = (sum(cluster) / len(cluster) for cluster in clusters[:2])
        return first - (second - first) / 2
    row = part.rows[0]
    near = [
        word for at in (row, row - 1, row + 1) if 0 <= at < len(part.lines) for word in part.lines[at].labels
    ]
    left = near[0].left if near else part.left
    return left + _LABELS_SHARE * (part.left - left)


def _head(lines: list[Printed], first: int, before: int) -> Iterable[int]:
    found = []
    below = lines[first].words[0]
    for at in range(first - 1, max(before, first - 1 - _HEAD_LINES), -1):
        word = lines[at].words[0]
        if below.top - word.bottom > _FAR * word.height or lines[at].furniture:
            break
        found.append(at)
        below = word
    return reversed(found)


def tables_of(pages: list[list[Part]]) -> Iterator[list[Part]]:
    """The parts of each table: one, or several where it goes on over a page end."""
    table: list[Part] = []
    for parts in pages:
        for part in parts:
            if table and not (table[-1].ends_page and part.opens_page and part is parts[0]):
                yield table
                table = []
            table.append(part)
        if not parts and table:
            yield table
            table = []
    if table:
        yield table
