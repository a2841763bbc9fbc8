"""The pages of a file as pictures, to be looked at and marked."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from gongkai.release.file_types import PICTURES, Kind
from gongkai.release.kinds import kind_of
from gongkai.release.pdfium import Page, count_pages, opened
from gongkai.release.redaction.picture import upright
from gongkai.release.refusal import Refused

SCREEN_DPI = 110
_WIDEST = 1600


def page_sizes(data: bytes, name: str) -> tuple[tuple[int, int], ...]:
    """Width and height of each page as it is shown; empty for files that have no pages."""
    kind = kind_of(data, name)
    if kind in PICTURES:
        return (_reduced(upright(data)).size,)
    if kind is not Kind.PDF:
        return ()
    with opened(data) as document:
        return tuple(_size(document, number) for number in range(1, count_pages(document) + 1))


def _size(document: Any, number: int) -> tuple[int, int]:
    page = Page(document, number)
    try:
        return page.pixels(SCREEN_DPI)
    finally:
        page.close()


def _reduced(picture: Image.Image) -> Image.Image:
    picture.thumbnail((_WIDEST, _WIDEST * 2))
    return picture


def page_picture(data: bytes, name: str, number: int) -> bytes:
    """One page as PNG. Raises Refused for a page that is not there."""
    if kind_of(data, name) in PICTURES:
        return _png(_reduced(upright(data)))
    with opened(data) as document:
        if not 1 <= number <= count_pages(document):
            raise Refused("no_page", f"文件里没有第{number}页。")
        return _png(painted(document, number, SCREEN_DPI))


def painted(document: Any, number: int, dpi: int) -> Image.Image:
    page = Page(document, number)
    try:
        size = page.pixels(dpi)
        return Image.frombytes("RGB", size, page.painted(size), "raw", "BGRX")
    finally:
        page.close()


def _png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()
