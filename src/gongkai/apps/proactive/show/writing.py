"""The sentences of the writing page: who else is here, what was kept, what a paste brought, and words for its script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive.models import Item, Presence, VersionFile
from gongkai.apps.proactive.pasted import Pasted
from gongkai.apps.proactive.records import Words
from gongkai.apps.proactive.show.difference import Difference, of_typed
from gongkai.lib import clock

PICTURES = frozenset(("image/png", "image/jpeg"))


def moment_of(at: datetime) -> str:
    """10:32:05 today, with the day before it on another."""
    local = timezone.localtime(at)
    pattern = "%H:%M:%S" if local.date() == clock.today() else "%Y-%m-%d %H:%M:%S"
    return local.strftime(pattern)


def others_of(others: Sequence[Presence]) -> list[str]:
    words = _("%(name)s也打开了这件信息（%(at)s）。请商量由谁修改，以免互相覆盖。")
    return [words % {"name": one.person.name, "at": moment_of(one.seen_at)} for one in others]


def changed_since(actor: Staff, item: Item, seen: int | None) -> str:
    """That somebody saved since the page was opened; "" if nobody did."""
    newest = item.newest
    if newest is None or seen is None or seen == item.version:
        return ""
    who = _("您在另一个页面") if newest.author_id == actor.pk else newest.author.name
    words = _("%(who)s在%(at)s保存了新的内容。您写的不会丢：保存时会列出差别，由您决定。")
    return words % {"who": who, "at": moment_of(newest.saved_at)}


def against_saved(item: Item, typed: Words) -> Difference:
    """From what is saved by now to what was typed."""
    assert item.newest is not None  # an item is made together with its first version
    return of_typed(item.kind, item.newest, typed)


@dataclass(frozen=True)
class Place:
    """Where the script of the page turns to. files: the address of an attachment with 0 for its number; "" for none yet."""

    keep: str
    drop: str
    leave: str = ""
    pictures: str = ""
    files: str = ""


def place_of(pk: int) -> Place:
    names = {one: reverse(f"proactive:{one}", args=[pk]) for one in ("keep", "drop", "leave")}
    files = reverse("proactive:file", args=[pk, 0])
    return Place(**names, pictures=reverse("proactive:picture", args=[pk]), files=files)


def new_place(agency: int, column: int) -> Place:
    args = [agency, column]
    return Place(reverse("proactive:keep_new", args=args), reverse("proactive:drop_new", args=args))


def pictures_of(files: Sequence[VersionFile]) -> list[tuple[int, str, str]]:
    """Number, name and alternative text of the attachments that a text can show."""
    pictures = (one for one in files if one.attachment.media_type in PICTURES)
    return [(one.attachment_id, one.title or one.attachment.name, one.alternative) for one in pictures]


def told_of(found: Pasted) -> list[str]:
    told = []
    if found.hidden:
        words = _("粘贴的内容里有%(number)d处隐藏文字，已经变为可见；请核对，不应公开的请删去。")
        told.append(words % {"number": found.hidden})
    if found.pictures:
        words = _("有%(number)d张图片没有带入；请用“图片”按钮逐张插入，并写明替代文字。")
        told.append(words % {"number": found.pictures})
    return told


def script_words() -> dict[str, str]:
    """What the script of the page says by itself."""
    return {
        "unsaved": _("有改动还没有保存。"),
        "kept": _("{at}已自动保存，还没有存为草稿。"),
        "failed": _("没有自动保存成功，您的改动只在这个页面上；请点“保存草稿”，或者检查网络。"),
        "pasting": _("正在整理粘贴的内容……"),
        "pasted": _("粘贴的内容已经整理。"),
        "paste_failed": _("没有连上服务器，只粘贴了文字，格式没有带入；保存时会检查内容。"),
        "no_alternative": _("还没有写替代文字；请用一句话说明图上有什么，供看不见图片的人阅读。"),
        "no_picture": _("还没有选择图片；请选择已有的图片，或者选择新的图片文件。"),
        "bad_address": _("网址不完整；请填写以 http:// 或者 https:// 开头的网址。"),
        "sending": _("正在上传并检查……"),
        "undescribed": _("还没有替代文字"),
    }
