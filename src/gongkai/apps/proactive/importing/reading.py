"""A list as entries: all rows read, those that double another named, and which files no row names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from gongkai.apps.proactive.importing.fields import BY_FIELD, Field, guess, head_row
from gongkai.apps.proactive.importing.rows import Around, Entry, RowReader, file_key
from gongkai.lib.importing import reading
from gongkai.lib.importing.reading import BadLayout, Fault

ROWS_AT_MOST: Final = 500  # each becomes a draft with its event; more are brought in several lists


@dataclass(frozen=True)
class Layout:
    """How a list is to be read. head: the row of headings, from 1. columns: of each field, from 0. default: a column."""

    head: int
    columns: Mapping[Field, int]
    default: int | None = None
    left_out: frozenset[int] = frozenset()

    def as_data(self) -> dict[str, object]:
        columns = {one.value: at for one, at in self.columns.items()}
        return {
            "head": self.head,
            "columns": columns,
            "default": self.default,
            "left_out": sorted(self.left_out),
        }

    @classmethod
    def of_data(cls, data: Mapping[str, object]) -> Layout:
        columns, left_out, default = data["columns"], data["left_out"], data["default"]
        assert isinstance(columns, dict)
        assert isinstance(left_out, list)
        assert default is None or isinstance(default, int)
        known = {Field(name): at for name, at in columns.items()}
        return cls(int(str(data["head"])), known, default, frozenset(left_out))


def guessed(rows: Sequence[Sequence[str]], default: int | None = None) -> Layout:
    """As the headings say."""
    at = head_row(rows)
    return Layout(at + 1, guess(rows[at]) if rows else {}, default)


@dataclass
class Reading(reading.Reading[Entry]):
    """unused: names of files that no row names. waiting: files that nobody has looked into yet."""

    unused: list[str] = field(default_factory=list)
    waiting: int = 0

    def refuse_numbers(self, given: frozenset[str]) -> None:
        """given: index numbers that other items have; rows that bring one of them are no entries."""
        words = _("索引号“%(number)s”已经给过别的信息；请核对。")
        for one in self.entries:
            if one.index_no in given:
                self.faults.append(Fault(one.row, words % {"number": one.index_no}))
        self.settle()


def read(rows: Sequence[Sequence[str]], layout: Layout, around: Around) -> Reading:
    """Raises BadLayout."""
    if Field.FILE not in layout.columns and Field.TITLE not in layout.columns:
        raise BadLayout(_("至少要选定“正文文件”或者“标题”是哪一列；请选择，或者在表里补上。"))
    found = Reading(waiting=sum(one.is_waiting for one in around.files.values()))
    head = rows[layout.head - 1] if layout.head <= len(rows) else []
    for number, texts in enumerate(rows[layout.head :], start=layout.head + 1):
        if any(texts) and number not in layout.left_out:
            reader = RowReader(number, texts, head, layout.columns, around)
            entry = reader.entry()
            found.faults.extend(reader.faults)
            if entry is not None:
                found.entries.append(entry)
    count = len(found.entries) + len(found.bad_rows)
    if not 1 <= count <= ROWS_AT_MOST:
        words = _("表头下面有%(count)d行要导入；一次应有1至%(limit)d行，更多的请分几次导入。")
        raise BadLayout(words % {"count": count, "limit": ROWS_AT_MOST})
    _name_doubles(found)
    found.settle()
    named = {file_key(one.name) for entry in found.entries for one in (entry.text, *entry.attachments) if one}
    found.unused = [one.name for key, one in around.files.items() if key not in named]
    return found


def _name_doubles(found: Reading) -> None:
    """The same text twice is a slip of the list; the same index number twice would be no number."""
    seen: dict[str, int] = {}
    for entry in found.entries:
        for key, label in (
            (f"file:{entry.text.pk}" if entry.text else "", BY_FIELD[Field.FILE].label),
            (f"number:{entry.index_no}" if entry.index_no else "", BY_FIELD[Field.INDEX_NO].label),
        ):
            if key and (before := seen.setdefault(key, entry.row)) != entry.row:
                words = _("“%(label)s”与第%(row)d行相同；请核对，同一件只留一行。")
                found.faults.append(Fault(entry.row, words % {"label": label, "row": before}))
