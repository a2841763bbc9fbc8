"""Addresses as files, each written so that it is whole at every moment: the old bytes or the new ones, never a part.

A file is written beside its place under a name that follows from the place, brought to the disk, and then renamed; the
folder is brought to the disk last. Knows nothing of pages and rows.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

OWN = ".gongkai"  # the folder of our own notes inside the folder of the site
LONGEST_NAME = 255  # bytes, on every usual file system
FILE_MODE, FOLDER_MODE = 0o644, 0o755  # the web server runs as someone else


def path_of(address: str, *, gone: bool = False) -> str | None:
    """The file of an address, relative to the folder of the site; None if an address cannot be a file.

    gone: the file of the page that says why it was withdrawn; the web server answers it with 410.
    """
    parts = unquote(address).removeprefix("/").split("/")
    name = parts.pop()
    if not name:
        name = "gone.html" if gone else "index.html"
    elif "." not in name or name in {"gone.html", "index.html"}:
        return None  # a web server could not tell its kind, or it would stand in another's place
    elif gone:
        name = f"{name}.gone.html"
    everything = [*parts, name]
    return "/".join(everything) if all(_is_name(part) for part in everything) else None


def _is_name(part: str) -> bool:
    """No way up, nothing hidden, nothing that the file system would not take."""
    return bool(part) and not part.startswith(".") and "\0" not in part and len(part.encode()) <= LONGEST_NAME


def beside(path: str) -> str:
    """Where the new bytes of a file are written before it is renamed; the same at each try, so that none is left over."""
    folder, _, _name = path.rpartition("/")
    name = f".{hashlib.sha256(path.encode()).hexdigest()[:24]}.new"
    return f"{folder}/{name}" if folder else name


def content_of(root: Path, path: str) -> bytes | None:
    """What stands in a file; None where there is none."""
    try:
        return (root / path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def put(root: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write each file; when this comes back, all of them are on the disk.

    Where the disk is full, or may not be written, the files that stand stay as they are. Raises OSError.
    """
    written: list[str] = []
    try:
        for path, content in files:
            written.append(path)
            _write(root, path, content)
    except OSError:
        for path in written:  # what was begun would take the last room
            with suppress(OSError):
                (root / beside(path)).unlink()
        raise
    for path in written:
        (root / beside(path)).replace(root / path)
    for folder in {(root / path).parent for path in written}:
        _to_disk(folder)


def _write(root: Path, path: str, content: bytes) -> None:
    new = root / beside(path)
    _folder(new.parent)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
    with os.fdopen(os.open(new, flags, FILE_MODE), "wb") as file:
        os.fchmod(file.fileno(), FILE_MODE)  # whatever the mask of whoever publishes
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir()
        folder.chmod(FOLDER_MODE)
    _to_disk(folder.parent)


def take_away(root: Path, paths: Iterable[str]) -> None:
    """Remove files, and folders that are then empty; a file that is not there is passed over."""
    folders = set()
    for path in paths:
        with suppress(FileNotFoundError, NotADirectoryError):
            (root / path).unlink()
            folders.add((root / path).parent)
    for folder in folders:
        _to_disk(_emptied(root, folder))


def _emptied(root: Path, folder: Path) -> Path:
    """Remove a folder, and those above, while they are empty; gives the first that stays."""
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            break
        folder = folder.parent
    return folder


def _to_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def all_files(root: Path) -> Iterable[str]:
    """Every file of the site, our own notes left out."""
    for folder, names, found in os.walk(root):
        if Path(folder) == root and OWN in names:
            names.remove(OWN)
        place = Path(folder).relative_to(root)
        yield from ((place / name).as_posix() for name in found)
