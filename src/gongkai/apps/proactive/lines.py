"""The text of an item as lines that a person can compare: a paragraph, a point, a picture, a row of a table each. Pure."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = frozenset(("p", "h2", "h3", "h4", "li", "blockquote", "tr", "figure", "hr"))
_CELL = " ｜ "
_SPACES = re.compile(r"[ \t\r\n\xa0]+")


def lines_of(html: str) -> list[str]:
    """In reading order. What a picture tells and where a link leads to belong to what is read."""
    body = LexborHTMLParser(html).body
    found = [""]
    if body is not None:
        _tell(body, found, in_row=False)
    return [line for one in found if (line := _SPACES.sub(" ", one).strip(" \u3000｜"))]


def _tell(parent: LexborNode, found: list[str], *, in_row: bool) -> None:
    for node in parent.iter(include_text=True):
        if node.is_text_node:
            found[-1] += node.text_content or ""
        else:
            is_block = node.tag in _BLOCKS
            _part(found, is_block=is_block, in_row=in_row)
            if node.tag == "img":
                found[-1] += f"〔{node.attributes.get('alt') or ''}〕"
            _tell(node, found, in_row=in_row or node.tag == "tr")
            found[-1] += _after(node)
            _part(found, is_block=is_block, in_row=in_row)


def _part(found: list[str], *, is_block: bool, in_row: bool) -> None:
    if is_block and in_row:
        found[-1] += " "
    elif is_block and found[-1]:
        found.append("")


def _after(node: LexborNode) -> str:
    if node.tag in {"td", "th"}:
        return _CELL
    if node.tag == "a" and (address := node.attributes.get("href")):
        return f"（{address}）"
    return " " if node.tag == "br" else ""
