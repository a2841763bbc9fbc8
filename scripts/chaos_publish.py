"""Kill `portal publish` at random moments, and look whether each file is whole and the next run makes everything true.

    python scripts/chaos_publish.py [--kills 200] [--database sqlite|postgres]…

Each round changes rows (a source is named otherwise, a report is withdrawn or comes back), starts a publisher and kills
it (SIGKILL): every other time after a random while, else just before a random one of its own acts on files. Then each
file must have the bytes from before or those from after, none may be lost; and when the next run has ended, `verify`
must find nothing. Exit code 1 if not.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
YEARS, TWINS = range(2023, 2024), 5
# What Python tells before it does it (sys.audit): each is a moment at which the plug may be pulled.
ACTS_ON_FILES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "sqlite3.connect"}


@contextmanager
def database(kind: str, folder: Path) -> Iterator[dict[str, str]]:
    from scripts.published_reports import DOMAIN

    settings = {
        "GONGKAI_DATA": str(folder / "data"),
        "GONGKAI_SITE_DOMAIN": DOMAIN,
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


def publish_and_die(
    root: Path, chance: random.Random, at_act: int, batch: int, *, everything: bool = False
) -> None:
    """The life of a publisher that pulls its own plug just before its act number `at_act` on a file (0: never)."""
    from gongkai.portal.pages import building, publishing

    publishing.BATCH = batch
    building.WORTH_A_PROCESS = (
        2 if chance.random() < 0.05 else 10_000
    )  # now and then with other processes that render
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in ACTS_ON_FILES and str(root) in str(arguments[0]):
            seen += 1
            if seen == at_act:
                os.kill(os.getpid(), signal.SIGKILL)

    if at_act:
        sys.addaudithook(hook)
    publishing.publish(root, everything=everything, processes=2)


def change(chance: random.Random, round_: int) -> None:
    """An act: its rows and its note in one transaction."""
    from django.db import transaction

    from gongkai.apps.page_outbox import services as outbox
    from gongkai.apps.reporting.models import AnnualReport, Edition
    from gongkai.lib import clock

    row = AnnualReport.objects.filter(pk__in=chance.sample(_ids(), 1)).get()
    with transaction.atomic():
        Edition.objects.filter(pk=row.edition_id).update(source_name=f"第{round_}次登记的出处")
        if chance.random() < 0.3:
            away = {"is_public": False, "state": "withdrawn", "withdrawn_at": clock.now()}
            back = {"is_public": True, "state": "published", "withdrawn_at": None}
            reason = "数字有误" if row.is_public else ""
            AnnualReport.objects.filter(pk=row.pk).update(
                **(away if row.is_public else back), withdrawal_reason=reason
            )
        outbox.note("reporting.report", [row.pk])


def _ids() -> list[int]:
    from gongkai.apps.reporting.models import AnnualReport

    return list(AnnualReport.objects.order_by("pk").values_list("pk", flat=True))


def state_of(root: Path) -> dict[str, str]:
    """The hash of each file that a web server would show; what begins with a dot it does not."""
    from gongkai.portal.pages import files

    shown = (path for path in files.all_files(root) if not path.rpartition("/")[2].startswith("."))
    return {path: hashlib.sha256((root / path).read_bytes()).hexdigest() for path in shown}


def one_round(
    root: Path, chance: random.Random, round_: int, patience: float
) -> tuple[list[str], bool, float]:
    """What is wrong after one kill, whether the publisher was killed before it ended, and how long a run takes."""
    from django.db import connections

    from gongkai.portal.pages.verifying import Verified, verify

    before = state_of(root)
    change(chance, round_)
    connections.close_all()
    by_time = round_ % 2 == 0
    at_act = 0 if by_time else chance.randrange(1, 60)
    everything = chance.random() < 0.1
    context = multiprocessing.get_context("forkserver")
    arguments = (root, chance, at_act, chance.choice((1, 3, 100)))
    publisher = context.Process(target=publish_and_die, args=arguments, kwargs={"everything": everything})
    publisher.start()
    publisher.join(chance.uniform(0.05, patience) if by_time else None)
    publisher.kill()
    publisher.join()
    killed = publisher.exitcode == -signal.SIGKILL
    after_kill = state_of(root)
    began = time.monotonic()
    finisher = context.Process(target=publish_and_die, args=(root, chance, 0, 100))
    finisher.start()
    finisher.join()
    took = time.monotonic() - began
    now = state_of(root)
    faults = [f"{one.kind} {one.path}" for one in verify(root, Verified())]
    faults += [f"再次发布没有成功，退出码{finisher.exitcode}"] if finisher.exitcode else []
    for path in before.keys() | now.keys() | after_kill.keys():
        if after_kill.get(path) not in {before.get(path), now.get(path)}:
            faults.append(f"{path} 不是改动前的，也不是改动后的")
    return faults, killed, took


def try_out(kills: int, seed: str) -> int:
    """Rounds until so many publishers were killed in the middle; gives the number of faults."""
    import django

    django.setup()
    from django.core.management import call_command

    from gongkai.portal.pages import publishing
    from scripts.published_reports import add_twins, fill

    multiprocessing.set_forkserver_preload(["scripts.ready"])
    call_command("migrate", verbosity=0)
    fill(YEARS)
    add_twins(range(TWINS), same_year=False)
    chance = random.Random(seed)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        publishing.publish(root)
        killed = rounds = wrong = 0
        patience = 3.0
        while killed < kills and rounds < 4 * kills:
            rounds += 1
            faults, was_killed, took = one_round(root, chance, rounds, patience)
            patience = 0.7 * patience + 0.3 * 1.2 * took  # aim at the whole of a run
            killed += was_killed
            wrong += bool(faults)
            for fault in faults[:5]:
                print(f"  round {rounds}: {fault}")
    seconds = time.monotonic() - began
    print(f"{killed} publishers killed in {rounds} rounds, {seconds:.0f} s: {wrong} rounds with faults")
    return wrong if killed >= kills else 1


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
            command = [
                sys.executable,
                __file__,
                "--here",
                f"{kind}-{chosen.kills}",
                "--kills",
                str(chosen.kills),
            ]
            good &= subprocess.run(command, env=os.environ | settings, check=False).returncode == 0
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
