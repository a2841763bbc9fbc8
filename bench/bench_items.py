"""The list and the page of items, what a publication renders, and the figures of a year, at 10,000 items and at more.

    python bench/bench_items.py [--rows 10000 100000] [--rounds 15] [--show]

    python bench/bench_items.py --rows 10000 1000000 --rounds 5    (some five minutes)

Pages are asked for through the whole application by one who writes, reviews and decides, and sees all of forty bodies; the time at the larger number
is printed beside that at the smaller, with the number of queries (session, person and the counts of the navigation among
them; --show prints each). What one publication has rendered for the site is all pages that depend on an item. The figures
of a year stand beside the bare SQL that counts the same groups. The items lie over five years. SQLite in a folder that is
thrown away. Medians of processor time in one run on one machine; the ratios are what counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, timedelta
from typing import Any

from ledger_pages import Ledger, Works, run
from quick_rows import insert, loading, next_key

FIRST, DAYS, COLUMNS, BODIES = date(2021, 1, 4), 5 * 365, 20, 40
RARE = 7531  # the number in one title
# The same groups as queries.figures counts of what was first published here; the other parts find nothing.
BARE = (
    """SELECT i.column_id, v.source_kind, i.formed_on IS NOT NULL, i.is_late, COUNT(*) FROM proactive_item i
       JOIN proactive_itemversion v ON v.id = i.published_id LEFT JOIN proactive_itemorigin o ON o.item_id = i.id
       WHERE i.agency_id IN (SELECT id FROM agencies_agency WHERE path LIKE %s) AND i.published_at >= %s AND i.published_at < %s AND o.earlier_on IS NULL
       GROUP BY 1, 2, 3, 4""",
    """SELECT i.agency_id, COUNT(*) FROM proactive_item i LEFT JOIN proactive_itemorigin o ON o.item_id = i.id
       WHERE i.agency_id IN (SELECT id FROM agencies_agency WHERE path LIKE %s) AND i.published_at >= %s AND i.published_at < %s AND o.earlier_on IS NULL GROUP BY 1""",
    """SELECT strftime('%%m', datetime(i.published_at, '+8 hours')), COUNT(*) FROM proactive_item i
       LEFT JOIN proactive_itemorigin o ON o.item_id = i.id
       WHERE i.agency_id IN (SELECT id FROM agencies_agency WHERE path LIKE %s) AND i.published_at >= %s AND i.published_at < %s AND o.earlier_on IS NULL GROUP BY 1""",
)


def columns_of(agency: Any) -> list[Any]:
    from gongkai.apps.proactive.models import Column

    return list(Column.objects.filter(agency=agency)) or [
        Column.objects.create(
            agency=agency, code=f"c{number}", name=f"栏目{number}", description="栏目", kind="notice"
        )
        for number in range(COLUMNS)
    ]


def bodies_of(agency: Any) -> list[int]:
    """The body and those below it, which are made the first time."""
    from gongkai.apps.agencies.models import Agency

    below = Agency.objects.filter(parent=agency)
    if not below.exists():
        for number in range(1, BODIES):
            Agency.objects.create(
                name=f"单位{number}", kind="department", level="county", founded_on=date(2010, 1, 4), parent=agency,
                path=f"{agency.path}{number:06d}/",
            )  # fmt: skip
    return [agency.pk, *below.order_by("pk").values_list("pk", flat=True)]


def colleague_of(author: Any) -> Any:
    from gongkai.apps.agencies.models import Staff

    return Staff.objects.get_or_create(
        username="colleague", defaults={"name": "同事", "agency": author.agency}
    )[0]


VERSION = (
    "id", "item_id", "title", "column_id", "formed_on", "published_at", "source_kind", "body", "author_id",
)  # fmt: skip
ITEM = (
    "id", "agency_id", "column_id", "newest_id", "published_id", "index_no", "formed_on", "published_at", "renewed_at",
    "is_public", "is_late", "state", "touched_at", "awaits_author_id", "awaits_step", "awaits_role",
)  # fmt: skip


def fill(agency: Any, author: Any, first: int, last: int) -> None:
    """Items number first to last: nearly all published; of a thousand, ten drafts and one that a colleague sent for review."""
    from gongkai.apps.proactive.models import Item, ItemVersion
    from gongkai.apps.search_index.services import rebuild

    columns, bodies = [column.pk for column in columns_of(agency)], bodies_of(agency)
    colleague = colleague_of(author)
    item_key, version_key = next_key(Item) - first, next_key(ItemVersion) - first

    def versions() -> Iterator[tuple[object, ...]]:
        for number in range(first, last):
            day, source = _day(number), "repost" if number % 9 == 0 else "own"
            at = None if _is_draft(number) or _is_in_review(number) else f"{day} 02:00:00"
            by = colleague.pk if _is_in_review(number) else author.pk
            title, body = f"关于第{number}号地块征收补偿安置方案的公告", f"<p>第{number}号地块。</p>" * 20
            yield (
                version_key + number,
                item_key + number,
                title,
                columns[number % COLUMNS],
                day,
                at,
                source,
                body,
                by,
            )

    def items() -> Iterator[tuple[object, ...]]:
        for number in range(first, last):
            key, version, column = item_key + number, version_key + number, columns[number % COLUMNS]
            day, body = _day(number), bodies[number * 7919 % BODIES]
            at = f"{day} 02:00:00"
            known = (key, body, column, version)
            if _is_draft(number):
                yield *known, None, None, None, None, None, 0, 0, "draft", at, author.pk, "", ""
            elif _is_in_review(number):
                yield *known, *[None] * 5, 0, 0, "in_review", at, None, "final", "disclosure_office"
            else:
                late = int(number % 20 == 7)
                yield *known, version, f"B-{key}", day, at, at, 1, late, "published", at, None, "", ""

    with loading(Item, ItemVersion):
        insert(Item(kind="notice"), ITEM, items())
        insert(ItemVersion(number=1, attribute="proactive"), VERSION, versions())
    rebuild()


def _is_draft(number: int) -> bool:
    return number % 100 == 50


def _is_in_review(number: int) -> bool:
    return number % 1000 == 75


def _day(number: int) -> str:
    return (FIRST + timedelta(days=(number * 7919) % DAYS)).isoformat()


def pages() -> dict[str, str]:
    from django.urls import reverse

    from gongkai.apps.proactive.models import Item

    newest = Item.objects.filter(is_public=True).order_by("-pk").values_list("pk", flat=True)[0]
    listing = reverse("proactive:list")
    return {
        "list of all": listing,
        "its last page": f"{listing}?page=200",
        "list of drafts": f"{listing}?state=draft",
        "list of one column": f"{listing}?column={Item.objects.get(pk=newest).column_id}",
        "its last page, too": f"{listing}?column={Item.objects.get(pk=newest).column_id}&page=200",
        "list of one body": f"{listing}?agency={Item.objects.get(pk=newest).agency_id}",
        "list of own items": f"{listing}?mine=on",
        "list by a rare word": f"{listing}?q=于第{RARE}号地",
        "by a word of all": f"{listing}?q=补偿安置",
        "its last page, 20": f"{listing}?q=补偿安置&page=20",
        "drafts by a word": f"{listing}?q=补偿安置&state=draft",
        "by one character": f"{listing}?q=告",
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
    asked = [f"{agency.path}%", *(moment.astimezone(UTC).replace(tzinfo=None) for moment in period.moments)]

    def bare() -> object:
        with connection.cursor() as cursor:
            return [cursor.execute(sql, asked).fetchall() for sql in BARE]

    return {"own": lambda: cells(Agency.objects.filter(path__startswith=agency.path), period), "bare": bare}


def publication() -> Works:
    """What one publication has rendered for the site, files apart.

    At once: what the newest item changes, while people wait for it. Afterwards: pages that repeat others, lists by year
    and data files, once for all publications that wait.
    """
    from gongkai.apps.proactive.models import Item
    from gongkai.portal.pages import registry
    from gongkai.portal.pages.rendering import render

    newest = (
        Item.objects.filter(is_public=True).order_by("-published_at", "-pk").values_list("pk", flat=True)[0]
    )

    def at_once() -> None:
        for address in {*registry.pages_of("proactive.item", [newest], gathered=False), *registry.always()}:
            render(address)

    def afterwards() -> None:
        for address in {*registry.pages_of("proactive.item", [newest], gathered=True)}:
            render(address)

    return {"publication, at once": at_once, "pages that follow": afterwards}


if __name__ == "__main__":
    run(Ledger("items", fill, pages, figures, publication), __doc__)
