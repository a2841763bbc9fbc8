"""A text on its way to the public, as plain values: its page, its metadata, and what others have found out about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from gongkai.release.content import Content, Passage
from gongkai.release.draft.lexicon import Lexicon
from gongkai.release.draft.page import Page, page_of
from gongkai.release.file_types import Kind
from gongkai.release.reading.html import content_of_html


class LinkState(StrEnum):
    """What somebody found who followed a link. Only 403 and 404 are surely dead; other failures need a person."""

    GOOD = "good"
    DEAD = "dead"
    SUSPECTED = "suspected"


@dataclass(frozen=True)
class Draft:
    """metadata: texts by code, blanks count as nothing. required: code and official label of what must be there.

    early_effect_reason: why it has effect before it was formed. links: states of the addresses that were tried.
    """

    html: str
    title: str = ""
    summary: str = ""
    document_no: str = ""
    formed_on: date | None = None
    published_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    repealed_on: date | None = None
    early_effect_reason: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    required: tuple[tuple[str, str], ...] = ()
    lexicon: Lexicon = field(default_factory=Lexicon)
    links: Mapping[str, LinkState] = field(default_factory=dict)

    @cached_property
    def content(self) -> Content:
        """Title, summary and text as the rules about files read them; an empty text has nothing to read."""
        heads = (("标题", "title", self.title), ("内容概述", "summary", self.summary))
        given = tuple(Passage(where, anchor, text) for where, anchor, text in heads if text)
        read = content_of_html(self.html.encode()) if self.html.strip() else Content(Kind.HTML)
        return Content(Kind.HTML, (*given, *read.passages), read.traces)

    @cached_property
    def page(self) -> Page:
        return page_of(self.html)
