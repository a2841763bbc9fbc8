"""A period of which figures are counted: first and last day, both inclusive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone


@dataclass(frozen=True)
class Period:
    first: date
    last: date

    @classmethod
    def of_year(cls, year: int) -> Period:
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def of_months(cls, year: int, first: int, last: int) -> Period:
        after = date(year + last // 12, last % 12 + 1, 1)
        return cls(date(year, first, 1), after - timedelta(days=1))

    @classmethod
    def of_quarter(cls, year: int, number: int) -> Period:
        return cls.of_months(year, 3 * number - 2, 3 * number)

    def until(self, day: date) -> Period:
        """As far as it has gone on a day; one that has not begun stays as it is."""
        return Period(self.first, day) if self.first <= day < self.last else self

    @property
    def months(self) -> list[Period]:
        """The calendar months of a period that begins and ends with one."""
        return [
            Period.of_months(self.first.year, number, number)
            for number in range(self.first.month, self.last.month + 1)
        ]

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """From the first moment of the first day to the first one after the last."""
        return _midnight(self.first), _midnight(self.last + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
