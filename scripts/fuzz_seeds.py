"""Small whole files of every format the reader knows, made in code: what the fuzzer mutates and tests start from."""

from __future__ import annotations

import io
import os
import zlib
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import docx
import xlsxwriter

REPORTS = Path(os.environ.get("GONGKAI_REPORTS", Path(__file__).parents[2] / "shared" / "reports"))

TITLE = "某县人民政府2024年政府信息公开工作年度报告"
PROSE = (
    "2024年，本机关主动公开政府信息1136条，收到政府信息公开申请21件，均在法定期限内答复，未收取信息处理费。"
)
ROWS = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "1", "0", "11"],
    ["行政规范性文件", "8", "26", "66"],
    ["行政许可", "447228", "", "/"],
]


def seeds() -> dict[str, bytes]:
    """File name → content: our own small ones and, where they are present, the real reports."""
    made = {
        "own.html": page().encode(),
        "own_gbk.html": page("gb2312").encode("gb18030"),
        "own.mht": web_archive(),
        "own.docx": word_document(),
        "own.xlsx": workbook(),
        "own.pdf": pdf_document(),
        "own_packed.pdf": pdf_document(packed=True),
        "own.md": markdown().encode(),
        "own.txt": "\n".join([TITLE, PROSE, *("\t".join(row) for row in ROWS)]).encode("utf-16"),
        "own_gbk.txt": "\r\n".join([TITLE, PROSE, *("".join(row) for row in ROWS)]).encode("gb18030"),
    }
    kinds = (".pdf", ".html", ".md", ".docx", ".txt")
    if REPORTS.is_dir():
        made |= {one.name: one.read_bytes() for one in sorted(REPORTS.iterdir()) if one.suffix in kinds}
    return made


def page(charset: str = "utf-8") -> str:
    rows = "".join(
        "<tr>"
        + "".join(f'<td rowspan="1"><p class="MsoNormal"><span>{cell}</span></p></td>' for cell in row)
        + "</tr>"
        for row in ROWS
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><meta name="PubDate" content="2025-01-20 09:00">'
        f"<title>{TITLE}</title><style>p {{ color: red }}</style><script>var a = '<table>';</script></head><body>"
        f'<!--[if gte mso 9]><xml><w:View>x</w:View></xml><![endif]--><div style="display:none">隐藏</div>'
        f"<table><tr><td><ul><li>首页<li>政府信息公开</ul></td></tr><tr><td><h1>{TITLE}</h1>"
        f"<p>{PROSE}<br>第二行</p><p>{PROSE * 4}</p><table>"
        f'<tr><td colspan="4">第二十条第（一）项</td></tr>{rows}</table></td></tr></table></body></html>'
    )


def web_archive() -> bytes:
    """The page as browsers save it in one file with its pictures."""
    whole = MIMEMultipart("related", boundary="----saved-page")
    whole.attach(MIMEText(page(), "html", "utf-8"))
    whole.attach(MIMEText("p { color: red }", "css"))
    return whole.as_bytes()


def markdown() -> str:
    table = "\n".join("| " + " | ".join(row) + " |" for row in [ROWS[0], ["---"] * 4, *ROWS[1:]])
    return f"# {TITLE}\n\n{PROSE}\n\n{table}\n"


def word_document() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE)
    document.add_paragraph(PROSE)
    table = document.add_table(rows=len(ROWS) + 1, cols=4)
    table.cell(0, 0).merge(table.cell(0, 3)).text = "第二十条第（一）项"
    for at, row in enumerate(ROWS, 1):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    table.cell(2, 3).merge(table.cell(3, 3))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def workbook() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("报告")
        sheet.merge_range(0, 0, 0, 3, TITLE)
        for at, row in enumerate(ROWS, 1):
            for column, text in enumerate(row):
                sheet.write(at, column, int(text) if text.isdecimal() else text)
        sheet.set_row(3, None, None, {"hidden": True})
    return stream.getvalue()


def pdf_document(*, packed: bool = False, ruled: bool = True) -> bytes:
    """One page: a heading, a paragraph and a table; Chinese in a font that is named and not embedded."""
    drawing = [text_at(72, 780, TITLE), text_at(72, 750, PROSE[:30])]
    for at, row in enumerate(ROWS):
        for column, text in enumerate(row):
            drawing.append(text_at(76 + 110 * column, 700 - 20 * at, text))
    if ruled:
        drawing += [f"72 {715 - 20 * at} m 512 {715 - 20 * at} l S" for at in range(len(ROWS) + 1)]
        drawing += [f"{72 + 110 * at} 635 m {72 + 110 * at} 715 l S" for at in range(5)]
    drawing.append(text_at(280, 40, "- 1 -"))
    return pdf_of(["\n".join(drawing)], packed=packed)


def text_at(x: float, y: float, text: str, size: float = 10) -> str:
    return f"BT /F1 {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET"


def pdf_of(pages: list[str], *, packed: bool = False, more: str = "") -> bytes:
    """A PDF of these page contents."""
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        3: b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        4: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
        b"/Supplement 4>>/DW 1000/W[1[500] 13 26 500]/FontDescriptor 5 0 R>>",
        5: b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/Ascent 880/Descent -120/CapHeight 700/StemV 80"
        b"/ItalicAngle 0/FontBBox[-25 -254 1000 880]>>",
    }
    for at, content in enumerate(pages):
        stream = zlib.compress(content.encode()) if packed else content.encode()
        how = b"/Filter/FlateDecode" if packed else b""
        objects[10 + 2 * at] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {11 + 2 * at} 0 R{more}>>"
        ).encode()
        objects[11 + 2 * at] = b"<<%b/Length %d>>\nstream\n%b\nendstream" % (how, len(stream), stream)
    return _written(objects)


def _written(objects: dict[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)
