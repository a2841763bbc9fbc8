"""One program that runs the web server and the worker of the background tasks, and ends both together."""

import contextlib
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

PATIENCE = 10  # seconds that a running task gets to come to its end
PAUSE = 2  # seconds before a worker that died is started again


class AddressTaken(Exception):  # noqa: N818 (a refusal)
    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"{host}:{port} 已被占用：网站可能已在运行；请关闭它，或用 --port 换一个端口。")


def require_free(host: str, port: int) -> None:
    """Raises AddressTaken. Without this look the web server would start anyway and answer every second visitor."""
    with contextlib.closing(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)) as probe:
        probe.settimeout(1)
        if probe.connect_ex((host, port)) == 0:
            raise AddressTaken(host, port)


@dataclass
class TaskWorker:
    """The worker of the background tasks as a child process, started again when it dies."""

    command: tuple[str, ...] = (sys.executable, "-m", "gongkai.cli.main", "worker", "--with-parent")
    _child: subprocess.Popen[bytes] | None = None
    _ending: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        threading.Thread(target=self._keep_running, name="task-worker", daemon=True).start()

    def stop(self) -> None:
        self._ending.set()
        if (child := self._child) is None:
            return
        child.terminate()
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()

    def _keep_running(self) -> None:
        while not self._ending.is_set():
            # The worker ends when this pipe does: killing the launcher leaves no worker behind.
            # A session of its own: Ctrl-C reaches the launcher, which ends the worker when the site is down.
            self._child = subprocess.Popen(  # noqa: S603 (our own interpreter and our own command)
                self.command, stdin=subprocess.PIPE, start_new_session=True
            )
            self._child.wait()
            self._ending.wait(PAUSE)


def application(_target: str) -> Any:
    """What a web process serves. Called in that process, which ends itself when the launcher is gone."""
    # A group of its own: Ctrl-C reaches the launcher alone. A process that is told twice, by the terminal and by the
    # launcher, may wait for itself for ever.
    os.setpgrp()
    threading.Thread(target=_end_with_launcher, name="launcher-watch", daemon=True).start()
    return import_module("gongkai.project.wsgi").application


def _end_with_launcher() -> None:
    if (launcher := multiprocessing.parent_process()) is not None:
        launcher.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _end_with_terminal() -> None:
    """Closing the window ends the site; granian would take this signal for a wish to start its processes anew."""
    signal.signal(signal.SIGHUP, signal.getsignal(signal.SIGTERM))


def serve(host: str, port: int, processes: int) -> None:
    """Serve the site until the process is told to stop. Raises AddressTaken."""
    require_free(host, port)
    # Not forked: a child must not share this process's threads and database connections.
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        "gongkai.project.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=1,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE,
    )
    tasks = TaskWorker()
    server.on_startup(_end_with_terminal)
    server.on_startup(tasks.start)
    server.on_shutdown(tasks.stop)
    server.serve(target_loader=application)


def processes_by_default() -> int:
    """Two at least, so that one long answer does not hold up the next visitor."""
    return max(2, min(4, os.cpu_count() or 2))
