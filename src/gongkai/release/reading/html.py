"""A page: its text, and whatever in it would run or fetch in the reader's browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.release.content import Content, Passage, Trace, Trait, shortened
from gongkai.release.file_types import Kind
from gongkai.release.reading.text import decoded

_RUNS = "script, iframe, frame, object, embed, applet, portal, base, meta[http-equiv=refresh i], link[rel=import i]"
_ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "data", "srcdoc", "poster")
_RUNNING_ADDRESS = re.compile(
    r"^[\s\x00-\x20]*(?:javascript|vbscript|data\s*:\s*(?:text/html|image/svg))\s*[:;,]?", re.IGNORECASE
)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


def content_of_html(data: bytes) -> Content:
    text = decoded(data)
    tree = LexborHTMLParser(text)
    scripts = tuple(_scripts(tree))
    hidden = tuple(
        Trace(Trait.COMMENT, "网页源代码", "html/comment", shortened(match[1]))
        for match in _COMMENT.finditer(text)
    )
    for node in tree.css("script, style, template, noscript"):
        if node.tag in {"script", "style"}:
            node.decompose()
    body = tree.body or tree.root
    words = body.text(separator="\n") if body is not None else ""
    lines = (line.strip() for line in words.splitlines())
    passages = tuple(
        Passage(f"网页第{number}段", f"paragraph/{number}", line, number)
        for number, line in enumerate((line for line in lines if line), 1)
    )
    return Content(Kind.HTML, passages, (*scripts, *hidden))


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
