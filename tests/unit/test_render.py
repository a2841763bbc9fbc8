"""A report drawn as the official form: its merged headings, its cells, and nothing that the report does not say."""

from datetime import date
from decimal import Decimal

import pytest
from selectolax.lexbor import LexborHTMLParser

from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.render import html_of, page_of
from gongkai.annual_report.report import Cell, Content, Heading, Obtained, ReadTable, Report
from tests.gold import NOWHERE, all_labels, report_of_gold

TABLES = [table for form in FORMS.values() for table in form.tables]


def _filled(table, **cells):
    """A table with 1 in every cell, but for the cells given."""
    return ReadTable(
        table, {name: cells.get(name) or Cell(name, Content.NUMBER, 1) for name in table.cell_ids}
    )


def _report(*tables, **facts):
    read = {one.table.id: one for one in tables}
    given = {
        "agency": "某县人民政府",
        "year": 2021,
        "published": None,
        "title": "",
        "form": "form_2021",
    } | facts
    return Report(tables=read, **given)


def _tree(table, **cells):
    return LexborHTMLParser(html_of(_report(_filled(table, **cells))))


def _cell_text(cell):
    """What the renderer prints for one cell of the 2019 table of proactive disclosure."""
    table = FORMS["form_2019"].table("proactive")
    tree = _tree(table, **{cell.id: cell})
    return tree.css_first(f'td[data-cell="{cell.id}"]')


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.form}-{table.id}")
def test_the_spans_of_every_table_fill_a_rectangle_without_holes_or_overlaps(table):
    rows = _tree(table).css("tr")
    taken = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in row.css("th, td"):
            while (y, x) in taken:
                x += 1
            for dy in range(int(cell.attributes.get("rowspan") or 1)):
                for dx in range(int(cell.attributes.get("colspan") or 1)):
                    assert (y + dy, x + dx) not in taken
                    taken[y + dy, x + dx] = cell
    width = 1 + max(x for _, x in taken)
    assert set(taken) == {(y, x) for y in range(len(rows)) for x in range(width)}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.form}-{table.id}")
def test_every_cell_of_the_form_stands_there_once_in_printed_order(table):
    names = [cell.attributes["data-cell"] for cell in _tree(table).css("td[data-cell]")]
    assert names == list(table.cell_ids)


def test_the_heading_of_the_requests_table_has_the_merged_cells_of_the_official_form():
    rows = _tree(FORMS["form_2021"].table("requests")).css("tr")
    heads = [
        [(th.text(), th.attributes.get("colspan"), th.attributes.get("rowspan")) for th in row.css("th")]
        for row in rows[:3]
    ]
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert heads == [
        [(note, "3", "3"), ("申请人情况", "7", None)],
        [("自然人", None, "2"), ("法人或其他组织", "5", None), ("总计", None, "2")],
        [(words, None, None) for words in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")],
    ]


def test_the_results_of_the_year_are_grouped_over_their_rows():
    rows = _tree(FORMS["form_2021"].table("requests")).css("tr")
    groups = {
        th.text(): int(th.attributes["rowspan"])
        for row in rows for th in row.css('th[scope="rowgroup"]') if th.attributes.get("rowspan")
    }  # fmt: skip
    assert groups == {
        "三、本年度办理结果": 22, "（三）不予公开": 8, "（四）无法提供": 3, "（五）不予处理": 5, "（六）其他处理": 3,
    }  # fmt: skip


def test_remedies_stand_side_by_side_under_three_rows_of_headings():
    rows = _tree(FORMS["form_2019"].table("remedies")).css("tr")
    assert [(th.text(), th.attributes.get("colspan")) for th in rows[0].css("th")] == [
        ("行政复议", "5"), ("行政诉讼", "10"),
    ]  # fmt: skip
    assert [th.text() for th in rows[1].css("th")][5:] == ["未经复议直接起诉", "复议后起诉"]
    assert len(rows) == 4
    assert len(rows[3].css("td")) == 15


def test_each_section_of_proactive_disclosure_names_its_own_columns():
    rows = _tree(FORMS["form_2021"].table("proactive")).css("tr")
    texts = [[th.text() for th in row.css("th")] for row in rows]
    assert texts[:3] == [
        ["第二十条第（一）项"],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章"],
    ]
    assert texts[-2:] == [["信息内容", "本年收费金额（单位：万元）"], ["行政事业性收费"]]


def test_an_indicator_that_the_sheet_does_not_have_gets_no_row():
    table = FORMS["pre_2019"].table("indicators")
    cells = {
        name: Cell(name, Content.NUMBER, 7) for name in ("indicators/proactive_total", "indicators/trainings")
    }
    tree = LexborHTMLParser(html_of(_report(ReadTable(table, cells))))
    assert [th.text() for th in tree.css("tr")[0].css("th")] == ["统计指标", "单位", "统计数"]
    assert [td.text() for td in tree.css("td.gk-form__unit")] == ["条", "次"]
    assert [td.attributes["data-cell"] for td in tree.css("td[data-cell]")] == list(cells)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (Cell("proactive/licenses/decisions", Content.BLANK, None), ""),
        (Cell("proactive/licenses/decisions", Content.NOT_APPLICABLE, None, raw="/"), "/"),
        (Cell("proactive/licenses/decisions", Content.NOT_APPLICABLE, None), "/"),
        (Cell("proactive/licenses/decisions", Content.NUMBER, 0), "0"),
        (Cell("proactive/licenses/decisions", Content.UNREADABLE, None, candidates=(1, None)), "—"),
        (Cell("proactive/licenses/items_change", Content.NUMBER, 82), "+82"),
        (Cell("proactive/licenses/items_change", Content.NUMBER, -129), "-129"),
        (Cell("proactive/licenses/items_change", Content.NUMBER, 0), "0"),
        (Cell("proactive/licenses/decisions", Content.NUMBER, 82, unit="件"), "82"),
        (Cell("proactive/central_procurement/amount", Content.NUMBER, Decimal("304948.3955"), unit="万元"), "304948.3955万元"),
        (Cell("proactive/central_procurement/amount", Content.NUMBER, Decimal("1E+7")), "10000000"),
    ],
)  # fmt: skip
def test_a_cell_is_printed_as(cell, words):
    assert _cell_text(cell).text() == words


def test_an_unknown_cell_names_its_candidates_and_a_repaired_one_how_it_was_come_by():
    unknown = Cell("proactive/licenses/decisions", Content.UNREADABLE, None, candidates=(1, 11, None))
    assert _cell_text(unknown).attributes["title"] == "原文无法判定，可能是：1、11、空白"
    assert _cell_text(unknown._replace(candidates=())).attributes["title"] == "原文无法判定"
    repaired = Cell(
        "proactive/licenses/decisions", Content.NUMBER, 3, obtained=Obtained.REPAIRED, derivation="1+2=3"
    )
    assert _cell_text(repaired).attributes["title"] == "1+2=3"
    assert "gk-cell--repaired" in _cell_text(repaired).attributes["class"]


def test_words_of_the_source_cannot_become_markup():
    odd = Cell("proactive/licenses/decisions", Content.NOT_APPLICABLE, None, raw="<b>/</b>")
    table = _filled(FORMS["form_2019"].table("proactive"), **{odd.id: odd})
    page = page_of(_report(table, agency='甲"><script>alert(1)</script>', title="<img src=x>"))
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>" not in page


def test_the_page_says_whose_report_it_is_and_carries_no_style_attribute():
    page = page_of(_report(_filled(TABLES[-1]), published=date(2022, 1, 28)))
    tree = LexborHTMLParser(page)
    assert tree.css_first("h1").text() == "某县人民政府2021年政府信息公开工作年度报告"
    assert [dd.text() for dd in tree.css("dd")] == ["某县人民政府", "2021年", "2022-01-28"]
    assert {meta.attributes["name"]: meta.attributes["content"] for meta in tree.css("meta[name]")} == {
        "viewport": "width=device-width, initial-scale=1",
        "ArticleTitle": "某县人民政府2021年政府信息公开工作年度报告",
        "ContentSource": "某县人民政府",
        "PubDate": "2022-01-28",
    }
    assert 'style="' not in page


def test_a_table_stands_under_the_heading_that_the_report_gives_it_else_under_that_of_the_form():
    table = _filled(FORMS["form_2021"].table("proactive"))
    own = Heading("二、我县主动公开政府信息情况", 1, NOWHERE)
    assert LexborHTMLParser(html_of(_report(table, headings=(own,)))).css_first("h2").text() == own.text
    assert LexborHTMLParser(html_of(_report(table))).css_first("h2").text() == "二、主动公开政府信息情况"


def test_a_table_that_the_report_does_not_have_is_not_drawn():
    assert not LexborHTMLParser(html_of(_report())).css("table, h2")


def test_the_title_takes_the_level_that_the_page_around_it_gives():
    tree = LexborHTMLParser(html_of(_report(_filled(TABLES[-1])), heading_level=2))
    assert (tree.css_first("h2.gk-report__title") and tree.css_first("h3.gk-report__heading")) is not None
    assert tree.css_first("h1") is None


def test_every_labelled_report_can_be_drawn_with_all_its_numbers():
    for gold in all_labels():
        report = report_of_gold(gold)
        tree = LexborHTMLParser(page_of(report))
        printed = {td.attributes["data-cell"]: td.text() for td in tree.css("td[data-cell]")}
        cells = {name: cell for table in report.tables.values() for name, cell in table.cells.items()}
        assert set(printed) == set(cells)
        assert all(str(cell.value) in printed[name] for name, cell in cells.items() if cell.value is not None)
