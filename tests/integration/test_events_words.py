"""The page of the log in words: what an act was, of whom and of which body, without a code that only we know."""

from datetime import date

import pytest
from django.urls import reverse

from gongkai.apps.agencies import services
from gongkai.apps.events import queries as log
from gongkai.apps.events.models import Event
from gongkai.apps.events.register import declared
from gongkai.apps.events.words import Reader, phrase_of
from gongkai.apps.reporting import services as reporting
from tests.integration.reports import imported, made, particulars
from tests.integration.requests import in_review, office, on

pytestmark = pytest.mark.usefixtures("monday")
SPOKEN = {"agencies", "disclosure_requests", "holiday_calendar", "remedies", "reporting"}


def last(tag):
    event = Event.objects.filter(tag=tag).order_by("-sequence").first()
    reader = Reader([event])
    return reader.subject(event), reader.sentence(event)


def test_every_key_of_an_event_has_words():
    silent = [
        (tag.name, key)
        for tag in declared().values()
        if tag.name.partition(".")[0] in SPOKEN
        for key in tag.keys
        if phrase_of(tag.name, key) is None
    ]
    assert silent == []


def test_a_role_that_was_given_is_one_sentence_with_names(county):
    clerk = county.person("liming", county.finance, "handler")
    grant = clerk.grants.get()
    assert last("agencies.role.granted") == (
        f"角色授予 #{grant.pk}",
        f"人员测试liming（#{clerk.pk}），角色“经办人”，单位清源县财政局（#{county.finance.pk}），自2010-01-04起。",
    )


def test_a_move_names_both_bodies_and_a_delegation_the_person(county):
    services.move_agency(
        county.system_administrator, county.east.pk, parent=county.finance, on=date(2026, 11, 2)
    )
    subject, words = last("agencies.agency.moved")
    assert subject == f"单位 东河镇人民政府（#{county.east.pk}）"
    assert words.startswith("日期2026-11-02，沿革第")
    assert words.endswith(
        f"原上级单位清源县人民政府（#{county.government.pk}），新上级单位清源县财政局（#{county.finance.pk}）。"
    )
    giver, taker = county.person("giver", county.finance, "handler"), county.person("taker", county.finance)
    services.delegate(
        giver,
        to=taker,
        role="handler",
        valid_from=date(2026, 11, 23),
        valid_until=date(2026, 11, 27),
        reason="培训",
    )
    assert last("agencies.delegation.made")[1] == (
        f"交给测试taker（#{taker.pk}），角色“经办人”，自2026-11-23起，至2026-11-27止。"
    )


def test_a_report_that_was_described_names_its_body_and_what_is_empty_is_left_out(county):
    clerk = county.person("clerk", county.finance, "handler")
    report = imported(clerk, made())[0]
    reporting.describe(clerk, report.pk, particulars(report))
    body = report.body
    assert last("reporting.report.described")[1] == (
        f"报告机关清源县财政局（#{body.pk}），2023年度，数据口径：本机关。"
    )


def test_yes_and_no_and_lists_are_words(county):
    services.reset_password_at_machine("auditor", second_factor=True)
    assert last("agencies.password.reset_at_machine")[1] == "结束现有登录0个，动态口令未动。"
    assert last("agencies.platform.founded")[1].count("、") == 2


def test_an_event_of_another_release_is_still_readable(county):
    event = Event(tag="gone.thing.done", subject="gone.thing:7", data={"colour": "red"})
    reader = Reader([event])
    assert (reader.subject(event), reader.sentence(event)) == ("gone.thing:7", "colour为red。")


def test_the_page_speaks_and_costs_a_fixed_number_of_queries(
    county, signed_in, django_assert_max_num_queries
):
    for number in range(60):
        county.person(f"p{number}", county.finance, "handler")
    browser = signed_in(county.auditor)
    browser.get(reverse("events:list"))
    with django_assert_max_num_queries(8):  # the frame's 4, rows, actors; names of people and bodies
        page = browser.get(reverse("events:list")).text
    assert "角色“经办人”" in page
    assert "role=handler" not in page


def test_the_page_speaks_english_too(county, signed_in):
    county.person("liming", county.finance, "handler")
    browser = signed_in(county.auditor)
    browser.cookies["django_language"] = "en"
    page = browser.get(reverse("events:list")).text
    assert "Role “" in page
    assert "角色“" not in page


def test_what_is_exported_and_verified_stays_codes(county):
    county.person("liming", county.finance, "handler")
    data = [link["data"] for link in log.links() if link["tag"] == "agencies.role.granted"]
    assert data[-1]["role"] == "handler"


def test_what_happened_to_a_request_is_told_with_names_and_labels(county):
    of = office(county)
    with on("2026-03-02"):
        case = in_review(of)
    subject, words = last("disclosure_requests.request.accepted")
    assert subject == f"政府信息公开申请 〔2026〕第0001号（#{case.pk}）"
    assert words == f"经办人{of.handler.name}（#{of.handler.pk}）。"
    assert last("disclosure_requests.request.filed")[1] == "渠道：当面提交，收到日期2026-03-02。"
    assert "《" in last("disclosure_requests.letter.issued")[1]
