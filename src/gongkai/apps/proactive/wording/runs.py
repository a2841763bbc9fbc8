"""The pieces of a paragraph as HTML: bold, links, breaks, pictures; what was deleted is left out. Pure."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from gongkai.apps.proactive.wording.package import Package
from gongkai.apps.proactive.wording.styles import value
from gongkai.release.reading.docx import FALLBACK, W, is_on, is_unseen

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
_INSERTED = frozenset((f"{W}ins", f"{W}moveTo"))
_SKIPPED = frozenset((f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText", f"{W}sdtPr", FALLBACK))
_PICTURES = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_BREAKS = {f"{W}tab": " ", f"{W}cr": "<br>", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_MARKS = (("b", "strong"), ("i", "em"), ("strike", "s"))


@dataclass(frozen=True)
class Piece:
    """A stretch of text of one look. marks: names of elements, the outermost first."""

    html: str
    marks: tuple[str, ...] = ()
    href: str = ""


@dataclass
class Paragraph:
    """What stands in one paragraph. boxes: text boxes anchored in it, read after it. notes: ids of its footnotes."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


@dataclass
class Runs:
    """Reads paragraphs and counts what the person should be told of. hidden: ids of styles that hide."""

    package: Package
    hidden: frozenset[str] = frozenset()
    unseen: int = 0
    changes: int = 0
    footnotes: list[str] = field(default_factory=list)

    def read(self, paragraph: etree._Element) -> Paragraph:
        found = Paragraph()
        was = self.unseen
        self._collect(paragraph, found, (), "")
        self.unseen = min(self.unseen, was + 1)  # counted by the paragraph
        return found

    def _collect(self, parent: etree._Element, found: Paragraph, marks: tuple[str, ...], href: str) -> None:
        for child in parent:
            tag = child.tag
            if tag in _DELETED or tag in _SKIPPED:
                self.changes += tag in _DELETED
            elif tag == f"{W}r":
                self._collect(child, found, _marks(child), href)
            elif tag == f"{W}hyperlink":
                self._collect(child, found, marks, self.package.address(child))
            elif tag in _PICTURES:
                self._drawing(child, found)
            elif (text := self._text(child)) is not None:
                found.pieces.append(Piece(text, marks, href))
            else:
                self.changes += tag in _INSERTED
                self._collect(child, found, marks, href)

    def _text(self, element: etree._Element) -> str | None:
        """The HTML of a piece of text, None for what is none."""
        tag = element.tag
        if tag == f"{W}t":
            self.unseen += bool((element.text or "").strip()) and is_unseen(element, self.hidden)
            return html.escape(element.text or "", quote=False)
        if tag == f"{W}br":
            return "" if element.get(f"{W}type") in {"page", "column"} else "<br>"
        if tag == f"{W}footnoteReference":
            self.footnotes.append(element.get(f"{W}id", ""))
            return f"<sup>[{len(self.footnotes)}]</sup>"
        return _BREAKS.get(tag)

    def _drawing(self, drawing: etree._Element, found: Paragraph) -> None:
        boxes = [one for one in drawing.iter(f"{W}txbxContent") if not _is_double(one, drawing)]
        found.boxes.extend(boxes)
        if boxes:
            return
        if number := self.package.picture(drawing):
            words = html.escape(self.package.pictures[number - 1][2])
            found.pieces.append(Piece(f'<img src="attachment:{number}" alt="{words}">'))


def _is_double(box: etree._Element, drawing: etree._Element) -> bool:
    for above in box.iterancestors():
        if above is drawing:
            return False
        if above.tag in {FALLBACK, f"{W}txbxContent"}:
            return True
    return False


def _marks(run: etree._Element) -> tuple[str, ...]:
    properties = run.find(f"{W}rPr")
    if properties is None:
        return ()
    marks = [mark for name, mark in _MARKS if is_on(properties.find(f"{W}{name}"))]
    if value(properties.find(f"{W}u")) not in {"", "none"}:
        marks.append("u")
    raised = {"superscript": ("sup",), "subscript": ("sub",)}
    return (*marks, *raised.get(value(properties.find(f"{W}vertAlign")), ()))


def written(pieces: list[Piece], *, without: str = "") -> str:
    """One line of HTML. without: a mark that says nothing here, as bold in a heading."""
    words = ""
    for href, linked in groupby(pieces, lambda one: one.href):
        inner = "".join(
            _marked(marks, list(same), without) for marks, same in groupby(linked, lambda one: one.marks)
        )
        words += f'<a href="{html.escape(href)}">{inner}</a>' if href else inner
    return words.strip(" \u3000\xa0")


def _marked(marks: tuple[str, ...], pieces: list[Piece], without: str) -> str:
    words = "".join(piece.html for piece in pieces)
    if not words.strip():
        return words
    for mark in reversed(marks):
        words = words if mark == without else f"<{mark}>{words}</{mark}>"
    return words
