"""Run one function over many items in several processes, so that no item can harm another.

An item that takes too long, takes too much memory or kills its process becomes a failure of that item alone; the
worker is replaced and the rest goes on. The pools of the standard library cannot do this: one dead worker breaks
the whole pool, and they do not tell which item it held.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from multiprocessing import connection
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

Item = TypeVar("Item")

RECYCLE_AFTER = 500  # items; native libraries keep what they once allocated
AHEAD = 512  # results that may wait for an earlier, slower item, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Limits:
    seconds: float = 30.0
    extra_bytes: int = 1 << 30  # above what the program itself takes


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no result for an item: a Chinese sentence."""

    sentence: str


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: connection.Connection
    item: int | None = None
    deadline: float = 0.0
    done: int = 0


@dataclass(slots=True)
class Pool(Generic[Item]):
    """A pool for one run. `task` must be importable by name; what it returns must be picklable."""

    task: Callable[[Item], Any]
    workers: int
    limits: Limits = field(default_factory=Limits)
    _busy: list[_Worker] = field(default_factory=list)
    _idle: list[_Worker] = field(default_factory=list)

    def run(self, items: Sequence[Item]) -> Iterator[tuple[Item, Any | Failure]]:
        """Each item with its result or failure, in the order given."""
        waiting = deque(range(len(items)))
        ready: dict[int, Any] = {}
        following = 0
        try:
            while following < len(items):
                self._hand_out(waiting, items, following)
                ready.update(self._collect())
                while following in ready:
                    yield items[following], ready.pop(following)
                    following += 1
        finally:
            self._stop()

    def _hand_out(self, waiting: deque[int], items: Sequence[Item], following: int) -> None:
        while waiting and len(self._busy) < self.workers and waiting[0] < following + AHEAD:
            worker = self._idle.pop() if self._idle else self._start()
            worker.item = waiting.popleft()
            worker.deadline = time.monotonic() + self.limits.seconds
            worker.pipe.send((False, items[worker.item]))
            self._busy.append(worker)

    def _collect(self) -> Iterator[tuple[int, Any]]:
        """Wait for the next results, or for the next limit to pass."""
        patience = max(0.0, min(worker.deadline for worker in self._busy) - time.monotonic())
        answered = set(connection.wait([worker.pipe for worker in self._busy], timeout=patience))
        for worker in list(self._busy):
            if worker.pipe in answered:
                yield self._answer(worker)
            elif time.monotonic() >= worker.deadline:
                yield self._give_up(
                    worker, f"读取超过{self.limits.seconds:g}秒，已停止。请检查文件是否损坏或过大。"
                )

    def _answer(self, worker: _Worker) -> tuple[int, Any]:
        try:
            result = worker.pipe.recv()
        except (EOFError, OSError):
            return self._give_up(worker, "读取时程序意外中止，本文件没有结果。文件可能已损坏，请另存后重试。")
        self._busy.remove(worker)
        assert worker.item is not None
        item, worker.item = worker.item, None
        worker.done += 1
        if worker.done < RECYCLE_AFTER and not isinstance(result, Failure):
            self._idle.append(worker)
        else:
            _end(worker)
        return item, result

    def _give_up(self, worker: _Worker, sentence: str) -> tuple[int, Failure]:
        self._busy.remove(worker)
        worker.process.kill()
        _end(worker)
        assert worker.item is not None
        return worker.item, Failure(sentence)

    def _start(self) -> _Worker:
        context = _context()
        ours, theirs = context.Pipe()
        arguments = (self.task, theirs, ours, self.limits)
        process = context.Process(target=_serve, args=arguments, daemon=True)  # type: ignore[attr-defined]  # each context has it
        process.start()
        theirs.close()  # so that the end of the worker is the end of the pipe
        return _Worker(process, ours)

    def _stop(self) -> None:
        for worker in self._busy:
            worker.process.kill()
        for worker in self._busy + self._idle:
            _end(worker)
        self._busy.clear()
        self._idle.clear()


def _context() -> BaseContext:
    """Forking is quickest, but is safe only where there is a single thread; elsewhere a fresh interpreter starts."""
    can_fork = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_fork else "spawn")


def _end(worker: _Worker) -> None:
    with contextlib.suppress(OSError):  # it may have died already
        worker.pipe.send((True, None))  # closing is not enough: forked brothers hold copies of the pipe
    worker.pipe.close()
    worker.process.join()


def _serve(
    task: Callable[[Any], Any], pipe: connection.Connection, parent: connection.Connection, limits: Limits
) -> None:
    """The life of a worker: answer items until told to stop, or until the other end of the pipe is gone."""
    parent.close()
    _limit_memory(limits.extra_bytes)
    while True:
        try:
            stop, item = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        if stop:
            return
        try:
            result = task(item)
        except MemoryError:
            result = Failure(
                f"读取所需内存超过{limits.extra_bytes >> 20}MB，已停止。请检查文件是否损坏或过大。"
            )
        except KeyboardInterrupt:
            return
        pipe.send(result)


def _limit_memory(extra_bytes: int) -> None:
    try:
        import resource  # absent on Windows
    except ImportError:
        return
    limit = _address_space() + extra_bytes
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(
        resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard)
    )


def _address_space() -> int:
    """Bytes of address space that this process has already taken (0 where the system does not tell)."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - a kernel file, not a path of ours
            pages = int(statm.read().split()[0])
    except OSError:
        return 0
    import resource

    return pages * resource.getpagesize()
