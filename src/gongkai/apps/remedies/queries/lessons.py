"""What became of replies by the ground they rest on: how many were attacked, and how many of those corrected.

A reply counts once, however many cases it went through: corrected if the case decided last corrected it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.remedies.models import ContestedGround
from gongkai.apps.remedies.queries.staff import visible_to
from gongkai.lib.lessons import Lesson
from gongkai.statute.remedy_results import Column


@dataclass(frozen=True)
class Taught:
    """One ground: replies that were attacked, those still open, those corrected."""

    code: str
    attacked: int
    pending: int
    corrected: int


def lessons_of(agency: Agency, codes: Sequence[str]) -> Mapping[str, Lesson]:
    """For the reply desk: the body's own record of these grounds; those never attacked are left out."""
    rows = ContestedGround.objects.filter(agency=agency, code__in=codes)
    address = reverse("remedies:list")
    return {
        one.code: Lesson(one.attacked, one.corrected, f"{address}?ground={one.code}") for one in _taught(rows)
    }


def taught(actor: Staff) -> list[Taught]:
    """Every ground that was ever attacked in the cases that the actor may see, the most attacked first."""
    rows = ContestedGround.objects.filter(case__in=visible_to(actor).values("pk"))
    return sorted(_taught(rows), key=lambda one: (-one.attacked, -one.corrected, one.code))


def _taught(rows: QuerySet[ContestedGround]) -> Iterable[Taught]:
    columns = ("code", "case__request_id", "case__round", "case__column", "case__decided_on", "case_id")
    by_ground: dict[str, dict[tuple[int, int], list[tuple[date, int, str]]]] = defaultdict(dict)
    for code, request, number, column, decided_on, case in rows.order_by().values_list(*columns):
        endings = by_ground[code].setdefault((request, number), [])
        endings.append((decided_on or date.max, case, column))
    for code, replies in by_ground.items():
        last = [_last(endings) for endings in replies.values()]
        yield Taught(code, len(last), last.count(Column.PENDING), last.count(Column.CORRECTED))


def _last(endings: list[tuple[date, int, str]]) -> str:
    """The column of the case that was decided last; pending while any is open. Complaints have no column."""
    day, _case, column = max(endings)
    return Column.PENDING if day == date.max else column
