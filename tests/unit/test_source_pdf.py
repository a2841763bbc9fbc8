"""Pages of a PDF become lines and grids; ruled tables keep every cell, also cut ones and blank ones."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from gongkai.annual_report.blocks import Grid, GridCell, Line
from gongkai.annual_report.read.sources import Unreadable, document_of
from gongkai.annual_report.read.sources.pages import Page, Word, blocks_of_pages
from gongkai.annual_report.read.sources.ruling import Horizontal, Vertical

ROOT = Path(__file__).parents[2]
REPORTS = Path(os.environ.get("GONGKAI_REPORTS", ROOT.parent / "shared" / "reports"))
_spec = importlib.util.spec_from_file_location("fuzz_seeds", ROOT / "scripts" / "fuzz_seeds.py")
made = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(made)

needs_reports = pytest.mark.skipif(
    not REPORTS.is_dir(), reason="the published reports are not beside this checkout"
)
CHROMIUM = shutil.which("chromium")


def blocks(content: str, more: str = ""):
    return document_of(made.pdf_of([content], more=more), "a.pdf").blocks


def grids(found) -> list[Grid]:
    return [block for block in found if isinstance(block, Grid)]


def rows(grid: Grid) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in range(grid.height)]
    for cell in grid.cells:
        found[cell.row].append(cell.text)
    return found


PADDING = made.text_at(72, 780, "某县人民政府政府信息公开工作年度报告")
BOX = "72 700 m 272 700 l S 72 660 m 272 660 l S 72 660 m 72 700 l S 272 660 m 272 700 l S"


def test_a_ruled_table_is_a_grid_between_the_lines_around_it():
    found = document_of(made.pdf_document(), "a.pdf").blocks
    assert [type(block) for block in found] == [Line, Line, Grid, Line]
    assert rows(found[2]) == made.ROWS
    assert found[3] == Line("- 1 -", 1)


def test_an_unruled_table_is_a_grid_below_its_headings():
    _, _, headings, grid, number = document_of(made.pdf_document(ruled=False), "a.pdf").blocks
    assert headings == Line("\t".join(made.ROWS[0]), 1)
    assert rows(grid) == made.ROWS[1:]
    assert number == Line("- 1 -", 1)


def test_a_missing_border_joins_cells():
    content = f"{PADDING}\n{BOX} 172 660 m 172 680 l S 72 680 m 272 680 l S\n" + "\n".join(
        [made.text_at(150, 685, "合"), made.text_at(100, 665, "1"), made.text_at(200, 665, "2")]
    )
    (grid,) = grids(blocks(content))
    assert grid.cells == (GridCell(0, 0, "合", 1, 2), GridCell(1, 0, "1"), GridCell(1, 1, "2"))


@pytest.mark.parametrize(
    "drawn",
    [
        "72 660 100 40 re S 172 660 100 40 re S",  # a stroked rectangle for each cell
        "72 660 m 272 660 l 272 700 l 72 700 l h 172 660 m 172 700 l S",  # all in one path
        "72 699.5 200 1 re f 72 659.5 200 1 re f 71.5 660 1 40 re f 171.5 660 1 40 re f 271.5 660 1 40 re f",
        "q 2 0 0 2 72 660 cm 0 0 50 20 re S 50 0 50 20 re S Q",  # in other coordinates
        "1 1 0 rg 72 660 100 40 re f 0 g 72 660 100 40 re S 172 660 100 40 re S",  # with shading
    ],
)
def test_lines_are_found_however_they_are_drawn(drawn):
    content = f"{PADDING}\n{drawn}\n0 g\n{made.text_at(90, 675, '规章')}\n{made.text_at(200, 675, '12')}"
    (grid,) = grids(blocks(content))
    assert rows(grid) == [["规章", "12"]]


def test_text_printed_over_a_border_without_a_gap_is_parted():
    content = f"{PADDING}\n{BOX} 172 660 m 172 700 l S\n{made.text_at(152, 675, '规章予以')}"
    (grid,) = grids(blocks(content))
    assert rows(grid) == [["规章", "予以"]]


def test_a_shaded_area_is_no_table():
    content = f"{PADDING}\n0.9 g 72 600 400 100 re f 0 g\n{made.text_at(90, 650, '正文在底色上')}"
    assert not grids(blocks(content))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_that_is_shown_turned_reads_upright(rotation):
    turn = {0: "", 90: "0 1 -1 0 595 0 cm", 180: "-1 0 0 -1 595 842 cm", 270: "0 -1 1 0 0 842 cm"}[rotation]
    content = (
        f"q {turn}\n{made.text_at(72, 500, '报告的第一行文字内容')}\n72 400 100 20 re S 172 400 100 20 re S\n"
        f"{made.text_at(80, 405, '甲')}\n{made.text_at(180, 405, '7')}\nQ"
    )
    found = blocks(content, f"/Rotate {rotation}")
    assert found[0].text == "报告的第一行文字内容"
    assert rows(found[1]) == [["甲", "7"]]


def test_a_table_over_two_pages_is_two_grids_with_the_page_number_between():
    table = f"{BOX} 172 660 m 172 700 l S {made.text_at(80, 675, '甲')} {made.text_at(180, 675, '1')}"
    foot = made.text_at(280, 40, "- 1 -")
    found = document_of(made.pdf_of([f"{PADDING}\n{table}\n{foot}", f"{table}\n{PADDING}"]), "a.pdf").blocks
    assert [block.page for block in found] == [1, 1, 1, 2]  # its title is a header, and was said before
    assert [type(block) for block in found[1:3]] == [Grid, Line]


def test_a_cell_cut_by_the_page_end_is_a_cell_though_its_lower_border_is_missing():
    content = f"{PADDING}\n" + "\n".join(
        [
            "72 700 m 272 700 l S 72 670 m 272 670 l S",
            *(f"{x} 640 m {x} 700 l S" for x in (72, 172, 272)),
            made.text_at(80, 680, "甲"),
            made.text_at(80, 650, "乙"),
            made.text_at(180, 650, "3"),
        ]
    )
    (grid,) = grids(blocks(content))
    assert rows(grid) == [["甲", ""], ["乙", "3"]]


def test_characters_under_each_other_stay_in_their_cell():
    upright = "\n".join(made.text_at(80, 690 - 10 * at, sign, 8) for at, sign in enumerate("办理"))
    content = f"{PADDING}\n{BOX} 100 660 m 100 700 l S\n{upright}\n{made.text_at(150, 680, '予以公开')}"
    (grid,) = grids(blocks(content))
    assert rows(grid) == [["办\n理", "予以公开"]]


def test_radicals_that_fonts_give_for_characters_are_mended():
    content = f"{PADDING}\n{made.text_at(72, 700, '⼀、公开⼯作')}"
    assert blocks(content)[1] == Line("一、公开工作", 1)


def test_pages_without_text_are_called_scanned_only_when_they_show_pictures():
    picture = "q 500 0 0 700 40 70 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x01 EI Q"
    with pytest.raises(Unreadable, match="扫描") as refusal:
        document_of(made.pdf_of([picture, picture]), "a.pdf")
    assert (refusal.value.reason, refusal.value.values["pages"]) == ("scanned", 2)
    with pytest.raises(Unreadable) as refusal:
        document_of(made.pdf_of([""]), "a.pdf")
    assert refusal.value.reason == "no_text"


def test_words_of_a_recognised_picture_can_be_fed_to_the_same_step():
    page = Page(
        3,
        [Word(10, 10, 40, 20, "标题"), Word(12, 42, 30, 52, "甲"), Word(62, 42, 70, 52, "5")],
        [Horizontal(40, 10, 110), Horizontal(55, 10, 110)],
        [Vertical(10, 40, 55), Vertical(60, 40, 55), Vertical(110, 40, 55)],
    )
    assert blocks_of_pages([page]) == [Line("标题", 3), Grid((GridCell(0, 0, "甲"), GridCell(0, 1, "5")), 3)]


@needs_reports
@pytest.mark.parametrize("name", ["huaian_2024", "hongze_2023"])
def test_every_row_of_the_requests_table_of_a_real_report_is_in_its_grids(name):
    gold = json.loads((REPORTS / f"{name}.gold.json").read_text(encoding="utf-8"))["tables"]["requests"]
    found = document_of((REPORTS / f"{name}.pdf").read_bytes(), f"{name}.pdf").blocks
    numbers = []
    for grid in grids(found):
        if grid.width != 10:
            continue
        for row in range(grid.height):
            values = [
                c.text for c in grid.cells if c.row == row and c.column >= 3 and re.fullmatch(r"\d+", c.text)
            ]
            if len(values) == 7:
                numbers.append([int(value) for value in values])
    assert numbers == [list(row.values()) for row in gold.values()]


@pytest.mark.skipif(CHROMIUM is None, reason="Debian's Chromium is not installed")
def test_a_page_printed_by_a_browser_gives_its_table_back(tmp_path):
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in made.ROWS)
    (tmp_path / "a.html").write_text(
        "<meta charset=utf-8><style>table{border-collapse:collapse}td{border:1px solid;padding:4px}</style>"
        f"<h1>{made.TITLE}</h1><p>{made.PROSE}</p><table><tr><td rowspan=5>主动<td colspan=4>第（一）项</tr>{body}</table>",
        encoding="utf-8",
    )
    subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={tmp_path / 'a.pdf'}", str(tmp_path / "a.html")],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    found = document_of((tmp_path / "a.pdf").read_bytes(), "a.pdf").blocks
    (grid,) = grids(found)
    assert grid.cells[:2] == (GridCell(0, 0, "主动", 5, 1), GridCell(0, 1, "第（一）项", 1, 4))
    assert rows(grid)[1:] == made.ROWS
    assert found[0].text == made.TITLE
