"""By what hits are told apart, and what people call the values. An app registers the facets whose values it knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.search_index.sources import SOURCES
from gongkai.lib.search.port import Facet
from gongkai.lib.shell.registry import Registry
from gongkai.lib.ui.parts import Text


@dataclass(frozen=True)
class Known:
    """One facet. names: of these values; one that has no name any more is not offered. by_value: offered in the order
    of the values, the greatest first, and not of the counts.
    """

    facet: Facet
    label: Text
    order: int
    names: Callable[[Iterable[str]], Mapping[str, Text]]
    by_value: bool = False

    @property
    def key(self) -> str:
        return self.facet.value


KNOWN: Registry[Known] = Registry()
add = KNOWN.add


def register() -> None:
    """Those that need no other app."""
    add(
        Known(Facet.KIND, _("种类"), 10, _kinds),
        Known(Facet.BODY, _("单位"), 20, _bodies),
        Known(Facet.YEAR, _("年份"), 40, _years, by_value=True),
    )


def _kinds(_values: Iterable[str]) -> dict[str, Text]:
    names: dict[str, Text] = {source.kind: source.label for source in SOURCES}
    for source in SOURCES:
        names |= source.kinds
    return names


def _bodies(values: Iterable[str]) -> dict[str, Text]:
    wanted = (int(value) for value in values if value.isdecimal())
    return {str(pk): name for pk, name in agencies.names_of_agencies(wanted).items()}


def _years(values: Iterable[str]) -> dict[str, Text]:
    return {value: gettext("%(year)s年") % {"year": value} for value in values}
