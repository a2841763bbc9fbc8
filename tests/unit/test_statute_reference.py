"""The pages of outcomes and remedies in the documentation are what the rules say today."""

from pathlib import Path

import pytest

from gongkai.statute.outcomes import EVERY_GROUND
from gongkai.statute.reference import outcomes_page
from gongkai.statute.reference_remedies import remedies_page

FOLDER = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize(("name", "page"), [("outcomes.md", outcomes_page), ("remedies.md", remedies_page)])
def test_a_page_of_the_law_is_fresh(name, page):
    assert (FOLDER / name).read_text(encoding="utf-8") == page(), "run `make reference`"


def test_every_ground_now_in_force_stands_on_the_page_with_its_code():
    page = outcomes_page()
    current = [code for code in EVERY_GROUND if not code.startswith("REG2008")]
    assert [code for code in current if page.count(f"`{code}`") != 1] == []


def test_what_was_not_checked_against_the_text_says_so():
    assert "收费办法第六条（未核实）" in outcomes_page()
    assert "1999年行政复议法第九条（未核实）" in remedies_page()
