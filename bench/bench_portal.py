"""The site of items as files: what one publication of each kind writes, a whole build, and what nginx makes of a page.

    python bench/bench_portal.py [--items 2000] [--seconds 3]

The site has the named number of notices over five years, twenty bodies and twenty columns, and beside them some of every
kind. One item of each kind is then published through all its reviews, and the site brought up to date as the worker does
it: the files that differ are written, the others were rendered and had these bytes already; lists by body and year and
data files, which repeat what is written, follow when nothing else waits. The whole site is built with one process and
with two. A page by nginx with the configuration of deploy/ stands beside the same bytes from a bare server of the same
nginx, in turns and not compressed; without nginx and wrk that line says so. SQLite in a folder that is thrown away; one
run on one machine, wall clock; the ratios are what counts.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from written_site import FILES_GOAL, SECONDS_GOAL, builds, served, thrown_away, verified, wall


def one_of_each(root: Path, acts: dict[str, Callable[[], Any]], rounds: int, *, shows: bool) -> None:
    """Every kind in its turn in each round; the median of the seconds, the most files."""
    from gongkai.portal.pages import publishing

    taken: dict[str, list[float]] = {kind: [] for kind in acts}
    busy: dict[str, list[float]] = {kind: [] for kind in acts}
    files: dict[str, tuple[int, list[str]]] = {}
    later: dict[str, int] = {}
    for _round in range(rounds):
        for kind, act in acts.items():
            act()
            began = time.process_time()
            seconds, done = wall(lambda: publishing.publish(root, may_put_off=True))
            busy[kind].append(time.process_time() - began)
            taken[kind].append(seconds)
            files[kind] = max(files.get(kind, (0, [])), (len(done.written), done.written))
            later[kind] = max(later.get(kind, 0), len(publishing.publish(root).written))
    for kind, (number, written) in files.items():
        print(
            f"one {kind:23} {statistics.median(taken[kind]) * 1000:6.0f} ms ({statistics.median(busy[kind]) * 1000:.0f} ms of "
            f"the processor), {number} files (goals: < {SECONDS_GOAL:g} s, <= {FILES_GOAL} files); then, once for all "
            f"publications of a time, {later[kind]} that repeat them"
        )
        for path in written if shows else ():
            print(f"      {path}")


def run(folder: Path, items: int, seconds: int, rounds: int, *, shows: bool) -> None:
    from scripts.published_items import acts, add_notices, prepare

    places = prepare()
    add_notices(places, range(items))
    kinds = acts(places)
    newest = [act() for act in kinds.values()]
    root = folder / "site"
    builds(root)
    one_of_each(root, kinds, rounds, shows=shows)
    verified(root)
    served(root, root / f"info/{newest[0].pk}/index.html", folder, seconds)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--items", type=int, default=2000)
    parser.add_argument("--seconds", type=int, default=3, help="of each turn of wrk")
    parser.add_argument("--rounds", type=int, default=3, help="publications of each kind")
    parser.add_argument("--show", action="store_true", help="print every file of each kind")
    chosen = parser.parse_args()
    with thrown_away() as folder:
        run(folder, chosen.items, chosen.seconds, chosen.rounds, shows=chosen.show)


if __name__ == "__main__":
    main()
