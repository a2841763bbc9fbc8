"""One way to write the same text, whoever wrote it: editor, word processor, import or a person by hand. Pure.

So a difference between two versions is a difference of what they say. Takes text that markup.clean has cleaned.
"""

from __future__ import annotations

import re

_BLANK = re.compile(r"<(p|h[2-4]|blockquote)>(?:\s|&nbsp;|\u3000|<br>)*</\1>")
_WHITE = re.compile(r"(?<=>)\s*\n\s*(?=<)")  # between blocks
_STRANGE_PICTURE = re.compile(r"<img(?![^>]*\ssrc=)[^>]*>")  # it stood elsewhere
_INNER = r"((?:(?!</?(?:p|ul|ol|table|td|th|li|h[2-4]|figure|blockquote)\b).)*)"
_LONE_PARAGRAPH = re.compile(
    rf"(<(td|th|li)(?:\s[^>]*)?>)\s*<p>{_INNER}</p>\s*(?=</\2>|<ul>|<ol\b)", re.DOTALL
)
_PICTURE_LINE = re.compile(r"<p>((?:\s*<img [^>]*>\s*(?:<br>)?)+)</p>")
_PICTURE = re.compile(r"<img [^>]*>")
_CELL = r"<th(?:\s[^>]*)?>(?:(?!</?(?:tr|td|th|table)\b).)*</th>\s*"
_HEAD = re.compile(rf"(<table>\s*)<tbody>\s*((?:<tr>\s*(?:{_CELL})+</tr>\s*)+)(?=<tr>)", re.DOTALL)
_TOP_CELL = re.compile(r"<th((?:\s(?!scope=)[a-z]+=\"[^\"]*\")*)>")


def tidied(html: str) -> str:
    """Doing it again changes nothing."""
    kept = _WHITE.sub("", _STRANGE_PICTURE.sub("", html))
    kept = _BLANK.sub("", kept)
    kept = _LONE_PARAGRAPH.sub(r"\1\3", kept)
    kept = _PICTURE_LINE.sub(_figures, kept)
    return _HEAD.sub(_with_head, kept).strip()


def _figures(found: re.Match[str]) -> str:
    return "".join(f"<figure>{one}</figure>" for one in _PICTURE.findall(found[1]))


def _with_head(found: re.Match[str]) -> str:
    """Rows of headings at the top are the head of the table, as a screen reader needs it."""
    rows = _TOP_CELL.sub(r'<th\1 scope="col">', found[2])
    return f"{found[1]}<thead>{rows}</thead><tbody>"
