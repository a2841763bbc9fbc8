"""A share in percent: to the nearest tenth, all only of all, none only of none."""

import pytest

from gongkai.lib.percent import percent


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, None),
        (0, 7, 0.0),
        (1, 3, 33.3),
        (2, 3, 66.7),
        (1, 16, 6.3),  # 6.25: half is rounded up
        (1, 5000, 0.1),
        (1999, 2000, 99.9),
        (2000, 2000, 100.0),
    ],
)
def test_a_part_of_a_whole(part, whole, said):
    assert percent(part, whole) == said
