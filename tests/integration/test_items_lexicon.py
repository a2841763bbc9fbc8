"""The words that a body keeps: who follows them, from when on, and what they leave as it was."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.models import Event
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.models import LexiconWord
from gongkai.apps.proactive.words import Entry
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
