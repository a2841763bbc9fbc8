"""Web pages become lines and grids: what a reader sees, with spans resolved and the page's frame walked through."""

from __future__ import annotations

import base64
import quopri

import pytest

from gongkai.annual_report.blocks import Grid, GridCell, Line
from gongkai.annual_report.read.sources import document_of, document_of_text
from gongkai.annual_report.read.sources.html import document_of_html

SENTENCE = "2024年，本机关主动公开政府信息1136条，收到政府信息公开申请21件，均在法定期限内答复。"


def lines(markup: str) -> list[str]:
    return [block.text for block in document_of_html(markup).blocks if isinstance(block, Line)]


def grids(markup: str) -> list[Grid]:
    return [block for block in document_of_html(markup).blocks if isinstance(block, Grid)]


def rows(grid: Grid) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in range(grid.height)]
    for cell in grid.cells:
        found[cell.row].append(cell.text)
    return found


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>一</p><p>二</p>", ["一", "二"]),
        ("<p>一<br>二<br/>三</p>", ["一", "二", "三"]),
        ("<div>一<div>二</div>三</div>", ["一", "二", "三"]),
        ("<p>收到<b>1<font>2</font></b>件</p>", ["收到12件"]),
        ("<p>一&nbsp;&nbsp;二 \n 三</p>", ["一  二 三"]),
        ("<p>签发：　　张三</p>", ["签发：　　张三"]),
        ("<p>a &lt;b&gt; &amp; c</p>", ["a <b> & c"]),
        ("<p>一<script>var a = '<p>x</p>'</script>二</p><style>p{}</style>", ["一二"]),
        ("<!-- <p>零</p> --><p>一</p>", ["一"]),
        ("<p>一</p><p style='DISPLAY: none'>二</p><p hidden>三</p><input type='hidden' value='x'>", ["一"]),
        ("<div style='display:none'><div>零</div>零</div><p>一</p>", ["一"]),
        ("<p>overflow:hidden 不是隐藏</p>", ["overflow:hidden 不是隐藏"]),
        ("<p class=MsoNormal><o:p>&nbsp;</o:p></p><p><span lang=EN-US>12<o:p></o:p></span>件</p>", ["12件"]),
        (
            "<!--[if gte mso 9]><xml><w:View>x</w:View></xml><![endif]--><p><![if !x]>一、<![endif]>二</p>",
            ["一、二"],
        ),
        ("<ul><li>首页<li>公开</ul>", ["首页", "公开"]),
        ("<P>大<BR>写</P>", ["大", "写"]),
        ("<p title='a>b'>一</p>", ["一"]),
        ('<p title="<b>x</b>">一</p>', ["一"]),
        ("<pre>第一行\n第\t二行</pre>", ["第一行", "第\t二行"]),
        ("<p>未关闭的<b>标记", ["未关闭的标记"]),
        ("<p>1 < 2</p>", ["1 < 2"]),
        ("<select><option>2023</option></select><p>一</p>", ["一"]),
    ],
)
def test_lines_are_what_a_reader_sees(markup, expected):
    assert lines(markup) == expected


def test_spans_are_resolved_and_blank_cells_stay():
    (grid,) = grids(
        "<table><tr><td rowspan='2'>甲</td><td colspan=\"2\">乙</td></tr>"
        "<tr><td>&nbsp;</td><td><p><span>3</span></p></td></tr></table>"
    )
    assert grid.cells == (
        GridCell(0, 0, "甲", 2, 1),
        GridCell(0, 1, "乙", 1, 2),
        GridCell(1, 1, ""),
        GridCell(1, 2, "3"),
    )


def test_spans_that_leave_the_table_are_cut_at_its_end():
    (grid,) = grids("<table><tr><td rowspan=65534>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>")
    assert grid.cells[0] == GridCell(0, 0, "甲", 2, 1)
    assert grid.height == 2


def test_line_breaks_and_paragraphs_inside_a_cell_stay_in_the_cell():
    (grid,) = grids("<table><tr><td>结果<br/>维持</td><td><p>总</p><p>计</p></td></tr></table>")
    assert rows(grid) == [["结果\n维持", "总\n计"]]


def test_missing_end_tags_of_cells_are_supplied():
    (grid,) = grids("<table><tr><td>规章<td>1<td><tr><td>行政规范性文件<td>8<td>66</table>")
    assert rows(grid) == [["规章", "1", ""], ["行政规范性文件", "8", "66"]]


def test_a_table_that_lays_out_the_page_is_walked_through():
    inner = "<table><tr><td>规章</td><td>1</td></tr><tr><td>文件</td><td>8</td></tr></table>"
    markup = f"<table><tr><td>导航</td><td><p>{SENTENCE}</p>{inner}<p>以上。</p></td></tr><tr><td>版权</td></tr></table>"
    blocks = document_of_html(markup).blocks
    assert [block.text if isinstance(block, Line) else rows(block) for block in blocks] == [
        "导航",
        SENTENCE,
        [["规章", "1"], ["文件", "8"]],
        "以上。",
        "版权",
    ]


def test_a_table_round_long_prose_is_no_grid():
    assert lines(f"<table><tr><td>左</td><td><p>{SENTENCE * 8}</p><p>末</p></td></tr></table>") == [
        "左",
        SENTENCE * 8,
        "末",
    ]


def test_a_small_table_inside_a_cell_does_not_cost_the_large_one_its_cells():
    small = "<table><tr><td>含</td><td>3</td></tr></table>"
    body = "".join(f"<tr><td>事项{at}</td><td>{at}</td></tr>" for at in range(8))
    (grid,) = grids(f"<table><tr><td>合计{small}</td><td>9</td></tr>{body}</table>")
    assert rows(grid)[0] == ["合计\n含\t3", "9"]
    assert grid.height == 9


def test_text_between_cells_is_kept():
    found = document_of_html("<table><tr>落在外面<td>甲</td><td>乙</td></tr></table>").blocks
    assert found[0] == Line("落在外面")
    assert isinstance(found[1], Grid)


def test_a_caption_stands_before_its_table():
    found = document_of_html("<table><caption>表一</caption><tr><td>甲</td><td>乙</td></tr></table>").blocks
    assert found[0] == Line("表一")


def test_meta_tags_of_the_site_guideline_are_metadata():
    markup = (
        "<html><head><title>年度 报告</title><meta name='ArticleTitle' content='某县年度报告'>"
        '<META content="2025-01-20 09:00" NAME="PubDate"><meta charset="utf-8"></head><body>一</body></html>'
    )
    assert dict(document_of_html(markup).metadata) == {
        "title": "年度 报告",
        "ArticleTitle": "某县年度报告",
        "PubDate": "2025-01-20 09:00",
    }


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "", "iso-8859-1"])
@pytest.mark.parametrize("real", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_bytes_decide_the_encoding_and_not_what_is_declared(declared, real):
    markup = f"<html><head><meta charset='{declared}'></head><body><p>{SENTENCE}</p></body></html>"
    assert document_of(markup.encode(real), "a.html").blocks == (Line(SENTENCE),)


def test_pasted_source_of_a_page_is_read_as_a_page():
    assert document_of_text("<p>一</p>").format == "html"
    assert document_of_text("金额<100万元，比例>3").format == "text"


def test_a_page_gives_the_same_blocks_whether_mended_or_not():
    plain = f"<p>{SENTENCE}</p><table><tr><td>甲</td><td>1</td></tr></table><div>末</div>"
    assert document_of_html(plain).blocks == document_of_html(plain + "<!-- nie geschlossen").blocks


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_page_saved_with_its_pictures_in_one_file_is_read(charset, coding):
    page = "<html><body><h1>年度报告</h1><table><tr><td>规章<td>3</table></body></html>".encode(charset)
    written = {
        "quoted-printable": quopri.encodestring(page),
        "base64": base64.encodebytes(page),
        "8bit": page,
    }
    data = (
        b"From: <Saved by a browser>\nSubject: x\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="--b"\n\n'
        b"----b\nContent-Type: text/css\n\nh1 { color: red }\n"
        b"----b\nContent-Type: text/html\nContent-Transfer-Encoding: " + coding.encode() + b"\n\n"
        + written[coding] + b"\n----b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0=\n----b--\n"
    )  # fmt: skip
    line, grid = document_of(data, "page.mht").blocks
    assert (line.text, [cell.text for cell in grid.cells]) == ("年度报告", ["规章", "3"])
