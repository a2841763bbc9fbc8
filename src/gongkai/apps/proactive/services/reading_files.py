"""The words of attachments that were kept before files were read for the search: taken out later, one after the other.

Each file is its own transaction, and one that has its words is not looked at again: whoever is stopped begins anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai.apps.proactive import gate
from gongkai.apps.proactive.models import Attachment
from gongkai.apps.proactive.queries.findable import SEARCHED_AS
from gongkai.apps.proactive.storage import STORE
from gongkai.apps.search_index import services as search_index
from gongkai.lib.errors import NotAllowed
from gongkai.lib.sealing import Damaged

BATCH = 500


@dataclass(frozen=True)
class FileRead:
    """characters: how many were found; none in a scan. sentence: why it could not be read, "" where it could."""

    pk: int
    item: int
    name: str
    characters: int = 0
    sentence: str = ""


def files_without_words(after: int = 0) -> QuerySet[Attachment]:
    """Pictures have none. after: only files with a higher number."""
    rows = Attachment.objects.filter(pk__gt=after, text="").exclude(media_type__startswith="image/")
    return rows.order_by("pk")


def read_files(after: int = 0) -> Iterator[FileRead]:
    """Every such file, as it is read; the search hears of it through its outbox."""
    while batch := list(files_without_words(after)[:BATCH]):
        for file in batch:
            yield _read(file)
        after = batch[-1].pk


def _read(file: Attachment) -> FileRead:
    read = FileRead(file.pk, file.item_id, file.name)
    try:
        words = gate.look_into(STORE.load(file.sha256), file.name).text
    except FileNotFoundError:
        return replace(read, sentence=_("文件已不在数据文件夹中；请从备份恢复。"))
    except Damaged:
        return replace(read, sentence=_("文件损坏，或者不是用现在的密钥加密的；请从备份恢复。"))
    except NotAllowed as refusal:
        return replace(read, sentence=str(refusal))
    if words:
        _keep(file, words)
    return replace(read, characters=len(words))


@transaction.atomic
def _keep(file: Attachment, words: str) -> None:
    Attachment.objects.filter(pk=file.pk).update(text=words)
    search_index.note(SEARCHED_AS, [file.item_id])
