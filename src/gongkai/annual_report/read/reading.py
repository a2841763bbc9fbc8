"""Reading a report: blocks → labels → solve, then the prose, then what the prose settles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.annual_report.blocks import Document, Line
from gongkai.annual_report.read.frame import within_frame
from gongkai.annual_report.read.indicators import read_indicators
from gongkai.annual_report.read.metadata import About, about
from gongkai.annual_report.read.narrative import ProseLine, narrative_figures
from gongkai.annual_report.read.regions import regions_of
from gongkai.annual_report.read.settle_by_prose import settle_by_prose
from gongkai.annual_report.read.sources import document_of, document_of_text
from gongkai.annual_report.read.stream import Position, Stream
from gongkai.annual_report.read.tables import (
    EDITIONS,
    FoundTable,
    read_proactive,
    read_remedies,
    read_requests,
)
from gongkai.annual_report.report import ReadTable, Report


@dataclass(frozen=True)
class Reading:
    """What a file says and what it means."""

    document: Document
    report: Report


def read_report(data: bytes, name: str) -> Reading:
    """Read a published report of any edition. Raises Unreadable with one sentence for the person who brought it."""
    return read_document(document_of(data, name))


def read_text(text: str) -> Reading:
    """Read a report pasted as text."""
    return read_document(document_of_text(text))


def read_document(document: Document) -> Reading:
    """The same, from blocks that some other way of getting at them has given."""
    stream = Stream(document)
    found = _tables(document, stream)
    prose = _prose(document, found.values())
    facts = about(document, prose)
    prose = within_frame(prose, facts.title, facts.headings, [table.last for table in found.values()])
    figures = narrative_figures(prose, facts.agency)
    tables = {name: settle_by_prose(table, figures).result for name, table in found.items()}
    report = Report(
        agency=facts.agency,
        year=facts.year,
        published=facts.published,
        title=facts.title,
        form=_form(tables, facts),
        tables=tables,
        narrative=figures,
        headings=facts.headings,
        prose="".join("".join(line.text.split()) for line in prose),
    )
    return Reading(document, report)


def _tables(document: Document, stream: Stream) -> dict[str, FoundTable]:
    regions = regions_of(stream)
    found: dict[str, FoundTable | None] = {}
    if "proactive" in regions:
        found["proactive"] = read_proactive(document, stream, regions["proactive"])
    if "requests" in regions:
        found["requests"] = read_requests(document, stream, regions["requests"])
    if "remedies" in regions:
        beside = found.get("requests") or found.get("proactive")
        edition = beside.table.form if beside else EDITIONS[0]
        found["remedies"] = read_remedies(document, regions["remedies"], edition)
    if "indicators" in regions:
        found["indicators"] = read_indicators(document, stream, regions["indicators"])
    return {name: table for name, table in found.items() if table is not None}


def _prose(document: Document, tables: Iterable[FoundTable]) -> list[ProseLine]:
    """The text outside the tables, in order, cut where a table begins and ends."""
    extents = sorted((table.first, table.last) for table in tables)
    touched = {index for first, last in extents for index in range(first[0], last[0] + 1)}
    lines: list[ProseLine] = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Line):
            continue
        length = len(block.text)
        for start, end in _outside(index, length, extents) if index in touched else ((0, length),):
            if (text := block.text[start:end]).strip():
                lines.append(ProseLine(text, index, start, block.page))
    return lines


def _outside(index: int, length: int, extents: list[tuple[Position, Position]]) -> list[tuple[int, int]]:
    """The stretches of block `index` that no table covers."""
    stretches, start = [], 0
    for first, last in extents:
        if last[0] < index or first[0] > index:
            continue
        begin = first[1] if first[0] == index else 0
        stretches.append((start, begin))
        start = last[1] if last[0] == index else length
    stretches.append((start, length))
    return [(begin, end) for begin, end in stretches if begin < end]


def _form(tables: dict[str, ReadTable], facts: About) -> str | None:
    """The edition of table 2, else of another table, else what the headings tell."""
    for name in ("proactive", "requests", "indicators"):
        if name in tables:
            return tables[name].table.form
    headings = "".join(heading.text for heading in facts.headings)
    if "收费" in headings or "概述" in headings or (facts.year or 9999) < 2019:
        return "pre_2019"
    if "收到和处理" not in headings:
        return None
    return (
        "form_2019" if facts.year in (2019, 2020) else "form_2021"
    )  # same headings: by the year it was in force
