"""The ruled lines of a PDF page: thin rectangles and straight strokes among everything that is drawn on it."""

from __future__ import annotations

import ctypes
from collections import Counter
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no stubs

from gongkai.annual_report.read.sources.ruling import Horizontal, Vertical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Box = tuple[float, float, float, float]  # left, top, right, bottom; y downwards

_THIN = 3.0  # points; a filled rectangle as thin as that is a line
_SHORT = 5.0  # a line as short as that parts nothing
_MAX_OBJECTS = 50_000
_MAX_FORM_DEPTH = 8


def plain(function: object, result: type, *arguments: type) -> Callable[..., int]:
    """The same C function with integers for handles. Only for calls so short that holding the lock of Python is right."""
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]  # a foreign function
    found: Callable[..., int] = ctypes.PYFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]  # a foreign function
    return found


HANDLE = ctypes.c_void_p
_page_object = plain(pdfium.FPDFPage_GetObject, HANDLE, HANDLE, ctypes.c_int)
_form_object = plain(pdfium.FPDFFormObj_GetObject, HANDLE, HANDLE, ctypes.c_ulong)
_kind = plain(pdfium.FPDFPageObj_GetType, ctypes.c_int, HANDLE)
_bounds = plain(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, HANDLE, HANDLE, HANDLE, HANDLE, HANDLE)


class Drawing:
    """What is drawn on a page. upright: from a box of PDF (y upwards) to ours. pictures: how many it shows."""

    def __init__(self, page: pdfium.FPDF_PAGE, upright: Callable[[float, float, float, float], Box]) -> None:
        self.pictures = 0
        self._page = page
        self._upright = upright

    def rulings(self) -> tuple[list[Horizontal], list[Vertical]]:
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
