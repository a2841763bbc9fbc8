"""An instance with published items of every kind, for scripts that try the written site: bench_portal, chaos_publish."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
MOMENT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # of a year whose calendar is known; acts happen then
ASKED = {"opens_on": MOMENT.date(), "closes_on": MOMENT.date() + timedelta(days=40)}
QUICK_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # of some thirty accounts nobody signs in with
DAYS, BODIES, BATCH = 5 * 365, 20, 2000
TEXT = "".join(f"<p>第{{0}}号地块征收补偿安置方案第{line}条：按照有关规定执行。</p>" for line in range(1, 11))


@dataclass(frozen=True)
class Places:
    """Who publishes what. plain: a township without a platform; the others are of one that has its platform."""

    plain: Any
    platform: Any
    documents: Any
    policies: Any
    askings: Any


def prepare(*, with_standard: bool = True) -> Places:
    """A county with its columns, reviews and rules, and a township with its platform. Tables must be there.

    with_standard: the township has a catalogue, with the entries of the standard catalogue: some 300 pages.
    """
    sys.path.insert(0, str(ROOT))
    from django.test.utils import override_settings

    from gongkai.apps.catalogue import services as catalogue
    from gongkai.lib import clock
    from tests.integration import documents, interpretations, items, public_comments
    from tests.integration.conftest import found_county

    with clock.fixed(MOMENT), override_settings(PASSWORD_HASHERS=QUICK_HASHERS):
        county = found_county()
        made = Places(
            items.desk(county, at=county.west, prefix="plain"),
            items.desk(county),
            documents.making(county),
            interpretations.place(county),
            public_comments.place(county),
        )
        if with_standard:
            catalogue.draw_up(made.platform.office, county.east.pk, with_standard=True)
        catalogue.set_office(made.platform.office, county.east.pk, name="党政办公室", phone="0579-1234567")
    return made


def then(act: Callable[..., Any]) -> Callable[..., Any]:
    """The act, done at MOMENT: what it counts in working days does not depend on when a script is run."""
    from gongkai.lib import clock

    @wraps(act)
    def done(*given: Any, **named: Any) -> Any:
        with clock.fixed(MOMENT):
            return act(*given, **named)

    return done


def acts(of: Places) -> dict[str, Callable[[], Any]]:
    """For each kind of item how one is published; each may be done again and again."""
    from tests.integration import documents, interpretations, items, public_comments

    policy = then(interpretations.public_document)(of.policies)
    found = {
        "plain notice": lambda: items.published(of.plain),
        "notice, platform": lambda: items.published(of.platform),
        "official document": lambda: interpretations.public_document(of.policies),
        "normative document": lambda: documents.published(of.documents).item,
        "interpretation": lambda: interpretations.public_interpretation(of.policies, policy),
        "public comment": lambda: public_comments.asking(of.askings, **ASKED),
    }
    return {kind: then(act) for kind, act in found.items()}


def add_notices(of: Places, numbers: Iterable[int], columns: int = 20) -> None:
    """Notices of other townships in so many other columns, over five years: a site as it is after a while."""
    from gongkai.apps.agencies.models import Agency
    from gongkai.apps.proactive.models import Column

    bodies = list(Agency.objects.filter(name__startswith="第").order_by("pk")) or _bodies(of)
    places = list(Column.objects.filter(code__startswith="more-").order_by("pk")) or _columns(of, columns)
    given = list(numbers)
    for start in range(0, len(given), BATCH):
        _notices(of, bodies, places, given[start : start + BATCH])


def _bodies(of: Places) -> list[Any]:
    from gongkai.apps.agencies import services
    from gongkai.apps.agencies.models import Staff
    from gongkai.apps.agencies.roles import Role

    admin = next(one for one in Staff.objects.all() if one.has_role(Role.SYSTEM_ADMINISTRATOR))
    return [
        services.create_agency(
            admin, parent=of.plain.column.agency, name=f"第{number}镇人民政府", kind="township", level="township",
            founded_on=MOMENT.date().replace(year=2010),
        )
        for number in range(BODIES)
    ]  # fmt: skip


def _columns(of: Places, many: int) -> list[Any]:
    from gongkai.apps.proactive.models import Column

    return [
        Column.objects.create(
            agency=of.plain.column.agency, code=f"more-{number}", name=f"第{number}栏目", description="公告", kind="notice"
        )
        for number in range(many)
    ]  # fmt: skip


def _notices(of: Places, bodies: list[Any], columns: list[Any], numbers: list[int]) -> None:
    from django.db import transaction

    from gongkai.apps.proactive.models import Item, ItemVersion

    with transaction.atomic():
        rows = Item.objects.bulk_create(
            Item(agency=bodies[number % BODIES], kind="notice", column=columns[number % len(columns)]) for number in numbers
        )  # fmt: skip
        moments = [MOMENT - timedelta(days=(number * 7919) % DAYS + 1) for number in numbers]
        versions = ItemVersion.objects.bulk_create(
            ItemVersion(
                item=row, number=1, author=of.plain.clerk, title=f"第{number}号地块征收土地预公告", column=row.column,
                formed_on=at.date(), attribute="proactive", published_at=at, body=TEXT.format(number),
            )
            for row, number, at in zip(rows, numbers, moments, strict=True)
        )  # fmt: skip
        for row, version, at in zip(rows, versions, moments, strict=True):
            row.newest_id = row.published_id = version.pk
            row.is_public, row.state, row.index_no = True, "published", f"MORE-{row.pk}"
            row.formed_on, row.published_at, row.renewed_at = version.formed_on, at, at
        Item.objects.bulk_update(
            rows, ["newest", "published", "is_public", "state", "index_no", "formed_on", "published_at", "renewed_at"],
            batch_size=500,
        )  # fmt: skip
