"""A report as it was read: cells with their places, figures of the prose, and what the report says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from gongkai.annual_report.blocks import Place
from gongkai.annual_report.forms.shape import Table

Number = int | Decimal


class Content(StrEnum):
    """What stands in a cell. The first three are values that were read; the last says that nobody can tell."""

    NUMBER = "number"
    BLANK = "blank"
    NOT_APPLICABLE = "not_applicable"  # "/", "—" and their like
    UNREADABLE = "unreadable"


class Obtained(StrEnum):
    """How a cell's content was come by."""

    PRINTED = "printed"  # stands so in the source, by itself
    REPAIRED = "repaired"  # the only reading of what is printed that fits labels, order and arithmetic
    UNKNOWN = "unknown"  # several readings fit; the candidates are kept


class Cell(NamedTuple):
    """One cell of a table. `value` is None unless `content` is a number. `raw` is what the source prints there.

    candidates: the values that remain possible when the cell is unreadable; None among them means blank.
    confidence: 1.0 printed as is; less the more was inferred. derivation: a sentence on how it was repaired.
    """

    id: str
    content: Content
    value: Number | None
    raw: str = ""
    place: Place | None = None
    obtained: Obtained = Obtained.PRINTED
    confidence: float = 1.0
    candidates: tuple[Number | None, ...] = ()
    derivation: str = ""
    unit: str | None = None


@dataclass(frozen=True)
class ReadTable:
    """A table found in a report, with the edition it was recognised as and a cell for every cell id of the form."""

    table: Table
    cells: dict[str, Cell]

    def value(self, row: str, column: str) -> Number | None:
        cell = self.cells.get(f"{self.table.id}/{row}/{column}")
        return cell.value if cell else None


class Scope(StrEnum):
    """What a figure of the prose counts."""

    AREA = "area"  # the whole area: all bodies
    OWN = "own"  # the reporting body itself
    PART = "part"  # one named body, channel or group
    CUMULATIVE = "cumulative"  # since some earlier time, not the year


class Verb(StrEnum):
    """What the prose says was done with the counted things."""

    RECEIVED = "received"
    ANSWERED = "answered"
    CARRIED_IN = "carried_in"
    CARRIED_OUT = "carried_out"
    PUBLISHED = "published"
    OTHER = "other"


class NarrativeFigure(NamedTuple):
    """A figure stated in the prose. `value` has 万 and 亿 multiplied out; 无, 未发生, 未收取 are zeros with a quote.

    quote: at most 40 characters of the source, white space removed. scope_words: the words that gave the scope.
    part_of: index (in Report.narrative) of the figure of which this is a stated part, if the text lists it so.
    """

    metric: str
    value: Number
    unit: str | None
    quote: str
    place: Place
    approximate: bool = False
    scope: Scope = Scope.AREA
    verb: Verb = Verb.OTHER
    part_of: int | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int  # 1 for 一、 2 for （一）
    place: Place


@dataclass(frozen=True)
class Report:
    """One report as read. A table that the document does not contain has no entry in `tables`.

    prose: the running text without the tables, white space removed; the checks of content search it. Empty: not kept.
    """

    agency: str
    year: int | None
    published: date | None
    title: str
    form: str | None
    tables: dict[str, ReadTable]
    narrative: tuple[NarrativeFigure, ...] = ()
    headings: tuple[Heading, ...] = ()
    notes: tuple[str, ...] = field(default=())
    prose: str = ""

    def cell(self, cell_id: str) -> Cell | None:
        table = self.tables.get(cell_id.split("/", 1)[0])
        return table.cells.get(cell_id) if table else None

    @property
    def uncertain(self) -> tuple[str, ...]:
        """Ids of the cells that the document does not settle."""
        return tuple(
            cell.id
            for table in self.tables.values()
            for cell in table.cells.values()
            if cell.content is Content.UNREADABLE
        )
