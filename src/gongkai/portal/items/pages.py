"""What stands on the page of an item, made from its published version."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.apps.proactive.kinds import BY_CODE
from gongkai.apps.proactive.show.validity import stamp_of, status_of
from gongkai.lib.ui.dates import in_words, local_day
from gongkai.lib.ui.meta import ArticleMeta, ColumnMeta, PageMeta
from gongkai.lib.ui.parts import Link, Term
from gongkai.portal.items import addresses

if TYPE_CHECKING:
    from gongkai.apps.proactive.queries.linked import ChannelRelease
    from gongkai.apps.proactive.queries.published import Attachment, Column, Item, ItemVersion, VersionFile

WHOLE_SITE = ColumnMeta(
    gettext_lazy("政府信息公开"),
    gettext_lazy("各机关主动公开的政府信息，按栏目排列。"),
    (gettext_lazy("政府信息公开"), gettext_lazy("主动公开")),
    gettext_lazy("政府信息公开"),
)
_BETWEEN = re.compile(r"[\s,，;；、]+")


@dataclass(frozen=True)
class ShownFile:
    """type: the ending of its name, as people call it: PDF, DOCX."""

    link: Link
    type: str
    size: str


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _BETWEEN.split(text) if word)


def column_meta(column: Column) -> ColumnMeta:
    kind = column.column_type or str(BY_CODE[column.kind].label)
    return ColumnMeta(column.name, column.description, _words(column.keywords) or (column.name,), kind)


def source_of(item: Item) -> str:
    """Where the text comes from: the body itself, or the one it was taken over from."""
    assert item.published is not None
    is_repost = item.published.source_kind == "repost"
    return (item.published.source_name if is_repost else "") or item.agency.name


def meta_of(item: Item, images: Sequence[str], whole: Callable[[str], str]) -> PageMeta:
    """whole: makes a whole address of a path."""
    assert item.published is not None
    assert item.published_at is not None
    article = ArticleMeta(
        title=item.published.title,
        published_at=item.published_at,
        source=source_of(item),
        keywords=_words(item.published.keywords),
        description=item.published.summary,
        images=tuple(whole(image) for image in images),
        url=whole(addresses.of_item(item.pk)),
    )
    return PageMeta(column_meta(item.column), article)


def terms_of(item: Item) -> list[Term]:
    """The head of a document as the State Council's library prints it: these fields in this order, and no others."""
    version = item.published
    assert version is not None
    assert item.published_at is not None
    formed = version.formed_on.isoformat() if version.formed_on else None
    terms = [
        Term(_("索引号"), item.index_no),
        Term(_("主题分类"), version.subject_category or None, why=_("没有归类")),
        Term(_("发文机关"), version.issuing_agency or source_of(item)),
        Term(_("成文日期"), formed, why=_("没有写明")),
        Term(_("标题"), version.title),
        Term(_("发文字号"), version.document_no or None, why=_("没有发文字号")),
        Term(_("发布日期"), local_day(item.published_at).isoformat()),
    ]
    if stamp := stamp_of(item):
        terms += [Term(_("有效性"), tag=stamp), *_in_force(version)]
    return terms


def _in_force(version: ItemVersion) -> list[Term]:
    """From when until when a document holds, as far as it says so."""
    days = ((_("施行日期"), version.effective_on), (_("有效期至"), version.expires_on))
    return [Term(label, day.isoformat()) for label, day in days if day]


def fields_of(item: Item) -> list[Term]:
    """What the kind of the item asks beside, as far as it was filled in."""
    assert item.published is not None
    given = item.published.fields
    return [
        Term(one.label, lines=tuple(given[one.code].split("\n")))
        for one in BY_CODE[item.kind].fields
        if given.get(one.code)
    ]


def repost_of(item: Item) -> Link | None:
    """The source of what was taken over from elsewhere, with its address where one was given."""
    version = item.published
    assert version is not None
    if version.source_kind != "repost":
        return None
    facts = {"name": source_of(item), "level": version.get_source_level_display()}
    words = _("%(name)s（%(level)s）") if facts["level"] else "%(name)s"
    return Link(words % facts, version.source_url)


def notes_of(item: Item, reviewed_at: datetime | None = None) -> list[tuple[str, str]]:
    """Tone and sentence of what the reader has to know before the text. reviewed_at: the review after an emergency release."""
    notes = []
    if item.after_review_due is not None:
        words = _(
            "本信息应急发布，发布前没有审查，将在%(day)s以前完成审查；审查不通过的，会撤回并说明理由。应急发布的理由：%(reason)s"
        )
        facts = {"day": in_words(item.after_review_due), "reason": item.release_reason}
        notes.append(("warn", words % facts))
    elif reviewed_at is not None:
        words = _("本信息曾应急发布，已于%(day)s完成事后审查。应急发布的理由：%(reason)s")
        facts = {"day": in_words(local_day(reviewed_at)), "reason": item.release_reason}
        notes.append(("info", words % facts))
    return notes + _of_validity(item)


def _of_validity(item: Item) -> list[tuple[str, str]]:
    status, stamp = status_of(item), stamp_of(item)
    if status == "revised":
        return [("info", _("本文件已修改，下面是修改以后合并的文本。"))]
    if status == "not_yet_in_force":
        return [("info", _("本文件已经公布，尚未施行；施行日期见信息表。"))]
    if stamp is not None and status != "in_force":
        words = _("本文件的有效性为“%(status)s”，请勿作为现行依据引用。")
        return [("warn", words % {"status": stamp.text})]
    return []


def renewed_on(item: Item) -> str:
    """The day of the last update; nothing where the text is the one that was first published."""
    if item.renewed_at is None or item.renewed_at == item.published_at:
        return ""
    return local_day(item.renewed_at).isoformat()


def files_below(
    files: Sequence[VersionFile],
    pictures: Sequence[int],
    address: Callable[[Attachment], str] = addresses.of_file,
) -> list[ShownFile]:
    """The attachments that are listed below the text: all but those that are seen in it."""
    return [
        ShownFile(
            Link(one.title or one.attachment.name, address(one.attachment)),
            addresses.ending_of(one.attachment.name).upper(),
            filesizeformat(one.attachment.size),
        )
        for one in files
        if one.attachment_id not in pictures
    ]


def channels_of(releases: Sequence[ChannelRelease]) -> list[Term]:
    """The other ways by which it went out, with their days."""
    return [_channel(one) for one in releases]


def _channel(one: ChannelRelease) -> Term:
    day = one.released_on.isoformat()
    if one.address.startswith(("http://", "https://")):
        return Term(one.get_channel_display(), day, one.address)
    return Term(one.get_channel_display(), lines=(day, one.address) if one.address else (day,))
