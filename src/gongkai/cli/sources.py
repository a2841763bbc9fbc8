"""From the words of the command line to the files to read."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD_INPUT = "-"

# A file named on the command line is read whatever its name; in a folder these are taken for reports.
SUFFIXES = frozenset(
    {
        *(".html", ".htm", ".xhtml", ".mht", ".mhtml", ".md", ".txt", ".pdf"),
        *(".docx", ".doc", ".wps", ".xlsx", ".xls", ".et", ".odt", ".ods", ".ofd"),
    }
)


@dataclass(frozen=True, slots=True)
class Source:
    """One report to read: a file, or what came in by standard input. `name` is shown and names the output."""

    name: str
    path: str | None
    data: bytes = b""

    def content(self) -> bytes:
        return Path(self.path).read_bytes() if self.path else self.data


def sources_of(words: Iterable[str]) -> list[Source]:
    """The sources that the words name, folders opened up, each file once, in the order given."""
    found = (source for word in words for source in _sources_of(word))
    return list({source.path or source.name: source for source in found}.values())


def names_one_file(words: Iterable[str]) -> bool:
    """Whether the words name exactly one report, so that one object is printed and not lines of objects."""
    words = list(words)
    return len(words) == 1 and not Path(words[0]).is_dir()


def _sources_of(word: str) -> Iterator[Source]:
    if word == STANDARD_INPUT:
        yield Source("标准输入.txt", None, sys.stdin.buffer.read())
    elif Path(word).is_dir():
        yield from (Source(str(path), str(path)) for path in sorted(_reports_below(Path(word))))
    else:
        yield Source(word, word)


def _reports_below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in SUFFIXES and path.is_file() and not hidden:
            yield path
