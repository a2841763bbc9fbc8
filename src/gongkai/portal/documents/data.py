"""What is in force, as data: one line for each document."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from io import StringIO
from typing import TYPE_CHECKING

from gongkai.apps.proactive.show.validity import status_of
from gongkai.lib.sheets import harmless
from gongkai.portal.documents import addresses
from gongkai.portal.items import addresses as item_addresses

if TYPE_CHECKING:
    from gongkai.apps.normative_documents.queries.published import NormativeDocument

ENCODING_MARK = "\ufeff"  # by which spreadsheet programs know the encoding
NAMES = (
    "index_no", "kind", "title", "issuing_agency", "document_no", "registration_no", "subject_category", "formed_on",
    "published_on", "effective_on", "expires_on", "validity_status", "url", "history_url",
)  # fmt: skip


def lines_of(
    documents: Iterable[NormativeDocument], whole: Callable[[str], str]
) -> list[dict[str, str | None]]:
    return [dict(zip(NAMES, _values(one, whole), strict=True)) for one in documents]


def _values(document: NormativeDocument, whole: Callable[[str], str]) -> tuple[str | None, ...]:
    item = document.item
    version = item.published
    assert version is not None
    days = (version.formed_on, document.first_published_on, document.effective_on, document.expires_on)
    return (
        item.index_no, item.kind, version.title, version.issuing_agency or document.agency.name, version.document_no,
        document.registration_no, version.subject_category, *(day.isoformat() if day else None for day in days),
        status_of(item), whole(item_addresses.of_item(item.pk)), whole(addresses.of_document(item.pk)),
    )  # fmt: skip


def as_json(lines: list[dict[str, str | None]]) -> str:
    return json.dumps({"documents": lines}, ensure_ascii=False, indent=1) + "\n"


def as_csv(lines: list[dict[str, str | None]]) -> str:
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(NAMES)
    writer.writerows([harmless(value) if value else "" for value in line.values()] for line in lines)
    return ENCODING_MARK + written.getvalue()
