"""From a PDF with a text layer to pages of words and ruled lines. What they mean as tables is decided in `pages`."""

from __future__ import annotations

import ctypes
import re
import threading
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from gongkai.annual_report.blocks import Block, Document
from gongkai.annual_report.read.sources.limits import MAX_PAGES, Deadline, too_many
from gongkai.annual_report.read.sources.pages import Page, Word, blocks_of_page
from gongkai.annual_report.read.sources.ruling import Horizontal, Vertical
from gongkai.annual_report.read.sources.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCK = threading.Lock()  # pdfium keeps global state and must not run in two threads
_WORD = re.compile(r"\S+")
_THIN = 3.0
_SHORT = 5.0
_TALL = 24.0  # points; taller characters are looked at twice
_MAX_CHARACTERS = 100_000  # on one page
_MAX_OBJECTS = 50_000
_FILL_NONE = 0


def document_of_pdf(data: bytes, deadline: Deadline | None = None) -> Document:
    deadline = deadline or Deadline()
    with _LOCK:
        pdfium.FPDF_InitLibrary()
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise _refusal(pdfium.FPDF_GetLastError())
        try:
            return _read(document, deadline)
        finally:
            pdfium.FPDF_CloseDocument(document)


def _refusal(code: int) -> Unreadable:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return Unreadable("encrypted", "PDF文件设有打开密码，无法读取，请去掉密码后再上传。")
    return Unreadable("broken", "PDF文件已经损坏或者不完整，无法打开，请重新导出或下载后再上传。", code=code)


def _read(document: pdfium.FPDF_DOCUMENT, deadline: Deadline) -> Document:
    count = pdfium.FPDF_GetPageCount(document)
    if count > MAX_PAGES:
        raise too_many("页", MAX_PAGES)
    blocks: list[Block] = []
    pictures = characters = 0
    for number in range(1, count + 1):
        deadline.check()
        reader = _PageReader(document, number)
        try:
            page = reader.page()
        finally:
            reader.close()
        pictures += reader.pictures
        characters += sum(len(word.text) for word in page.words)
        blocks.extend(blocks_of_page(page))
    if characters < 10 * max(1, count):
        raise _no_text(count, pictures)
    return Document("pdf", tuple(blocks), tuple(_metadata(document)))


def _no_text(count: int, pictures: int) -> Unreadable:
    if pictures:
        return Unreadable(
            "scanned",
            f"这份PDF的{count}页是扫描的图片，没有可以读出的文字层，目前还不能识别图片中的文字，请上传由Word或WPS直接导出的PDF、.docx或网页。",
            pages=count,
        )
    return Unreadable(
        "no_text", f"这份PDF共{count}页，其中没有可以读出的文字，请重新导出后再上传。", pages=count
    )


def _metadata(document: pdfium.FPDF_DOCUMENT) -> Iterator[tuple[str, str]]:
    for tag in ("Title", "Author", "Creator", "Producer", "CreationDate", "ModDate"):
        size = pdfium.FPDF_GetMetaText(document, tag.encode(), None, 0)
        if 2 < size < 4096:
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDF_GetMetaText(document, tag.encode(), buffer, size)
            if text := buffer.raw[: size - 2].decode("utf-16-le", errors="replace").strip():
                yield tag, text


class _PageReader:
    """One page of pdfium, turned so that it reads upright."""

    def __init__(self, document: pdfium.FPDF_DOCUMENT, number: int) -> None:
        self.number = number
        self.pictures = 0
        self._page = pdfium.FPDF_LoadPage(document, number - 1)
        if not self._page:
            raise Unreadable(
                "broken", f"PDF第{number}页已经损坏，无法读取，请重新导出或下载后再上传。", page=number
            )
        self._turn = pdfium.FPDFPage_GetRotation(self._page)
        self._text = pdfium.FPDFText_LoadPage(self._page)

    def close(self) -> None:
        if self._text:
            pdfium.FPDFText_ClosePage(self._text)
        pdfium.FPDF_ClosePage(self._page)

    def page(self) -> Page:
        horizontals, verticals = self._rulings()
        return Page(self.number, self._words(verticals), horizontals, verticals)

    def _box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """From the upward y of PDF to ours, and upright."""
        if self._turn == 0:
            return left, -top, right, -bottom
        if self._turn == 1:
            return bottom, left, top, right
        if self._turn == 2:
            return -right, bottom, -left, top
        return -top, -right, -bottom, -left

    def _words(self, verticals: list[Vertical]) -> list[Word]:
        if not self._text:
            return []
        count = pdfium.FPDFText_CountChars(self._text)
        if count > _MAX_CHARACTERS:
            raise too_many("字（单页）", _MAX_CHARACTERS)
        if count <= 0:
            return []
        text = self._characters(count)
        cuts = sorted({vertical.x for vertical in verticals})
        words: list[Word] = []
        for match in _WORD.finditer(text):
            start, end = match.span()
            word = self._word(text, start, end)
            at = bisect_right(cuts, word.left + 1)
            if at < len(cuts) and cuts[at] < word.right - 1 and end - start > 1:
                words.extend(self._cut(text, start, end, cuts))
            else:
                words.append(word)
        return words

    def _characters(self, count: int) -> str:
        """One character of text for each index of pdfium."""
        buffer = (ctypes.c_ushort * (count + 1))()
        got = pdfium.FPDFText_GetText(self._text, 0, count, buffer)
        raw = bytes(buffer)[: 2 * max(0, got - 1)]
        text = raw.decode("utf-16-le", errors="replace")
        if len(text) != count:
            get = pdfium.FPDFText_GetUnicode
            text = "".join(_character(get(self._text, index)) for index in range(count))
        return _mended(text)

    def _word(self, text: str, start: int, end: int) -> Word:
        first = self._character_box(start)
        last = self._character_box(end - 1) if end - start > 1 else first
        return Word(
            min(first[0], last[0]),
            min(first[1], last[1]),
            max(first[2], last[2]),
            max(first[3], last[3]),
            text[start:end],
        )

    def _character_box(self, index: int) -> tuple[float, float, float, float]:
        """The box of the font's line height, or, where that is absurd (vertical writing), that of the ink."""
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._text, index, box)
        if box.top - box.bottom > _TALL:
            ink = [ctypes.c_double() for _ in range(4)]
            pdfium.FPDFText_GetCharBox(self._text, index, *ink)
            left, right, bottom, top = (one.value for one in ink)
            if box.top - box.bottom > 3 * max(top - bottom, right - left):
                return self._box(left, top, right, bottom)
        return self._box(box.left, box.top, box.right, box.bottom)

    def _cut(self, text: str, start: int, end: int, cuts: list[float]) -> Iterator[Word]:
        """A word that reaches over a ruled line: neighbouring cells were printed without a gap."""
        begin = start
        column = None
        for index in range(start, end):
            left, _, right, _ = self._character_box(index)
            here = bisect_right(cuts, (left + right) / 2)
            if column is not None and here != column:
                yield self._word(text, begin, index)
                begin = index
            column = here
        yield self._word(text, begin, end)

    def _rulings(self) -> tuple[list[Horizontal], list[Vertical]]:
        horizontals: list[Horizontal] = []
        verticals: list[Vertical] = []
        for left, top, right, bottom in self._segments():
            if bottom - top < _THIN and right - left > _SHORT:
                horizontals.append(Horizontal((top + bottom) / 2, left, right))
            elif right - left < _THIN and bottom - top > _SHORT:
                verticals.append(Vertical((left + right) / 2, top, bottom))
        return horizontals, verticals

    def _segments(self) -> Iterator[tuple[float, float, float, float]]:
        count = min(pdfium.FPDFPage_CountObjects(self._page), _MAX_OBJECTS)
        box = [ctypes.c_float() for _ in range(4)]
        for index in range(count):
            item = pdfium.FPDFPage_GetObject(self._page, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures += 1
            elif kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPageObj_GetBounds(item, *box):
                left, bottom, right, top = (one.value for one in box)
                if right - left < _THIN or top - bottom < _THIN:
                    yield self._box(left, top, right, bottom)
                else:
                    yield from self._outline(item)

    def _outline(self, item: pdfium.FPDF_PAGEOBJECT) -> Iterator[tuple[float, float, float, float]]:
        """The straight pieces of a larger path that is drawn with a line; shaded areas are no lines."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if not stroke.value:
            return
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(item, matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        last = start = (0.0, 0.0)
        for index in range(min(pdfium.FPDFPath_CountSegments(item), _MAX_OBJECTS)):
            piece = pdfium.FPDFPath_GetPathSegment(item, index)
            pdfium.FPDFPathSegment_GetPoint(piece, x, y)
            here = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            kind = pdfium.FPDFPathSegment_GetType(piece)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = here
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                yield self._piece(last, here)
            last = here
            if pdfium.FPDFPathSegment_GetClose(piece):
                yield self._piece(here, start)
                last = start

    def _piece(
        self, one: tuple[float, float], other: tuple[float, float]
    ) -> tuple[float, float, float, float]:
        return self._box(
            min(one[0], other[0]), max(one[1], other[1]), max(one[0], other[0]), min(one[1], other[1])
        )


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


_RADICALS = re.compile("[\u2e80-\u2fd5\x02\ufffe\x00]")


def _mended(text: str) -> str:
    """Some fonts give the radical instead of the character it looks like (⼀ for 一), and 02 for a hyphen."""
    return text.translate(RADICALS) if _RADICALS.search(text) else text


def _radicals() -> dict[int, str]:
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2E80, 0x2FD6)}
    common = (
        "⺟母⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
    )
    table.update({ord(one): other for one, other in zip(common[::2], common[1::2], strict=True)})
    return table | {0x02: "-", 0xFFFE: "-", 0x00: " "}


RADICALS = _radicals()
