"""The columns of a catalogue as bodies print them, and which heading means which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.lib.importing.headings import plain

HEAD_WITHIN: Final = 10  # rows; above the headings there is at most a title and a line of notes
KNOWN_AT_LEAST: Final = 3


class Field(StrEnum):
    NUMBER = "number"
    LEVEL_1 = "level_1"
    LEVEL_2 = "level_2"
    CONTENT = "content"
    BASIS = "basis"
    LIMIT_TEXT = "limit_text"
    PUBLISHER = "publisher"
    CHANNELS = "channels"
    AUDIENCE = "audience"
    METHOD = "method"
    LEVELS = "levels"
    LIMIT_DAYS = "limit_days"
    LIMIT_UNIT = "limit_unit"
    LIMIT_TRIGGER = "limit_trigger"
    INTERVAL_DAYS = "interval_days"
    COLUMN = "column"
    NOT_HELD = "not_held"
    VALID_FROM = "valid_from"
    # Ticked columns below 公开对象, 公开方式 and 公开层级 of the printed form.
    TICK_PUBLIC = "tick_public"
    TICK_GROUP = "tick_group"
    TICK_PROACTIVE = "tick_proactive"
    TICK_ON_REQUEST = "tick_on_request"
    TICK_COUNTY = "tick_county"
    TICK_TOWNSHIP = "tick_township"


@dataclass(frozen=True)
class Heading:
    """label: as our own file calls it, "" for a column that it does not have. aliases: as others do."""

    field: Field
    label: str
    aliases: tuple[str, ...] = ()
    at_most: int = 120

    @property
    def words(self) -> frozenset[str]:
        return frozenset(plain(one) for one in (self.label, *self.aliases) if one)


# In the order of our own file: the printed columns first.
HEADINGS: Final = (
    Heading(Field.NUMBER, "条目编号"),
    Heading(Field.LEVEL_1, "一级事项", ("公开事项", "事项类别", "公开类别", "一级目录"), at_most=80),
    Heading(Field.LEVEL_2, "二级事项", ("事项名称", "公开子项", "二级目录")),
    Heading(Field.CONTENT, "公开内容（要素）", ("公开内容", "内容要素", "公开要素"), at_most=1000),
    Heading(Field.BASIS, "公开依据", ("依据", "法律依据"), at_most=400),
    Heading(Field.LIMIT_TEXT, "公开时限", ("时限", "公开期限")),
    Heading(Field.PUBLISHER, "公开主体", ("责任主体", "责任单位", "公开责任主体")),
    Heading(Field.CHANNELS, "公开渠道和载体", ("公开渠道", "公开载体", "渠道和载体"), at_most=400),
    Heading(Field.AUDIENCE, "公开对象"),
    Heading(Field.METHOD, "公开方式"),
    Heading(Field.LEVELS, "公开层级"),
    Heading(Field.LIMIT_DAYS, "时限天数"),
    Heading(Field.LIMIT_UNIT, "时限单位"),
    Heading(Field.LIMIT_TRIGGER, "时限起算"),
    Heading(Field.INTERVAL_DAYS, "更新间隔（日）", ("更新间隔", "更新周期")),
    Heading(Field.COLUMN, "栏目代码"),
    Heading(Field.NOT_HELD, "没有此类信息的说明", at_most=200),
    Heading(Field.VALID_FROM, "列入日期"),
    Heading(Field.TICK_PUBLIC, "", ("全社会",)),
    Heading(Field.TICK_GROUP, "", ("特定群众", "特定群体", "特定人群")),
    Heading(Field.TICK_PROACTIVE, "", ("主动", "主动公开")),
    Heading(Field.TICK_ON_REQUEST, "", ("依申请", "依申请公开")),
    Heading(Field.TICK_COUNTY, "", ("县级", "县（市、区）级", "区级", "市县级")),
    Heading(Field.TICK_TOWNSHIP, "", ("乡级", "乡镇级", "乡村级", "镇街级")),
)
BY_FIELD: Final[Mapping[Field, Heading]] = {heading.field: heading for heading in HEADINGS}
OWN: Final = tuple(heading for heading in HEADINGS if heading.label)


FIELDS: Final = {word: heading.field for heading in HEADINGS for word in heading.words}


@dataclass(frozen=True)
class Head:
    """columns: of each field, from 0. first: the row, from 0, at which the entries begin."""

    columns: Mapping[Field, int]
    first: int


def head_of(rows: Sequence[Sequence[str]]) -> Head | None:
    """The row of headings, or the two rows of the printed form; None where none is found."""
    best: Head | None = None
    for at in range(min(len(rows), HEAD_WITHIN)):
        lower = rows[at + 1] if at + 1 < len(rows) else ()
        below = _known(lower)
        # The second row of the printed form holds headings alone; a row of entries holds more, be 主动 among it.
        is_double = len(below) >= 2 and len(below) == sum(1 for text in lower if text.strip())
        columns = {**_known(rows[at]), **below} if is_double else _known(rows[at])
        if len(columns) > len(best.columns if best else ()):
            best = Head(
                _split(columns, rows[at], lower) if is_double else columns, at + (2 if is_double else 1)
            )
    return best if best and len(best.columns) >= KNOWN_AT_LEAST else None


def _known(cells: Sequence[str]) -> dict[Field, int]:
    found: dict[Field, int] = {}
    for at, text in enumerate(cells):
        field = FIELDS.get(plain(text))
        if field is not None and field not in found:
            found[field] = at
    return found


def _split(columns: dict[Field, int], upper: Sequence[str], lower: Sequence[str]) -> dict[Field, int]:
    """公开事项 over 一级事项 and 二级事项 is no column of its own; neither is 公开对象 over its two ticked ones."""
    below = set(_known(lower).values())
    own = set(_known(lower))
    return {
        field: at for field, at in columns.items() if field in own or at not in below or not upper[at].strip()
    }
