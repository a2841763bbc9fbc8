"""From lines of a document to one running text without white space, cut into sentences, and back to places.

A printed page breaks its sentences anywhere ("不予公开答复 2 / 件"), so lines that go on are joined first; every
character of the running text can be traced to its line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.annual_report.blocks import Place
from gongkai.annual_report.read.spelling import level


class ProseLine(NamedTuple):
    """A line of prose, or a slice of one: `start` is where `text` begins in the text of its block."""

    text: str
    block: int
    start: int = 0
    page: int | None = None


LONGEST_SENTENCE = 1000  # text that never ends its sentences is cut here, so that reading stays in proportion
BREAK = "\n"  # a paragraph ends here, whatever the punctuation
_RUN = re.compile(r"\S+")
_GAP = re.compile(r"\u3000{2}|\t|[ \u00a0\u2002\u2003]{4}|[\n\r]")
_ENDS = frozenset("。！？；：!?;:")
_ORDER = r"[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(
    rf"(?:{_ORDER}、|[（(]{_ORDER}[）)]|第{_ORDER}[章节部]|\d{{1,2}}[.、．]|[（(]\d{{1,2}}[）)])"
)
_NOT_PROSE = re.compile(r"[-—–－·.\s]*\d{1,3}[-—–－·.\s]*|第?\s*\d+\s*页.{0,12}|\|.*", re.DOTALL)
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９．％，", "0123456789.%，")
_NARROW = re.compile(r"[,;](?=[^\d\s])|[,;](?<=[^\dA-Za-z].)")  # no thousands separator
_TRADITIONAL = re.compile(r"[開請務條規關訴計數]")
_WIDE = re.compile(r"[０-９％]")

# A sentence ends at its punctuation, and before an inner heading, since pages lose their line breaks.
# The pattern opens with one class of characters, so that the search can pass over all others.
_CUT = re.compile(
    r"[。！？!?\n一二三四五六七八九十（(](?:(?<=[。！？!?\n])"
    r"|(?<=[（(])[一二三四五六七八九十]{1,3}[）)](?![项款条至])"
    r"|(?<=[一二三四五六七八九十])(?:(?<![一二三四五六七八九十第（(].)[一二三四五六七八九十]{0,2}、(?![一二三四五六七八九十])"
    r"|(?<=[。；;：:，\n].)[一二三四五六七八九十]?是))"
)
_OPENS_HEADING = frozenset("一二三四五六七八九十（(")
_NUMBERED = re.compile(r"\d{1,2}[.、．][^，。；：,;:\d]{2,16}[。：:\n]?")  # 1.主动公开。
_GLUED = re.compile(
    rf"(?:{_ORDER}、|[（(]{_ORDER}[）)])[^，。；：,;:\d]{{2,36}}?(?:情况|事项|方面|年报)(?![^，。；：,;:\d]{{0,10}}情况)"
)


class Sentence(NamedTuple):
    """A stretch [start, end) of the running text; `heading` is the inner heading it opens with, if any."""

    start: int
    end: int
    heading: str = ""


class Prose:
    """The running text with the way back to the document.

    text is what is read: its commas and semicolons are full-width; printed is the same, as the document has them.
    """

    def __init__(self, printed: str, starts: list[int], sources: list[tuple[ProseLine, int]]) -> None:
        self.printed = printed
        self.text = _NARROW.sub(_widened, printed) if "," in printed or ";" in printed else printed
        self._starts = starts  # running offsets at which a run of characters begins …
        self._sources = sources  # … with the line and the offset in it that the run comes from

    def place(self, start: int, end: int) -> Place:
        """The place of text[start:end]; clipped to the line in which it begins."""
        line, first = self._locate(start)
        last_line, last = self._locate(end - 1)
        stop = last + 1 if last_line is line else len(line.text)
        return Place(line.block, line.start + first, line.start + stop, page=line.page)

    def _locate(self, offset: int) -> tuple[ProseLine, int]:
        index = bisect_right(self._starts, offset) - 1
        line, origin = self._sources[index]
        return line, min(origin + offset - self._starts[index], len(line.text) - 1)


def running_text(lines: Sequence[ProseLine]) -> Prose:
    """Join the lines: white space goes, breaks stay where a paragraph ends."""
    kept = [line for line in lines if line.text and not _NOT_PROSE.fullmatch(line.text)]
    width = _wrap_width(kept)
    parts: list[str] = []
    starts: list[int] = []
    sources: list[tuple[ProseLine, int]] = []
    offset = 0
    for index, line in enumerate(kept):
        for mark, begin, run in _runs(line.text):
            separator = mark if parts else ""
            if mark == "" and parts and parts[-1][-1:].isdigit() and run[0].isdigit():
                separator = " "  # digits of two numbers must not flow together
            parts.append(separator + run)
            starts.append(offset + len(separator))
            sources.append((line, begin))
            offset += len(separator) + len(run)
        if parts and not _goes_on(line.text, kept[index + 1].text if index + 1 < len(kept) else "", width):
            parts.append(BREAK)
            offset += 1
    text = "".join(parts)
    if _WIDE.search(text):
        text = text.translate(_WIDE_DIGITS)
    return Prose(_simplified(text) if _TRADITIONAL.search(text) else text, starts, sources)


def _widened(mark: re.Match[str]) -> str:
    return "，" if mark.group() == "," else "；"


def _simplified(text: str) -> str:
    """Traditional characters as simplified ones, one for one; punctuation stays, since it parts the sentences."""
    return "".join(
        plain if "\u4e00" <= char <= "\u9fff" else char for char, plain in zip(text, level(text), strict=True)
    )


def _runs(text: str) -> Iterator[tuple[str, int, str]]:
    end = 0
    if len(words := text.split()) == 1:  # most lines have no space inside
        yield "", text.index(words[0]), words[0]
        return
    for found in _RUN.finditer(text):
        begin = found.start()
        yield (
            (BREAK if end and begin - end > 0 and _GAP.search(text, end, begin) else ""),
            begin,
            found.group(),
        )
        end = found.end()


def _wrap_width(lines: Sequence[ProseLine]) -> int:
    """The width at which the text was wrapped by hand or by a page; 0 where each line is a paragraph."""
    lengths = [len(line.text.strip()) for line in lines if len(line.text) > 15]
    if len(lengths) < 4:
        return 0
    longest = sorted(lengths)[int(len(lengths) * 0.9)]
    open_ended = sum(1 for line in lines if len(line.text) > 15 and line.text.rstrip()[-1:] not in _ENDS)
    return longest if longest < 90 and open_ended >= 0.4 * len(lengths) else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether the sentence of `line` is continued by `following`."""
    line, following = line.rstrip(), following.lstrip()
    if not line or not following or line[-1] in _ENDS or _HEADING.match(following):
        return False
    if width:
        # A wrapped line is full; digits are half as wide as characters, so full is meant loosely.
        return len(line) >= 0.72 * width or "，" in line
    return any(mark in line for mark in "，、。") or line[-1] in "，、（“《"


def sentences(text: str) -> list[Sentence]:
    """The sentences of the running text in order, those of glued headings parted from what follows."""
    cuts = [cut.end() if cut.end() - cut.start() == 1 else cut.start() for cut in _CUT.finditer(text)]
    found: list[Sentence] = []
    for start, end in pairwise([0, *cuts, len(text)]):
        glued = _GLUED.match(text, start, end) if start < end and text[start] in _OPENS_HEADING else None
        if glued:
            found.append(Sentence(start, glued.end(), glued.group()))
        first = glued.end() if glued else start
        while first < end:
            stop = min(first + LONGEST_SENTENCE, end)
            found.append(Sentence(first, stop, _plain_heading(text, first, stop)))
            first = stop
    return found


def _plain_heading(text: str, start: int, end: int) -> str:
    """A short line that opens with an order mark is a heading, whatever words it uses."""
    if text[start].isdigit():
        short = _NUMBERED.fullmatch(text, start, end)
        return short.group() if short else ""
    opening = _HEADING.match(text, start, end) if text[start] in _OPENS_HEADING else None
    if not opening:
        return ""
    stop = next(
        (i for i in range(start, min(end, start + 40)) if text[i] in "，。；：\n"), min(end, start + 40)
    )
    return text[start:stop]
