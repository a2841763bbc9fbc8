"""What the rules find, as places that can be marked: numbers of persons, and text that is covered but not gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongkai.release.content import Passage
from gongkai.release.file_types import GIVEN_OUT, Kind
from gongkai.release.kinds import kind_of
from gongkai.release.pdfium import Char, Page, count_pages, opened
from gongkai.release.reading.covered import covered
from gongkai.release.redaction.docx import cleaned
from gongkai.release.redaction.marks import Area, Proposal, Span
from gongkai.release.rules import NUMBERS
from gongkai.release.rules.text import hits

_COVERED = "RG-COVERED"
_PADDING = 0.15  # of the height of a line


def proposals(data: bytes, name: str) -> tuple[Proposal, ...]:
    """In reading order; pictures and workbooks have none."""
    kind = kind_of(data, name, GIVEN_OUT)
    if kind is Kind.PDF:
        return tuple(_of_pdf(data))
    return tuple(_of_docx(data)) if kind is Kind.DOCX else ()


def paragraphs_of(data: bytes) -> tuple[Passage, ...]:
    """The paragraphs of a Word document as redaction counts them: after changes are accepted and comments gone."""
    return cleaned(data).passages()


def _of_docx(data: bytes) -> Iterator[Proposal]:
    passages = paragraphs_of(data)
    found = [(passage, hit, rule) for rule in NUMBERS for passage, hit in hits(rule, passages)]
    for passage, hit, rule in sorted(found, key=lambda one: (one[0].at, one[1].start)):
        yield Proposal(Span(passage.at, hit.start, hit.end), rule.id, passage.where, hit.shown)


def _of_pdf(data: bytes) -> Iterator[Proposal]:
    with opened(data) as document:
        for number in range(1, count_pages(document) + 1):
            page = Page(document, number)
            try:
                yield from _of_page(page)
            finally:
                page.close()


def _of_page(page: Page) -> Iterator[Proposal]:
    where = f"第{page.number}页"
    with page.text() as text:
        boxes = text.boxes((1, 1))
        passage = Passage(where, "", text.signs, page.number)
        for rule in NUMBERS:
            for _passage, hit in hits(rule, (passage,)):
                for area in _areas(page.number, boxes[hit.start : hit.end]):
                    yield Proposal(area, rule.id, where, hit.shown)
        unseen = frozenset(covered(page, text))
        for run in _runs(sorted(unseen)):
            for area in _areas(page.number, boxes[run[0] : run[-1] + 1]):
                yield Proposal(area, _COVERED, where, f"{len(run)}个盖住的字")


def _runs(indexes: list[int]) -> Iterator[list[int]]:
    """Neighbours together; a blank between words does not part them."""
    run: list[int] = []
    for index in indexes:
        if run and index - run[-1] > 2:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _areas(page: int, boxes: Iterable[Char | None]) -> Iterator[Area]:
    """One area for each line that the characters stand on."""
    line: list[Char] = []
    for box in boxes:
        if box is None:
            continue
        if line and not _on_one_line(line[-1], box):
            yield _around(page, line)
            line = []
        line.append(box)
    if line:
        yield _around(page, line)


def _on_one_line(one: Char, other: Char) -> bool:
    middle = (other.top + other.bottom) / 2
    height = max(one.bottom - one.top, other.bottom - other.top)
    return one.top - height <= middle <= one.bottom + height and other.right >= one.left


def _around(page: int, line: list[Char]) -> Area:
    top, bottom = min(box.top for box in line), max(box.bottom for box in line)
    left, right = min(box.left for box in line), max(box.right for box in line)
    padding = (bottom - top) * _PADDING + 0.002
    return Area(
        page,
        max(0.0, left - padding),
        max(0.0, top - padding),
        min(1.0, right + padding),
        min(1.0, bottom + padding),
    )
