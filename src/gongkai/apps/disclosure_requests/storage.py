"""Files of requests under GONGKAI_DATA, each named by its SHA-256: the same bytes stand there once, and are sealed."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


def place(digest: str) -> Path:
    return Path(settings.DATA) / "requests" / digest[:2] / digest


def keep(data: bytes) -> str:
    """Write the bytes so that they survive a power cut, and give their hash. Before the row that names them."""
    digest = hashlib.sha256(data).hexdigest()
    path = place(digest)
    if path.exists():
        return digest
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
    return digest


def load(digest: str) -> bytes:
    return place(digest).read_bytes()


def forget(digest: str) -> None:
    """Take the bytes away; the caller knows that no row names them any more."""
    place(digest).unlink(missing_ok=True)
