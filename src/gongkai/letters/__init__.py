"""Letters of disclosure on request: values, templates as data, and the same words as PDF, DOCX and HTML. Pure."""

from typing import TYPE_CHECKING, Any

from gongkai.letters.composing import (
    NoTemplate,
    compose,
    compose_unfinished,
    contact_line,
    template_of,
    templates_on,
    unfinished_mark,
)
from gongkai.letters.days import day_rows
from gongkai.letters.html import to_html
from gongkai.letters.letter import Block, DocumentNumber, Items, Letter, Paragraph, Quote, Table
from gongkai.letters.pdf import to_pdf, unprintable_in
from gongkai.letters.places import Fact, FactMissing, Facts, FactUnfit, Kind, Place
from gongkai.letters.template import Addressee, Template

if TYPE_CHECKING:
    from gongkai.letters.docx import to_docx

__all__ = [
    "Addressee",
    "Block",
    "DocumentNumber",
    "Fact",
    "FactMissing",
    "FactUnfit",
    "Facts",
    "Items",
    "Kind",
    "Letter",
    "NoTemplate",
    "Paragraph",
    "Place",
    "Quote",
    "Table",
    "Template",
    "compose",
    "compose_unfinished",
    "contact_line",
    "day_rows",
    "template_of",
    "templates_on",
    "to_docx",
    "to_html",
    "to_pdf",
    "unfinished_mark",
    "unprintable_in",
]


def __getattr__(name: str) -> Any:
    """python-docx is loaded when the first letter is written with it: it takes a tenth of a start, and few write one."""
    if name != "to_docx":
        raise AttributeError(name)
    from gongkai.letters import docx

    return docx.to_docx
