"""The published reports that carry labels: every table exact, no table and no cell invented, every place true."""

import pytest

from gongkai.annual_report.blocks import Line
from gongkai.annual_report.read import Reading, read_report
from gongkai.annual_report.report import Content
from tests import gold

pytestmark = pytest.mark.skipif(not gold.NAMES, reason=gold.ABSENT)


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    folder = gold.reports_folder()
    return {
        name: read_report((folder / gold.labels(name)["file"]).read_bytes(), gold.labels(name)["file"])
        for name in gold.NAMES
    }


def flat(tables: dict) -> dict[str, object]:
    """Cell id → labelled value, for the tables that the report has."""
    found = {}
    for table, rows in tables.items():
        for row, columns in (rows or {}).items():
            values = columns.items() if isinstance(columns, dict) else [("", columns)]
            found |= {f"{table}/{row}/{column}".rstrip("/"): value for column, value in values}
    return {cell: value for cell, value in found.items() if not cell.endswith("/amount_unit")}


def _values(report, cells) -> dict[str, float | None]:
    """The values read, as the labels write numbers."""
    found = {cell: report.cell(cell) for cell in cells}
    return {
        cell: float(read.value) if read is not None and read.value is not None else None
        for cell, read in found.items()
    }


@pytest.mark.parametrize("name", gold.NAMES)
def test_every_settled_cell_is_exact(name, readings):
    report, labels = readings[name].report, gold.labels(name)
    expected = {
        cell: value for cell, value in flat(labels["tables"]).items() if cell not in labels["uncertain"]
    }
    assert {cell: value for cell, value in _values(report, expected).items() if value != expected[cell]} == {}


@pytest.mark.parametrize("name", gold.NAMES)
def test_nothing_is_invented(name, readings):
    report, labels = readings[name].report, gold.labels(name)
    labelled = {table for table, rows in labels["tables"].items() if rows}
    assert set(report.tables) == labelled
    numbers = {
        cell.id for table in report.tables.values() for cell in table.cells.values() if cell.value is not None
    }
    assert numbers - set(flat(labels["tables"])) == set()


@pytest.mark.parametrize("name", gold.NAMES)
def test_every_number_points_to_its_digits(name, readings):
    reading = readings[name]
    for table in reading.report.tables.values():
        for cell in table.cells.values():
            if cell.content is not Content.NUMBER:
                continue
            block = reading.document.blocks[cell.place.block]
            text = (
                block.text
                if isinstance(block, Line)
                else next(
                    c.text for c in block.cells if (c.row, c.column) == (cell.place.row, cell.place.column)
                )
            )
            assert text[cell.place.start : cell.place.end] == cell.raw, cell.id


@pytest.mark.parametrize("name", gold.NAMES)
def test_the_body_the_year_and_the_edition_are_told(name, readings):
    report, labels = readings[name].report, gold.labels(name)
    assert (report.year, report.form) == (labels["report_year"], labels["form"])
    if name != "hebei_jyt_2018_stats":  # the sheet alone: nothing in it says whose it is
        assert report.agency
        assert report.agency in labels["agency"]
