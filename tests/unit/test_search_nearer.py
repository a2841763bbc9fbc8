"""What is offered instead of words that are nowhere."""

import pytest

from gongkai.apps.search_index.nearer import parts_of


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("农村供水管理办发", ["农村供水管理办", "村供水管理办发", "农村供水管理", "供水管理办发", "农村供水", "管理办发"]),
        ("农树供水", ["农树供", "树供水", "农树", "供水"]),
        ("停车费用 免费 城区", ["停车费用", "免费", "城区"]),
        ("水 停车", ["停车"]),
        ("补贴", []),
        ("停车场", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_word_is_cut_and_several_are_taken_apart_the_nearest_first(words, parts):
    assert parts_of(words) == parts
