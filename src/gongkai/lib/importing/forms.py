"""Which column of a list means what, and which of its rows are not to be taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext

from gongkai.lib.importing.headings import F, Heading, letter_of

LEFT_OUT_AT_MOST: Final = 2_000
EXAMPLE = 12  # characters of the first value of a column, beside its heading
_RANGE = re.compile(r"(\d{1,6})(?:\s*[-—－~至]\s*(\d{1,6}))?")


class RowNumbers(forms.CharField):
    """58、60-62 as a set of numbers."""

    def __init__(self, **said: Any) -> None:
        super().__init__(required=False, max_length=4000, **said)

    def prepare_value(self, value: Any) -> Any:
        return "、".join(map(str, sorted(value))) if isinstance(value, frozenset) else value

    def clean(self, value: Any) -> frozenset[int]:
        rows: set[int] = set()
        for part in filter(None, re.split(r"[，,、；;\s]+", super().clean(value).strip())):
            rows.update(_rows_of(part))
        if len(rows) > LEFT_OUT_AT_MOST:
            words = gettext("不导入的行最多%(limit)d行；请在文件里删去后重新上传。")
            raise forms.ValidationError(words % {"limit": LEFT_OUT_AT_MOST})
        return frozenset(rows)


def _rows_of(part: str) -> range:
    match = _RANGE.fullmatch(part)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if first > last or last - first > LEFT_OUT_AT_MOST:
        words = gettext("“%(part)s”看不懂；请写行号，如 58、60-62。")
        raise forms.ValidationError(words % {"part": part[:40]})
    return range(first, last + 1)


class ColumnsForm(forms.Form):
    """A column of the list for each field of its headings."""

    HELP: ClassVar[Mapping[Any, Any]] = {}

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def add_columns(
        self,
        headings: Iterable[Heading[F]],
        rows: Sequence[Sequence[str]],
        head: int,
        chosen: Mapping[F, int],
    ) -> None:
        """head: the row of headings, from 1. chosen: as it was kept, or is guessed."""
        choices = [("", gettext("（没有这一列）")), *_choices(rows[head - 1], rows[head:])]
        for heading in headings:
            self.fields[heading.field] = forms.TypedChoiceField(
                label=heading.label,
                choices=choices,
                coerce=int,
                empty_value=None,
                required=heading.is_needed,
                initial=chosen.get(heading.field),
                help_text=self.HELP.get(heading.field, ""),
                error_messages={"required": gettext("请选定这一列；没有的，请先在文件里补上再上传。")},
            )

    def columns(self, headings: Iterable[Heading[F]]) -> dict[F, int]:
        """What was chosen."""
        given = self.cleaned_data
        return {one.field: given[one.field] for one in headings if given[one.field] is not None}


def _choices(head: Sequence[str], below: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """Every column that holds anything: its letter, its heading, and its first value."""
    found = []
    for column in range(max(map(len, (head, *below)))):
        heading = head[column] if column < len(head) else ""
        example = next((row[column] for row in below if column < len(row) and row[column]), "")
        if heading or example:
            found.append((column, _called(letter_of(column), heading, example)))
    return found


def _called(letter: str, heading: str, example: str) -> str:
    said = {"letter": letter, "heading": heading or gettext("（没有列名）")}
    words = gettext("%(letter)s列：%(heading)s") % said
    if short := " ".join(example.split())[:EXAMPLE]:
        return gettext("%(column)s（如：%(example)s）") % {"column": words, "example": short}
    return words
