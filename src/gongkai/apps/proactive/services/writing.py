"""Writing an item: begun, saved in versions, with its attachments. Nothing here is seen by the public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive import events, markup, queries, records
from gongkai.apps.proactive.kinds import BY_CODE
from gongkai.apps.proactive.models import Attachment, Item, ItemVersion, VersionFile
from gongkai.apps.proactive.records import Words
from gongkai.apps.proactive.services.keeping import newest_of, note, take_up
from gongkai.apps.proactive.states import WRITERS, State
from gongkai.letters.words import clean, clean_lines
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed

# Whoever hands them in, page, interface, list or command: a sign that no XML may hold would end feed and DOCX.
_LINE = (
    "title",
    "keywords",
    "composite_category",
    "issuing_agency",
    "document_no",
    "source_name",
    "source_url",
)
_LINES = ("summary", "attribute_basis", "attribute_reason")
TOO_LONG = 2_000_000  # characters of HTML: some five hundred pages


@dataclass(frozen=True)
class Shown:
    """An attachment as a version shows it. alternative: what a picture tells to who cannot see it."""

    attachment: int
    title: str = ""
    alternative: str = ""


def require_writer(actor: Staff, agency: Agency) -> None:
    """Raises NotAllowed for who may not write items of this body."""
    if not any(actor.has_role(role, agency=agency) for role in WRITERS):
        words = _("信息由“%(agency)s”的%(roles)s起草和修改，您没有这个角色。")
        roles = "、".join(str(role.label) for role in WRITERS)
        raise NotAllowed(words % {"agency": agency.name, "roles": roles}, act="write")


@transaction.atomic
def create(
    actor: Staff, agency: Agency, words: Words, *, kind: str = "", files: Sequence[Shown] = ()
) -> Item:
    """Begin an item of a body. kind: that of the column unless said otherwise. Raises NotAllowed."""
    require_writer(actor, agency)
    if agency.closed_on is not None:
        words_ = _("“%(agency)s”已经撤销，不能再起草新的信息；请以继续行使其职权的单位起草。")
        raise NotAllowed(words_ % {"agency": agency.name}, act="write")
    column = queries.columns_for(agency).filter(pk=words.column).first()
    if column is None:
        raise NotAllowed(_("没有这个栏目，或者它已经停用；请重新选择。"), act="write")
    item = Item.objects.create(agency=agency, kind=kind or column.kind, column=column)
    _write(actor, item, words, files, number=1)
    note(events.CREATED, item, actor, kind=item.kind, column=column.pk)
    return item


@transaction.atomic
def save(
    actor: Staff,
    pk: int,
    words: Words,
    *,
    files: Sequence[Shown] | None = None,
    change: str = "",
    version: int | None = None,
) -> Item:
    """Save what was written. files: None leaves them as they are. Raises Http404, NotAllowed, Stale.

    The version of the same author is written over until it is sent for review; another author begins a new one, and so
    does a change to what was already reviewed or published.
    """
    item = queries.get(actor, pk)
    require_writer(actor, item.agency)
    if item.state != State.DRAFT:
        raise NotAllowed(_("这件信息现在不在起草中，不能修改；请先取回、退回或者开始更新。"), act="write")
    versions.expect(item, version)
    if not queries.columns_for(item.agency).filter(pk=words.column).exists():
        raise NotAllowed(_("没有这个栏目，或者它已经停用；请重新选择。"), act="write")
    newest = newest_of(item)
    shown = tuple(files) if files is not None else tuple(shown_by(newest))
    if newest.frozen_at is None and newest.author_id == actor.pk:
        VersionFile.objects.filter(version=newest).delete()
        _write(actor, item, words, shown, number=newest.number, change=change)
    else:
        _write(actor, item, words, shown, number=newest.number + 1, change=change)
    note(events.SAVED, item, actor, version=newest_of(item).number)
    return item


def shown_by(version: ItemVersion) -> list[Shown]:
    """The attachments of a version in their order."""
    rows = version.files.values_list("attachment_id", "title", "alternative")
    return [Shown(*row) for row in rows]


def write_anew(item: Item) -> None:
    """The words of the newest version once more, as the next one; they stay the work of who wrote them."""
    newest = newest_of(item)
    words, shown = records.words_of(newest), shown_by(newest)
    _write(newest.author, item, words, shown, number=newest.number + 1, change=newest.change)


def _write(
    actor: Staff, item: Item, words: Words, files: Sequence[Shown], *, number: int, change: str = ""
) -> None:
    text = _plain(item.kind, words)
    values = {**asdict(text), "fields": dict(text.fields), "column_id": text.column}
    del values["column"]
    saved, _made = ItemVersion.objects.update_or_create(
        item=item,
        number=number,
        defaults={**values, "author": actor, "saved_at": clock.now(), "change": change[:200]},
    )
    own = set(Attachment.objects.filter(item=item).values_list("pk", flat=True))
    if not own.issuperset((*(one.attachment for one in files), *markup.attachments_in(text.body))):
        raise NotAllowed(_("附件不属于这件信息；请刷新页面后重新添加。"), act="write")
    VersionFile.objects.bulk_create(
        VersionFile(
            version=saved,
            attachment_id=one.attachment,
            position=place,
            title=clean(one.title)[:200],
            alternative=clean(one.alternative)[:200],
        )
        for place, one in enumerate(files, 1)
    )
    take_up(item, saved)


def _plain(kind: str, words: Words) -> Words:
    """The words as they are kept: without unseen signs, the text with nothing but what it may hold."""
    plain: dict[str, Any] = {name: clean(getattr(words, name)) for name in _LINE}
    plain |= {name: "\n".join(clean_lines(getattr(words, name))) for name in _LINES}
    if not plain["title"]:
        raise NotAllowed(_("还没有写标题；请填写信息名称。"), act="write")
    if plain["source_url"] and not plain["source_url"].startswith(("http://", "https://")):
        raise NotAllowed(_("来源网址应当以 http:// 或者 https:// 开头；请改正。"), act="write")
    if len(words.body) > TOO_LONG:
        raise NotAllowed(_("正文太长；请把表格和附表作为附件上传。"), act="write")
    known = BY_CODE[kind]
    fields = {
        code: "\n".join(clean_lines(value))
        for code, value in words.fields.items()
        if known.field(code) and value
    }
    return replace(words, **plain, body=markup.clean(words.body), fields=fields)
