"""Who writes the pages and wants to be called when something was noted. The portal registers in `ready`."""

from __future__ import annotations

from collections.abc import Callable

_wakers: dict[str, Callable[[], object]] = {}


def add(key: str, waker: Callable[[], object]) -> None:
    """waker: called within the transaction of the act; it puts a task into the queue, and does not do the work itself."""
    _wakers[key] = waker


def wake() -> None:
    for waker in _wakers.values():
        waker()
