"""The warm process behind `guard`: waits for files on a socket and forks a limited child for each.

Run by `guard` as a program. It has one thread, so forking is safe, and ends when the other side is gone.
"""

from __future__ import annotations

import contextlib
import importlib
import math
import os
import pickle
import resource
import signal
import socket
import sys
from typing import TYPE_CHECKING

import gongkai.annual_report.read  # noqa: F401  # the whole reader is loaded before the first fork
from gongkai.annual_report.read.sources.guard import ANSWER, BEGUN, HEADER, OUT_OF_MEMORY
from gongkai.annual_report.read.sources.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable


def serve(control: socket.socket) -> None:
    """Fork once for each line handed over, until the control line is closed."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the children: they leave no zombies
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the one who started us
    while True:
        message, lines, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        for line in lines:
            if os.fork() == 0:
                control.close()
                with socket.socket(fileno=line) as link:
                    answer(link)
                os._exit(0)
            os.close(line)


def answer(link: socket.socket) -> None:
    """Read one request, keep its limits, send what the task gives."""
    with link.makefile("rb") as stream:
        path_length, length, seconds, memory = HEADER.unpack(stream.read(HEADER.size))
        path, _, name = stream.read(path_length).decode().partition("\n")
        data = stream.read(length)
    task = _task(path)
    _limit(seconds, memory)
    with contextlib.suppress(ConnectionError):
        link.sendall(BEGUN)
    try:
        said = ANSWER + pickle.dumps(_outcome(task, data, name), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        said = OUT_OF_MEMORY
    with contextlib.suppress(ConnectionError):
        link.sendall(said)


def _outcome(task: Callable[[bytes, str], object], data: bytes, name: str) -> object:
    try:
        return task(data, name)
    except Unreadable as refusal:
        return refusal


def _task(path: str) -> Callable[[bytes, str], object]:
    module, _, name = path.partition(":")
    found: Callable[[bytes, str], object] = getattr(importlib.import_module(module), name)
    return found


def _limit(seconds: float, memory: int) -> None:
    """Limits that hold in C code, too: the kernel ends us. Nothing can be written to any file."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    processor = math.ceil(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (processor, processor))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as handed:
        serve(handed)
