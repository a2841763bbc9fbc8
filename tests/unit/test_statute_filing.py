"""Until when a document is handed in for filing; counted by hand, in calendar days."""

from datetime import date

import pytest

from gongkai.statute.calendar_limit import CalendarLimit
from gongkai.statute.filing import LOCAL_FILING, RULES_FILING, filing_due
from gongkai.statute.instruments import N37


@pytest.mark.parametrize(
    ("published", "limit", "due", "why"),
    [
        ("2024-05-20", LOCAL_FILING, "2024-06-04", "公布当日不计，5月有31日"),
        ("2024-05-20", RULES_FILING, "2024-06-19", "规章30日"),
        ("2024-09-16", LOCAL_FILING, "2024-10-01", "末日是节假日，不顺延"),
        ("2024-02-20", CalendarLimit(N37.whole("unverified"), "30日", days=30), "2024-03-21", "闰年2月29日"),
    ],
)
def test_filing_due(published, limit, due, why):
    assert filing_due(date.fromisoformat(published), limit=limit).isoformat() == due, why
