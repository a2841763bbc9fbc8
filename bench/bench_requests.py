"""Lists, the board, one file, my work, search and the figures of a year, at 10,000 and at 100,000 requests over five years.

    python bench/bench_requests.py [--rows 10000 100000] [--rounds 15] [--show]

A page is asked for through the whole application, by one who registers, handles, reviews and decides; its time at the
larger number is printed beside its time at the smaller, with the number of queries (session, person and the counts of
the navigation among them; --show prints each). The figures of a year stand beside the bare SQL that counts the same
groups; at the smaller number building the question is most of the difference. SQLite in a folder that is thrown away,
with its search index. Medians of processor time in one run on one machine; the ratios are what counts.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

# A body of three people: one of them does everything, and all that waits stands on one page.
ROLES = (
    "handler", "registrar", "disclosure_office", "unit_head", "legal_reviewer", "secrecy_reviewer", "leader_in_charge",
)  # fmt: skip
PAGE_GOAL, QUERIES_GOAL, FIGURES_GOAL = 2.0, 8, 1.5
FIRST, DAYS = date(2021, 1, 4), 5 * 365
BARE = """
    SELECT applicant_type, CASE WHEN counted_on <= %s THEN counted_outcome ELSE '' END AS ended,
           receipt_date >= %s AS fresh, COUNT(*)
    FROM disclosure_requests_disclosurerequest
    WHERE agency_id = %s AND receipt_date <= %s AND (counted_on IS NULL OR counted_on >= %s) AND NOT is_rectification
    GROUP BY 1, 2, 3
"""


def medians_ms(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Everything has its turn in each round, so that a slow moment of the machine falls on all."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()  # the first one fills caches of templates and plans
    for _ in range(rounds):
        for name, work in works.items():
            start = time.process_time()
            work()
            taken[name].append(time.process_time() - start)
    return {name: sorted(times)[rounds // 2] * 1000 for name, times in taken.items()}


def founded() -> tuple[Any, Any]:
    """A body and its handler in an empty instance."""
    from gongkai.apps.agencies import services
    from gongkai.apps.agencies.models import Staff
    from gongkai.apps.agencies.roles import Role

    passwords = dict.fromkeys(
        (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR), "a-Long-5ecret-1"
    )
    founding = services.found_platform(
        name="试验县人民政府", short_name="试验县", kind="government", level="county",
        founded_on=date(2010, 1, 4), passwords=passwords,
    )  # fmt: skip
    admin, security = (
        founding.accounts[role].staff for role in (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)
    )
    person = services.create_staff(admin, agency=founding.agency, username="handler", name="经办人").staff
    for role in ROLES:
        services.grant_role(
            security, person.pk, role=role, agency=founding.agency, valid_from=date(2010, 1, 4)
        )
    services.change_password(person, "a-Long-5ecret-2")
    return founding.agency, Staff.objects.get(pk=person.pk)


def fill(agency: Any, handler: Any, first: int, last: int) -> None:
    """Requests number first to last: nearly all answered, some fifteen in a thousand still open."""
    from gongkai.apps.disclosure_requests.models import Applicant, DisclosureRequest

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


def pages(handler: Any) -> dict[str, Callable[[], object]]:
    from django.test import Client
    from django.urls import reverse

    from gongkai.apps.disclosure_requests.models import DisclosureRequest

    browser = Client()
    browser.force_login(handler, backend="gongkai.apps.agencies.backends.StaffBackend")
    newest = DisclosureRequest.objects.order_by("-pk").values_list("pk", flat=True)[0]
    listing = reverse("disclosure_requests:list")
    addresses = {
        "list of all": listing,
        "list of open ones": f"{listing}?stage=open",
        "found by its number": f"{listing}?q=4711",
        "board of limits": reverse("disclosure_requests:board"),
        "file page": reverse("disclosure_requests:detail", args=[newest]),
        "my work": reverse("desk:home"),
        "search": f"{reverse('desk:search')}?q=第2711号地块",
    }
    return {label: partial(opened, browser, address) for label, address in addresses.items()}


def opened(browser: Any, address: str) -> None:
    if (answer := browser.get(address)).status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")


def queries_of(work: Callable[[], object]) -> list[str]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        work()
    return [query["sql"] for query in seen.captured_queries]


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


def measured(agency: Any, handler: Any, rounds: int) -> dict[str, tuple[float, list[str]]]:
    from django.db import connection

    from gongkai.apps.search_index import services as search_index

    search_index.rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    works = pages(handler)
    taken, counted = medians_ms(works, rounds), medians_ms(figures(agency), rounds)
    print(
        f"  figures of a year {counted['own']:8.2f} ms, {counted['own'] / counted['bare']:4.2f} x the bare SQL of "
        f"{counted['bare']:.2f} ms (goal {FIGURES_GOAL} x)"
    )
    return {label: (taken[label], queries_of(work)) for label, work in works.items()}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--show", action="store_true", help="print every query of each page")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "GONGKAI_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "gongkai.project.settings.test",
            "GONGKAI_HOSTS": "testserver",
        }
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        compare(chosen.rows, chosen.rounds, shows=chosen.show)


def compare(sizes: list[int], rounds: int, *, shows: bool) -> None:
    agency, handler = founded()
    filled, before = 0, {}
    for size in sizes:
        fill(agency, handler, filled, size)
        filled = size
        print(f"{size:,} requests")
        found = measured(agency, handler, rounds)
        for label, (taken, asked) in found.items():
            growth = (
                f", {taken / before[label][0]:4.2f} x its time at {sizes[0]:,} (goal {PAGE_GOAL} x)"
                if before
                else ""
            )
            print(f"  {label:20} {taken:8.2f} ms, {len(asked):2} queries (goal {QUERIES_GOAL}){growth}")
            for sql in asked if shows else ():
                print(f"      {sql[:200]}")
        before = before or found


if __name__ == "__main__":
    sys.exit(main())
