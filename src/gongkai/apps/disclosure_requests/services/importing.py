"""Taking over a register that a body kept before: a file is looked at, laid out, and becomes requests all at once.

One act of a person is one event: that of the import, with the hash of the file and how many requests came of it. Each
request names the import and its row, so that one event covers all of them; a chained event for each of 20,000 rows
would say nothing more, and hold up every other act of the site meanwhile.
"""

from __future__ import annotations

import hashlib

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import events
from gongkai.apps.disclosure_requests.importing.reading import Layout, Reading, ours, read
from gongkai.apps.disclosure_requests.models import LedgerImport, NumberSeries
from gongkai.apps.disclosure_requests.queries import importing as queries
from gongkai.apps.disclosure_requests.queries.findable import SEARCHED_AS
from gongkai.apps.disclosure_requests.services.intake import require_register
from gongkai.apps.disclosure_requests.services.taking_over import take_over
from gongkai.apps.disclosure_requests.storage import IMPORTS
from gongkai.apps.events.services import record
from gongkai.apps.search_index import services as search_index
from gongkai.lib import clock, table_files, versions
from gongkai.lib.errors import NotAllowed
from gongkai.lib.importing.reading import BadLayout
from gongkai.lib.importing.run import ImportState, is_forgotten
from gongkai.lib.table_files import Book
from gongkai.release import tidy_name


def begin_import(actor: Staff, name: str, data: bytes) -> LedgerImport:
    """Look at a file and keep it until it is taken over or given up. The same file twice is one import.

    Raises NotATable where it cannot be read, NotAllowed where it was taken over before or holds nothing.
    """
    require_register(actor)
    digest = hashlib.sha256(data).hexdigest()
    if (same := queries.same_file(actor, digest)) is not None:
        return _known(same)
    book = table_files.book_of(name, data)
    if not any(any(row) for sheet in book.sheets for row in sheet.rows):
        raise NotAllowed(_("文件里没有内容；请核对后重新选择。"), act="import")
    IMPORTS.keep(data)
    try:
        with transaction.atomic():
            begun = LedgerImport.objects.create(
                agency=actor.agency,
                name=tidy_name(name)[-255:],
                sha256=digest,
                size=len(data),
                begun_by=actor,
            )
            record(events.IMPORT_BEGUN, by=actor, subject=begun, data={"sha256": digest})
    except IntegrityError:  # the other of two clicks was first
        same = queries.same_file(actor, digest)
        assert same is not None
        return _known(same)
    return begun


def _known(same: LedgerImport) -> LedgerImport:
    if same.state == ImportState.OPEN:
        return same
    assert same.ended_at is not None
    said = {"day": clock.day_of(same.ended_at).isoformat(), "name": same.name, "count": same.taken}
    words = _(
        "这个文件已于%(day)s导入过（“%(name)s”，%(count)d件），没有重复导入；有新增内容的，请另存为只含新增各行的文件。"
    )
    raise NotAllowed(words % said, act="import")


def book_of(actor: Staff, pk: int) -> tuple[LedgerImport, Book]:
    """The file as it was uploaded. Raises NotAllowed where it is gone, Http404."""
    require_register(actor)
    found = queries.ledger_import(actor, pk)
    found.require_open()
    return found, found.read_from(IMPORTS, table_files.book_of)


@transaction.atomic
def lay_out(actor: Staff, pk: int, layout: Layout, *, version: int | None = None) -> LedgerImport:
    """Keep which column means what; nothing is taken over yet. Raises NotAllowed, Stale, Http404."""
    require_register(actor)
    found = queries.ledger_import(actor, pk)
    found.require_open()
    versions.expect(found, version)
    versions.save(found, layout=layout.as_data())
    return found


def reading_of(found: LedgerImport, book: Book) -> Reading:
    """What the rows say by the layout that was kept. Raises BadLayout."""
    if not found.layout:
        raise BadLayout(_("还没有选定各列；请先对应各列。"))
    known = queries.numbers_of(found.agency)
    return read(book, Layout.of_data(found.layout), today=clock.today(), known=known)


def confirm_import(actor: Staff, pk: int, *, version: int | None = None) -> LedgerImport:
    """Take all rows over, or none. Repeating it takes nothing twice.

    Raises NotAllowed where a row is not good (any more), Stale, Http404.
    """
    require_register(actor)
    found = queries.ledger_import(actor, pk)
    if found.state == ImportState.DONE:
        return found
    _found, book = book_of(actor, pk)
    return _take_all(actor, pk, book, version)


@transaction.atomic
def _take_all(actor: Staff, pk: int, book: Book, version: int | None) -> LedgerImport:
    found = queries.ledger_import(actor, pk)
    if found.state == ImportState.DONE:  # the other of two clicks was first
        return found
    versions.expect(found, version)
    reading = _sound_reading(found, book)
    years = {number[0] for entry in reading.entries if (number := ours(entry.number))}
    # So that no act gives a number in between that a row brings.
    NumberSeries.objects.filter(agency=found.agency, year__in=years).update(last=F("last"))
    open_rows = sum(not entry.is_ended for entry in reading.entries)
    changes = {"taken": len(reading.entries), "open": open_rows, "ended_by": actor, "ended_at": clock.now()}
    versions.save(found, state=ImportState.DONE, **changes)
    try:
        with transaction.atomic():
            rows = take_over(actor, found, reading.entries)
    except IntegrityError:
        words = _("有一行的编号刚刚登记过，没有导入任何一行；请重新打开预览核对。")
        raise NotAllowed(words, act="import") from None
    search_index.note(SEARCHED_AS, rows)
    _forget_bytes(found)
    data = {"sha256": found.sha256, "count": found.taken, "open": found.open}
    record(events.IMPORT_DONE, by=actor, subject=found, data=data)
    return found


def _sound_reading(found: LedgerImport, book: Book) -> Reading:
    try:
        reading = reading_of(found, book)
    except BadLayout as refusal:
        raise NotAllowed(str(refusal), act="import") from None
    reading.require_sound()
    if not reading.entries:
        raise NotAllowed(_("没有要导入的行；请核对工作表和不导入的行。"), act="import")
    return reading


@transaction.atomic
def give_up_import(actor: Staff, pk: int) -> LedgerImport:
    """The file is not taken over, and its bytes go. What is given up stays given up. Raises NotAllowed, Stale, Http404."""
    require_register(actor)
    found = queries.ledger_import(actor, pk)
    if found.state != ImportState.GIVEN_UP:
        found.require_open()
        _end(found, actor)
    return found


def _end(found: LedgerImport, actor: Staff | None) -> None:
    versions.save(found, state=ImportState.GIVEN_UP, ended_by=actor, ended_at=clock.now())
    _forget_bytes(found)
    record(events.IMPORT_GIVEN_UP, by=actor, subject=found, agency=found.agency_id)


def forget_imports() -> int:
    """Give up what was begun a week ago and neither taken over nor given up; gives how many."""
    old = LedgerImport.objects.filter(is_forgotten())
    with transaction.atomic():
        rows = list(old)
        for found in rows:
            _end(found, None)
    return len(rows)


def _forget_bytes(found: LedgerImport) -> None:
    """After the commit, unless another body still waits with the same file."""
    transaction.on_commit(lambda: _forget(found.sha256))


def _forget(digest: str) -> None:
    if not LedgerImport.objects.filter(sha256=digest, state=ImportState.OPEN).exists():
        IMPORTS.forget(digest)
