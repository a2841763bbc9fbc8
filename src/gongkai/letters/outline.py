"""A letter as one run of parts, in the order of reading. PDF, DOCX and HTML all print this run, so they say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from gongkai.letters.letter import Block, Items, Letter, Paragraph, Quote, Table
from gongkai.letters.words import clean, in_chinese, item_number, width

SEAL = "（印章）"
LINE = 28.0  # characters of a line, GB/T 9704
DENSE_FROM = 5  # columns from which a table is set smaller
RIGHT_OF_DATE = 4.0  # 成文日期右空四字


class Role(StrEnum):
    """What a part is; each way of printing has one look for each."""

    MARK = "mark"
    NUMBER = "number"
    TITLE = "title"
    ADDRESSEE = "addressee"
    TEXT = "text"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"
    REMEDY = "remedy"
    CONTACT = "contact"
    ATTACHMENT = "attachment"
    SIGNATURE = "signature"
    SEAL = "seal"
    DATED = "dated"
    COPIES = "copies"


CLOSE = (Role.SIGNATURE, Role.SEAL, Role.DATED)
AFTER_THE_TEXT = (*CLOSE, Role.COPIES)


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one role; a table has cells instead. Each text is clean already."""

    role: Role
    text: str = ""
    table: Table | None = None


def outline(letter: Letter) -> tuple[Part, ...]:
    """Every part that has something to say, in the order of reading."""
    parts = (*_head(letter), *_body(letter.body), *_after(letter), *_close(letter))
    return tuple(part for part in parts if part.text or part.table)


def _head(letter: Letter) -> Iterator[Part]:
    number = Part(Role.NUMBER, clean(str(letter.number or "")))
    title = Part(Role.TITLE, clean(letter.title))
    if letter.red_head:
        yield Part(Role.MARK, clean(letter.agency))
        yield from (number, title)
    else:
        yield from (title, number)
    if addressee := clean(letter.addressee):
        yield Part(Role.ADDRESSEE, f"{addressee}：")


def _body(blocks: Iterable[Block]) -> Iterator[Part]:
    for block in blocks:
        match block:
            case Paragraph(text):
                yield Part(Role.TEXT, clean(text))
            case Items(texts):
                numbered = enumerate(texts, start=1)
                yield from (Part(Role.ITEM, f"{item_number(at)}{clean(text)}") for at, text in numbered)
            case Quote(texts):
                yield from (Part(Role.QUOTE, clean(text)) for text in texts)
            case Table():
                yield Part(Role.TABLE, table=_clean_table(block))


def _clean_table(table: Table) -> Table:
    """Short rows are filled up: a table in print has a cell in every place."""
    rows = (tuple(map(clean, row)) for row in table.rows)
    filled = (row + ("",) * (table.columns - len(row)) for row in rows)
    return Table(tuple(filled), tuple(map(clean, table.header)), table.widths)


def _after(letter: Letter) -> Iterator[Part]:
    yield from (Part(Role.REMEDY, clean(text)) for text in letter.remedy)
    yield Part(Role.CONTACT, clean(letter.contact))
    single = len(letter.attachments) == 1
    for at, title in enumerate(letter.attachments, start=1):
        number = "" if single else f"{at}. "
        yield Part(Role.ATTACHMENT, f"{'附件：' if at == 1 else ''}{number}{clean(title)}")


def _close(letter: Letter) -> Iterator[Part]:
    if letter.signed:
        yield Part(Role.SIGNATURE, clean(letter.agency))
        if letter.sealed:
            yield Part(Role.SEAL, SEAL)
        yield Part(Role.DATED, in_chinese(letter.dated))
    if letter.copies:
        yield Part(Role.COPIES, f"抄送：{'，'.join(map(clean, letter.copies))}。")


def head_role(letter: Letter) -> Role | None:
    """After which part the red line is drawn; None where there is no red head."""
    if not letter.red_head:
        return None
    return Role.NUMBER if letter.number else Role.MARK


def signature_place(letter: Letter) -> tuple[float, float]:
    """How wide signature and date stand, and how far from the right edge, both in characters.

    The date keeps four characters to its right and the agency's name is centred over it; a long name
    draws nearer to the edge, as GB/T 9704 allows.
    """
    date_width = width(in_chinese(letter.dated))
    name_width = min(width(clean(letter.agency)), LINE)
    wide = max(date_width, name_width)
    return wide, max(0.0, min(RIGHT_OF_DATE - (wide - date_width) / 2, LINE - wide))
