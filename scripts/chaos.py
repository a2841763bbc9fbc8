"""Pull the plug while requests are filed and moved, and look whether anything acknowledged was lost or doubled.

    python scripts/chaos.py [--acts 1000] [--database sqlite|postgres]…

A program files requests, confirms them and gives them out, and says so after each commit; it is killed (SIGKILL) at
random moments and started again until so many acts were acknowledged. Then every acknowledged act must be there, once;
numbers must have neither gap nor double; the log must verify. Exit code 1 if not.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
WORKER = Path(__file__).with_name("chaos_worker.py")
ORDER = ("filed", "received", "in_review")
STATES = {"filed": "awaiting_confirmation", "received": "received", "in_review": "in_review"}


@contextmanager
def database(kind: str, folder: Path) -> Iterator[dict[str, str]]:
    """The settings of a fresh instance on one kind of database."""
    settings = {
        "GONGKAI_DATA": str(folder),
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


def prepare() -> tuple[int, int, int]:
    """A body with a registrar and a handler; gives their numbers. Runs in a process of its own (see `--prepare`)."""
    import django

    django.setup()
    from django.core.management import call_command

    from gongkai.apps.agencies import services
    from gongkai.apps.agencies.roles import Role

    call_command("migrate", verbosity=0)
    passwords = dict.fromkeys(
        (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR), "a-Long-5ecret-1"
    )
    founding = services.found_platform(
        name="试验县人民政府", short_name="试验县", kind="government", level="county",
        founded_on=date(2010, 1, 4), passwords=passwords,
    )  # fmt: skip
    admin = founding.accounts[Role.SYSTEM_ADMINISTRATOR].staff
    security = founding.accounts[Role.SECURITY_ADMINISTRATOR].staff
    people = []
    for username, role in (("registrar", Role.REGISTRAR), ("handler", Role.HANDLER)):
        person = services.create_staff(admin, agency=founding.agency, username=username, name=username).staff
        services.grant_role(
            security, person.pk, role=role, agency=founding.agency, valid_from=date(2010, 1, 4)
        )
        people.append(person.pk)
    return founding.agency.pk, people[0], people[1]


def run_until_killed(command: list[str], patience: float) -> list[list[str]]:
    """The acknowledgements of one life of the worker."""
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    said: list[list[str]] = []

    def listen() -> None:
        assert worker.stdout is not None
        said.extend(line.split() for line in worker.stdout)

    listener = threading.Thread(target=listen)
    listener.start()
    started = time.monotonic()
    while not said and worker.poll() is None and time.monotonic() - started < 60:
        time.sleep(0.01)
    time.sleep(patience)
    worker.kill()
    worker.wait()
    listener.join()
    return said


def harass(people: tuple[str, str, str], acts: int, seed: str) -> tuple[dict[str, tuple[str, int]], int]:
    """Kill and restart until so many acts are acknowledged; gives the last word on each key, and the number of kills."""
    chance = random.Random(seed)
    last: dict[str, tuple[str, int]] = {}
    acknowledged, kills = 0, 0
    while acknowledged < acts:
        first = max(0, len(last) - 1)  # the last one was perhaps cut off: it is done again
        command = [sys.executable, str(WORKER), *people, seed, str(first)]
        said = run_until_killed(command, chance.uniform(0.02, 1.5))
        kills += 1
        if not said:
            raise SystemExit("工作程序没有说出任何一件，无法继续；请查看上面的错误。")
        for what, key, pk in said:
            before = last.get(key, ("", 0))[0]
            if not before or ORDER.index(what) > ORDER.index(before):
                acknowledged += 1
                last[key] = (what, int(pk))
    return last, kills


def judge(last: dict[str, tuple[str, int]]) -> list[str]:
    """What is wrong, a sentence each."""
    import django

    django.setup()
    from gongkai.apps.disclosure_requests.models import DisclosureRequest, Letter
    from gongkai.apps.events import chain, queries

    rows = {str(case.key): case for case in DisclosureRequest.objects.all()}
    faults = [f"已确认提交的申请 {key} 丢失" for key in last if key not in rows]
    faults += [
        f"申请 {key} 已确认到“{what}”，库中却是“{rows[key].state}”"
        for key, (what, _pk) in last.items()
        if key in rows and not _reached(rows[key].state, what)
    ]
    faults += [
        f"申请 {key} 的编号变了" for key, (_what, pk) in last.items() if key in rows and rows[key].pk != pk
    ]
    serials = sorted(case.serial or 0 for case in rows.values())
    if serials != list(range(1, len(serials) + 1)):
        faults.append("申请编号有空号或者重号")
    if len(rows) - len(last) not in {0, 1}:
        faults.append(f"多出{len(rows) - len(last)}件没有确认过的申请（最多应有最后未及确认的1件）")
    slips = list(Letter.objects.filter(code="receipt_slip").values_list("request_id", flat=True))
    if len(slips) != len(set(slips)):
        faults.append("同一件申请有两份接收回执")
    faults += [str(one) for one in chain.breaks(queries.links(), queries.head())]
    return faults


def _reached(state: str, what: str) -> bool:
    order = list(STATES.values())
    return order.index(state) >= order.index(STATES[what])


def try_out(kind: str, acts: int) -> bool:
    with tempfile.TemporaryDirectory() as folder, database(kind, Path(folder)) as settings:
        environment = os.environ | settings
        made = subprocess.run(
            [sys.executable, __file__, "--prepare"],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        people = made.stdout.split()[-3:]
        os.environ.update(settings)
        started = time.monotonic()
        last, kills = harass((people[0], people[1], people[2]), acts, f"{kind}-{acts}")
        seconds = time.monotonic() - started
        judged = subprocess.run(
            [sys.executable, __file__, "--judge"], env=environment, check=True, text=True, stdout=subprocess.PIPE,
            input="\n".join(f"{key} {what} {pk}" for key, (what, pk) in last.items()),
        )  # fmt: skip
        for name in settings:
            os.environ.pop(name, None)
    faults = judged.stdout.split("\n") if judged.stdout.strip() else []
    done = sum(ORDER.index(what) + 1 for what, _pk in last.values())
    print(
        f"{kind:10} {done:5} acknowledged acts on {len(last)} requests, {kills} kills in {seconds:.0f} s: {len(faults)} faults"
    )
    for fault in faults[:20]:
        print(f"  {fault}")
    return not faults


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--acts", type=int, default=1000)
    parser.add_argument("--database", action="append", choices=("sqlite", "postgres"))
    parser.add_argument("--prepare", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--judge", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.prepare:
        print(*prepare())
    elif chosen.judge:
        lines = (line.split() for line in sys.stdin.read().splitlines())
        print("\n".join(judge({key: (what, int(pk)) for key, what, pk in lines})))
    else:
        results = [try_out(kind, chosen.acts) for kind in chosen.database or ("sqlite", "postgres")]
        sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
