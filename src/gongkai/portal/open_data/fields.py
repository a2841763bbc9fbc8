"""The fields of an item as data: name, meaning, value. Files, streams and the API have the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.apps.proactive.show.validity import status_of
from gongkai.portal.items import addresses
from gongkai.portal.items.pages import source_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from gongkai.apps.proactive.queries.published import Item, ItemVersion

Value = str | int | None
Whole = Callable[[str], str]


@dataclass(frozen=True)
class Field:
    name: str
    meaning: str | Promise
    value: Callable[[Item, ItemVersion, Whole], Value]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None


FIELDS: tuple[Field, ...] = (
    Field("id", _("本网站内的编号，不变"), lambda i, _v, _w: i.pk),
    Field("index_no", _("索引号"), lambda i, _v, _w: i.index_no),
    Field("title", _("标题"), lambda _i, v, _w: v.title),
    Field("document_no", _("发文字号"), lambda _i, v, _w: v.document_no),
    Field("issuing_agency", _("发文机关"), lambda i, v, _w: v.issuing_agency or source_of(i)),
    Field("publishing_agency", _("发布机构"), lambda i, _v, _w: i.agency.name),
    Field("body", _("发布机构的编号"), lambda i, _v, _w: i.agency_id),
    Field("column", _("栏目的代码"), lambda i, _v, _w: i.column.code),
    Field("column_name", _("栏目的名称"), lambda i, _v, _w: i.column.name),
    Field("kind", _("信息种类的代码"), lambda i, _v, _w: i.kind),
    Field("subject_category", _("主题分类"), lambda _i, v, _w: v.subject_category),
    Field("genre", _("体裁"), lambda _i, v, _w: v.genre),
    Field("formed_on", _("成文日期"), lambda _i, v, _w: _day(v.formed_on)),
    Field("published_at", _("首次发布的时间"), lambda i, _v, _w: _moment(i.published_at)),
    Field("renewed_at", _("现有内容发布的时间"), lambda i, _v, _w: _moment(i.renewed_at)),
    Field("validity_status", _("有效性：not_yet_in_force 尚未施行、in_force 有效、revised 已修改、repealed 已废止、expired 已失效，没有的为空"), lambda i, _v, _w: status_of(i)),
    Field("effective_on", _("施行日期"), lambda _i, v, _w: _day(v.effective_on)),
    Field("expires_on", _("有效期至"), lambda _i, v, _w: _day(v.expires_on)),
    Field("keywords", _("主题词"), lambda _i, v, _w: v.keywords),
    Field("summary", _("内容概述"), lambda _i, v, _w: v.summary),
    Field("source_kind", _("来源：own 本机关制作、repost 转载"), lambda _i, v, _w: v.source_kind),
    Field("source_name", _("转载的来源"), lambda _i, v, _w: v.source_name),
    Field("source_url", _("转载来源的网址"), lambda _i, v, _w: v.source_url),
    Field("url", _("网页的网址"), lambda i, _v, whole: whole(addresses.of_item(i.pk))),
)  # fmt: skip
NAMES = tuple(field.name for field in FIELDS)


def facts_of(item: Item, whole: Whole) -> Mapping[str, Value]:
    """whole: makes a whole address of a path."""
    version = item.published
    assert version is not None
    return {field.name: field.value(item, version, whole) for field in FIELDS}
