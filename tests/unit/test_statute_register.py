"""The register of normative documents: one life after another, and the three figures of the annual report."""

from datetime import date

import pytest

from gongkai.statute.document_register import (
    EVENT_LABELS,
    STATUS_LABELS,
    DocumentEvent,
    DocumentStatus,
    EventKind,
    RegisteredDocument,
    counts,
)

PUBLISHED, REVISED, EXTENDED, REPEALED, EXPIRED = EventKind


def day(text):
    return date.fromisoformat(text)


def event(kind, on, effective=None, expires=None):
    return DocumentEvent(kind, day(on), effective and day(effective), expires and day(expires))


def document(*events, key="a"):
    return RegisteredDocument(key, events)


WHOLE_LIFE = document(
    event(PUBLISHED, "2020-03-10", "2020-04-01", "2025-03-31"),
    event(REVISED, "2022-06-01"),
    event(EXTENDED, "2025-03-01", expires="2026-03-31"),
    event(REPEALED, "2026-01-15"),
)


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2020-03-09", "not_published"),
        ("2020-03-10", "not_yet_in_force"),
        ("2020-03-31", "not_yet_in_force"),
        ("2020-04-01", "in_force"),
        ("2022-05-31", "in_force"),
        ("2022-06-01", "revised"),
        ("2025-03-31", "revised"),
        ("2025-04-01", "revised"),
        ("2026-01-14", "revised"),
        ("2026-01-15", "repealed"),
        ("2030-01-01", "repealed"),
    ],
)
def test_the_status_of_a_document_on_each_day_of_its_life(on, status):
    assert WHOLE_LIFE.status_on(day(on)) == status


def test_a_document_expires_by_itself_and_this_has_a_day():
    one = document(event(PUBLISHED, "2020-01-01", expires="2024-12-31"))
    assert one.status_on(day("2024-12-31")) == DocumentStatus.IN_FORCE
    assert one.status_on(day("2025-01-01")) == DocumentStatus.EXPIRED
    assert one.ended_on(day("2024-12-31")) is None
    assert one.ended_on(day("2026-05-05")) == day("2025-01-01")


def test_a_shortened_life_ends_by_the_last_word():
    one = document(
        event(PUBLISHED, "2020-01-01", expires="2024-12-31"),
        event(EXTENDED, "2021-01-01", expires="2022-12-31"),
    )
    assert one.ended_on(day("2025-01-01")) == day("2023-01-01")


def test_an_expired_document_may_still_be_struck_off_in_words():
    one = document(event(PUBLISHED, "2020-01-01", expires="2020-12-31"), event(REPEALED, "2021-03-01"))
    assert one.status_on(day("2021-02-01")) == DocumentStatus.EXPIRED
    assert one.status_on(day("2021-03-01")) == DocumentStatus.REPEALED


@pytest.mark.parametrize(
    ("events", "part"),
    [
        ([event(REPEALED, "2020-01-01")], "早于公布"),
        ([event(PUBLISHED, "2020-01-01"), event(PUBLISHED, "2020-02-01")], "是第二次公布"),
        ([event(PUBLISHED, "2020-01-01"), event(REPEALED, "2020-02-01"), event(REVISED, "2020-03-01")],
         "“修改”在文件已废止以后"),
        ([event(PUBLISHED, "2020-01-01", expires="2020-12-31"), event(EXTENDED, "2021-01-05", expires="2022-01-01")],
         "“延续有效期”在文件已失效以后"),
        ([event(PUBLISHED, "2020-01-01", effective="2020-06-01", expires="2020-05-31")], "早于起始日"),
    ],
)  # fmt: skip
def test_events_that_contradict_are_refused_with_a_sentence(events, part):
    with pytest.raises(ValueError, match=part):
        document(*events)


def test_the_figures_of_a_year_open_to_their_documents():
    register = [
        document(event(PUBLISHED, "2022-05-01"), key="old"),
        document(event(PUBLISHED, "2023-12-31"), event(REPEALED, "2024-12-31"), key="repealed on the last day"),
        document(event(PUBLISHED, "2024-01-01"), event(REPEALED, "2024-06-01"), key="born and gone"),
        document(event(PUBLISHED, "2024-12-31", effective="2025-02-01"), key="later"),
        document(event(PUBLISHED, "2019-01-01", expires="2023-12-31"), key="expired on 1 January"),
        document(event(PUBLISHED, "2019-01-01", expires="2024-12-31"), key="expires next year"),
        document(event(PUBLISHED, "2020-01-01"), event(REVISED, "2024-03-01"), key="revised"),
        document(event(PUBLISHED, "2025-01-01"), key="next year"),
    ]  # fmt: skip
    found = counts(register, day("2024-01-01"), day("2024-12-31"))
    assert found.issued == ("born and gone", "later")
    assert found.repealed == ("repealed on the last day", "born and gone")
    assert found.expired == ("expired on 1 January",)
    assert found.in_force == ("old", "expires next year", "revised")
    assert found.not_yet_in_force == ("later",)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="止日早于起日"):
        counts([], day("2024-12-31"), day("2024-01-01"))


def test_each_status_and_event_has_its_label():
    assert set(STATUS_LABELS) == set(DocumentStatus)
    assert set(EVENT_LABELS) == set(EventKind)


def test_the_days_ahead_are_told_with_what_they_bring():
    """Published 20 May, in force from 1 June to 30 June, extended on 10 June to the end of July, repealed from 15 July."""
    known = document(
        event(PUBLISHED, "2024-05-20", effective="2024-06-01", expires="2024-06-30"),
        event(EXTENDED, "2024-06-10", expires="2024-07-31"),
        event(REPEALED, "2024-07-15"),
    )
    assert known.ahead(day("2024-05-20")) == (
        (day("2024-06-01"), DocumentStatus.IN_FORCE),
        (day("2024-07-15"), DocumentStatus.REPEALED),
    )
    assert known.ahead(day("2024-06-01")) == ((day("2024-07-15"), DocumentStatus.REPEALED),)
    assert known.ahead(day("2024-07-15")) == ()


def test_a_document_ends_the_day_after_its_last_one():
    """A revision holds from 10 June; the last day with effect is 30 June."""
    known = document(
        event(PUBLISHED, "2024-05-20", effective="2024-06-01", expires="2024-06-30"),
        event(REVISED, "2024-06-10"),
    )
    assert known.ahead(day("2024-05-31")) == (
        (day("2024-06-01"), DocumentStatus.IN_FORCE),
        (day("2024-06-10"), DocumentStatus.REVISED),
        (day("2024-07-01"), DocumentStatus.EXPIRED),
    )
    assert document(event(PUBLISHED, "2024-05-20")).ahead(day("2024-05-20")) == ()
