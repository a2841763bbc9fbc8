"""A small ordered list of contributions; what is registered twice under one key stands once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Contribution(Protocol):
    @property
    def key(self) -> str: ...

    @property
    def order(self) -> int: ...


C = TypeVar("C", bound=Contribution)


class Registry(Generic[C]):
    """Iterates in the order of the day, whatever the order of registration."""

    def __init__(self) -> None:
        self._by_key: dict[str, C] = {}

    def add(self, *contributions: C) -> None:
        for contribution in contributions:
            self._by_key[contribution.key] = contribution

    def remove(self, key: str) -> None:
        """For tests that register something of their own."""
        self._by_key.pop(key, None)

    def __iter__(self) -> Iterator[C]:
        return iter(sorted(self._by_key.values(), key=lambda one: (one.order, one.key)))

    def __len__(self) -> int:
        return len(self._by_key)
