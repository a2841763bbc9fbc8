"""One page of a PDF as pdfium has it: words with boxes and ruled lines, turned so that the page reads upright.

pdfium is called some hundred times a page, so the short calls go through prototypes of plain integers (half the
time of the generated ones), and boxes are asked for the ends of words only, not for every character.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no stubs

from gongkai.annual_report.read.sources.limits import too_many
from gongkai.annual_report.read.sources.pages import Page, Word
from gongkai.annual_report.read.sources.ruling import Horizontal, Vertical
from gongkai.annual_report.read.sources.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Box = tuple[float, float, float, float]  # left, top, right, bottom; y downwards

_WORD = re.compile(r"\S+")
_THIN = 3.0  # points; a filled rectangle as thin as that is a line
_SHORT = 5.0  # a line as short as that parts nothing
_TALL = 24.0  # taller characters are looked at twice
_MAX_CHARACTERS = 100_000  # on one page
_MAX_OBJECTS = 50_000
_MAX_FORM_DEPTH = 8


def _plain(function: object, result: type, *arguments: type) -> Callable[..., int]:
    """The same C function with integers for handles. Only for calls so short that holding the lock of Python is right."""
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]  # a foreign function
    found: Callable[..., int] = ctypes.PYFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]  # a foreign function
    return found


_handle = ctypes.c_void_p
_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _handle, ctypes.c_int, _handle)
_page_object = _plain(pdfium.FPDFPage_GetObject, _handle, _handle, ctypes.c_int)
_form_object = _plain(pdfium.FPDFFormObj_GetObject, _handle, _handle, ctypes.c_ulong)
_kind = _plain(pdfium.FPDFPageObj_GetType, ctypes.c_int, _handle)
_bounds = _plain(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, _handle, _handle, _handle, _handle, _handle)


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
        horizontals, verticals = self._rulings()
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

    # ruled lines

    def _rulings(self) -> tuple[list[Horizontal], list[Vertical]]:
        horizontals: list[Horizontal] = []
        verticals: list[Vertical] = []
        for left, top, right, bottom in self._segments():
            if bottom - top < _THIN and right - left > _SHORT:
                horizontals.append(Horizontal((top + bottom) / 2, left, right))
            elif right - left < _THIN and bottom - top > _SHORT:
                verticals.append(Vertical((left + right) / 2, top, bottom))
        return horizontals, verticals

    def _segments(self) -> Iterator[Box]:
        page = ctypes.cast(self._page, ctypes.c_void_p).value
        count = min(pdfium.FPDFPage_CountObjects(self._page), _MAX_OBJECTS)
        objects = list(map(_page_object, [page] * count, range(count)))
        yield from self._of_objects(objects, None, 0)

    def _of_objects(self, objects: list[int], outer: Matrix | None, depth: int) -> Iterator[Box]:
        kinds = list(map(_kind, objects))
        numbers = (ctypes.c_float * 4)()
        places = [ctypes.addressof(numbers) + 4 * at for at in range(4)]
        tally = Counter(kinds)
        self.pictures += tally[pdfium.FPDF_PAGEOBJ_IMAGE]
        if tally[pdfium.FPDF_PAGEOBJ_PATH]:
            for item, kind in zip(objects, kinds, strict=True):
                if kind == pdfium.FPDF_PAGEOBJ_PATH and _bounds(item, *places):
                    left, bottom, right, top = numbers
                    if right - left < _THIN or top - bottom < _THIN:
                        yield self._placed(((left, bottom), (right, top)), outer)
                    else:
                        yield from self._outline(item, outer)
        if tally[pdfium.FPDF_PAGEOBJ_FORM] and depth < _MAX_FORM_DEPTH:
            for item, kind in zip(objects, kinds, strict=True):
                if kind == pdfium.FPDF_PAGEOBJ_FORM:
                    yield from self._of_form(item, outer, depth)

    def _of_form(self, item: int, outer: Matrix | None, depth: int) -> Iterator[Box]:
        """A form is a drawing inside the page with a coordinate system of its own."""
        form = ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)
        count = min(max(0, pdfium.FPDFFormObj_CountObjects(form)), _MAX_OBJECTS)
        inner = _matrix(form) if outer is None else _times(_matrix(form), outer)
        objects = list(map(_form_object, [item] * count, range(count)))
        yield from self._of_objects(objects, inner, depth + 1)

    def _outline(self, address: int, outer: Matrix | None) -> Iterator[Box]:
        """The straight pieces of a larger path that is drawn with a line; shaded areas are no lines."""
        item = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if stroke.value:
            own = _matrix(item)
            for one, other in _pieces(item):
                yield self._placed((_moved(one, own), _moved(other, own)), outer)

    def _placed(self, piece: tuple[Point, Point], outer: Matrix | None) -> Box:
        (x0, y0), (x1, y1) = piece if outer is None else (_moved(piece[0], outer), _moved(piece[1], outer))
        return self._upright(min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1))


Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


def _matrix(item: object) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _moved(point: Point, matrix: Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def _times(first: Matrix, then: Matrix) -> Matrix:
    (a, b), (c, d) = _moved((first[0], first[1]), then), _moved((first[2], first[3]), then)
    e, f = _moved((first[4], first[5]), then)
    return a - then[4], b - then[5], c - then[4], d - then[5], e, f


def _pieces(path: object) -> Iterator[tuple[Point, Point]]:
    """From point to point of a path, in its own coordinates; curves are left out."""
    x, y = ctypes.c_float(), ctypes.c_float()
    last = start = (0.0, 0.0)
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MAX_OBJECTS)):
        piece = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(piece, x, y)
        here = (x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(piece)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, here
        last = here
        if pdfium.FPDFPathSegment_GetClose(piece):
            yield here, start
            last = start


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
