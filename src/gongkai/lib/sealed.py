"""Files that are kept as they came, under GONGKAI_DATA, each named by its SHA-256: the same bytes stand there once."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from gongkai.lib import keys, room, sealing

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Store:
    """The files of one app. area: the name of its folder; two apps never share one, so each may forget its own.

    encrypted: the files are about people, and lie on the disk under the key of the installation. The name is always
    that of the bytes in clear, so what reads a file back can tell whether it is the one that was kept.
    """

    area: str
    encrypted: bool = False

    def place(self, digest: str) -> Path:
        return self._folder() / digest[:2] / digest

    def keep(self, data: bytes) -> str:
        """Write the bytes so that they survive a power cut, and give their hash. Before the row that names them.

        Raises room.NotKept where the disk is full or not to be written.
        """
        digest = hashlib.sha256(data).hexdigest()
        path = self.place(digest)
        if not self._stands(path):
            self._write(path, data)
        return digest

    def load(self, digest: str) -> bytes:
        """The bytes in clear. Raises FileNotFoundError, and of encrypted ones sealing.Damaged."""
        kept = self.place(digest).read_bytes()
        if not self.encrypted:
            return kept
        data = sealing.unseal(kept, keys.ring(), digest) if sealing.is_sealed(kept) else kept
        if hashlib.sha256(data).hexdigest() != digest:  # put there in clear, from before or by a stranger
            raise sealing.Damaged(digest)
        return data

    def forget(self, digest: str) -> None:
        """Take the bytes away; the caller knows that no row names them any more."""
        self.place(digest).unlink(missing_ok=True)

    def reseal(self) -> tuple[int, list[str]]:
        """Bring every file under the newest key; gives how many were not, and the names of those that do not open."""
        count, damaged = 0, []
        for path in self._kept():
            if sealing.is_sealed_by(_head(path), keys.ring()[0]):
                continue
            try:
                self._write(path, self.load(path.name))
            except sealing.Damaged:
                damaged.append(path.name)
            else:
                count += 1
        return count, damaged

    def _folder(self) -> Path:
        return Path(settings.DATA) / self.area

    def _kept(self) -> Iterator[Path]:
        """Files that are whole; one that is just being written has another name."""
        return (path for path in sorted(self._folder().glob("??/*")) if len(path.name) == 64)

    def _stands(self, path: Path) -> bool:
        """Whether the file is there as it should be; one that lies open, or that no key opens, is written anew."""
        if not path.exists():
            return False
        return not self.encrypted or any(sealing.is_sealed_by(_head(path), key) for key in keys.ring())

    def _write(self, path: Path, data: bytes) -> None:
        kept = sealing.seal(data, keys.ring()[0], path.name) if self.encrypted else data
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _put(path, kept)
        except OSError as fault:
            if (full := room.is_full(fault, path)) is None:
                raise
            log.error("%s 不能写入：%s", path.parent, fault)  # noqa: TRY400 (the fault says it all)
            raise room.NotKept(is_full=full) from fault


def _put(path: Path, content: bytes) -> None:
    """Whole or not at all: on a full disk nothing half-written stays that would take the last room."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise
    Path(file.name).replace(path)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64)
