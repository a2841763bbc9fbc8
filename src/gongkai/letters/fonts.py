"""The fonts of the PDF and which characters they hold. They come from a wheel, so paper looks alike everywhere."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

MISSING = "〓"  # what Chinese printers set for a character that the case does not hold
_FOLDER = Path(pylopdf_fonts_zh_cn.__file__).parent
_SERIF = _FOLDER / "NotoSerifSC-Regular.otf"
_SEGMENTED = 12  # the format of the table that reaches beyond the first 65,536 characters


@cache
def fonts() -> typst.Fonts:
    """Loaded once: 19 MB, without those of the machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FOLDER])


def printable(text: str) -> str:
    """The text with a mark for each character that the PDF cannot print."""
    return "".join(sign if ord(sign) in _held() else MISSING for sign in text)


def unprintable(text: str) -> str:
    """The characters that the PDF cannot print, each once, in the order of the text."""
    return "".join(dict.fromkeys(sign for sign in text if ord(sign) not in _held()))


@cache
def _held() -> frozenset[int]:
    """All characters of the text font, read from its table `cmap` as the OpenType standard lays it out."""
    data = _SERIF.read_bytes()
    tables = struct.unpack_from(">H", data, 4)[0]
    named = {
        data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * tables, 16)
    }
    cmap = named[b"cmap"]
    encodings = struct.unpack_from(">H", data, cmap + 2)[0]
    for number in range(encodings):
        table = cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * number)[0]
        if struct.unpack_from(">H", data, table)[0] == _SEGMENTED:
            return _segments(data, table)
    raise ValueError(f"字体文件{_SERIF.name}没有可以读取的字符表；请重新安装字体包。")


def _segments(data: bytes, table: int) -> frozenset[int]:
    groups = struct.unpack_from(">I", data, table + 12)[0]
    spans = (struct.unpack_from(">II", data, table + 16 + 12 * number) for number in range(groups))
    return frozenset(sign for first, last in spans for sign in range(first, last + 1))
