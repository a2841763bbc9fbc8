"""The public shell: page tags, official slots, display choices, pages of refusal."""

from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory, override_settings

from gongkai.apps.search_index.services import rebuild
from gongkai.lib.site import Site
from gongkai.lib.ui.meta import ArticleMeta, ColumnMeta, PageMeta

FULL = Site(
    name="清源县人民政府信息公开", domain="www.example.gov.cn", id_code="4207000016", body_mark="0" * 32,
    icp="鄂ICP备00000000号", police="鄂公网安备42070000000000号", sponsor="清源县人民政府办公室",
    organiser="清源县大数据中心", phone="0711-0000000", address="清源县人民路1号",
)  # fmt: skip


def test_every_filled_slot_is_shown(client, db):
    with override_settings(SITE=FULL):
        page = client.get("/").text
    for words in (
        "4207000016",
        "鄂ICP备00000000号",
        "鄂公网安备42070000000000号",
        "主办单位：清源县人民政府办公室",
    ):
        assert words in page
    assert "site_code=4207000016&amp;url=http%3A%2F%2Fwww.example.gov.cn%2F" in page
    assert '<meta name="SiteName" content="清源县人民政府信息公开">' in page
    assert '<meta name="SiteDomain" content="www.example.gov.cn">' in page
    assert '<meta name="SiteIDCode" content="4207000016">' in page


def test_empty_slots_say_nothing(client, db):
    with override_settings(SITE=Site()):
        page = client.get("/").text
    for words in (
        "主办单位",
        "承办单位",
        "网站标识码",
        "备案",
        "SiteIDCode",
        "SiteDomain",
        "找错",
        "党政机关",
    ):
        assert words not in page


def test_content_page_carries_the_tags_of_site_column_and_article(db):
    column = ColumnMeta(
        "政府信息公开年报",
        "清源县各单位历年政府信息公开工作年度报告。",
        ("年报", "信息公开"),
        "政府信息公开年报",
    )
    moment = datetime(2026, 1, 18, 23, 16, tzinfo=UTC)  # the next morning in China
    article = ArticleMeta(
        "2025年度报告", moment, "清源县人民政府办公室", ("年报",), description="全年收到申请88件。"
    )
    request = RequestFactory().get("/reports/1/")
    page = render_to_string("portal/base.html", {"meta": PageMeta(column, article)}, request=request)
    assert '<meta name="ColumnKeywords" content="年报，信息公开">' in page
    assert '<meta name="PubDate" content="2026-01-19 07:16">' in page
    assert '<meta name="ContentSource" content="清源县人民政府办公室">' in page
    assert 'name="Author"' not in page


@pytest.mark.parametrize("path", ["/", "/search/", "/search/?q=公开&page=9", "/search/?page=x", "/map/"])
def test_public_page_needs_no_session(client, db, path):
    rebuild()  # a search without its index says so, and that is no answer of the page
    answer = client.get(path)
    assert answer.status_code == 200
    assert not answer.cookies


@pytest.mark.parametrize(
    ("choice", "mark"),
    [("size=large", 'data-gk-size="large"'), ("elder=yes", "data-gk-elder"), ("language=en", 'lang="en"')],
)
def test_choice_of_display_is_kept_and_leads_back(client, db, choice, mark):
    assert mark not in client.get("/map/").text.split("<head>")[0]
    answer = client.get(f"/display/?{choice}&next=/map/")
    assert (answer.status_code, answer.url) == (302, "/map/")
    assert mark in client.get("/map/").text.split("<head>")[0]


@pytest.mark.parametrize(
    "address", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)", ""]
)
def test_choice_of_display_leads_nowhere_else(client, db, address):
    assert client.get("/display/", {"size": "large", "next": address}).url == "/"


def test_unknown_choice_is_passed_over(client, db):
    answer = client.get("/display/?size=huge&elder=perhaps&language=xx")
    assert not answer.cookies


def test_page_that_is_not_there_offers_the_search(client, db):
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert "没有这个页面" in answer.text
    assert 'role="search"' in answer.text


def test_form_without_token_is_refused_with_advice(db):
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "x", "password": "y"})
    assert answer.status_code == 403
    assert "页面已过期，没有提交" in answer.text


def test_failure_of_the_site_is_told_in_both_languages(db, monkeypatch):
    def fails(*_arguments):
        raise RuntimeError("planted")

    monkeypatch.setattr("gongkai.portal.home.front_page", fails)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert "网站出了故障" in answer.text
    assert "Something went wrong" in answer.text


def test_home_of_an_empty_site_asks_the_database_nothing_but_what_waits(
    client, db, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        client.get("/")
