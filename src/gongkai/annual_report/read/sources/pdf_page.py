"""One page of a PDF as pdfium has it: words with boxes and ruled lines, turned so that the page reads upright.

pdfium is called some hundred times a page, so the short calls go through prototypes of plain integers (half the
time of the generated ones), and boxes are asked for the ends of words only, not for every character.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no stubs

from gongkai.annual_report.read.sources.limits import too_many
from gongkai.annual_report.read.sources.pages import Page
from gongkai.annual_report.read.sources.pdf_paths import HANDLE, Box, Drawing, plain
from gongkai.annual_report.read.sources.ruling import Vertical
from gongkai.annual_report.read.sources.unreadable import Unreadable
from gongkai.annual_report.read.sources.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_WORD = re.compile(r"\S+")
_TALL = 24.0  # taller characters are looked at twice
_MAX_CHARACTERS = 100_000  # on one page


_loose_box = plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, HANDLE, ctypes.c_int, HANDLE)


class PageReader:
    """A loaded page; `close` gives its memory back. pictures: how many images it shows."""

    def __init__(self, document: object, number: int) -> None:
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
        drawing = Drawing(self._page, self._upright)
        horizontals, verticals = drawing.rulings()
        self.pictures = drawing.pictures
        return Page(self.number, self._words(verticals), horizontals, verticals)

    def _upright(self, left: float, top: float, right: float, bottom: float) -> Box:
        """From the upward y of PDF to ours, turned as the page is shown."""
        if self._turn == 0:
            return left, -top, right, -bottom
        if self._turn == 1:
            return bottom, left, top, right
        if self._turn == 2:
            return -right, bottom, -left, top
        return -top, -right, -bottom, -left

    # words

    def _words(self, verticals: list[Vertical]) -> list[Word]:
        count = pdfium.FPDFText_CountChars(self._text) if self._text else 0
        if count > _MAX_CHARACTERS:
            raise too_many("字（单页）", _MAX_CHARACTERS)
        if count <= 0:
            return []
        text = self._characters(count)
        spans = [match.span() for match in _WORD.finditer(text)]
        ends = self._boxes([index for start, end in spans for index in (start, end - 1)])
        cutter = _Cutter(verticals)
        words: list[Word] = []
        at = 0
        for start, end in spans:
            first, last = ends[at], ends[at + 1]
            at += 2
            word = _around(first, last, text[start:end])
            if end - start > 1 and cutter.crossed(word):
                words.extend(self._cut(text, start, end, cutter))
            else:
                words.append(word)
        return words

    def _characters(self, count: int) -> str:
        """One character of text for each index of pdfium."""
        buffer = (ctypes.c_ushort * (count + 1))()
        got = pdfium.FPDFText_GetText(self._text, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(0, got - 1)].decode("utf-16-le", errors="replace")
        if len(text) != count:  # it leaves some characters out, and then the indexes no longer agree
            code = pdfium.FPDFText_GetUnicode
            text = "".join(_character(code(self._text, index)) for index in range(count))
        return mended(text)

    def _boxes(self, indexes: list[int]) -> list[Box]:
        """The boxes of some characters: the line height of the font, or the ink where that is absurd."""
        count = len(indexes)
        numbers = (ctypes.c_float * (4 * count))()
        start = ctypes.addressof(numbers)
        text = ctypes.cast(self._text, ctypes.c_void_p).value
        for index, place in zip(indexes, range(start, start + 16 * count, 16), strict=True):
            _loose_box(text, index, place)
        flat = memoryview(numbers).cast("B").cast("f").tolist()
        turned = self._turn != 0
        boxes: list[Box] = []
        for at, (left, top, right, bottom) in enumerate(
            zip(flat[0::4], flat[1::4], flat[2::4], flat[3::4], strict=True)
        ):
            if top - bottom > _TALL:
                boxes.append(self._checked(indexes[at], (left, top, right, bottom)))
            else:
                boxes.append(
                    self._upright(left, top, right, bottom) if turned else (left, -top, right, -bottom)
                )
        return boxes

    def _checked(self, index: int, box: Box) -> Box:
        """Vertical writing has line boxes of many times the character; its ink tells where it stands."""
        ink = [ctypes.c_double() for _ in range(4)]
        pdfium.FPDFText_GetCharBox(self._text, index, *ink)
        left, right, bottom, top = (one.value for one in ink)
        if box[1] - box[3] > 3 * max(top - bottom, right - left):
            return self._upright(left, top, right, bottom)
        return self._upright(*box)

    def _cut(self, text: str, start: int, end: int, cutter: _Cutter) -> Iterator[Word]:
        """A word that reaches over a ruled line: neighbouring cells were printed without a gap."""
        boxes = self._boxes(list(range(start, end)))
        begin = 0
        for at in range(1, len(boxes)):
            if cutter.between(boxes[at - 1], boxes[at]):
                yield _around(boxes[begin], boxes[at - 1], text[start + begin : start + at])
                begin = at
        yield _around(boxes[begin], boxes[-1], text[start + begin : end])


class _Cutter:
    """Knows where upright ruled lines stand, to tell whether characters lie on both sides of one."""

    def __init__(self, verticals: Iterable[Vertical]) -> None:
        self._lines = sorted(verticals)
        self._xs = [line.x for line in self._lines]

    def crossed(self, word: Word) -> bool:
        return self._between(word.left + 1, word.right - 1, (word.top + word.bottom) / 2)

    def between(self, one: Box, other: Box) -> bool:
        return self._between((one[0] + one[2]) / 2, (other[0] + other[2]) / 2, (one[1] + one[3]) / 2)

    def _between(self, left: float, right: float, y: float) -> bool:
        for at in range(bisect_right(self._xs, left), len(self._xs)):
            line = self._lines[at]
            if line.x >= right:
                break
            if line.top < y < line.bottom:
                return True
        return False


def _around(first: Box, last: Box, text: str) -> Word:
    """From the first to the last character; a word on one line, which is nearly every word, needs no comparing."""
    if first[0] <= last[0] and first[1] == last[1]:
        return Word(first[0], first[1], last[2], max(first[3], last[3]), text)
    return Word(
        min(first[0], last[0]),
        min(first[1], last[1]),
        max(first[2], last[2]),
        max(first[3], last[3]),
        text,
    )


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


_RADICALS = re.compile("[\u2e80-\u2fd5\x00\x02\ufffe]")


def mended(text: str) -> str:
    """Some fonts give the radical instead of the character it looks like (⼀ for 一), and U+0002 for a hyphen."""
    return text.translate(_AS_CHARACTERS) if _RADICALS.search(text) else text


def _as_characters() -> dict[int, str]:
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2E80, 0x2FD6)}
    common = (
        "⺟母⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
    )
    table.update({ord(one): other for one, other in zip(common[::2], common[1::2], strict=True)})
    return table | {0x02: "-", 0xFFFE: "-", 0x00: " "}


_AS_CHARACTERS = _as_characters()
