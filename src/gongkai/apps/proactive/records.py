"""The words of an item as values: what a form, an import or another app hands in, and what is compared and sealed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gongkai.apps.proactive import markup
from gongkai.apps.proactive.kinds import BY_CODE

if TYPE_CHECKING:
    from gongkai.apps.proactive.models import ItemVersion

# What a kind may require (kinds.py), as people call it.
LABELS: dict[str, str | Promise] = {
    "formed_on": _("成文日期"),
    "document_no": _("发文字号"),
    "issuing_agency": _("发文机关"),
    "subject_category": _("主题分类"),
    "effective_on": _("施行日期"),
}


@dataclass(frozen=True)
class Words:
    """Everything that a version says, but its attachments. column: id. fields: by code of the kind's fields."""

    title: str
    column: int
    summary: str = ""
    keywords: str = ""
    subject_category: str = ""
    genre: str = ""
    composite_category: str = ""
    issuing_agency: str = ""
    document_no: str = ""
    formed_on: date | None = None
    changed_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    attribute: str = ""
    attribute_basis: str = ""
    attribute_reason: str = ""
    source_kind: str = "own"
    source_name: str = ""
    source_level: str = ""
    source_url: str = ""
    body: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


def words_of(version: ItemVersion) -> Words:
    """What a saved version says."""
    given = {name: getattr(version, name) for name in Words.__dataclass_fields__ if name != "column"}
    return Words(column=version.column_id, **given)


def labelled(kind: str, words: Words) -> list[tuple[str, str, str]]:
    """What stands beside the text: code, label and words of each field; in Chinese, as the rules read and speak."""
    with override(settings.LANGUAGE_CODE):
        return list(_labelled(kind, words))


def _labelled(kind: str, words: Words) -> Iterator[tuple[str, str, str]]:
    yield "keywords", str(_("主题词")), words.keywords
    for one in BY_CODE[kind].fields:
        yield one.code, str(one.label), words.fields.get(one.code, "")


def digest_of(words: Words, files: list[dict[str, str]]) -> str:
    """SHA-256 over all words and attachments. Changing this breaks the seals of frozen versions."""
    whole = {**asdict(words), "files": files}
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, default=str, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def missing_in(kind: str, words: Words, *, has_files: bool) -> tuple[str, ...]:
    """Names of what has to be filled in before a review."""
    asked = BY_CODE[kind]
    names = [str(LABELS[one]) for one in asked.metadata if not getattr(words, one)]
    names += [str(one.label) for one in asked.fields if one.is_required and not words.fields.get(one.code)]
    if not words.body and not has_files:
        names.append(str(_("正文或者附件")))
    if markup.undescribed(words.body):
        names.append(str(_("正文图片的替代文字")))
    if words.source_kind == "repost":
        names += [
            str(label)
            for label, value in ((_("来源名称"), words.source_name), (_("来源层级"), words.source_level))
            if not value
        ]
    return tuple(names)
