"""The kinds of files this site knows, once for everyone: what comes in from strangers, what is checked, what goes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    DOC = "doc"  # never given out: what is inside an old Word file cannot be checked
    PNG = "png"
    JPEG = "jpeg"
    HTML = "html"
    TEXT = "txt"
    CSV = "csv"  # a table of text, in which a spreadsheet program runs formulas; ours alone go out, and come in as lists
    OFD = "ofd"  # the national format of official documents (GB/T 33190); its inside is not read here


@dataclass(frozen=True)
class Form:
    """member: what a container of this kind must hold."""

    title: str
    media_type: str
    endings: tuple[str, ...]
    member: str = ""


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMS: Final = {
    Kind.PDF: Form("PDF文件", "application/pdf", ("pdf",)),
    Kind.DOCX: Form("Word文档", f"{_OFFICE}.wordprocessingml.document", ("docx",), "word/document.xml"),
    Kind.XLSX: Form("Excel工作簿", f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",), "xl/workbook.xml"),
    Kind.DOC: Form("旧版Word文档", "application/msword", ("doc",)),
    Kind.PNG: Form("PNG图片", "image/png", ("png",)),
    Kind.JPEG: Form("JPEG图片", "image/jpeg", ("jpg", "jpeg")),
    Kind.HTML: Form("网页", "text/html", ("html", "htm")),
    Kind.TEXT: Form("文本文件", "text/plain", ("txt",)),
    Kind.CSV: Form("CSV表格", "text/csv", ("csv",)),
    Kind.OFD: Form("OFD文件", "application/ofd", ("ofd",), "OFD.xml"),
}

GIVEN_OUT: Final = frozenset((Kind.PDF, Kind.DOCX, Kind.XLSX, Kind.PNG, Kind.JPEG))
# With what is published: text too, once it is made UTF-8 (see reading.text).
ATTACHED: Final = GIVEN_OUT | {Kind.TEXT}
CHECKED: Final = ATTACHED | {Kind.HTML, Kind.CSV}
# From strangers: what people have at home. It is kept and looked at, and never goes out again.
TAKEN_IN: Final = GIVEN_OUT | {Kind.DOC, Kind.OFD, Kind.TEXT}
PICTURES: Final = frozenset((Kind.PNG, Kind.JPEG))

PACKED: Final = frozenset(("zip", "rar", "7z", "gz", "bz2", "xz", "tar", "iso"))
PROGRAMS: Final = frozenset(
    ("exe", "dll", "bat", "cmd", "com", "msi", "scr", "js", "vbs", "ps1", "sh", "jar", "apk", "elf", "lnk")
)
MACROS: Final = frozenset(("docm", "xlsm", "dotm", "xltm", "xlsb", "pptm"))
WEB: Final = frozenset((*FORMS[Kind.HTML].endings, "svg", "xml", "mht"))
# The agreed sign by which virus scanners are tried out, kept in two halves so that this source is not taken for one.
VIRUS_TEST: Final = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
