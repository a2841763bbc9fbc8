"""The pattern language of index numbers. Pure: a pattern and what it needs in, a number out; and back.

    {credit_code}/{yyyy}-{serial:5}            11330782002609100U/2022-00001
    {division}{agency:3}{yyyy}{serial:4@yyyy}  530000012 2024 0001, without the blanks

Parts stand in braces, everything else stands for itself. `serial` alone is as long as it needs to be, `serial:5` is
filled up with zeros and grows when they do not suffice; other parts may be given a fixed width in the same way.
The serial counts within all other parts of the number, so {yyyy} starts anew each year and {agency} for each body.
After @ stand the parts that alone begin a new count, joined by +; `{serial:5@}` never begins anew.
A pattern is refused unless each number can be taken apart in one way only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

_CODE = "[0-9A-Z]"
# What a part may look like; the words are its meaning, for the page on which a pattern is settled.
PARTS: dict[str, tuple[str, str]] = {
    "credit_code": (r"[0-9A-HJ-NPQRTUWXY]{18}", "统一社会信用代码（18位）"),
    "org_code": (r"[0-9A-Z]{8}-?[0-9X]", "组织机构代码（9位）"),
    "division": (r"\d{6}", "行政区划代码（6位）"),
    "agency": (_CODE + "{1,10}", "机构编号"),
    "category": (_CODE + "{1,6}", "信息类别代码"),
    "group": (_CODE + "{1,6}", "组配代码"),
    "yyyy": (r"\d{4}", "年"),
    "yyyymm": (r"\d{6}", "年月"),
    "yyyymmdd": (r"\d{8}", "年月日"),
    "serial": (r"\d+", "流水号"),
}
DAYS = {"yyyy": "%Y", "yyyymm": "%Y%m", "yyyymmdd": "%Y%m%d"}
_WIDTH_OF = {"division": r"\d", "agency": _CODE, "category": _CODE, "group": _CODE}
_GROWING = frozenset(("agency", "category", "group", "serial"))  # without a width, as long as they need to be
_PIECE = re.compile(r"\{([a-z_]+)(?::(\d{1,2}))?(@[a-z_+]*)?\}|([^{}]+)|([{}])")
LONGEST = 80
WIDEST = 18


class BadPattern(ValueError):  # noqa: N818 (a refusal)
    """The pattern cannot be used; the sentence says why and what to do."""


class PartMissing(ValueError):  # noqa: N818 (as above)
    """The body or the item lacks something that the pattern asks."""

    def __init__(self, part: str) -> None:
        super().__init__(f"编号规则需要“{PARTS[part][1]}”，这里没有，或者不合位数；请先补充。")
        self.part = part


@dataclass(frozen=True)
class Piece:
    """part: name of a part, "" for literal text. width: 0 where it is as long as needed."""

    part: str
    text: str = ""
    width: int = 0

    @property
    def expression(self) -> str:
        if not self.part:
            return re.escape(self.text)
        if self.part == "serial":
            return rf"\d{{{max(1, self.width)},}}"
        return f"{_WIDTH_OF[self.part]}{{{self.width}}}" if self.width else PARTS[self.part][0]


@dataclass(frozen=True)
class Number:
    """An index number taken apart: the number with its serial left open, the serial, and what the parts say."""

    key: str
    serial: int
    parts: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Pattern:
    """A checked pattern; see `parse`. scope: parts that begin a new count, None for all of them."""

    pieces: tuple[Piece, ...]
    scope: tuple[str, ...] | None = None

    @property
    def needs(self) -> frozenset[str]:
        """Parts that body or item must have; days and serial come by themselves."""
        return frozenset(one.part for one in self.pieces if one.part) - {"serial", *DAYS}

    def key(self, parts: Mapping[str, str], day: date) -> str:
        """The number with the serial left open. Raises PartMissing."""
        return "".join("{}" if one.part == "serial" else _written(one, parts, day) for one in self.pieces)

    def written(self, key: str, serial: int) -> str:
        """The number itself."""
        width = next(one.width for one in self.pieces if one.part == "serial")
        return key.replace("{}", str(serial).zfill(width))

    def taken_apart(self, number: str) -> Number | None:
        """Key and serial of a number that fits, else None."""
        found = _expression(self).fullmatch(number)
        if found is None:
            return None
        first, last = found.span("serial")
        parts = {name: value for name, value in found.groupdict().items() if name != "serial"}
        return Number(f"{number[:first]}{{}}{number[last:]}", int(number[first:last]), parts)

    def series(self, key: str) -> str:
        """Within what the serial of this key counts: the key itself, unless the pattern names its scope after @."""
        if self.scope is None:
            return key
        found = _expression(self).fullmatch(self.written(key, 0))
        if found is None:
            raise ValueError(f"“{key}”不是按这条规则写成的，不能计数；请核对编号规则。")
        return "+".join(_of_scope(name, found.groupdict()) for name in self.scope)


def parse(pattern: str) -> Pattern:
    """The pattern, checked. Raises BadPattern."""
    pattern = pattern.strip()
    if not pattern:
        raise BadPattern("编号规则是空的；例如 {credit_code}/{yyyy}-{serial:5}。")
    if len(pattern) > LONGEST:
        raise BadPattern(f"编号规则超过{LONGEST}个字符；请缩短。")
    matches = list(_PIECE.finditer(pattern))
    pieces = tuple(_piece(found) for found in matches)
    named = [one.part for one in pieces if one.part]
    if named.count("serial") != 1:
        raise BadPattern("编号规则须有且只有一个流水号 {serial}；请补上或者去掉多余的。")
    if twice := sorted({name for name in named if named.count(name) > 1}):
        raise BadPattern(f"编号规则中“{{{twice[0]}}}”出现了两次；请去掉一个。")
    _check_runs(pieces)
    (scope,) = (found[3] for found in matches if found[1] == "serial")
    return Pattern(pieces, None if scope is None else _scope(scope, frozenset(named)))


def _piece(found: re.Match[str]) -> Piece:
    part, width, scope, text, stray = found.groups()
    if stray:
        raise BadPattern(
            "编号规则中的大括号不成对，或者括号内不是“名称”“名称:位数”“serial:位数@范围”的写法；请核对。"
        )
    if text is not None:
        if not text.isprintable() or any(sign.isspace() for sign in text):
            raise BadPattern("编号规则中不能有空格和不可见的字符；请去掉。")
        return Piece("", text)
    if part not in PARTS:
        raise BadPattern(f"编号规则中的“{{{part}}}”无法识别；可用的有：{'、'.join(PARTS)}。")
    if width and part not in _GROWING | _WIDTH_OF.keys():
        raise BadPattern(f"“{PARTS[part][1]}”的位数是固定的；请去掉“{{{part}}}”后面的数字。")
    if width and not 1 <= int(width) <= WIDEST:
        raise BadPattern(f"“{PARTS[part][1]}”的位数须在1到{WIDEST}之间；请改正。")
    if scope is not None and part != "serial":
        raise BadPattern("只有流水号可以用“@”规定范围；请移到 {serial} 中。")
    return Piece(part, width=int(width or 0))


def _check_runs(pieces: tuple[Piece, ...]) -> None:
    """Between two signs that no part can hold, one part at most may be of any length."""
    growing: list[str] = []
    for one in pieces:
        if one.part in _GROWING and (not one.width or one.part == "serial"):
            growing.append(one.part)
        elif not one.part and any(not (sign.isascii() and sign.isalnum()) for sign in one.text):
            growing = []
        if len(growing) > 1:
            first, second = (PARTS[name][1] for name in growing)
            raise BadPattern(
                f"“{first}”和“{second}”都不定长，连在一起无法辨认；请用“-”或者“/”隔开，或者规定位数。"
            )


def _scope(written: str, named: frozenset[str]) -> tuple[str, ...]:
    names = tuple(name for name in written[1:].split("+") if name)
    for name in names:
        finer = {other for other in named & DAYS.keys() if other.startswith(name)} if name in DAYS else set()
        if name == "serial" or not (name in named or finer):
            raise BadPattern(
                f"流水号按“{name}”分别计数，编号中却没有这一部分，会出现重号；请把它加入编号，或者从“@”后去掉。"
            )
    return names


def _of_scope(name: str, parts: Mapping[str, str]) -> str:
    if name in parts:
        return parts[name]
    day = next(parts[other] for other in DAYS if other in parts)
    return day[: len(name)]  # the name of a day is as long as its number


def _written(piece: Piece, parts: Mapping[str, str], day: date) -> str:
    if not piece.part:
        return piece.text
    value = day.strftime(DAYS[piece.part]) if piece.part in DAYS else parts.get(piece.part, "")
    if not re.fullmatch(piece.expression, value, re.ASCII):
        raise PartMissing(piece.part)
    return value


@lru_cache(maxsize=256)
def _expression(pattern: Pattern) -> re.Pattern[str]:
    return re.compile(
        "".join(
            f"(?P<{one.part}>{one.expression})" if one.part else one.expression for one in pattern.pieces
        ),
        re.ASCII,
    )
