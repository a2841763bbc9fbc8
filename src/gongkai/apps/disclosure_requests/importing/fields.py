"""The columns of a register as bodies call them, and which heading most likely means which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.lib.importing.headings import Heading, best_row, placed, plain

HEAD_WITHIN: Final = 20  # rows; above the headings there is at most a title and a line of notes


class Field(StrEnum):
    """What we take over. The values stand in stored layouts: changing one breaks those that are not finished."""

    NUMBER = "number"
    RECEIPT_DATE = "receipt_date"
    SUBMITTED_ON = "submitted_on"
    NAME = "name"
    TYPE = "type"
    CHANNEL = "channel"
    DESCRIPTION = "description"
    STATE = "state"
    OUTCOME = "outcome"
    REPLIED_ON = "replied_on"
    REPLY_NO = "reply_no"
    AMENDED_ON = "amended_on"
    IS_EXTENDED = "is_extended"
    WAS_OVERDUE = "was_overdue"
    IS_RECTIFICATION = "is_rectification"
    COUNTED_ON = "counted_on"
    COUNTED_OUTCOME = "counted_outcome"
    PHONE = "phone"
    ADDRESS = "address"
    NOTE = "note"


# In the order of the template. A heading is looked for in this order, so that the columns we need get the best of them:
# a register with one date only has 申请时间, and that is the day from which it counted.
HEADINGS: Final = (
    Heading(Field.NUMBER, "编号", ("登记编号", "登记号", "申请编号", "受理编号", "受理号", "收文编号", "收件编号", "登记序号"), at_most=60),
    Heading(
        Field.RECEIPT_DATE, "收到日期",
        ("收到申请日期", "收到时间", "收件日期", "收件时间", "收文日期", "受理日期", "受理时间", "登记日期", "登记时间",
         "申请日期", "申请时间", "提交日期", "提交时间"),
        is_needed=True, at_most=60,
    ),
    Heading(Field.SUBMITTED_ON, "提交日期", ("提交时间", "申请日期", "申请时间", "来件日期"), at_most=60),
    Heading(
        Field.NAME, "申请人", ("申请人姓名", "申请人名称", "姓名或者名称", "姓名或名称", "申请人姓名或名称", "申请人姓名名称", "申请单位", "姓名"),
        is_needed=True, at_most=120,
    ),
    Heading(
        Field.TYPE, "统计类别", ("申请人类型", "申请人类别", "申请人性质", "申请主体类型", "申请主体"),
        is_needed=True, at_most=60,
    ),
    Heading(
        Field.CHANNEL, "申请渠道", ("申请方式", "申请途径", "提交方式", "提交渠道", "收件方式", "来件方式", "接收方式", "渠道"), at_most=60,
    ),
    Heading(
        Field.DESCRIPTION, "申请内容",
        ("申请事项", "申请公开内容", "申请公开事项", "申请公开的内容", "申请公开的政府信息", "所需政府信息", "所需信息内容", "内容描述", "内容概要", "内容"),
        is_needed=True, at_most=5000,
    ),
    Heading(Field.STATE, "状态", ("办理状态", "办理情况", "办理进度"), at_most=60),
    Heading(
        Field.OUTCOME, "办理结果", ("答复结果", "处理结果", "答复类型", "答复类别", "答复情况", "结果", "公开情况", "是否公开"), at_most=120
    ),
    Heading(
        Field.REPLIED_ON, "答复日期", ("答复时间", "办结日期", "办结时间", "回复日期", "回复时间", "送达日期"), at_most=60
    ),
    Heading(Field.REPLY_NO, "答复文号", ("答复书文号", "告知书文号", "答复书编号", "文书编号", "文书文号", "发文字号", "文号"), at_most=100),
    Heading(Field.AMENDED_ON, "收到补正日期", ("补正收到日期", "收到补正时间", "补正日期", "补正时间", "补正材料收到日期"), at_most=60),
    Heading(Field.IS_EXTENDED, "已延期答复", ("是否延期", "是否延期答复", "延期答复", "延期情况", "延期"), at_most=60),
    Heading(Field.WAS_OVERDUE, "逾期", ("是否逾期", "是否超期", "是否逾期答复", "逾期答复", "超期"), at_most=60),
    Heading(Field.IS_RECTIFICATION, "更正本人记录", ("是否更正本人记录", "更正申请", "是否更正申请"), at_most=60),
    Heading(Field.COUNTED_ON, "计入统计的日期", ("首次答复日期",), at_most=60),
    Heading(Field.COUNTED_OUTCOME, "计入统计的结果", ("首次答复结果",), at_most=120),
    Heading(Field.PHONE, "联系电话", ("申请人电话", "申请人联系电话", "联系方式", "电话", "手机号码", "手机"), at_most=40),
    Heading(Field.ADDRESS, "通信地址", ("联系地址", "申请人地址", "邮寄地址", "通讯地址", "地址"), at_most=200),
    Heading(Field.NOTE, "备注", ("说明", "登记备注"), at_most=1000),
)  # fmt: skip
BY_FIELD: Final[Mapping[Field, Heading[Field]]] = {heading.field: heading for heading in HEADINGS}
NEEDED: Final = tuple(heading.field for heading in HEADINGS if heading.is_needed)


@dataclass(frozen=True)
class Guess:
    """columns: column of each field, from 0. alike: columns that seem to mean a field that has its column already."""

    columns: Mapping[Field, int]
    alike: Mapping[int, Field]


def guess(head: Sequence[str]) -> Guess:
    """What the headings most likely mean. First those that are a known word, then those that contain one."""
    words = [plain(text) for text in head]
    exact = placed(words, ((heading.field, heading.words) for heading in HEADINGS))
    taken = set(exact.values())
    columns, alike = dict(exact), {}
    for column, word in enumerate(words):
        if column in taken or not word:
            continue
        field = _meant(word)
        if field is None:
            continue
        if field in columns:
            alike[column] = field
        else:
            columns[field] = column
    return Guess(columns, alike)


def _meant(word: str) -> Field | None:
    """By the longest known word in it: 申请人类型 and not 申请人."""
    known = ((len(alias), heading.field) for heading in HEADINGS for alias in heading.words if alias in word)
    longest = max(known, key=lambda one: one[0], default=None)
    return longest[1] if longest is not None and longest[0] > 1 else None


def head_row(rows: Sequence[Sequence[str]]) -> int:
    """The row, from 0, in which most fields are found; the first of several, and the first row where none is."""
    return best_row(rows, HEAD_WITHIN, lambda row: len(guess(row).columns))


def labels(fields: Iterable[Field]) -> str:
    return "”“".join(BY_FIELD[field].label for field in fields)
