"""The publisher that scripts/chaos_publish.py kills: it pulls its own plug (SIGKILL) at a moment that was chosen for it.

Read by a server of processes before it makes any: what a publisher of the worker has warm is warm here, too (addresses,
templates), so that a fresh one begins at once. No engine with threads of its own is started.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import connections  # noqa: E402 (models need the setup)

from gongkai.portal.pages import building, files, publishing, registry  # noqa: E402 (as above)
from gongkai.portal.pages.manifest import Manifest  # noqa: E402 (as above)
from gongkai.portal.pages.rendering import render  # noqa: E402 (as above)

# What Python tells before it does it (sys.audit): each is a moment at which the plug may be pulled.
ACTS_ON_FILES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "sqlite3.connect"}


class Moment(StrEnum):
    ANY = "at any time"
    ACT = "before an act on a file"
    HALF = "half of a file written"
    UNRECORDED = "files there, not recorded"
    RECORDED = "files recorded, notes not taken"


@dataclass(frozen=True)
class Plan:
    """moment: the `number`th such. together: files that become certain together. everything: the whole site is built."""

    moment: Moment
    number: int = 1
    together: int = 100
    everything: bool = False
    processes: int = 1


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def live(root: Path, plan: Plan | None, begun: Path) -> None:
    """One publishing. begun: a file that is there from its beginning on. Without a plan it is left in peace."""
    if plan is not None:
        publishing.BATCH = plan.together
        building.WORTH_A_PROCESS = 2 if plan.processes > 1 else 1_000_000
        PLUGS[plan.moment](root, plan.number)
    begun.touch()
    publishing.publish(
        root,
        everything=plan is not None and plan.everything,
        processes=plan.processes if plan else 1,
        may_put_off=plan is not None,  # as the worker does; who is left in peace gathers what was put off
    )


def _before_act(root: Path, number: int) -> None:
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in ACTS_ON_FILES and str(root) in str(arguments[0]):
            seen += 1
            if seen == number:
                die()

    sys.addaudithook(hook)


def _instead(owner: Any, name: str, number: int, last: Callable[..., None]) -> None:
    """The `number`th call of a function does something else, and is the last."""
    real, seen = getattr(owner, name), 0

    def called(*given: Any, **named: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == number:
            last(*given)
            die()
        return real(*given, **named)

    setattr(owner, name, called)


def _half_of_a_file(_root: Path, number: int) -> None:
    def half(root: Path, path: str, content: bytes) -> None:
        new = root / files.beside(path)
        new.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(content[: len(content) // 2])

    _instead(files, "_write", number, half)


def _nothing(*_given: Any) -> None:
    """Killed before it could do anything."""


PLUGS: dict[Moment, Callable[[Path, int], None]] = {
    Moment.ANY: _nothing,  # whoever started it kills it
    Moment.ACT: _before_act,
    Moment.HALF: _half_of_a_file,
    Moment.UNRECORDED: lambda _root, number: _instead(Manifest, "done", number, _nothing),
    Moment.RECORDED: lambda _root, _number: _instead(Manifest, "take", 1, _nothing),
}


def warm() -> None:
    """Pages alone: the engine that makes a PDF has threads, which a process that is forked would wait for in vain."""
    for address in registry.addresses():
        if address.endswith("/"):
            render(address)
    connections.close_all()


if not os.environ.get("GONGKAI_COLD"):
    warm()
