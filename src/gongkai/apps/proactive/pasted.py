"""What comes out of a word processor by the clipboard: its lists made real, and what was hidden or lost counted. Pure.

Text that was hidden stays in, visible: the person sees it, and the release gate reads it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.apps.proactive import markup, pasting
from gongkai.release.content import Trait
from gongkai.release.reading.html import content_of_html

_OF_LIST = "p[style*='mso-list'], p[class^='MsoListParagraph']"
# What counts: 1. (二) 三、 ④ a). Anything else is a bullet; Wingdings writes its bullets as single letters.
_NUMBER = re.compile(r"[\d(（\u4e00-\u9fff\u2460-\u249b]|[A-Za-z]+[.)）．、]")
# The two blanks before a paragraph are a matter of its style.
_EDGES = re.compile(r"(<(?:p|li|h[2-4])>)(?:\s|&nbsp;|\u3000)+|(?:\s|&nbsp;|\u3000)+(</(?:p|li|h[2-4])>)")
_BLANKS = " \t\u3000\xa0"


@dataclass(frozen=True)
class Pasted:
    """html: clean. hidden: places with hidden text that is now visible; pictures: how many stayed behind."""

    html: str
    hidden: int = 0
    pictures: int = 0


def read(raw: str) -> Pasted:
    """raw: HTML or plain words, as the clipboard gives them."""
    typed = pasting.as_html(raw)
    hidden = sum(one.trait is Trait.HIDDEN_TEXT for one in content_of_html(typed.encode()).traces)
    tree = LexborHTMLParser(typed)
    if tree.body is None:
        return Pasted("")
    _lists(tree)
    pictures = sum(not markup.PICTURE.fullmatch(one.attributes.get("src") or "") for one in tree.css("img"))
    return Pasted(_EDGES.sub(r"\1\2", markup.clean(tree.body.inner_html or "")), hidden, pictures)


def _lists(tree: LexborHTMLParser) -> None:
    """Word writes the point of a list as words before a paragraph."""
    points = [one for one in tree.css(_OF_LIST) if _is_point(one)]
    made: LexborNode | None = None
    for point in points:
        if made is None or not _follows(point, made):
            point.insert_before(tree.create_node("ul"))
            made = point.prev  # a copy is put in
            assert made is not None
        line = tree.create_node("li")
        line.inner_html = point.inner_html or ""
        made.insert_child(line)
        point.decompose()


def _is_point(paragraph: LexborNode) -> bool:
    """Whether it has a bullet, which then is taken away; a number stays as the words that were read."""
    mark = paragraph.css_first("span[style*='mso-list']")
    said = mark.text(deep=True).strip(_BLANKS) if mark is not None else ""
    if mark is None or not said:
        return False
    is_point = _NUMBER.match(said) is None
    mark.inner_html = "" if is_point else html.escape(said)
    return is_point


def _follows(node: LexborNode, other: LexborNode) -> bool:
    before = node.prev
    while (
        before is not None
        and not before.is_element_node
        and not (before.is_text_node and before.text().strip())
    ):
        before = before.prev
    return before is not None and before.mem_id == other.mem_id
