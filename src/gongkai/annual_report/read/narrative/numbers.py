"""Finding the figures of a text: what counts something, and not dates, document numbers, phones or ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from string import ascii_letters
from typing import NamedTuple

from gongkai.annual_report.report import Number

_UNITS_LISTED = (
    "个工作日 工作日 小时 分钟 周岁 个月 个百分点 百分点 亿元 万元 元 % 人次 件次 条次 "
    "场次 批次 班次 篇次 家次 户次 件 条 份 篇 个 次 人 场 期 项 宗 起 例 批 部 册 本 张 "
    "套 类 家 户 名 位 处 所 台 幅 则 封 通 班 组 栏 页 款 节 集 笔 案 辑 轮 字 位 卷 座 "
    "块 辆 遍 年 月 日 号 天 时 届 级 岁 学时 课时 倍 分 层 楼 室 秒 周"
)
_UNITS = _UNITS_LISTED.split()
_NOT_COUNTS_LISTED = (
    "个工作日 工作日 小时 分钟 周岁 个月 个百分点 百分点 年 月 日 号 天 时 届 级 岁 学时 "
    "课时 倍 分 层 楼 室 秒 周 位 字"
)
_NOT_COUNTS = frozenset(_NOT_COUNTS_LISTED.split())
_UNIT = "|".join(sorted(dict.fromkeys(_UNITS), key=len, reverse=True))
_MEASURE = "人次|件次|场次|批次|件|份|篇|次|场|期|宗|起|条|个|项|例|人"
_CHINESE = "一二两三四五六七八九十百千"

_LONGEST_NUMBER = 20  # characters; what is longer counts nothing
_LONGEST_NAME = 12
_NO_NAME = re.compile(r"[”“，。；：\n]")
_DIGIT = re.compile(r"[0-9]")
_AT_DIGIT = re.compile(
    # what is skipped: dates, spans of time, phones, numbers that are names
    r"(?P<skip>(?:19|20)\d{2}(?:[-—–－~～至]+(?:19|20)\d{2}(?:学?年度?)?|年?(?:1[0-2]|0?[1-9])月(?:[0-3]?\d[日号]?)?"
    r"|年(?:度|底|末|初|版)?|度|[-./]\d{1,2}[-./]\d{1,2}|[〕\]】﹞］〉]第?\d*号?|(?=[，,、]))"
    r"|\d{1,2}(?:[-—–－~～至]\d{1,2})?月份?(?:[0-3]?\d[日号]?)?"
    r"|\d{1,6}(?:\.\d{1,6}){2,}|0\d{2,3}[-—－ ]+\d{7,8}|\d{1,2}[:：]\d{2}(?!\d)|\d{1,6}[×xX*·•]\d{1,6}"
    r"|(?:12345|12315|12333|12366|12388|12328|12350|8890|96\d{3}|110|119|122)(?!\d|[余多]?万?(?:件|条|个|次|人|起|宗|份|篇))"
    r"|\d{1,8}[.·]?\d{0,4}[”》\"])"
    r"|(?P<digits>\d+(?:[,，]\d{3}(?![\d%]))*(?:\.\d+)?)(?P<more>余|多|\+)?(?P<scale>万|亿|千|百)?(?P<over>余|多|来|\+)?"
    rf"(?P<unit>{_UNIT})?(?P<above>以上|左右|上下)?"
)
_IN_WORDS = re.compile(
    rf"[{_CHINESE}](?P<rest>[{_CHINESE}]{{0,5}})(?P<some>余|多|来)?(?P<measure>{_MEASURE})"
)
_PERCENT_IN_WORDS = re.compile(r"百分之(?P<percent>\d+(?:\.\d+)?|百)")
_ASCII_NAME = frozenset(ascii_letters + ".@/_-")  # what stands before the digits of an address, a code
_SCALE = {"万": 10_000, "亿": 100_000_000, "千": 1000, "百": 100, None: 1}
_ABOUT_BEFORE = ("近", "约", "超", "逾", "超过", "大约", "约为", "不少于", "近乎", "超出")
_NAME_AHEAD = frozenset("第〔[【﹝［〈:：+×#＋№")
_ENDS_NUMBER = frozenset("，。；、,;）)\n】（(！”")
_NUMERAL_BARRED_BEFORE = frozenset("第每某这那逐同唯统之首新进再另任何周十五星初")
_NUMERAL_BARRED_AFTER = frozenset("性事站体网窗刻律种式个条人方")
_NOT_ONE = re.compile("未|无|没有")  # 未发生一起 is none, not one
_DIGIT_OF = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"两": 2}


class Token(NamedTuple):
    """A number as it stands in the running text [start, end), with its measure word."""

    start: int
    end: int
    value: Number
    unit: str | None
    approximate: bool
    in_words: bool = False


def tokens(text: str) -> list[Token]:
    """The numbers of the text that can be figures, in order."""
    found = [*_digits(text), *_words(text)]
    if "百分之" in text:
        found = [token for token in found if text[token.start - 3 : token.start] != "百分之"]
        found.extend(_percents(text))
    found.sort(key=lambda token: token.start)
    return found


def _digits(text: str) -> Iterator[Token]:
    end = 0
    while opening := _DIGIT.search(text, end):
        found = _AT_DIGIT.match(text, opening.start())
        if found is None:  # pragma: no cover - a digit always matches
            return
        end = found.end()
        if found["digits"]:
            token = _in_digits(text, found)
            if token:
                yield token


def _words(text: str) -> Iterator[Token]:
    for found in _IN_WORDS.finditer(text):
        token = _in_words(text, found)
        if token:
            yield token


def _percents(text: str) -> Iterator[Token]:
    for found in _PERCENT_IN_WORDS.finditer(text):
        value = 100 if found["percent"] == "百" else _number(found["percent"], 1)
        yield Token(found.start(), found.end(), value, "%", approximate=False)


def _in_digits(text: str, found: re.Match[str]) -> Token | None:
    unit, start = found["unit"], found.start()
    if len(found["digits"]) > _LONGEST_NUMBER:
        return None
    before = text[start - 1] if start else "\n"
    if before in _ASCII_NAME:
        return None
    if unit in _NOT_COUNTS or (before in _NAME_AHEAD and not (before in ":：" and unit)):
        return None
    if unit is None and not _stands_alone(text, found, before):
        return None
    if _in_name(text, start, found.end()):
        return None
    scale = _SCALE[found["scale"]]
    value = _number(found["digits"], scale)
    if unit in ("万元", "亿元"):
        value, unit = _number(found["digits"], scale * (10_000 if unit == "万元" else 100_000_000)), "元"
    around = bool(found["more"] or found["over"] or found["above"]) or text.endswith(_ABOUT_BEFORE, 0, start)
    return Token(start, found.end(), value, unit, around)


def _in_name(text: str, start: int, end: int) -> bool:
    """Whether the number is part of a name: “民生服务20条”."""
    opening = text.rfind("“", max(start - _LONGEST_NAME, 0), start)
    closing = text.find("”", end, end + _LONGEST_NAME) if opening >= 0 else -1
    return closing >= 0 and _NO_NAME.search(text, opening + 1, closing) is None


def _stands_alone(text: str, found: re.Match[str], before: str) -> bool:
    """Whether digits without a measure word still count something (政务信息107、)."""
    end = found.end()
    after = text[end] if end < len(text) else "\n"
    if after not in _ENDS_NUMBER or not "\u4e00" <= before <= "\u9fff":
        return bool(found["scale"]) and "\u4e00" <= before <= "\u9fff"
    digits = found["digits"]
    if (after == "、" and len(digits) == 1) or before in "号码编话真机楼":
        return False
    return len(digits) < 7 or "." in digits


def _in_words(text: str, found: re.Match[str]) -> Token | None:
    start, end = found.start(), found.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    numeral = found.group()[: 1 + len(found["rest"])]
    if (
        before in _NUMERAL_BARRED_BEFORE
        or before.isdigit()
        or (numeral == "一" and after in _NUMERAL_BARRED_AFTER)
    ):
        return None
    value = _numeral(numeral)
    if value is None or _NOT_ONE.search(text[max(start - 4, 0) : start]):
        return None
    return Token(start, end, value, found["measure"], bool(found["some"]), in_words=True)


def _numeral(text: str) -> int | None:
    """十二 → 12, 二百三十 → 230; None for what is no number (三五, 百十)."""
    total = digit = 0
    for index, char in enumerate(text):
        if char in _DIGIT_OF:
            if digit:
                return None
            digit = _DIGIT_OF[char]
        elif not digit and (index or char != "十"):
            return None
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
    return total + digit


def _number(digits: str, scale: int) -> Number:
    plain = digits.replace(",", "").replace("，", "")
    if "." not in plain:
        return int(plain) * scale
    value = Decimal(plain) * scale
    return int(value) if scale > 1 and value == value.to_integral_value() else value
