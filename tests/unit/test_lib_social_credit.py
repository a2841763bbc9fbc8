"""The checksum of the unified social credit code (GB 32100-2015)."""

import pytest

from gongkai.lib.social_credit import ALPHABET, check_digit, fault

# The worked example of the standard.
EXAMPLE = "91350100M000100Y43"


def test_the_example_of_the_standard_is_right():
    assert fault(EXAMPLE) is None
    assert check_digit(EXAMPLE[:-1]) == "3"


@pytest.mark.parametrize("place", range(17))
def test_each_single_wrong_character_is_found(place):
    right = EXAMPLE[place]
    wrong = ALPHABET[(ALPHABET.index(right) + 1) % len(ALPHABET)]
    assert "校验位不符" in (fault(EXAMPLE[:place] + wrong + EXAMPLE[place + 1 :]) or "")


@pytest.mark.parametrize("place", range(16))
def test_two_neighbours_that_changed_places_are_found(place):
    swapped = EXAMPLE[:place] + EXAMPLE[place + 1] + EXAMPLE[place] + EXAMPLE[place + 2 :]
    if swapped != EXAMPLE:
        assert fault(swapped) is not None


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("91350100M000100Y4", "应为18位，现为17位"),
        ("91350100M000100Y433", "应为18位，现为19位"),
        ("91350100M000100I43", "不使用字符“I”"),
        ("91350100m000100Y43", "不使用字符“m”"),
        ("", "应为18位，现为0位"),
    ],
)
def test_a_fault_is_said_in_a_sentence(code, why):
    assert why in (fault(code) or "")
