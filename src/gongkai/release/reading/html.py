"""A page: its text, seen or hidden, and whatever in it would run or fetch in the reader's browser.

Text that a browser does not show is read like any other, so that an identity number in it is found, and told besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.release.content import Content, Passage, Trace, Trait, shortened
from gongkai.release.file_types import Kind
from gongkai.release.reading.cells import Cells
from gongkai.release.reading.styles import Declarations, Look, color_of, declared, sheets_of
from gongkai.release.reading.text import decoded

_RUNS = "script, iframe, frame, object, embed, applet, portal, base, meta[http-equiv=refresh i], link[rel=import i]"
_ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "data", "srcdoc", "poster")
_RUNNING_ADDRESS = re.compile(
    r"^[\s\x00-\x20]*(?:javascript|vbscript|data\s*:\s*(?:text/html|image/svg))\s*[:;,]?", re.IGNORECASE
)
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_OF_WORD = re.compile(r"^\[(?:if|endif)|^EndFragment|^StartFragment", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
_DIGITS = re.compile(r"(?<=\d{3})\d(?=\d{2})")
_LONG_NUMBER = re.compile(r"\d(?:[ -]?\d){6,}[\dXx]?")
_SAID = frozenset(("alt", "title", "summary", "aria-label", "placeholder", "value", "content", "label"))
_FORM = frozenset(("class", "style", "id", "width", "height", "colspan", "rowspan", "srcset", "lang"))
_INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
        "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr", "time",
        "img", "o:p", "st1:chsdate", "st1:chmetcnv", "st1:personname",
    )
)  # fmt: skip
_UNREAD = frozenset(("script", "style"))
_ENTER, _LEAVE = True, False


def content_of_html(data: bytes) -> Content:
    text = decoded(data)
    tree = LexborHTMLParser(text)
    words = _Words()
    if tree.root is not None:
        words.read(tree.root, sheets_of(tree))
    comments = tuple(match[1].strip() for match in _COMMENT.finditer(text))
    passages = (*words.passages, *_unseen_passages(comments, tree))
    notes = (
        Trace(Trait.COMMENT, "网页源代码", "html/comment", _shown(one))
        for one in comments
        if one and not _OF_WORD.match(one)
    )
    return Content(Kind.HTML, passages, (*_scripts(tree), *notes, *words.hidden, *_changes(tree)))


class _Words:
    """The walk over a page: one passage for each block, with what hides in it."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.hidden: list[Trace] = []
        self._pieces: list[str] = []
        self._unseen = 0
        self._cells = Cells()

    def read(self, root: LexborNode, sheets: dict[int, Declarations]) -> None:
        """By a list of what is left to do: a hostile page is nested deeper than calls may be."""
        left: list[tuple[bool, LexborNode, Look]] = [(_ENTER, root, Look())]
        while left:
            step, node, look = left.pop()
            tag = node.tag or ""
            if step is _LEAVE:
                self._end_block()
                self._cells.leave(tag, self.passages)
            elif tag == "-text":
                self._text(node.text_content or "", look)
            elif tag == "br":
                self._pieces.append("\n")
            elif tag not in _UNREAD and not tag.startswith("-"):
                inside = _look_in(node, look, sheets)
                if tag not in _INLINE:
                    self._end_block()
                    self._cells.enter(node, len(self.passages))
                    left.append((_LEAVE, node, look))
                left.extend((_ENTER, child, inside) for child in reversed(_children(node)))
        self._end_block()

    def _text(self, text: str, look: Look) -> None:
        self._pieces.append(text)
        if look.is_unseen:
            self._unseen += len("".join(text.split()))

    def _end_block(self) -> None:
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        text = "\n".join(line for line in lines if line)
        if text:
            number = len(self.passages) + 1
            where, anchor = f"网页第{number}段", f"paragraph/{number}"
            self.passages.append(Passage(where, anchor, text, number, self._cells.beside))
            if self._unseen:
                self.hidden.append(Trace(Trait.HIDDEN_TEXT, where, anchor, f"{self._unseen}个字"))
        self._pieces, self._unseen = [], 0


def _children(node: LexborNode) -> list[LexborNode]:
    found = []
    child = node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def _look_in(node: LexborNode, look: Look, sheets: dict[int, Declarations]) -> Look:
    given = node.attributes
    inside = look.under(sheets.get(node.mem_id, ()))
    if "hidden" in given:
        inside = Look(hidden=True)
    if (ground := given.get("bgcolor")) and (color := color_of(_hex(ground))):
        inside = Look(inside.hidden, inside.color, color)
    if node.tag == "font" and (said := given.get("color")):
        inside = inside.colored(_hex(said))
    return inside.under(declared(given.get("style") or ""))


def _hex(said: str) -> str:
    """Old attributes leave the # out."""
    plain = said.strip().lower()
    return f"#{plain}" if re.fullmatch(r"[0-9a-f]{6}", plain) else plain


def _unseen_passages(comments: tuple[str, ...], tree: LexborHTMLParser) -> Iterator[Passage]:
    """What no browser shows as text and everyone can read in the source."""
    for number, comment in enumerate(comments, 1):
        if words := " ".join(_TAGS.sub("", comment).split()):
            yield Passage(f"网页源代码第{number}处注释", "html/comment", words)
    for template in tree.css("template"):
        yield Passage("网页的template标签", "html/template", _TAGS.sub("", template.html or ""))
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            if value and _says_something(name, value):
                yield Passage(f"网页{node.tag}标签的{shortened(name, 20)}属性", "html/attribute", value)


def _says_something(name: str, value: str) -> bool:
    if name in _FORM or value.startswith("data:"):
        return False
    return name in _SAID or _LONG_NUMBER.search(value) is not None


def _changes(tree: LexborHTMLParser) -> Iterator[Trace]:
    """Tracked changes that a word processor writes into a page; what was struck out is still in it."""
    for tag, words in (("ins", "插入"), ("del", "删除")):
        if number := len(tree.css(tag)):
            yield Trace(Trait.TRACKED_CHANGE, "网页", f"html/{tag}", f"{words}{number}处")


def _shown(text: str) -> str:
    """A comment fit to be shown: digits inside long numbers are stars."""
    return shortened(_LONG_NUMBER.sub(lambda found: _DIGITS.sub("*", found[0]), text))


def _scripts(tree: LexborHTMLParser) -> Iterator[Trace]:
    for node in tree.css(_RUNS):
        yield _script(f"{node.tag}标签")
    for node in tree.css("*"):
        yield from (_script(said) for said in _attributes(node))


def _attributes(node: LexborNode) -> Iterator[str]:
    for name, value in node.attributes.items():
        if name.lower().startswith("on"):
            yield f"{node.tag}标签的{shortened(name, 20)}属性"
        elif name.lower() in _ADDRESSES and _RUNNING_ADDRESS.match(value or ""):
            yield f"{node.tag}标签中会运行的地址"


def _script(detail: str) -> Trace:
    return Trace(Trait.SCRIPT, "网页", "html/script", detail)
