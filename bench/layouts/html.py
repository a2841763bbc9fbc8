"""HTML as published: clean, inside layout tables, out of a word processor, with merged cells undone, in GB18030."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from bench.layouts.boxes import filled

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from bench.layouts.boxes import Box, Grid, Part
    from bench.layouts.known import Known

NAVIGATION = (
    '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></div>'
    '<div class="path">当前位置：首页 &gt; 政务公开 &gt; 政府信息公开年报</div>'
    "<script>var hits = 35820; document.write('浏览次数：' + hits);</script>"
)
FOOTER = (
    '<div class="related"><h3>相关链接</h3><ul><li>2018年政府工作报告 2019-02-11</li><li>机构职能 12 条</li></ul></div>'
    '<div class="foot">主办：县人民政府办公室 备案号：00000000号 网站标识码：0000000000 电话：000-00000000</div>'
)


def words(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>").replace("\u00a0", "&nbsp;")


def plain(box: Box) -> str:
    spans = "".join(
        f' {name}="{n}"' for name, n in (("colspan", box.columns), ("rowspan", box.rows)) if n > 1
    )
    return f"<td{spans}>{words(box.text) or '&nbsp;'}</td>"


def word_processor(random: Random, box: Box) -> str:
    """A cell as a word processor saves it: a paragraph, and its characters in several runs."""
    runs = [box.text]
    if len(box.text) > 1 and random.random() < 0.4:
        at = random.randrange(1, len(box.text))
        runs = [box.text[:at], box.text[at:]]
    body = "".join(
        f'<span lang="EN-US" style="font-size:10.5pt">{words(run)}<o:p></o:p></span>' for run in runs
    )
    spans = f' colspan="{box.columns}" rowspan="{box.rows}" width="{60 * box.columns}" valign="top"'
    return f'<td{spans} style="border:solid windowtext 1.0pt;padding:0cm 5.4pt"><p class="MsoNormal" align="center">{body}</p></td>'


def table(grid: Grid, cell: Callable[[Box], str] = plain) -> str:
    return "<table border=1>" + "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in grid) + "</table>"


def unmerged(random: Random, grid: Grid) -> str:
    """No spans at all: what was merged is empty, or says its words again."""
    again = random.random() < 0.5
    lines = []
    rows = filled(grid)
    for y, row in enumerate(rows):
        cells = []
        for x, box in enumerate(row):
            owner = box or _owner(rows, y, x)
            repeated = again and owner is not None and owner.cell is None
            cells.append(f"<td>{words(owner.text) if owner and (box or repeated) else ''}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(lines)}</table>"


def _owner(rows: list[list[Box | None]], y: int, x: int) -> Box | None:
    for top in range(y, -1, -1):
        for left in range(x, -1, -1):
            box = rows[top][left]
            if box and top + box.rows > y and left + box.columns > x:
                return box
    return None


def _body(report: Known, parts: list[Part], draw: Callable[[Grid], str]) -> str:
    pieces = [f"<h1>{report.title}</h1><p>发布日期：{report.published.isoformat()}</p>"]
    for part in parts:
        pieces += [f"<p><strong>{part.heading}</strong></p>", *(f"<p>　　{line}</p>" for line in part.prose)]
        if part.grid:
            pieces.append(draw(part.grid))
    return "\n".join(pieces)


def _page(report: Known, body: str, declared: str = '<meta charset="utf-8">') -> str:
    return (
        f"<!DOCTYPE html><html><head>{declared}<title>{report.title}</title></head><body>{body}</body></html>"
    )


def clean(_: Random, report: Known, parts: list[Part]) -> bytes:
    return _page(report, _body(report, parts, table)).encode()


def furniture(_: Random, report: Known, parts: list[Part]) -> bytes:
    """Inside a layout of nested tables, with the furniture of a site round it."""
    body = _body(report, parts, lambda grid: f"<table><tr><td>{table(grid)}</td></tr></table>")
    framed = f"<table width=1000><tr><td colspan=2>{NAVIGATION}</td></tr><tr><td width=200>栏目导航<br>年报</td><td>{body}</td></tr></table>"
    return _page(report, framed + FOOTER).encode()


def word(random: Random, report: Known, parts: list[Part]) -> bytes:
    style = (
        "<style><!-- p.MsoNormal {mso-style-parent:''; margin:0cm} @page {size:595.3pt 841.9pt} --></style>"
    )
    remark = (
        "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->"
    )
    body = _body(report, parts, partial(table, cell=partial(word_processor, random)))
    return _page(
        report, f"{remark}<div class=Section1>{body}</div>", f'<meta charset="utf-8">{style}'
    ).encode()


def without_spans(random: Random, report: Known, parts: list[Part]) -> bytes:
    return _page(report, _body(report, parts, partial(unmerged, random))).encode()


def gb18030_declared(_: Random, report: Known, parts: list[Part]) -> bytes:
    declared = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    return _page(report, _body(report, parts, table), declared).encode("gb18030")


def gb18030_undeclared(_: Random, report: Known, parts: list[Part]) -> bytes:
    return _page(report, _body(report, parts, table), "").encode("gb18030")
