"""Plain text as it is pasted, crawled and converted, from one cell a line to all white space lost; and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.layouts.boxes import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from bench.layouts.boxes import Grid, Part
    from bench.layouts.known import Known

MANY = 5  # a row of so many values is one of the wide tables


def flat(words: str) -> str:
    return words.replace("\n", " ")


def pasted(report: Known, parts: list[Part], draw: Callable[[Grid], Iterator[str]]) -> Iterator[str]:
    yield report.title
    yield f"发布日期：{report.published.isoformat()}"
    for part in parts:
        yield part.heading
        yield from part.prose
        if part.grid:
            yield from draw(part.grid)


def lines(random: Random, report: Known, parts: list[Part]) -> bytes:
    """One cell a line; a blank cell leaves no line, a label broken over lines is several."""
    gap = random.choice(("\n", "\n\n"))

    def draw(grid: Grid) -> Iterator[str]:
        for row in grid:
            for box in row:
                if box.text:
                    yield flat(box.text) if box.cell else box.text.replace("\n", gap)

    return gap.join(pasted(report, parts, draw)).encode()


def tabs(random: Random, report: Known, parts: list[Part]) -> bytes:
    """A row a line; where merged labels leave empty fields differs from row to row."""

    def draw(grid: Grid) -> Iterator[str]:
        for row in filled(grid):
            fields = [flat(box.text) if box else "" for box in row]
            while fields and not fields[-1] and not (row[len(fields) - 1] and row[len(fields) - 1].cell):
                fields.pop()
            values = next((at for at, box in enumerate(row) if box and box.cell), len(fields))
            empty = [at for at in range(values) if not fields[at]]
            for at in reversed(empty):  # the empty fields of merged labels come and go
                if random.random() < 0.4:
                    del fields[at]
            yield "\t".join(fields) + "\t" * random.choice((0, 0, 1, 2))

    return "\n".join(pasted(report, parts, draw)).encode()


def tabs_of_word(random: Random, report: Known, parts: list[Part]) -> bytes:
    """A row a line with a tab between its cells, as a word processor pastes it: a merged cell is one cell."""
    end = random.choice(("", "\t"))

    def draw(grid: Grid) -> Iterator[str]:
        return ("\t".join(flat(box.text) for box in row) + end for row in grid)

    return "\n".join(pasted(report, parts, draw)).encode()


def tabs_of_sheet(_: Random, report: Known, parts: list[Part]) -> bytes:
    """A row a line with a tab between its cells, as a spreadsheet pastes it: what a merged cell covers is blank."""

    def draw(grid: Grid) -> Iterator[str]:
        return ("\t".join(flat(box.text) if box else "" for box in row) for row in filled(grid))

    return "\n".join(pasted(report, parts, draw)).encode()


def one_line(_: Random, report: Known, parts: list[Part]) -> bytes:
    """The whole page in one line, a space between cells; a blank cell leaves nothing."""
    return " ".join(pasted(report, parts, _boxes)).encode()


def joined(_: Random, report: Known, parts: list[Part]) -> bytes:
    """All white space lost: the digits of neighbouring cells, and of the number of the next label, run together."""
    return "".join("".join(pasted(report, parts, _boxes)).split()).encode()


def _boxes(grid: Grid) -> Iterator[str]:
    return (flat(box.text) for row in grid for box in row if box.text)


def lines_gb18030(random: Random, report: Known, parts: list[Part]) -> bytes:
    return lines(random, report, parts).decode().encode("gb18030")


def markdown(_: Random, report: Known, parts: list[Part]) -> bytes:
    def draw(grid: Grid) -> Iterator[str]:
        yield ""
        for number, row in enumerate(filled(grid)):
            yield _pipes([box.text if box else "" for box in row])
            if number == 0:
                yield "|" + "---|" * len(row)
        yield ""

    pieces = pasted(report, parts, draw)
    return "\n".join([f"# {next(pieces)}", *pieces]).encode()


def markdown_broken(random: Random, report: Known, parts: list[Part]) -> bytes:
    """The text of a page turned into Markdown by a converter: rows lose their labels, labels lie about in pieces."""

    def draw(grid: Grid) -> Iterator[str]:
        yield ""
        for row in grid:
            labels = [box.text for box in row if not box.cell]
            values = [box.text for box in row if box.cell]
            if len(values) < MANY:
                yield " ".join(map(flat, labels + values))
            elif len(labels) != 1 or len(labels[0]) < 9 or random.random() < 0.6:
                yield from _small_table([*labels, *values])
            else:
                yield from _orphan(random, labels[0], values)
        yield ""

    return "\n".join(pasted(report, parts, draw)).encode()


def _orphan(random: Random, label: str, values: list[str]) -> Iterator[str]:
    at = random.randrange(3, len(label) - 2)
    yield flat(label[:at])
    yield from _small_table(values)
    yield flat(label[at:])


def _small_table(cells: list[str]) -> Iterator[str]:
    yield _pipes(cells)
    yield "|" + "---|" * len(cells)


def _pipes(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("\n", "<br>") for cell in cells) + " |"
