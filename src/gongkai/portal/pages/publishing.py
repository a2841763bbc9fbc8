"""Writing the site as files, and keeping it true: just what depends on what changed, or all of it.

One publisher at a time for each folder. Whatever ends it at whatever moment, each file is whole, and the next run does
what was left: what is not marked as done in the manifest counts as not done, and doing it twice gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_noop

from gongkai.apps.page_outbox import queries as outbox
from gongkai.lib import clock, room, site
from gongkai.lib.locks import held
from gongkai.portal.pages import assets, files, registry
from gongkai.portal.pages.building import chunks, rendered
from gongkai.portal.pages.manifest import Manifest, Written
from gongkai.portal.pages.rendering import Rendered

BATCH = 100  # files that become certain together
ROWS = 500  # rows whose pages are asked for at once
# No transaction lasts so long: a note with a lower number that was not seen by then does not exist.
SETTLED = timedelta(hours=1)

log = logging.getLogger(__name__)


class NoDomain(Exception):  # noqa: N818 (says what is the matter)
    def __init__(self) -> None:
        super().__init__(
            "没有设置 GONGKAI_SITE_DOMAIN，订阅和网站地图写不出完整的网址；请设置为网站的域名，再发布网页。"
        )


class NotASite(Exception):  # noqa: N818 (says what is the matter)
    def __init__(self, root: Path) -> None:
        super().__init__(f"{root} 里已有别的文件，不是本程序写出的网站；请另给一个空的文件夹，以免误删。")


class NeedsBuild(Exception):  # noqa: N818 (says what is the matter)
    def __init__(self, root: Path) -> None:
        super().__init__(f"{root} 需要整个重写；请运行 gongkai portal publish --all --to {root}。")


class NotWritable(Exception):  # noqa: N818 (says what is the matter)
    """sentence, values: the same for people at a desk, in their own language."""

    FULL = gettext_noop(
        "网站的文件夹%(folder)s没有空间了，有变动的网页没有写出，网站停在上一次写出的样子；请腾出空间，程序会接着写。"
    )
    CLOSED = gettext_noop(
        "网站的文件夹%(folder)s不能写入，有变动的网页没有写出，网站停在上一次写出的样子；请检查权限和挂载，程序会接着写。"
    )

    def __init__(self, root: Path, *, is_full: bool) -> None:
        self.sentence, self.values = self.FULL if is_full else self.CLOSED, {"folder": str(root)}
        super().__init__(self.sentence % self.values)


@dataclass
class Outcome:
    """What a publishing did.

    unchanged: rendered, and the file had these bytes already; unfit: addresses no file can have; put_off: pages that the
    next publishing will gather.
    """

    was_whole: bool
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    unfit: int = 0
    put_off: int = 0


def publish(
    root: Path,
    *,
    everything: bool = False,
    processes: int = 1,
    may_build: bool = True,
    may_put_off: bool = False,
) -> Outcome:
    """Bring the files under `root` up to date with the rows.

    everything: render all pages, also where nothing is known to have changed. may_build: a whole build may be begun or
    gone on with where one is needed (a new folder, another release, other settings, or a folder long not looked after).
    may_put_off: where rows became public for the first time, or got something beside them, pages that repeat others
    (`PageKind.gathered`) wait for the next publishing to which nothing new was noted; a hundred in a row write them once.
    Raises NoDomain, NotASite, NeedsBuild, NotAPage, NotCollected; NotWritable where the disk is full or closed: each
    file is then whole, old or new, no note counts as taken up, and the next run does what is left.
    """
    if not site.origin():
        raise NoDomain
    try:
        return _publish(root, processes, everything=everything, may_build=may_build, may_put_off=may_put_off)
    except (OSError, sqlite3.Error) as fault:
        if (full := room.is_full(fault, root)) is None:
            raise
        raise NotWritable(root, is_full=full) from fault


def _publish(root: Path, processes: int, **how: bool) -> Outcome:
    if not (root / files.OWN).exists() and root.exists() and any(root.iterdir()):
        raise NotASite(root)
    root.mkdir(parents=True, exist_ok=True)
    (root / files.OWN).mkdir(mode=0o700, exist_ok=True)
    with held(root / files.OWN / "lock"):
        manifest = Manifest(root, is_new=True)
        try:
            return _Publisher(root, manifest, processes).run(**how)
        finally:
            manifest.close()


class _Publisher:
    """One run over one folder, which it holds."""

    def __init__(self, root: Path, manifest: Manifest, processes: int) -> None:
        self.root, self.manifest, self.processes = root, manifest, processes

    def run(self, *, everything: bool, may_build: bool, may_put_off: bool) -> Outcome:
        frame = fingerprint()
        begun = self.manifest.number("building")
        needed = everything or bool(begun) or self._is_unknown(frame)
        if needed and not may_build:
            raise NeedsBuild(self.root)
        self.outcome = Outcome(was_whole=needed)
        self._clear_up()
        if needed:
            # A build that was interrupted is gone on with, unless what all pages share has changed meanwhile.
            goes_on = begun and self.manifest.state("building_frame") == frame
            self._build(begun if goes_on else self._begin_build(frame))
        found_new = self._take_up_notes()
        if not (found_new and may_put_off):
            self._gather()
        self.outcome.put_off = len(self.manifest.to_gather())
        self.manifest.set_state(looked_at=clock.now().isoformat())
        return self.outcome

    def _is_unknown(self, frame: str) -> bool:
        """Whether this folder cannot be brought up to date by what was noted since."""
        looked_at = self.manifest.state("looked_at")
        return (
            self.manifest.state("frame") != frame
            or not looked_at
            or clock.now() - datetime.fromisoformat(looked_at) > outbox.KEPT - timedelta(days=1)
            or outbox.last() < self.manifest.number("floor")  # the database was put back to an earlier day
        )

    def _clear_up(self) -> None:
        """Half-written files of a run that was killed; what they were to become is rendered again."""
        begun = self.manifest.begun()
        files.take_away(self.root, [files.beside(path) for path, _address in begun])
        self._put_pages(address for _path, address in begun if address)

    # The whole site.

    def _begin_build(self, frame: str) -> int:
        build = self.manifest.number("build") + 1
        with self.manifest.transaction():
            # Every page is rendered after this moment, so what was noted until now is covered.
            self._take(outbox.noted_after(self.manifest.number("floor")))
            self.manifest.gathered()
            self.manifest.set_state(build=build, building=build, building_frame=frame)
        return build

    def _build(self, build: int) -> None:
        for batch in chunks(assets.assets(), BATCH):
            self._put([(path, "", source.read_bytes()) for path, source in batch], build)
        self._put_pages(self._missing(build), build)
        while gone := self.manifest.of_older_builds(build):
            self._put([], build, gone)
        frame = self.manifest.state("building_frame")
        with self.manifest.transaction():
            self.manifest.set_state(building=0, frame=frame)

    def _missing(self, build: int) -> Iterator[str]:
        """The pages that an interrupted build has not come by yet; of a fresh one, all."""
        for batch in chunks(self._fit(registry.addresses()), BATCH):
            done = self.manifest.of_build(batch, build)
            yield from (one for one in batch if one not in done)

    # What changed.

    def _take_up_notes(self) -> bool:
        """Write what concerns the rows that were noted; whether there were any."""
        notes = list(outbox.noted_after(self.manifest.number("floor")))
        untaken = self.manifest.untaken(note.pk for note in notes)
        fresh = [note for note in notes if note.pk in untaken]
        every, changed = {(note.kind, note.row) for note in fresh}, _changed(fresh)
        urgent = {*_pages_of(every, gathered=False), *_pages_of(changed, gathered=True)}
        later = set(_pages_of(every - changed, gathered=True)) - urgent
        urgent |= {one for one in later if not self._is_written(one)}  # other pages lead there already
        self._put_pages(self._fit(sorted({*urgent, *registry.always()})))
        with self.manifest.transaction():
            self.manifest.put_off(later - urgent)
            self._take(notes)
        return bool(fresh)

    def _is_written(self, address: str) -> bool:
        path = files.path_of(address)
        return path is not None and self.manifest.written(path) is not None

    def _gather(self) -> None:
        if waiting := self.manifest.to_gather():
            self._put_pages(self._fit(waiting))
            self.manifest.gathered()

    def _take(self, notes: Iterable[outbox.Note]) -> None:
        known = list(notes)
        settled = [note.pk for note in known if note.noted_at < clock.now() - SETTLED]
        self.manifest.take((note.pk for note in known), max(settled, default=0))

    # Files.

    def _fit(self, addresses: Iterable[str]) -> Iterator[str]:
        for address in addresses:
            if files.path_of(address) is None:
                self.outcome.unfit += 1
                log.warning("网址 %s 不能成为文件名，这一页只能由程序提供。", address)
            else:
                yield address

    def _put_pages(self, addresses: Iterable[str], build: int | None = None) -> None:
        for batch in chunks(rendered(addresses, self.processes), BATCH):
            placed = [place(one) for one in batch]
            content = [
                (path, page.address, page.content)
                for page, (path, _) in zip(batch, placed, strict=True)
                if path
            ]
            self._put(content, build, [path for _, others in placed for path in others])

    def _put(
        self, wanted: list[tuple[str, str, bytes]], build: int | None = None, gone: Iterable[str] = ()
    ) -> None:
        """Write what differs, remove what is gone, and only then say in the manifest that it is so."""
        build = self.manifest.number("build") if build is None else build
        changed = [one for one in wanted if files.content_of(self.root, one[0]) != one[2]]
        removed = [path for path in gone if (self.root / path).exists() or self.manifest.written(path)]
        if changed or removed:
            self.manifest.begin(
                [(path, address) for path, address, _ in changed] + [(path, "") for path in removed]
            )
            files.put(self.root, [(path, content) for path, _, content in changed])
            files.take_away(self.root, removed)
        self.manifest.done([Written.of(*one) for one in wanted], removed, build)
        self.outcome.written += [path for path, _, _ in changed]
        self.outcome.removed += removed
        self.outcome.unchanged += len(wanted) - len(changed)


def _changed(notes: Iterable[outbox.Note]) -> set[tuple[str, int]]:
    """The rows of which some file may say what is no longer true.

    Of one that was never public before these notes no file says anything yet, whatever else was noted of it.
    """
    known = list(notes)
    changed = {(note.kind, note.row) for note in known if not note.only_adds}
    return changed - {(note.kind, note.row) for note in known if note.is_first}


def _pages_of(rows: Iterable[tuple[str, int]], *, gathered: bool) -> Iterator[str]:
    by_kind: dict[str, list[int]] = {}
    for kind, row in sorted(rows):
        by_kind.setdefault(kind, []).append(row)
    for kind, numbers in by_kind.items():
        for some in chunks(numbers, ROWS):
            yield from registry.pages_of(kind, some, gathered=gathered)


def place(page: Rendered) -> tuple[str | None, tuple[str, ...]]:
    """The file in which a page is to stand, if any, and the files that are not to be there beside it."""
    live, gone = files.path_of(page.address), files.path_of(page.address, gone=True)
    assert live is not None
    assert gone is not None
    if page.status == "absent":
        return None, (live, gone)
    return (live, (gone,)) if page.status == "live" else (gone, (live,))


def fingerprint() -> str:
    """Of what stands on every page: another release, other settings of the site, another style sheet."""
    shared = {
        "release": version("gongkai"),
        "site": asdict(site.current()),
        "origin": site.origin(),
        "language": settings.LANGUAGE_CODE,
        "assets": assets.fingerprint(),
    }
    return hashlib.sha256(json.dumps(shared, sort_keys=True).encode()).hexdigest()
