"""How much a part is of a whole, for every page that says it: one decimal, and 100 % is said only of all."""

from __future__ import annotations


def percent(part: int, whole: int) -> float | None:
    """Rounded to the nearest tenth, but never up to all nor down to none; None where there is no whole."""
    if not whole:
        return None
    tenths = (part * 2000 + whole) // (2 * whole)
    if part:
        tenths = max(tenths, 1)
    return (tenths if part == whole else min(tenths, 999)) / 10
