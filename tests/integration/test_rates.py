"""Public search is counted by address: polite to those who hurry, deaf to invented addresses."""

from datetime import UTC, datetime

import pytest
from django.test import Client, RequestFactory

from gongkai.apps.search_index import services as search_index
from gongkai.lib import clock, rates

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 4, 0, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _three_a_minute(settings, tmp_path):
    settings.DATA, settings.SEARCHES_PER_MINUTE = tmp_path, 3
    search_index.rebuild()
    with clock.fixed(NOON):
        yield


def answers(browser, number, address="/search/?q=财政"):
    return [browser.get(address).status_code for _time in range(number)]


def test_a_visitor_who_searches_too_often_is_asked_to_wait(client):
    assert answers(client, 3) == [200, 200, 200]
    refused = client.get("/search/?q=财政")
    assert (refused.status_code, refused["Retry-After"]) == (429, "40")
    assert "请等40秒再试" in refused.text
    assert client.get("/search/").status_code == 200
    assert client.get("/reports/").status_code == 200
    with clock.fixed(NOON.replace(minute=1)):
        assert answers(client, 1) == [200]


def test_the_list_of_reports_and_the_search_count_together(client):
    assert answers(client, 2) == [200, 200]
    assert answers(client, 2, "/reports/?q=财政") == [200, 429]


def test_another_address_has_a_count_of_its_own():
    assert answers(Client(REMOTE_ADDR="203.0.113.5"), 4)[-1] == 429
    assert answers(Client(REMOTE_ADDR="203.0.113.6"), 3)[-1] == 200


def test_one_household_of_version_six_is_one():
    assert answers(Client(REMOTE_ADDR="2001:db8:0:7::1"), 3)[-1] == 200
    assert answers(Client(REMOTE_ADDR="2001:db8:0:7:ffff::9"), 1) == [429]
    assert answers(Client(REMOTE_ADDR="2001:db8:0:8::1"), 1) == [200]


def test_who_is_signed_in_is_not_counted(signed_in, county):
    assert answers(signed_in(county.person("clerk", county.finance)), 5) == [200] * 5


def test_nought_is_no_limit(client, settings):
    settings.SEARCHES_PER_MINUTE = 0
    assert answers(client, 5) == [200] * 5


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 192.0.2.77", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "unknown", "unknown"),
    ],
)
def test_an_address_is_taken_from_the_proxy_that_is_trusted(settings, proxies, forwarded, address):
    settings.PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert rates.network_of(RequestFactory(REMOTE_ADDR="192.0.2.1", headers=headers).get("/")) == address


def test_no_address_can_be_read_in_the_cache(client, monkeypatch):
    keys = []
    monkeypatch.setattr(rates.cache, "add", lambda key, *_rest, **_more: keys.append(key))
    client.get("/search/?q=财政", REMOTE_ADDR="203.0.113.5")
    assert len(keys) == 1
    assert "203.0.113.5" not in keys[0]
