"""The ledger of reviews: each step with who took it, on the page and in the file, whose leaving is an event."""

import hashlib

import pytest
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.models import Event
from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import Item
from tests.integration import items
from tests.integration.requests import on
from tests.unit.test_sheets import rows_of

pytestmark = pytest.mark.django_db
PAGE, EXPORT = "proactive:reviews", "proactive:reviews_export"
MAY = {"first": "2024-05-01", "last": "2024-05-31"}


@pytest.fixture
def of(county):
    """One item passes its three steps on 20 May 2024; another is returned at the first on 3 June."""
    with on("2024-05-20"):
        of = items.desk(county, at=county.east)
        items.published(of)
    with on("2024-06-03"):
        second = items.drafted(of)
        services.submit(of.clerk, second.pk)
        services.send_back(of.head, second.pk, opinion="请写明依据")
    return of


def lines(response):
    rows = LexborHTMLParser(response.content.decode()).css("table.gk-table > tbody > tr")
    return [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in rows]


def test_every_step_stands_with_who_took_it(of, signed_in):
    browser = signed_in(of.office)
    found = lines(browser.get(reverse(PAGE), MAY))
    steps = [("终审", of.office), ("保密审查", of.secrecy), ("初审", of.head)]
    assert [(row[3], row[4], row[5]) for row in found] == [(step, "通过", one.name) for step, one in steps]
    assert {row[7] for row in found} == {of.clerk.name}
    returned = lines(browser.get(reverse(PAGE), {"first": "2024-06-01", "last": "2024-06-30"}))
    assert [(row[3], row[4], row[5]) for row in returned] == [("初审", "退回", of.head.name)]


def test_the_ledger_is_narrowed_to_an_item(of, signed_in):
    browser = signed_in(of.office)
    year = {"first": "2024-01-01", "last": "2024-12-31"}
    assert len(lines(browser.get(reverse(PAGE), year))) == 4
    index_no = Item.objects.get(is_public=True).index_no
    assert len(lines(browser.get(reverse(PAGE), year | {"q": index_no}))) == 3
    assert "这段时间没有审核" in browser.get(reverse(PAGE), year | {"q": "没有这个标题"}).content.decode()


def test_the_file_is_noted_before_it_leaves(county, of, signed_in):
    auditor = county.person("ledger_auditor", county.government, Role.AUDITOR)
    year = {"first": "2024-01-01", "last": "2024-12-31"}
    response = signed_in(auditor).post(reverse(EXPORT), year)
    rows = rows_of(response.content)
    assert rows[0] == [
        "信息标题",
        "索引号",
        "文号",
        "单位",
        "版次",
        "步骤",
        "以何角色",
        "结论",
        "意见",
        "审核人",
        "起草人",
        "时间",
    ]
    assert len(rows) == 5
    assert rows[1][5:11] == ["初审", "承办单位负责人", "退回", "请写明依据", of.head.name, of.clerk.name]
    assert rows[1][11].startswith("2024-06-03 ")
    event = Event.objects.get(tag="proactive.reviews.exported")
    assert (event.actor, event.data) == (
        auditor.pk,
        {"first": "2024-01-01", "last": "2024-12-31", "rows": 4, "sha256": hashlib.sha256(response.content).hexdigest()},
    )  # fmt: skip


def test_the_ledger_reaches_no_further_than_the_role(county, of, signed_in):
    leader = county.person("ledger_leader", county.west, Role.LEADER_IN_CHARGE)
    assert lines(signed_in(leader).get(reverse(PAGE), MAY)) == []
    assert len(lines(signed_in(of.leader).get(reverse(PAGE), MAY))) == 3
    assert signed_in(of.clerk).get(reverse(PAGE), MAY).status_code == 403
    assert signed_in(of.clerk).post(reverse(EXPORT), MAY).status_code == 403
    assert not Event.objects.filter(tag="proactive.reviews.exported").exists()


def test_an_auditor_reads_the_ledger_and_opens_no_item(county, of, signed_in):
    auditor = county.person("ledger_reader", county.government, Role.AUDITOR)
    page = signed_in(auditor).get(reverse(PAGE), MAY)
    assert len(lines(page)) == 3
    assert "/desk/items/1" not in page.content.decode()


def test_a_file_that_is_too_long_is_refused_and_not_noted(of, signed_in, monkeypatch):
    monkeypatch.setattr("gongkai.apps.proactive.views.ledger.EXPORTED_AT_MOST", 2)
    response = signed_in(of.office).post(reverse(EXPORT), MAY)
    assert response.status_code == 403
    assert "一次最多导出2条审核" in response.content.decode()
    assert not Event.objects.filter(tag="proactive.reviews.exported").exists()


@pytest.mark.parametrize(
    "given", [{"first": "x"}, {"agency": "-1"}, {"first": "2025-01-01", "last": "2024-01-01"}, {"page": "x"}]
)
def test_what_cannot_be_understood_narrows_nothing(of, signed_in, given):
    assert signed_in(of.office).get(reverse(PAGE), given).status_code == 200


def test_the_ledger_takes_few_queries(of, signed_in, django_assert_max_num_queries):
    browser = signed_in(of.office)
    browser.get(reverse(PAGE), MAY)
    with django_assert_max_num_queries(9):
        browser.get(reverse(PAGE), MAY)
