"""Cutting digits into numbers, and putting them on columns with as few assumptions as possible."""

import pytest

from gongkai.annual_report.blocks import Place
from gongkai.annual_report.read.arithmetic import sum_cost
from gongkai.annual_report.read.slots import Slot
from gongkai.annual_report.read.split import fillings, number_of


def slots(*texts: str) -> list[Slot]:
    return [Slot(text, text, Place(0, 0, len(text))) for text in texts]


def best(texts: tuple[str, ...], columns: int, check=sum_cost) -> set[tuple]:
    """The value tuples of the cheapest fillings, by the sum of the row and what had to be assumed."""
    found = fillings(slots(*texts), columns, check=check)
    costs = [check(filling.values) + filling.cost for filling in found]
    return {filling.values for filling, cost in zip(found, costs, strict=True) if cost == min(costs)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("17", 17),
        ("1,204", 1204),
        ("-28", -28),
        ("+3", 3),
        ("007", None),
        ("", None),
        ("12a", None),
    ],
)
def test_a_number_has_no_leading_zeros(text, value):
    assert number_of(text) == value


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("341002037",), {(34, 1, 0, 0, 2, 0, 37)}),
        (("21710000218",), {(217, 1, 0, 0, 0, 0, 218)}),
        (("0000000",), {(0, 0, 0, 0, 0, 0, 0)}),
        (("230 000023",), {(23, 0, 0, 0, 0, 0, 23)}),  # stray spaces, some right and some missing
        (("0 0 00 00 0",), {(0, 0, 0, 0, 0, 0, 0)}),
        (("5", "0", "0", "0", "0", "0", "5"), {(5, 0, 0, 0, 0, 0, 5)}),
        (("1 2 0 0 0 0 0 12",), {(12, 0, 0, 0, 0, 0, 12)}),  # a number broken by a space
    ],
)
def test_the_row_sum_settles_where_joined_digits_are_cut(texts, expected):
    assert best(texts, 7) == expected


def test_a_lost_total_is_found_because_every_other_place_breaks_the_sum():
    assert best(("8", "0", "0", "0", "0", "0"), 7) == {(8, 0, 0, 0, 0, 0, None)}


def test_six_zeros_for_seven_cells_leave_open_which_one_is_lost():
    found = best(("0",) * 6, 7)
    assert len(found) == 7
    assert all(values.count(None) == 1 for values in found)


def test_an_applicant_and_its_total_alone_leave_the_applicant_open_but_not_the_total():
    found = best(("22",), 7)
    assert {values[-1] for values in found} == {2}
    assert {values.index(2) for values in found} == {0, 1, 2, 3, 4, 5}


def test_three_joined_values_without_arithmetic_stay_open():
    found = best(("1126",), 3, check=lambda _: 0.0)
    assert found == {(1, 1, 26), (1, 12, 6), (11, 2, 6)}


def test_a_sign_begins_a_number_and_only_where_signs_may_stand():
    assert fillings(slots("156", "-5", "997"), 3) == []
    found = fillings(slots("156", "-5", "997"), 3, signed=frozenset({1}))
    assert [filling.values for filling in found] == [(156, -5, 997)]


def test_decimals_run_to_the_end_of_their_digits():
    found = {filling.values for filling in fillings(slots("304948.3955"), 2)}
    assert all(str(values[-1]).endswith(".3955") for values in found)
    assert {values[0] for values in found} == {30, 304, 3049, 30494}


def test_a_number_broken_by_a_line_end_is_put_together_where_the_sum_wants_it():
    assert best(("1", "2", "3", "0", "0", "0", "0", "15"), 7) == {(12, 3, 0, 0, 0, 0, 15)}


def test_far_more_values_than_columns_have_no_filling():
    assert fillings(slots("1", "2", "3", "4", "5", "6"), 3) == []


def test_a_number_without_end_and_a_number_in_a_circle_are_no_numbers():
    assert (number_of("9" * 5000), number_of("⑤0"), number_of("²")) == (None, None, None)


def test_a_negative_number_where_none_may_be_is_refused_before_blanks_are_tried():
    numbers = slots(
        *["3"] * 11, "-2"
    )  # in forty columns its blanks could stand in five thousand million ways
    assert fillings(numbers, 40) == []


def test_a_change_may_be_negative_in_the_column_for_changes():
    found = fillings(slots("12", "-2"), 3, signed=frozenset({1}))
    assert {filling.values for filling in found if None in filling.values} >= {(12, -2, None)}
    assert all(values[0] == 12 for values in {filling.values for filling in found} if values[1] == -2)


def test_more_digits_than_a_row_can_hold_have_no_filling():
    assert fillings(slots("1 " * 50_000), 7) == []
