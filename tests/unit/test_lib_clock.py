"""One clock: the date is the one on the wall of the office, and tests can stop it."""

from datetime import UTC, date, datetime

import pytest

from gongkai.lib import clock


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 23, 15, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 16, 0, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_day_begins_at_midnight_in_china(moment, day):
    with clock.fixed(moment):
        assert clock.now() == moment
        assert clock.today() == day


def test_a_stopped_clock_goes_on_afterwards():
    before = clock.now()
    with clock.fixed(datetime(2001, 1, 1, tzinfo=UTC)), clock.fixed(datetime(2002, 1, 1, tzinfo=UTC)):
        assert clock.today() == date(2002, 1, 1)
    assert clock.now() >= before
    assert clock.now().tzinfo is not None


def test_a_moment_without_time_zone_is_refused():
    with pytest.raises(ValueError, match="必须带时区"), clock.fixed(datetime(2026, 1, 1)):  # noqa: DTZ001 (the fault)
        pass
