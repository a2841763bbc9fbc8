"""From bytes to text. Declared encodings are often wrong on copied pages, so the bytes themselves decide."""

from __future__ import annotations

import codecs
import re

from gongkai.annual_report.read.sources.unreadable import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FREQUENT = frozenset("的一年中政府信息公开工作数件项主动申请情况办理本和了在，。、0123456789\n")
_MAX_CONTROL_SHARE = 0.02
_LEAST_PLAUSIBLE = 0.02  # of the characters; a report has ten times as many of the frequent ones
_CONTROL = bytes((*range(9), 11, *range(14, 32), 127))
_CONTROL_CHARACTERS = re.compile(f"[{re.escape(_CONTROL.decode())}]+")


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of the encoding it was found in. Raises Unreadable for what is no text at all."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(name, errors="replace")), name
    candidates = ("utf-16-le", "utf-16-be", "utf-8") if b"\0" in data else ("utf-8", "gb18030")
    if b"\0" not in data:
        for name in candidates:
            try:
                return _checked(data.decode(name), clean=_is_clean(data)), name
            except UnicodeDecodeError:
                continue
    plausibility, name = max((_plausibility(data, one), one) for one in candidates)
    if plausibility < _LEAST_PLAUSIBLE:
        raise _not_text()
    return _checked(data.decode(name, errors="replace")), name


def _plausibility(data: bytes, name: str) -> float:
    """Characters every report is full of, less those that did not decode: a broken file keeps its encoding."""
    text = data[:200_000].decode(name, errors="replace")
    if not text:
        return 0.0
    return (sum(map(_FREQUENT.__contains__, text)) - 4 * text.count("\ufffd")) / len(text)


def _is_clean(data: bytes) -> bool:
    """Whether no byte is a control character: in UTF-8 and GB18030 such a byte is part of nothing else."""
    return len(data.translate(None, _CONTROL)) == len(data)


def _checked(text: str, *, clean: bool = False) -> str:
    """Text of people has next to no control characters; a stray NUL or form feed in it is dropped."""
    kept = text if clean else _CONTROL_CHARACTERS.sub("", text)
    lost = len(text) - len(kept) + text.count("\ufffd")
    if text and lost > _MAX_CONTROL_SHARE * len(text) + 4:
        raise _not_text()
    return kept


def _not_text() -> Unreadable:
    return Unreadable(
        "not_text",
        "文件内容不是可以读出的文字（编码无法识别或者是其他类型的文件），请另存为.docx、.pdf、.html或UTF-8文本后再上传。",
    )
