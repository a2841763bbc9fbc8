"""What is drawn as the official form is read back cell by cell, for every edition and any mixture of contents."""

import string
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual_report.forms import FORMS, cell_id
from gongkai.annual_report.read import read_report
from gongkai.annual_report.render import page_of
from gongkai.annual_report.report import Cell, Content, ReadTable, Report

COUNTS = st.one_of(st.just(0), st.integers(0, 30), st.integers(0, 10**7))
AMOUNTS = st.one_of(COUNTS, st.decimals(0, 10**6, places=4, allow_nan=False, allow_infinity=False))
CHANGES = st.integers(-500, 500)
AGENCIES = st.sampled_from(("青禾县人民政府", "望江市教育局", "白石镇人民政府", "云岭省财政厅"))

# Editions and one mixture of two, as it has been published.
EDITIONS = {form.id: form.tables for form in FORMS.values()}
EDITIONS["mixed"] = (
    FORMS["form_2021"].table("proactive"),
    FORMS["form_2019"].table("requests"),
    FORMS["form_2021"].table("remedies"),
)


def _contents(numbers, unit=None):
    """A number, a blank, or "/"."""
    return st.one_of(
        numbers.map(lambda value: (Content.NUMBER, value, unit)),
        st.sampled_from(((Content.BLANK, None, None), (Content.NOT_APPLICABLE, None, None))),
    )


def _numbers(column):
    if column.signed:
        return CHANGES
    return AMOUNTS if column.unit in {"", "万元"} else COUNTS


@st.composite
def reports(draw, edition):
    tables = {}
    for table in EDITIONS[edition]:
        cells = {}
        for row in table.rows:
            for column in table.columns_of(row):
                name = cell_id(table.id, row.id, column.id)
                unit = draw(st.sampled_from(("元", "万元"))) if not column.unit else None
                content, value, printed_unit = draw(_contents(_numbers(column), unit))
                cells[name] = Cell(name, content, value, unit=printed_unit)
        tables[table.id] = ReadTable(table, cells)
    year = draw(st.integers(2019, 2024) if edition != "pre_2019" else st.integers(2014, 2018))
    published = draw(st.one_of(st.none(), st.just(date(year + 1, 1, 28))))
    form = "form_2021" if edition == "mixed" else edition
    return Report(draw(AGENCIES), year, published, "", form, tables)


@pytest.mark.parametrize("edition", EDITIONS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(data=st.data())
def test_reading_what_was_drawn_gives_equal_cells(edition, data):
    report = data.draw(reports(edition))
    again = read_report(page_of(report).encode(), "drawn.html").report
    assert list(again.tables) == list(report.tables)
    for name, table in report.tables.items():
        assert _said(again.tables[name]) == _said(table)
    assert (again.agency, again.year, again.published) == (report.agency, report.year, report.published)
    assert again.form == report.form


def _said(table):
    """What each cell says: its content, its number, and the unit where the unit is printed in the cell."""
    return {
        name: (
            cell.content,
            None if cell.value is None else Decimal(cell.value),
            cell.unit if _has_unit(name) else None,
        )
        for name, cell in table.cells.items()
    }


def _has_unit(name):
    return name == "proactive/central_procurement/amount"


@given(words=st.text(string.printable + "<>&\"'年度报告　", max_size=30))
def test_no_text_of_a_source_breaks_the_page(words):
    report = Report(words, 2022, None, words, None, {})
    page = page_of(report)
    assert page.count("<article") == 1
    assert page.endswith("</article></main></body></html>")
