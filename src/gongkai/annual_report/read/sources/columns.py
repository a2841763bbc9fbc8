"""The columns of a table drawn without lines: numbers that stand under each other, and the headings above them."""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.annual_report.read.sources.stacks import Stack
    from gongkai.annual_report.read.sources.words import Word

WIDEST = 15  # columns of the widest table of any form: more means that the headings were not understood
_APART = 9.0  # points between the places of two columns
_LEAST_ROWS = 3  # that show the columns where no heading does
_LEAST_COLUMNS = 4
_MANY = 8  # in one row: rows side by side
_UNEQUAL = 0.1  # of the distance between two columns
_NEAR = 0.75  # of the distance between two headings


def columns_of(rows: Sequence[Sequence[Word]], headings: Sequence[Stack], *, named: bool) -> list[float]:
    """The middles of the columns, [] where they are not clear.

    rows: the numbers of each row. headings: the lowest ones above the columns. named: the rows have another column
    (a unit of measure) beside their labels, so that even a single column of numbers is plain.
    """
    clusters = clusters_of(rows)
    if not clusters:
        return []
    middles = [sum(cluster) / len(cluster) for cluster in clusters]
    if len(middles) <= len(headings) <= WIDEST and (found := _under(middles, headings)):
        return found
    if len(middles) >= _MANY and len(equal := _at_equal_distances(middles)) > len(middles):
        return equal if len(equal) <= WIDEST else []
    enough = len(rows) >= _LEAST_ROWS and (len(middles) >= _LEAST_COLUMNS or named)
    return middles if enough and len(middles) <= WIDEST else []


def clusters_of(rows: Sequence[Sequence[Word]]) -> list[list[float]]:
    """The middles of the numbers by column: by the edge at which they stand under each other best."""
    best: list[list[float]] = []
    for edge in (attrgetter("middle"), attrgetter("right"), attrgetter("left")):
        places = sorted((edge(one), one.middle, at) for at, row in enumerate(rows) for one in row)
        clusters: list[list[float]] = []
        owners: list[set[int]] = []
        last, doubled = -1e9, False
        for place, middle, owner in places:
            if place - last > _APART:
                clusters.append([])
                owners.append(set())
            doubled = doubled or owner in owners[-1]
            clusters[-1].append(middle)
            owners[-1].add(owner)
            last = place
        if not doubled and (not best or len(clusters) < len(best)):
            best = clusters
    return best


def _under(middles: list[float], headings: Sequence[Stack]) -> list[float]:
    """The place of each heading's column: of the numbers under it, or, where there are none, its own.

    A heading is set in the middle of its column, or at its left; then its column ends where the next heading begins.
    """
    own = [heading.middle for heading in headings]
    pitch = min((b - a for a, b in pairwise(own)), default=1e9)
    in_middle = [nearest(own, middle) for middle in middles]
    if all(abs(own[at] - middle) <= _NEAR * pitch for at, middle in zip(in_middle, middles, strict=True)):
        under = in_middle
    else:
        under = [sum(heading.left <= middle for heading in headings) - 1 for middle in middles]
    if len(set(under)) < len(under) or -1 in under:
        return []
    shift = sum(middle - own[at] for at, middle in zip(under, middles, strict=True)) / len(middles)
    found = [place + shift for place in own]
    for at, middle in zip(under, middles, strict=True):
        found[at] = middle
    return found if all(a < b for a, b in pairwise(found)) else []


def _at_equal_distances(middles: list[float]) -> list[float]:
    """Many numbers side by side at equal distances, but for gaps of twice or three times as much: blanks."""
    pitch = min(b - a for a, b in pairwise(middles))
    found = middles[:1]
    for one, other in pairwise(middles):
        steps = round((other - one) / pitch)
        if abs(other - one - steps * pitch) > _UNEQUAL * pitch:
            return []
        found += [one + (other - one) * step / steps for step in range(1, steps + 1)]
    return found


def nearest(places: Sequence[float], place: float) -> int:
    return min(range(len(places)), key=lambda at: abs(places[at] - place))
