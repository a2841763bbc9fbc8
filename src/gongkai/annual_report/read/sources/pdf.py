"""From a PDF with a text layer to blocks, page by page. What lines and words mean as tables is decided in `pages`."""

from __future__ import annotations

import ctypes
import threading
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no stubs

from gongkai.annual_report.blocks import Document
from gongkai.annual_report.read.sources.limits import MAX_PAGES, Deadline, too_many
from gongkai.annual_report.read.sources.pages import Page, blocks_of_pages
from gongkai.annual_report.read.sources.pdf_page import PageReader
from gongkai.annual_report.read.sources.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCK = threading.Lock()  # pdfium keeps global state and must not run in two threads
_FEW_CHARACTERS = 10  # a page; a scan often carries a page number or a stamp as text


def document_of_pdf(data: bytes, deadline: Deadline | None = None) -> Document:
    deadline = deadline or Deadline()
    with _LOCK:
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise _refusal(pdfium.FPDF_GetLastError())
        try:
            return _read(document, deadline)
        finally:
            pdfium.FPDF_CloseDocument(document)


def _refusal(code: int) -> Unreadable:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return Unreadable("encrypted", "PDF文件设有打开密码，无法读取，请去掉密码后再上传。")
    return Unreadable("broken", "PDF文件已经损坏或者不完整，无法打开，请重新导出或下载后再上传。", code=code)


def _read(document: pdfium.FPDF_DOCUMENT, deadline: Deadline) -> Document:
    count = pdfium.FPDF_GetPageCount(document)
    if count > MAX_PAGES:
        raise too_many("页", MAX_PAGES)
    pages: list[Page] = []
    pictures = characters = 0
    for number in range(1, count + 1):
        deadline.check()
        reader = PageReader(document, number)
        try:
            page = reader.page()
        finally:
            reader.close()
        pictures += reader.pictures
        characters += sum(len(word.text) for word in page.words)
        pages.append(page)
    if characters < _FEW_CHARACTERS * max(1, count):
        raise _no_text(count, pictures)
    return Document("pdf", tuple(blocks_of_pages(pages)), tuple(_metadata(document)))


def _no_text(count: int, pictures: int) -> Unreadable:
    if pictures:
        return Unreadable(
            "scanned",
            f"这份PDF的{count}页是扫描的图片，没有可以读出的文字层，目前还不能识别图片中的文字，请上传由Word或WPS直接导出的PDF、.docx或网页。",
            pages=count,
        )
    return Unreadable(
        "no_text", f"这份PDF共{count}页，其中没有可以读出的文字，请重新导出后再上传。", pages=count
    )


def _metadata(document: pdfium.FPDF_DOCUMENT) -> Iterator[tuple[str, str]]:
    for tag in ("Title", "Author", "Creator", "Producer", "CreationDate", "ModDate"):
        size = pdfium.FPDF_GetMetaText(document, tag.encode(), None, 0)
        if 2 < size < 4096:
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDF_GetMetaText(document, tag.encode(), buffer, size)
            if text := buffer.raw[: size - 2].decode("utf-16-le", errors="replace").strip():
                yield tag, text
