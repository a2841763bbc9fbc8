"""One row of a register as a request, and the sentences for what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests.importing.days import NotADay, day_of
from gongkai.apps.disclosure_requests.importing.fields import BY_FIELD, Field
from gongkai.apps.disclosure_requests.importing.words import (
    Standing,
    Unknown,
    channel_of,
    outcome_of,
    standing_of,
    type_of,
    yes_or_no,
)
from gongkai.lib.importing.headings import letter_of
from gongkai.lib.importing.reading import Fault

T = TypeVar("T")
WITHDRAWN: Final = "otherwise_closed.other"
_ERRORS: Final = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SUMS = re.compile(r"\s*(合\s*计|总\s*计|小\s*计)\s*")


@dataclass(frozen=True)
class Entry:
    """A row that can be taken over. number: "" where the register has no column for it.

    counted_on, counted_outcome: as the annual report counts it; of a row that has no columns of its own for them, the
    reply. was_overdue: None where the register does not say.
    """

    row: int
    number: str
    receipt_date: date | None
    submitted_on: date | None
    name: str
    type: str
    channel: str
    description: str
    standing: Standing
    outcome: str
    replied_on: date | None
    reply_no: str
    amended_on: date | None
    is_extended: bool
    was_overdue: bool | None
    is_rectification: bool
    counted_on: date | None
    counted_outcome: str
    phone: str
    address: str
    note: str

    @property
    def is_ended(self) -> bool:
        return self.standing == Standing.ENDED


@dataclass
class RowReader:
    """Reads one row. columns: of each field, from 0. blank_formulas: columns whose formula has no kept value."""

    row: int
    texts: Sequence[str]
    columns: Mapping[Field, int]
    head: Sequence[str]
    today: date
    from_1904: bool = False
    blank_formulas: frozenset[int] = frozenset()
    faults: list[Fault] = field(default_factory=list)

    def entry(self) -> Entry | None:
        """None where something is wrong; then faults says what."""
        if any(_SUMS.fullmatch(text) for text in self.texts):
            self._fail(None, _("这一行像是合计行；请把它的行号填入“不导入的行”。"))
            return None
        found = self._read()
        self._compare(found)
        return None if self.faults else found

    def _read(self) -> Entry:
        outcome = self._coded(Field.OUTCOME, outcome_of, "")
        replied_on = self._day(Field.REPLIED_ON)
        standing = self._coded(Field.STATE, standing_of, None)
        ended = bool(outcome and replied_on) and standing in (None, Standing.ENDED)
        of_reply = (replied_on, outcome) if ended else (None, "")
        counted = (self._day(Field.COUNTED_ON), self._coded(Field.COUNTED_OUTCOME, outcome_of, ""))
        counted_on, counted_outcome = counted if any(counted) else of_reply
        return Entry(
            row=self.row,
            number=self._needed_where_chosen(Field.NUMBER),
            receipt_date=self._day(Field.RECEIPT_DATE),
            submitted_on=self._day(Field.SUBMITTED_ON),
            name=" ".join(self._needed(Field.NAME).split()),
            type=self._coded(Field.TYPE, type_of, "", is_needed=True),
            channel=self._coded(Field.CHANNEL, channel_of, channel_of("")),
            description=self._needed(Field.DESCRIPTION),
            standing=standing or (Standing.ENDED if ended else Standing.OPEN),
            outcome=outcome,
            replied_on=replied_on,
            reply_no=" ".join(self._text(Field.REPLY_NO).split()),
            amended_on=self._day(Field.AMENDED_ON),
            is_extended=self._coded(Field.IS_EXTENDED, yes_or_no, False),  # noqa: FBT003 (what an empty cell says)
            was_overdue=self._overdue(),
            is_rectification=self._coded(Field.IS_RECTIFICATION, yes_or_no, False),  # noqa: FBT003 (as above)
            counted_on=counted_on,
            counted_outcome=counted_outcome,
            phone=self._text(Field.PHONE),
            address=self._text(Field.ADDRESS),
            note=self._text(Field.NOTE),
        )  # fmt: skip

    def _overdue(self) -> bool | None:
        if Field.WAS_OVERDUE not in self.columns:
            return None
        return self._coded(Field.WAS_OVERDUE, yes_or_no, False)  # noqa: FBT003 (as above)

    def _text(self, field: Field) -> str:
        """The text of a cell; what cannot be seen is dropped, what is too long is a fault."""
        column = self.columns.get(field)
        if column is None:
            return ""
        if column in self.blank_formulas:
            self._fail(field, _("是公式，文件里没有保存它的结果；请在表格软件里改为数值后再上传。"))
            return ""
        text = _UNSEEN.sub("", self.texts[column] if column < len(self.texts) else "").strip()
        if text in _ERRORS:
            self._fail(field, _("公式出错（%(text)s）；请按原件改正。") % {"text": text})
            return ""
        if len(text) > (limit := BY_FIELD[field].at_most):
            words = _("有%(count)d个字，最多%(limit)d个；请缩短，其余写在备注里。")
            self._fail(field, words % {"count": len(text), "limit": limit})
        return text

    def _needed(self, field: Field) -> str:
        text = self._text(field)
        if not text and not self._has_failed(field):
            self._fail(field, _("是空的；请填写。合并过的单元格请取消合并，每行都填。"))
        return text

    def _needed_where_chosen(self, field: Field) -> str:
        return " ".join(self._needed(field).split()) if field in self.columns else ""

    def _day(self, field: Field) -> date | None:
        if not (text := self._text(field)):
            return None
        try:
            return day_of(text, today=self.today, from_1904=self.from_1904)
        except NotADay as refusal:
            self._fail(field, str(refusal))
            return None

    def _coded(self, field: Field, code_of: Callable[[str], T], empty: T, *, is_needed: bool = False) -> T:
        text = self._needed(field) if is_needed else self._text(field)
        if not text:
            return empty
        try:
            return code_of(text)
        except Unknown as refusal:
            self._fail(field, str(refusal))
            return empty

    def _compare(self, found: Entry) -> None:
        """What contradicts itself; only cells that could be read are compared."""
        self._compare_receipt(found)
        self._compare_end(found)
        for one, day in ((Field.AMENDED_ON, found.amended_on), (Field.COUNTED_ON, found.counted_on)):
            if one in self.columns and day and found.receipt_date and day < found.receipt_date:
                self._fail(one, _("早于收到日期；请按原件核对。"))
        if found.amended_on and found.replied_on and found.replied_on < found.amended_on:
            self._fail(Field.AMENDED_ON, _("晚于答复日期；请按原件核对。"))
        if found.submitted_on and found.receipt_date and found.submitted_on > found.receipt_date:
            self._fail(Field.SUBMITTED_ON, _("晚于收到日期；请按原件核对。"))

    def _compare_receipt(self, found: Entry) -> None:
        """Only what was never confirmed, or taken back before that, has no day of receipt; the figures leave it out."""
        if found.receipt_date or self._has_failed(Field.RECEIPT_DATE):
            return
        if found.standing == Standing.UNCONFIRMED or (
            found.outcome == WITHDRAWN and Field.STATE in self.columns
        ):
            return
        self._fail(Field.RECEIPT_DATE, _("是空的；请填写收到申请的日期。"))

    def _compare_end(self, found: Entry) -> None:
        replied, outcome = found.replied_on, found.outcome
        is_open = found.standing != Standing.ENDED
        if self._has_failed(Field.REPLIED_ON) or self._has_failed(Field.OUTCOME):
            return
        if is_open and Field.STATE in self.columns:
            pass  # decided and not yet served: it is still open, whatever else the row says
        elif outcome and not replied:
            self._fail(
                Field.REPLIED_ON, _("有办理结果而没有答复日期；请填写答复日期，还没有办结的请清空办理结果。")
            )
        elif replied and not outcome:
            self._fail(Field.OUTCOME, _("有答复日期而没有办理结果；请填写办理结果。"))
        elif found.standing == Standing.ENDED and not replied:
            self._fail(Field.REPLIED_ON, _("状态是已经办结，而没有办理结果和答复日期；请填写。"))
        if bool(found.counted_on) != bool(found.counted_outcome):
            self._fail(Field.COUNTED_ON, _("计入统计的日期和结果要么都填，要么都不填。"))
        if replied and found.receipt_date and replied < found.receipt_date:
            self._fail(Field.REPLIED_ON, _("早于收到日期；请按原件核对。"))

    def _has_failed(self, field: Field) -> bool:
        column = self.columns.get(field)
        return column is not None and any(fault.column == letter_of(column) for fault in self.faults)

    def _fail(self, field: Field | None, sentence: str) -> None:
        column = self.columns.get(field) if field is not None else None
        heading = self.head[column] if column is not None and column < len(self.head) else ""
        label = heading or (BY_FIELD[field].label if field is not None else "")
        self.faults.append(Fault(self.row, sentence, "" if column is None else letter_of(column), label))
