"""From the bytes of each kind of file to its Content."""

from collections.abc import Callable

from gongkai.release.content import Content
from gongkai.release.file_types import Kind
from gongkai.release.reading.docx import content_of_docx
from gongkai.release.reading.html import content_of_html
from gongkai.release.reading.pdf import content_of_pdf
from gongkai.release.reading.picture import content_of_picture
from gongkai.release.reading.text import content_of_text
from gongkai.release.reading.xlsx import content_of_xlsx

READERS: dict[Kind, Callable[[bytes], Content]] = {
    Kind.PDF: content_of_pdf,
    Kind.DOCX: content_of_docx,
    Kind.XLSX: content_of_xlsx,
    Kind.PNG: content_of_picture,
    Kind.JPEG: content_of_picture,
    Kind.HTML: content_of_html,
    Kind.TEXT: content_of_text,
    Kind.CSV: content_of_text,
}

__all__ = ["READERS"]
