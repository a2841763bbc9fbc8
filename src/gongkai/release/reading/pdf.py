"""A PDF: the text of each page, and what can be got out of the file without being seen on it."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no stubs

from gongkai.release.content import Content, Passage, Trace, Trait, shortened
from gongkai.release.file_types import Kind
from gongkai.release.pdfium import Page, count_pages, meta_text, opened, saved
from gongkai.release.reading.covered import covered, picture_shares
from gongkai.release.reading.properties import names_a_body

_FEW = 10  # characters; a scan often carries a page number as text
_META = {"Author": "作者", "Subject": "主题", "Keywords": "关键词", "Company": "单位"}
_WHO = frozenset(("Author", "Company"))
_RUNS = {
    b"/JavaScript": "JavaScript",
    b"/Launch": "启动程序",
    b"/ImportData": "导入数据",
    b"/SubmitForm": "提交表单",
}
_PLAYS = re.compile(rb"/S\s*/(JavaScript|Launch|ImportData|SubmitForm)\b")
_CREATOR = re.compile(rb"<dc:creator>.{0,400}?<rdf:li[^>]*>([^<]{1,200})", re.DOTALL)
_ATTACHMENTS = frozenset((pdfium.FPDF_ANNOT_FILEATTACHMENT, pdfium.FPDF_ANNOT_SOUND, pdfium.FPDF_ANNOT_MOVIE,
                          pdfium.FPDF_ANNOT_SCREEN, pdfium.FPDF_ANNOT_THREED, pdfium.FPDF_ANNOT_RICHMEDIA))  # fmt: skip


def content_of_pdf(data: bytes) -> Content:
    passages: list[Passage] = []
    traces: list[Trace] = []
    scans: list[int] = []
    with opened(data) as document:
        for number in range(1, count_pages(document) + 1):
            page = Page(document, number)
            try:
                passages.append(_read(page, traces, scans))
            finally:
                page.close()
        traces.extend(_of_document(document))
    traces.extend(_of_file(data))
    if scans:
        traces.append(Trace(Trait.UNREADABLE, _pages(scans), f"pages/{','.join(map(str, scans))}"))
    return Content(Kind.PDF, tuple(passages), tuple(traces))


def _read(page: Page, traces: list[Trace], scans: list[int]) -> Passage:
    where, anchor = f"第{page.number}页", f"page/{page.number}"
    traces.extend(_annotations(page, where, anchor))
    with page.text() as text:
        if len(text.signs.strip()) < _FEW and any(share > 0.05 for share in picture_shares(page)):
            scans.append(page.number)
        if unseen := covered(page, text):  # from here on the page is without its text
            traces.append(Trace(Trait.COVERED_TEXT, where, anchor, f"{len(unseen)}个"))
        return Passage(where, anchor, text.signs, page.number)


def _pages(numbers: list[int]) -> str:
    shown = "、".join(str(number) for number in numbers[:20])
    return f"第{shown}页" if len(numbers) <= 20 else f"第{shown}页等{len(numbers)}页"


def _annotations(page: Page, where: str, anchor: str) -> Iterator[Trace]:
    notes = fields = files = 0
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.handle)):
        annotation = pdfium.FPDFPage_GetAnnot(page.handle, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            fields += 1
        elif kind in _ATTACHMENTS:
            files += 1
        elif kind != pdfium.FPDF_ANNOT_LINK:
            notes += 1
        pdfium.FPDFPage_CloseAnnot(annotation)
    for number, trait in ((notes, Trait.COMMENT), (fields, Trait.FORM_FIELD), (files, Trait.EMBEDDED)):
        if number:
            yield Trace(trait, where, anchor, f"{number}处")


def _of_document(document: Any) -> Iterator[Trace]:
    for index in range(pdfium.FPDFDoc_GetAttachmentCount(document)):
        name = _attachment_name(pdfium.FPDFDoc_GetAttachment(document, index))
        yield Trace(Trait.EMBEDDED, "PDF文件", "file", shortened(name) or "附件")
    said = [
        f"{title}：{shortened(words, 20)}"
        for tag, title in _META.items()
        if (words := meta_text(document, tag)) and not (tag in _WHO and names_a_body(words))
    ]
    plain = saved(document)  # written anew, its dictionaries stand in clear
    creator = match[1].decode("utf-8", errors="replace") if (match := _CREATOR.search(plain)) else ""
    if creator and "作者" not in "".join(said) and not names_a_body(creator):
        said.append(f"作者：{shortened(creator, 20)}")
    if said:
        yield Trace(Trait.METADATA, "PDF属性里", "file", "、".join(said))
    runs = sorted({_RUNS[b"/" + match[1]] for match in _PLAYS.finditer(plain)})
    if runs or pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        yield Trace(Trait.SCRIPT, "PDF文件", "file", "、".join(runs) or "JavaScript")


def _attachment_name(attachment: Any) -> str:
    size = pdfium.FPDFAttachment_GetName(attachment, None, 0)
    if not 2 < size < 2048:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAttachment_GetName(attachment, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")


def _of_file(data: bytes) -> Iterator[Trace]:
    """A PDF that was changed and saved keeps its former versions before the new one."""
    versions = len(re.findall(rb"startxref\s+\d+\s+%%EOF", data))
    if b"/Linearized" in data[:2048]:
        versions -= 1
    if versions > 1:
        yield Trace(Trait.TRACKED_CHANGE, "PDF文件", "file", f"还留着{versions - 1}个以前保存的版本")
