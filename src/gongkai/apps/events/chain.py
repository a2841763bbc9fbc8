"""The hash chain over the log, as pure functions: each event carries the hash of the one before it.

scripts/verify_log.py does the same with the standard library alone; changing the content or its form here
breaks every stored hash.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64
CONTENT = ("sequence", "at", "tag", "actor", "agency", "subject", "data")

Link = Mapping[str, Any]
"""One event as exported: the fields of CONTENT, previous_hash and hash."""


@dataclass(frozen=True)
class Break:
    """A place where the chain does not hold."""

    sequence: int
    why: str


@dataclass(frozen=True)
class Head:
    """The end of the chain as noted apart from it: without it a cut-off tail cannot be seen."""

    sequence: int = 0
    hash: str = GENESIS


def moment(at: datetime) -> str:
    """The one way a moment is written in the log: UTC, microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def link_hash(previous_hash: str, content: Link) -> str:
    """SHA-256 over the previous hash and the canonical content."""
    text = previous_hash + "\n" + canonical({name: content[name] for name in CONTENT})
    return hashlib.sha256(text.encode()).hexdigest()


def breaks(links: Iterable[Link], head: Head | None = None) -> Iterator[Break]:
    """Every place where the chain of events does not hold, in order.

    After a break the walk goes on from what is stored, so that one change gives one place, not a thousand.
    """
    last = Head()
    for link in links:
        yield from _link_breaks(last, link)
        last = Head(link["sequence"], link["hash"])
    if head is not None and last != head:
        yield Break(
            last.sequence,
            f"日志止于第{last.sequence}条，链首记录的却是第{head.sequence}条：末尾有缺失或改动。",
        )


def _link_breaks(last: Head, link: Link) -> Iterator[Break]:
    sequence = link["sequence"]
    if sequence != last.sequence + 1:
        yield Break(sequence, f"第{last.sequence}条之后是第{sequence}条：有事件被删除、插入或调换了次序。")
    if link["previous_hash"] != last.hash:
        yield Break(sequence, f"第{sequence}条所记的前一条哈希与前一条不符：前后有改动、删除或插入。")
    if link["hash"] != link_hash(link["previous_hash"], link):
        yield Break(sequence, f"第{sequence}条的内容与其哈希不符：内容被改动。")
