"""Where in a text numbers of persons stand: by their form and check signs first, then by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongkai.release.rules.text import Hit, masked
from gongkai.release.rules.whose import Whose, is_called, is_code, is_of_duty, is_sum, whose
from gongkai.rules import Level

_GAP = r"[ \t]?-?[ \t\r\n]{0,2}"  # people set numbers in groups, and lines break inside them
_IDENTITY = re.compile(rf"(?<![0-9A-Za-z])[1-8](?:{_GAP}\d){{16}}{_GAP}[\dXx](?![0-9A-Za-z])")
_OLD_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-8]\d{5}([ -]?)\d{6}\1\d{3}(?![0-9A-Za-z])(?!-\d)")
_MOBILE = re.compile(
    r"(?<![\dA-Za-z])(?<!\d[.,])(?:\+?86[ -]?)?"
    r"1[3-9]\d(?:[ .-]?\d{4}[ .-]?\d{4}|\d[ -]\d{3}[ -]\d{4}|\d{2}[ -]\d{6}|\d{2}[ -]\d{3}[ -]\d{3})(?!\d)"
)
_LANDLINE = re.compile(
    r"(?<![\dA-Za-z-])(?:\(0\d{2,3}\)[ -]?|0\d{2,3}(?:-[ ]?| ))[2-9]\d{2,3}[ -]?\d{4}(?:-\d{1,5})?(?![\d-])"
)
_CARD = re.compile(r"(?<![\dA-Za-z.,])\d(?:[ -]?\d){15,18}(?!\d)")
_MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,12}")
_REGIONS = frozenset(
    (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83)
)  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_SIGNS = "10X98765432"
_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015
# UnionPay 62 and its older 60, 9558 and 81 have 16 to 19 digits; Visa 4, Mastercard 51–55 and JCB 35 have 16.
_UNIONPAY, _OTHERS = ("62", "60", "9558", "81"), ("4", "51", "52", "53", "54", "55", "35")
_AS_SET = re.compile(r"\d{16,19}|(?:\d{4}[ -]){3,4}\d{1,4}|\d{6}[ -]\d{10,13}")  # as cards are printed
_AS_WRITTEN = re.compile(r"\d{17}[\dX]|\d{6}[ -]?\d{8}[ -]?\d{3}[\dX]", re.IGNORECASE)
_CARD_WORDS = r"卡号|账号|帐号|账户|帐户|银行卡|开户|储蓄|社保卡"
_SUM = re.compile(r"\s*(?:[亿万千百]{0,2}元|吨|千瓦|公斤|千克|平方|立方|公里|人次|亩|株|册|次|\.\d)")
_OLDEST = 1910  # of those who got a number of 15 digits, given out from 1984 on


def identity_check_sign(seventeen: str) -> str:
    """The last sign of a resident identity number (GB 11643-1999, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(seventeen, _WEIGHTS, strict=True))
    return _SIGNS[total % 11]


def _is_credit_code(number: str) -> bool:
    total = sum(_CREDIT_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(number[:17]))
    return _CREDIT_SIGNS[-total % 31] == number[17]


def _is_birthday(text: str, first: int = 1880) -> bool:
    try:
        return first <= date(int(text[:4]), int(text[4:6]), int(text[6:])).year <= 2100
    except ValueError:
        return False


def _bare(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum()).upper()


def _may_be_identity(number: str) -> bool:
    return int(number[:2]) in _REGIONS and _is_birthday(number[6:14])


def identities(text: str, beside: str) -> Iterator[Hit]:
    """One with the right check sign is found whatever it is called; without it, it must be written like one."""
    for match in _IDENTITY.finditer(text):
        number = _bare(match[0])
        if not _may_be_identity(number):
            continue
        shown = masked(number, 3, 2)
        if identity_check_sign(number[:17]) == number[17]:
            yield Hit(match.start(), match.end(), shown)
        elif not _is_other_code(match, number, text, beside):
            note = "{where}有一个像居民身份证号码的数字（{shown}），校验位不符，可能录错了一位；请核对，属于个人信息的遮盖后再公开。"
            yield Hit(match.start(), match.end(), shown, Level.WARNING, note)


def _is_other_code(match: re.Match[str], number: str, text: str, beside: str) -> bool:
    if _AS_WRITTEN.fullmatch(" ".join(match[0].split())) is None or is_code(text, match.start(), beside):
        return True
    return (
        number.isdecimal() and _is_credit_code(number) and not is_called("身份", text, match.start(), beside)
    )


def old_identities(text: str, beside: str) -> Iterator[Hit]:
    for match in _OLD_IDENTITY.finditer(text):
        number = _bare(match[0])
        is_one = int(number[:2]) in _REGIONS and _is_birthday(f"19{number[6:12]}", _OLDEST)
        if is_one and not is_code(text, match.start(), beside):
            yield Hit(match.start(), match.end(), masked(number, 3, 2))


def mobiles(text: str, beside: str) -> Iterator[Hit]:
    """That of an office's duty is lighter, and still looked at by a second person: an official may have given the own."""
    for match in _MOBILE.finditer(text):
        start, end = match.span()
        if _SUM.match(text, end) or is_sum(beside) or is_code(text, start, beside):
            continue
        shown = masked(_bare(match[0])[-11:], 3, 2)
        if is_of_duty(text, start, beside):
            note = "{where}的手机号码（{shown}）写明是机关值班、咨询或者监督用的；请核对不是个人的号码，由另一人说明理由后放行。"
            yield Hit(start, end, shown, Level.WARNING, note)
        else:
            yield Hit(start, end, shown)


def landlines(text: str, beside: str) -> Iterator[Hit]:
    """The number of an office is there to be called; which it is, is told by the words beside it."""
    for match in _LANDLINE.finditer(text):
        if whose(text, match.start(), beside) in {Whose.PERSON, Whose.UNSAID}:
            yield Hit(match.start(), match.end(), masked(_bare(match[0]), 4, 2))


def _passes_luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_of_a_card(number: str) -> bool:
    issued = number.startswith(_UNIONPAY) or (len(number) == 16 and number.startswith(_OTHERS))
    return issued and len(set(number)) > 2 and _passes_luhn(number)


def cards(text: str, beside: str) -> Iterator[Hit]:
    for match in _CARD.finditer(text):
        for start, end in _candidates(match, text, beside):
            number = _bare(text[start:end])
            if _is_of_a_card(number) and not _is_identity(number) and not is_code(text, start, beside):
                yield Hit(start, end, masked(number, 4, 2))
                break


def _is_identity(number: str) -> bool:
    return len(number) == 18 and _may_be_identity(number) and identity_check_sign(number[:17]) == number[17]


def _candidates(match: re.Match[str], text: str, beside: str) -> Iterator[tuple[int, int]]:
    """What is set as a card is; where the words say that it is one, however it is grouped.

    Four-digit figures in a row of a table are no card: there the row goes on before or after.
    """
    start, end = match.span()
    if is_called(_CARD_WORDS, text, start, beside):
        yield start, end
    goes_on = re.match(r"[ -]\d{1,4}(?![\d年])", text[end:]) or re.search(r"\d[ -]$", text[:start])
    for set_so in _AS_SET.finditer(text, start, end):
        if set_so[0].isdecimal() or not goes_on:
            yield set_so.span()


def mails(text: str, beside: str) -> Iterator[Hit]:
    """A mailbox of the government's own domain is there to be written to, and one that is called an office's."""
    for match in _MAIL.finditer(text):
        name, _, domain = match[0].partition("@")
        is_own = domain.lower().endswith("gov.cn") or whose(text, match.start(), beside) is Whose.OFFICE
        if not is_own or _MOBILE.fullmatch(name):
            yield Hit(match.start(), match.end(), f"{name[:1]}***@{domain}")
