"""Columns of a terminal that line up although Chinese characters are two places wide."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """How many places of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "FW" else 1 for sign in text)


def fit(text: str, places: int) -> str:
    """A text cut or filled to exactly so many places."""
    kept = ""
    for sign in text:
        if width(kept + sign) > places:
            break
        kept += sign
    return kept + " " * (places - width(kept))
