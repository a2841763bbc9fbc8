"""Which request of its month one is: what a fee by the request goes by."""

from __future__ import annotations

from gongkai.apps.disclosure_requests.models import DisclosureRequest, Policy
from gongkai.apps.disclosure_requests.queries.staff import received_by_same_applicant
from gongkai.lib import clock
from gongkai.statute.fees import ordinal_in_month


def ordinal_of(case: DisclosureRequest, policy: Policy) -> int:
    """Which request of its calendar month this is, by the same person to the same body, as registered."""
    day = case.receipt_date or clock.today()
    rows = received_by_same_applicant(case, day.replace(day=1), day)
    counted = (row for row in rows if policy.fee_counts_withdrawn or row.outcome != "otherwise_closed.other")
    earlier = [
        row.receipt_date
        for row in counted
        if row.receipt_date and (row.receipt_date, row.pk) < (day, case.pk)
    ]
    return ordinal_in_month(day, earlier)
