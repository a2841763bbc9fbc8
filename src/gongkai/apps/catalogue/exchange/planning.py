"""What a sheet would change in a catalogue: entries that are new, changed, or as they were. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from django.utils.translation import gettext as _

from gongkai.apps.catalogue.exchange.reading import LIMIT, ReadRow, Sheet
from gongkai.apps.catalogue.models import CatalogueEntry
from gongkai.apps.catalogue.records import Given


@dataclass(frozen=True)
class Planned:
    """entry: the one that is changed, None for a new one. version: of that entry, as it was seen."""

    row: int
    given: Given
    entry: int | None = None
    version: int | None = None


@dataclass
class Plan:
    changes: list[Planned] = field(default_factory=list)
    unchanged: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)

    @property
    def added(self) -> int:
        return sum(one.entry is None for one in self.changes)


def given_of(entry: CatalogueEntry) -> Given:
    """What a stored entry says."""
    values = {one.name: getattr(entry, one.name) for one in fields(Given) if one.name != "column"}
    values |= {"channels": tuple(entry.channels), "levels": tuple(entry.levels)}
    return Given(column=entry.column_id, **values)


def plan(sheet: Sheet, entries: Sequence[CatalogueEntry], body_name: str) -> Plan:
    """entries: all that stand in the catalogue of the body."""
    by_number = {one.pk: one for one in entries}
    by_words = {_words(given_of(one)): one for one in reversed(entries)}
    found = Plan(faults=list(sheet.faults))
    seen: dict[tuple[str, ...] | int, int] = {}
    for read in sheet.rows:
        # By its number where it has one: two entries may bear the same words, one of the law and one of the standard.
        if (before := seen.setdefault(read.entry or _words(read.given), read.row)) != read.row:
            words = _("与第%(before)d行是同一条目（事项和要素都一样）；请删去一行。")
            found.faults.append((read.row, words % {"before": before}))
            continue
        entry = by_number.get(read.entry) if read.entry else by_words.get(_words(read.given))
        if read.entry and entry is None:
            words = _("条目编号%(number)d不在本单位现行的目录里；新增条目请不要填编号。")
            found.faults.append((read.row, words % {"number": read.entry}))
            continue
        _add(found, read, entry, sheet.told, body_name)
    found.faults.sort()
    return found


def _words(given: Given) -> tuple[str, ...]:
    return given.level_1, given.level_2, given.content


def _add(
    found: Plan, read: ReadRow, entry: CatalogueEntry | None, told: frozenset[str], body_name: str
) -> None:
    given = replace(read.given, publisher="" if read.given.publisher == body_name else read.given.publisher)
    if entry is None:
        found.changes.append(Planned(read.row, given))
        return
    was = given_of(entry)
    becomes = _merged(was, given, told)
    if becomes == was:
        found.unchanged += 1
    else:
        found.changes.append(Planned(read.row, becomes, entry.pk, entry.version))


def _merged(was: Given, given: Given, told: frozenset[str]) -> Given:
    """What the sheet tells, and else what there was. A limit in the same words keeps its number."""
    names = told - LIMIT if given.limit_text == was.limit_text and given.limit_days is None else told
    values: Mapping[str, object] = {name: getattr(given, name) for name in names}
    kept_day = {"valid_from": given.valid_from or was.valid_from}
    return replace(was, **{**values, **kept_day})  # type: ignore[arg-type]  # the very names of the fields
