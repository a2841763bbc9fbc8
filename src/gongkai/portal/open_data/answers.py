"""Rows as the values that the API answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from gongkai.apps.proactive.queries import linked, published
from gongkai.apps.reporting.show.words import official_title
from gongkai.portal.items import addresses
from gongkai.portal.items.body import body_of
from gongkai.portal.open_data.fields import Whole, facts_of
from gongkai.portal.reports.items import address as report_address

if TYPE_CHECKING:
    from gongkai.apps.proactive.queries.linked import Relation
    from gongkai.apps.proactive.queries.published import Agency, Column, Item, VersionFile
    from gongkai.apps.reporting.queries.public import AnnualReport


def whole_item(item: Item, whole: Whole) -> dict[str, Any]:
    version = item.published
    assert version is not None
    files = published.files_of(item)
    return {
        **facts_of(item, whole),
        "html": body_of(version.body, files).html,
        "details": version.fields,
        "files": [_file(one, whole) for one in files],
        "related": [_related(item, one, whole) for one in linked.relations_of(item)],
        "emergency": item.after_review_due.isoformat() if item.after_review_due else None,
    }


def _file(one: VersionFile, whole: Whole) -> dict[str, Any]:
    kept = one.attachment
    return {
        "name": kept.name,
        "media_type": kept.media_type,
        "size": kept.size,
        "sha256": kept.sha256,
        "url": whole(addresses.of_file(kept)),
    }


def _related(item: Item, relation: Relation, whole: Whole) -> dict[str, Any]:
    is_forth = relation.item_id == item.pk
    other = relation.to if is_forth else relation.item
    assert other.published is not None
    return {
        "kind": relation.kind,
        "direction": "to" if is_forth else "from",
        "id": other.pk,
        "title": other.published.title,
        "url": whole(addresses.of_item(other.pk)),
    }


def columns(found: list[Column], whole: Whole) -> list[dict[str, Any]]:
    codes = {one.pk: one.code for one in found}
    return [
        {
            "code": one.code,
            "name": one.name,
            "description": one.description,
            "parent": codes.get(one.parent_id) if one.parent_id else None,
            "kind": one.kind,
            "closed_on": one.closed_on.isoformat() if one.closed_on else None,
            "url": whole(addresses.of_column(one.code)),
            "feed": whole(addresses.of_feed(one.code)),
        }
        for one in found
    ]


def body(one: Agency, whole: Whole) -> dict[str, Any]:
    return {
        "id": one.pk,
        "name": one.name,
        "short_name": one.short_name,
        "kind": one.kind,
        "level": one.level,
        "feed": whole(reverse("portal_items:body_feed", args=[one.pk])),
    }


def report(one: AnnualReport, whole: Whole) -> dict[str, Any]:
    assert one.body is not None
    assert one.edition is not None
    return {
        "body": one.body.name,
        "year": one.year,
        "title": official_title(one),
        "published_at": one.edition.published_at.isoformat(timespec="seconds"),
        "url": whole(report_address(one)),
        "json_url": whole(report_address(one, "json")),
        "csv_url": whole(report_address(one, "csv")),
    }
