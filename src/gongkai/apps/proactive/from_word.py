"""A Word document as the beginning of an item, read in a process with limits: files come from anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.annual_report.read import Unreadable
from gongkai.annual_report.read.sources.guard import guarded
from gongkai.apps.proactive.wording import reading
from gongkai.lib.errors import NotAllowed
from gongkai.release import Kind, Refused, kind_of

SECONDS = 60.0

TOLD: Mapping[str, str | Promise] = {
    "changes": _("文件里有%(number)d处修订，已按“接受全部修订”读入，删去的文字没有带入；请核对。"),
    "hidden": _("文件里有%(number)d段含有隐藏文字，已经变为可见；请核对，不应公开的请删去。"),
    "comments": _("文件里的%(number)d条批注没有带入。"),
    "undescribed": _("有%(number)d张图片还没有替代文字；请逐张写明图上有什么，否则不能保存。"),
    "unshown": _("有%(number)d个图形或者图片的格式网页不能显示，没有带入；请另存为PNG或者JPG后插入。"),
    "formulas": _("有%(number)d个公式只带入了文字；请核对，需要原样显示的，请改为图片。"),
}  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """alternative: what the document says of it, "" if nothing."""

    name: str
    data: bytes
    alternative: str


@dataclass(frozen=True)
class FromWord:
    """What a document gives to an item. html: clean, pictures by number as attachment:1 …; notes: sentences for the person.

    title: "" if none can be told.
    """

    title: str
    html: str
    pictures: tuple[Picture, ...]
    notes: tuple[str, ...]
    document_no: str = ""


def item_of_docx(data: bytes, name: str = "document.docx") -> FromWord:
    """Raises NotAllowed for what is no Word document or cannot be read."""
    try:
        kind_of(data, name, frozenset((Kind.DOCX,)))
        said, value = guarded(reading.read, data, name, seconds=SECONDS)
    except (Unreadable, Refused) as refusal:
        raise NotAllowed(refusal.sentence, act="write") from None
    if said == "refused":
        raise NotAllowed(value, act="write")
    notes = tuple(str(TOLD[code]) % {"number": number} for code, number in value["told"])
    pictures = tuple(Picture(*one) for one in value["pictures"])
    return FromWord(value["title"], value["html"], pictures, notes, value["document_no"])
