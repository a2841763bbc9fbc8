"""Which lines at the head of a document are its title, its number and the name above them. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from gongkai.apps.proactive.wording.blocks import Block

_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,20}[〔\[［(（]\d{4}[〕\]］)）]\s*(?:第)?\d{1,5}号")
_OVER = re.compile(r"[\u4e00-\u9fff]{2,40}(?:文件|\(\s*文件\s*\))")
_CALLED = re.compile(
    r"关于.{2,100}的(?:通知|意见|决定|公告|通告|通报|报告|批复|函|公示|办法|规定|方案|细则|解读|答复|情况说明)"
)
_LINES = 20  # the head of a document is not longer
_LONGEST = 200
_SENTENCE = tuple("。；：，、！？.;:,!?")


@dataclass(frozen=True)
class Head:
    """title: "" if none can be told. length: how many blocks belong to the head; the text begins behind them."""

    title: str = ""
    document_no: str = ""
    length: int = 0


def head_of(blocks: list[Block]) -> Head:
    first = list(takewhile(lambda one: one.tag != "table" and "<img" not in one.html, blocks[:_LINES]))
    begin, end = _title(first)
    title = "".join(one.text for one in first[begin:end])[:_LONGEST]
    if not title:
        return Head()
    number = next((found[0] for one in first[: end + 1] if (found := _NUMBER.fullmatch(one.text))), "")
    after = 1 if end < len(first) and _NUMBER.fullmatch(first[end].text) else 0
    return Head(title, "".join(number.split()), end + after)


def _title(lines: list[Block]) -> tuple[int, int]:
    """From which line to which; the same twice for none."""
    for of_title in (_is_called_so, _stands_as_title):
        begin = next((at for at, one in enumerate(lines) if of_title(one)), None)
        if begin is not None and all(_is_above(one) for one in lines[:begin]):
            return begin, begin + len(list(takewhile(of_title, lines[begin:])))
    begin = next((at for at, one in enumerate(lines) if not _is_above(one)), len(lines))
    if begin < len(lines) and _is_line(lines[begin]):
        return begin, begin + 1
    return 0, 0


def _is_called_so(block: Block) -> bool:
    return block.is_title


def _stands_as_title(block: Block) -> bool:
    return block.is_centred and not _is_above(block)


def _is_above(block: Block) -> bool:
    """A line of the red head: the name of the body, the number of the document."""
    return bool(_NUMBER.fullmatch(block.text) or _OVER.fullmatch(block.text.replace(" ", "")))


def _is_line(block: Block) -> bool:
    words = block.text
    return bool(_CALLED.fullmatch(words)) or (len(words) <= 60 and not words.endswith(_SENTENCE))
