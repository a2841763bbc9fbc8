"""What a folder of written pages knows of itself: each file with hash and size, how far the outbox was read, what is begun.

A small SQLite file inside the folder, whatever database the rows stand in: a publishing ends with one transaction there,
after the files are on the disk, so that it either counts as done or is done again. `lines` gives it as `sha256sum -c`
reads it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gongkai.portal.pages import files

SCHEMA = """
CREATE TABLE IF NOT EXISTS page (path TEXT PRIMARY KEY, address TEXT, sha256 TEXT NOT NULL, size INTEGER NOT NULL, build INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS begun (path TEXT PRIMARY KEY, address TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS taken (note INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS put_off (address TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
KEEP_PAGE = "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?)"
AT_ONCE = 500


@dataclass(frozen=True)
class Written:
    """address is empty for what is no page: style sheets, pictures."""

    path: str
    address: str
    sha256: str
    size: int

    @classmethod
    def of(cls, path: str, address: str, content: bytes) -> Written:
        return cls(path, address, hashlib.sha256(content).hexdigest(), len(content))


class Manifest:
    """Used by one process at a time (see `publishing`); readers may look on."""

    def __init__(self, root: Path, *, is_new: bool = False) -> None:
        own = root / files.OWN
        if is_new:
            own.mkdir(parents=True, exist_ok=True, mode=0o700)
        address = f"file:{own / 'manifest.sqlite3'}?mode={'rwc' if is_new else 'rw'}"
        self._db = sqlite3.connect(address, uri=True, isolation_level=None)
        try:
            # Several hundred files are told with one commit, which must be on the disk before the next are begun.
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.executescript(SCHEMA)
        except sqlite3.Error:
            self._db.close()
            raise

    @staticmethod
    def is_there(root: Path) -> bool:
        return (root / files.OWN / "manifest.sqlite3").exists()

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:  # a full disk has ended it already
                self._db.execute("ROLLBACK")
            raise

    # State: single values, text alone.

    def state(self, name: str, default: str = "") -> str:
        found = self._db.execute("SELECT value FROM state WHERE name = ?", [name]).fetchone()
        return str(found[0]) if found else default

    def number(self, name: str) -> int:
        return int(self.state(name, "0"))

    def set_state(self, **values: str | int) -> None:
        rows = [(name, str(value)) for name, value in values.items()]
        self._db.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", rows)

    # The journal: files about to be touched. What is found here at the start was interrupted.

    def begin(self, files_and_addresses: Iterable[tuple[str, str]]) -> None:
        with self.transaction():
            self._db.executemany("INSERT OR REPLACE INTO begun VALUES (?, ?)", files_and_addresses)

    def begun(self) -> list[tuple[str, str]]:
        return self._db.execute("SELECT path, address FROM begun").fetchall()

    def done(self, written: Iterable[Written], removed: Iterable[str], build: int) -> None:
        """The files are on the disk; the journal is empty again."""
        rows = [(one.path, one.address, one.sha256, one.size, build) for one in written]
        with self.transaction():
            self._db.executemany("DELETE FROM page WHERE path = ?", [(path,) for path in removed])
            self._db.executemany(KEEP_PAGE, rows)
            self._db.execute("DELETE FROM begun")

    # The outbox: which notes are taken up.

    def untaken(self, notes: Iterable[int]) -> set[int]:
        taken = {row[0] for row in self._db.execute("SELECT note FROM taken")}
        return {note for note in notes if note not in taken}

    def take(self, notes: Iterable[int], floor: int) -> None:
        """These are done. floor: no note with this number or a lower one can turn up any more."""
        self._db.executemany("INSERT OR IGNORE INTO taken VALUES (?)", [(note,) for note in notes])
        self._db.execute("DELETE FROM taken WHERE note <= ?", [floor])
        self.set_state(floor=max(floor, self.number("floor")))

    # Pages that may follow a little later.

    def put_off(self, addresses: Iterable[str]) -> None:
        rows = [(address,) for address in addresses]
        self._db.executemany("INSERT OR IGNORE INTO put_off VALUES (?)", rows)

    def to_gather(self) -> list[str]:
        return [row[0] for row in self._db.execute("SELECT address FROM put_off ORDER BY address")]

    def gathered(self) -> None:
        self._db.execute("DELETE FROM put_off")

    # The files.

    def of_build(self, addresses: list[str], build: int) -> set[str]:
        """Those of these addresses that this build has written already."""
        paths = {
            files.path_of(address, gone=gone): address for address in addresses for gone in (False, True)
        }
        marks = ",".join("?" * len(paths))
        sql = f"SELECT path FROM page WHERE build = ? AND path IN ({marks})"  # noqa: S608 (question marks alone)
        return {paths[row[0]] for row in self._db.execute(sql, [build, *paths])}

    def of_older_builds(self, build: int) -> list[str]:
        """Files that the build did not come by: pages that no longer exist."""
        sql = "SELECT path FROM page WHERE build <> ? LIMIT ?"
        return [row[0] for row in self._db.execute(sql, [build, AT_ONCE])]

    def written(self, path: str) -> Written | None:
        sql = "SELECT path, address, sha256, size FROM page WHERE path = ?"
        found = self._db.execute(sql, [path]).fetchone()
        return Written(*found) if found else None

    def all_written(self) -> Iterator[Written]:
        for row in self._db.execute("SELECT path, address, sha256, size FROM page ORDER BY path"):
            yield Written(*row)

    def count(self) -> int:
        return int(self._db.execute("SELECT COUNT(*) FROM page").fetchone()[0])

    def lines(self) -> Iterator[str]:
        """One line for each file, as `sha256sum --check` reads it."""
        for one in self.all_written():
            yield f"{one.sha256}  {one.path}"
