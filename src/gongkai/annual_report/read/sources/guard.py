"""Reading a file of unknown origin where it can do no harm: in a process with limits, which may die in our stead.

Time and memory must also hold inside the C code of pdfium and Lexbor, and there only the operating system can stop
them. A small process of ours (`nursery`) is kept warm and forks once for each file, so a reading costs milliseconds
more; the fork is gone afterwards, together with whatever the file did to it.
"""

from __future__ import annotations

import atexit
import io
import math
import os
import pickle
import socket
import struct
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any, TypeVar

from gongkai.annual_report.read.sources.document import document_of
from gongkai.annual_report.read.sources.limits import (
    MAX_MEMORY_MB,
    MAX_SECONDS,
    MEGABYTE,
    check_size,
    too_slow,
)
from gongkai.annual_report.read.sources.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.annual_report.blocks import Document

T = TypeVar("T")

HEADER = struct.Struct(">QQdQ")  # length of the task's name, length of the file, seconds, bytes of memory
OUT_OF_MEMORY = b"m"
ANSWER = b"a"
BEGUN = b"b"  # the limits hold from here
_GRACE = 3.0  # the child stops itself first; this is for one that was never started
_MAX_ANSWER = 256 * MEGABYTE
_AT_ONCE = threading.BoundedSemaphore(2)  # so that all uploads together have a bound, too


def read_guarded(
    data: bytes, name: str, *, seconds: float = MAX_SECONDS, memory_mb: int = MAX_MEMORY_MB
) -> Document:
    """`document_of` in a child with these limits: the way for uploads. Raises Unreadable, whatever happens there."""
    return guarded(document_of, data, name, seconds=seconds, memory_mb=memory_mb)


def guarded(
    task: Callable[[bytes, str], T],
    data: bytes,
    name: str,
    *,
    seconds: float = MAX_SECONDS,
    memory_mb: int = MAX_MEMORY_MB,
) -> T:
    """What task(data, name) gives, computed in a child with these limits.

    task: a function at the top of a module of ours. Raises Unreadable as the task does, and when the child is too
    slow, takes too much memory, or dies.
    """
    check_size(data)
    path = f"{task.__module__}:{task.__qualname__}\n{name}".encode(errors="replace")
    with _AT_ONCE, _nursery.line() as link:
        start = time.monotonic()
        link.settimeout(seconds + _GRACE)
        try:
            link.sendall(HEADER.pack(len(path), len(data), seconds, memory_mb * MEGABYTE) + path)
            link.sendall(data)
            link.recv(
                len(BEGUN)
            )  # what comes before, the start of the nursery among it, is not the file's fault
            start = time.monotonic()
            answer = _received(link)
        except TimeoutError:
            raise too_slow(seconds) from None
        except ConnectionError:
            answer = b""
        if not answer and time.monotonic() - start > 0.95 * seconds:  # its own alarm ended it
            raise too_slow(seconds)
    value: T = _understood(answer, memory_mb)
    return value


def _received(link: socket.socket) -> bytes:
    parts, size = [], 0
    while part := link.recv(MEGABYTE):
        parts.append(part)
        size += len(part)
        if size > _MAX_ANSWER:
            break
    return b"".join(parts)


def _understood(answer: bytes, memory_mb: int) -> Any:
    if answer[:1] == ANSWER:
        try:
            value = _Careful(io.BytesIO(answer[1:])).load()
        except (EOFError, pickle.UnpicklingError):  # it died while it was speaking
            raise _died() from None
        if isinstance(value, Unreadable):
            raise value
        return value
    if answer[:1] == OUT_OF_MEMORY:
        raise Unreadable(
            "too_much_memory",
            f"读取这个文件需要的内存超过{memory_mb} MB，已经停止；请减少其中的图片或者拆分后再上传。",
            memory_mb=memory_mb,
        )
    raise _died()


def _died() -> Unreadable:
    return Unreadable(
        "crashed", "文件的内部结构异常，读取时中断，没有留下任何内容；请在原来的软件中打开并另存后再上传。"
    )


class _Careful(pickle.Unpickler):
    """Takes values of the core and plain data, nothing that runs: a hostile file may have taken over the child."""

    _VALUES = ("gongkai.annual_report.", "gongkai.rules.")
    _PLAIN = frozenset((("datetime", "date"), ("datetime", "datetime"), ("decimal", "Decimal")))

    def find_class(self, module: str, name: str) -> object:
        if (module, name) in self._PLAIN:
            return super().find_class(module, name)
        if module.startswith(self._VALUES) and "." not in name:
            found = super().find_class(module, name)
            ours = getattr(found, "__module__", "").startswith(self._VALUES)
            if ours and (isinstance(found, type) or name == "_rebuilt"):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


class _Nursery:
    """The warm process, started at the first use and again should it be gone."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def line(self) -> socket.socket:
        """A line to a new fork."""
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            for attempt in (1, 2):
                if self._control is None:
                    self._start()
                try:
                    socket.send_fds(self._control, [b"j"], [theirs.fileno()])  # type: ignore[arg-type]  # _start has opened it
                    break
                except OSError:
                    self._stop()
                    if attempt == 2:
                        ours.close()
                        raise
        return ours

    def _start(self) -> None:
        control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                [sys.executable, "-m", "gongkai.annual_report.read.sources.nursery", str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
        self._control = control
        self._owner = os.getpid()

    def _stop(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None and self._owner == os.getpid():
            self._process.wait(math.ceil(_GRACE))
            self._process = None

    def close(self) -> None:
        with self._lock:
            self._stop()


_nursery = _Nursery()
atexit.register(_nursery.close)
