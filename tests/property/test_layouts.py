"""A small share of the generated layouts (all of them: `make accuracy`), and proofs that the generator itself is right."""

import io
import zipfile
from collections import Counter
from decimal import Decimal
from random import Random

import pytest

from bench.accuracy import outcome, outcomes
from bench.layouts import KINDS, samples
from bench.layouts.ambiguity import open_cells
from bench.layouts.boxes import filled, grid_of, parts_of
from bench.layouts.disturb import DISTURBANCES
from bench.layouts.known import known
from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.report import Cell, Content, Obtained

SHARE = range(6)  # seeds: each edition undisturbed, then with full-width digits
QUICK = [name for name in KINDS if name != "pdf_browser"]


@pytest.mark.parametrize("kind", QUICK)
def test_no_cell_of_a_generated_report_is_wrong_without_a_flag(kind):
    became = Counter()
    for sample in samples(KINDS[kind], SHARE):
        cells = {name: how for name, how in outcomes(sample).items() if name not in sample.open_cells}
        assert not [name for name, how in cells.items() if how == "WRONG"], sample.name
        became.update(cells.values())
    assert became["right"] >= 0.98 * became.total()


@pytest.mark.parametrize("form", ["form_2019", "form_2021"])
def test_invented_figures_obey_the_arithmetic_of_the_form(form):
    for seed in range(20):
        report = known(Random(seed), form)
        requests = FORMS[form].table("requests")
        values = {name: 0 if isinstance(value, str) else value for name, value in report.values.items()}
        for column in requests.columns:
            at = {row.id: values[f"requests/{row.id}/{column.id}"] for row in requests.rows}
            assert at["new"] + at["carried_in"] == at["results_total"] + at["carried_out"]
            assert at["results_total"] == sum(at[row] for row in requests.row_by_id["results_total"].parts)
        for row in requests.rows:
            parts = [values[f"requests/{row.id}/{part}"] for part in requests.columns[-1].parts]
            assert values[f"requests/{row.id}/total"] == sum(parts)


def test_most_figures_are_zero_as_in_published_reports():
    values = [value for seed in range(40) for value in known(Random(seed), "form_2021").values.values()]
    assert 0.6 < values.count(0) / len(values) < 0.85


@pytest.mark.parametrize("disturbance", DISTURBANCES)
def test_a_disturbance_changes_words_but_never_the_digits_of_a_value(disturbance):
    report = known(Random(7), "form_2021")
    grid = grid_of(report, FORMS["form_2021"].table("proactive"))
    after = DISTURBANCES[disturbance](Random(7), grid)
    narrow = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
    for old_row, new_row in zip(grid, after, strict=True):
        for old, new in zip(old_row, new_row, strict=True):
            assert (old.cell, old.rows, old.columns) == (new.cell, new.rows, new.columns)
            if old.cell:
                said = "".join(new.text.translate(narrow).split()).replace(",", "")
                assert said == old.text


def test_every_kind_gives_the_same_file_for_the_same_seed_and_holds_every_edition():
    for name in QUICK:
        first, again = (list(samples(KINDS[name], range(3))) for _ in range(2))
        assert [one.known.tables[0].form for one in first] == ["form_2021", "form_2019", "pre_2019"]
        if name != "xlsx":  # its writer puts the time of making into the file
            assert [one.data for one in first] == [one.data for one in again]


def test_a_file_holds_the_digits_of_its_cells():
    sample = next(iter(samples(KINDS["docx"], range(1))))
    document = zipfile.ZipFile(io.BytesIO(sample.data)).read("word/document.xml").decode()
    assert all(f">{value}<" in document for value in sample.known.values.values() if value)


def test_filled_grids_are_rectangles():
    for part in parts_of(known(Random(1), "form_2021")):
        assert len({len(row) for row in filled(part.grid)}) <= 1 if part.grid else True


def _with(form, **values):
    """A report of zeros, with these cells."""
    report = known(Random(0), form)
    report.values = dict.fromkeys(report.values, 0) | values
    return report


def test_joined_digits_are_open_only_where_no_sum_decides():
    table = FORMS["form_2021"].table("requests")
    plain = _with("form_2021", **{"requests/new/natural_person": 49, "requests/new/total": 49})
    plain.values |= {"requests/results_total/natural_person": 49, "requests/results_total/total": 49}
    plain.values |= {"requests/granted/natural_person": 49, "requests/granted/total": 49}
    assert open_cells(plain, table, joined=True, blanks_lost=False) == set()
    # 1 24 50 0 … without a sum: nobody can say where 12450 is cut
    proactive = FORMS["form_2021"].table("proactive")
    cells = {
        f"proactive/normative_documents/{name}": value
        for name, value in (("issued", 1), ("repealed", 24), ("in_force", 50))
    }
    found = open_cells(_with("form_2021", **cells), proactive, joined=True, blanks_lost=False)
    assert found == set(cells)


def test_a_decimal_point_and_a_sign_decide_nothing_more_than_they_say():
    table = FORMS["form_2019"].table("proactive")
    cells = {
        "proactive/licenses/items_last_year": 156,
        "proactive/licenses/items_change": -5,
        "proactive/licenses/decisions": 997,
    }
    found = open_cells(_with("form_2019", **cells), table, joined=True, blanks_lost=False)
    assert found == {"proactive/licenses/items_change", "proactive/licenses/decisions"}
    amount = {
        "proactive/central_procurement/projects": 3,
        "proactive/central_procurement/amount": Decimal("4.5"),
    }
    assert open_cells(_with("form_2019", **amount), table, joined=True, blanks_lost=False) == set()


def test_a_lost_blank_is_open_where_it_could_have_stood_elsewhere():
    table = FORMS["form_2021"].table("remedies")
    report = _with("form_2021", **{"remedies/reconsideration/upheld": None})
    found = open_cells(report, table, joined=False, blanks_lost=True)
    assert "remedies/reconsideration/upheld" in found
    assert "remedies/reconsideration/upheld" not in open_cells(report, table, joined=False, blanks_lost=False)


@pytest.mark.parametrize(
    ("cell", "truth", "became"),
    [
        (None, 3, "absent"),
        (Cell("x", Content.NUMBER, 3), 3, "right"),
        (Cell("x", Content.NUMBER, 4), 3, "WRONG"),
        (Cell("x", Content.NUMBER, 0), None, "WRONG"),
        (Cell("x", Content.NUMBER, 4, obtained=Obtained.REPAIRED), 3, "flagged"),
        (Cell("x", Content.UNREADABLE, None), 3, "unknown"),
        (Cell("x", Content.BLANK, None), None, "right"),
        (Cell("x", Content.BLANK, None), 0, "WRONG"),
        (Cell("x", Content.NOT_APPLICABLE, None), "/", "right"),
    ],
)
def test_the_measure_counts_a_cell_as(cell, truth, became):
    assert outcome(cell, truth) == became
