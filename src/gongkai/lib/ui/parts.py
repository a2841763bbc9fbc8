"""The values that components show. A view or a query builds them; the partials in `templates/ui/` draw them.

Knows nothing of models: an app translates its rows into these values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.utils.functional import Promise
from django.utils.safestring import SafeString

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# A day, an index number, a document number: short enough to stand on one line of a list.
WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}|[A-Z]{1,8}(-[A-Z\d]{1,8}){1,4}|\w{1,6}〔\d{4}〕\d{1,4}号")
Text = str | Promise
Tone = Literal["neutral", "info", "good", "warn", "bad"]
Verdict = Literal["holds", "broken", "cannot_tell", "not_applicable"]


@dataclass(frozen=True)
class Link:
    """A link, also a crumb; without `url` it is the page the reader is on."""

    text: Text
    url: str = ""


@dataclass(frozen=True)
class Tab:
    text: Text
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Tag:
    """The state of a thing in a word."""

    text: Text
    tone: Tone = "neutral"


@dataclass(frozen=True)
class Column:
    """`sort` is the address that sorts by this column; `sorted` says which way it is sorted now."""

    text: Text
    numeric: bool = False
    sort: str = ""
    sorted: Literal["", "ascending", "descending"] = ""


@dataclass(frozen=True)
class Cell:
    """One cell of a list. `text` None is shown as 「—」 with `why` as its reason; 0 is written as 0."""

    text: Text | int | None
    url: str = ""
    tag: Tag | None = None
    why: Text = ""

    @property
    def is_blank(self) -> bool:
        """Nothing to be said here, as under a sum, not even why; a card leaves the line out."""
        return self.text in {"", None} and self.tag is None and not self.why

    @property
    def is_whole(self) -> bool:
        """A date or a number stays on one line; browsers like to break it at its hyphens."""
        return isinstance(self.text, str) and WHOLE.fullmatch(self.text) is not None


@dataclass(frozen=True)
class Row:
    """`total` sets the row off as a sum; `anchor` is the id that a link can point at."""

    cells: tuple[Cell, ...]
    total: bool = False
    anchor: str = ""


@dataclass(frozen=True)
class Table:
    """A list or the data behind a chart. The first cell of each row names the row.

    look: `cards` turns rows into cards at 390 pixels, `scroll` keeps the grid, `form` is framed like the official paper.
    """

    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    look: Literal["cards", "scroll", "form"] = "cards"
    caption_hidden: bool = False

    def lines(self) -> list[tuple[Row, list[tuple[Column, Cell]]]]:
        """Rows with each cell beside its column, as the template needs them."""
        return [(row, list(zip(self.columns, row.cells, strict=True))) for row in self.rows]


@dataclass(frozen=True)
class Term:
    """One line of a description list; `lines` when there are several values."""

    term: Text
    text: Text | int | None = None
    url: str = ""
    tag: Tag | None = None
    lines: tuple[Text, ...] = ()
    why: Text = ""


@dataclass(frozen=True)
class KeyFigure:
    """A number that matters, with its unit and its definition; `value` None is unknown, with the reason in `why`."""

    value: int | str | None
    unit: Text
    label: Text
    definition: Text = ""
    url: str = ""
    why: Text = ""


@dataclass(frozen=True)
class Finding:
    """What a check found: the sentence for the reader, the sum written out, the places, what to do, the source."""

    title: Text
    severity: Tag
    sentence: Text = ""
    arithmetic: Text = ""
    places: tuple[Link, ...] = ()
    advice: Text = ""
    source: Text = ""
    rule: str = ""
    state: Tag | None = None
    actions: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Item:
    """One line of a list of links: a new document, a search result, a thing that waits."""

    title: Text
    url: str
    body: Text = ""
    when: date | None = None
    tag: Tag | None = None
    meta: tuple[Text, ...] = ()
    excerpt: SafeString | str = ""


@dataclass(frozen=True)
class Figure:
    """A chart with all that must stand round it: the title is a sentence, the source is named, the data are below.

    wide, narrow: the same chart as SVG for a page and for a phone (see `charts`).
    """

    title: Text
    wide: SafeString
    narrow: SafeString
    source: Text
    table: Table
    note: Text = ""
    downloads: Sequence[Link] = field(default=())
