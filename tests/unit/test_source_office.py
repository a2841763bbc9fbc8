"""Word documents and workbooks become lines and grids; what is deleted is gone, what is hidden is named."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from gongkai.annual_report.blocks import Grid, GridCell, Line
from gongkai.annual_report.read.sources import Unreadable, document_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        for name, text in parts.items():
            packed.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


def p(text: str, before: str = "") -> str:
    return f'<w:p>{before}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def blocks(body: str, **parts: str):
    return document_of(word(body, **parts), "a.docx").blocks


def test_paragraphs_in_runs_are_one_line_and_breaks_part_lines():
    body = "<w:p><w:r><w:t>收到</w:t></w:r><w:r><w:t>12</w:t><w:tab/><w:t>件</w:t><w:br/><w:t>次行</w:t></w:r></w:p><w:p/>"
    assert blocks(body) == (Line("收到12\t件"), Line("次行"))


def test_deleted_and_hidden_text_is_gone_and_inserted_text_stays():
    body = (
        "<w:p><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>"
    )
    assert blocks(body) == (Line("新"),)


def test_grid_span_and_vertical_merge_are_resolved():
    merged, wide = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
    body = (
        f"<w:tbl><w:tr>{tc(p('甲'), merged)}{tc(p('乙'), wide)}</w:tr>"
        f"<w:tr>{tc('<w:p/>', '<w:vMerge/>')}{tc('<w:p/>')}{tc(p('3'))}</w:tr></w:tbl>"
    )
    assert blocks(body) == (
        Grid(
            (GridCell(0, 0, "甲", 2, 1), GridCell(0, 1, "乙", 1, 2), GridCell(1, 1, ""), GridCell(1, 2, "3"))
        ),
    )


def test_a_deleted_row_is_gone():
    body = (
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{tc(p('0'))}{tc(p('0'))}</w:tr>"
        f"<w:tr>{tc(p('甲'))}{tc(p('1'))}</w:tr></w:tbl>"
    )
    assert blocks(body) == (Grid((GridCell(0, 0, "甲"), GridCell(0, 1, "1"))),)


def test_a_frame_of_one_cell_is_walked_through():
    inner = f"<w:tbl><w:tr>{tc(p('甲'))}{tc(p('1'))}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr>{tc(p('标题') + inner + '<w:p/>')}</w:tr></w:tbl>"
    assert blocks(body) == (Line("标题"), Grid((GridCell(0, 0, "甲"), GridCell(0, 1, "1"))))


def test_text_boxes_follow_their_paragraph_once():
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    body = (
        f'<w:p xmlns:mc="{mc}"><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert blocks(body) == (Line("正文"), Line("框内"))


def test_automatic_numbers_are_written_before_their_paragraphs():
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num></w:numbering>'
    )

    def at(level: int) -> str:
        return f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr></w:pPr>'

    body = p("总体", at(0)) + p("甲", at(1)) + p("乙", at(1)) + p("主动", at(0)) + p("丙", at(1))
    assert [line.text for line in blocks(body, numbering=numbering)] == [
        "一、总体",
        "1.甲",
        "2.乙",
        "二、主动",
        "1.丙",
    ]


def workbook(write) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        write(book)
    return stream.getvalue()


def test_a_sheet_is_a_grid_with_merged_ranges_and_plain_numbers():
    def write(book):
        sheet = book.add_worksheet("报告")
        sheet.merge_range(1, 1, 1, 3, "信息内容")
        sheet.merge_range(2, 1, 3, 1, "规章")
        sheet.write_row(2, 2, [12, 0.5])
        sheet.write(3, 2, 0.125, book.add_format({"num_format": "0.0%"}))

    assert document_of(workbook(write), "a.xlsx").blocks == (
        Grid(
            (
                GridCell(0, 0, "信息内容", 1, 3),
                GridCell(1, 0, "规章", 2, 1),
                GridCell(1, 1, "12"),
                GridCell(1, 2, "0.5"),
                GridCell(2, 1, "12.5%"),
                GridCell(2, 2, ""),
            )
        ),
    )


def test_hidden_rows_and_sheets_are_read_and_named():
    def write(book):
        book.add_worksheet("表").write_row(0, 0, ["甲", 1])
        other = book.add_worksheet("藏")
        other.write_row(0, 0, ["乙", 2])
        other.set_row(0, None, None, {"hidden": True})
        other.hide()

    document = document_of(workbook(write), "a.xlsx")
    assert len(document.blocks) == 2
    assert ("hidden_sheet", "藏") in document.metadata
    assert ("hidden_rows", "藏：1") in document.metadata


def test_a_row_that_is_a_sentence_parts_two_grids():
    sentence = "本年度报告由某县人民政府办公室根据《中华人民共和国政府信息公开条例》要求编制，所列数据的统计期限为一年，特此公布，请予监督。"

    def write(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["甲", 1])
        sheet.write(1, 0, sentence)
        sheet.write_row(2, 0, ["乙", 2])

    first, line, second = document_of(workbook(write), "a.xlsx").blocks
    assert line == Line(sentence)
    assert (first.cells[0].text, second.cells[0]) == ("甲", GridCell(0, 0, "乙"))


@pytest.mark.parametrize("damage", [b"", b"<a", b"<w:document/>"])
def test_a_damaged_word_document_gets_a_sentence(damage):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("word/document.xml", damage)
    with pytest.raises(Unreadable, match="Word文档"):
        document_of(stream.getvalue(), "a.docx")
