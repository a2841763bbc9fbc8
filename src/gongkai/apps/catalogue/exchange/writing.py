"""Entries as rows of a sheet that can be changed and read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongkai.apps.catalogue.exchange.fields import OWN
from gongkai.apps.catalogue.models import BodyLevel, CatalogueEntry
from gongkai.lib.sheets import Value

HEAD = tuple(heading.label for heading in OWN)


def rows_of(entries: Iterable[CatalogueEntry]) -> Iterator[tuple[Value, ...]]:
    """In the order of HEAD. Official labels are Chinese whatever the page."""
    for one in entries:
        yield (
            one.pk, one.level_1, one.level_2, one.content, one.basis, one.limit_text, one.publisher_name,
            "、".join(one.channels), str(one.get_audience_display()), str(one.get_method_display()),
            "、".join(str(BodyLevel(level).label) for level in one.levels), one.limit_days,
            str(one.get_limit_unit_display()) if one.limit_days else "",
            str(one.get_limit_trigger_display()) if one.limit_days else "", one.interval_days,
            one.column.code if one.column else "", one.not_held, one.valid_from,
        )  # fmt: skip
