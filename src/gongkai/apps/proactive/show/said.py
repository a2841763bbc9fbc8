"""What a version says beside its text, by name: as terms of the page, and as parts to compare."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gongkai.apps.proactive.kinds import BY_CODE
from gongkai.apps.proactive.models import Item, ItemVersion, SourceKind, VersionFile
from gongkai.apps.proactive.show.validity import stamp_of
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Term

NAMED = (
    "attribute", "attribute_basis", "attribute_reason", "issuing_agency", "document_no", "formed_on", "changed_on",
    "effective_on", "expires_on", "subject_category", "genre", "composite_category", "keywords", "summary",
)  # fmt: skip
OF_REPOST = ("source_name", "source_level", "source_url")


def terms_of(item: Item, version: ItemVersion) -> list[Term]:
    """What is filled in; what is not takes no line."""
    head = [
        (_("索引号"), item.index_no or _("发布时编号")),
        (_("栏目"), version.column.name),
        (_("信息种类"), str(item.get_kind_display())),
        (_("发布机构"), item.agency.name),
    ]
    if item.published_at:
        head.append((_("发布日期"), local_day(item.published_at).isoformat()))
    if (origin := getattr(item, "origin", None)) is not None and origin.earlier_on:
        head.append((_("原发布日期"), origin.earlier_on.isoformat()))
        head += [(_("原网址"), origin.earlier_address)] if origin.earlier_address else []
    if stamp := stamp_of(item):
        head.append((_("有效性"), str(stamp.text)))
    return [Term(label, text) for label, text in (*head, *metadata(item.kind, version))]


def metadata(kind: str, version: ItemVersion) -> Iterator[tuple[str, str]]:
    """Label and value of each filled in part, in the order of the page."""
    names = NAMED + (("source_kind", *OF_REPOST) if version.source_kind == SourceKind.REPOST else ())
    for name in names:
        if text := _shown(version, name):
            yield str(version._meta.get_field(name).verbose_name), text  # type: ignore[union-attr]  # a field of its own  # noqa: SLF001 (documented API of Django)
    for one in BY_CODE[kind].fields:
        if text := version.fields.get(one.code):
            yield str(one.label), text


def _shown(version: ItemVersion, name: str) -> str:
    shown = getattr(version, f"get_{name}_display", None)
    value = shown() if shown else getattr(version, name)
    return str(value) if value else ""


def name_of(shown: VersionFile) -> str:
    return shown.title or shown.attachment.name
