"""A disk of a few megabytes, and a folder that may not be written: real ones, where this machine lets us have them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SIZE = 16 * 1024 * 1024  # the style sheets and scripts of a site take seven


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """A file system of its own; skips where the tests may not mount one."""
    place.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no right to mount a small file system here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True, capture_output=True)


def fill(disk: Path, *, leave: int = 0) -> Path:
    """Take all room but some bytes; gives the file to take away again."""
    ballast = disk / ".ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"0" * 4096)
        except OSError:
            pass
        file.truncate(max(0, file.tell() - leave))
    return ballast


@contextmanager
def closed(disk: Path) -> Iterator[None]:
    """Nothing can be written there: mounted for reading alone, which binds the administrator of the machine, too."""
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True, capture_output=True)


def whole_state(folder: Path) -> dict[str, bytes]:
    """Every file of a site with its bytes; our own notes and the ballast left out."""
    found = (Path(at) / name for at, _folders, names in os.walk(folder) for name in names)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in found
        if ".gongkai" not in path.parts and path.name != ".ballast"
    }
