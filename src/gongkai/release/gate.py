"""Whether a file may leave: everything that the rules have against it, each as one sentence."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.release.content import Content, of_fields, of_text
from gongkai.release.file_types import CHECKED, Kind
from gongkai.release.kinds import kind_of
from gongkai.release.reading import READERS
from gongkai.release.rules import RULES
from gongkai.rules import Finding, Level

BLOCKING = frozenset((Level.ERROR, Level.WARNING))


def inspect(data: bytes, name: str) -> tuple[Finding, ...]:
    """What must be settled before this file leaves; empty when nothing is known against it.

    Raises Refused for what cannot be looked into at all: another kind of file, damaged, encrypted, too large.
    """
    return judged(read(data, name))


def inspect_text(text: str) -> tuple[Finding, ...]:
    """The same for words that stand in no file."""
    return judged(of_text(text))


def inspect_fields(fields: Iterable[tuple[str, str, str]]) -> tuple[Finding, ...]:
    """The same for the fields of a form: code, label and words of each."""
    return judged(of_fields(fields))


def read(data: bytes, name: str, allowed: frozenset[Kind] = CHECKED) -> Content:
    return READERS[kind_of(data, name, allowed)](data)


def judged(content: Content) -> tuple[Finding, ...]:
    """Findings of all rules, the gravest first."""
    found = [finding for rule in RULES for finding in rule.check(content)]
    return tuple(sorted(found, key=lambda finding: list(Level).index(finding.level)))
