"""How a published text is built: links, pictures, headings, and what a word processor left behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

_WORD_ATTRIBUTE = re.compile(r"\bmso-|\bMso[A-Z]\w*|\bWordSection\d", re.IGNORECASE)
_WORD_SOURCE = re.compile(r"<!--\[if [^\]]*mso|<!\[if |urn:schemas-microsoft-com|<\?xml[ :]", re.IGNORECASE)
_SEEN_WITHOUT_WORDS = "img, video, audio, object, embed"


@dataclass(frozen=True, slots=True)
class Link:
    """number: which link of the text it is, from 1."""

    number: int
    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """alt: None where there is none; "" says that the picture is only decoration."""

    number: int
    address: str
    alt: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """words: whether there is any text. word_marks: kinds of leftovers, as people call them."""

    words: str
    has_pictures: bool
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    headings: tuple[Heading, ...]
    word_marks: tuple[str, ...]


def page_of(html: str) -> Page:
    tree = LexborHTMLParser(html)
    for node in tree.css("script, style, template"):
        node.decompose()
    anchors = enumerate(tree.css("a[href]"), 1)
    images = enumerate(tree.css("img"), 1)
    body = tree.body
    return Page(
        " ".join(body.text().split()) if body is not None else "",
        bool(tree.css(_SEEN_WITHOUT_WORDS)),
        tuple(
            Link(number, (one.attributes["href"] or "").strip(), _words(one.text()))
            for number, one in anchors
        ),
        tuple(
            Picture(number, (one.attributes.get("src") or "").strip(), _alt(one.attributes))
            for number, one in images
        ),
        tuple(
            Heading(int((one.tag or "h0")[1]), _words(one.text())) for one in tree.css("h1,h2,h3,h4,h5,h6")
        ),
        tuple(_leftovers(html, tree)),
    )


def _alt(attributes: dict[str, str | None]) -> str | None:
    """An attribute without a value is there, and empty."""
    return (attributes["alt"] or "").strip() if "alt" in attributes else None


def _words(text: str) -> str:
    return " ".join(text.split())


def _leftovers(html: str, tree: LexborHTMLParser) -> list[str]:
    found = []
    attributes = [node.attributes for node in tree.css("[style], [class]")]
    if any(_WORD_ATTRIBUTE.search(given.get("style") or "") for given in attributes):
        found.append("mso样式")
    if any(_WORD_ATTRIBUTE.search(given.get("class") or "") for given in attributes):
        found.append("Mso类名")
    if any(":" in (node.tag or "") for node in tree.css("*")):
        found.append("Word专用标签")
    if _WORD_SOURCE.search(html):
        found.append("Word条件注释或者命名空间")
    return found
