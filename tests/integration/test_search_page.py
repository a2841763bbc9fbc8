"""The search page: narrowed, ordered and marked; synonyms; what nobody found; and how many questions a page costs."""

import re
from datetime import date
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.apps.agencies.roles import Role
from gongkai.apps.search_index import services
from gongkai.apps.search_index.models import Missed, Synonyms
from gongkai.apps.search_index.services.keeping import fit_to_keep
from gongkai.lib import clock
from tests.integration.items import desk, published

WORD = re.compile(r"<[^>]+>")
serial = count(1)


@pytest.fixture
def of(county, settings, tmp_path):
    settings.DATA = tmp_path
    settings.SEARCHES_PER_MINUTE = 0
    services.rebuild()
    return desk(county)


@pytest.fixture
def office(of, county):
    return of.office


def page(client, address):
    services.feed()
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.text


def titles(text):
    found = re.findall(r'class="gk-list-title"><a[^>]*>(.*?)</a>', text)
    return [WORD.sub("", one) for one in found]


def two(of):
    """A notice of 2023 and one of 2024; the second is published later."""
    first = published(of, title="粮食补贴公告", formed_on=date(2023, 4, 1))
    second = published(of, title="农机具购置补贴", formed_on=date(2024, 4, 1), body="<p>补贴、补贴</p>")
    return first, second


def test_hits_are_narrowed_by_a_link_and_the_filter_taken_away_again(of, client):
    two(of)
    text = page(client, "/search/?q=补贴")
    assert set(titles(text)) == {"粮食补贴公告", "农机具购置补贴"}
    assert '<a href="?q=%E8%A1%A5%E8%B4%B4&amp;year=2023">2023年</a> <span class="gk-count">1</span>' in text
    narrowed = page(client, "/search/?q=补贴&year=2023")
    assert titles(narrowed) == ["粮食补贴公告"]
    assert '<strong>2023年</strong><a href="?q=%E8%A1%A5%E8%B4%B4">取消' in narrowed


def test_a_filter_that_leaves_nothing_can_be_taken_away(of, client):
    two(of)
    text = page(client, "/search/?q=补贴&year=1999&body=4711")
    assert "按这些条件没有找到“补贴”" in text
    assert (
        '<a class="gk-button" href="?q=%E8%A1%A5%E8%B4%B4">取消全部条件</a>' in text or "取消全部条件" in text
    )


def test_what_all_hits_share_is_no_choice(of, client):
    two(of)
    text = page(client, "/search/?q=补贴")
    assert ">年份</h2>" in text
    assert ">单位</h2>" not in text
    assert ">种类</h2>" not in text


def test_hits_come_by_relevance_or_newest_first(of, client):
    with clock.fixed(clock.now().replace(year=2024, month=5)):
        published(of, title="补贴办法", body="<p>补贴</p>")
    with clock.fixed(clock.now().replace(year=2025, month=5)):
        published(of, title="年度工作要点", body="<p>落实惠农政策。" + "各项工作。" * 40 + "发放补贴。</p>")
    assert titles(page(client, "/search/?q=补贴")) == ["补贴办法", "年度工作要点"]
    assert titles(page(client, "/search/?q=补贴&sort=date")) == ["年度工作要点", "补贴办法"]


def test_the_words_are_marked_in_title_and_text_and_the_rest_is_escaped(of, client):
    published(of, title="<补贴>公告", body="<p>发放&lt;i&gt;补贴&lt;/i&gt;</p>")
    text = page(client, "/search/?q=补贴")
    assert "&lt;<mark>补贴</mark>&gt;公告</a>" in text
    assert "发放&lt;i&gt;<mark>补贴</mark>&lt;/i&gt;" in text


@pytest.mark.parametrize("typed", ["清政办发〔2024〕12号", "清政办发[2024]12号", "清政办发（2024）第12号"])
def test_a_document_number_is_found_and_marked_in_whatever_brackets(of, client, typed):
    published(of, document_no="清政办发〔2024〕12号", body="<p>依据清政办发〔2024〕12号文件。</p>")
    published(of, title="另一件", document_no="清政办发〔2024〕112号")
    text = page(client, f"/search/?q={typed}")
    assert titles(text) == ["东河镇2024年农田水利工程建设公告"]
    assert "<mark>清政办发〔2024〕12号</mark>" in text


def test_what_is_not_indexed_yet_is_said(of, client):
    published(of)
    assert "另有1条刚有变动，正在编入索引" in client.get("/search/?q=农田").text


def test_synonyms_are_looked_for_as_well_and_can_be_left_out(of, client, office):
    published(of, title="社会保险缴费公告", body="<p>见附件</p>")
    services.add(office, ["社保", "社会保险"])
    text = page(client, "/search/?q=社保缴费")
    assert titles(text) == ["社会保险缴费公告"]
    assert "同时找了意思相同的“社会保险缴费”" in text
    assert "<mark>社会保险缴费</mark>公告" in text
    assert titles(page(client, "/search/?q=社保缴费&exact=on")) == []


def test_synonyms_that_were_ended_are_apart_again(of, client, office):
    published(of, title="社会保险缴费公告", body="<p>见附件</p>")
    row = services.add(office, ["社保", "社会保险"])
    services.end(office, row.pk)
    assert titles(page(client, "/search/?q=社保")) == []


def test_the_office_adds_changes_and_ends_a_group(of, office, signed_in):
    browser = signed_in(office)
    sent = browser.post(
        "/desk/search-words/", {"words": "低保\n最低生活保障", "note": "公众的说法"}, follow=True
    )
    assert "低保、最低生活保障" in sent.text
    row = Synonyms.objects.get()
    change = {"words": "低保、最低生活保障、低保户", "note": "", "version": row.version}
    assert "同义词已修改" in browser.post(f"/desk/search-words/{row.pk}/", change, follow=True).text
    assert Synonyms.objects.get().words == ["低保", "最低生活保障", "低保户"]
    ended = browser.post(f"/desk/search-words/{row.pk}/end/", {"version": row.version + 1}, follow=True)
    assert "已停用" in ended.text
    assert browser.get(f"/desk/search-words/{row.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("低保", "至少写两个不同的词"), ("低保\n保", "“保”不合适"), ("低保\n最低 生活", "“最低 生活”不合适"), ("低保\n低保", "至少写两个不同的词")],
)  # fmt: skip
def test_a_group_that_makes_no_sense_is_refused_with_what_was_typed(of, office, signed_in, words, sentence):
    answer = signed_in(office).post("/desk/search-words/", {"words": words})
    assert sentence in answer.text
    assert f">{words}</textarea>" in answer.text.replace("\r\n", "\n").replace(">\n", ">")
    assert not Synonyms.objects.exists()


def test_a_group_of_another_body_is_not_there(of, office, county, signed_in):
    row = services.add(office, ["残联", "残疾人联合会"])
    other = county.person("other_office", county.west, Role.DISCLOSURE_OFFICE)
    assert signed_in(other).get(f"/desk/search-words/{row.pk}/").status_code == 404
    assert "残疾人联合会" in signed_in(office).get("/desk/search-words/").text
    assert "残疾人联合会" not in signed_in(other).get("/desk/search-words/").text


def test_what_was_searched_for_in_vain_is_counted_and_shown_to_the_office(of, office, client, signed_in):
    for asked in ("生育津贴", "生育津贴", " 生育津贴 "):
        page(client, f"/search/?q={asked}")
    page(client, "/search/?q=生育津贴&year=2024")
    assert list(Missed.objects.values_list("words", "number")) == [("生育津贴", 3)]
    text = signed_in(office).get("/desk/search-words/").text
    assert "生育津贴" in text
    assert "?word=%E7%94%9F%E8%82%B2%E6%B4%A5%E8%B4%B4#add" in text
    assert "生育津贴</textarea>" in signed_in(office).get("/desk/search-words/?word=生育津贴").text


def test_what_is_found_is_not_counted_as_missed(of, client):
    published(of)
    page(client, "/search/?q=农田")
    page(client, "/search/")
    assert not Missed.objects.exists()


@pytest.mark.parametrize(
    "typed",
    ["110101199003070134", "张某 110101 19900307 0134", "13800138000", "138-0013-8000", "某某 6222021234567890128", "a.b@example.com", "0571-87654321"],
)  # fmt: skip
def test_numbers_of_persons_are_never_kept(of, client, typed):
    page(client, f"/search/?q={typed}")
    assert not Missed.objects.exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("清政办发[2024]第012号", "清政办发[2024]12号"),
        ("ＡＢＣ 工程", "abc 工程"),
        ("2024年", "2024年"),
        ("，。", "，。"),
    ],
)
def test_other_words_are_kept_in_one_form(typed, kept):
    assert fit_to_keep(typed) == kept.replace("，", ",")


def test_a_robot_that_invents_words_fills_no_table(of, client, monkeypatch):
    monkeypatch.setattr("gongkai.apps.search_index.services.keeping.MISSED_A_DAY", 3)
    for number in range(5):
        services.keep_missed(f"生造词{number}")
    services.keep_missed("生造词0")
    assert dict(Missed.objects.values_list("words", "number")) == {"生造词0": 2, "生造词1": 1, "生造词2": 1}


def test_missed_words_are_dropped_after_a_quarter(db):
    with clock.fixed(clock.now().replace(year=2026, month=3, day=1)):
        services.keep_missed("很久以前")
    with clock.fixed(clock.now().replace(year=2026, month=5, day=1)):
        services.keep_missed("不久以前")
    with clock.fixed(clock.now().replace(year=2026, month=6, day=1)):
        assert services.forget_missed() == 1
    assert list(Missed.objects.values_list("words", flat=True)) == ["不久以前"]


def fill(of, number):
    """As many published items as asked for; the acts are those of people."""
    return [published(of, title=f"第{next(serial)}批补贴公告", summary="补贴") for _ in range(number)]


def test_a_page_of_hits_costs_few_questions_however_many_there_are(of, client, office):
    services.add(office, ["补贴", "补助"])
    fill(of, 3)
    page(client, "/search/?q=补贴")

    def questions(address):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen.captured_queries)

    few = questions("/search/?q=补贴")
    fill(of, 22)
    assert len(titles(page(client, "/search/?q=补贴"))) == 20
    assert questions("/search/?q=补贴") == few <= 8
    assert questions("/search/?q=补贴&page=2&sort=date") <= 8


def test_pages_follow_each_other_and_keep_the_filter(of, client):
    fill(of, 22)
    second = page(client, "/search/?q=补贴&sort=date&year=2024&page=2")
    assert len(titles(second)) == 2
    assert 'rel="prev" href="?q=%E8%A1%A5%E8%B4%B4&amp;sort=date&amp;year=2024&amp;page=1"' in second


def test_what_is_typed_into_the_address_breaks_nothing(of, client):
    two(of)
    for rest in (
        "sort=%00",
        "page=x",
        "year=" + "9" * 500,
        "body=abc",
        "column=-1",
        "kind=<script>",
        "exact=1",
    ):
        text = page(client, f"/search/?q=补贴&{rest}")
        assert "<script>&" not in text


def test_a_slip_of_the_pen_is_offered_without_it(of, client):
    published(of, title="农村供水管理办法")
    text = page(client, "/search/?q=农村供水管理办发")
    assert titles(text) == []
    assert "可能有个别字不同，这样找得到：" in text
    assert '>农村供水管理办</a> <span class="gk-count">1</span>' in text
    assert ">村供水管理办发</a>" not in text
    offered = re.search(r'href="([^"]*)">农村供水管理办</a>', text)
    assert titles(page(client, "/search/" + offered[1])) == ["农村供水管理办法"]


def test_nothing_is_offered_where_no_part_is_found_either(of, client):
    published(of, title="农村供水管理办法")
    assert "可能有个别字不同" not in page(client, "/search/?q=地铁票价调整")
