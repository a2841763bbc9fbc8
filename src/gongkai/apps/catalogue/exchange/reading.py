"""A sheet as entries: every row read, with the sentences for what is wrong in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from gongkai.apps.catalogue.exchange.fields import BY_FIELD, Field, Head, head_of
from gongkai.apps.catalogue.exchange.words import channels_of, is_marked, limit_in
from gongkai.apps.catalogue.models import Audience, BodyLevel, LimitTrigger, LimitUnit, Method
from gongkai.apps.catalogue.records import Given
from gongkai.letters.words import clean

ROWS_AT_MOST: Final = 2_000
TEXTS: Final = (
    Field.LEVEL_1, Field.LEVEL_2, Field.CONTENT, Field.BASIS, Field.LIMIT_TEXT, Field.PUBLISHER, Field.NOT_HELD,
)  # fmt: skip

LIMIT: Final = frozenset({"limit_days", "limit_unit", "limit_trigger"})
# Columns that are named otherwise than what they tell.
TELLS: Final[Mapping[Field, tuple[str, ...]]] = {
    Field.NUMBER: (),
    Field.TICK_PUBLIC: ("audience",),
    Field.TICK_GROUP: ("audience",),
    Field.TICK_PROACTIVE: ("method",),
    Field.TICK_ON_REQUEST: ("method",),
    Field.TICK_COUNTY: ("levels",),
    Field.TICK_TOWNSHIP: ("levels",),
}


@dataclass(frozen=True)
class ReadRow:
    """row: as the spreadsheet program numbers it. entry: number of the entry it changes, None for a new one."""

    row: int
    entry: int | None
    given: Given


@dataclass
class Sheet:
    """told: names of what the sheet has columns for; of an entry that it changes, the rest stays as it is."""

    told: frozenset[str] = frozenset()
    rows: list[ReadRow] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


def read(texts: Sequence[Sequence[str]], columns: Mapping[str, int]) -> Sheet:
    """columns: ids of the columns of the site by their codes."""
    sheet = Sheet()
    head = head_of(texts)
    if head is None or Field.LEVEL_1 not in head.columns:
        sheet.faults.append(
            (
                1,
                _(
                    "找不到列名：至少要有“一级事项”“公开内容（要素）”和“公开依据”；请用导出的文件或者标准目录的格式。"
                ),
            )
        )
        return sheet
    if len(texts) - head.first > ROWS_AT_MOST:
        words = _("一次最多导入%(limit)d行；请分几个文件导入。")
        sheet.faults.append((1, words % {"limit": ROWS_AT_MOST}))
        return sheet
    sheet.told = frozenset(name for one in head.columns for name in TELLS.get(one, (one.value,)))
    if Field.LIMIT_DAYS not in head.columns and Field.LIMIT_TEXT in head.columns:
        sheet.told |= LIMIT
    _read_rows(texts, head, columns, sheet)
    if not sheet.rows and not sheet.faults:
        sheet.faults.append((head.first + 1, _("列名下面没有条目；请核对文件。")))
    return sheet


def _read_rows(texts: Sequence[Sequence[str]], head: Head, columns: Mapping[str, int], sheet: Sheet) -> None:
    above = ""
    for at in range(head.first, len(texts)):
        reader = _Row(texts[at], head.columns, columns)
        if not reader.says_anything:
            continue
        given = reader.given()
        if not given.level_1:
            given = replace(given, level_1=above)  # merged cells keep their text in the first row
        above = given.level_1
        if not given.level_1:
            reader.faults.append(_("没有一级事项；请填写。"))
        number = reader.number(Field.NUMBER)
        if reader.faults:
            sheet.faults += [(at + 1, sentence) for sentence in reader.faults]
        else:
            sheet.rows.append(ReadRow(at + 1, number, given))


class _Row:
    """Reads one row; what is wrong is gathered in `faults`."""

    def __init__(self, texts: Sequence[str], places: Mapping[Field, int], columns: Mapping[str, int]) -> None:
        self.texts, self.places, self.columns = texts, places, columns
        self.faults: list[str] = []

    @property
    def says_anything(self) -> bool:
        """A row with a running number alone, or a line of notes below the table, is no entry."""
        return any(self.text(one) for one in (Field.LEVEL_2, Field.CONTENT, Field.BASIS, Field.LIMIT_TEXT)) or (
            bool(self.text(Field.LEVEL_1)) and Field.CONTENT not in self.places
        ) or bool(self.text(Field.NUMBER))  # fmt: skip

    def text(self, of: Field) -> str:
        at = self.places.get(of)
        return clean(self.texts[at]) if at is not None and at < len(self.texts) else ""

    def given(self) -> Given:
        values: dict[str, Any] = {one.value: self._short(one) for one in TEXTS}
        return Given(**values, **self._limit(), **self._official(), **self._ours())

    def _official(self) -> dict[str, Any]:
        audience = self._choice(Field.AUDIENCE, dict(Audience.choices))
        method = self._choice(Field.METHOD, dict(Method.choices))
        return {
            "channels": channels_of(self._short(Field.CHANNELS)),
            "audience": audience or self._ticked_audience(),
            "method": method or self._ticked_method(),
            "levels": self._levels(),
        }

    def _ours(self) -> dict[str, Any]:
        return {
            "interval_days": self.number(Field.INTERVAL_DAYS),
            "column": self._column(),
            "valid_from": self._day(),
        }

    def _short(self, of: Field) -> str:
        text, heading = self.text(of), BY_FIELD[of]
        if len(text) > heading.at_most:
            words = _("“%(label)s”有%(count)d个字，最多%(limit)d个；请缩短。")
            said = {"label": heading.label, "count": len(text), "limit": heading.at_most}
            self.faults.append(words % said)
        return text

    def number(self, of: Field) -> int | None:
        text = self.text(of).removesuffix(".0").removesuffix("日").removesuffix("天")
        if not text:
            return None
        if not (text.isdecimal() and 1 <= int(text[:9]) <= 99_999_999):
            words = _("“%(label)s”应是正整数，不能是“%(text)s”；请改正。")
            self.faults.append(words % {"label": BY_FIELD[of].label, "text": text[:40]})
            return None
        if of is not Field.NUMBER and int(text) > 3660:
            self.faults.append(_("“%(label)s”最多3660日；请改正。") % {"label": BY_FIELD[of].label})
            return None
        return int(text)

    def _limit(self) -> dict[str, Any]:
        """By its own columns where the sheet has them, else out of the words of the limit."""
        if Field.LIMIT_DAYS not in self.places:
            found = limit_in(self.text(Field.LIMIT_TEXT))
            return (
                dict(zip(("limit_days", "limit_unit", "limit_trigger"), found, strict=True)) if found else {}
            )
        unit = self._choice(Field.LIMIT_UNIT, dict(LimitUnit.choices))
        trigger = self._choice(Field.LIMIT_TRIGGER, dict(LimitTrigger.choices))
        return {
            "limit_days": self.number(Field.LIMIT_DAYS),
            "limit_unit": unit or LimitUnit.WORKING_DAY.value,
            "limit_trigger": trigger or LimitTrigger.FORMED_OR_CHANGED.value,
        }

    def _choice(self, of: Field, labels: Mapping[str, Any]) -> str:
        text = self.text(of)
        if not text or is_marked(text):
            return ""
        code = next((str(code) for code, label in labels.items() if text == str(label)), "")
        if not code:
            words = _("“%(label)s”应是%(labels)s之一，不能是“%(text)s”；请改正。")
            names = "、".join(str(label) for label in labels.values())
            self.faults.append(words % {"label": BY_FIELD[of].label, "labels": names, "text": text[:40]})
        return code

    def _ticked_audience(self) -> str:
        """Ticked for everybody counts before ticked for a group: what all may see is public."""
        only_group = is_marked(self.text(Field.TICK_GROUP)) and not is_marked(self.text(Field.TICK_PUBLIC))
        return (Audience.GROUP if only_group else Audience.PUBLIC).value

    def _ticked_method(self) -> str:
        asked = is_marked(self.text(Field.TICK_ON_REQUEST)) and not is_marked(self.text(Field.TICK_PROACTIVE))
        return (Method.ON_REQUEST if asked else Method.PROACTIVE).value

    def _levels(self) -> tuple[str, ...]:
        text = self.text(Field.LEVELS)
        ticked = {BodyLevel.COUNTY: Field.TICK_COUNTY, BodyLevel.TOWNSHIP: Field.TICK_TOWNSHIP}
        return tuple(
            level.value
            for level, of in ticked.items()
            if str(level.label) in text or is_marked(self.text(of))
        )

    def _column(self) -> int | None:
        code = self.text(Field.COLUMN)
        if code and code not in self.columns:
            words = _("网站没有代码为“%(code)s”的栏目；请核对。")
            self.faults.append(words % {"code": code[:40]})
        return self.columns.get(code)

    def _day(self) -> date | None:
        text = self.text(Field.VALID_FROM)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            words = _("“列入日期”应写成 2024-03-04 的样子，不能是“%(text)s”；请改正。")
            self.faults.append(words % {"text": text[:40]})
            return None
