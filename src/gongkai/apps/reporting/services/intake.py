"""Bringing files: each is kept before it is acknowledged, and read by a background task afterwards."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.services import record
from gongkai.apps.reporting import events, queries, states, storage, tasks
from gongkai.apps.reporting.models import Intake, IntakeItem, Source
from gongkai.lib.errors import NotAllowed

FILES_AT_MOST = 200
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Brought:
    """A file as it arrived: the name it had there, and its bytes."""

    name: str
    data: bytes


def bring(actor: Staff, files: Sequence[Brought], *, key: UUID) -> Intake:
    """Keep the files for the actor's body and have them read. Sent twice with one key, it is done once.

    A file that cannot be kept gets its sentence; the others go on. Raises NotAllowed.
    """
    states.require_import(actor)
    if not files or len(files) > FILES_AT_MOST:
        raise NotAllowed(
            _("请选择1至%(limit)d个文件；更多的文件请分几次导入。") % {"limit": FILES_AT_MOST}, act="bring"
        )
    if (before := queries.intakes(actor).filter(key=key).first()) is not None:
        return before
    for file in files:  # before the rows: what a row names is there
        if _refusal(file) is None:
            storage.keep(file.data)
    try:
        return _bring(actor, files, key)
    except IntegrityError:  # the same form at the same moment, by a double click
        if (before := queries.intakes(actor).filter(key=key).first()) is not None:
            return before
        raise


@transaction.atomic
def _bring(actor: Staff, files: Sequence[Brought], key: UUID) -> Intake:
    intake = Intake.objects.create(key=key, agency=actor.agency, by=actor)
    items = [_item(actor, intake, place, file) for place, file in enumerate(files)]
    for item in items:
        if item.state == IntakeItem.State.WAITING:
            tasks.read_item.enqueue(item.pk)
    states = [item.state for item in items]
    record(
        events.FILES_BROUGHT,
        by=actor,
        subject=intake,
        data={
            "files": len(items),
            "new": states.count(IntakeItem.State.WAITING),
            "known": states.count(IntakeItem.State.KNOWN),
            "refused": states.count(IntakeItem.State.REFUSED),
        },
    )
    return intake


def _item(actor: Staff, intake: Intake, place: int, file: Brought) -> IntakeItem:
    name = _tidy(file.name)
    if sentence := _refusal(file):
        return IntakeItem.objects.create(
            intake=intake, position=place, name=name, state=IntakeItem.State.REFUSED, sentence=sentence
        )
    source, is_new = Source.objects.get_or_create(
        agency=actor.agency,
        sha256=storage.sha256(file.data),
        defaults={"name": name, "size": len(file.data), "brought_by": actor},
    )
    known = not is_new and hasattr(source, "report")
    state = IntakeItem.State.KNOWN if known else IntakeItem.State.WAITING
    return IntakeItem.objects.create(intake=intake, position=place, name=name, state=state, source=source)


def _refusal(file: Brought) -> str | None:
    if not file.data:
        return _("文件是空的，没有任何内容；请检查后重新导入。")
    if len(file.data) > settings.UPLOAD_LIMIT:
        return _("文件有%(size)d MB，超过%(limit)d MB的上限；请压缩其中的图片或拆分后再导入。") % {
            "size": len(file.data) // MEGABYTE,
            "limit": settings.UPLOAD_LIMIT // MEGABYTE,
        }
    return None


def _tidy(name: str) -> str:
    """The last part of a path, without signs that cannot be seen, short enough for the row."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()
    return seen[-255:] or _("未命名文件")
