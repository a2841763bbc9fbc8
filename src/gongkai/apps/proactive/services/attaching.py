"""Attachments of an item: looked at first, then kept by their hash, then shown by the version in work."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import events, gate, queries, records
from gongkai.apps.proactive.models import Attachment, Item
from gongkai.apps.proactive.services.keeping import newest_of, note
from gongkai.apps.proactive.services.writing import Shown, require_writer, save, shown_by
from gongkai.apps.proactive.states import State
from gongkai.apps.proactive.storage import STORE
from gongkai.lib import versions
from gongkai.lib.errors import NotAllowed
from gongkai.lib.uploads import Fault, Sound, examined
from gongkai.release import ATTACHED, FORMS, Kind, Refused, as_utf8, ending_of, kind_of, tidy_name

FILES_AT_MOST = 50
UTF8_TEXT = "text/plain; charset=utf-8"


def attach(
    actor: Staff, pk: int, *, name: str, data: bytes, title: str = "", alternative: str = "", version: int | None = None
) -> Attachment:  # fmt: skip
    """Add a file to the draft; the same file is there once. What the gate finds is kept with it. Raises Http404, NotAllowed, Stale."""
    _require_open(actor, pk, version)
    brought = looked_into(name, data)
    if brought.media_type.startswith("image/") and not alternative.strip():
        raise NotAllowed(
            _("还没有写图片的替代文字；请用一句话说明图上有什么，供看不见图片的人阅读。"), act="attach"
        )
    return _put(actor, pk, brought, Shown(0, title, alternative), version)


@dataclass(frozen=True)
class Brought:
    """A file that may be kept, with what the gate says of it. text: what of it a search may find."""

    name: str
    media_type: str
    data: bytes
    findings: list[dict[str, str]]
    text: str


def looked_into(name: str, data: bytes) -> Brought:
    """It may take a minute: call it outside a transaction. Text is kept as UTF-8. Raises NotAllowed."""
    data = _readable(name, data)
    kept = _sound(name, data)
    looked = gate.look_into(data, kept.name)
    return Brought(kept.name, kept.media_type, data, looked.findings, looked.text)


def _require_open(actor: Staff, pk: int, version: int | None) -> Item:
    item = queries.get(actor, pk)
    require_writer(actor, item.agency)
    if item.state != State.DRAFT:
        raise NotAllowed(
            _("这件信息现在不在起草中，附件不能改动；请先取回、退回或者开始更新。"), act="attach"
        )
    versions.expect(item, version)
    return item


def _readable(name: str, data: bytes) -> bytes:
    """A text whose encoding no browser has to guess; any other file as it is."""
    if ending_of(name) != "txt":
        return data
    try:
        return as_utf8(data)
    except Refused as refusal:
        raise NotAllowed(refusal.sentence, act="attach") from None


def _sound(name: str, data: bytes) -> Sound:
    called = tidy_name(name)
    try:
        kind = kind_of(data, called, ATTACHED)
    except Refused as refusal:
        raise NotAllowed(refusal.sentence, act="attach") from None
    if isinstance(examined(called, data), Fault):
        words = _(
            "“%(name)s”含有宏、程序或者不正常的内容，不能公开；请用原来的软件另存，或者打印成PDF再添加。"
        )
        raise NotAllowed(words % {"name": called}, act="attach")
    return Sound(called, UTF8_TEXT if kind is Kind.TEXT else FORMS[kind].media_type)


@transaction.atomic
def _put(actor: Staff, pk: int, brought: Brought, shown: Shown, version: int | None) -> Attachment:
    item = _require_open(actor, pk, version)  # again, now that nothing can come between
    already = shown_by(newest_of(item))
    if len(already) >= FILES_AT_MOST:
        raise too_many()
    file = kept(actor, item, brought)
    others = [one for one in already if one.attachment != file.pk]
    _show(actor, item, [*others, Shown(file.pk, shown.title, shown.alternative)])
    return file


def kept(actor: Staff, item: Item, brought: Brought) -> Attachment:
    """The row of a file, the same bytes once for each item; only now are they kept: what is refused leaves none."""
    digest = hashlib.sha256(brought.data).hexdigest()
    STORE.keep(brought.data)
    file, _made = Attachment.objects.get_or_create(
        item=item, sha256=digest,
        defaults={
            "name": brought.name, "media_type": brought.media_type, "size": len(brought.data),
            "findings": brought.findings, "text": brought.text, "added_by": actor,
        },
    )  # fmt: skip
    note(events.FILE_ADDED, item, actor, file=file.pk, sha256=digest)
    return file


def too_many() -> NotAllowed:
    words = _("附件最多%(number)d个；请合并成较少的文件。")
    return NotAllowed(words % {"number": FILES_AT_MOST}, act="attach")


@transaction.atomic
def detach(actor: Staff, pk: int, number: int, *, version: int | None = None) -> Item:
    """Show an attachment no more; the bytes stay for the versions that did. Raises Http404, NotAllowed, Stale."""
    item = _require_open(actor, pk, version)
    queries.attachment(actor, pk, number)
    return _show(actor, item, [one for one in shown_by(newest_of(item)) if one.attachment != number])


def _show(actor: Staff, item: Item, files: Sequence[Shown]) -> Item:
    words = records.words_of(newest_of(item))
    return save(actor, item.pk, words, files=files, change=newest_of(item).change)


def read(actor: Staff, pk: int, number: int) -> tuple[Attachment, bytes]:
    """An attachment with its bytes; what is not what was kept is not handed out. Raises Http404, NotAllowed."""
    file = queries.attachment(actor, pk, number)
    try:
        data = STORE.load(file.sha256)
    except FileNotFoundError:
        words = _("“%(name)s”已不在数据文件夹中；请联系技术人员从备份恢复。")
        raise NotAllowed(words % {"name": file.name}, act="attach") from None
    if hashlib.sha256(data).hexdigest() != file.sha256:
        words = _("“%(name)s”与登记时的指纹不符，可能被改动过，不能使用；请联系技术人员从备份恢复。")
        raise NotAllowed(words % {"name": file.name}, act="attach")
    return file, data
