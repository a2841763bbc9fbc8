"""Word documents as offices write them, made with python-docx for the tests."""

from __future__ import annotations

import io

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def picture() -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(stream, "PNG")
    stream.seek(0)
    return stream


def centred(document, words):
    paragraph = document.add_paragraph(words)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def notice():
    """An official notice as an office writes it: red head, number, title of two lines, sections, a table, a picture."""
    document = docx.Document()
    centred(document, "清源县人民政府文件")
    centred(document, "清政发〔2024〕5号")
    centred(document, "清源县人民政府关于加强")
    centred(document, "农田水利工程建设的通知")
    document.add_paragraph("各乡镇人民政府：")
    document.add_paragraph("一、总体要求")
    mixed = document.add_paragraph("　　坚持")
    mixed.add_run("先建机制").bold = True
    mixed.add_run("、")
    mixed.add_run("后建工程").bold = True
    mixed.add_run("。")
    document.add_heading("任务分工", 2)
    document.add_paragraph("清淤疏浚", style="List Bullet")
    document.add_paragraph("泵站改造", style="List Bullet")
    table = document.add_table(rows=3, cols=3)
    for row, words in zip(
        table.rows, (("单位", "任务", "期限"), ("东河镇", "清淤", "5月"), ("", "泵站", "6月")), strict=True
    ):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(head.makeelement(qn("w:tblHeader"), {}))
    document.add_picture(picture(), width=Mm(30))
    return document
