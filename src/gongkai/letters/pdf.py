"""A letter as PDF, set by typst. The words go in as JSON, so no sign in them is ever read as a command."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import typst

from gongkai.letters.letter import Letter, Table
from gongkai.letters.outline import AFTER_THE_TEXT, Part, head_role, outline, signature_place
from gongkai.letters.words import width

# Between Chinese characters a line may end anywhere; a run of these ends a line nowhere by itself.
_UNBREAKABLE = re.compile(r"[!-~\u00a1-\u024f]{21,}")
_PIECE = 10


def to_pdf(letter: Letter) -> bytes:
    """The same letter gives the same bytes: the file is dated like the letter, its fonts come from a wheel."""
    made = datetime.combine(letter.dated, time(), tzinfo=UTC)
    pdf = typst.compile(
        _source(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"letter": json.dumps(_data(letter), ensure_ascii=False)},
        timestamp=int(made.timestamp()),
        format="pdf",
    )
    return bytes(pdf)


@cache
def _source() -> bytes:
    return files(__package__).joinpath("letter.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Loaded once: 19 MB of fonts, the same on every machine."""
    folder = Path(pylopdf_fonts_zh_cn.__file__).parent
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _data(letter: Letter) -> dict[str, Any]:
    parts = outline(letter)
    roles = [part.role for part in parts]
    last = next((at for at in reversed(range(len(parts))) if roles[at] not in AFTER_THE_TEXT), 0)
    wide, right = signature_place(letter)
    return {
        "title": letter.title,
        "agency": letter.agency,
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
    return list(_cut(text)) or [""]


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
