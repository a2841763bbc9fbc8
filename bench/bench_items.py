"""The list and the page of items, and the figures of a year, at 10,000 and at 100,000 items over five years.

    python bench/bench_items.py [--rows 10000 100000 1000000] [--rounds 15] [--show]

Pages are asked for through the whole application by one who writes, reviews and decides; the time at the larger number
is printed beside that at the smaller, with the number of queries (session, person and the counts of the navigation among
them; --show prints each). The figures of a year stand beside the bare SQL that counts the same groups. SQLite in a folder
that is thrown away. Medians of processor time in one run on one machine; the ratios are what counts.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ledger_pages import Ledger, run

FIRST, DAYS, COLUMNS, BATCH = date(2021, 1, 4), 5 * 365, 20, 5000
PUBLISHED = """UPDATE proactive_item SET newest_id = %s, published_id = %s, index_no = %s, formed_on = %s, published_at = %s,
    renewed_at = %s, is_public = %s, is_late = %s, state = %s, touched_at = %s WHERE id = %s"""
# The same groups as queries.figures counts of what was first published here; the other parts find nothing.
BARE = (
    """SELECT i.column_id, v.source_kind, i.formed_on IS NOT NULL, i.is_late, COUNT(*) FROM proactive_item i
       JOIN proactive_itemversion v ON v.id = i.published_id LEFT JOIN proactive_itemorigin o ON o.item_id = i.id
       WHERE i.agency_id = %s AND i.published_at >= %s AND i.published_at < %s AND o.earlier_on IS NULL
       GROUP BY 1, 2, 3, 4""",
    """SELECT i.agency_id, COUNT(*) FROM proactive_item i LEFT JOIN proactive_itemorigin o ON o.item_id = i.id
       WHERE i.agency_id = %s AND i.published_at >= %s AND i.published_at < %s AND o.earlier_on IS NULL GROUP BY 1""",
    """SELECT strftime('%%m', datetime(i.published_at, '+8 hours')), COUNT(*) FROM proactive_item i
       LEFT JOIN proactive_itemorigin o ON o.item_id = i.id
       WHERE i.agency_id = %s AND i.published_at >= %s AND i.published_at < %s AND o.earlier_on IS NULL GROUP BY 1""",
)


def columns_of(agency: Any) -> list[Any]:
    from gongkai.apps.proactive.models import Column

    return list(Column.objects.filter(agency=agency)) or [
        Column.objects.create(
            agency=agency, code=f"c{number}", name=f"栏目{number}", description="栏目", kind="notice"
        )
        for number in range(COLUMNS)
    ]


def fill(agency: Any, author: Any, first: int, last: int) -> None:
    """Items number first to last: nearly all published, ten in a thousand still in work."""
    columns = columns_of(agency)
    for start in range(first, last, BATCH):
        _fill(agency, author, columns, range(start, min(start + BATCH, last)))


def _fill(agency: Any, author: Any, columns: list[Any], numbers: range) -> None:
    from django.db import connection, transaction

    from gongkai.apps.proactive.models import Item, ItemVersion

    chance = random.Random(numbers.start)
    with transaction.atomic():
        items = Item.objects.bulk_create(
            Item(agency=agency, kind="notice", column=columns[number % COLUMNS]) for number in numbers
        )
        versions = ItemVersion.objects.bulk_create(
            ItemVersion(
                item=item, number=1, author=author, title=f"关于第{number}号地块征收补偿安置方案的公告", column=item.column,
                formed_on=_day(number), attribute="proactive", source_kind="repost" if number % 9 == 0 else "own",
                body=f"<p>第{number}号地块。</p>" * 20,
            )
            for item, number in zip(items, numbers, strict=True)
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.executemany(
                PUBLISHED,
                [_values(item, version, number, chance) for item, version, number in zip(items, versions, numbers, strict=True)],
            )  # fmt: skip


def _day(number: int) -> date:
    return FIRST + timedelta(days=(number * 7919) % DAYS)


def _values(item: Any, version: Any, number: int, chance: random.Random) -> tuple[Any, ...]:
    day = _day(number)
    at = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
    if chance.random() < 0.01:
        return (version.pk, None, None, None, None, None, False, False, "draft", at, item.pk)
    late = chance.random() < 0.05
    return (version.pk, version.pk, f"B-{item.pk}", day, at, at, True, late, "published", at, item.pk)


def pages() -> dict[str, str]:
    from django.urls import reverse

    from gongkai.apps.proactive.models import Item

    newest = Item.objects.filter(is_public=True).order_by("-pk").values_list("pk", flat=True)[0]
    listing = reverse("proactive:list")
    return {
        "list of all": listing,
        "list of drafts": f"{listing}?state=draft",
        "list of one column": f"{listing}?column={Item.objects.get(pk=newest).column_id}",
        "item page": reverse("proactive:detail", args=[newest]),
        "my work": reverse("desk:home"),
        "review of many": reverse("proactive:review_many"),
    }


def figures(agency: Any) -> dict[str, Callable[[], object]]:
    """The cells of 2024 through the door, and the bare SQL that counts the same groups."""
    from django.db import connection

    from gongkai.apps.agencies.models import Agency
    from gongkai.apps.proactive.queries.figures import Period, cells

    period = Period.of_months(2024, 1, 12)
    asked = [agency.pk, *(moment.astimezone(UTC).replace(tzinfo=None) for moment in period.moments)]

    def bare() -> object:
        with connection.cursor() as cursor:
            return [cursor.execute(sql, asked).fetchall() for sql in BARE]

    return {"own": lambda: cells(Agency.objects.filter(pk=agency.pk), period), "bare": bare}


if __name__ == "__main__":
    run(Ledger("items", fill, pages, figures), __doc__)
