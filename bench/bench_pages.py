"""Publishing as files: one changed row, a whole build with one and with two processes, and what nginx makes of it.

    python bench/bench_pages.py [--reports 300] [--seconds 3]

Each number stands beside what it is compared to: one changed row at a tenth of the rows and at all of them; two
processes beside one; a written page by nginx beside any other static file of the same size. nginx and wrk are used where
they are installed, else their lines say that they were skipped. SQLite in a folder that is thrown away; one run on one
machine, wall clock; the ratios are what counts. The reports have nothing to be drawn: charts take a quarter of a second
each when they are new, and nothing afterwards, which would measure the memory of one process.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
FILES_GOAL, SECONDS_GOAL, GROWTH_GOAL = 12, 1.0, 2.0
ADMINISTRATION = "/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin"


def wall(act: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    given = act()
    return time.perf_counter() - began, given


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


def builds(root: Path) -> None:
    from gongkai.portal.pages import publishing

    taken = {}
    for processes in (1, 2):
        shutil.rmtree(root, ignore_errors=True)
        taken[processes], done = wall(lambda n=processes: publishing.publish(root, processes=n))
        pages = len([path for path in done.written if not path.startswith("static/")])
        print(
            f"whole build, {processes} process{'es' if processes > 1 else '  '}: {taken[processes]:6.1f} s for {pages} pages, {pages / taken[processes]:.0f}/s"
        )
    print(f"two processes beside one:   x {taken[1] / taken[2]:.2f}")


def verified(root: Path) -> None:
    from gongkai.portal.pages.verifying import Verified, verify

    count = Verified()
    seconds, found = wall(lambda: list(verify(root, count, processes=2)))
    if found:
        raise SystemExit(f"files and rows differ: {found[:3]}")
    print(f"verify, 2 processes:        {seconds:6.1f} s for {count.pages} pages, no difference")


@contextmanager
def nginx(program: str, site: Path, folder: Path) -> Iterator[int]:
    """nginx with our configuration before a site, and no application behind it; gives its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    for part in (ROOT / "deploy/nginx").glob("*.conf"):
        text = part.read_text(encoding="utf-8").replace("/srv/gongkai/site", str(site))
        text = text.replace("include mime.types", "include /etc/nginx/mime.types").replace(
            "listen 80;", f"listen 127.0.0.1:{port};"
        )
        (folder / part.name).write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{ worker_connections 1024; }}\nhttp {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; include {folder}/gongkai.conf; }}\n"
    )
    user = ["-g", "user root;"] if os.geteuid() == 0 else []
    process = subprocess.Popen(
        [program, "-p", folder, "-c", folder / "nginx.conf", *user], stderr=subprocess.DEVNULL
    )
    try:
        time.sleep(1)
        yield port
    finally:
        process.terminate()
        process.wait()


def rate(wrk: str, address: str, seconds: int) -> float:
    out = subprocess.run(
        [wrk, "-t1", "-c32", f"-d{seconds}s", address], capture_output=True, text=True, check=True
    ).stdout
    if "Non-2xx" in out:
        raise SystemExit(f"{address}: {out}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])  # type: ignore[index]  # wrk always says it


def served(site: Path, folder: Path, seconds: int) -> None:
    """A written page beside a file of the same bytes in the folder of styles, which no rule of ours stands before."""
    programs = [shutil.which("nginx", path=ADMINISTRATION), shutil.which("wrk")]
    if not all(programs):
        print("files by nginx:             skipped, nginx or wrk is not installed")
        return
    page = max(site.glob("reports/*/index.html"), key=lambda path: path.stat().st_size)
    plain = site / "static/bench.html"
    shutil.copyfile(page, plain)
    with nginx(str(programs[0]), site, folder) as port:
        from urllib.parse import quote

        at = f"http://127.0.0.1:{port}"
        rates: dict[str, list[float]] = {"page": [], "plain": []}
        for _round in range(3):
            rates["plain"].append(rate(str(programs[1]), f"{at}/static/bench.html", seconds))
            rates["page"].append(
                rate(str(programs[1]), f"{at}/{quote(str(page.parent.relative_to(site)))}/", seconds)
            )
    plain.unlink()
    page_rate, plain_rate = statistics.median(rates["page"]), statistics.median(rates["plain"])
    print(
        f"files by nginx:             {page_rate:,.0f} pages/s, any file of {page.stat().st_size // 1024} kB {plain_rate:,.0f}/s: x {page_rate / plain_rate:.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--seconds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        os.environ |= {
            "GONGKAI_DATA": str(folder / "data"),
            "GONGKAI_SITE_DOMAIN": "www.example.gov.cn",
            "DJANGO_SETTINGS_MODULE": "gongkai.project.settings.single_machine",
        }
        run(folder, chosen.reports, chosen.seconds)


def run(folder: Path, reports: int, seconds: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from gongkai.portal.pages import publishing
    from scripts.published_reports import add_twins, fill

    call_command("migrate", verbosity=0)
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
    served(site, folder, seconds)


if __name__ == "__main__":
    main()
