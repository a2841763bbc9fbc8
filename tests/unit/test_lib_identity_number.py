"""Numbers of identity cards: made up, with check signs worked out by hand from the table of GB 11643."""

from datetime import date

import pytest

from gongkai.lib.identity_number import Fault, fault

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231002X",  # the example of the standard
        "440524188001010014",  # its second example, born 1880
        "11010119900307002X",
    ],
)
def test_a_number_of_the_standard_is_right(number):
    assert fault(number, TODAY) is None


@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        ("", Fault.LENGTH),
        ("110105491231002", Fault.LENGTH),  # the old form of 15 digits
        ("11010519491231002x", Fault.SIGNS),
        ("1101051949123100２X", Fault.SIGNS),
        ("X10105194912310020", Fault.SIGNS),
        ("99010519491231002X", Fault.PLACE),
        ("110105194913310029", Fault.BIRTH),
        ("110105202611240023", Fault.BIRTH),  # tomorrow
        ("110105194912310021", Fault.CHECK),
        ("11010519491231020X", Fault.CHECK),  # two digits changed places
    ],
)
def test_what_is_wrong_is_named(number, wrong):
    assert fault(number, TODAY) is wrong


def test_who_is_born_today_has_a_number():
    assert fault("110105202611230026", TODAY) is Fault.CHECK
    assert fault("110105202611230026", date(2026, 11, 22)) is Fault.BIRTH
