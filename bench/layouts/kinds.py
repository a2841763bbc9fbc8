"""The kinds of layout, and what each can carry without losing what the report says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from bench.layouts import bars, html, office, pdf, text
from bench.layouts.ambiguity import open_cells
from bench.layouts.boxes import Part, parts_of
from bench.layouts.disturb import DISTURBANCES
from bench.layouts.known import Known, known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FORMS = ("form_2021", "form_2019", "pre_2019")


@dataclass(frozen=True)
class Kind:
    """One layout. joined: digits of neighbours run together; blanks_lost: a blank cell leaves no trace.

    spaces_part: a space inside a number looks like the space between two.
    """

    name: str
    suffix: str
    write: Callable[[Random, Known, list[Part]], bytes]
    joined: bool = False
    blanks_lost: bool = False
    spaces_part: bool = False
    blanks: float = 0.12

    def carries(self, disturbance: str) -> bool:
        """Whether the layout keeps what the disturbance leaves: commas and spaces inside numbers need cell borders."""
        if disturbance == "split_digits":
            return not (self.joined or self.spaces_part)
        return not (disturbance == "thousands" and self.joined)


@dataclass(frozen=True)
class Sample:
    """A raw file and what was written into it. `open_cells`: those which the layout leaves open to anybody."""

    kind: str
    disturbance: str
    name: str
    data: bytes
    known: Known
    open_cells: frozenset[str]


KINDS = {
    kind.name: kind
    for kind in (
        Kind("html_clean", "html", html.clean),
        Kind("html_furniture", "html", html.furniture),
        Kind("html_word", "html", html.word),
        Kind("html_without_spans", "html", html.without_spans),
        Kind("html_gb18030_declared", "html", html.gb18030_declared),
        Kind("html_gb18030_undeclared", "html", html.gb18030_undeclared),
        Kind("docx", "docx", office.docx),
        Kind("xlsx", "xlsx", office.xlsx),
        Kind("pdf_ruled", "pdf", pdf.ruled),
        Kind("pdf_unruled", "pdf", pdf.unruled),
        Kind("markdown", "md", text.markdown),
        Kind("markdown_broken", "md", text.markdown_broken, spaces_part=True, blanks=0.0),
        Kind("text_tabs", "txt", text.tabs, blanks=0.0),
        Kind("text_tabs_of_word", "txt", text.tabs_of_word, spaces_part=True, blanks=0.06),
        Kind("text_tabs_of_sheet", "txt", text.tabs_of_sheet, spaces_part=True, blanks=0.06),
        Kind("text_lines", "txt", text.lines, blanks=0.0),
        Kind("text_lines_gb18030", "txt", text.lines_gb18030, blanks=0.0),
        Kind("text_lines_blanks_lost", "txt", text.lines, blanks_lost=True, blanks=0.03),
        Kind("text_one_line", "txt", text.one_line, spaces_part=True, blanks=0.0),
        Kind("text_bars_rows", "txt", bars.rows, spaces_part=True, blanks=0.4),
        Kind("text_bars_cells", "txt", bars.cells, spaces_part=True, blanks=0.4),
        Kind("text_bars_paragraphs", "txt", bars.paragraphs, spaces_part=True, blanks=0.4),
        Kind("text_joined", "txt", text.joined, joined=True, blanks=0.0),
    )
}
if pdf.CHROMIUM:
    KINDS["pdf_browser"] = Kind("pdf_browser", "pdf", pdf.browser)


def samples(kind: Kind, seeds: range) -> Iterator[Sample]:
    """Samples of one kind: editions and disturbances in turn, figures by the seed."""
    disturbances = [name for name in DISTURBANCES if kind.carries(name)]
    for seed in seeds:
        yield sample(
            kind, FORMS[seed % len(FORMS)], disturbances[seed // len(FORMS) % len(disturbances)], seed
        )


def sample(kind: Kind, form: str, disturbance: str, seed: int) -> Sample:
    random = Random(f"{kind.name} {form} {disturbance} {seed}")
    report = known(random, form, blanks=kind.blanks if random.random() < 0.5 else 0.0)
    disturb = DISTURBANCES[disturbance]
    parts = [replace(part, grid=disturb(random, part.grid)) for part in parts_of(report)]
    lost = frozenset(
        name
        for table in report.tables if kind.joined or kind.blanks_lost
        for name in open_cells(report, table, joined=kind.joined, blanks_lost=kind.blanks_lost)
    )  # fmt: skip
    data = kind.write(random, report, parts)
    return Sample(kind.name, disturbance, f"{kind.name}-{seed}.{kind.suffix}", data, report, lost)
