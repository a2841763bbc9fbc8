"""What happens to a table on its way to us, one disturbance at a time. None of them changes what the table says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.layouts.boxes import changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from bench.layouts.boxes import Box, Grid

FULL_WIDTH = str.maketrans("0123456789+-.,", "０１２３４５６７８９＋－．，")
TRADITIONAL = str.maketrans(
    "开请处关业数总计结维复议诉讼审规范许罚强费单万属国秘务级为当报",
    "開請處關業數總計結維復議訴訟審規範許罰強費單萬屬國祕務級為當報",
)
LIKE = dict(
    zip("的未已定行政予公其件数", "地末己订形改子分甚伴教", strict=True)
)  # taken for each other by eye or keyboard


def _labels(change: Callable[[str], str]) -> Callable[[Grid], Grid]:
    return lambda grid: changed(grid, lambda box: box.text if box.cell else change(box.text))


def _values(change: Callable[[Box], str]) -> Callable[[Grid], Grid]:
    return lambda grid: changed(grid, lambda box: change(box) if box.cell else box.text)


def full_width(random: Random, grid: Grid) -> Grid:
    return _values(lambda box: box.text.translate(FULL_WIDTH) if random.random() < 0.5 else box.text)(grid)


def thousands(_: Random, grid: Grid) -> Grid:
    """Thousands set apart with commas."""

    def separated(box: Box) -> str:
        whole, point, rest = box.text.partition(".")
        digits = whole.lstrip("+-")
        if not digits.isdecimal():  # a unit inside the cell, "/", or blank
            return box.text
        return f"{whole[: len(whole) - len(digits)]}{int(digits):,}{point}{rest}"

    return _values(separated)(grid)


def split_digits(random: Random, grid: Grid) -> Grid:
    """A cell broken by a space or a line end inside its number."""

    def split(box: Box) -> str:
        if len(box.text) < 2 or not box.text.isdecimal() or random.random() > 0.3:
            return box.text
        at = random.randrange(1, len(box.text))
        return box.text[:at] + random.choice((" ", "\n", "\u00a0")) + box.text[at:]

    return _values(split)(grid)


def wrapped_labels(random: Random, grid: Grid) -> Grid:
    """Long labels broken over lines, as in narrow columns."""

    def wrap(words: str) -> str:
        if len(words) < 4 or random.random() < 0.3:
            return words
        width = random.randint(2, max(3, len(words) // 2))
        return "\n".join(words[at : at + width] for at in range(0, len(words), width))

    return _labels(wrap)(grid)


def typos(random: Random, grid: Grid) -> Grid:
    """One character of some labels lost, doubled or mistaken for its like."""

    def mistype(words: str) -> str:
        if len(words) < 5 or random.random() > 0.2:
            return words
        at = random.randrange(2, len(words))
        sign = words[at]
        if sign in "0123456789.、（）()" or sign < "一":
            return words
        return words[:at] + random.choice(("", sign * 2, LIKE.get(sign, sign))) + words[at + 1 :]

    return _labels(mistype)(grid)


def traditional(_: Random, grid: Grid) -> Grid:
    return _labels(lambda words: words.translate(TRADITIONAL))(grid)


def spaced_labels(random: Random, grid: Grid) -> Grid:
    """Full-width spaces that set short labels wide: 自　然　人."""
    return _labels(lambda words: "　".join(words) if 1 < len(words) < 5 and random.random() < 0.5 else words)(
        grid
    )


DISTURBANCES = {
    "none": lambda _, grid: grid,
    "full_width": full_width,
    "thousands": thousands,
    "split_digits": split_digits,
    "wrapped_labels": wrapped_labels,
    "typos": typos,
    "traditional": traditional,
    "spaced_labels": spaced_labels,
}
