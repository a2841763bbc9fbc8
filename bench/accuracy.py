"""How exactly reports are read: the labelled ones, and generated ones in every layout. Exit code 1 below the goal.

  accuracy.py                     both measures
  accuracy.py --count 90          so many generated reports of each kind (default 48)
  accuracy.py --only text_joined  these kinds alone (comma between), without the labelled reports
  accuracy.py --show 20           also list so many cells that were not read right

Columns: right; unknown (the reader says it cannot tell); absent (the reader does not see the cell); flagged (wrong, but
marked as repaired); WRONG (wrong and taken for printed). Cells that the layout leaves open to anybody (digits run
together, a lost blank, no sum that decides) are counted apart: there only a wrong value that is not flagged counts.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT))

from bench.layouts import KINDS, samples  # noqa: E402 - the script may be started from anywhere
from gongkai.annual_report.read import Unreadable, read_report  # noqa: E402
from gongkai.annual_report.report import Content, Obtained  # noqa: E402

if TYPE_CHECKING:
    from bench.layouts import Sample
    from gongkai.annual_report.report import Cell, Report

RIGHT_GOAL = 99.5  # per cent of the cells that can be known, of each kind
OUTCOMES = ("right", "unknown", "absent", "flagged", "WRONG")
COUNT = 48


def outcome(cell: Cell | None, truth: object) -> str:
    """What became of one cell. Blank and "/" are both no number; only the words on paper tell them apart."""
    if cell is None:
        return "absent"
    if cell.content is Content.UNREADABLE:
        return "unknown"
    if cell.value == (None if truth == "/" else truth):
        return "right"
    return "flagged" if cell.obtained is Obtained.REPAIRED else "WRONG"


def outcomes(sample: Sample) -> dict[str, str]:
    """What became of each cell of a sample, by cell id."""
    report: Report | None = None
    try:
        report = read_report(sample.data, sample.name).report
    except Unreadable as problem:
        print(f"{sample.name}: {problem}", file=sys.stderr)
    return {
        name: outcome(report.cell(name) if report else None, truth)
        for name, truth in sample.known.values.items()
    }


def measure(kind: str, count: int) -> tuple[Counter[tuple[bool, str]], list[str]]:
    """Counts by (open, outcome) over the samples of one kind, and a line for each cell not read right."""
    counts: Counter[tuple[bool, str]] = Counter()
    misses = []
    for sample in samples(KINDS[kind], range(count)):
        for name, became in outcomes(sample).items():
            is_open = name in sample.open_cells
            counts[is_open, became] += 1
            if became != "right" and not (is_open and became == "unknown"):
                misses.append(
                    f"    {sample.name} [{sample.disturbance}] {name}: {became}, {sample.known.values[name]!r}"
                )
    return counts, misses


def generated(kinds: list[str], count: int, show: int) -> bool:
    """Print the table of the generated layouts; whether each kind reaches the goal."""
    print(
        f"Generated layouts, {count} reports of each kind (per cent of cells; goal {RIGHT_GOAL} right, 0 WRONG)"
    )
    print(
        f"  {'kind':26}{'cells':>7}"
        + "".join(f"{name:>9}" for name in OUTCOMES)
        + "   open: cells  known  WRONG"
    )
    good, every = True, Counter()
    with ProcessPoolExecutor(max_workers=min(len(kinds), os.cpu_count() or 1)) as pool:
        for kind, (counts, misses) in zip(kinds, pool.map(partial(measure, count=count), kinds), strict=True):
            every.update(counts)
            good = _line(kind, counts) and good
            print(*misses[:show], sep="\n", end="\n" if misses[:show] else "")
    return _line("all", every) and good


def _line(name: str, counts: Counter[tuple[bool, str]]) -> bool:
    cells = sum(counts[False, each] for each in OUTCOMES)
    shares = {each: 100 * counts[False, each] / max(cells, 1) for each in OUTCOMES}
    open_cells = sum(counts[True, each] for each in OUTCOMES)
    reached = shares["right"] >= RIGHT_GOAL and not (counts[False, "WRONG"] or counts[True, "WRONG"])
    print(
        f"  {name:26}{cells:7}" + "".join(f"{shares[each]:9.2f}" for each in OUTCOMES)
        + f"{open_cells:14}{counts[True, 'right']:7}{counts[True, 'WRONG']:7}" + ("" if reached else "  below"),
        flush=True,
    )  # fmt: skip
    return reached


def labelled() -> None:
    """The labelled reports, scored by their own script, where they lie beside the checkout."""
    folder = Path(os.environ.get("GONGKAI_REPORTS") or CHECKOUT.parent / "shared" / "reports")
    if not (folder / "score.py").exists():
        print("Labelled reports: absent (set GONGKAI_REPORTS to their folder)")
        return
    print("Labelled reports, by their own scorer")
    command = f"{sys.executable} -m gongkai.cli.main report read {{file}} --json"
    scorer = [sys.executable, str(folder / "score.py"), str(folder), "--cmd", command, "--errors", "3"]
    subprocess.run(scorer, check=True)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--count", type=int, default=COUNT)
    asked.add_argument("--only", default="")
    asked.add_argument("--show", type=int, default=0)
    options = asked.parse_args()
    kinds = [kind for kind in options.only.split(",") if kind] or list(KINDS)
    if not options.only:
        labelled()
    return 0 if generated(kinds, options.count, options.show) else 1


if __name__ == "__main__":
    sys.exit(main())
