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
from gongkai.letters.outline import (
    AFTER_THE_TEXT,
    DENSE_FROM,
    Part,
    Role,
    head_role,
    outline,
    signature_place,
)
from gongkai.letters.words import clean, width

# Between Chinese characters a line may end anywhere; a run of these ends a line nowhere by itself.
_RUN = re.compile(r"[!-~\u00a1-\u1fff]+")
_LONGEST_IN_TEXT, _PIECE_IN_TEXT = 20, 10
_LONGEST_IN_CELL, _PIECE_IN_CELL = 4, 2  # the narrowest column holds five figures


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
            _part(
                part,
                first=at == 0 or roles[at - 1] != part.role,
                stays=at == last or roles[at] is Role.ATTACHMENT,
            )
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
        "dense": table.columns >= DENSE_FROM,
        "header": [_cell(cell) for cell in table.header],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
    }


def _cell(text: str) -> list[str]:
    return _pieces(text, _LONGEST_IN_CELL, _PIECE_IN_CELL)


def _pieces(text: str, longest: int = _LONGEST_IN_TEXT, piece: int = _PIECE_IN_TEXT) -> list[str]:
    """The text in pieces between which a line may end: runs beyond the longest are cut."""
    return list(_cut(printable(text), longest, piece)) or [""]


def _cut(text: str, longest: int, piece: int) -> Iterator[str]:
    at = 0
    for run in _RUN.finditer(text):
        if len(run[0]) <= longest:
            continue
        if run.start() > at:
            yield text[at : run.start()]
        yield from (run[0][start : start + piece] for start in range(0, len(run[0]), piece))
        at = run.end()
    if at < len(text):
        yield text[at:]
