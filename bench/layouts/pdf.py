"""PDF with a text layer: tables ruled or not, broken over pages, page numbers inside; and printed by a browser.

The writer is our own, some two pages of code, so that samples need no font and no browser: it names a font that every
reader of PDF knows by its character collection (Adobe-GB1), and text comes out by the published character maps.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench.layouts import html
from bench.layouts.boxes import filled

if TYPE_CHECKING:
    from random import Random

    from bench.layouts.boxes import Box, Grid, Part
    from bench.layouts.known import Known

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, TOP, BOTTOM = 60.0, 535.0, 780.0, 70.0
LEADING = 1.25
PADDING = 3.0
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@dataclass
class Paper:
    """Pages that are filled from the top; y is where the next thing goes."""

    ruled: bool
    pages: list[list[str]] = field(default_factory=list)
    y: float = 0.0

    def __post_init__(self) -> None:
        self.turn()

    def turn(self) -> None:
        self.pages.append([])
        self.y = TOP
        self.put(f"- {len(self.pages)} -", WIDTH / 2 - 10, 40.0, 9.0)

    def put(self, words: str, x: float, y: float, size: float) -> None:
        if words:
            code = words.encode("utf-16-be").hex()
            self.pages[-1].append(f"BT /F1 {size:g} Tf {x:.1f} {y:.1f} Td <{code}> Tj ET")

    def paragraph(self, words: str, size: float = 10.5) -> None:
        for line in wrapped(words, RIGHT - LEFT, size):
            if self.y - size * LEADING < BOTTOM:
                self.turn()
            self.y -= size * LEADING * 1.3
            self.put(line, LEFT, self.y, size)
        self.y -= 6

    def box(self, x: float, y: float, width: float, height: float) -> None:
        if self.ruled:
            self.pages[-1].append(f"{x:.1f} {y:.1f} {width:.1f} {height:.1f} re S")


def width_of(words: str, size: float) -> float:
    return sum(size if sign > "ÿ" else size / 2 for sign in words)


def wrapped(words: str, width: float, size: float) -> list[str]:
    """The lines of a text: as broken by its writer, and where the column ends."""
    lines = []
    for piece in words.split("\n"):
        line = ""
        for sign in piece:
            if line and width_of(line + sign, size) > width:
                lines.append(line)
                line = ""
            line += sign
        lines.append(line)
    return lines


def ruled(random: Random, report: Known, parts: list[Part]) -> bytes:
    return _document(random, report, parts, Paper(ruled=True))


def unruled(random: Random, report: Known, parts: list[Part]) -> bytes:
    return _document(random, report, parts, Paper(ruled=False))


def _document(random: Random, report: Known, parts: list[Part], paper: Paper) -> bytes:
    paper.paragraph(report.title, 16.0)
    paper.paragraph(f"发布日期：{report.published.isoformat()}")
    paper.y -= random.randrange(200)  # so that pages end in other rows
    for part in parts:
        for line in (part.heading, *part.prose):
            paper.paragraph(line)
        if part.grid:
            _table(paper, part.grid)
    return _file(paper.pages)


def _table(paper: Paper, grid: Grid) -> None:
    rows = filled(grid)
    columns = _column_widths(rows)
    size = 8.0 if len(columns) > 8 else 10.0
    heights = _row_heights(rows, columns, size)
    segments = _segments(heights, paper.y)
    for begin, end in segments:
        if begin:
            paper.turn()
        top = paper.y
        tops = [top - sum(heights[begin:y]) for y in range(begin, end + 1)]
        for y in range(end):
            for x, box in enumerate(rows[y]):
                first, last = max(y, begin), min(y + box.rows, end) if box else 0
                if box and first < last:
                    shown = box if y >= begin else None  # a box that goes on over the page has said its words
                    _box(paper, shown, (sum(columns[:x]), sum(columns[x : x + box.columns])),
                         (tops[first - begin], tops[last - begin]), size)  # fmt: skip
        paper.y = tops[-1] - 8


def _box(
    paper: Paper, box: Box | None, across: tuple[float, float], down: tuple[float, float], size: float
) -> None:
    x, width = LEFT + across[0], across[1]
    top, bottom = down
    paper.box(x, bottom, width, top - bottom)
    if box is None:
        return
    lines = wrapped(box.text, width - 2 * PADDING, size)
    y = (top + bottom) / 2 + len(lines) * size * LEADING / 2
    for line in lines:
        y -= size * LEADING
        slack = (width - width_of(line, size)) / 2 if box.cell else PADDING
        paper.put(line, x + slack, y + size * 0.2, size)


def _column_widths(rows: list[list[Box | None]]) -> list[float]:
    """Columns of values are narrow where there are many; labels share the rest."""
    count = len(rows[0])
    values = {x for row in rows for x, box in enumerate(row) if box and box.cell}
    if len(values) == count:
        return [(RIGHT - LEFT) / count] * count
    narrow = 36.0 if count > 6 else 78.0
    wide = (RIGHT - LEFT - narrow * len(values)) / (count - len(values))
    return [narrow if x in values else wide for x in range(count)]


def _row_heights(rows: list[list[Box | None]], columns: list[float], size: float) -> list[float]:
    heights = []
    for row in rows:
        needs = [
            len(wrapped(box.text, sum(columns[x : x + box.columns]) - 2 * PADDING, size)) / box.rows
            for x, box in enumerate(row) if box
        ]  # fmt: skip
        heights.append(max(needs, default=1) * size * LEADING + 2 * PADDING)
    return heights


def _segments(heights: list[float], y: float) -> list[tuple[int, int]]:
    """Which rows stand on which page."""
    segments, begin = [], 0
    for index, height in enumerate(heights):
        if y - height < BOTTOM and index > begin:
            segments.append((begin, index))
            begin, y = index, TOP
        y -= height
    return [*segments, (begin, len(heights))]


FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    (
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"
    ),
    (
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
        " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
    ),
)


def _file(pages: list[list[str]]) -> bytes:
    """The objects of a PDF: catalogue, pages, one font by its character collection, and the contents."""
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        *FONT,
    ]
    for number, page in enumerate(pages):
        content = "\n".join(["0.5 w", *page])
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH:g} {HEIGHT:g}] /Contents {7 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return _assembled(objects)


def _assembled(objects: list[str]) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("ascii")


def browser(random: Random, report: Known, parts: list[Part]) -> bytes:
    """The clean page, printed by the browser of the system."""
    assert CHROMIUM
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_bytes(html.clean(random, report, parts))
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run([CHROMIUM, *options], check=True, capture_output=True, timeout=60)
        return target.read_bytes()
