"""Many pages rendered, on one or several processors. Other processes render and nothing else: who publishes writes.

So a process that outlives a killed publisher for a moment can harm no file. They are started fresh and not forked: the
engines that draw charts and search have threads of their own, and a database connection is not to be shared.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

from django.db import connection

from gongkai.portal.pages import processes
from gongkai.portal.pages.rendering import Rendered, render

CHUNK = 16  # pages handed to a process at once
AHEAD = 4  # chunks for each process that may be under way, so that memory stays bounded
WORTH_A_PROCESS = 100  # pages; a process takes a second or two to start

T = TypeVar("T")


def chunks(values: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(values)
    while chunk := list(islice(rest, size)):
        yield chunk


def rendered(addresses: Iterable[str], at_once: int = 1) -> Iterator[Rendered]:
    """Each page once it is rendered, in the order given. Raises NotAPage."""
    rest = iter(addresses)
    first = list(islice(rest, WORTH_A_PROCESS))
    if at_once < 2 or len(first) < WORTH_A_PROCESS:
        yield from map(render, first)
        yield from map(render, rest)
        return
    with _pool(at_once) as pool:
        waiting: deque[Future[list[Rendered]]] = deque()
        for chunk in chunks(_chained(first, rest), CHUNK):
            waiting.append(pool.submit(processes.render_all, chunk))
            if len(waiting) >= at_once * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _chained(first: list[str], rest: Iterator[str]) -> Iterator[str]:
    yield from first
    yield from rest


def _pool(at_once: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        at_once,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=processes.prepare,
        initargs=(os.environ["DJANGO_SETTINGS_MODULE"], connection.settings_dict["NAME"]),
    )
