"""Somebody outside who reads the files of a site all the time, as visitors do, while publishers write and are killed."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

PAUSE = 0.004  # seconds between two rounds; a round looks at every file


def state_of(root: Path) -> dict[str, str]:
    """The hash of each file that a web server would show; what begins with a dot it does not."""
    found = ((path, _hash(root / path)) for path in shown(root))
    return {path: digest for path, digest in found if digest is not None}


def shown(root: Path) -> list[str]:
    paths = []
    for folder, names, inside in os.walk(root):
        names[:] = [name for name in names if not name.startswith(".")]
        place = Path(folder).relative_to(root)
        paths += [(place / name).as_posix() for name in inside if not name.startswith(".")]
    return paths


def _hash(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None


class Watch:
    """From its beginning to its end every file is looked at again and again, and read when it is not as it was."""

    def __init__(self, root: Path, before: dict[str, str]) -> None:
        self.root, self.before, self.read = root, before, 0
        self._seen: dict[str, set[str | None]] = {}
        self._known: dict[str, object] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.is_set():
            self._round()
            self._over.wait(PAUSE)
        self._round()

    def _round(self) -> None:
        for path in {*self.before, *self._known, *shown(self.root)}:
            if (now := self._mark(path)) != self._known.get(path, ""):
                self._known[path] = now
                self._seen.setdefault(path, set()).add(_hash(self.root / path) if now else None)
                self.read += 1

    def _mark(self, path: str) -> object:
        """Changes with every other file in this place and every write to it; None where there is none."""
        try:
            found = (self.root / path).stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def faults(self, now: dict[str, str]) -> list[str]:
        """now: the files after the next run. A place may be empty meanwhile only if it is before or after."""
        return [
            f"{path} 一度不是改动前的，也不是改动后的"
            for path, seen in self._seen.items()
            if seen - {self.before.get(path), now.get(path)}
        ]
