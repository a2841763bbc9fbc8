"""Text with a bar after each cell, as programs that take the text out of a page leave its tables.

A row may have fewer cells than the table has columns: some programs fill it up with bars, some open each row with one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.layouts.boxes import filled
from bench.layouts.text import flat, pasted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from bench.layouts.boxes import Box, Grid, Part
    from bench.layouts.known import Known


def rows(random: Random, report: Known, parts: list[Part]) -> bytes:
    """A row a line."""
    opened, filled_up = random.random() < 0.5, random.random() < 0.5
    unmerged = random.random() < 0.3

    def draw(grid: Grid) -> Iterator[str]:
        if unmerged:
            yield from _unmerged(grid)
            return
        for row in grid:
            line = "".join(f"{flat(box.text)} | " for box in row)
            yield ("| " if opened else "") + line + (_filling(grid, row) if filled_up else "")

    return "\n".join(pasted(report, parts, draw)).encode()


def _filling(grid: Grid, row: list[Box]) -> str:
    return "|" * (sum(box.columns for box in grid[0]) - len(row))


def _unmerged(grid: Grid) -> Iterator[str]:
    """Cells that were merged are blank but for the first."""
    for row in filled(grid):
        yield "|" + "|".join(flat(box.text) if box else "" for box in row) + "|"


def cells(random: Random, report: Known, parts: list[Part]) -> bytes:
    """A cell a line, its bar beside it or below it."""
    opened, filled_up, below = random.random() < 0.4, random.random() < 0.5, random.random() < 0.4

    def draw(grid: Grid) -> Iterator[str]:
        for row in grid:
            if opened:
                yield "|"
            for box in row:
                if box.text:
                    yield box.text if below else f"{box.text} |"
                if below or not box.text:
                    yield "|"
            if filled_up and (filling := _filling(grid, row)):
                yield filling

    return "\n".join(pasted(report, parts, draw)).encode()


def paragraphs(_: Random, report: Known, parts: list[Part]) -> bytes:
    """A row a line, and in it each cell a paragraph of its own."""

    def draw(grid: Grid) -> Iterator[str]:
        for row in grid:
            yield "| " + "".join(f"\n       {flat(box.text)}  | " for box in row) + _filling(grid, row)

    return "\n".join(pasted(report, parts, draw)).encode()
