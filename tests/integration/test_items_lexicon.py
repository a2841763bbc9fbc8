"""The words that a body keeps: who follows them, from when on, and what they leave as it was."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.models import Event
from gongkai.apps.proactive import queries, services, word_list
from gongkai.apps.proactive.models import LexiconWord
from gongkai.apps.proactive.words import Entry
from gongkai.lib import table_files
from gongkai.lib.errors import NotAllowed, Stale
from tests.integration.items import desk, in_review, words
from tests.integration.requests import on

pytestmark = pytest.mark.django_db
OLD_NAME = Entry("清源县房产局", "清源县住房和城乡建设局", "body", note="2019年机构改革后名称已变")


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(county)


def said(item):
    return [one["sentence"] for one in item.newest.findings]


def test_a_word_of_the_county_stops_a_text_of_its_township_and_says_what_is_right(of):
    services.add_word(of.office, OLD_NAME)
    item = in_review(of, body="<p>请到清源县房产局办理。</p>")
    assert any("应为“清源县住房和城乡建设局”，2019年机构改革后名称已变" in one for one in said(item))
    with pytest.raises(NotAllowed, match="发布检查还有1处"):
        services.pass_step(of.head, item.pk)


def test_a_word_of_a_township_is_none_of_the_other_township(county, of):
    office = county.person("item_east_office", county.east, Role.DISCLOSURE_OFFICE)
    services.add_word(office, Entry("东河塘", "东河堂村", "place"))
    assert said(in_review(of, body="<p>东河塘段施工。</p>"))
    clerk = county.person("item_west", county.west, Role.HANDLER)
    item = services.create(clerk, county.west, words(of, title="公告", body="<p>东河塘段施工。</p>"))
    assert said(services.submit(clerk, item.pk)) == []


def test_the_nearer_body_has_the_last_word_on_the_same_expression(county, of):
    office = county.person("item_east_office", county.east, Role.DISCLOSURE_OFFICE)
    services.add_word(of.office, Entry("便民大厅", "政务服务中心"))
    services.add_word(office, Entry("便民大厅", "便民服务中心"))
    assert any("应为“便民服务中心”" in one for one in said(in_review(of, body="<p>到便民大厅领取。</p>")))


@pytest.mark.parametrize(
    ("formed", "hits"), [("2019-03-31", 0), ("2019-04-01", 1), ("2020-12-31", 1), ("2021-01-01", 0)]
)
def test_a_document_is_judged_by_the_day_on_which_it_was_formed(of, formed, hits):
    span = {"wrong_from": date(2019, 4, 1), "wrong_until": date(2020, 12, 31)}
    services.add_word(of.office, Entry("清源县房产局", "清源县住建局", "body", **span))
    item = in_review(of, formed_on=date.fromisoformat(formed), body="<p>由清源县房产局负责。</p>")
    assert len([one for one in said(item) if "清源县房产局" in one]) == hits


def test_a_new_word_leaves_what_is_in_review_as_it_was_found(of):
    item = in_review(of, body="<p>请到清源县房产局办理。</p>")
    digest = item.newest.digest
    services.add_word(of.office, OLD_NAME)
    item.newest.refresh_from_db()
    assert (item.newest.findings, item.newest.digest) == ([], digest)
    assert services.pass_step(of.head, item.pk)


def test_an_ended_word_stops_nothing_more_and_stays_on_the_list(of):
    row = services.add_word(of.office, OLD_NAME)
    services.end_word(of.office, row.pk)
    assert said(in_review(of, body="<p>请到清源县房产局办理。</p>")) == []
    assert [one.wrong for one in queries.words_of(of.office.agency, ended=True)] == ["清源县房产局"]
    with pytest.raises(NotAllowed, match="已经停用"):
        services.change_word(of.office, row.pk, OLD_NAME)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (Entry("局", "委"), "至少要有两个字"),
        (Entry("住建局", "清源县住建局"), "请把正确写法列入例外"),
        (Entry("房产局", "住建局", wrong_from=date(2020, 1, 1), wrong_until=date(2019, 1, 1)), "截止日期早于开始日期"),
    ],
)  # fmt: skip
def test_a_word_that_would_hit_wrongly_is_refused(of, entry, why):
    with pytest.raises(NotAllowed, match=why):
        services.add_word(of.office, entry)
    assert not LexiconWord.objects.exists()


def test_a_word_is_there_once_and_the_office_alone_keeps_it(of):
    services.add_word(of.office, OLD_NAME)
    with pytest.raises(NotAllowed, match="已在本单位的词库里"):
        services.add_word(of.office, OLD_NAME)
    with pytest.raises(NotAllowed, match="您没有这个角色"):
        services.add_word(of.clerk, Entry("错词", "对词"))


def test_two_people_at_one_word(of):
    row = services.add_word(of.office, OLD_NAME)
    services.change_word(of.office, row.pk, Entry("清源县房产局", "清源县住建局", "body"))
    with pytest.raises(Stale):
        services.change_word(of.office, row.pk, OLD_NAME, version=1)


def test_a_list_is_taken_whole_or_not_at_all(of):
    services.add_word(of.office, OLD_NAME)
    with pytest.raises(NotAllowed, match="至少要有两个字"):
        services.import_words(of.office, [Entry("侯补", "候补"), Entry("局", "委")])
    assert LexiconWord.objects.count() == 1
    given = [Entry("侯补", "候补"), Entry("清源县房产局", "清源县住建局", "body")]
    assert services.import_words(of.office, given) == (1, 1)
    assert services.import_words(of.office, given) == (0, 0)
    last = Event.objects.latest("sequence")
    assert (last.tag, last.data) == ("proactive.lexicon.imported", {"added": 0, "changed": 0})


def test_the_lexicon_takes_one_query_whatever_it_holds(of, django_assert_num_queries):
    services.import_words(of.office, [Entry(f"错词第{number}号", "对词") for number in range(60)])
    agency = of.agency
    with django_assert_num_queries(1):
        lexicon = queries.lexicon_for(agency)
    assert [word.wrong for _at, word in lexicon.hits("见错词第41号。", None)] == ["错词第41号"]


def test_the_database_keeps_a_word_only_once_in_use(of):
    services.add_word(of.office, OLD_NAME)
    with pytest.raises(IntegrityError), transaction.atomic():
        LexiconWord.objects.create(agency=of.office.agency, wrong="清源县房产局", added_by=of.office)


def page_of(response):
    return response.content.decode()


def a_list(*rows):
    return SimpleUploadedFile("词库.csv", "\n".join(",".join(row) for row in rows).encode())


HEAD = ("错误写法", "正确写法", "类别", "严重程度", "自何日起")


def test_the_office_adds_changes_and_ends_a_word_by_pages(of, signed_in):
    browser = signed_in(of.office)
    given = {"wrong": "清源县房产局", "right": "清源县住建局", "kind": "body", "severity": "error"}
    page = page_of(browser.post(reverse("proactive:lexicon"), given, follow=True))
    assert "已添加“清源县房产局”" in page
    row = LexiconWord.objects.get()
    address = reverse("proactive:lexicon_word", args=[row.pk])
    assert "清源县住建局" in page_of(browser.get(address))
    changed = given | {
        "right": "清源县住房和城乡建设局",
        "exceptions": "原清源县房产局、老清源县房产局",
        "version": 1,
    }
    assert "词条已修改" in page_of(browser.post(address, changed, follow=True))
    row.refresh_from_db()
    assert (row.right, row.exceptions) == ("清源县住房和城乡建设局", ["原清源县房产局", "老清源县房产局"])
    ended = browser.post(reverse("proactive:lexicon_end", args=[row.pk]), {"version": 2}, follow=True)
    assert "已停用，以后不再提示" in page_of(ended)
    assert "本单位还没有词条" in page_of(browser.get(reverse("proactive:lexicon")))
    assert "清源县房产局" in page_of(browser.get(reverse("proactive:lexicon"), {"ended": "on"}))


def test_a_refused_word_says_why_and_nothing_typed_is_lost(of, signed_in):
    given = {"wrong": "住建局", "right": "清源县住建局", "kind": "body", "severity": "error"}
    page = page_of(signed_in(of.office).post(reverse("proactive:lexicon"), given))
    assert "请把正确写法列入例外" in page
    assert 'value="清源县住建局"' in page


def test_a_text_is_tried_against_own_inherited_and_the_words_of_the_program(of, signed_in):
    services.add_word(of.office, OLD_NAME)
    text = "请到清源县房产局办理，并报国土资源部备案。"
    browser = signed_in(of.clerk)
    page = page_of(browser.post(reverse("proactive:lexicon_try"), {"text": text, "formed_on": "2024-04-01"}))
    assert "清源县住房和城乡建设局" in page
    assert "自然资源部" in page
    page = page_of(browser.post(reverse("proactive:lexicon_try"), {"text": text, "formed_on": "2015-04-01"}))
    assert "自然资源部" not in page
    assert "上级单位的词条" in page_of(browser.get(reverse("proactive:lexicon")))


def test_a_list_is_shown_before_it_is_taken(of, signed_in):
    services.add_word(of.office, Entry("帐单", "账单"))
    browser, address = signed_in(of.office), reverse("proactive:lexicon_import")
    rows = (HEAD, ("侯补", "候补", "错别字", "", ""), ("帐单", "账单", "错别字", "须处理", "2020年1月1日"))
    page = browser.post(address, {"file": a_list(*rows)})
    assert "读出2条" in page_of(page)
    assert LexiconWord.objects.count() == 1
    done = browser.post(address, {"step": "confirm", "rows": page.context["rows"]}, follow=True)
    assert "添加1条，修改1条" in page_of(done)
    row = LexiconWord.objects.get(wrong="帐单")
    assert (row.severity, row.wrong_from) == ("error", date(2020, 1, 1))


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((("词", "对"), ("侯补", "候补")), "没有“错误写法”列"),
        ((HEAD,), "表头下面有0行"),
        ((HEAD, ("侯补", "候补", "笔误")), "没有“笔误”这一类"),
        ((HEAD, ("侯补", "候补"), ("侯补", "候补")), "与第2行重复"),
        ((HEAD, ("局", "委")), "至少要有两个字"),
        ((HEAD, ("侯补", "候补", "", "", "去年")), "看不出是哪一天"),
    ],
)
def test_a_list_with_a_fault_names_its_row_and_cannot_be_sent_on(of, signed_in, rows, why):
    page = signed_in(of.office).post(reverse("proactive:lexicon_import"), {"file": a_list(*rows)})
    assert why in page_of(page)
    assert 'value="confirm"' not in page_of(page)


def test_a_list_with_a_fault_is_refused_even_when_it_is_sent_on(of, signed_in):
    given = {"step": "confirm", "rows": json.dumps([["错误写法"], ["侯补"], ["局"]])}
    signed_in(of.office).post(reverse("proactive:lexicon_import"), given)
    assert not LexiconWord.objects.exists()


def test_the_template_is_read_back_by_the_import(of, signed_in):
    data = signed_in(of.clerk).get(reverse("proactive:lexicon_template")).content
    found = word_list.read(table_files.rows_of("词库模板.xlsx", data))
    assert [one.wrong for one in found.entries] == ["帐单"]
    assert found.faults == []


def test_the_page_takes_eight_queries_with_fifty_words(of, signed_in, django_assert_max_num_queries):
    services.import_words(of.office, [Entry(f"错词第{number}号", "对词") for number in range(60)])
    browser = signed_in(of.office)
    browser.get(reverse("proactive:lexicon"))
    with django_assert_max_num_queries(8):
        browser.get(reverse("proactive:lexicon"))
