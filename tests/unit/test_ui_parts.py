"""The values that components show."""

import pytest

from gongkai.lib.ui.parts import Cell


@pytest.mark.parametrize(
    ("text", "is_day"),
    [("2026-09-20", True), ("2026-09-20答复", False), ("电话0711-3000001", False), ("", False), (None, False), (20260920, False)],
)  # fmt: skip
def test_only_a_bare_date_is_kept_on_one_line(text, is_day):
    assert Cell(text).is_day is is_day
