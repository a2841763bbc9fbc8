"""A letter as a value: what it says and in which order, nothing of how it looks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from gongkai.statute.citation import Citation

_NUMBER = re.compile(r"(?P<prefix>[^〔〕]+)〔(?P<year>[0-9]{4})〕(?P<serial>[0-9]{1,9})号")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """发文字号: prefix (机关代字), year, serial of the year. Raises ValueError on what no register gives."""

    prefix: str
    year: int
    serial: int

    def __post_init__(self) -> None:
        if not self.prefix.strip() or self.serial < 1 or not 1000 <= self.year <= 9999:
            raise ValueError(
                f"发文字号“{self}”不完整：机关代字不能为空，年份要四位，顺序号从1开始；请核对编号登记。"
            )

    @classmethod
    def parse(cls, words: str) -> DocumentNumber:
        """The number that these words print. Raises ValueError on other words."""
        if not (found := _NUMBER.fullmatch(words.strip())):
            raise ValueError(f"“{words}”不是发文字号；请写成“清公复〔2026〕3号”的样子。")
        return cls(found["prefix"], int(found["year"]), int(found["serial"]))

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.serial}号"


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """Numbered items: （一）（二） …, each its own paragraph."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of someone else, or a list of documents quoted, set off from the text around them."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A small table. header: () where the first cell of each row is its name.

    widths: shares of the columns, () where all are equal.
    """

    rows: tuple[tuple[str, ...], ...]
    header: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if self.header and len(row) > len(self.header):
                raise ValueError(f"表格只有{len(self.header)}栏，有一行却有{len(row)}栏；请核对这一行。")

    @property
    def columns(self) -> int:
        return len(self.header) or max((len(row) for row in self.rows), default=0)

    @property
    def shares(self) -> tuple[int, ...]:
        return self.widths or (1,) * self.columns


Block = Paragraph | Items | Quote | Table


@dataclass(frozen=True, slots=True)
class Letter:
    """One document, ready to be printed in any form.

    code, version: of the template from which it was made.
    red_head: with the agency's name in red above, as an official document has it.
    addressee: without its colon; "" where the document is a form or goes into the file.
    remedy, contact: paragraphs after the body; the words come from outside.
    signed: whether the agency signs: name, place for the seal and date stand at the end. sealed: with that place.
    copies: 抄送; attachments: 附件, their titles in order. citations: what the letter rests on.
    """

    code: str
    version: int
    agency: str
    title: str
    body: tuple[Block, ...]
    dated: date
    red_head: bool = False
    number: DocumentNumber | None = None
    addressee: str = ""
    remedy: tuple[str, ...] = ()
    contact: str = ""
    signed: bool = True
    sealed: bool = True
    attachments: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
