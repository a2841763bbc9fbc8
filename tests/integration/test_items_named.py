"""The list of items by words of a title: asked of the index, shown through the door of the list, on both databases."""

import shutil

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.queries import Filter, named
from gongkai.apps.search_index import naming
from gongkai.apps.search_index import queries as search
from gongkai.apps.search_index import services as search_index
from gongkai.apps.search_index.models import Outdated
from tests.integration.items import desk, drafted, in_review, multiplied, published, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county, settings, tmp_path):
    """The township's desk over an index of its own."""
    settings.DATA = tmp_path
    search_index.rebuild()
    return desk(county)


def listed(person, asked, **narrowing):
    wanted = Filter(words=asked, **narrowing)
    return set(queries.called(person, wanted, queries.look_up(person, wanted)))


def by_index(person, asked, **narrowing):
    """The same, with nothing left in the outbox: what is found is found by the index."""
    search_index.feed()
    assert not Outdated.objects.exists()
    assert queries.look_up(person, Filter(words=asked, **narrowing)).is_by_index
    return listed(person, asked, **narrowing)


@pytest.mark.parametrize(
    "asked", ["农田", "年农", "镇2024年农田水利", "024", "公告 水利", "告", "东河镇政发[2024]第7号", "发〔2024〕7号"]
)  # fmt: skip
def test_an_item_is_found_by_any_piece_of_its_title_or_numbers(of, asked):
    item = published(of, document_no="东河镇政发〔2024〕7号")
    published(of, title="拆除违章建筑的决定")
    assert by_index(of.clerk, asked) == {item}
    assert by_index(of.clerk, item.index_no) == {item}


@pytest.mark.parametrize(
    "asked", ["施工", "道路", "《》", "★", "%", "_", "'", '"农田 OR', "title:x", "a" * 80]
)
def test_what_no_title_holds_is_not_found(of, asked):
    drafted(of)
    assert listed(of.clerk, asked) == set()
    assert by_index(of.clerk, asked) == set()


def test_a_title_that_was_just_saved_is_found_before_the_index_has_it(of):
    item = drafted(of)
    assert listed(of.clerk, "农田") == {item}
    search_index.feed()
    services.save(of.clerk, item.pk, words(of, title="道路养护的公告"))
    assert (listed(of.clerk, "道路"), listed(of.clerk, "农田")) == ({item}, set())
    assert (by_index(of.clerk, "道路"), by_index(of.clerk, "农田")) == ({item}, set())


def test_an_update_in_work_is_found_by_its_new_title(of):
    item = published(of)
    services.update(of.clerk, item.pk)
    services.save(of.clerk, item.pk, words(of, title="改动后的标题"))
    assert by_index(of.clerk, "改动后") == {item}
    assert search.find(of.clerk, "改动后", frozenset({"public"})) == ()


def test_a_person_of_another_body_never_finds_an_item(of, county, signed_in):
    item = published(of)
    stranger = county.person("stranger", county.west, Role.HANDLER)
    assert (listed(of.clerk, "农田"), listed(stranger, "农田")) == ({item}, set())
    assert (by_index(of.clerk, "农田"), by_index(stranger, "农田")) == ({item}, set())
    body = signed_in(stranger).get("/desk/items/?q=农田").text
    assert f"/desk/items/{item.pk}/" not in body


def test_an_index_that_is_wrong_about_the_body_shows_nothing(of, county):
    published(of)
    stranger = county.person("stranger", county.west, Role.HANDLER)
    wanted = Filter(words="农田", bodies=(of.agency.pk,))
    search_index.feed()
    sought = queries.look_up(stranger, wanted)
    assert sought.rows
    assert set(queries.called(stranger, wanted, sought)) == set()


def test_words_narrow_together_with_everything_else(of):
    draft, sent, out = drafted(of), in_review(of), published(of)
    other = services.create(of.colleague, of.agency, words(of))
    given_up = services.discard(of.clerk, drafted(of).pk)
    everything = {draft, sent, out, other}
    assert by_index(of.clerk, "农田") == everything
    assert by_index(of.clerk, "农田", state="draft") == {draft, other}
    assert by_index(of.clerk, "农田", mine=True) == everything - {other}
    assert by_index(of.clerk, "农田", mine=True, state="draft") == {draft}
    assert by_index(of.clerk, "农田", column=of.column.pk) == everything
    assert by_index(of.clerk, "农田", column=of.column.pk + 1) == set()
    assert by_index(of.clerk, "农田", agency=of.agency) == everything
    assert listed(of.head, "农田", waiting="review") == {sent}
    assert listed(of.head, "道路", waiting="review") == set()
    assert listed(of.clerk, "农田", state="discarded") == {given_up}


def test_the_list_says_when_it_shows_the_newest_of_very_many(of, signed_in, monkeypatch):
    _first, second, third = (drafted(of, title=f"停水通知{number}") for number in range(3))
    browser = signed_in(of.clerk)
    search_index.feed()
    assert "请再多写几个字" not in browser.get("/desk/items/?q=停水").text
    monkeypatch.setattr(named, "SHOWN_AT_MOST", 2)
    body = browser.get("/desk/items/?q=停水").text
    assert "这里只有其中最近建立的2件；请再多写几个字" in body
    assert listed(of.clerk, "停水") == {second, third}


def test_pages_follow_each_other_in_the_order_of_the_list(of, signed_in):
    titles = [str(drafted(of, title=f"停水通知第{number:03}号")) for number in range(60)]
    search_index.feed()
    browser = signed_in(of.clerk)
    first, second, beyond = (browser.get(f"/desk/items/?q=停水&page={number}").text for number in (1, 2, 99))
    assert "共60件" in first
    assert all(title in first and title not in second for title in titles[10:])
    assert all(title in second and title not in first and title in beyond for title in titles[:10])


def lost(of):
    shutil.rmtree(search.engine().folder)


def behind(of):
    rows = [Outdated(kind="proactive.item", row=10**9 + number) for number in range(naming.NOTED_AT_MOST + 1)]
    Outdated.objects.bulk_create(rows)


@pytest.mark.parametrize("trouble", [lost, behind])
def test_without_the_index_titles_are_read_of_what_was_worked_on_last(of, signed_in, monkeypatch, trouble):
    old, item = drafted(of), drafted(of)
    search_index.feed()
    trouble(of)
    assert listed(of.clerk, "农田") == {old, item}
    assert listed(of.clerk, "公告 道路") == set()
    monkeypatch.setattr(named, "LOOKED_THROUGH", 1)
    assert listed(of.clerk, "农田") == {item}
    assert "只在最近办理的1件里逐件找了标题" in signed_in(of.clerk).get("/desk/items/?q=农田").text


@pytest.fixture
def many(of):
    """Two thousand items more in the same column and body, on something else."""
    multiplied(drafted(of, title="停水通知"), 2000)
    return of


@pytest.mark.parametrize("narrowing", [{}, {"state": "draft"}, {"mine": True}, {"column": True}])
def test_items_are_met_by_their_keys_alone(many, narrowing):
    of, item = many, drafted(many)
    search_index.feed()
    services.save(of.clerk, item.pk, words(of, title="道路养护的公告"))
    drafted(of)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    wanted = Filter(words="农田", **(narrowing | ({"column": of.column.pk} if "column" in narrowing else {})))
    for who in (of.clerk, of.office):
        plan = queries.called(who, wanted, queries.look_up(who, wanted))[:50].explain()
        key = {
            "sqlite": "SEARCH proactive_item USING INTEGER PRIMARY KEY (rowid=?)",
            "postgresql": "using proactive_item_pkey on proactive_item",
        }[connection.vendor]
        assert key in plan, plan
        assert "SCAN proactive_item" not in plan, plan
        assert "Seq Scan on proactive_item" not in plan, plan


def test_no_title_is_read_that_the_index_knows(of, signed_in):
    for _ in range(3):
        drafted(of)
    search_index.feed()
    browser = signed_in(of.clerk)
    browser.get("/desk/items/?q=农田")
    with CaptureQueriesContext(connection) as seen:
        assert "共3件" in browser.get("/desk/items/?q=农田").text
    assert len(seen) <= 8
    assert not any(" LIKE " in query["sql"] and "title" in query["sql"] for query in seen.captured_queries)


def test_the_number_of_queries_is_the_same_for_one_item_and_for_many(of, signed_in):
    browser, numbers = signed_in(of.office), []
    for number in (1, 59):
        for _ in range(number):
            drafted(of)
        browser.get("/desk/items/?q=农田")
        with CaptureQueriesContext(connection) as seen:
            browser.get("/desk/items/?q=农田&page=1")
        numbers.append(len(seen))
    assert Item.objects.count() == 60
    assert numbers[0] == numbers[1] <= 8
