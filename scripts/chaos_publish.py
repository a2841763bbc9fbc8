"""Kill `portal publish` in the middle, and look whether each file is whole at every moment and the next run makes all true.

    python scripts/chaos_publish.py [--kills 200] [--database sqlite|postgres]…

Each round changes rows (items get other titles, one is published, withdrawn or comes back), starts a publisher and kills
it (SIGKILL) within its work: at any time, before a random one of its acts on files, when half of a file is written, when
files are there that are not recorded yet, when the notes are not taken yet; now and then while it builds the whole site,
also with two processes. From the first moment to the end of the next run somebody outside reads every file that is
there: each must have the bytes from before or those from after, and none may be missing that is there before and after.
When the next run has ended, `verify` must find nothing. Kills before the publishing began are not counted. Exit code 1
if anything is wrong.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from scripts.file_watch import Watch, state_of

if TYPE_CHECKING:
    from scripts.chaos_publisher import Plan
    from scripts.published_items import Places

NOTICES, COLUMNS = 24, 3


@contextmanager
def database(kind: str, folder: Path) -> Iterator[dict[str, str]]:
    settings = {
        "GONGKAI_DATA": str(folder / "data"),
        "GONGKAI_SITE_DOMAIN": "www.example.gov.cn",
        "DJANGO_SETTINGS_MODULE": "gongkai.project.settings.single_machine",
    }
    if kind == "sqlite":
        yield settings
        return
    from tests.postgres import Server

    server = Server()
    server.start()
    try:
        yield settings | {"DATABASE_URL": server.url}
    finally:
        server.stop()


# What changes.


def change(of: Places, chance: random.Random, round_: int) -> None:
    """Acts, each with its rows and its note in one transaction."""
    from scripts.published_items import then
    from tests.integration import items

    if chance.random() < 0.2:
        then(items.published)(of.plain, title=f"第{round_}轮的公告")
    if chance.random() < 0.3:
        _away_or_back(chance)
    _retitle(chance, round_)


def _retitle(chance: random.Random, round_: int) -> None:
    from django.db import transaction

    from gongkai.apps.proactive.models import Item, ItemVersion

    rows = chance.sample(_ids(), chance.randrange(1, 6))
    with transaction.atomic():
        versions = Item.objects.filter(pk__in=rows).values("published")
        ItemVersion.objects.filter(pk__in=versions).update(title=f"第{round_}轮改动的标题")
        _note(rows)


def _away_or_back(chance: random.Random) -> None:
    from django.db import transaction

    from gongkai.apps.proactive.models import Item
    from gongkai.lib import clock

    item = Item.objects.get(pk=chance.choice(_ids()))
    away = {
        "is_public": False,
        "state": "withdrawn",
        "withdrawn_at": clock.now(),
        "withdrawal_reason": "有误",
    }
    back = {"is_public": True, "state": "published", "withdrawn_at": None, "withdrawal_reason": ""}
    with transaction.atomic():
        Item.objects.filter(pk=item.pk).update(**(away if item.is_public else back))
        _note([item.pk])


def _note(rows: list[int]) -> None:
    """As the services do: the lines of interpretations name their documents."""
    from gongkai.apps.interpretations.queries import published
    from gongkai.apps.page_outbox import services as outbox

    outbox.note("proactive.item", [*rows, *published.of_documents(rows)])


def _ids() -> list[int]:
    from gongkai.apps.proactive.models import Item

    return list(Item.objects.filter(published_at__isnull=False).order_by("pk").values_list("pk", flat=True))


# One round.


def planned(chance: random.Random) -> Plan:
    from scripts.chaos_publisher import Moment, Plan

    moment = chance.choice(
        [Moment.ANY, Moment.ACT, Moment.ACT, Moment.HALF, Moment.UNRECORDED, Moment.RECORDED]
    )
    everything = chance.random() < 0.15
    reach = {
        Moment.ACT: 600 if everything else 60,
        Moment.HALF: 60 if everything else 6,
        Moment.UNRECORDED: 2,
    }
    return Plan(
        moment,
        number=chance.randrange(1, reach.get(moment, 1) + 1),
        together=chance.choice((1, 3, 100)),
        everything=everything,
        processes=2 if everything and chance.random() < 0.4 else 1,
    )


@dataclass
class Tally:
    """killed: publishers that were killed while they published; halfway: those that left some files new and some old."""

    killed: Counter[str] = field(default_factory=Counter)
    rounds: int = 0
    halfway: int = 0
    built: int = 0
    read: int = 0
    wrong: int = 0


class Round:
    """One folder, changed and published again and again. patience: about how long a publishing takes."""

    def __init__(self, of: Places, root: Path, chance: random.Random) -> None:
        self.of, self.root, self.chance = of, root, chance
        self.context: ForkServerContext = multiprocessing.get_context("forkserver")
        self.begun = root.parent / "begun"
        self.patience = 0.5
        self.tally = Tally()

    def play(self) -> list[str]:
        """What is wrong after one kill and the run after it."""
        from django.db import connections

        before = state_of(self.root)
        change(self.of, self.chance, self.tally.rounds)
        connections.close_all()
        plan = planned(self.chance)
        with Watch(self.root, before) as watch:
            code = self._killed(plan)
            after_kill = state_of(self.root)
            finished = self._finished()
        now = state_of(self.root)
        self._count(plan, code, before, after_kill, now)
        self.tally.read += watch.read
        faults = [] if code in {0, -signal.SIGKILL} else [f"发布程序自己失败了，退出码{code}"]
        faults += [f"再次发布没有成功，退出码{finished}"] if finished else []
        return faults + watch.faults(now) + self._untrue()

    def _started(self, plan: Plan | None) -> Any:
        from scripts.chaos_publisher import live

        self.begun.unlink(missing_ok=True)
        process = self.context.Process(target=live, args=(self.root, plan, self.begun))
        process.start()
        return process

    def _killed(self, plan: Plan) -> int | None:
        from scripts.chaos_publisher import Moment

        publisher = self._started(plan)
        if plan.moment is Moment.ANY:
            while not self.begun.exists() and publisher.is_alive():
                time.sleep(0.001)
            publisher.join(self.chance.uniform(0, self.patience * (4 if plan.everything else 1)))
            publisher.kill()
        publisher.join()
        code: int | None = publisher.exitcode
        return code

    def _finished(self) -> int | None:
        began = time.monotonic()
        finisher = self._started(None)
        finisher.join()
        self.patience = 0.7 * self.patience + 0.3 * (time.monotonic() - began)
        code: int | None = finisher.exitcode
        return code

    def _count(
        self, plan: Plan, code: int | None, before: dict[str, str], after: dict[str, str], now: dict[str, str]
    ) -> None:
        self.tally.rounds += 1
        if code != -signal.SIGKILL or not self.begun.exists():
            return
        self.tally.killed[plan.moment] += 1
        self.tally.halfway += after not in (before, now)
        self.tally.built += plan.everything

    def _untrue(self) -> list[str]:
        from gongkai.portal.pages.verifying import Verified, verify

        return [f"{one.kind} {one.path}" for one in verify(self.root, Verified())]


def try_out(kills: int, seed: str) -> int:
    """Rounds until so many publishers were killed in the middle; gives the number of rounds with faults."""
    os.environ["GONGKAI_COLD"] = "1"  # of this process: it only asks what a plan is
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from gongkai.portal.pages import publishing
    from scripts.published_items import acts, add_notices, prepare

    call_command("migrate", verbosity=0)
    places = prepare(with_standard=False)
    add_notices(places, range(NOTICES), columns=COLUMNS)
    for act in acts(places).values():
        act()
    import scripts.chaos_publisher  # noqa: F401 (read here while it is to stay cold)

    del os.environ["GONGKAI_COLD"]
    connections.close_all()
    multiprocessing.set_forkserver_preload(["scripts.chaos_publisher"])
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        publishing.publish(root)
        return _rounds(Round(places, root, random.Random(seed)), kills)


def _rounds(one: Round, kills: int) -> int:
    began = time.monotonic()
    tally = one.tally
    while (killed := tally.killed.total()) < kills and tally.rounds < 4 * kills:
        faults = one.play()
        tally.wrong += bool(faults)
        for fault in faults[:5]:
            print(f"  round {tally.rounds}: {fault}", flush=True)
    for moment, number in sorted(tally.killed.items()):
        print(f"  {number:4} killed {moment}")
    print(f"  {tally.halfway} left some files new and some old, {tally.built} were building the whole site")
    print(f"  {tally.read:,} times a file was read from outside meanwhile")
    print(
        f"{killed} publishers killed in {tally.rounds} rounds, {time.monotonic() - began:.0f} s: {tally.wrong} rounds with faults"
    )
    return tally.wrong if killed >= kills else 1


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--database", action="append", choices=("sqlite", "postgres"))
    parser.add_argument("--here", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.here:
        sys.exit(1 if try_out(chosen.kills, chosen.here) else 0)
    good = True
    for kind in chosen.database or ("sqlite", "postgres"):
        with tempfile.TemporaryDirectory() as folder, database(kind, Path(folder)) as settings:
            print(f"{kind}:", flush=True)
            seed, kills = f"{kind}-{chosen.kills}", str(chosen.kills)
            command = [sys.executable, __file__, "--here", seed, "--kills", kills]
            good &= subprocess.run(command, env=os.environ | settings, check=False).returncode == 0
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
