"""PDF files through pdfium: opened, asked for characters with their places, and painted. One thread at a time."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no stubs

from gongkai.release.limits import MAX_CHARACTERS, MAX_PAGES, too_many
from gongkai.release.refusal import Refused, broken

_LOCK = threading.Lock()  # pdfium keeps global state
_ready = False
POINTS = 72
DEEPEST = 12  # forms inside forms
_FINE = 1_000_000
LARGEST = 40_000_000  # pixels of one painted page


@dataclass(frozen=True, slots=True)
class Char:
    """A character with its ink in pixels of a painted page, or as shares of the page (see Text.boxes)."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document, closed afterwards. Raises Refused when it is damaged or needs a password."""
    global _ready  # noqa: PLW0603 - the library is set up once for the process
    with _LOCK:
        if not _ready:
            pdfium.FPDF_InitLibrary()
            _ready = True
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
                raise Refused("encrypted", "PDF文件设有打开密码，无法检查；请去掉密码后再上传。")
            raise broken("PDF文件")
        try:
            yield document
        finally:
            pdfium.FPDF_CloseDocument(document)


def count_pages(document: Any) -> int:
    count = int(pdfium.FPDF_GetPageCount(document))
    if count < 1:
        raise broken("PDF文件")
    if count > MAX_PAGES:
        raise too_many("页", MAX_PAGES)
    return count


class Page:
    """A loaded page; numbers count from 1."""

    def __init__(self, document: Any, number: int) -> None:
        self.number = number
        self.handle = pdfium.FPDF_LoadPage(document, number - 1)
        if not self.handle:
            raise broken(f"PDF第{number}页")
        self.width = float(pdfium.FPDF_GetPageWidthF(self.handle))
        self.height = float(pdfium.FPDF_GetPageHeightF(self.handle))

    def close(self) -> None:
        pdfium.FPDF_ClosePage(self.handle)

    def pixels(self, dpi: int) -> tuple[int, int]:
        """Width and height when painted; a poster is painted more coarsely, so that it fits into memory."""
        scale = min(dpi / POINTS, (LARGEST / max(1.0, self.width * self.height)) ** 0.5)
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))

    def painted(self, size: tuple[int, int]) -> bytes:
        """The page with its annotations as rows of blue, green, red and one unused byte."""
        width, height = size
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRx, None, 0)
        if not bitmap:
            raise Refused("too_large", f"PDF第{self.number}页太大，不能检查；请缩小页面后再上传。")
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            pdfium.FPDF_RenderPageBitmap(bitmap, self.handle, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
            stride = pdfium.FPDFBitmap_GetStride(bitmap)
            whole = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        if stride == width * 4:
            return whole
        return b"".join(whole[row * stride : row * stride + width * 4] for row in range(height))

    def objects(self) -> Iterator[Any]:
        """Everything painted on the page, also inside forms, in the order of painting."""
        for index in range(pdfium.FPDFPage_CountObjects(self.handle)):
            yield from _and_inner(pdfium.FPDFPage_GetObject(self.handle, index), 0)

    @contextmanager
    def text(self) -> Iterator[Text]:
        text = self._read()
        turn = pdfium.FPDFPage_GetRotation(self.handle)
        if (
            turn
        ):  # pdfium orders the words of a turned page as they stand; which way they read is seen by the lines
            pdfium.FPDFPage_SetRotation(self.handle, 0)
            try:
                other = self._read()
            finally:
                pdfium.FPDFPage_SetRotation(self.handle, turn)
            if other.signs.count("\n") < text.signs.count("\n"):
                text, other = other, text
            other.close()
        try:
            yield text
        finally:
            text.close()

    def _read(self) -> Text:
        handle = pdfium.FPDFText_LoadPage(self.handle)
        if not handle:
            raise broken(f"PDF第{self.number}页")
        return Text(self, handle)


class Text:
    """The characters of a page: index i of `signs` is character i of pdfium."""

    def __init__(self, page: Page, handle: Any) -> None:
        self._page = page
        self._handle = handle
        count = pdfium.FPDFText_CountChars(handle)
        if count > MAX_CHARACTERS // 10:
            raise too_many(f"字（第{page.number}页）", MAX_CHARACTERS // 10)
        codes = (pdfium.FPDFText_GetUnicode(handle, index) for index in range(max(0, count)))
        self.signs = "".join(
            chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes
        )

    def close(self) -> None:
        pdfium.FPDFText_ClosePage(self._handle)

    def boxes(self, size: tuple[int, int]) -> list[Char | None]:
        """The ink of each character on a page painted in this size; None for what has none (blanks, line ends)."""
        fine = max(64, _FINE // max(size))  # pdfium gives whole pixels
        wide, high = size[0] * fine, size[1] * fine
        edges = [ctypes.c_double() for _ in range(4)]
        x, y = ctypes.c_int(), ctypes.c_int()
        found: list[Char | None] = []
        for index, sign in enumerate(self.signs):
            if sign.isspace() or not pdfium.FPDFText_GetCharBox(self._handle, index, *edges):
                found.append(None)
                continue
            left, right, bottom, top = (edge.value for edge in edges)
            corners = []
            for at in ((left, top), (right, bottom)):
                pdfium.FPDF_PageToDevice(self._page.handle, 0, 0, wide, high, 0, *at, x, y)
                corners.append((x.value / fine, y.value / fine))
            (one, two), (three, four) = corners
            found.append(Char(sign, min(one, three), min(two, four), max(one, three), max(two, four)))
        return found

    def object_of(self, index: int) -> Any:
        """The text object that a character belongs to, None for blanks that pdfium adds."""
        return pdfium.FPDFText_GetTextObject(self._handle, index)


def _and_inner(item: Any, depth: int) -> Iterator[Any]:
    yield item
    if depth < DEEPEST and pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_FORM:
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _and_inner(pdfium.FPDFFormObj_GetObject(item, index), depth + 1)


def saved(document: Any) -> bytes:
    """The document written anew."""
    parts: list[bytes] = []

    def write(_file: Any, start: Any, size: int) -> int:
        parts.append(ctypes.string_at(start, size))
        return 1

    file = pdfium.FPDF_FILEWRITE(version=1)
    file.WriteBlock = type(file.WriteBlock)(write)
    if not pdfium.FPDF_SaveAsCopy(document, file, pdfium.FPDF_NO_INCREMENTAL):
        raise broken("PDF文件")
    return b"".join(parts)


def meta_text(document: Any, tag: str) -> str:
    size = pdfium.FPDF_GetMetaText(document, tag.encode(), None, 0)
    if not 2 < size < 65_536:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, tag.encode(), buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace").strip()
