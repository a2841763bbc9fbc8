"""What the search index holds of items, and what a hit shows to whom.

Of a public item it holds what the public sees, and nothing else; of all others only by what staff call them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import markup
from gongkai.apps.proactive.models import Column, Item, ItemVersion, VersionFile
from gongkai.apps.proactive.queries.published import published
from gongkai.apps.proactive.queries.staff import visible_to
from gongkai.apps.proactive.states import State
from gongkai.apps.search_index.sources import Person

SEARCHED_AS = "proactive.item"


@dataclass(frozen=True)
class Findable:
    """An item with the version by which it is found, and the texts of the files that this version shows."""

    item: Item
    version: ItemVersion
    files: tuple[str, ...]

    def text(self) -> str:
        """What is said beside the title, as a reader meets it."""
        version = self.version
        if not self.item.is_public:
            return version.summary
        said = (version.summary, version.keywords, *version.fields.values(), markup.words(version.body))
        return "\n".join(part for part in said if part)

    def numbers(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.version.document_no, self.item.index_no)))


def all_rows() -> Iterator[int]:
    rows = Item.objects.exclude(state=State.DISCARDED).order_by("pk").values_list("pk", flat=True)
    yield from rows.iterator(chunk_size=2000)


def rows(ids: Iterable[int]) -> Iterator[Findable]:
    found = Item.objects.filter(pk__in=list(ids)).exclude(state=State.DISCARDED)
    yield from _with_files(found.select_related("agency", "published", "newest"))


def seen_by(person: Person, ids: Iterable[int]) -> Iterator[tuple[Findable, bool]]:
    """Each item among these that the person may see, and whether as staff. A public one is there for everyone."""
    wanted = set(ids)
    if isinstance(person, Staff):
        mine = visible_to(person).filter(pk__in=wanted).select_related("agency", "published", "newest")
        for found in _with_files(mine):
            wanted.discard(found.item.pk)
            yield found, True
    for found in _with_files(published().filter(pk__in=wanted) if wanted else ()):
        yield found, False


def _with_files(items: Iterable[Item]) -> Iterator[Findable]:
    given = list(items)
    texts: dict[int, list[str]] = {}
    public = [item.published_id for item in given if item.is_public]
    if public:
        files = VersionFile.objects.filter(version__in=public).exclude(attachment__text="")
        for shown_by, text in files.order_by("version", "position").values_list(
            "version", "attachment__text"
        ):
            texts.setdefault(shown_by, []).append(text)
    for item in given:
        version = item.published if item.is_public else item.newest
        assert version is not None  # an item is made together with its first version
        yield Findable(item, version, tuple(texts.get(version.pk, ())) if item.is_public else ())


def column_names(ids: Iterable[str]) -> dict[str, str]:
    """Names of these columns."""
    wanted = [int(one) for one in ids if one.isdecimal()]
    return {str(pk): name for pk, name in Column.objects.filter(pk__in=wanted).values_list("pk", "name")}


def of_body(agency: int) -> Iterator[int]:
    """Items of a body: they are found by its name too."""
    yield from Item.objects.filter(agency=agency).order_by("pk").values_list("pk", flat=True)
