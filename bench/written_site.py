"""What the benches of the written site share: an instance that is thrown away, whole builds, and what nginx makes of files."""

from __future__ import annotations

import os
import re
import resource
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
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
FILES_GOAL, SECONDS_GOAL = 12, 1.0
ADMINISTRATION = "/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin"
ROUNDS, CONNECTIONS = 5, 32


@contextmanager
def thrown_away() -> Iterator[Path]:
    """An empty instance on SQLite as a single machine has it, in a folder that goes afterwards."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # a web server reads there
        os.environ |= {
            "GONGKAI_DATA": str(folder / "data"),
            "GONGKAI_SITE_DOMAIN": "www.example.gov.cn",
            "DJANGO_SETTINGS_MODULE": "gongkai.project.settings.single_machine",
        }
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield folder


def wall(act: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    given = act()
    return time.perf_counter() - began, given


def processor() -> float:
    """Seconds of processor time of this process and of all that it has started and that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def builds(root: Path) -> None:
    """The whole site with one process and with two."""
    from gongkai.portal.pages import publishing

    taken = {}
    for processes in (1, 2):
        shutil.rmtree(root, ignore_errors=True)
        began = processor()
        taken[processes], done = wall(lambda n=processes: publishing.publish(root, processes=n))
        busy = (processor() - began) / taken[processes]
        pages = len([path for path in done.written if not path.startswith("static/")])
        print(
            f"whole build, {processes} process{'es' if processes > 1 else '  '}: {taken[processes]:6.1f} s for {pages} pages, "
            f"{pages / taken[processes]:.0f}/s, {busy:.2f} cores busy",
            flush=True,
        )
    print(f"two processes beside one:   x {taken[1] / taken[2]:.2f}")


def verified(root: Path) -> None:
    from gongkai.portal.pages.verifying import Verified, verify

    count = Verified()
    seconds, found = wall(lambda: list(verify(root, count, processes=2)))
    if found:
        raise SystemExit(f"files and rows differ: {found[:3]}")
    print(f"verify, 2 processes:        {seconds:6.1f} s for {count.pages} pages, no difference")


# nginx. What is asked for is not compressed on either side: wrk accepts the bytes as they are.


def served(site: Path, page: Path, folder: Path, seconds: int) -> None:
    """A written page as deploy/nginx serves it, in turns with the same bytes from a bare server of the same nginx."""
    nginx, wrk = shutil.which("nginx", path=ADMINISTRATION), shutil.which("wrk")
    if nginx is None or wrk is None:
        print("files by nginx:             skipped, nginx or wrk is not installed")
        return
    plain = folder / "plain"
    plain.mkdir()
    shutil.copyfile(page, plain / "same.html")
    with _running(nginx, site, plain, folder) as (port, bare_port):
        ours = f"http://127.0.0.1:{port}/{quote(str(page.parent.relative_to(site)))}/"
        bare = f"http://127.0.0.1:{bare_port}/same.html"
        turns = [(_rate(wrk, bare, seconds), _rate(wrk, ours, seconds)) for _round in range(ROUNDS)]
    bare_rate, our_rate = (statistics.median(rates) for rates in zip(*turns, strict=True))
    share = statistics.median(our / other for other, our in turns)
    print(
        f"files by nginx:             {our_rate:,.0f} pages/s, the same {page.stat().st_size:,} bytes from a bare server "
        f"{bare_rate:,.0f}/s: x {share:.2f} (goal x 1)"
    )


@contextmanager
def _running(program: str, site: Path, plain: Path, folder: Path) -> Iterator[tuple[int, int]]:
    """nginx with our configuration before a site and no application behind it, and a server with nothing set."""
    port, bare_port = _free_ports()
    for part in (ROOT / "deploy/nginx").glob("*.conf"):
        text = part.read_text(encoding="utf-8").replace("/srv/gongkai/site", str(site))
        text = text.replace("include mime.types", "include /etc/nginx/mime.types")
        (folder / part.name).write_text(
            text.replace("listen 80;", f"listen 127.0.0.1:{port};"), encoding="utf-8"
        )
    scratch = " ".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{ worker_connections 1024; }}\nhttp {{ access_log off; {scratch}\ninclude {folder}/gongkai.conf;\n"
        f"server {{ listen 127.0.0.1:{bare_port}; root {plain}; include /etc/nginx/mime.types; sendfile on; }} }}\n"
    )
    user = ["-g", "user root;"] if os.geteuid() == 0 else []
    command = [program, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log", *user]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, process, folder / "error.log")
        yield port, bare_port
    finally:
        process.terminate()
        process.wait()


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _try in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise SystemExit(f"nginx does not answer: {log.read_text() if log.exists() else ''}")


def _rate(wrk: str, address: str, seconds: int) -> float:
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if found is None or "Non-2xx" in said:
        raise SystemExit(f"{address}: {said}")
    return float(found[1])
