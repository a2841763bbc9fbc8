"""Notifications: sent once to each, read by their recipient alone, leading to pages of this site only."""

import pytest
from django.http import Http404

from gongkai.apps.agencies.roles import Role
from gongkai.apps.notices import queries, services
from gongkai.apps.notices.services import AddressElsewhere

SENTENCE = "《%(title)s》已退回修改。"


@pytest.fixture
def li(county):
    return county.person("liming", county.finance, Role.HANDLER)


@pytest.fixture
def wang(county):
    return county.person("wangfang", county.finance, Role.UNIT_HEAD)


@pytest.fixture
def notice(li):
    services.send([li], SENTENCE, address="/desk/account/", values={"title": "2025年度报告"})
    return queries.visible_to(li).get()


def test_notice_is_one_sentence_with_its_values(notice):
    assert str(notice) == "《2025年度报告》已退回修改。"


def test_two_mentions_of_one_person_make_one_notice(li, wang):
    assert services.send([li, wang, li], SENTENCE, address="/desk/", values={"title": "甲"}) == 2
    assert queries.unread_count(li) == 1


def test_opening_marks_read_and_leads_on(signed_in, li, notice):
    answer = signed_in(li).get(f"/desk/notifications/{notice.pk}/")
    assert (answer.status_code, answer.url) == (302, "/desk/account/")
    assert queries.unread_count(li) == 0


def test_notice_of_someone_else_is_not_there(signed_in, wang, notice):
    assert signed_in(wang).get(f"/desk/notifications/{notice.pk}/").status_code == 404
    with pytest.raises(Http404):
        services.mark_read(wang, notice.pk)


def test_marking_all_read_leaves_those_of_others(signed_in, li, wang, notice):
    services.send([wang], SENTENCE, address="/desk/", values={"title": "乙"})
    answer = signed_in(li).post("/desk/notifications/read/", follow=True)
    assert "已将1条通知标为已读。" in answer.text
    assert (queries.unread_count(li), queries.unread_count(wang)) == (0, 1)


def test_reading_is_not_done_by_a_mere_look_at_the_list(signed_in, li, notice):
    page = signed_in(li).get("/desk/notifications/")
    assert "《2025年度报告》已退回修改。" in page.text
    assert queries.unread_count(li) == 1
    assert signed_in(li).get("/desk/notifications/read/").status_code == 405


@pytest.mark.parametrize(
    "address", ["https://example.org/", "//example.org/", "desk/", "", "javascript:alert(1)"]
)
def test_address_elsewhere_is_refused(li, address):
    with pytest.raises(AddressElsewhere):
        services.send([li], SENTENCE, address=address, values={"title": "甲"})


def test_sentence_without_its_value_is_refused_and_nothing_is_sent(li):
    with pytest.raises(KeyError):
        services.send([li], SENTENCE, address="/desk/")
    assert queries.unread_count(li) == 0


def test_list_of_notices_costs_a_fixed_number_of_queries(signed_in, li, django_assert_num_queries):
    for number in range(60):
        services.send([li], SENTENCE, address="/desk/", values={"title": f"第{number}份"})
    browser = signed_in(li)
    browser.get("/desk/notifications/")
    with django_assert_num_queries(5):  # the frame's 3, rows, unread
        page = browser.get("/desk/notifications/")
    assert page.text.count("gk-list-unread") == 50
