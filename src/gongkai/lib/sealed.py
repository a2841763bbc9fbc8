"""Files that are kept as they came, under GONGKAI_DATA, each named by its SHA-256: the same bytes stand there once."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Store:
    """The files of one app. area: the name of its folder; two apps never share one, so each may forget its own."""

    area: str

    def place(self, digest: str) -> Path:
        return Path(settings.DATA) / self.area / digest[:2] / digest

    def keep(self, data: bytes) -> str:
        """Write the bytes so that they survive a power cut, and give their hash. Before the row that names them."""
        digest = hashlib.sha256(data).hexdigest()
        path = self.place(digest)
        if path.exists():
            return digest
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(path)
        return digest

    def load(self, digest: str) -> bytes:
        return self.place(digest).read_bytes()
