"""The count of days as rows of the explanation that goes to the file and to court."""

from __future__ import annotations

from gongkai.statute.ledger import STATUS_LABELS, Ledger, LedgerDay

_WEEKDAYS = "一二三四五六日"


def day_rows(ledger: Ledger) -> tuple[tuple[str, ...], ...]:
    """For the place `days` of the document clock_ledger: date, weekday, status, number, explanation with its source."""
    return tuple(_row(day) for day in ledger)


def _row(day: LedgerDay) -> tuple[str, ...]:
    return (
        day.day.isoformat(),
        _WEEKDAYS[day.day.weekday()],
        STATUS_LABELS[day.status],
        "" if day.number is None else str(day.number),
        f"{day.why}（{'，'.join(filter(None, (_source(day), day.letter)))}）",
    )


def _source(day: LedgerDay) -> str:
    """Places of the regulation stand without its name, which the page has said already."""
    law = day.citation.instrument
    return day.citation.place if law.code.startswith("REG") and day.citation.place else str(day.citation)
