"""The page of an item in the words of schema.org, for search engines: a block of data, which no browser runs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from gongkai.apps.proactive.show.validity import status_of
from gongkai.lib import site
from gongkai.portal.items import addresses

if TYPE_CHECKING:
    from gongkai.apps.proactive.queries.linked import Relation
    from gongkai.apps.proactive.queries.published import Item, VersionFile

LEGISLATION = frozenset({"normative_document", "government_rules"})
FORCE = {
    "not_yet_in_force": "NotInForce",
    "in_force": "InForce",
    "revised": "PartiallyInForce",
    "repealed": "NotInForce",
    "expired": "NotInForce",
}
# As Django's json_script does it: nothing in the data can end the block.
ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def block_of(
    item: Item, files: Sequence[VersionFile], relations: Sequence[Relation], whole: Callable[[str], str]
) -> SafeString:
    """whole: makes a whole address of a path."""
    text = json.dumps(_facts(item, files, relations, whole), ensure_ascii=False).translate(ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 (escaped above)


def _facts(
    item: Item, files: Sequence[VersionFile], relations: Sequence[Relation], whole: Callable[[str], str]
) -> dict[str, Any]:
    version = item.published
    assert version is not None
    assert item.published_at is not None
    assert item.renewed_at is not None
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation" if item.kind in LEGISLATION else "Article",
        "@id": whole(addresses.of_item(item.pk)),
        "identifier": item.index_no,
        "headline": version.title,
        "description": version.summary,
        "keywords": version.keywords,
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        "datePublished": timezone.localtime(item.published_at).isoformat(timespec="minutes"),
        "dateModified": timezone.localtime(item.renewed_at).isoformat(timespec="minutes"),
        "dateCreated": version.formed_on.isoformat() if version.formed_on else "",
        "publisher": {"@type": "GovernmentOrganization", "name": item.agency.name},
        "isPartOf": {"@type": "WebSite", "name": site.current().name, "url": whole("/")},
        "isBasedOn": _sources(item, relations, whole),
        "encoding": [_file(one, whole) for one in files],
    }
    if item.kind in LEGISLATION:
        facts |= {
            "legislationIdentifier": item.document_no,
            "legislationLegalForce": FORCE.get(status_of(item), ""),
            "legislationDate": facts["dateCreated"],
        }
    return {name: value for name, value in facts.items() if value not in ("", [], None)}


def _sources(item: Item, relations: Sequence[Relation], whole: Callable[[str], str]) -> list[str]:
    """The document that is interpreted, and where a repost was taken from."""
    assert item.published is not None
    documents = [
        whole(addresses.of_item(one.to_id))
        for one in relations
        if one.kind == "interprets" and one.item_id == item.pk
    ]
    is_repost = item.published.source_kind == "repost"
    return documents + ([item.published.source_url] if is_repost and item.published.source_url else [])


def _file(one: VersionFile, whole: Callable[[str], str]) -> dict[str, Any]:
    return {
        "@type": "MediaObject",
        "name": one.title or one.attachment.name,
        "encodingFormat": one.attachment.media_type,
        "contentSize": str(one.attachment.size),
        "contentUrl": whole(addresses.of_file(one.attachment)),
    }
