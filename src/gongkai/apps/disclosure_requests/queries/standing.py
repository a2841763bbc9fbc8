"""How a request stands: its calendar, its limit as the clock stands, and the limits of the other side."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from gongkai.apps.disclosure_requests import clocks
from gongkai.apps.disclosure_requests.models import Amendment, DisclosureRequest, FeeNotice, ReasonInquiry
from gongkai.apps.disclosure_requests.queries.staff import entries_of
from gongkai.apps.holiday_calendar import queries as calendars
from gongkai.lib import clock
from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.deadlines import Deadline, amendment_period_deadline, fee_payment_deadline

_held: ContextVar[WorkCalendar | None] = ContextVar("calendar of this page", default=None)


def calendar() -> WorkCalendar:
    """With later years answered as provisional, so that a case never goes without a date; the date says so."""
    return _held.get() or calendars.provisional(calendars.current())


@contextmanager
def one_calendar() -> Iterator[WorkCalendar]:
    """Within it, all days of a page are counted by one calendar, which is read once. Also a decorator of a view."""
    token = _held.set(calendar())
    try:
        yield calendar()
    finally:
        _held.reset(token)


def deadline_of(case: DisclosureRequest, as_of: date | None = None) -> Deadline | None:
    """The reply limit of the present round as the clock stands, None while it does not run."""
    reply_clock = clocks.reply_clock(entries_of(case))
    if reply_clock is None or reply_clock.stop is not None:
        return None
    return reply_clock.deadline(calendar(), as_of=as_of or clock.today())


def amendment_ends(amendment: Amendment | None) -> date | None:
    """Last day of the period that the notice gave, counted from its delivery."""
    if amendment is None or amendment.delivered_on is None:
        return None
    return amendment_period_deadline(amendment.delivered_on, amendment.working_days, calendar()).day


def reasons_end(inquiry: ReasonInquiry | None) -> date | None:
    """Last day of the period that the body gave for reasons, counted from the delivery of its letter."""
    if inquiry is None or inquiry.delivered_on is None:
        return None
    return calendar().after(inquiry.delivered_on, inquiry.working_days)


def payment_ends(notice: FeeNotice | None) -> date | None:
    """Twenty working days from the day after the notice was received."""
    if notice is None or notice.delivered_on is None:
        return None
    return fee_payment_deadline(notice.delivered_on, calendar()).day
