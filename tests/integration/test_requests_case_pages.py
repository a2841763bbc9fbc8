"""The file of a request as a browser sees it: its page, its applicant, its clock, its letters."""

import json
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.models import Applicant, DisclosureRequest, Talk
from gongkai.apps.events.models import Event
from gongkai.apps.search_index import services as search_index
from gongkai.lib import clock
from tests.integration.requests import (
    GRANTED,
    PERSON,
    asked,
    decided,
    in_review,
    office,
    on,
    ready_draft,
    received,
    replied,
)

pytestmark = pytest.mark.django_db
LIST = "/desk/requests/"
OTHER = replace(PERSON, name="测试申请人乙", document_number="110101199003070038")


@pytest.fixture
def of(county):
    return office(county)


@pytest.fixture
def case(of):
    with on("2024-04-01"):
        return in_review(of)


@pytest.fixture
def index(settings, tmp_path):
    """An index of this test's own."""
    settings.DATA = tmp_path


def page(name, case, *numbers):
    return reverse(f"disclosure_requests:{name}", args=[case.pk, *numbers])


def shown(response):
    """The work in the middle of the page, as words."""
    assert response.status_code == 200
    return LexborHTMLParser(response.content).css_first("main").text(separator=" ")


def links(response):
    return {link.text(): link.attributes["href"] for link in LexborHTMLParser(response.content).css("a")}


# -- the page of the file --------------------------------------------------------------------------------------------


def test_the_file_shows_what_was_asked_and_its_clock(of, case, signed_in):
    with on("2024-04-08"):
        words = shown(signed_in(of.handler).get(page("detail", case)))
    assert "清源县2023年度财政决算公开表" in words
    # 2, 3, 7 and 8 April count; 4 to 6 April are off.
    assert "已计入4个工作日，还有16个工作日，2024年4月29日（周一）届满" in words


def test_the_strip_names_every_day_up_to_the_limit(of, case, signed_in):
    with on("2024-04-08"):
        response = signed_in(of.handler).get(page("detail", case))
    days = LexborHTMLParser(response.content).css(".gk-strip li")
    assert len(days) == 29  # 1 to 29 April
    assert "清明节放假，不计入" in days[3].text()
    assert "调休上班" in days[6].text()
    assert [day.css_first(".gk-strip-sign").text() for day in (days[0], days[7], days[28])] == [
        "起",
        "今",
        "限",
    ]


def test_no_day_after_the_reply_is_shown_as_counted(of, case, signed_in):
    with on("2024-04-10"):
        replied(of, case)
    with on("2024-04-15"):
        strip = LexborHTMLParser(signed_in(of.handler).get(page("detail", case)).content).css_first(
            ".gk-strip"
        )
    # 2 3 | 7 8 9 10 April; the fourteen others up to the 29th were not needed.
    assert [len(strip.css(f".gk-strip-{look}")) for look in ("counted", "ahead")] == [6, 14]


def test_what_happened_stands_newest_first_with_the_letter_of_the_act_once(of, case, signed_in):
    with on("2024-04-02"):
        services.record_talk(
            of.handler,
            case.pk,
            talked_at=case.submitted_at,
            way="phone",
            summary="询问年度",
            is_reached=False,
        )
    with on("2024-04-03"):
        services.request_amendment(of.handler, case.pk, items="请写明年度", guidance="可写文号")
        response = signed_in(of.handler).get(page("detail", case))
    titles = [node.text() for node in LexborHTMLParser(response.content).css(".dr-timeline .dr-what")]
    assert titles == ["已告知补正", "已登记与申请人的沟通", "申请已分办", "申请已提交", "文书已签发"]
    words = shown(response)
    assert "询问年度" in words
    assert "没有联系上" in words
    assert "停止计算" in words


def test_an_act_that_cannot_be_done_now_says_why(of, case, signed_in):
    with on("2024-04-03"):
        services.request_amendment(of.handler, case.pk, items="请写明年度", guidance="可写文号")
        response = signed_in(of.head).get(page("detail", case))
    words = shown(response)
    assert "逾期不补正，不再处理" in words
    assert "补正告知书还没有送达记录" in words
    assert page("close_unamended", case) not in links(response).values()


@pytest.mark.parametrize(
    ("who", "stage", "label"),
    [
        ("registrar", received, "分办"),
        ("handler", in_review, "起草答复"),
        ("registrar", lambda of: decided(of, in_review(of)), "登记送达"),
        ("registrar", lambda of: replied(of, in_review(of)), "归档"),
    ],
)
def test_the_next_act_is_the_one_button(of, signed_in, who, stage, label):
    with on("2024-04-01"):
        case = stage(of)
        response = signed_in(getattr(of, who)).get(page("detail", case))
    main = LexborHTMLParser(response.content).css(".gk-acts .gk-button-primary, .gk-acts-why strong")
    assert [node.text() for node in main] == [label]


def test_a_reviewer_is_led_to_the_review_and_the_leader_to_the_decision(of, case, signed_in):
    with on("2024-04-02"):
        services.save_draft(of.handler, case.pk, GRANTED)
        services.submit_draft(of.handler, case.pk)
        assert "合法性审核" in links(signed_in(of.legal).get(page("detail", case)))
        words = shown(signed_in(of.leader).get(page("detail", case)))
        assert "答复文稿还没有通过合法性审核" in words


def test_an_opinion_is_the_next_act_while_a_letter_is_out(of, case, signed_in):
    with on("2024-04-02"):
        row = services.consult(
            of.handler, case.pk, kind="co_maker", party_name="清源县审计局", subject="决算"
        )
        response = signed_in(of.handler).get(page("detail", case))
    assert links(response)["登记意见"] == page("record_opinion", case, row.pk)
    assert "视为同意公开" in shown(response)


def test_days_that_an_opinion_takes_are_not_counted_as_left(of, case, signed_in):
    with on("2024-04-03"):
        asked_of = services.consult(
            of.handler, case.pk, kind="third_party", party_name="清源路桥公司", subject="单价"
        )
        services.record_service(
            of.handler, case.pk, asked_of.letter_id, route="direct", sent_on=date(2024, 4, 3)
        )
    with on("2024-04-08"):
        browser = signed_in(of.handler)
        file, listed = shown(browser.get(page("detail", case))), shown(browser.get(LIST))
    # The fifteenth day for the opinion is 25 April (7 April works). Two days were counted before; the eighteen others
    # are 26 28 29 30 April (the 28th works), 6 to 11 and 13 to 17 May (the 11th works), 20 21 22 May.
    assert "还有18个工作日，2024年5月22日（周三）届满" in file
    assert file.count("还有18个工作日") == listed.count("还有18个工作日") + 1 == 2
    assert "2024-05-22" in listed


def test_the_four_questions_open_the_right_act(of, case, signed_in):
    with on("2024-04-02"):
        response = signed_in(of.handler).get(page("detail", case))
    guide = LexborHTMLParser(response.content).css_first(".dr-guide")
    assert [node.text() for node in guide.css("summary strong")] == ["补不补", "该不该", "有没有", "给不给"]
    opened = {link.text(): link.attributes["href"] for link in guide.css("a")}
    assert opened["告知补正"] == page("request_amendment", case)
    assert opened["征求第三方意见"] == page("consult_third_party", case)
    assert opened["登记检索"] == page("record_search", case)
    assert opened["属于国家秘密"].startswith(page("draft", case))


def test_who_only_looks_on_is_offered_nothing_and_sees_no_name(of, case, county, signed_in):
    supervisor = county.person("supervisor", county.government, "supervisor")
    with on("2024-04-02"):
        response = signed_in(supervisor).get(page("detail", case))
    assert not LexborHTMLParser(response.content).css(".gk-acts, .dr-guide")
    assert "测**" in shown(response)
    assert PERSON.name not in response.content.decode()


def test_who_only_looks_on_learns_that_people_were_asked_and_not_who(of, case, county, signed_in):
    supervisor = county.person("supervisor", county.government, "supervisor")
    with on("2024-04-02"):
        services.consult(of.handler, case.pk, kind="third_party", party_name="某某公司", subject="合同单价")
        seen = {
            person.username: shown(signed_in(person).get(page("detail", case)))
            for person in (of.handler, supervisor)
        }
    assert "某某公司" in seen["req_handler"]
    assert "某某公司" not in seen["supervisor"]
    assert "已发出征求意见书" in seen["supervisor"]
    assert "政府信息公开征求意见书" in seen["supervisor"]


def test_the_versions_of_the_reply_stand_with_what_the_reviewers_said(of, case, signed_in):
    with on("2024-04-02"):
        services.save_draft(of.handler, case.pk, GRANTED)
        services.submit_draft(of.handler, case.pk)
        services.review_draft(of.legal, case.pk, kind="legal", verdict="returned", opinion="请写明栏目。")
        words = shown(signed_in(of.handler).get(page("detail", case))).split("答复文稿")[-1]
    assert "第1稿：予以公开" in words
    assert "合法性审核 退回 测试req_legal 请写明栏目。" in words


def test_other_requests_of_the_same_person_are_shown(of, case, signed_in):
    with on("2024-04-02"):
        other = received(of, description="2022年度预算调整方案")
        words = shown(signed_in(of.handler).get(page("detail", case)))
    assert f"{other.request_no} 2022年度预算调整方案" in words.split("同一申请人的其他申请")[1]


def test_requests_of_others_on_the_same_subject_are_shown(of, case, signed_in, index):
    with on("2024-04-02"):
        alike = received(of, OTHER, description="清源县2022年的财政决算公开表和说明")
        unlike = received(of, OTHER, description="东河镇道路养护合同")
        search_index.rebuild()
        words = shown(signed_in(of.handler).get(page("detail", case)))
    similar = words.split("内容相近的申请")[1]
    assert alike.request_no in similar
    assert unlike.request_no not in similar


def test_staff_find_a_request_by_its_content_and_nobody_by_its_person(of, case, signed_in, county, index):
    stranger = county.person("stranger", county.west, "handler")
    with on("2024-04-02"):
        search_index.rebuild()
        found = {
            (person.username, words): case.request_no
            in shown(signed_in(person).get(reverse("desk:search"), {"q": words}))
            for person in (of.handler, stranger)
            for words in ("财政决算", PERSON.name)
        }
    assert [key for key, is_found in found.items() if is_found] == [("req_handler", "财政决算")]


def test_a_busy_file_among_fifty_takes_seven_queries_with_its_frame(
    of, case, signed_in, index, django_assert_num_queries
):
    with on("2024-04-02"):
        _many(of, case, 50)
        for party in ("甲公司", "乙公司"):
            services.consult(of.handler, case.pk, kind="third_party", party_name=party, subject="单价")
        ready_draft(of, case, GRANTED)
        received(of, OTHER)
        search_index.rebuild()
        browser = signed_in(of.handler)
        browser.get(page("detail", case))
        # Session, person, what the frame counts; the calendar, the request, all its rows with what is like it, its remedies.
        with django_assert_num_queries(7):
            response = browser.get(page("detail", case))
    assert len(LexborHTMLParser(response.content).css(".dr-block .gk-list li")) >= 50 + 21


def _many(of, case, number):
    """More requests of the same person, and as many calls on this one, as rows alone."""
    people = [Applicant(kind="natural_person", name="某人") for _ in range(number)]
    Applicant.objects.bulk_create(people)
    DisclosureRequest.objects.bulk_create(
        DisclosureRequest(
            agency=case.agency,
            applicant=person,
            applicant_type="natural_person",
            receipt_code=f"R{at:05}",
            identity_digest=case.identity_digest,
            pending_since=clock.now(),
            key=uuid4(),
            channel="in_person",
            description=f"第{at}份决算表",
            state="received",
            year=2024,
            serial=1000 + at,
            receipt_date=date(2024, 4, 1),
        )
        for at, person in enumerate(people)
    )
    Talk.objects.bulk_create(
        Talk(request=case, talked_at=case.submitted_at, way="phone", summary=f"第{at}次", by=of.handler)
        for at in range(number)
    )


# -- the applicant ---------------------------------------------------------------------------------------------------


def test_number_phone_and_address_are_masked_on_the_file(of, case, signed_in):
    with on("2024-04-02"):
        content = signed_in(of.handler).get(page("detail", case)).content.decode()
    assert PERSON.name in content
    assert "居民身份证 ****002X" in content
    for hidden in (PERSON.document_number, PERSON.phone, PERSON.address):
        assert hidden not in content


def test_each_look_at_the_person_is_an_event_and_no_copy_is_kept(of, case, signed_in):
    with on("2024-04-02"):
        response = signed_in(of.handler).post(page("person", case))
    assert PERSON.document_number in shown(response)
    assert PERSON.address in shown(response)
    assert "no-store" in response["Cache-Control"]
    event = Event.objects.order_by("-sequence")[0]
    assert (event.tag, event.actor) == ("disclosure_requests.applicant.opened", of.handler.pk)


def test_looking_at_the_person_needs_a_click(of, case, signed_in):
    assert signed_in(of.handler).get(page("person", case)).status_code == 405
    assert not Event.objects.filter(tag="disclosure_requests.applicant.opened").exists()


# -- the clock -------------------------------------------------------------------------------------------------------


@pytest.fixture
def amended(of, case):
    """Amendment asked on 11 April, received on the 22nd: two counts."""
    with on("2024-04-11"):
        services.request_amendment(of.handler, case.pk, items="请写明年度", guidance="可写文号")
    with on("2024-04-22"):
        again = queries.get(of.registrar, case.pk)
        services.receive_amendment(of.registrar, again, answer="2023年度", on=date(2024, 4, 22))
    return case


def test_the_ledger_tells_every_count_day_by_day(of, amended, signed_in):
    with on("2024-04-23"):
        words = " ".join(shown(signed_in(of.handler).get(page("clock", amended))).split())
    assert words.index("第2次计算 （现行）") < words.index("第1次计算")
    assert "2024年4月22日（周一）的次日起算，2024年5月21日（周二）届满" in words
    assert "2024年4月1日（周一）的次日起算，届满前停止计算" in words
    assert "告知补正，停止计算" in words
    assert "国办发明电〔2023〕7号" in words


def test_the_ledger_as_data_has_each_day_with_its_number_and_source(of, amended, signed_in):
    with on("2024-04-23"):
        data = json.loads(signed_in(of.handler).get(page("clock_data", amended)).content)
    first, second = data["counts"]
    assert (first["stopped"], first["due_date"], second["due_date"]) == (True, None, "2024-05-21")
    by_day = {day["date"]: day for day in second["days"]}
    assert (by_day["2024-04-23"]["number"], by_day["2024-05-21"]["number"]) == (1, 20)
    assert by_day["2024-05-01"]["status"] == "holiday"
    assert by_day["2024-04-28"]["kind"] == "make_up"
    assert by_day["2024-04-23"]["source"] == "《中华人民共和国政府信息公开条例》第三十三条第二款"


def test_the_ledger_is_printed_for_the_court(of, amended, signed_in):
    with on("2024-04-23"):
        response = signed_in(of.handler).get(page("clock_pdf", amended))
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")


def test_a_stopped_clock_is_printed_too(of, case, signed_in):
    with on("2024-04-11"):
        services.request_amendment(of.handler, case.pk, items="请写明年度", guidance="可写文号")
        assert signed_in(of.handler).get(page("clock_pdf", case)).content.startswith(b"%PDF-")


def test_both_rounds_of_a_request_that_is_done_again_are_told(of, case, signed_in):
    with on("2024-04-29"):
        replied(of, case)
    with on("2024-08-01"):
        services.redo(of.registrar, case.pk, ordered_on=date(2024, 8, 1))
    with on("2024-08-02"):
        data = json.loads(signed_in(of.handler).get(page("clock_data", case)).content)
    assert [(one["round"], one["due_date"]) for one in data["counts"]] == [
        (1, "2024-04-29"),
        (2, "2024-08-29"),
    ]


def test_an_unconfirmed_request_has_no_clock_to_show_or_print(of, signed_in):
    with on("2024-04-01"):
        case = services.register(of.registrar, PERSON, asked("fax"))
        browser = signed_in(of.registrar)
        assert "期限没有起算" in shown(browser.get(page("clock", case)))
        assert "答复期限没有起算" in shown(browser.get(page("detail", case)))
        assert browser.get(page("clock_pdf", case)).status_code == 403


# -- letters ---------------------------------------------------------------------------------------------------------


def test_a_letter_is_read_on_screen_and_taken_as_pdf_and_docx(of, case, signed_in):
    slip = case.letters.get()
    with on("2024-04-02"):
        browser = signed_in(of.handler)
        assert "清源县2023年度财政决算公开表" in shown(browser.get(page("letter", case, slip.pk)))
        assert browser.get(page("letter_pdf", case, slip.pk)).content.startswith(b"%PDF-")
        docx = browser.get(page("letter_docx", case, slip.pk))
    assert docx.content.startswith(b"PK")
    assert "attachment" in docx["Content-Disposition"]


def test_a_letter_of_another_request_is_not_found_here(of, case, signed_in):
    with on("2024-04-02"):
        other = received(of)
        address = page("letter", case, other.letters.get().pk)
        assert signed_in(of.handler).get(address).status_code == 404


def test_the_service_of_a_letter_begins_the_limit_of_the_other_side(of, case, signed_in):
    with on("2024-04-11"):
        amendment = services.request_amendment(of.handler, case.pk, items="请写明年度", guidance="可写文号")
        sent = {
            "route": "mail",
            "sent_on": "2024-04-11",
            "served_on": "",
            "tracking_number": "XA123",
            "version": amendment.letter.version,
        }
        address = page("record_service", case, amendment.letter_id)
        assert signed_in(of.handler).post(address, sent).status_code == 302
    with on("2024-04-15"):
        amendment.letter.refresh_from_db()
        browser = signed_in(of.handler)
        sent |= {"served_on": "2024-04-15", "version": amendment.letter.version}
        assert browser.post(address, sent).status_code == 302
        words = shown(browser.get(page("detail", case)))
    amendment.refresh_from_db()
    assert amendment.delivered_on == date(2024, 4, 15)
    # Fifteen working days after 15 April: 16 to 19, 22 to 26, 28 to 30 April, 6 to 8 May.
    assert "2024-05-08" in words


def test_a_letter_that_came_back_is_marked(of, case, signed_in):
    with on("2024-04-11"):
        letter = services.request_amendment(of.handler, case.pk, items="年度", guidance="可写文号").letter
        sent = {"route": "mail", "sent_on": "2024-04-11", "is_returned": "on", "version": letter.version}
        browser = signed_in(of.handler)
        browser.post(page("record_service", case, letter.pk), sent)
        assert "未能送达" in shown(browser.get(page("letter", case, letter.pk)))


def test_a_letter_sent_before_it_was_issued_is_refused_on_the_form(of, case, signed_in):
    with on("2024-04-11"):
        letter = services.request_amendment(of.handler, case.pk, items="年度", guidance="可写文号").letter
        sent = {"route": "direct", "sent_on": "2024-04-10", "version": letter.version}
        words = shown(signed_in(of.handler).post(page("record_service", case, letter.pk), sent))
    assert "发出日期早于文书签发的日期" in words
