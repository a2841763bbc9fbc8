"""Who is told that the pages could not be written. The app of notifications registers in `ready`; this one knows no people."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Teller = Callable[[str, Mapping[str, str | int]], object]
_tellers: dict[str, Teller] = {}


def add(key: str, teller: Teller) -> None:
    """teller: called with a source sentence and what stands in its places; it tells nobody twice who has not read it."""
    _tellers[key] = teller


def tell(sentence: str, values: Mapping[str, str | int]) -> None:
    for teller in _tellers.values():
        teller(sentence, values)
