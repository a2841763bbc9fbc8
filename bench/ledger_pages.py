"""What the benches of ledgers share: an instance that is thrown away, and the pages of staff at several numbers of rows.

A page is asked for through the whole application; its time at the larger number is printed beside its time at the
smaller, with the number of queries. The figures of a year stand beside the bare SQL that counts the same groups.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

# A body of three people: one of them does everything, and all that waits stands on one page.
ROLES = (
    "handler", "registrar", "disclosure_office", "unit_head", "legal_reviewer", "secrecy_reviewer", "leader_in_charge",
)  # fmt: skip
PAGE_GOAL, QUERIES_GOAL, FIGURES_GOAL = 2.0, 8, 1.5
Works = dict[str, Callable[[], object]]


@dataclass(frozen=True)
class Ledger:
    """fill: agency, person, first and last number. pages: addresses by label. figures: `own` and `bare`, of an agency.

    works: what is timed beside the pages; no goal is set for the number of its queries.
    """

    rows: str
    fill: Callable[[Any, Any, int, int], None]
    pages: Callable[[], dict[str, str]]
    figures: Callable[[Any], Works]
    works: Callable[[], Works] = dict


@contextmanager
def thrown_away(**settings: str) -> Iterator[None]:
    """An empty instance on SQLite in a folder that goes afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "GONGKAI_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "gongkai.project.settings.test",
            "GONGKAI_HOSTS": "testserver",
            "GONGKAI_SITE_DOMAIN": "www.example.gov.cn",
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            **settings,
        }
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield


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


def _opened(browser: Any, address: str) -> None:
    if (answer := browser.get(address)).status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")


def _queries_of(work: Callable[[], object]) -> list[str]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    work()  # from time to time a page also writes that the session goes on
    with CaptureQueriesContext(connection) as seen:
        work()
    return [query["sql"] for query in seen.captured_queries]


def _measured(ledger: Ledger, agency: Any, person: Any, rounds: int) -> dict[str, tuple[float, list[str]]]:
    from django.db import connection
    from django.test import Client

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    browser = Client()
    browser.force_login(person, backend="gongkai.apps.agencies.backends.StaffBackend")
    pages: Works = {label: partial(_opened, browser, address) for label, address in ledger.pages().items()}
    works = pages | ledger.works()
    taken, counted = medians_ms(works, rounds), medians_ms(ledger.figures(agency), rounds)
    print(
        f"  figures of a year    {counted['own']:8.2f} ms, {counted['own'] / counted['bare']:4.2f} x the bare SQL of "
        f"{counted['bare']:.2f} ms (goal {FIGURES_GOAL} x)"
    )
    return {label: (taken[label], _queries_of(work)) for label, work in works.items()}


def _growth(times: float, smaller: int) -> str:
    return f", {times:4.2f} x its time at {smaller:,} (goal {PAGE_GOAL} x{_missed(times > PAGE_GOAL)})"


def _missed(is_missed: bool) -> str:  # noqa: FBT001 (of a goal)
    return ", MISSED" if is_missed else ""


def _compare(ledger: Ledger, sizes: list[int], rounds: int, *, shows: bool) -> None:
    agency, person = founded()
    filled, before = 0, {}
    for size in sizes:
        ledger.fill(agency, person, filled, size)
        filled = size
        print(f"{size:,} {ledger.rows}", flush=True)
        found, beside = _measured(ledger, agency, person, rounds), ledger.works()
        for label, (taken, asked) in found.items():
            growth = _growth(taken / before[label][0], sizes[0]) if before else ""
            goal = "" if label in beside else f" (goal {QUERIES_GOAL}{_missed(len(asked) > QUERIES_GOAL)})"
            print(f"  {label:20} {taken:8.2f} ms, {len(asked):2} queries{goal}{growth}", flush=True)
            for sql in asked if shows else ():
                print(f"      {sql[:200]}")
        before = before or found


def run(ledger: Ledger, about: str) -> None:
    """The command line. about: what --help says."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--show", action="store_true", help="print every query of each page")
    chosen = parser.parse_args()
    with thrown_away():
        _compare(ledger, chosen.rows, chosen.rounds, shows=chosen.show)
