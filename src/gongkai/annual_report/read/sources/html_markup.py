"""Putting the markup of a page in order before it is read: what is never shown goes, small letters only.

Most pages are in order already and only lose their scripts; the others are mended by Lexbor first.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from gongkai.annual_report.read.sources.limits import MAX_CELLS, too_deep, too_many

# Every pattern begins with "<" and knows small letters only: that is what lets the engine leap from tag to tag.
_RAW = re.compile(  # to its end or, as in a browser, to that of the page
    r"<(?:!--.*?(?:-->|\Z)|(script|style|xmp|iframe|no(?:embed|frames)|t(?:extarea|itle))\b[^<>]*+(?<!/)>.*?(?:</\1\s*>|\Z))",
    re.DOTALL,
)
_CAPITAL_TAG = re.compile(r"</?[A-Z]")
_BROKEN_OFF = re.compile(r"<[a-z/][^<>]*+<")
_TAG = re.compile(r"<[^<>]*+>")
_HIDES = tuple(
    map(
        re.compile,
        (
            r"<(?:a(?:pplet|udio)|canvas|datalist|ma(?:p|th)|object|rp|s(?:elect|vg)|template|video|xml)\b",
            r"display\s*:\s*none",
            r"DISPLAY\s*:\s*none",
            r"hidden(?=[\s=/>])",
            r"mso-hide\s*:\s*all",
        ),
    )
)
_TAG_NAME = re.compile(r"<([a-z][a-z0-9:]*)[^<>]*>")
_VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img"),
        *("input", "link", "meta", "param", "source", "track", "wbr"),
    )
)
_QUOTED_TAG = re.compile(r"""<[a-z/][^<>"]*(?:"[^"]*"[^<>"]*)+>""", re.IGNORECASE)
_ANGLES = str.maketrans("<>", "  ")
_PREFORMATTED = re.compile(r"<pre\b.*?</pre\s*>", re.DOTALL)
_NESTING = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_CELL_START = re.compile(r"<t[dh]\b", re.IGNORECASE)
_MAX_DEPTH = 1_000  # a browser stops at 512; the time to mend grows with its square
_FEW_TAGS = 3 * _MAX_DEPTH


class OutOfOrderError(Exception):
    """The markup has to be mended before it can be read."""


def in_order(text: str) -> str:
    """The markup as it stands, ready to be read. Raises OutOfOrderError where a browser would have to guess."""
    if _CAPITAL_TAG.search(text):
        raise OutOfOrderError
    text, tags = _shown(text)
    opened = text.count("<")
    if opened != text.count(">"):
        raise OutOfOrderError
    if tags != opened and _BROKEN_OFF.search(text):  # also a tag quoted in an attribute
        raise OutOfOrderError
    return text


def mended(text: str) -> str:
    """The markup as Lexbor understands it, written out well-formed and ready to be read."""
    _check_extent(text)
    written = _QUOTED_TAG.sub(_without_angles, LexborHTMLParser(text).html or "")
    try:
        return _shown(written)[0]
    except (
        OutOfOrderError
    ):  # an element that is never closed even so, such as <plaintext>: keep what it shows
        return _RAW.sub("", written)


def _without_angles(tag: re.Match[str]) -> str:
    return "<" + tag[0][1:-1].translate(_ANGLES) + ">"


def _check_extent(text: str) -> None:
    """Hostile pages, told by counting before a tree is built of them."""
    if text.count("<") < _FEW_TAGS:
        return
    if sum(1 for _ in _CELL_START.finditer(text)) > MAX_CELLS:
        raise too_many("单元格", MAX_CELLS)
    depth = 0
    for tag in _NESTING.finditer(text):
        if tag[1]:
            depth = max(0, depth - 1)
        elif tag[2].lower() not in _VOID and tag[2].lower() not in ("p", "li", "td", "tr", "th", "option"):
            depth += 1
            if depth > _MAX_DEPTH:
                raise too_deep("网页", _MAX_DEPTH)


def _shown(text: str) -> tuple[str, int]:
    """The page less what is never shown, and how many tags it has."""
    text = _RAW.sub("", text)
    tags = _TAG.findall(text)
    kinds = "".join(set(tags))  # a page repeats its tags: searching each once takes a tenth of the time
    hides, keeps_lines = any(one.search(kinds) for one in _HIDES), "<pre" in kinds
    if hides:
        text = _without_hidden(text, sorted(match.start() for one in _HIDES for match in one.finditer(text)))
    if keeps_lines:  # only preformatted text keeps its lines and tabs
        text = _PREFORMATTED.sub(lambda match: match[0].replace("\n", "<br>").replace("\t", "&#9;"), text)
    return text, len(_TAG.findall(text) if hides or keeps_lines else tags)


def _without_hidden(text: str, hiding: list[int]) -> str:
    """The page less the elements in whose tags one of these places is."""
    kept: list[str] = []
    at = 0
    for place in hiding:
        tag = _TAG_NAME.match(text, text.rfind("<", at, place + 1)) if place >= at else None
        if tag is None or tag.end() <= place or (text[place] == "h" and not text[place - 1].isspace()):
            continue  # prose, an element that is gone already, or a word that only ends so (type="hidden")
        kept.append(text[at : tag.start()])
        at = tag.end() if tag[1] in _VOID or tag[0].endswith("/>") else _end_of(tag[1], text, tag.end())
    kept.append(text[at:])
    return " ".join(kept)


def _end_of(name: str, text: str, start: int) -> int:
    """Where the element that was opened before `start` ends."""
    depth = 1
    for tag in re.compile(rf"<(/?){re.escape(name)}\b[^<>]*>").finditer(text, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    raise OutOfOrderError
