"""Lists, the board, one file, my work, search and the figures of a year, at 10,000 and at 100,000 requests over five years.

    python bench/bench_requests.py [--rows 10000 100000] [--rounds 15] [--show]

A page is asked for through the whole application, by one who registers, handles, reviews and decides; its time at the
larger number is printed beside its time at the smaller, with the number of queries (session, person and the counts of
the navigation among them; --show prints each). The figures of a year stand beside the bare SQL that counts the same
groups; at the smaller number building the question is most of the difference. SQLite in a folder that is thrown away,
with its search index. Medians of processor time in one run on one machine; the ratios are what counts.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ledger_pages import Ledger, run

FIRST, DAYS = date(2021, 1, 4), 5 * 365
BARE = """
    SELECT applicant_type, CASE WHEN counted_on <= %s THEN counted_outcome ELSE '' END AS ended,
           receipt_date >= %s AS fresh, COUNT(*)
    FROM disclosure_requests_disclosurerequest
    WHERE agency_id = %s AND receipt_date <= %s AND (counted_on IS NULL OR counted_on >= %s) AND NOT is_rectification
    GROUP BY 1, 2, 3
"""


def fill(agency: Any, handler: Any, first: int, last: int) -> None:
    """Requests number first to last: nearly all answered, some fifteen in a thousand still open."""
    from gongkai.apps.disclosure_requests.models import Applicant, DisclosureRequest
    from gongkai.apps.search_index import services as search_index

    chance = random.Random(first)
    for start in range(first, last, 2000):
        numbers = range(start, min(start + 2000, last))
        applicants = Applicant.objects.bulk_create(
            Applicant(kind="natural_person", name=f"测试{number % 977}") for number in numbers
        )
        DisclosureRequest.objects.bulk_create(
            made(agency, handler, applicant, number, chance)
            for number, applicant in zip(numbers, applicants, strict=True)
        )
    search_index.rebuild()


def made(agency: Any, handler: Any, applicant: Any, number: int, chance: random.Random) -> Any:
    from gongkai.apps.disclosure_requests.models import DisclosureRequest

    received = FIRST + timedelta(days=chance.randrange(DAYS))
    answered = received + timedelta(days=chance.randrange(3, 40))
    is_open = chance.random() < 0.015
    outcome = chance.choice(("granted", "granted", "partially_granted", "unavailable.not_held"))
    began = datetime(received.year, received.month, received.day, 1, tzinfo=UTC)
    ended = {"pending_since": began} if is_open else {
        "outcome": outcome, "counted_outcome": outcome, "counted_on": answered, "replied_on": answered,
        "decided_at": datetime(answered.year, answered.month, answered.day, 2, tzinfo=UTC),
    }  # fmt: skip
    return DisclosureRequest(
        agency=agency, year=received.year, serial=number + 1, receipt_code=f"{number:012d}", applicant=applicant,
        applicant_type="natural_person", identity_digest=f"{number % 9973:064d}", channel="internet", handler=handler, receipt_date=received,
        due_date=received + timedelta(days=28), state="in_review" if is_open else "replied",
        description=f"关于第{number % 3000}号地块征收补偿安置方案的批复文件",
        submitted_at=began, **ended,
    )  # fmt: skip


def pages() -> dict[str, str]:
    from django.urls import reverse

    from gongkai.apps.disclosure_requests.models import DisclosureRequest

    newest = DisclosureRequest.objects.order_by("-pk").values_list("pk", flat=True)[0]
    listing = reverse("disclosure_requests:list")
    return {
        "list of all": listing,
        "list of open ones": f"{listing}?stage=open",
        "found by its number": f"{listing}?q=4711",
        "board of limits": reverse("disclosure_requests:board"),
        "file page": reverse("disclosure_requests:detail", args=[newest]),
        "my work": reverse("desk:home"),
        "search": f"{reverse('desk:search')}?q=第2711号地块",
    }


def figures(agency: Any) -> dict[str, Callable[[], object]]:
    """The cells of 2024 through the door, and the bare SQL that counts the same groups."""
    from django.db import connection

    from gongkai.apps.agencies.models import Agency
    from gongkai.apps.disclosure_requests.queries.figures import Period, cells

    period = Period.of_year(2024)

    def bare() -> object:
        with connection.cursor() as cursor:
            cursor.execute(BARE, [period.last, period.first, agency.pk, period.last, period.first])
            return cursor.fetchall()

    return {"own": lambda: cells(Agency.objects.filter(pk=agency.pk), period), "bare": bare}


if __name__ == "__main__":
    run(Ledger("requests", fill, pages, figures), __doc__)
