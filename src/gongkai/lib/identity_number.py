"""The number of a resident identity card (公民身份号码, GB 11643-1999): place, day of birth, order, check sign. Pure."""

from datetime import date
from enum import StrEnum
from typing import Final

LENGTH: Final = 18
WEIGHTS: Final = tuple(pow(2, 17 - place, 11) for place in range(17))
CHECK_SIGNS: Final = "10X98765432"
# The first two digits of every number given out: provinces, and 81 to 83 of residence permits of Hong Kong, Macao, Taiwan.
PROVINCES: Final = frozenset(
    str(number)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for number in range(first, last + 1)
)
FIRST_BIRTH: Final = date(1850, 1, 1)


class Fault(StrEnum):
    """What is wrong with a number; the sentence for the person belongs to the page."""

    LENGTH = "length"
    SIGNS = "signs"
    PLACE = "place"
    BIRTH = "birth"
    CHECK = "check"


def check_sign(first_17: str) -> str:
    """The 18th sign that belongs to 17 digits."""
    return CHECK_SIGNS[sum(int(digit) * weight for digit, weight in zip(first_17, WEIGHTS, strict=True)) % 11]


def fault(number: str, today: date) -> Fault | None:
    """The first thing that is wrong, or None. number: with a capital X; today: nobody is born after it."""
    if len(number) != LENGTH:
        return Fault.LENGTH
    if not (number.isascii() and number[:-1].isdigit() and (number[-1].isdigit() or number[-1] == "X")):
        return Fault.SIGNS
    if number[:2] not in PROVINCES:
        return Fault.PLACE
    if not _is_birth(number[6:14], today):
        return Fault.BIRTH
    return None if number[-1] == check_sign(number[:-1]) else Fault.CHECK


def _is_birth(digits: str, today: date) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return FIRST_BIRTH <= born <= today
