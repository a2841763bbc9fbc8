"""Whatever the dates: the limits of publishing keep their order, and the register balances over every period."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.calendar import official
from gongkai.statute.document_register import DocumentEvent, EventKind, RegisteredDocument, counts
from gongkai.statute.public_comment import comment_period, earliest_close
from gongkai.statute.publication import PUBLICATION_LIMITS, publication_deadline, publication_verdict
from gongkai.statute.validity import last_day_of_validity
from gongkai.statute.versions import BEGINNING

CALENDAR = official()
DAYS = st.dates(date(2009, 1, 1), date(2025, 6, 30))
GAPS = st.integers(0, 2000)


def test_each_day_has_exactly_one_limit_of_publication():
    days = (BEGINNING + timedelta(days=n) for n in range((CALENDAR.last_day - BEGINNING).days + 1))
    assert [
        one
        for one in days
        if sum(limit.citation.instrument.governs(one) for limit in PUBLICATION_LIMITS) != 1
    ] == []


@given(DAYS)
def test_twenty_working_days_lie_between_forming_and_the_last_day(formed):
    last = publication_deadline(formed, CALENDAR)
    assert CALENDAR.working_days_between(formed + timedelta(days=1), last.day) == 20
    assert CALENDAR.is_working(last.day)
    numbers = [row.number for row in last.ledger(CALENDAR) if row.number]
    assert numbers == list(range(1, 21))


@given(DAYS, st.integers(0, 120))
def test_published_by_the_last_day_is_in_time_and_after_it_is_late(formed, after):
    published = formed + timedelta(days=after)
    found = publication_verdict(formed, CALENDAR, as_of=published, published_on=published)
    assert found.is_good == (published <= found.deadline.day)
    assert found.late_days == max(0, (published - found.deadline.day).days)
    assert 0 <= found.late_working_days <= found.late_days


@given(DAYS, st.booleans())
def test_a_period_that_closes_on_the_earliest_day_is_allowed_and_a_day_sooner_is_not(opens, counted):
    close = earliest_close(opens, first_day_counts=counted)
    assert comment_period(opens, close, first_day_counts=counted).allowed
    assert not comment_period(opens, close - timedelta(days=1), first_day_counts=counted).allowed


@given(DAYS, st.booleans())
def test_validity_of_the_next_day_never_ends_earlier(effective, trial):
    tomorrow = effective + timedelta(days=1)
    assert last_day_of_validity(effective, trial=trial) <= last_day_of_validity(tomorrow, trial=trial)


@st.composite
def lives(draw):
    published = draw(DAYS)
    effective = published + timedelta(days=draw(st.integers(0, 90)))
    expires = draw(st.none() | GAPS.map(lambda days: effective + timedelta(days=days)))
    events = [DocumentEvent(EventKind.PUBLISHED, published, effective, expires)]
    if draw(st.booleans()):
        gone = published + timedelta(days=draw(GAPS))
        if expires is None or gone <= expires:
            events.append(DocumentEvent(EventKind.REPEALED, gone))
    return tuple(events)


@given(st.lists(lives(), max_size=12), DAYS, st.integers(0, 800))
def test_what_lives_at_the_end_is_what_lived_before_and_came_less_what_went(found, first, length):
    register = [RegisteredDocument(str(number), events) for number, events in enumerate(found)]
    last = first + timedelta(days=length)
    before = counts(register, date(2008, 1, 1), first - timedelta(days=1))
    during = counts(register, first, last)
    alive = {*before.in_force, *before.not_yet_in_force, *during.issued}
    assert alive - {*during.repealed, *during.expired} == {*during.in_force, *during.not_yet_in_force}
