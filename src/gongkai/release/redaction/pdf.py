"""PDF: a page with marks becomes a picture with the marks painted in; the others go over as they are, without links.

The pages go into a new document, so that nothing of the old file is left: no former version, property, script or attachment.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no stubs
from PIL import Image

from gongkai.release.content import Content, Passage
from gongkai.release.file_types import Kind
from gongkai.release.pdfium import Page, count_pages, meta_text, opened, saved
from gongkai.release.reading.covered import covered
from gongkai.release.redaction.marks import Area, Made, Mark, areas_by_page
from gongkai.release.redaction.pages import painted
from gongkai.release.redaction.picture import box_of, is_black, paint
from gongkai.release.refusal import Refused
from gongkai.release.rules import NUMBERS, SECRECY
from gongkai.rules import Finding

_DPI = 200
_PROOF_DPI = 100
_TAGS = ("Title", "Author", "Subject", "Keywords", "Company")
# A page may carry acts and a program's own data along; then it goes over as a picture, too.
_CARRIED = re.compile(
    rb"/(?:JavaScript|Launch|PieceInfo|EmbeddedFile|EmbeddedFiles|RichMedia|AcroForm|Metadata)\b"
)


def redact_pdf(data: bytes, marks: Sequence[Mark]) -> Made:
    with opened(data) as document:
        numbers = range(1, count_pages(document) + 1)
        areas = areas_by_page(marks, len(numbers))
        before = {number: _signs(document, number) for number in numbers}
        noted = frozenset(number for number in numbers if _has_notes(document, number))
        burnt = noted | frozenset(areas)
        made = _rebuilt(document, numbers, areas, burnt)
        if _CARRIED.search(made):
            burnt = frozenset(numbers)
            made = _rebuilt(document, numbers, areas, burnt)
        left = _left(document, {number: areas.get(number, []) for number in burnt})
    _prove(made, areas, burnt, before)
    return Made(made, _sentences(areas, burnt, noted), left, tuple(sorted(burnt)))


def _has_notes(document: Any, number: int) -> bool:
    """Whether anything but links hangs on a page. Such a page goes over as it looks: a seal that hangs on it must not
    be lost, and a box that hangs over a name must not be taken away from it.
    """
    page = Page(document, number)
    try:
        notes = (
            pdfium.FPDFPage_GetAnnot(page.handle, index)
            for index in range(pdfium.FPDFPage_GetAnnotCount(page.handle))
        )
        return any(_kind_of(note) != pdfium.FPDF_ANNOT_LINK for note in notes)
    finally:
        page.close()


def _kind_of(note: Any) -> int:
    kind = int(pdfium.FPDFAnnot_GetSubtype(note))
    pdfium.FPDFPage_CloseAnnot(note)
    return kind


def _signs(document: Any, number: int) -> str:
    page = Page(document, number)
    try:
        with page.text() as text:
            return text.signs
    finally:
        page.close()


def _left(document: Any, areas: dict[int, list[Area]]) -> tuple[Finding, ...]:
    """What the rules find in the words beside the marks; once the page is a picture, no rule can read them."""
    passages = tuple(
        Passage(f"第{number}页", f"page/{number}", _beside(document, number, marked), number)
        for number, marked in sorted(areas.items())
    )
    content = Content(Kind.PDF, passages)
    return tuple(finding for rule in (*NUMBERS, *SECRECY) for finding in rule.check(content))


def _beside(document: Any, number: int, areas: list[Area]) -> str:
    """The words of a page that can still be seen: not under a mark, nor under anything else."""
    page = Page(document, number)
    try:
        with page.text() as text:
            unseen = frozenset(covered(page, text))
            signs = enumerate(zip(text.signs, text.boxes((1, 1)), strict=True))
            return "".join(
                "■" if at in unseen or (box and any(area.holds(*box.middle) for area in areas)) else sign
                for at, (sign, box) in signs
            )
    finally:
        page.close()


def _rebuilt(source: Any, numbers: range, areas: dict[int, list[Area]], burn: frozenset[int]) -> bytes:
    made = pdfium.FPDF_CreateNewDocument()
    kept: list[Any] = []  # what pdfium only points to must live until the document is written
    try:
        for number in numbers:
            if number in burn:
                kept.append(_add_picture(made, number, source, areas.get(number, [])))
            else:
                _add_page(made, number, source)
        return saved(made)
    finally:
        pdfium.FPDF_CloseDocument(made)


def _add_page(made: Any, number: int, source: Any) -> None:
    """Links are taken off before: what is not reached is not carried over."""
    page = Page(source, number)
    try:
        for index in reversed(range(pdfium.FPDFPage_GetAnnotCount(page.handle))):
            pdfium.FPDFPage_RemoveAnnot(page.handle, index)
    finally:
        page.close()
    wanted = (ctypes.c_int * 1)(number - 1)
    if not pdfium.FPDF_ImportPagesByIndex(made, source, wanted, 1, number - 1):
        raise Refused("broken", f"PDF第{number}页的结构异常，不能重新生成；请重新导出后再遮盖。")


def _add_picture(made: Any, number: int, source: Any, areas: list[Area]) -> Any:
    picture = painted(source, number, _DPI)
    paint(picture, [box_of(area, picture.size) for area in areas])
    pixels = picture.tobytes("raw", "BGR", (picture.width * 3 + 3) // 4 * 4)
    buffer = ctypes.create_string_buffer(pixels, len(pixels))
    old = Page(source, number)
    width, height = old.width, old.height
    old.close()
    page = pdfium.FPDFPage_New(made, number - 1, width, height)
    image = pdfium.FPDFPageObj_NewImageObj(made)
    bitmap = pdfium.FPDFBitmap_CreateEx(
        picture.width, picture.height, pdfium.FPDFBitmap_BGR, buffer, (picture.width * 3 + 3) // 4 * 4
    )
    try:
        pdfium.FPDFImageObj_SetBitmap(None, 0, image, bitmap)
        pdfium.FPDFImageObj_SetMatrix(image, width, 0, 0, height, 0, 0)
        pdfium.FPDFPage_InsertObject(page, image)
        pdfium.FPDFPage_GenerateContent(page)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
        pdfium.FPDF_ClosePage(page)
    return buffer


def _prove(made: bytes, areas: dict[int, list[Area]], burnt: frozenset[int], before: dict[int, str]) -> None:
    with opened(made) as document:
        if count_pages(document) != len(before) or any(meta_text(document, tag) for tag in _TAGS):
            raise _not_proved("页数或者属性与预期不符")
        for number, signs in before.items():
            now = _signs(document, number)
            if number in burnt and now.strip():
                raise _not_proved(f"第{number}页遮盖后还能提取文字")
            if number not in burnt and now != signs:
                raise _not_proved(f"第{number}页没有遮盖，文字却变了")
            if number in areas:
                _prove_black(painted(document, number, _PROOF_DPI), number, areas[number])
    if _CARRIED.search(made):
        raise _not_proved("文件里还有脚本、附件或者属性")


def _prove_black(picture: Image.Image, number: int, areas: list[Area]) -> None:
    for area in areas:
        left, top, right, bottom = box_of(area, picture.size)
        inner = (left + 1, top + 1, max(left + 2, right - 1), max(top + 2, bottom - 1))  # edges are blended
        if right - left > 2 and bottom - top > 2 and not is_black(picture, inner):
            raise _not_proved(f"第{number}页有一处遮盖渲染后不是黑色")


def _not_proved(what: str) -> Refused:
    return Refused("not_proved", f"遮盖后检查没有通过（{what}），没有生成文件；请重新导出PDF后再试。")


def _sentences(areas: dict[int, list[Area]], burnt: frozenset[int], noted: frozenset[int]) -> tuple[str, ...]:
    said = []
    if areas:
        number = sum(len(marked) for marked in areas.values())
        said.append(
            f"{len(areas)}页上的{number}处已遮盖：这些页改为图片，提取不到任何文字，渲染后遮盖处全部为黑色。"
        )
    if noted:
        pages = "、".join(map(str, sorted(noted)))
        said.append(
            f"注意：第{pages}页有签章、注释或者表单，已照原样改为图片；请核对画面上有没有不该公开的注释。"
        )
    if len(burnt) > len(noted | frozenset(areas)):
        said.append("其余各页带有脚本或者附属数据，也已改为图片。")
    said.append("链接、附件、属性和以前保存的版本已经清除。")
    return tuple(said)
