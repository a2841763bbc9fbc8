"""Which kind of file this is, by its content first and its name second, and the reader for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.annual_report.read.sources.archive import Archive
from gongkai.annual_report.read.sources.docx import document_of_docx
from gongkai.annual_report.read.sources.encoding import decode
from gongkai.annual_report.read.sources.html import document_of_html
from gongkai.annual_report.read.sources.limits import Deadline, check_size
from gongkai.annual_report.read.sources.pdf import document_of_pdf
from gongkai.annual_report.read.sources.text import document_of_plain
from gongkai.annual_report.read.sources.unreadable import Unreadable
from gongkai.annual_report.read.sources.web_archive import is_web_archive, page_of_web_archive
from gongkai.annual_report.read.sources.xlsx import document_of_xlsx

if TYPE_CHECKING:
    from gongkai.annual_report.blocks import Document

_MARKDOWN_RULE = re.compile(r"^[ \t]*+\|(?:[ \t]*+:?-++:?[ \t]*+\|)++[ \t]*+$", re.MULTILINE)
_HTML_NAMES = (".html", ".htm", ".shtml", ".xhtml", ".jhtml", ".jsp", ".asp", ".aspx", ".php")
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|table|tbody|tr|td|div|p|span|br|font|center|section|article|h[1-6])"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"<svg")
_PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")


def document_of(data: bytes, name: str) -> Document:
    """The blocks of a file. Raises Unreadable with the sentence for the person who chose it."""
    check_size(data)
    return _with_text(_of_bytes(data, name, Deadline()))


def _with_text(document: Document) -> Document:
    if not document.blocks:
        raise Unreadable(
            "empty",
            "文件里没有可以读出的文字（内容可能是图片），请检查是否选错了文件，或者上传带文字的版本。",
        )
    return document


def _of_bytes(data: bytes, name: str, deadline: Deadline) -> Document:
    if b"%PDF-" in data[:1024]:
        return document_of_pdf(data, deadline)
    if data.startswith(b"PK"):
        return _of_archive(data, deadline)
    _refuse_foreign(data)
    if is_web_archive(data):
        text, _ = decode(page_of_web_archive(data))
        return document_of_html(text, deadline)
    text, _ = decode(data)
    return _of_text(text, name, deadline)


def document_of_text(text: str) -> Document:
    """The blocks of pasted text, which may be the source of a page."""
    check_size(text.encode(errors="replace"))
    return _with_text(_of_text(text, "", Deadline()))


def _of_text(text: str, name: str, deadline: Deadline) -> Document:
    if not text.strip():
        raise Unreadable("empty", "文件里没有任何文字，请检查后重新上传。")
    if is_html(text, name):
        return document_of_html(text, deadline)
    return document_of_plain(text, name)


def is_html(text: str, name: str) -> bool:
    """A page by its name and a tag, or a text that begins with a tag or is full of tags."""
    head = text[:200_000]
    first = _TAG.search(head)
    if first is None:
        return False
    if name.lower().endswith(_HTML_NAMES) or not head[: first.start()].strip("\ufeff \t\r\n"):
        return True
    tags = [tag.lower() for tag in _TAG.findall(head)]
    if _MARKDOWN_RULE.search(head):  # its tables break their lines with the same tag
        tags = [tag for tag in tags if not tag.startswith("<br")]
    return len(tags) * 400 > len(head) or bool(re.search(r"<(?:html|body|table)\b", head, re.IGNORECASE))


def _of_archive(data: bytes, deadline: Deadline) -> Document:
    archive = Archive(data, "文件")
    if "word/document.xml" in archive.names:
        archive.what = "Word文档"
        return document_of_docx(archive, deadline)
    if "xl/workbook.xml" in archive.names:
        archive.what = "Excel工作簿"
        return document_of_xlsx(archive, deadline)
    if "OFD.xml" in archive.names:
        raise Unreadable("old_format", "这是OFD文件，暂不支持，请在OFD阅读器中另存为.pdf后再上传。")
    if {"content.xml", "META-INF/manifest.xml"} <= archive.names:
        raise Unreadable(
            "old_format", "这是OpenDocument文件（.odt、.ods），请另存为.docx、.xlsx或.pdf后再上传。"
        )
    raise Unreadable(
        "unknown_archive",
        "这是一个压缩包或者不支持的文档格式，请解压后逐个上传其中的.docx、.xlsx、.pdf或网页文件。",
    )


def _refuse_foreign(data: bytes) -> None:
    if data.startswith(_OLE):
        raise _old_office(data)
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        raise Unreadable(
            "picture", "这是一张图片，目前还不能识别图片中的文字，请上传.docx、.pdf（带文字层）或网页文件。"
        )
    if data.startswith(_PACKED):
        raise Unreadable(
            "unknown_archive", "这是一个压缩包，请解压后逐个上传其中的.docx、.xlsx、.pdf或网页文件。"
        )
    if data.startswith(b"{\\rtf"):
        raise Unreadable("old_format", "这是RTF文件，暂不支持，请在Word或WPS中另存为.docx或.pdf后再上传。")


def _old_office(data: bytes) -> Unreadable:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Unreadable("encrypted", "文件设有打开密码，无法读取，请在Word、Excel或WPS中去掉密码后再上传。")
    if "WordDocument".encode("utf-16-le") in data:
        return Unreadable(
            "old_format", "这是旧版Word文件（.doc），请在Word或WPS中另存为.docx或.pdf后再上传。"
        )
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return Unreadable("old_format", "这是旧版Excel文件（.xls），请在Excel或WPS中另存为.xlsx后再上传。")
    return Unreadable("old_format", "这是旧版Office文件，请另存为.docx、.xlsx或.pdf后再上传。")
