"""What the guide of a body can say (条例第十二条第二款): everything that the system knows, and nothing beside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.apps.agencies.models import Agency
from gongkai.apps.catalogue.models import CatalogueEntry, DisclosureOffice, Source
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.numbering import PARTS, parse
from gongkai.apps.proactive.queries import published
from gongkai.lib.ui.dates import local_day
from gongkai.statute.platform import GUIDE_CONTENTS, missing


@dataclass(frozen=True)
class Guide:
    """classes: heads of the catalogue by where they come from. arrangement: the parts of an index number, in words.

    supplements: what the body wrote itself, newest first. reading_points: of the body and of those above it.
    """

    agency: Agency
    office: DisclosureOffice | None
    classes: tuple[tuple[str, tuple[str, ...]], ...]
    arrangement: tuple[str, ...]
    channels: tuple[str, ...]
    reading_points: list[Item]
    supplements: list[Item]
    renewed_on: date | None


def guide_of(agency: Agency) -> Guide:
    standing = CatalogueEntry.objects.filter(agency=agency, valid_until=None).order_by("order", "pk")
    entries = list(standing)
    office = DisclosureOffice.objects.filter(agency=agency).first()
    supplements = list(published.published().filter(agency=agency, kind="disclosure_guide"))
    moments = [one.changed_at for one in entries] + ([office.changed_at] if office else [])
    moments += [one.renewed_at for one in supplements if one.renewed_at is not None]
    return Guide(
        agency=agency,
        office=office,
        classes=_classes(entries),
        arrangement=_arrangement(agency),
        channels=tuple(dict.fromkeys(name for one in entries for name in one.channels)),
        reading_points=_reading_points(agency),
        supplements=supplements,
        renewed_on=local_day(max(moments)) if moments else None,
    )


def _classes(entries: list[CatalogueEntry]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[Source, dict[str, None]] = {}
    for one in entries:
        found.setdefault(Source(one.source), {})[one.level_1] = None
    return tuple((str(source.label), tuple(found[source])) for source in Source if source in found)


def _arrangement(agency: Agency) -> tuple[str, ...]:
    rule = items.rule_for(agency)
    return tuple(PARTS[one.part][1] for one in parse(rule.pattern).pieces if one.part) if rule else ()


def _reading_points(agency: Agency) -> list[Item]:
    paths = [agency.path[: at + 1] for at, sign in enumerate(agency.path) if sign == "/"]
    rows = published.published().filter(kind="reading_point", agency__path__in=paths)
    return sorted(rows, key=lambda one: (-len(one.agency.path), one.pk))


def missing_in_guide(guide: Guide) -> list[str]:
    """What Article 12 asks for and nobody has entered."""
    office = guide.office
    given = {
        "classes": "、".join(name for name, _heads in guide.classes),
        "arrangement": "、".join(guide.arrangement),
        "ways": "、".join(guide.channels),
    }
    if office is not None:
        given |= {
            "office_name": office.name, "office_address": office.address, "office_hours": office.hours,
            "phone": office.phone, "fax": office.fax, "online_contact": office.online,
        }  # fmt: skip
    return [one.label for one in missing(GUIDE_CONTENTS, given)]
