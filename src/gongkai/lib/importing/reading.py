"""What was read of a list: the rows that can be taken, and every fault as a sentence with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from django.utils.translation import gettext as _

from gongkai.lib.errors import NotAllowed


class BadLayout(ValueError):  # noqa: N818 (a refusal)
    """The columns, the row of headings or the rows left out make no sense together; says why and what to do."""


@dataclass(frozen=True)
class Fault:
    """What keeps a row out. row: as the spreadsheet program numbers it.

    column, heading: its letter and what stands above it, "" for the row as a whole.
    """

    row: int
    sentence: str
    column: str = ""
    heading: str = ""


class Numbered(Protocol):
    @property
    def row(self) -> int: ...


E = TypeVar("E", bound=Numbered)


@dataclass
class Reading(Generic[E]):
    """entries: of rows in which nothing is wrong, in their order."""

    entries: list[E] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def bad_rows(self) -> list[int]:
        return sorted({fault.row for fault in self.faults})

    def settle(self) -> None:
        """After faults were found by comparing rows: what has one is no entry, and the faults stand in their order."""
        bad = set(self.bad_rows)
        self.entries = [entry for entry in self.entries if entry.row not in bad]
        self.faults.sort(key=lambda fault: (fault.row, len(fault.column), fault.column))

    def require_sound(self) -> None:
        """Raises NotAllowed where a row is not good: all are taken, or none."""
        if self.faults:
            words = _("还有%(count)d行有错，没有导入任何一行；请按预览改正后重新上传，或者填入“不导入的行”。")
            raise NotAllowed(words % {"count": len(self.bad_rows)}, act="import")
