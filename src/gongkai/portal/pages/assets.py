"""Style sheets, scripts and pictures, copied beside the pages that name them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders


class NotCollected(Exception):  # noqa: N818 (says what is the matter)
    def __init__(self) -> None:
        super().__init__("静态文件还没有收集；请先运行 gongkai collectstatic --noinput，再发布网页。")


def assets() -> Iterator[tuple[str, Path]]:
    """Each file with its path below the folder of the site. Raises NotCollected.

    Collected files carry a hash of their content in their name; where nothing is collected, as on a single machine, they
    are taken from where they stand.
    """
    folder = settings.STATIC_URL.strip("/")
    for name, path in _collected(Path(settings.STATIC_ROOT)) if settings.STATIC_ROOT else _found():
        if not any(part.startswith(".") for part in name.split("/")):
            yield f"{folder}/{name}", path


def _collected(root: Path) -> Iterator[tuple[str, Path]]:
    if not (root / "staticfiles.json").exists():
        raise NotCollected
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path


def _found() -> Iterator[tuple[str, Path]]:
    seen = set()
    for finder in get_finders():
        for name, storage in finder.list([]):
            if name not in seen:
                seen.add(name)
                yield name, Path(storage.path(name))


def fingerprint() -> str:
    """Changes when any of them does. Names alone would do for hashed ones; the others have to be read."""
    whole = hashlib.sha256()
    for name, path in sorted(assets()):
        whole.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()
