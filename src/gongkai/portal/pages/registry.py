"""Which pages there are, and which rows each depends on. The parts of the portal register here in `ready`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.lib.shell.registry import Registry

# In `depends_on`: any row whatever. For pages that show something of everything, as the home page.
ANY = "*"

PagesOf = Callable[[Sequence[int]], Iterable[str]]


@dataclass(frozen=True)
class PageKind:
    """One kind of page (see the package for an example, and for what a view must keep to).

    pages: the addresses of all that exist now; read as a stream, so that a million are no burden.
    depends_on: kind of row, as it is noted in the outbox → the addresses that concern rows with these numbers. An
        address may be given that does not exist (any more). The rows are asked for in batches of at most 500.
    always: rendered at each publishing, because it depends on rows that nobody notes (rights, settings).
    gathered: repeats what other pages say (lists by body or year, data files), so that it may follow a first publication
        a little later, with those after it. What was changed or withdrawn goes out of these pages at once, too.
    """

    key: str
    pages: Callable[[], Iterable[str]]
    depends_on: Mapping[str, PagesOf] = field(default_factory=dict)
    order: int = 50
    always: bool = False
    gathered: bool = False


KINDS: Registry[PageKind] = Registry()
add = KINDS.add


def addresses() -> Iterator[str]:
    """Every page that exists now."""
    for kind in KINDS:
        yield from kind.pages()


def always() -> Iterator[str]:
    """What is rendered at each publishing, whatever changed."""
    for kind in KINDS:
        if kind.always:
            yield from kind.pages()


def pages_of(row_kind: str, rows: Sequence[int], *, gathered: bool | None = None) -> Iterator[str]:
    """The addresses that depend on these rows; one may come several times. gathered: of such kinds alone, or of others."""
    for kind in KINDS:
        if gathered is not None and kind.gathered is not gathered:
            continue
        for wanted in (row_kind, ANY):
            if wanted in kind.depends_on:
                yield from kind.depends_on[wanted](rows)
