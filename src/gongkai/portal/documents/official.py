"""The text of a document in the layout of an official paper (GB/T 9704), made from what is published: nothing is added
but a line that tells of a document without effect, and of pictures that paper made from text cannot show.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.apps.proactive import markup
from gongkai.apps.proactive.show.validity import status_of
from gongkai.letters import Block, DocumentNumber, Letter, Paragraph, Quote, Table
from gongkai.letters.words import clean, in_chinese
from gongkai.lib.ui.dates import local_day

if TYPE_CHECKING:
    from gongkai.apps.normative_documents.queries.published import NormativeDocument, StatusChange

CODE, VERSION = "normative_document", 1
ENDED = {"repealed": "废止", "expired": "失效"}
PICTURE = "（此处有图片，见网页版。）"


def letter_of(document: NormativeDocument, changes: list[StatusChange], files: list[str]) -> Letter:
    """files: titles of the attachments that are listed below the text."""
    item = document.item
    version = item.published
    assert version is not None
    assert item.published_at is not None
    number = _number(version.document_no)
    plain = () if number or not version.document_no else (Paragraph(f"（{version.document_no}）"),)
    return Letter(
        code=CODE,
        version=VERSION,
        agency=version.issuing_agency or item.agency.name,
        title=version.title,
        body=(*_without_effect(document, changes), *plain, *blocks_of(version.body)),
        dated=version.formed_on or local_day(item.published_at),
        red_head=True,
        number=number,
        sealed=False,
        attachments=tuple(files),
    )


def _number(words: str) -> DocumentNumber | None:
    try:
        return DocumentNumber.parse(words)
    except ValueError:
        return None  # a decree, or a number of an older kind: it stands below the title as it is


def _without_effect(document: NormativeDocument, changes: list[StatusChange]) -> Iterator[Block]:
    """A paper that goes from hand to hand has to say itself that it has no effect yet, or none any more."""
    status = status_of(document.item)
    if status == "not_yet_in_force" and document.effective_on is not None:
        yield Quote((f"本文件自{in_chinese(document.effective_on)}起施行，现尚未施行。",))
    if word := ENDED.get(status):
        days = [one.day for one in changes if one.kind == status]
        since = f"自{in_chinese(days[-1])}起" if days else "有效期届满，"
        yield Quote((f"本文件{since}已{word}，不再作为行政管理的依据。",))


def blocks_of(html: str) -> tuple[Block, ...]:
    """The text as blocks of a paper, in its order; every word of it."""
    tree = LexborHTMLParser(markup.clean(html))
    return tuple(_blocks(tree.body)) if tree.body is not None else ()


def _blocks(parent: LexborNode) -> Iterator[Block]:
    for node in parent.iter(include_text=True):
        if node.tag in {"ul", "ol"}:
            yield from _items(node)
        elif node.tag == "blockquote":
            yield Quote(tuple(filter(None, map(clean, _text(node).splitlines()))))
        elif node.tag == "table":
            yield from _table(node)
        elif node.tag in {"figure", "hr"}:
            yield from _pictures(node)
            yield from _paragraphs(_text(node))
        else:
            yield from _pictures(node)
            yield from _paragraphs(_text(node))


def _text(node: LexborNode) -> str:
    """What a person reads in it; a forced line break begins a new line."""
    if node.tag == "-text":
        return node.text_content or ""
    return "".join("\n" if inner.tag == "br" else _text(inner) for inner in node.iter(include_text=True))


def _paragraphs(words: str) -> Iterator[Block]:
    yield from (Paragraph(line) for line in map(clean, words.splitlines()) if line)


def _pictures(node: LexborNode) -> Iterator[Block]:
    if node.tag == "img":
        yield Paragraph(PICTURE)
    elif node.tag != "-text":
        yield from (Paragraph(PICTURE) for _one in node.css("img"))


def _items(node: LexborNode) -> Iterator[Block]:
    """Numbered as the page shows them; points of a list without numbers stand as paragraphs."""
    first = node.attributes.get("start") or "1"
    start = int(first) if first.isascii() and first.isdecimal() else 1
    for at, one in enumerate((inner for inner in node.iter() if inner.tag == "li"), start):
        lines = [line for line in map(clean, _text(one).splitlines()) if line]
        if lines and node.tag == "ol":
            lines[0] = f"{at}. {lines[0]}"
        yield from map(Paragraph, lines)


def _table(node: LexborNode) -> Iterator[Block]:
    """A cell over several columns leaves the others empty. The first row is the header where it is marked so."""
    lines = node.css("tr")
    rows = [row for row in (tuple(_cells(line)) for line in lines) if row]
    if not rows:
        return
    columns = max(map(len, rows))
    filled = [row + ("",) * (columns - len(row)) for row in rows]
    if caption := node.css_first("caption"):
        yield from _paragraphs(_text(caption))
    has_head = node.css_first("thead") is not None or lines[0].css_first("td") is None
    yield Table(tuple(filled[1:]), filled[0]) if has_head else Table(tuple(filled))


def _cells(row: LexborNode) -> Iterator[str]:
    for cell in row.iter():
        if cell.tag in {"td", "th"}:
            yield clean(_text(cell).replace("\n", " "))
            span = cell.attributes.get("colspan") or "1"
            yield from [""] * (min(int(span), 50) - 1 if span.isascii() and span.isdecimal() else 0)
