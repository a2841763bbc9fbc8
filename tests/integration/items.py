"""Items for the tests: a township that publishes, and an item brought to a given stage by the services alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import F

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import Column, IndexRule, Item, ItemVersion
from gongkai.apps.proactive.records import Words
from gongkai.apps.proactive.steps import Stage, Step

STAGES = (
    Stage(Step.FIRST, Role.UNIT_HEAD),
    Stage(Step.SECRECY, Role.SECRECY_REVIEWER),
    Stage(Step.FINAL, Role.DISCLOSURE_OFFICE),
)


@dataclass(frozen=True)
class Desk:
    """A township's clerk, head and secrecy reviewer, its leader, and the office of the county above."""

    agency: Agency
    clerk: Staff
    colleague: Staff
    head: Staff
    secrecy: Staff
    leader: Staff
    office: Staff
    column: Column


def desk(county, at: Agency | None = None, prefix: str = "item") -> Desk:
    """at: the body that publishes; the township unless said otherwise."""
    office = county.person(f"{prefix}_office", county.government, Role.DISCLOSURE_OFFICE)
    column = services.add_column(
        office,
        county.government,
        code="notices" if prefix == "item" else f"{prefix}-notices".replace("_", "-"),
        name="公告公示",
        description="清源县各单位的公告和公示",
        kind="notice",
    )
    services.settle_review(office, county.government, STAGES)
    if not IndexRule.objects.filter(agency=county.government).exists():
        pattern = "QY-{agency}-{yyyy}-{serial:5}"
        services.settle_index_rule(office, county.government, pattern=pattern, valid_from=date(2024, 1, 1))
    at = at or county.east
    return Desk(
        at,
        county.person(f"{prefix}_clerk", at, Role.HANDLER),
        county.person(f"{prefix}_colleague", at, Role.HANDLER),
        county.person(f"{prefix}_head", at, Role.UNIT_HEAD),
        county.person(f"{prefix}_secrecy", at, Role.SECRECY_REVIEWER),
        county.person(f"{prefix}_leader", at, Role.LEADER_IN_CHARGE),
        office,
        column,
    )


def words(of: Desk, **given) -> Words:
    plain = {
        "title": "东河镇2024年农田水利工程建设公告",
        "column": of.column.pk,
        "formed_on": date(2024, 4, 1),
        "attribute": "proactive",
        "body": "<p>东河镇农田水利工程自2024年4月15日起施工。</p>",
    }
    return Words(**(plain | given))


def drafted(of: Desk, **given) -> Item:
    return services.create(of.clerk, of.agency, words(of, **given))


def in_review(of: Desk, **given) -> Item:
    return services.submit(of.clerk, drafted(of, **given).pk)


def approved(of: Desk, **given) -> Item:
    item = in_review(of, **given)
    for person in (of.head, of.secrecy, of.office):
        item = services.pass_step(person, item.pk)
    return item


def published(of: Desk, **given) -> Item:
    return services.publish(of.clerk, approved(of, **given).pk)


def multiplied(like: Item, number: int) -> None:
    """So many items more like a draft, row by row the same; the database is told how many there are now."""
    given, newest = Item.objects.values().get(pk=like.pk), ItemVersion.objects.values().get(item=like.pk)
    keys = range(like.pk + 1, like.pk + number + 1)
    Item.objects.bulk_create(Item(**(given | {"id": key, "newest_id": None})) for key in keys)
    ItemVersion.objects.bulk_create(
        ItemVersion(**(newest | {"id": newest["id"] + key, "item_id": key})) for key in keys
    )
    Item.objects.filter(pk__in=keys).update(newest_id=F("pk") + newest["id"])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # the keys were given; new ones come behind them
            for table in ("proactive_item", "proactive_itemversion"):
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT MAX(id) FROM {table}))"
                )
        cursor.execute("ANALYZE")
