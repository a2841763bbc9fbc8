"""Bringing along what was written elsewhere: a list and its files are looked at, laid out, and become drafts all at once.

Nothing that comes this way is published by it: each row is a draft of the person who brings it, and is reviewed by
others like everything else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.services import record
from gongkai.apps.proactive import events, queries, tasks
from gongkai.apps.proactive.from_word import item_of_docx
from gongkai.apps.proactive.importing.archive import File
from gongkai.apps.proactive.importing.reading import Layout, Reading, guessed, read
from gongkai.apps.proactive.models import ImportFile, ItemImport
from gongkai.apps.proactive.queries import importing
from gongkai.apps.proactive.services.attaching import looked_into
from gongkai.apps.proactive.services.taking_over import take_over
from gongkai.apps.proactive.services.writing import require_writer
from gongkai.apps.proactive.storage import IMPORTS
from gongkai.lib import clock, table_files, versions
from gongkai.lib.errors import NotAllowed
from gongkai.lib.importing.reading import BadLayout
from gongkai.lib.importing.run import ImportState, is_forgotten
from gongkai.lib.sealing import Damaged
from gongkai.release import tidy_name

FILES_AT_MOST = 1000
MEGABYTE = 1024 * 1024


def begin_import(actor: Staff, name: str, data: bytes, files: Sequence[File]) -> ItemImport:
    """Keep a list and its files, and have the files read. The columns are laid out as the headings say.

    Raises NotATable where the list cannot be read, NotAllowed.
    """
    require_writer(actor, actor.agency)
    digest = hashlib.sha256(data).hexdigest()
    if (same := importing.same_list(actor, digest)) is not None:
        words = _("这份表已经导入过（%(count)d件），没有重复导入；有新增的，请另存为只含新增各行的文件。")
        raise NotAllowed(words % {"count": same.taken}, act="import")
    rows = table_files.rows_of(name, data)
    if not any(map(any, rows)):
        raise NotAllowed(_("表里没有内容；请核对后重新选择。"), act="import")
    if len(files) > FILES_AT_MOST:
        words = _("一次最多%(limit)d个文件；请分几次导入。")
        raise NotAllowed(words % {"limit": FILES_AT_MOST}, act="import")
    IMPORTS.keep(data)
    for file in files:  # before the rows: what a row names is there
        if not _refusal(file):
            IMPORTS.keep(file.data)
    return _begun(actor, tidy_name(name)[-255:], data, rows, files)


@transaction.atomic
def _begun(
    actor: Staff, name: str, data: bytes, rows: Sequence[Sequence[str]], files: Sequence[File]
) -> ItemImport:
    digest = hashlib.sha256(data).hexdigest()
    found = ItemImport.objects.create(
        agency=actor.agency, name=name, sha256=digest, size=len(data), begun_by=actor, layout=guessed(rows).as_data()
    )  # fmt: skip
    known: set[str] = set()
    for file in files:
        called = tidy_name(file.name)[-255:]
        if called not in known:
            known.add(called)
            _keep_file(found, called, file)
    record(events.IMPORT_BEGUN, by=actor, subject=found, data={"sha256": digest, "files": len(known)})
    return found


def _keep_file(found: ItemImport, called: str, file: File) -> None:
    sentence = _refusal(file)
    state = ImportFile.State.REFUSED if sentence else ImportFile.State.WAITING
    row = ImportFile.objects.create(
        of=found, name=called, sha256=hashlib.sha256(file.data).hexdigest(), size=len(file.data), state=state,
        sentence=sentence,
    )  # fmt: skip
    if not sentence:
        tasks.read_import_file.enqueue(row.pk)


def _refusal(file: File) -> str:
    if not file.data:
        return _("文件是空的；请核对。")
    if len(file.data) > settings.UPLOAD_LIMIT:
        limits = {"size": len(file.data) // MEGABYTE, "limit": settings.UPLOAD_LIMIT // MEGABYTE}
        return _("文件有%(size)d MB，超过%(limit)d MB的上限；请压缩其中的图片。") % limits
    return ""


def read_import_file(pk: int) -> None:
    """Read one file of a list: its text if it is a Word document, and what keeps it from leaving. Safe to repeat."""
    row = ImportFile.objects.select_related("of").filter(pk=pk, state=ImportFile.State.WAITING).first()
    if row is None or row.of.state != ImportState.OPEN:
        return
    try:
        said = _read(row.name, IMPORTS.load(row.sha256))
    except (FileNotFoundError, Damaged):
        refuse_import_file(pk, _("上传的文件已经不在或者损坏；请重新上传。"))
    except NotAllowed as refusal:
        refuse_import_file(pk, str(refusal))
    else:
        ImportFile.objects.filter(pk=pk).update(state=ImportFile.State.READ, **said)


def _read(name: str, data: bytes) -> dict[str, Any]:
    looked = looked_into(name, data)
    said = {"media_type": looked.media_type, "findings": looked.findings, "text": looked.text}
    if not name.lower().endswith(".docx"):
        return said
    word = item_of_docx(data, name)
    pictures = []
    for one in word.pictures:
        picture = looked_into(one.name, one.data)
        pictures.append({
            "name": picture.name, "sha256": IMPORTS.keep(picture.data), "media_type": picture.media_type,
            "alternative": one.alternative, "findings": picture.findings, "text": picture.text,
        })  # fmt: skip
    title = word.title or name.rpartition(".")[0]
    return said | {
        "title": title[:400], "html": word.html, "document_no": word.document_no[:80], "pictures": pictures,
        "notes": list(word.notes),
    }  # fmt: skip


def refuse_import_file(pk: int, sentence: str = "") -> None:
    """The file cannot be used; rows that name it are told so."""
    words = sentence or _("读取中断；请重新上传这个文件。")
    rows = ImportFile.objects.filter(pk=pk, state=ImportFile.State.WAITING)
    rows.update(state=ImportFile.State.REFUSED, sentence=words[:400])


@transaction.atomic
def lay_out_import(actor: Staff, pk: int, layout: Layout, *, version: int | None = None) -> ItemImport:
    """Keep which column means what; nothing is taken over yet. Raises Http404, NotAllowed, Stale."""
    found = open_import(actor, pk)
    versions.expect(found, version)
    versions.save(found, layout=layout.as_data())
    return found


def open_import(actor: Staff, pk: int) -> ItemImport:
    """Raises Http404, NotAllowed."""
    require_writer(actor, actor.agency)
    found = importing.item_import(actor, pk)
    found.require_open()
    return found


def rows_of(found: ItemImport) -> list[list[str]]:
    """The list as it was uploaded. Raises NotAllowed where it is gone."""
    return found.read_from(IMPORTS, table_files.rows_of)


def import_reading(found: ItemImport) -> Reading:
    """What the rows say by the layout that was kept. Raises BadLayout, NotAllowed."""
    layout = Layout.of_data(found.layout)
    reading = read(rows_of(found), layout, importing.around(found, layout))
    given = importing.numbers_given([one.index_no for one in reading.entries if one.index_no])
    reading.refuse_numbers(given)
    return reading


def confirm_import(actor: Staff, pk: int, *, version: int | None = None) -> ItemImport:
    """Make a draft of every row, or of none. Repeating it makes nothing twice. Raises Http404, NotAllowed, Stale."""
    found = importing.item_import(actor, pk)
    if found.state == ImportState.DONE:
        return found
    reading = _sound_reading(open_import(actor, pk))
    return _take_all(actor, pk, reading, version)


def read_at_once(actor: Staff, pk: int, *, column: str = "") -> Reading:
    """Read all files here and now, lay the columns out as the headings say, and give what the rows say.

    column: code of the one for rows that name none. Raises Http404, NotAllowed, BadLayout.
    """
    found = open_import(actor, pk)
    for row in importing.files_brought(found):
        read_import_file(row.pk)
    if column:
        default = queries.columns_for(found.agency).filter(code=column).values_list("pk", flat=True).first()
        if default is None:
            raise NotAllowed(_("没有代码是“%(code)s”的栏目；请核对。") % {"code": column}, act="import")
        found = lay_out_import(actor, pk, replace(Layout.of_data(found.layout), default=default))
    return import_reading(found)


def _sound_reading(found: ItemImport) -> Reading:
    try:
        reading = import_reading(found)
    except BadLayout as refusal:
        raise NotAllowed(str(refusal), act="import") from None
    if reading.waiting:
        raise NotAllowed(_("还有文件没有读完；请稍候再确认。"), act="import")
    reading.require_sound()
    return reading


@transaction.atomic
def _take_all(actor: Staff, pk: int, reading: Reading, version: int | None) -> ItemImport:
    found = open_import(actor, pk)
    versions.expect(found, version)
    ended = {"taken": len(reading.entries), "ended_by": actor, "ended_at": clock.now()}
    versions.save(found, state=ImportState.DONE, **ended)
    take_over(actor, found, reading.entries)
    _forget_bytes(found)
    record(events.IMPORT_DONE, by=actor, subject=found, data={"sha256": found.sha256, "count": found.taken})
    return found


@transaction.atomic
def give_up_import(actor: Staff, pk: int) -> ItemImport:
    """Nothing becomes of it, and its bytes go. Raises Http404, NotAllowed, Stale."""
    require_writer(actor, actor.agency)
    found = importing.item_import(actor, pk)
    if found.state != ImportState.GIVEN_UP:
        _end(open_import(actor, pk), actor)
    return found


def forget_imports() -> int:
    """Give up what was begun a week ago and neither taken over nor given up; gives how many."""
    old = ItemImport.objects.filter(is_forgotten())
    with transaction.atomic():
        rows = list(old)
        for found in rows:
            _end(found, None)
    return len(rows)


def _end(found: ItemImport, actor: Staff | None) -> None:
    versions.save(found, state=ImportState.GIVEN_UP, ended_by=actor, ended_at=clock.now())
    _forget_bytes(found)
    record(events.IMPORT_GIVEN_UP, by=actor, subject=found, agency=found.agency_id)


def _forget_bytes(found: ItemImport) -> None:
    """What was read goes at once, the bytes after the commit, unless another list still waits with them."""
    files = ImportFile.objects.filter(of=found)
    digests = {found.sha256, *files.values_list("sha256", flat=True)}
    digests |= {one["sha256"] for listed in files.values_list("pictures", flat=True) for one in listed}
    files.update(html="", text="", pictures=[], findings=[])
    transaction.on_commit(lambda: _forget(digests))


def _forget(digests: set[str]) -> None:
    waiting = ItemImport.objects.filter(state=ImportState.OPEN)
    wanted = set(waiting.values_list("sha256", flat=True))
    for digest, pictures in ImportFile.objects.filter(of__in=waiting).values_list("sha256", "pictures"):
        wanted |= {digest, *(one["sha256"] for one in pictures)}
    for digest in digests - wanted:
        IMPORTS.forget(digest)
