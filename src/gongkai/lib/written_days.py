"""Days as people write them in a list: 2024-03-04, 2024年3月4日, 20240304, 二〇二四年三月四日, and numbers of Excel."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[\sT].*)?")
_PACKED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_CHINESE = re.compile(
    r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]?"
)
_NUMBER = re.compile(r"(\d{5})(?:\.\d+)?")
_MONTH = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*月?")
_NO_YEAR = re.compile(r"\d{1,2}\s*月\s*\d{1,2}\s*[日号]?")
_EPOCH: Final = date(1899, 12, 30)
_EPOCH_1904: Final = date(1904, 1, 1)
_DIGITS = {sign: at for at, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}


class NotADay(ValueError):  # noqa: N818 (a refusal)
    """The text is no day that can be read in one way only; says why and what to do."""


def written_day(text: str, *, from_1904: bool = False) -> date:
    """from_1904: what a bare number of a spreadsheet counts from. Raises NotADay."""
    return _read(unicodedata.normalize("NFKC", text).strip(), from_1904=from_1904)


def _read(text: str, *, from_1904: bool) -> date:
    if match := _DAY.fullmatch(text) or _PACKED.fullmatch(text):
        return _made(text, int(match[1]), int(match[2]), int(match[3]))
    if match := _CHINESE.fullmatch(text):
        year = int("".join(str(_DIGITS[sign]) for sign in match[1]))
        return _made(text, year, _number(match[2]), _number(match[3]))
    if match := _NUMBER.fullmatch(text):
        return (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=int(match[1]))
    raise NotADay(_why_not(text))


def _made(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADay(_("日历上没有“%(text)s”这一天；请按原件改正。") % {"text": text[:40]}) from None


def _number(text: str) -> int:
    """十二 is 12, 二十 is 20, 三十一 is 31."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(ones, 99)
    return 10 * (_DIGITS.get(tens, 99) if tens else 1) + (_DIGITS.get(ones, 99) if ones else 0)


def _why_not(text: str) -> str:
    said = {"text": text[:40]}
    if _MONTH.fullmatch(text):
        return _("“%(text)s”没有写到日；请写成 2024-03-04 的样子。") % said
    if _NO_YEAR.fullmatch(text):
        return _("“%(text)s”没有写年份；请写成 2024-03-04 的样子。") % said
    return _("“%(text)s”看不出是哪一天；请写成 2024-03-04 的样子。") % said
