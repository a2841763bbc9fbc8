"""Proving that the files say what the rows say: every page rendered anew and compared byte by byte."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gongkai.apps.page_outbox import queries as outbox
from gongkai.portal.pages import assets, files, registry
from gongkai.portal.pages.building import rendered
from gongkai.portal.pages.manifest import Manifest, Written
from gongkai.portal.pages.publishing import place

Kind = Literal["missing", "different", "surplus", "unlisted"]


class NotWritten(Exception):  # noqa: N818 (says what is the matter)
    def __init__(self, root: Path) -> None:
        super().__init__(f"{root} 里没有写出的网站；请先运行 gongkai portal publish --to {root}。")


@dataclass(frozen=True)
class Difference:
    """missing: a page without its file; different: other bytes; surplus: a file without a page; unlisted: not as in the manifest."""

    kind: Kind
    path: str


@dataclass
class Verified:
    """pages: how many were compared; waiting: notes not yet taken up and pages put off, which explain differences."""

    pages: int = 0
    waiting: int = 0


def verify(root: Path, verified: Verified, *, sample: int = 0, processes: int = 1) -> Iterator[Difference]:
    """Each difference as it is found; the counts are in `verified` at the end. Raises NotWritten.

    sample: compare so many pages, taken at random, and look for no surplus files.
    """
    if not Manifest.is_there(root):
        raise NotWritten(root)
    manifest = Manifest(root)
    try:
        notes = (note.pk for note in outbox.noted_after(manifest.number("floor")))
        verified.waiting = len(manifest.untaken(notes)) + len(manifest.to_gather())
        expected: set[str] = set()
        wanted = (one for one in registry.addresses() if files.path_of(one) is not None)
        yield from _pages(
            root, manifest, _some(wanted, sample) if sample else wanted, expected, verified, processes
        )
        if not sample:
            yield from _assets(root, manifest, expected)
            yield from (Difference("surplus", path) for path in files.all_files(root) if path not in expected)
            yield from (
                Difference("unlisted", one.path) for one in manifest.all_written() if one.path not in expected
            )
    finally:
        manifest.close()


def _pages(
    root: Path,
    manifest: Manifest,
    wanted: Iterable[str],
    expected: set[str],
    verified: Verified,
    processes: int,
) -> Iterator[Difference]:
    for page in rendered(wanted, processes):
        verified.pages += 1
        path, _others = place(page)
        if path is not None:
            expected.add(path)
            yield from _compared(root, manifest, Written.of(path, page.address, page.content))


def _assets(root: Path, manifest: Manifest, expected: set[str]) -> Iterator[Difference]:
    for path, source in assets.assets():
        expected.add(path)
        yield from _compared(root, manifest, Written.of(path, "", source.read_bytes()))


def _compared(root: Path, manifest: Manifest, true: Written) -> Iterator[Difference]:
    content = files.content_of(root, true.path)
    if content is None:
        yield Difference("missing", true.path)
    elif hashlib.sha256(content).hexdigest() != true.sha256:
        yield Difference("different", true.path)
    elif manifest.written(true.path) != true:
        yield Difference("unlisted", true.path)


def _some(addresses: Iterable[str], number: int) -> list[str]:
    """So many of a stream whose length is not known, each with the same chance."""
    chance = random.SystemRandom()
    kept: list[str] = []
    for place_, address in enumerate(addresses):
        if place_ < number:
            kept.append(address)
        elif (slot := chance.randrange(place_ + 1)) < number:
            kept[slot] = address
    return kept
