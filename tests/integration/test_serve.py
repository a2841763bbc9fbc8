"""`gongkai serve` as a person starts it: a program of its own, on an empty folder."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from gongkai.project import launcher

PATIENCE = 120  # seconds; an empty folder gets all tables first, and the machine may be busy

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        "DATABASE_URL" in os.environ, reason="the program started here brings its own SQLite file"
    ),
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(port: int) -> list[str]:
    return [sys.executable, "-m", "gongkai.cli.main", "serve", "--port", str(port)]


def environment(data: Path) -> dict[str, str]:
    given = {name: value for name, value in os.environ.items() if not name.startswith("GONGKAI_")}
    given.pop("DATABASE_URL", None)
    return {
        **given,
        "GONGKAI_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "gongkai.project.settings.single_machine",
    }


def soon(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not (held := holds()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return held


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose database is up to date: the migrations are most of a first start."""
    data = tmp_path_factory.mktemp("founded")
    migrate = [sys.executable, "-m", "gongkai.cli.main", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, env=environment(data), check=True)
    return data


@pytest.fixture
def data(founded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(founded, tmp_path / "data"))


@contextmanager
def running(data: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        command(port),
        env=environment(data),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as site:
        try:
            assert soon(lambda: answers(port) or site.poll() is not None)
            yield site
        finally:
            site.kill()


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_the_site_answers_and_no_process_outlives_its_launcher(data, end):
    port = free_port()
    with running(data, port) as site:
        family = psutil.Process(site.pid).children(recursive=True)
        assert len(family) >= 3, "two web processes and the worker of the tasks"
        site.send_signal(end)
        assert soon(lambda: not any(process.is_running() for process in family))
        assert site.wait(PATIENCE) == (-signal.SIGKILL if end is signal.SIGKILL else 0)


def test_the_address_and_the_folder_are_printed_and_a_key_for_the_whole_group_ends_the_site_at_once(data):
    port = free_port()
    with running(data, port) as site:
        pressed = time.monotonic()
        os.killpg(site.pid, signal.SIGINT)  # what a terminal does on Ctrl-C
        printed = site.communicate(timeout=PATIENCE)[0]
        assert site.returncode == 0
        assert time.monotonic() - pressed < launcher.PATIENCE, "a process had to be killed"
    assert f"http://127.0.0.1:{port}/desk/" in printed
    assert str(data) in printed
    assert "Traceback" not in printed
    assert "Warning" not in printed


def test_a_taken_port_is_named_in_one_sentence_and_the_other_site_goes_on(data):
    port = free_port()
    with running(data, port):
        second = subprocess.run(
            command(port),
            env=environment(data),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert second.returncode == 1
        assert f"127.0.0.1:{port} 已被占用" in second.stderr
        assert len(second.stderr.strip().splitlines()) == 1
        assert answers(port)


def test_a_killed_web_process_and_a_killed_worker_are_started_again(data):
    port = free_port()
    with running(data, port) as site:
        family = psutil.Process(site.pid)
        first = family.children(recursive=True)
        for process in first:
            process.kill()
        assert soon(lambda: len({*family.children(recursive=True)} - {*first}) >= len(first))
        assert soon(lambda: answers(port))


def test_an_empty_folder_gets_a_database_that_is_up_to_date(tmp_path):
    with running(tmp_path, free_port()):
        behind = subprocess.run(
            [sys.executable, "-m", "gongkai.cli.main", "migrate", "--check"],
            env=environment(tmp_path), capture_output=True, check=False,
        )  # fmt: skip
    assert behind.returncode == 0, behind.stdout
