"""A letter as PDF, set by typst. The words go in as JSON, so no sign in them is ever read as a command."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from gongkai.letters.fonts import fonts, printable, unprintable
from gongkai.letters.letter import Letter, Table
from gongkai.letters.outline import AFTER_THE_TEXT, Part, head_role, outline, signature_place
from gongkai.letters.words import clean, width

# Between Chinese characters a line may end anywhere; a run of these ends a line nowhere by itself.
_UNBREAKABLE = re.compile(r"[!-~\u00a1-\u024f]{21,}")
_PIECE = 10


def to_pdf(letter: Letter) -> bytes:
    """The letter for archives (PDF/A-2a) and for readers by ear (PDF/UA-1); the same letter gives the same bytes.

    The file is dated like the letter. A character that the fonts lack is printed as 〓; `unprintable` tells which.
    """
    made = datetime.combine(letter.dated, time(), tzinfo=UTC)
    pdf = typst.compile(
        _source(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"letter": json.dumps(_data(letter), ensure_ascii=False)},
        timestamp=int(made.timestamp()),
        pdf_standards=["a-2a", "ua-1"],
        format="pdf",
    )
    return bytes(pdf)


def unprintable_in(letter: Letter) -> str:
    """The characters of the letter that its PDF prints as 〓; whoever sends it is asked to send the DOCX instead."""
    tables = (part.table for part in outline(letter) if part.table)
    cells = (cell for table in tables for row in (table.header, *table.rows) for cell in row)
    return unprintable("".join((*(part.text for part in outline(letter)), *cells)))


@cache
def _source() -> bytes:
    return files(__package__).joinpath("letter.typ").read_bytes()


def _data(letter: Letter) -> dict[str, Any]:
    parts = outline(letter)
    roles = [part.role for part in parts]
    last = next((at for at in reversed(range(len(parts))) if roles[at] not in AFTER_THE_TEXT), 0)
    wide, right = signature_place(letter)
    return {
        "title": clean(letter.title),
        "agency": clean(letter.agency),
        "dated": [letter.dated.year, letter.dated.month, letter.dated.day],
        "sign": {"width": wide, "right": right},
        "rule_after": head_role(letter) or "",
        "parts": [
            _part(part, first=at == 0 or roles[at - 1] != part.role, stays=at == last)
            for at, part in enumerate(parts)
        ],
    }


def _part(part: Part, *, first: bool, stays: bool) -> dict[str, Any]:
    """first: of several of its role. stays: on the page of the signature, so that no page bears a signature alone."""
    return {
        "role": part.role,
        "pieces": _pieces(part.text),
        "width": width(part.text),
        "first": first,
        "stays": stays,
        "table": _table(part.table) if part.table else None,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "shares": table.shares,
        "header": [_pieces(cell) for cell in table.header],
        "rows": [[_pieces(cell) for cell in row] for row in table.rows],
    }


def _pieces(text: str) -> list[str]:
    return list(_cut(printable(text))) or [""]


def _cut(text: str) -> Iterator[str]:
    """The text in pieces between which a line may end."""
    at = 0
    for run in _UNBREAKABLE.finditer(text):
        if run.start() > at:
            yield text[at : run.start()]
        yield from (
            text[start : min(start + _PIECE, run.end())] for start in range(run.start(), run.end(), _PIECE)
        )
        at = run.end()
    if at < len(text):
        yield text[at:]
