"""What the gate knows of a file, whatever its format: the text with its places, and the traces that text does not show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gongkai.release.file_types import Kind


class Trait(StrEnum):
    """What can stand in a file unseen, or tells more than its text."""

    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_COLUMNS = "hidden_columns"
    HIDDEN_TEXT = "hidden_text"
    COVERED_TEXT = "covered_text"
    TRACKED_CHANGE = "tracked_change"
    COMMENT = "comment"
    METADATA = "metadata"
    LOCATION = "location"
    EMBEDDED = "embedded"
    MACRO = "macro"
    SCRIPT = "script"
    EXTERNAL = "external"
    FORM_FIELD = "form_field"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text that reads on in itself: a page, a paragraph, a cell.

    where: for people (第2页). anchor: for programs (page/2). at: number of the page or paragraph, from 1.
    beside: what a reader sees at the head of its row and column, a line each, the nearest last.
    """

    where: str
    anchor: str
    text: str
    at: int = 0
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """One trait in one place. detail: what it is, already fit to be shown (masked where it must be)."""

    trait: Trait
    where: str
    anchor: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    kind: Kind
    passages: tuple[Passage, ...] = ()
    traces: tuple[Trace, ...] = ()


def of_text(text: str) -> Content:
    """Text that stands in no file: a form, a letter."""
    passages = (
        Passage(f"第{number}行", f"line/{number}", line, number)
        for number, line in enumerate(text.splitlines(), 1)
    )
    return Content(Kind.TEXT, tuple(passages))


def of_fields(fields: Iterable[tuple[str, str, str]]) -> Content:
    """What a form was filled in with: code, label and words of each field. The label tells what its numbers are."""
    return Content(
        Kind.TEXT,
        tuple(
            Passage(f"“{label}”一栏", f"field/{code}", words, number, label)
            for number, (code, label, words) in enumerate(fields, 1)
            if words
        ),
    )


def shortened(text: str, room: int = 40) -> str:
    """For showing: on one line, without what would turn the reading round."""
    plain = " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())
    return plain if len(plain) <= room else f"{plain[: room - 1]}…"
