"""Text of a PDF page that can be copied and cannot be seen: under a box, under a picture, off the page, in the colour of its ground.

The page is painted twice, as it is and without its text. Where a character should be and nothing changes, no reader sees it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no stubs

from gongkai.release.pdfium import Char, Page, Text

_DPI = 108
_LEAK = 0.05  # of the box of a character: slivers at the edge of a cover are not reading
_DARK = 96  # mean of a covered place, of 255
_WHOLE_PAGE = 0.8  # a picture of this share is a scan; its text layer stands behind or before it on purpose


def covered(page: Page, text: Text) -> list[int]:
    """Indexes of the characters that cannot be seen."""
    if not text.signs.strip():
        return []
    size = page.pixels(_DPI)
    boxes = text.boxes(size)
    as_it_is = page.painted(size)
    is_scan = _is_scan(page)
    drawn = {index: _manner(text.object_of(index)) for index, box in enumerate(boxes) if box}
    for item in page.objects():
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
            pdfium.FPDFTextObj_SetTextRenderMode(item, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    without = page.painted(size)
    return [
        index
        for index, box in enumerate(boxes)
        if box and _is_unseen(_Place(box, size, as_it_is, without), drawn[index], is_scan=is_scan)
    ]


class _Place:
    """The pixels of one character, with and without its text."""

    def __init__(self, box: Char, size: tuple[int, int], one: bytes, other: bytes) -> None:
        width, height = size
        self.left, self.right = max(0, int(box.left)), min(width, max(int(box.left) + 1, round(box.right)))
        self.top, self.bottom = max(0, int(box.top)), min(height, max(int(box.top) + 1, round(box.bottom)))
        self._rows = [
            slice((row * width + self.left) * 4, (row * width + self.right) * 4)
            for row in range(self.top, self.bottom)
        ]
        self._one, self._other = one, other

    @property
    def is_off_the_page(self) -> bool:
        return self.left >= self.right or self.top >= self.bottom

    def is_changed(self) -> bool:
        """Whether the text changes more of the pixels than a sliver at the edge."""
        enough = _LEAK * (self.right - self.left) * (self.bottom - self.top)
        changed = 0
        for row in self._rows:
            changed += _differing(self._one[row], self._other[row])
            if changed > enough:
                return True
        return False

    def is_plain(self) -> bool:
        """One colour all over."""
        first = self._one[self._rows[0]][:4]
        return all(self._one[row] == first * (self.right - self.left) for row in self._rows)

    def is_dark(self) -> bool:
        pixels = b"".join(self._one[row] for row in self._rows)
        return sum(pixels[0::4]) + sum(pixels[1::4]) + sum(pixels[2::4]) < _DARK * 3 * len(pixels) / 4


def _differing(one: bytes, other: bytes) -> int:
    if one == other:
        return 0
    return sum(one[at : at + 4] != other[at : at + 4] for at in range(0, len(one), 4))


def _manner(item: Any) -> tuple[bool, bool]:
    """Whether a text object is meant to be seen, and whether its font is in the file."""
    if not item:
        return True, False
    mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
    font = pdfium.FPDFTextObj_GetFont(item)
    shown = mode not in {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
    return shown, bool(font) and pdfium.FPDFFont_GetIsEmbedded(font) == 1


def _is_unseen(place: _Place, manner: tuple[bool, bool], *, is_scan: bool) -> bool:
    if place.is_off_the_page:
        return True
    shown, embedded = manner
    if place.is_changed():
        return False
    if is_scan or not shown:  # the picture shows what the text says, unless there is nothing to see
        return place.is_plain()
    return embedded or place.is_dark()  # a font that this machine lacks paints nothing either


def _is_scan(page: Page) -> bool:
    return any(share >= _WHOLE_PAGE for share in picture_shares(page))


def picture_shares(page: Page) -> Iterator[float]:
    """How much of the page each picture takes."""
    edges = [ctypes.c_float() for _ in range(4)]
    for item in page.objects():
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_IMAGE and pdfium.FPDFPageObj_GetBounds(
            item, *edges
        ):
            left, bottom, right, top = (edge.value for edge in edges)
            yield abs((right - left) * (top - bottom)) / max(1.0, page.width * page.height)
