"""What one publication costs the written site: few files, questions that do not grow, and no look at a whole table."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services import rename_agency
from gongkai.apps.page_outbox.models import Changed
from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.records import words_of
from gongkai.apps.public_comments import services as comments
from gongkai.lib import clock
from gongkai.portal.pages import publishing, verifying
from gongkai.portal.pages.verifying import Verified
from scripts.published_items import MOMENT, acts, add_notices, prepare
from tests.integration import interpretations, public_comments
from tests.integration.items import published
from tests.integration.site import on_site

pytestmark = pytest.mark.django_db

EARLIER = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
MOST = 12  # files of one publication
KINDS = (
    "plain notice", "notice, platform", "official document", "normative document", "interpretation", "public comment",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _domain():
    with on_site():
        yield


@pytest.fixture
def places(db):
    return prepare(with_standard=False)


@pytest.fixture
def county_admin(places):
    return next(one for one in Staff.objects.all() if one.has_role(Role.SYSTEM_ADMINISTRATOR))


def differences(root):
    return [(one.kind, one.path) for one in verifying.verify(root, Verified())]


def questions(root):
    """What the publishing of what waits asks of the database."""
    with CaptureQueriesContext(connection) as seen:
        publishing.publish(root, may_put_off=True)
    return [query["sql"] for query in seen.captured_queries]


def test_one_publication_of_each_kind_writes_at_most_twelve_files(root, places):
    kinds = acts(places)
    assert set(kinds) == set(KINDS)
    for act in kinds.values():
        act()  # the first of its kind opens lists
    publishing.publish(root)
    written = {}
    for kind, act in kinds.items():
        act()
        written[kind] = len(publishing.publish(root, may_put_off=True).written)
        publishing.publish(root)
    assert max(written.values()) <= MOST, written
    assert differences(root) == []


def test_a_result_of_a_public_comment_writes_at_most_twelve_files(root, places):
    of = places.askings
    with clock.fixed(EARLIER):
        period = {"opens_on": date(2026, 9, 1), "closes_on": date(2026, 10, 8)}
        askings = [public_comments.asking(of, **period) for _ in range(2)]
    with clock.fixed(MOMENT):
        comments.advance()
        public_comments.public_result(of, askings[0])
        publishing.publish(root)
        public_comments.public_result(of, askings[1])
        assert len(publishing.publish(root, may_put_off=True).written) <= MOST
        publishing.publish(root)
        assert differences(root) == []


def test_what_a_publication_asks_does_not_grow_with_items_and_columns(root, places):
    add_notices(places, range(20), columns=2)
    publish_one = acts(places)["plain notice"]
    publish_one()
    publishing.publish(root)
    publish_one()
    few = questions(root)
    publishing.publish(root)
    add_notices(places, range(20, 400))
    for number in range(10):
        services.add_column(
            places.plain.office, places.plain.column.agency, code=f"late-{number}", name=f"第{number}个新栏目",
            description="新栏目", kind="notice",
        )  # fmt: skip
    publishing.publish(root)
    publish_one()
    assert len(questions(root)) == len(few)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="each planner has its own words")
def test_no_page_of_a_publication_reads_all_items(root, places):
    kinds = acts(places)
    for act in kinds.values():
        act()
    publishing.publish(root)
    for act in kinds.values():
        act()
    for sql in questions(root):
        if sql.startswith("SELECT") and '"proactive_item"' in sql:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
                plan = " / ".join(row[3] for row in cursor.fetchall())
            # The first of an index are no more with a million items.
            assert "SCAN proactive_item" not in plan or " LIMIT " in sql, sql


def test_an_interpretation_puts_off_what_repeats_its_document_and_a_new_title_of_it_does_not(root, places):
    of = places.policies
    document = interpretations.public_document(of)
    publishing.publish(root)
    item = interpretations.public_interpretation(of, document)
    noted = Changed.objects.filter(row=document.pk).order_by("-pk")
    assert noted[0].only_adds
    outcome = publishing.publish(root, may_put_off=True)
    assert f"info/{document.pk}/index.html" in outcome.written
    assert outcome.put_off > 0
    publishing.publish(root)
    assert differences(root) == []

    services.update(of.desk.clerk, item.pk)
    row = Item.objects.get(pk=item.pk)
    services.save(of.desk.clerk, item.pk, replace(words_of(row.newest), title="一图读懂管护办法"))
    services.publish(of.desk.clerk, interpretations.passed(of, row).pk)
    assert not noted[0].only_adds
    assert publishing.publish(root, may_put_off=True).put_off == 0
    assert differences(root) == []


def test_what_a_column_says_of_itself_is_written_on_all_its_pages_at_once(root, places):
    of = places.plain
    for _ in range(21):
        published(of)
    publishing.publish(root)
    pages = {f"info/columns/{of.column.code}/{name}" for name in ("index.html", "list-1.html", "list-2.html")}
    services.close_column(of.office, of.column.pk)
    assert set(publishing.publish(root, may_put_off=True).written) == pages
    services.add_column(
        of.office, of.column.agency, code="plans", name="规划计划", description="规划", kind="planning"
    )
    written = publishing.publish(root, may_put_off=True).written
    assert set(written) == {"info/columns/plans/index.html", "info/columns/plans/feed.atom"}
    assert differences(root) == []


def test_a_renamed_body_is_called_by_its_name_of_today_on_every_page(root, places, county_admin):
    item = published(places.platform)
    publishing.publish(root)
    rename_agency(
        county_admin, item.agency_id, name="清河镇人民政府", short_name="清河镇", on=clock.today(), basis="民发〔2026〕1号"
    )  # fmt: skip
    publishing.publish(root, may_put_off=True)
    assert "清河镇人民政府" in (root / f"info/{item.pk}/index.html").read_text()
    assert differences(root) == []
