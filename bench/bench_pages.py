"""Annual reports published as files: one changed row, and a whole build with one and with two processes.

    python bench/bench_pages.py [--reports 300]

Each number stands beside what it is compared to: one changed row at a tenth of the rows and at all of them; two
processes beside one. What nginx makes of files is the business of bench_portal. SQLite in a folder that is thrown away;
one run on one machine, wall clock; the ratios are what counts. The reports have nothing to be drawn: charts take a
quarter of a second each when they are new, and nothing afterwards, which would measure the memory of one process.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from written_site import FILES_GOAL, SECONDS_GOAL, builds, thrown_away, verified, wall

GROWTH_GOAL = 2.0


def one_row(root: Path, rounds: int = 5) -> tuple[float, int]:
    """Median seconds and the most files, of publishing after one report's source was named otherwise."""
    from django.db import transaction

    from gongkai.apps.page_outbox import services as outbox
    from gongkai.apps.reporting.models import AnnualReport, Edition
    from gongkai.portal.pages import publishing

    taken, most = [], 0
    for number in range(rounds):
        row = AnnualReport.objects.order_by("-pk")[number]
        with transaction.atomic():
            Edition.objects.filter(pk=row.edition_id).update(source_name=f"第{number}次的出处")
            outbox.note("reporting.report", [row.pk])
        seconds, done = wall(lambda: publishing.publish(root))
        taken.append(seconds)
        most = max(most, len(done.written))
    return statistics.median(taken), most


def one_more(root: Path, number: int) -> tuple[float, int]:
    """Seconds and files of one report that is new on the site."""
    from gongkai.apps.page_outbox import services as outbox
    from gongkai.apps.reporting.models import AnnualReport
    from gongkai.portal.pages import publishing
    from scripts.published_reports import add_twins

    add_twins(range(number, number + 1))
    outbox.note("reporting.report", [AnnualReport.objects.order_by("-pk")[0].pk])
    seconds, done = wall(lambda: publishing.publish(root))
    return seconds, len(done.written)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=300)
    chosen = parser.parse_args()
    with thrown_away() as folder:
        run(folder, chosen.reports)


def run(folder: Path, reports: int) -> None:
    from gongkai.portal.pages import publishing
    from scripts.published_reports import add_twins, fill

    site = folder / "site"
    fill(range(2021, 2024))
    add_twins(range(reports // 10))
    publishing.publish(site, processes=2)
    one_row(site)  # the first one warms templates and the engine of charts, as a worker's are
    small, _files = one_row(site)
    add_twins(range(reports // 10, reports))
    builds(site)
    large, most = one_row(site)
    print(
        f"one changed row:            {large * 1000:6.0f} ms, {most} files; at a tenth of the rows {small * 1000:.0f} ms: x {large / small:.2f} (goals: < {SECONDS_GOAL:g} s, <= {FILES_GOAL} files, x {GROWTH_GOAL:g})"
    )
    new, files = one_more(site, reports)
    print(f"one new report:             {new * 1000:6.0f} ms, {files} files")
    verified(site)


if __name__ == "__main__":
    main()
