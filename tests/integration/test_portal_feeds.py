"""Feeds, sitemap and map of the site: what tells others that something is new."""

import re
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.urls import reverse

from gongkai.apps.proactive import services
from gongkai.lib import clock
from gongkai.portal.pages import publishing, verifying
from gongkai.portal.pages.verifying import Verified
from tests.integration import items
from tests.integration.site import DOMAIN, on_site

ATOM = "{http://www.w3.org/2005/Atom}"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture(autouse=True)
def _domain():
    with on_site("清源县"):
        yield


@pytest.fixture
def of(county):
    return items.desk(county)


@pytest.fixture
def entries(client):
    def act(address):
        response = client.get(address)
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        root = ET.fromstring(response.content)
        assert root.find(f"{ATOM}updated") is not None
        return root.findall(f"{ATOM}entry")

    return act


def titles(found):
    return [one.find(f"{ATOM}title").text for one in found]


def test_the_feed_of_the_site_holds_the_newest_first(of, entries, monday):
    items.published(of, title="第一件")
    with clock.fixed(monday + timedelta(hours=1)):
        second = items.published(of, title="第二件", summary="二的概述")
    found = entries(reverse("portal_items:feed"))
    assert titles(found) == ["第二件", "第一件"]
    assert found[0].find(f"{ATOM}id").text == f"http://{DOMAIN}/info/{second.pk}/"
    assert found[0].find(f"{ATOM}summary").text == "二的概述"
    assert found[0].find(f"{ATOM}published").text == "2026-11-23T02:00:00+00:00"
    assert found[0].find(f"{ATOM}category").get("term") == "公告公示"


def test_signs_that_no_xml_may_hold_do_not_end_a_feed(of, client, entries):
    odd = "二的\x0b概\x00述\ufffe"
    given = dict.fromkeys(("title", "summary", "keywords", "issuing_agency", "source_name"), odd)
    item = items.published(of, **given, source_kind="repost", source_level="province", body=f"<p>{odd}</p>")
    found = entries(reverse("portal_items:feed"))
    assert found[0].find(f"{ATOM}summary").text == "二的\n概述"
    assert (item.newest.keywords, item.newest.body) == ("二的 概述", "<p>二的 概述</p>")


def test_a_feed_holds_neither_drafts_nor_what_was_withdrawn(of, entries):
    items.drafted(of, title="草稿")
    gone = items.published(of, title="撤回的")
    services.withdraw(of.office, gone.pk, reason="有误")
    assert entries(reverse("portal_items:feed")) == []


def test_a_column_and_a_body_have_feeds_of_their_own(of, county, client, entries):
    other = services.add_column(
        of.office, county.government, code="other", name="其他", description="其他信息", kind="notice"
    )
    items.published(of, title="甲")
    items.published(of, title="乙", column=other.pk)
    assert titles(entries("/info/columns/other/feed.atom")) == ["乙"]
    assert set(titles(entries(f"/info/bodies/{of.agency.pk}/feed.atom"))) == {"甲", "乙"}
    assert client.get(f"/info/bodies/{county.west.pk}/feed.atom").status_code == 404
    page = client.get("/info/columns/other/").content.decode()
    assert '<link rel="alternate" type="application/atom+xml" href="/info/columns/other/feed.atom"' in page


def test_an_empty_feed_says_the_same_at_any_time(client, of, monday):
    first = client.get(reverse("portal_items:feed")).content
    with clock.fixed(monday + timedelta(days=1)):
        assert client.get(reverse("portal_items:feed")).content == first


def part_of(item):
    """Two thousand numbers stand in one; in a long run on PostgreSQL the numbers of items go on from test to test."""
    return f"sitemap-items-{item.pk // 2000 + 1}.xml"


def test_the_sitemap_names_public_items_alone(of, client):
    shown, gone, draft = items.published(of), items.published(of), items.drafted(of)
    services.withdraw(of.office, gone.pk, reason="有误")
    name = part_of(shown)
    assert name in client.get("/sitemap.xml").content.decode()
    part = client.get(f"/{name}").content.decode()
    assert re.findall(r"/info/(\d+)/</loc>", part) == [str(shown.pk)]
    assert str(draft.pk) not in re.findall(r"/info/(\d+)/", part)


def test_the_map_of_the_site_leads_to_every_column_that_has_something_and_every_feed(of, client):
    assert "/info/columns/notices/" not in client.get(reverse("portal:site_map")).content.decode()
    items.published(of)
    page = client.get(reverse("portal:site_map")).content.decode()
    assert '<a href="/info/columns/notices/">公告公示</a>' in page
    assert '<a href="/info/feed.atom">政府信息公开订阅</a>' in page


def test_one_item_more_writes_its_pages_and_nothing_else(of, tmp_path):
    items.published(of)
    publishing.publish(tmp_path / "site")
    item = items.published(of)
    done = publishing.publish(tmp_path / "site")
    assert {path for path in done.written if not path.startswith("data/")} == {
        f"info/{item.pk}/index.html",
        "info/columns/notices/feed.atom",
        "info/columns/notices/index.html",
        "info/columns/notices/list-1.html",
        "info/feed.atom",
        "info/index.html",
        "index.html",
        part_of(item),
    }


def numbers_go_on(by):
    """The next item has a number so much higher, as if so many drafts had been begun and none was published."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("UPDATE sqlite_sequence SET seq = seq + %s WHERE name = 'proactive_item'", [by])
        else:
            cursor.execute("SELECT pg_get_serial_sequence('proactive_item', 'id')")
            (name,) = cursor.fetchone()
            cursor.execute("SELECT setval(%s, nextval(%s) + %s)", [name, name, by])


def test_parts_of_the_sitemap_in_which_nothing_is_public_are_there_too(of, tmp_path):
    before = items.published(of)
    publishing.publish(tmp_path / "site")
    numbers_go_on(5000)
    after = items.published(of)
    done = publishing.publish(tmp_path / "site")
    first, last = before.pk // 2000 + 1, after.pk // 2000 + 1
    between = {f"sitemap-items-{number}.xml" for number in range(first + 1, last)}
    assert len(between) >= 1
    assert between | {part_of(after)} == {path for path in done.written if path.startswith("sitemap-items-")}
    assert list(verifying.verify(tmp_path / "site", Verified())) == []
