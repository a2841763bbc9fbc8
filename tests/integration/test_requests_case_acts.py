"""Each act on a request, done on its page: what it asks, the letters it shows before, what it refuses."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from gongkai.apps.agencies import services as agencies
from gongkai.apps.disclosure_requests import paper, queries, services
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Letter, LetterSeries, Policy
from gongkai.apps.disclosure_requests.services import Asker
from gongkai.apps.disclosure_requests.sides import SIDES
from gongkai.apps.disclosure_requests.states import WORKFLOW
from gongkai.apps.disclosure_requests.views.act_table import ACTS
from gongkai.apps.events.models import Event
from gongkai.letters import to_html
from tests.integration.requests import (
    GRANTED,
    PERSON,
    asked,
    decided,
    in_review,
    office,
    on,
    received,
    replied,
)

pytestmark = pytest.mark.django_db
FIRM = Asker(kind="organization_applicant", name="某某公司")


@pytest.fixture
def of(county):
    return office(county)


@pytest.fixture
def case(of):
    with on("2024-04-01"):
        return in_review(of)


@pytest.fixture
def send(signed_in):
    """Send the form of an act as a person sees it: with the version of the record now, and a step."""

    def send(person, case, action, step="do", number=None, **given):
        numbers = () if number is None else (number,)
        address = reverse(f"disclosure_requests:{action}", args=[case.pk, *numbers])
        version = DisclosureRequest.objects.get(pk=case.pk).version
        return signed_in(person).post(address, {"version": version, "step": step, **given})

    return send


def words(response):
    assert response.status_code == 200
    return LexborHTMLParser(response.content).css_first("main").text(separator=" ")


def now(case):
    return DisclosureRequest.objects.get(pk=case.pk)


AMENDMENT = {"items": "请写明年度", "guidance": "可以写文号。", "working_days": 15}


# -- the table of acts -----------------------------------------------------------------------------------------------


def test_each_act_of_the_table_is_a_move_or_a_side_act():
    known = {move.action for move in (*WORKFLOW.moves, *SIDES)}
    assert {act.action for act in ACTS} - known == set()


# -- what will be sent is shown before -------------------------------------------------------------------------------


def test_the_letter_is_shown_word_for_word_and_nothing_of_it_stays(of, case, send):
    with on("2024-04-02"):
        before = (Letter.objects.count(), Event.objects.count(), now(case).version)
        shown = words(send(of.handler, case, "request_amendment", "look", **AMENDMENT))
        assert (Letter.objects.count(), Event.objects.count(), now(case).version) == before
        assert not LetterSeries.objects.exists()
        assert now(case).state == "in_review"
    assert "政府信息公开申请补正告知书" in shown
    assert "（一）请写明年度" in shown
    assert "公〔2024〕1号" in shown


def test_the_letter_that_was_shown_is_the_one_that_is_sent(of, case, send, signed_in):
    with on("2024-04-02"):
        response = send(of.handler, case, "request_amendment", "look", **AMENDMENT)
        form = LexborHTMLParser(response.content).css_first("form.gk-form")
        sent = {
            field.attributes["name"]: field.attributes.get("value") or ""
            for field in form.css("input[type=hidden]")
        }
        paper = form.css_first(".gk-letter").text(separator=" ")
        sent.pop("csrfmiddlewaretoken", None)
        assert send(of.handler, case, "request_amendment", **sent).status_code == 302
        letter = case.letters.get(code="amendment_notice")
        page = signed_in(of.handler).get(reverse("disclosure_requests:letter", args=[case.pk, letter.pk]))
    assert LexborHTMLParser(page.content).css_first(".gk-letter").text(separator=" ") == paper


def test_going_back_keeps_what_was_typed(of, case, send):
    with on("2024-04-02"):
        response = send(of.handler, case, "request_amendment", "change", **AMENDMENT)
    form = LexborHTMLParser(response.content).css_first("form.gk-form")
    assert form.css_first("textarea[name=items]").text().strip() == "请写明年度"
    assert now(case).state == "in_review"


def test_a_refusal_is_said_with_the_preview_already(of, case, send):
    with on("2024-04-30"):
        shown = words(send(of.office, case, "extend", "look", working_days=10, reason="查阅档案。"))
    assert "答复期限已于2024-04-29届满" in shown


def test_two_who_act_at_once_are_told(of, case, signed_in):
    with on("2024-04-02"):
        stale = now(case).version
        services.record_talk(
            of.handler, case.pk, talked_at=case.submitted_at, way="phone", summary="询问", is_reached=True
        )
        services.reassign(of.registrar, case.pk, unit=None, handler=of.handler)
        address = reverse("disclosure_requests:extend", args=[case.pk])
        given = {"version": stale, "step": "do", "working_days": 10, "reason": "查阅档案。"}
        response = signed_in(of.office).post(address, given)
    assert response.status_code == 409
    assert "已被他人修改" in response.content.decode()
    assert not now(case).is_extended


def test_a_guard_says_why_the_page_has_no_form(of, case, signed_in):
    with on("2024-04-02"):
        services.extend(of.office, case.pk, working_days=5, reason="查阅档案。")
        response = signed_in(of.office).get(reverse("disclosure_requests:extend", args=[case.pk]))
    assert "答复期限只能延长一次" in words(response)
    assert not LexborHTMLParser(response.content).css("form.gk-form")


@pytest.mark.parametrize("action", ["extend", "accept", "archive"])
def test_a_wrong_role_or_state_is_refused_with_the_sentence(of, case, signed_in, action):
    response = signed_in(of.handler).get(reverse(f"disclosure_requests:{action}", args=[case.pk]))
    assert response.status_code == 403
    assert "没有这个角色" in response.content.decode() or "不能办理这一步" in response.content.decode()


# -- each act --------------------------------------------------------------------------------------------------------


def test_confirming_starts_the_clock_on_the_day_of_confirmation(of, send, signed_in):
    with on("2024-04-01"):
        case = services.register(of.registrar, PERSON, asked("fax"))
    with on("2024-04-02"):
        given = {"confirmed_on": "2024-04-02", "way": "phone", "summary": "电话确认收到传真。"}
        page = signed_in(of.registrar).get(reverse("disclosure_requests:detail", args=[case.pk]))
        assert LexborHTMLParser(page.content).css_first(".gk-button-primary").text() == "与申请人确认收到"
        assert "接收回执" in words(send(of.registrar, case, "confirm", "look", **given))
        assert not case.talks.exists()
        assert send(of.registrar, case, "confirm", **given).status_code == 302
    assert (now(case).state, now(case).receipt_date) == ("received", date(2024, 4, 2))


def test_accepting_and_reassigning_name_a_unit_and_a_person(of, county, send):
    unit = agencies.create_unit(county.system_administrator, of.agency.pk, name="预算股")
    with on("2024-04-01"):
        case = received(of)
        assert send(of.registrar, case, "accept", unit=unit.pk, handler=of.handler.pk).status_code == 302
        assert (now(case).handling_unit, now(case).handler) == (unit, of.handler)
        assert send(of.registrar, case, "reassign", unit="", handler=of.office.pk).status_code == 302
    assert (now(case).handling_unit, now(case).handler) == (None, of.office)


def test_a_unit_of_another_body_cannot_be_chosen(of, county, send):
    foreign = agencies.create_unit(county.system_administrator, county.west.pk, name="党政办")
    with on("2024-04-01"):
        case = received(of)
        shown = words(send(of.registrar, case, "accept", unit=foreign.pk, handler=""))
    assert now(case).state == "received"
    assert "承办单位" in shown


def test_an_amendment_is_asked_received_and_closed_when_overdue(of, case, send):
    with on("2024-04-11"):
        send(of.handler, case, "request_amendment", **AMENDMENT)
        letter = case.letters.get(code="amendment_notice")
        services.record_service(of.registrar, case.pk, letter.pk, route="direct", sent_on=date(2024, 4, 11))
        shown = words(send(of.head, case, "close_unamended"))
        # Fifteen working days from 11 April: to 6 May, over the holiday of 1 to 5 May and the worked 28 April.
        assert "补正期限到2024-05-06届满" in shown
    with on("2024-05-07"):
        assert "不再处理" in words(send(of.head, case, "close_unamended", "look"))
        assert send(of.head, case, "close_unamended").status_code == 302
    assert now(case).outcome == "otherwise_closed.amendment_overdue"


def test_a_received_amendment_starts_the_clock_anew(of, case, send):
    with on("2024-04-11"):
        send(of.handler, case, "request_amendment", **AMENDMENT)
    with on("2024-04-22"):
        given = {"answer": "2023年度", "on": "2024-04-22", "reason_for_delay": ""}
        assert send(of.registrar, case, "receive_amendment", **given).status_code == 302
    assert (now(case).state, now(case).due_date) == ("in_review", date(2024, 5, 21))


@pytest.mark.parametrize(
    ("action", "given", "letters"),
    [
        (
            "consult_third_party",
            {"party_is": "organization"},
            ["consultation_letter.third_party", "consultation_notice"],
        ),
        ("consult_agency", {"kind": "co_maker"}, ["consultation_letter.co_maker"]),
        ("consult_agency", {"kind": "other_agency"}, ["consultation_letter.agency"]),
    ],
)
def test_each_kind_of_consultation_sends_its_letter(of, case, send, action, given, letters):
    said = {"party_name": "某某公司", "party_contact": "", "subject": "合同单价", **given}
    with on("2024-04-08"):
        assert "合同单价" in words(send(of.handler, case, action, "look", **said))
        assert send(of.handler, case, action, **said).status_code == 302
    assert [one.code for one in case.letters.exclude(code="receipt_slip")] == letters
    assert now(case).state == "consulting"


@pytest.mark.parametrize(
    ("party_is", "name", "you", "never"),
    [
        ("natural_person", "某邻居", "涉及你的合法权益", "你单位"),
        ("organization", "某某公司", "涉及你单位的合法权益", "征求你的意见"),
    ],
)
def test_the_letters_speak_to_a_third_party_as_what_it_is(of, case, send, party_is, name, you, never):
    said = {"party_is": party_is, "party_name": name, "party_contact": "", "subject": "界址"}
    with on("2024-04-08"):
        assert send(of.handler, case, "consult_third_party", **said).status_code == 302
        row = case.consultations.get()
        services.record_opinion(
            of.handler,
            case.pk,
            row.pk,
            opinion="objects",
            answered_on=date(2024, 4, 8),
            opinion_text="不同意",
        )
        services.override(of.handler, case.pk, row.pk, content="界址", reason="涉及公共安全")
    for code in ("consultation_letter.third_party", "disclosure_notice.third_party"):
        letter = unescape(to_html(paper.composed(case.letters.get(code=code))))
        assert never not in letter
        assert name in letter
    assert you in unescape(to_html(paper.composed(case.letters.get(code="consultation_letter.third_party"))))
    assert row.party_is == party_is


def test_a_third_party_of_no_kind_is_asked_for_it_and_an_agency_is_never_a_person(of, case, send):
    said = {"party_name": "某邻居", "party_contact": "", "subject": "界址"}
    with on("2024-04-08"):
        assert send(of.handler, case, "consult_third_party", **said).status_code == 200
        assert case.consultations.count() == 0
        row = services.consult(of.handler, case.pk, kind="co_maker", party_is="natural_person", party_name="县统计局", subject="数据")  # fmt: skip
    assert row.party_is == "organization"


def test_an_opinion_ends_the_consultation_and_can_be_overridden(of, case, send):
    with on("2024-04-08"):
        row = services.consult(of.handler, case.pk, kind="third_party", party_name="某公司", subject="单价")
    with on("2024-04-10"):
        early = send(of.handler, case, "record_opinion", number=row.pk, opinion="silent", reasons="")
        assert "期满前不能按逾期未提出意见登记" in words(early)
        said = {
            "opinion": "objects",
            "answered_on": "2024-04-10",
            "opinion_text": "商业秘密",
            "reasons": "no",
        }
        assert send(of.handler, case, "record_opinion", number=row.pk, **said).status_code == 302
        assert now(case).state == "in_review"
        row.refresh_from_db()
        assert (row.opinion, row.reasons_hold) == ("objects", False)
        given = {"content": "合同单价", "reason": "涉及公共安全。"}
        assert "涉及公共安全" in words(send(of.handler, case, "override", "look", number=row.pk, **given))
        assert send(of.handler, case, "override", number=row.pk, **given).status_code == 302
    assert case.letters.filter(code="disclosure_notice.third_party").count() == 1


def test_an_opinion_on_a_letter_of_another_request_is_not_found(of, case, send):
    with on("2024-04-08"):
        other = in_review(of)
        row = services.consult(of.handler, other.pk, kind="third_party", party_name="某公司", subject="单价")
        services.consult(of.handler, case.pk, kind="third_party", party_name="某公司", subject="单价")
        response = send(of.handler, case, "record_opinion", number=row.pk, opinion="consents")
    assert response.status_code == 404


def test_an_extension_shows_and_sends_the_new_limit(of, case, send):
    with on("2024-04-26"):
        given = {"working_days": 20, "reason": "需要查阅历史档案。"}
        assert "2024年5月29日" in words(send(of.office, case, "extend", "look", **given))
        assert send(of.office, case, "extend", **given).status_code == 302
    assert now(case).due_date == date(2024, 5, 29)


def test_the_frequency_is_counted_and_only_warns(of, case, signed_in, send):
    with on("2024-04-02"):
        for _ in range(3):
            received(of)
        response = signed_in(of.handler).get(reverse("disclosure_requests:ask_reasons", args=[case.pk]))
        # The request itself came on 1 April, the others the day after: within the period there is this one.
        assert "没有超过" in words(response)
        last = received(of)
        services.accept(of.registrar, last.pk, handler=of.handler)
        response = signed_in(of.handler).get(reverse("disclosure_requests:ask_reasons", args=[last.pk]))
    form = LexborHTMLParser(response.content).css_first("form.gk-form")
    assert form.css_first("input[name=count]").attributes["value"] == "5"
    assert "同一申请人提出的政府信息公开申请5件" in form.css_first("textarea[name=facts]").text()


def _asked_for_reasons(of, case):
    services.ask_reasons(
        of.handler, case.pk, facts="三十日内共申请四十件。", items="请说明理由", count=40, period_days=30
    )


def test_reasons_are_asked_received_judged_and_the_request_goes_on(of, case, send):
    with on("2024-04-02"):
        given = {"facts": "三十日内共申请四十件。", "count": 40, "period_days": 30, "items": "请说明理由"}
        assert "四十件" in words(send(of.handler, case, "ask_reasons", "look", **given))
        assert send(of.handler, case, "ask_reasons", **given).status_code == 302
    with on("2024-04-08"):
        said = {"answer": "用于课题研究", "on": "2024-04-08"}
        assert send(of.handler, case, "receive_reasons", **said).status_code == 302
        assert "还没有认定" in words(send(of.handler, case, "accept_reasons"))
        judged = {"judgement": "silent", "reason": "没有说明"}
        assert "只用于没有收到说明" in words(send(of.handler, case, "judge_reasons", **judged))
        judged = {"judgement": "reasonable", "reason": "确有需要"}
        assert send(of.handler, case, "judge_reasons", **judged).status_code == 302
        assert send(of.handler, case, "accept_reasons").status_code == 302
    assert now(case).state == "in_review"


def test_a_deferral_is_notified_with_its_day(of, case, send):
    with on("2024-04-02"):
        _asked_for_reasons(of, case)
        services.receive_reasons(
            of.handler, queries.get(of.handler, case.pk), answer="研究", on=date(2024, 4, 2)
        )
        services.judge_reasons(of.handler, case.pk, judgement="reasonable", reason="确有需要")
        given = {"until": "2024-05-01", "reason": "材料较多"}
        assert "不是工作日" in words(send(of.office, case, "defer", "look", **given))
        given["until"] = "2024-06-28"
        assert "2024年6月28日" in words(send(of.office, case, "defer", "look", **given))
        assert send(of.office, case, "defer", **given).status_code == 302
    assert (now(case).is_deferred, now(case).due_date) == (True, date(2024, 6, 28))


def test_a_supervisor_does_not_write_down_reasons(of, case, county, send):
    supervisor = county.person("supervisor", county.government, "supervisor")
    with on("2024-04-02"):
        _asked_for_reasons(of, case)
        assert send(supervisor, case, "receive_reasons", answer="x", on="2024-04-02").status_code == 403


def test_both_price_lists_stand_beside_the_fee_and_the_month_is_counted(of, signed_in):
    Policy.objects.create(agency=of.agency, charges_fee=True)
    with on("2024-03-29"):
        received(of)
    with on("2024-04-01"):
        received(of)
    with on("2024-04-02"):
        case = in_review(of)
        response = signed_in(of.handler).get(reverse("disclosure_requests:charge_fee", args=[case.pk]))
    shown = words(response)
    assert "按件计收" in shown
    assert "11—30件" in shown
    assert "31—100页" in shown
    field = LexborHTMLParser(response.content).css_first("input[name=ordinal]")
    assert field.attributes["value"] == "2"  # the one of March does not count


def test_a_fee_is_charged_paid_in_part_and_paid_in_full(of, case, send, signed_in):
    Policy.objects.create(agency=of.agency, charges_fee=True)
    fee = {"method": "per_page", "pages": 150, "ordinal": "", "how_to_pay": "到窗口缴纳。"}
    with on("2024-04-02"):
        # 70 pages at 10 yuan and 50 at 20.
        assert "1700" in words(send(of.handler, case, "charge_fee", "look", **fee)).replace(",", "")
        assert send(of.handler, case, "charge_fee", **fee).status_code == 302
    with on("2024-04-08"):
        page = signed_in(of.registrar).get(reverse("disclosure_requests:record_payment", args=[case.pk]))
        assert LexborHTMLParser(page.content).css_first("input[name=yuan]").attributes["value"] == "1700"
        paid = {"yuan": 700, "paid_on": "2024-04-08", "receipt_number": "票001"}
        send(of.registrar, case, "record_payment", **paid)
        assert now(case).state == "fee_notified"
        too_much = send(of.registrar, case, "record_payment", **(paid | {"yuan": 1001}))
        assert "不超过尚未缴清的数额" in words(too_much)
        send(of.registrar, case, "record_payment", **(paid | {"yuan": 1000}))
    assert (now(case).state, now(case).receipt_date) == ("in_review", date(2024, 4, 1))


def test_a_fee_without_its_number_is_refused_beside_the_field(of, case, send):
    Policy.objects.create(agency=of.agency, charges_fee=True)
    with on("2024-04-02"):
        given = {"method": "per_page", "pages": "", "ordinal": 12, "how_to_pay": "到窗口缴纳。"}
        response = send(of.handler, case, "charge_fee", "look", **given)
    wrong = LexborHTMLParser(response.content).css_first("#id_pages_errors")
    assert "还没有填写这种方式的计收数量" in wrong.text()


def test_an_unpaid_fee_closes_the_request_after_its_period(of, case, send):
    Policy.objects.create(agency=of.agency, charges_fee=True)
    with on("2024-04-02"):
        notice = services.charge_fee(of.handler, case.pk, method="per_page", units=100, how_to_pay="窗口")
        services.record_service(
            of.registrar, case.pk, notice.letter_id, route="direct", sent_on=date(2024, 4, 2)
        )
    with on("2024-04-30"):
        # Twenty working days from 3 April on end on 30 April.
        assert "缴费期限到2024-04-30届满" in words(send(of.head, case, "close_unpaid"))
    with on("2024-05-06"):
        assert send(of.head, case, "close_unpaid").status_code == 302
    assert now(case).outcome == "otherwise_closed.fee_unpaid"


def test_a_reply_is_delivered_once_its_service_is_recorded_and_then_archived(of, case, send):
    with on("2024-04-29"):
        decided(of, case)
        assert "答复还没有发出记录" in words(send(of.registrar, case, "deliver"))
        letter = case.letters.get(code="reply.granted")
        services.record_service(of.registrar, case.pk, letter.pk, route="mail", sent_on=date(2024, 4, 29))
        assert send(of.registrar, case, "deliver").status_code == 302
        assert now(case).replied_on == date(2024, 4, 29)
        assert "卷宗目录" in words(send(of.registrar, case, "archive", "look", archive_no="2024-依-1"))
        assert send(of.registrar, case, "archive", archive_no="2024-依-1").status_code == 302
    assert (now(case).state, now(case).archive_no) == ("closed", "2024-依-1")


def test_an_incomplete_file_names_what_is_missing(of, case, signed_in):
    with on("2024-04-02"):
        services.extend(of.office, case.pk, working_days=5, reason="查阅档案。")
    with on("2024-04-29"):
        replied(of, case)
        page = signed_in(of.registrar).get(reverse("disclosure_requests:archive", args=[case.pk]))
    assert "延期答复告知书" in words(page)
    assert "卷宗还不完整" in words(page)


def test_a_withdrawal_is_written_down(of, case, send):
    with on("2024-04-02"):
        assert "撤回" in words(send(of.registrar, case, "withdraw", "look", reason="不需要了"))
        assert send(of.registrar, case, "withdraw", reason="不需要了").status_code == 302
    assert (now(case).state, now(case).outcome) == ("decided", "otherwise_closed.other")


def test_searches_and_talks_are_written_down(of, case, send):
    with on("2024-04-02", hour=15):
        search = {"place": "档案室", "words": "决算", "found": "没有检索到。", "searched_on": "2024-04-02"}
        assert send(of.handler, case, "record_search", **search).status_code == 302
        late = search | {"searched_on": "2024-04-03"}
        assert "检索日期晚于今天" in words(send(of.handler, case, "record_search", **late))
        talk = {"talked_at": "2024-04-02T14:30", "way": "phone", "summary": "询问年度"}
        assert send(of.handler, case, "record_talk", **talk).status_code == 302
    assert [(one.place, one.is_found) for one in case.search_records.all()] == [("档案室", False)]
    assert [(one.talked_at.hour, one.is_reached) for one in case.talks.all()] == [(6, False)]  # UTC


def test_a_unit_is_asked_for_help_and_answers(of, case, county, send):
    unit = agencies.create_unit(county.system_administrator, of.agency.pk, name="国库股")
    with on("2024-04-02"):
        given = {"unit": unit.pk, "question": "请查找决算表。", "working_days": 5}
        assert "协办函" in words(send(of.handler, case, "ask_assistance", "look", **given))
        assert send(of.handler, case, "ask_assistance", **given).status_code == 302
        row = case.assistances.get()
        # 3, 7, 8, 9 and 10 April.
        assert row.respond_by == date(2024, 4, 10)
        assert (
            send(of.handler, case, "answer_assistance", number=row.pk, answer="已找到。").status_code == 302
        )
    row.refresh_from_db()
    assert (row.answer, row.answered_by) == ("已找到。", of.handler)


def test_the_column_of_an_organisation_is_set_and_a_persons_is_not(of, case, send):
    with on("2024-04-02"):
        firm = received(of, FIRM)
        assert send(of.handler, firm, "reclassify", type="commercial_enterprise").status_code == 302
        assert "申请人是自然人" in words(send(of.handler, case, "reclassify", type="commercial_enterprise"))
    assert now(firm).applicant_type == "commercial_enterprise"


def test_a_script_in_a_text_stays_text(of, case, send):
    with on("2024-04-02"):
        given = AMENDMENT | {"items": "<script>alert(1)</script>"}
        response = send(of.handler, case, "request_amendment", "look", **given)
        send(of.handler, case, "request_amendment", **given)
    assert b"<script>alert" not in response.content


def test_the_draft_is_linked_from_the_file(of, case, signed_in):
    with on("2024-04-02"):
        services.save_draft(of.handler, case.pk, GRANTED)
        response = signed_in(of.handler).get(reverse("disclosure_requests:detail", args=[case.pk]))
    assert reverse("disclosure_requests:draft", args=[case.pk]) in response.content.decode()
