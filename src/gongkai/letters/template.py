"""A template: the fixed words of one document, its places, and since when it is used.

A line of the body names its places in braces. A line with a place that has nothing to say is left out whole,
so that one template serves cases with and without an extension, a consultation, an annex.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from string import Formatter

from gongkai.letters.letter import Block, Items, Paragraph, Quote, Table
from gongkai.letters.places import Filled, Place
from gongkai.statute.citation import Citation

# Places that are worked out from others and are never handed in.
YOU, FINDING, BASIS = "you", "finding", "basis"
WORKED_OUT = frozenset({YOU, FINDING, BASIS})
ENDS = ("。", "！", "？", "；", "：", "…", "”", "’", "）", "》", ".", "!", "?", ";", ":")


class Addressee(StrEnum):
    """To whom a document goes."""

    APPLICANT = "applicant"
    THIRD_PARTY = "third_party"
    AGENCY = "agency"
    UNIT = "unit"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class ItemsOf:
    """A list as numbered items."""

    place: str


@dataclass(frozen=True, slots=True)
class QuoteOf:
    """Prose or a list set off from the text."""

    place: str


@dataclass(frozen=True, slots=True)
class RowsOf:
    """Rows under a header."""

    place: str
    header: tuple[str, ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldsOf:
    """A form: name and words on each row. empty: whether rows without words are printed, to be filled in by hand."""

    fields: tuple[tuple[str, str], ...]
    widths: tuple[int, ...] = (3, 7)
    empty: bool = True


Line = str | ItemsOf | QuoteOf | RowsOf | FieldsOf


@dataclass(frozen=True, slots=True)
class Template:
    """One version of one document.

    in_force, until: first and last day on which letters are made from it, until None while they are.
    official: an official document with red head and number; forms and records have neither.
    outcome: the outcome that a reply tells, "" where it is no reply.
    signed: whether the agency signs with a place for its seal.
    """

    code: str
    version: int
    in_force: date
    title: str
    addressee: Addressee
    body: tuple[Line, ...]
    places: tuple[Place, ...]
    citations: tuple[Citation, ...] = ()
    official: bool = True
    outcome: str = ""
    signed: bool = True
    until: date | None = None

    def __post_init__(self) -> None:
        """A body that names a place which nobody can fill would print a letter with a hole."""
        if unknown := sorted(self.names_used - {place.name for place in self.places} - WORKED_OUT):
            raise ValueError(
                f"模板{self.code}的正文用到“{unknown[0]}”，但没有这个位置；请补上位置或者改正正文。"
            )

    def governs(self, day: date) -> bool:
        return self.in_force <= day and (self.until is None or day <= self.until)

    def place(self, name: str) -> Place | None:
        return next((place for place in self.places if place.name == name), None)

    @property
    def names_used(self) -> frozenset[str]:
        """Every place that the body names."""
        return frozenset(name for line in self.body for name in _names(line))


def _names(line: Line) -> Iterator[str]:
    match line:
        case str():
            yield from names_in(line)
        case FieldsOf(fields):
            for _label, words in fields:
                yield from names_in(words)
        case _:
            yield line.place


def names_in(line: str) -> tuple[str, ...]:
    return tuple(name for _text, name, _spec, _conversion in Formatter().parse(line) if name)


def blocks(body: Iterable[Line], filled: Mapping[str, Filled]) -> Iterator[Block]:
    """The body with its places filled. Words of a fact are never read as a line again."""
    for line in body:
        match line:
            case str():
                yield from (Paragraph(text) for text in _paragraphs(line, filled))
            case ItemsOf(place) if filled[place]:
                yield Items(filled[place].lines)
            case QuoteOf(place) if filled[place]:
                yield Quote(filled[place].lines)
            case RowsOf(place, header, widths) if filled[place]:
                yield Table(filled[place].rows, header, widths)
            case FieldsOf():
                yield _form(line, filled)


def _paragraphs(line: str, filled: Mapping[str, Filled]) -> Iterator[str]:
    """The line once; where prose stands at its end, the paragraphs of the prose go on below it."""
    names = names_in(line)
    if not all(filled[name] for name in names):
        return
    words = {name: filled[name].words or filled[name].lines[0] for name in names}
    if names and line.endswith(f"{{{names[-1]}}}"):
        more = filled[names[-1]].lines[1:]
        yield from map(_ended, (line.format_map(words), *more))
    else:
        yield line.format_map(words)


def _ended(text: str) -> str:
    """With a full stop, where whoever filled the place left it out."""
    return text if text.endswith(ENDS) else f"{text}。"


def _form(form: FieldsOf, filled: Mapping[str, Filled]) -> Table:
    """Absent words leave the cell empty: on a form this is where a pen writes."""
    rows = []
    for label, line in form.fields:
        names = names_in(line)
        words = {name: filled[name].words or " ".join(filled[name].lines) for name in names}
        rows.append((label, line.format_map(words) if all(filled[name] for name in names) else ""))
    return Table(tuple(row for row in rows if row[1] or form.empty), widths=form.widths)
