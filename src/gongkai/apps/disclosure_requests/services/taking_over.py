"""Rows of a register as requests: who asked, what, when it ended, and the entries from which the limit is counted.

What the register does not say is not made up: no letter is issued, no day of deciding or archiving is set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from django.utils import timezone

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import clocks
from gongkai.apps.disclosure_requests import queries as requests
from gongkai.apps.disclosure_requests.importing.entries import Entry
from gongkai.apps.disclosure_requests.importing.reading import ours
from gongkai.apps.disclosure_requests.models import (
    Applicant,
    ApplicantKind,
    ApplicantType,
    ClockEntry,
    DisclosureRequest,
    EntryKind,
    LedgerImport,
)
from gongkai.apps.disclosure_requests.second_factor import second_factor
from gongkai.apps.disclosure_requests.services.numbers import receipt_code
from gongkai.apps.disclosure_requests.states import State
from gongkai.lib import clock
from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.clock import ReplyClock, amended
from gongkai.statute.instruments import REG
from gongkai.statute.limits import Restart

BATCH = 500


def take_over(actor: Staff, found: LedgerImport, entries: Sequence[Entry]) -> list[int]:
    """Make a request of each row; gives their keys. Called inside the act. Raises IntegrityError for a double number."""
    calendar = requests.calendar()
    years = requests.policy_of(found.agency).personal_data_years
    codes = [receipt_code() for _entry in entries]
    people = Applicant.objects.bulk_create(
        [_person(entry, code) for entry, code in zip(entries, codes, strict=True)], batch_size=BATCH
    )
    cases, of_clock = [], []
    for entry, code, person in zip(entries, codes, people, strict=True):
        case = _case(actor, found, entry, code, person)
        if entry.is_ended and entry.replied_on is not None:
            case.retained_until = _kept_until(entry.replied_on, years)
        rows, case.due_date = _counted(entry, calendar)
        case.due_is_provisional = case.due_date is not None and calendar.is_provisional(case.due_date)
        case.was_overdue = _was_overdue(entry, case.due_date)
        cases.append(case)
        of_clock.append(rows)
    made = DisclosureRequest.objects.bulk_create(cases, batch_size=BATCH)
    ClockEntry.objects.bulk_create(_entered(actor, made, of_clock), batch_size=BATCH)
    return [case.pk for case in made]


def _person(entry: Entry, code: str) -> Applicant:
    natural = entry.type == ApplicantType.NATURAL_PERSON
    return Applicant(
        kind=ApplicantKind.NATURAL_PERSON if natural else ApplicantKind.ORGANIZATION,
        name=entry.name,
        phone=entry.phone,
        address=entry.address,
        second_factor=second_factor(code, entry.phone, ""),
    )


def _case(actor: Staff, found: LedgerImport, entry: Entry, code: str, person: Applicant) -> DisclosureRequest:
    number = ours(entry.number)
    day = entry.submitted_on or entry.receipt_date or clock.today()
    submitted = _begin_of(day)
    year, serial = number or (day.year, None)
    state = _state(entry)
    return DisclosureRequest(
        agency=found.agency,
        receipt_code=code,
        applicant=person,
        applicant_type=entry.type,
        channel=entry.channel,
        description=entry.description,
        note=_note(entry),
        is_rectification=entry.is_rectification,
        year=year,
        serial=serial,
        # The body's own number; one in the form of ours is kept as one of ours, and is not given again.
        old_number="" if serial else (entry.number or f"导入{found.pk}-{entry.row}"),
        imported_with=found,
        imported_row=entry.row,
        registered_by=actor,
        state=state,
        submitted_at=submitted,
        pending_since=None if state == State.CLOSED else submitted,
        receipt_date=entry.receipt_date,
        is_extended=entry.is_extended,
        outcome=entry.outcome if state == State.CLOSED else "",
        replied_on=entry.replied_on if state == State.CLOSED else None,
        counted_on=entry.counted_on,
        counted_outcome=entry.counted_outcome,
    )


def _state(entry: Entry) -> State:
    """What has ended is archived where it was handled; what has not is given out anew."""
    if entry.is_ended:
        return State.CLOSED
    return State.RECEIVED if entry.receipt_date else State.AWAITING_CONFIRMATION


def _note(entry: Entry) -> str:
    reply = f"原答复文号：{entry.reply_no}" if entry.reply_no else ""
    return "\n".join(filter(None, (reply, entry.note)))


def _begin_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _kept_until(replied_on: date, years: int) -> date:
    """Counted from the reply, because the register does not say when the file was closed."""
    return replied_on.replace(year=replied_on.year + years, day=min(replied_on.day, 28))


def _was_overdue(entry: Entry, due: date | None) -> bool:
    """As the register says; where it says nothing, by the limit that follows from its dates."""
    if entry.was_overdue is not None:
        return entry.was_overdue
    return entry.is_ended and due is not None and entry.replied_on is not None and entry.replied_on > due


def _counted(entry: Entry, calendar: WorkCalendar) -> tuple[list[ClockEntry], date | None]:
    """The entries of the clock, and the last day of the limit that follows from them."""
    if entry.receipt_date is None:
        return [], None
    rows = [_entry(EntryKind.START, entry.receipt_date, "原台账记载的收到日期", str(clocks.RECEIVED))]
    restarts: tuple[Restart, ...] = ()
    if entry.amended_on is not None:
        restarts = (amended(entry.amended_on, receipt_date=entry.receipt_date),)
        rows.append(_entry(EntryKind.RESTART, entry.amended_on, restarts[0].why, str(clocks.AMENDED)))
    ended_on = entry.replied_on if entry.is_ended else None
    if entry.is_extended:
        plain = ReplyClock(entry.receipt_date, restarts=restarts)
        days = plain.rule.extension.working_days
        # inferred: the register says that it was extended and not when; the last day on which it could be is taken.
        day = min(plain.deadline(calendar).day, ended_on or clock.today())
        why = "原台账记载已延期答复，告知日期不详"
        rows.append(_entry(EntryKind.EXTEND, day, why, str(clocks.EXTENDED), working_days=days))
    if ended_on is not None:
        rows.append(_entry(EntryKind.END, ended_on, "答复", str(REG.article(33))))
    reply_clock = clocks.reply_clock(rows)
    return rows, reply_clock.deadline(calendar).day if reply_clock else None


def _entry(
    kind: EntryKind, day: date, why: str, citation: str, *, working_days: int | None = None
) -> ClockEntry:
    return ClockEntry(kind=kind, first=day, why=why, citation=citation, working_days=working_days)


def _entered(
    actor: Staff, cases: Sequence[DisclosureRequest], of_clock: Sequence[list[ClockEntry]]
) -> Iterator[ClockEntry]:
    for case, rows in zip(cases, of_clock, strict=True):
        for row in rows:
            row.request, row.by = case, actor
            yield row
