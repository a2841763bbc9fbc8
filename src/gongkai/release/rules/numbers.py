"""Numbers by which a person can be found: identity, telephone, bank card, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from gongkai.release.content import Content
from gongkai.release.rules.text import Finder, Hit, TextRule, findings, masked
from gongkai.rules import Finding, Level, Source

_PIPL = "个人信息保护法"
_GAP = r"[ \t]?-?[ \t\r\n]{0,2}"  # people set numbers in groups, and lines break inside them
_IDENTITY = re.compile(rf"(?<![0-9A-Za-z])[1-8](?:{_GAP}\d){{16}}{_GAP}[\dXx](?![0-9A-Za-z])")
_OLD_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-8]\d{14}(?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![\dA-Za-z])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_LANDLINE = re.compile(
    r"(?<![\dA-Za-z-])(?:\(0\d{2,3}\)[ -]?|0\d{2,3}(?:-[ ]?| ))[2-9]\d{2,3}[ -]?\d{4}(?:-\d{1,5})?(?![\d-])"
)
_CARD = re.compile(r"(?<![\dA-Za-z.,])\d(?:[ -]?\d){15,18}(?!\d)")
_MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,12}")
_REGIONS = frozenset(
    (
        *range(11, 16),
        *range(21, 24),
        *range(31, 38),
        *range(41, 47),
        *range(50, 55),
        *range(61, 66),
        71,
        81,
        82,
        83,
    )
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_SIGNS = "10X98765432"
# UnionPay 62 and its older 60, 9558 and 81; Visa 4, Mastercard 51–55, JCB 35.
_ISSUERS = ("62", "60", "9558", "81", "4", "51", "52", "53", "54", "55", "35")
_OF_AN_OFFICE = re.compile(r"咨询|监督|投诉|举报|办公|值班|传真|热线|总机|服务|本机关|公开办")
_BEFORE = 16  # characters before a number that tell whose it is


def identity_check_sign(seventeen: str) -> str:
    """The last sign of a resident identity number (GB 11643-1999, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(seventeen, _WEIGHTS, strict=True))
    return _SIGNS[total % 11]


def _is_birthday(text: str) -> bool:
    try:
        return 1880 <= date(int(text[:4]), int(text[4:6]), int(text[6:])).year <= 2100
    except ValueError:
        return False


def _bare(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum()).upper()


def _identities(text: str) -> Iterator[Hit]:
    for match in _IDENTITY.finditer(text):
        number = _bare(match[0])
        if int(number[:2]) not in _REGIONS or not _is_birthday(number[6:14]):
            continue
        shown = masked(number, 3, 2)
        if identity_check_sign(number[:17]) == number[17]:
            yield Hit(match.start(), match.end(), shown)
        else:
            note = "{where}有一个像居民身份证号码的数字（{shown}），校验位不符，可能录错了一位；请核对，属于个人信息的遮盖后再公开。"
            yield Hit(match.start(), match.end(), shown, Level.WARNING, note)


def _old_identities(text: str) -> Iterator[Hit]:
    for match in _OLD_IDENTITY.finditer(text):
        number = match[0]
        if int(number[:2]) in _REGIONS and _is_birthday(f"19{number[6:12]}"):
            yield Hit(match.start(), match.end(), masked(number, 3, 2))


def _mobiles(text: str) -> Iterator[Hit]:
    for match in _MOBILE.finditer(text):
        yield Hit(match.start(), match.end(), masked(_bare(match[0])[-11:], 3, 2))


def _landlines(text: str) -> Iterator[Hit]:
    """The number of an office is there to be called; which it is, is told by the words before it."""
    for match in _LANDLINE.finditer(text):
        if not _OF_AN_OFFICE.search(text[max(0, match.start() - _BEFORE) : match.start()]):
            yield Hit(match.start(), match.end(), masked(_bare(match[0]), 4, 2))


def _passes_luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _cards(text: str) -> Iterator[Hit]:
    for match in _CARD.finditer(text):
        number = _bare(match[0])
        if (
            number.startswith(_ISSUERS)
            and _passes_luhn(number)
            and len(set(number)) > 2
            and not _IDENTITY.fullmatch(number)
        ):
            yield Hit(match.start(), match.end(), masked(number, 4, 2))


def _mails(text: str) -> Iterator[Hit]:
    """A mailbox of the government's own domain is there to be written to."""
    for match in _MAIL.finditer(text):
        name, _, domain = match[0].partition("@")
        if not domain.lower().endswith("gov.cn"):
            yield Hit(match.start(), match.end(), f"{name[:1]}***@{domain}")


def _rule(
    code: str, title: str, sentence: str, find: Finder, *, catches: str, why: str, source: Source, level: Level,
    passing: str, failing: str,
) -> TextRule:  # fmt: skip
    def check(subject: Content) -> Iterable[Finding]:
        return findings(rule, subject, sentence)

    rule = TextRule(
        code, title, catches, why, source, level, check, passing=passing, failing=failing, find=find
    )
    return rule


_number = partial(_rule, source=Source(_PIPL, "第二十八条、第二十九条"), level=Level.ERROR)

IDENTITY = _number(
    "RG-ID",
    "居民身份证号码",
    "{where}有居民身份证号码（{shown}）；请遮盖或者删去后再公开。",
    _identities,
    catches="18位号码，省级代码、出生日期成立且校验位相符；也认得全角数字、分组空格和断行。校验位不符的只作提醒。",
    why="居民身份证号码是敏感个人信息，公开即无法收回。",
    passing="依据《条例》第三十三条，文号 330102202413010001 的材料共3页。",
    failing="申请人身份证号：１１０１０１ 19900307 002X。",
)
OLD_IDENTITY = _number(
    "RG-ID15",
    "15位身份证号码",
    "{where}有一个像15位身份证号码的数字（{shown}）；请核对，属于个人信息的遮盖后再公开。",
    _old_identities,
    catches="15位数字，省级代码和出生日期成立。",
    why="老档案里还有一代身份证号码；它没有校验位，所以只作提醒。",
    level=Level.WARNING,
    passing="流水号 330102991301234。",
    failing="身份证：110101680521103。",
)
MOBILE = _number(
    "RG-MOBILE",
    "手机号码",
    "{where}有手机号码（{shown}）；请遮盖或者删去后再公开。",
    _mobiles,
    catches="13至19开头的11位号码，可带+86、空格或者连字符。",
    why="手机号码能直接找到一个人。",
    source=Source(_PIPL, "第四条、第二十五条"),
    passing="合同编号 2024139000000001。",
    failing="联系人手机 139-0000-0000。",
)
LANDLINE = _number(
    "RG-PHONE",
    "固定电话号码",
    "{where}有固定电话号码（{shown}），前面没有写明是办公电话；请核对，属于个人的遮盖后再公开。",
    _landlines,
    catches="带区号的固定电话；前面写有“咨询、监督、办公、传真”等字样的，是机关的电话，不提示。",
    why="住宅电话属于个人信息，办公电话本应公开。",
    source=Source(_PIPL, "第四条、第二十五条"),
    level=Level.WARNING,
    passing="监督电话：0571-87654321。",
    failing="王某家电话 0571-87654321。",
)
CARD = _number(
    "RG-CARD",
    "银行卡号",
    "{where}有银行卡号（{shown}）；请遮盖或者删去后再公开。",
    _cards,
    catches="16至19位数字，发卡机构代码成立且通过Luhn校验。",
    why="金融账户是敏感个人信息。",
    passing="项目代码 6222020000000000019。",
    failing="开户行账号 6222 0200 0000 0000 018。",
)
MAIL = _number(
    "RG-MAIL",
    "个人电子邮箱",
    "{where}有电子邮箱地址（{shown}）；属于个人的请遮盖后再公开，机关的请核对后放行。",
    _mails,
    catches="电子邮箱地址；域名以gov.cn结尾的是机关邮箱，不提示。",
    why="个人邮箱能直接找到一个人。",
    source=Source(_PIPL, "第四条、第二十五条"),
    level=Level.WARNING,
    passing="邮箱：gkb@qingyuan.gov.cn。",
    failing="邮箱：ceshi@example.com。",
)

NUMBERS = (IDENTITY, OLD_IDENTITY, MOBILE, LANDLINE, CARD, MAIL)
