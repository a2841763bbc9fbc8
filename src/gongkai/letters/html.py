"""A letter as HTML: a fragment for the screen and for the print sheet. Classes only, every word escaped."""

from __future__ import annotations

from html import escape

from gongkai.letters.letter import Letter, Table
from gongkai.letters.outline import AFTER_THE_TEXT, CLOSE, Part, Role, outline

_TAGS = {Role.TITLE: "h1", Role.QUOTE: "blockquote", Role.DATED: "time"}


def to_html(letter: Letter) -> str:
    """The letter as an article. The style sheet is letter.css; without it the words still stand in order."""
    parts = outline(letter)
    body = "".join(_element(part, letter) for part in parts if part.role not in AFTER_THE_TEXT)
    close = "".join(_element(part, letter) for part in parts if part.role in CLOSE)
    copies = "".join(_element(part, letter) for part in parts if part.role is Role.COPIES)
    signed = f'<footer class="gk-letter__close">{close}</footer>' if close else ""
    kind = " gk-letter--official" if letter.red_head else ""
    code = escape(letter.code)
    return (
        f'<article class="gk-letter{kind}" lang="zh-CN" data-letter="{code}">{body}{signed}{copies}</article>'
    )


def _element(part: Part, letter: Letter) -> str:
    if part.table is not None:
        return _table(part.table)
    tag = _TAGS.get(part.role, "p")
    moment = f' datetime="{letter.dated.isoformat()}"' if part.role is Role.DATED else ""
    return f'<{tag} class="gk-letter__{part.role}"{moment}>{_text(part.text)}</{tag}>'


def _table(table: Table) -> str:
    head = f"<thead>{_row(table.header, 'col')}</thead>" if table.header else ""
    rows = "".join(_row(row, "" if table.header else "row") for row in table.rows)
    widths = "".join(f'<col class="gk-letter__col--{percent}">' for percent in _percents(table.shares))
    return f'<table class="gk-letter__table"><colgroup>{widths}</colgroup>{head}<tbody>{rows}</tbody></table>'


def _percents(shares: tuple[int, ...]) -> tuple[int, ...]:
    """Widths in steps of five per cent: the style sheet has a class for each, so that no style stands in the page."""
    total = sum(shares)
    return tuple(max(5, round(20 * share / total) * 5) for share in shares)


def _row(cells: tuple[str, ...], scope: str) -> str:
    """scope "col": all are headings; "row": the first is."""
    made = (
        f'<th scope="{scope}">{_text(cell)}</th>'
        if scope == "col" or (scope == "row" and at == 0)
        else f"<td>{_text(cell)}</td>"
        for at, cell in enumerate(cells)
    )
    return f"<tr>{''.join(made)}</tr>"


def _text(words: str) -> str:
    return escape(words, quote=False)
