"""The pages on which staff find, register and settle: what they show, what they refuse, how many queries they take."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Policy, Reminding
from gongkai.apps.disclosure_requests.paper import grouped
from gongkai.apps.disclosure_requests.services import remind
from gongkai.apps.notices.models import Notice
from tests.integration.requests import PERSON, asked, in_review, office, on, received, replied

pytestmark = pytest.mark.django_db
FIRM = replace(PERSON, kind="organization_applicant", name="某公司", document_kind="", document_number="")
PAPER = {
    "channel": "signed_mail",
    "submitted_on": "2026-03-03",
    "signed_on": "2026-03-02",
    "kind": "natural_person",
    "name": "测试申请人乙",
    "description": "清源县2025年度财政预算",
    "key": "0b9a2a52-8f9a-4a55-9ad7-1f6f6a0d3c11",
}


@pytest.fixture
def of(county):
    return office(county)


@pytest.fixture
def at(of, signed_in):
    def go(person, name="list", query="", data=None):
        browser = signed_in(person)
        address = reverse(f"disclosure_requests:{name}") + query
        return browser.post(address, data, follow=True) if data is not None else browser.get(address)

    return go


def test_mail_is_registered_from_its_signature_and_sending_the_form_twice_makes_one(at, of):
    with on("2026-03-04"):
        at(of.registrar, "register", data=PAPER)
        at(of.registrar, "register", data=PAPER)
    case = DisclosureRequest.objects.get()
    assert (case.state, case.receipt_date) == ("received", date(2026, 3, 2))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"signed_on": ""}, "请按回执填写签收日期"),
        ({"submitted_on": "2026-03-09"}, "到达日期晚于今天"),
        ({"description": " "}, "请填写这一项"),
        ({"document_number": "123"}, "请同时选择证件类型"),
        ({"channel": "pigeon"}, "pigeon"),
    ],
)
def test_bad_input_gets_a_sentence_and_leaves_nothing(at, of, changes, sentence):
    with on("2026-03-04"):
        page = at(of.registrar, "register", data=PAPER | changes).content.decode()
    assert sentence in page
    assert not DisclosureRequest.objects.exists()


def test_the_list_shows_the_limit_first_with_what_is_left(at, of):
    with on("2026-03-02"):
        in_review(of)
    with on("2026-03-27"):
        page = at(of.handler, query="?stage=open").content.decode()
    # The limit is Monday 30 March: one working day after Friday the 27th.
    assert "还有1个工作日" in page
    assert "2026-03-30" in page


def test_an_overdue_request_is_never_hidden(at, of):
    with on("2026-03-02"):
        in_review(of)
    with on("2026-04-01"):
        assert "逾期2个工作日" in at(of.handler, query="?limit=overdue").content.decode()
        assert "逾期2个工作日" in at(of.head, "board").content.decode()


def test_the_supervisor_above_sees_the_limits_and_no_full_name(at, county, of):
    supervisor = county.person("intake_supervisor", county.government, Role.SUPERVISOR)
    with on("2026-03-02"):
        received(of)
        page = at(supervisor).content.decode()
    assert "测**" in page
    assert PERSON.name not in page


def test_the_code_of_the_applicant_and_the_remark_are_for_who_works_on_the_request(signed_in, county, of):
    supervisor = county.person("intake_supervisor", county.government, Role.SUPERVISOR)
    with on("2026-03-02"):
        case = received(of, note="由其邻居代交")
        address = reverse("disclosure_requests:detail", args=[case.pk])
        own, above = (signed_in(one).get(address).text for one in (of.handler, supervisor))
    assert grouped(case.receipt_code) in own
    assert "由其邻居代交" in own
    assert grouped(case.receipt_code) not in above
    assert "由其邻居代交" not in above


def test_another_body_sees_nothing_of_it(at, county, of):
    stranger = office(county, county.east, "east")
    with on("2026-03-02"):
        case = received(of)
        page = at(stranger.handler).content.decode()
    assert case.request_no not in page
    assert "还没有申请" in page


def test_the_list_takes_the_same_queries_with_fifty_rows_as_with_one(
    signed_in, of, django_assert_max_num_queries
):
    browser = signed_in(of.handler)
    with on("2026-03-02"):
        for _ in range(50):
            received(of)
        browser.get(
            reverse("disclosure_requests:list")
        )  # the first page after signing in also writes the session
        # Session, person, counts of the frame; calendar, bodies to choose from, rows with their number, saved views.
        with django_assert_max_num_queries(7):
            page = browser.get(reverse("disclosure_requests:list"))
    assert page.content.decode().count("<tr") == 51


def test_the_board_takes_few_queries_whatever_the_number_of_rows(
    signed_in, of, django_assert_max_num_queries
):
    browser = signed_in(of.handler)
    with on("2026-03-02"):
        for _ in range(30):
            in_review(of)
    with on("2026-03-30"):
        browser.get(reverse("disclosure_requests:board"))
        # Session, person, counts of the frame; calendar, places on the heaps, their rows, bodies.
        with django_assert_max_num_queries(7):
            page = browser.get(reverse("disclosure_requests:board")).content.decode()
    # Twenty of the thirty that are due today, and a link to the rest.
    assert page.count("<li data-gk-row>") == 20
    assert "查看全部30件" in page


def test_a_list_leaves_as_a_file_in_which_nothing_is_a_formula(at, of):
    with on("2026-03-02"):
        received(of, description="=HYPERLINK(1)")
        text = at(of.handler, "export", "?format=csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text


def test_the_office_settles_its_own_periods(at, of):
    given = {
        "confirmation_days": 1, "amendment_days": 10, "reason_days": 10, "other_agency_days": 15, "assistance_days": 5,
        "excessive_count": 10, "excessive_days": 30, "personal_data_years": 10, "letter_prefix": "清财公复",
    }  # fmt: skip
    at(of.office, "policy", data=given)
    assert Policy.objects.get().amendment_days == 10


def test_each_person_is_reminded_once_a_day_and_the_head_of_what_is_late(of):
    with on("2026-03-02"):
        in_review(of)
    with on("2026-03-31"):
        remind()
        assert remind() == 0
    told = {notice.recipient_id: str(notice) for notice in Notice.objects.all()}
    assert "已逾期1件" in told[of.handler.pk]
    assert "1件申请已经逾期" in told[of.head.pk]


def test_nobody_is_reminded_in_the_quiet_hours(of):
    Policy.objects.create(agency=of.agency, quiet_from="20:00", quiet_until="08:00")
    with on("2026-03-02"):
        in_review(of)
    with on("2026-03-31", hour=7):
        assert remind() == 0
    assert not Reminding.objects.exists()
    with on("2026-03-31", hour=8):
        assert remind() > 0


def test_what_was_answered_is_not_reminded_of(of):
    with on("2026-03-02"):
        replied(of, in_review(of))
    with on("2026-03-31"):
        assert remind() == 0


def test_a_body_that_registers_by_batch_gets_its_own_numbers(of, county):
    other = office(county, county.east, "east")
    with on("2026-03-02"):
        numbers = [
            received(of).serial,
            received(of, FIRM).serial,
            received(other).serial,
            received(of).serial,
        ]
    assert numbers == [1, 2, 1, 3]
    assert asked().key != asked().key
