"""The text of an item: which HTML it may hold, and its plain words. Pure.

What is pasted out of a word processor keeps headings, lists, tables, links and pictures; everything else goes, and text
that was hidden by a style becomes visible, so that author, reviewers and the release gate read the same words.
"""

from __future__ import annotations

import re

import nh3
from selectolax.lexbor import LexborHTMLParser

from gongkai.apps.proactive.tidying import tidied
from gongkai.letters.words import visible

TAGS = frozenset(
    {
        "p", "br", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "strong", "em", "u", "s", "sub", "sup", "a",
        "table", "thead", "tbody", "tr", "th", "td", "img", "figure", "figcaption", "hr",
    }
)  # fmt: skip
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# Gone with all that is in them: none of it is text of the document.
GONE = frozenset({"script", "style", "title", "template", "iframe", "object", "svg", "math", "xml"})
# Old and careless spellings of what an item may hold. The title of the page is its only h1.
_SPELLINGS = {
    "h1": "h2",
    "h5": "h4",
    "h6": "h4",
    "b": "strong",
    "i": "em",
    "strike": "s",
    "del": "s",
    "caption": "p",
}
_MISSPELT = re.compile(rf"(</?)({'|'.join(_SPELLINGS)})(?=[\s/>])", re.IGNORECASE)
_CAPTION = re.compile(r"(<table\b[^>]*>)\s*<caption\b[^>]*>(.*?)</caption>", re.IGNORECASE | re.DOTALL)
# A picture is one of the item's own attachments, never an address elsewhere: pages load nothing from other sites.
PICTURE = re.compile(r"attachment:(\d{1,12})")


def clean(html: str) -> str:
    """The same text with nothing but what an item may hold. Doing it again changes nothing."""
    lowered = _CAPTION.sub(r"<p>\2</p>\1", html)  # above its table: no editor keeps it inside
    lowered = _MISSPELT.sub(lambda found: found[1] + _SPELLINGS[found[2].lower()], lowered)
    kept = nh3.clean(
        lowered,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=set(SCHEMES) | {"attachment"},
        clean_content_tags=set(GONE),
        link_rel=None,
        strip_comments=True,
        attribute_filter=_filtered,
    )
    return tidied(visible(kept))


def _filtered(tag: str, name: str, value: str) -> str | None:
    if tag == "img" and name == "src":
        return value if PICTURE.fullmatch(value) else None
    if name == "href" and value.startswith("attachment:"):
        return value if PICTURE.fullmatch(value) else None
    return value


def words(html: str) -> str:
    """What a person reads, a line for each paragraph or cell."""
    tree = LexborHTMLParser(html)
    text = tree.body.text(separator="\n") if tree.body is not None else ""
    return "\n".join(line for line in (raw.strip() for raw in text.splitlines()) if line)


def attachments_in(html: str) -> tuple[int, ...]:
    """Ids of the item's attachments that the text shows or links to, in order."""
    return tuple(dict.fromkeys(int(found) for found in PICTURE.findall(html)))


def undescribed(html: str) -> tuple[int, ...]:
    """Which pictures of the text, counted from 1, say nothing to who cannot see them."""
    pictures = LexborHTMLParser(html).css("img")
    return tuple(n for n, one in enumerate(pictures, 1) if not (one.attributes.get("alt") or "").strip())


def table_rows(html: str) -> list[tuple[str, ...]]:
    """The cells of every row of every table as they are read, heads included, in order."""
    rows = LexborHTMLParser(html).css("tr")
    return [tuple(" ".join(cell.text().split()) for cell in row.css("td, th")) for row in rows]
