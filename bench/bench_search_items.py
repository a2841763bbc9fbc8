"""Search over published items, at 10,000 and at ten or a hundred times as many, beside LIKE and PostgreSQL's full text.

    python bench/bench_search_items.py [--rows 10000 100000] [--rounds 5] [--postgres-rows 100000] [--show]

    python bench/bench_search_items.py --rows 10000 1000000 --postgres-rows 1000000    (about twenty minutes on two cores)

Items with generated Chinese text are rows of an empty instance, indexed by `gongkai search rebuild`. The public search
page is asked for through the whole application, with a fixed set of questions of eight classes: frequent and rare words
of two characters, long phrases, document numbers, names, two words, one value of a facet, by date. Its time at the larger
number stands beside its time at the smaller (goal 3 x, of p95), the engine alone beside it. The same words are looked
for with LIKE on the same SQLite rows (one question of four, each reads all rows), and on PostgreSQL with its own
configuration `simple`: on the text as it is, and with our pairs fed to it, without which it does not find a Chinese word
(see postgres_search). PostgreSQL is filled while ours is. Our side and SQLite: processor time of this process;
PostgreSQL: wall clock. One run on one machine; the ratios are what counts.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # the folder of this file stands there already
import postgres_search
from ledger_pages import thrown_away
from searched_items import BODIES, Asked, fill, questions

GOAL, QUERIES_GOAL = 3.0, 8
LIKE_EVERY = 4  # of the questions; each reads all rows


def founded() -> tuple[list[Any], Any, Any]:
    """Bodies, one column and its author in an empty instance."""
    from gongkai.apps.agencies import services
    from gongkai.apps.agencies.roles import Role
    from gongkai.apps.proactive.models import Column

    passwords = dict.fromkeys(
        (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR), "a-Long-5ecret-1"
    )
    founding = services.found_platform(
        name="清源县人民政府", short_name="清源县", kind="government", level="county", founded_on=date(2010, 1, 4),
        passwords=passwords,
    )  # fmt: skip
    admin = founding.accounts[Role.SYSTEM_ADMINISTRATOR].staff
    bodies = [
        services.create_agency(
            admin, parent=founding.agency, name=f"清源县第{number}局", kind="department", level="county",
            founded_on=date(2010, 1, 4),
        )
        for number in range(BODIES)
    ]  # fmt: skip
    column = Column.objects.create(agency=founding.agency, code="all", name="公开信息", kind="other")
    return bodies, column, admin


# Our side.


def page_works(asked: list[Asked]) -> list[tuple[Asked, Callable[[], object]]]:
    from django.test import Client

    browser = Client()

    def opened(one: Asked) -> None:
        if browser.get(one.address).status_code != 200:
            raise SystemExit(one.address)

    return [(one, partial(opened, one)) for one in asked]


def engine_works(asked: list[Asked]) -> list[tuple[Asked, Callable[[], object]]]:
    from gongkai.apps.search_index.facets import KNOWN
    from gongkai.apps.search_index.queries import engine
    from gongkai.lib.search.port import PUBLIC, By, Facet, Question

    def asking(one: Asked) -> Callable[[], object]:
        more = dict(one.more)
        question = Question(
            one.words, frozenset({PUBLIC}), counted=tuple(known.facet for known in KNOWN),
            facets={Facet.KIND: more["kind"]} if "kind" in more else {},
            by=By.DATE if "sort" in more else By.RELEVANCE,
        )  # fmt: skip
        return lambda: engine().query(question)

    return [(one, asking(one)) for one in asked]


Times = dict[str, list[float]]


def taken(
    works: list[tuple[Asked, Callable[[], object]]],
    rounds: int,
    clock: Callable[[], float],
    *,
    warm: bool = True,
) -> Times:
    """Milliseconds of each question in each round, by class. warm: one round before fills the caches and is left out."""
    found: Times = {}
    for _one, work in works if warm else ():
        work()
    for _ in range(rounds):
        for one, work in works:
            start = clock()
            work()
            found.setdefault(one.kind, []).append((clock() - start) * 1000)
    return found


def quantile(times: Times, share: float) -> float:
    ordered = sorted(value for values in times.values() for value in values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


# What it is compared with.


def like_works(asked: list[Asked]) -> list[tuple[Asked, Callable[[], object]]]:
    """Number of hits and the newest twenty, as a list with LIKE would ask."""
    from django.db import connection

    def asking(one: Asked) -> Callable[[], object]:
        one_word = "(v.title LIKE %s OR v.summary LIKE %s OR v.body LIKE %s OR v.document_no LIKE %s)"
        words = one.words.replace("[", "〔").replace("]", "〕").split()
        where = f"FROM proactive_item i JOIN proactive_itemversion v ON v.id = i.published_id WHERE i.is_public AND {' AND '.join([one_word] * len(words))}"
        given = [f"%{word}%" for word in words for _ in range(4)]

        def ask() -> None:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT COUNT(*) {where}", given)
                cursor.execute(f"SELECT i.id {where} ORDER BY i.published_at DESC LIMIT 20", given)

        return ask

    return [(one, asking(one)) for one in asked]


def against_postgres(address: str, asked: list[Asked], ours: Times) -> None:
    """The first round tells what is found and fills the caches of the server, the second is timed."""
    asking = postgres_search.Asking(address)
    try:
        for way, label in postgres_search.WAYS.items():
            works = [(one, partial(asking.hits, way, one)) for one in asked]
            found = sum(1 for one, work in works if work() and one.kind != "nothing")
            times = taken(works, 1, time.perf_counter, warm=False)
            compared(label, times, ours, f", finds anything for {found} of {len(asked) - 1}")
    finally:
        asking.close()


def compared(label: str, theirs: Times, ours: Times, more: str = "") -> None:
    p50, p95 = quantile(theirs, 0.5), quantile(theirs, 0.95)
    share = p95 / quantile(ours, 0.95)
    print(f"    {label:28} p50 {p50:9.2f} ms, p95 {p95:9.2f} ms: {share:6.1f} x our engine{more}", flush=True)


# The run.


@dataclass
class Measured:
    page: Times
    engine: Times


def measure(rounds: int, *, shows: bool) -> Measured:
    asked = questions()
    engine = taken(engine_works(asked), rounds, time.process_time)
    page = taken(page_works(asked), rounds, time.process_time)
    for label, times in (("search page", page), ("engine alone", engine)):
        print(f"  {label:14} p50 {quantile(times, 0.5):8.2f} ms, p95 {quantile(times, 0.95):8.2f} ms")
        for kind, values in times.items() if shows else ():
            print(
                f"      {kind:16} {sorted(values)[len(values) // 2]:8.2f} ms, at most {max(values):8.2f} ms"
            )
    return Measured(page, engine)


def most_queries(asked: list[Asked]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    most = 0
    for _one, work in page_works(asked):
        with CaptureQueriesContext(connection) as seen:
            work()
        most = max(most, len(seen.captured_queries))
    return most


def indexed() -> None:
    from django.db import connection

    from gongkai.apps.search_index import services

    began = time.perf_counter()
    number = services.rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"  {number:,} documents indexed in {time.perf_counter() - began:.0f} s")


def run(sizes: list[int], rounds: int, postgres_rows: int, *, shows: bool) -> None:
    bodies, column, author = founded()
    filled, first = 0, None
    with ExitStack() as stack:
        for size in sizes:
            print(f"{size:,} items", flush=True)
            is_last = size == sizes[-1]
            server = stack.enter_context(postgres(postgres_rows)) if postgres_rows and is_last else None
            began = time.perf_counter()
            fill(bodies, column, author, filled, size)
            print(f"  {size - filled:,} rows made in {time.perf_counter() - began:.0f} s", flush=True)
            filled = size
            indexed()
            address = server() if server else ""
            now = measure(rounds, shows=shows)
            if first is not None:
                grown(now, first, sizes[0])
            first = first or now
        asked = questions()
        print(f"  at most {most_queries(asked)} queries for a page (goal {QUERIES_GOAL})", flush=True)
        few = [one for one in asked if not one.more]
        like = taken(like_works(few[::LIKE_EVERY]), 1, time.process_time, warm=False)
        compared("LIKE on the same rows", like, now.engine)
        if address:
            against_postgres(address, few, now.engine)


def grown(now: Measured, before: Measured, size: int) -> None:
    for label, times, then in (("page", now.page, before.page), ("engine", now.engine, before.engine)):
        growth = quantile(times, 0.95) / quantile(then, 0.95)
        goal = f" (goal {GOAL} x)" if label == "page" else ""
        print(f"  p95 of the {label}: {growth:.2f} x that at {size:,}{goal}", flush=True)


@contextmanager
def postgres(rows: int) -> Iterator[Callable[[], str]]:
    """A server that is being filled meanwhile; what is given waits until it is, and gives its address."""
    from tests.postgres import Server

    server, began = Server(), time.perf_counter()
    server.start()
    building = multiprocessing.get_context("spawn").Process(
        target=postgres_search.build, args=(server.url, rows)
    )
    building.start()

    def ready() -> str:
        building.join()
        if building.exitcode:
            raise SystemExit("PostgreSQL could not be filled")
        print(
            f"  PostgreSQL with {rows:,} of the rows, filled and indexed in {time.perf_counter() - began:.0f} s"
        )
        return server.url

    try:
        yield ready
    finally:
        building.kill()
        building.join()
        server.stop()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--postgres-rows", type=int, default=100_000, help="0 leaves PostgreSQL out")
    parser.add_argument("--show", action="store_true", help="print every class of question")
    chosen = parser.parse_args()
    with thrown_away(GONGKAI_SEARCHES_PER_MINUTE="0"):
        run(chosen.rows, chosen.rounds, min(chosen.postgres_rows, chosen.rows[-1]), shows=chosen.show)


if __name__ == "__main__":
    sys.exit(main())
