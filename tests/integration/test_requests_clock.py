"""The clock of a request from the envelope to the archive, with dates counted by hand on the calendars of 2024 and 2026."""

from datetime import date

import pytest
from django.utils import translation

from gongkai.apps.disclosure_requests import paper, queries, services
from gongkai.apps.disclosure_requests.services import DraftText, PieceText
from gongkai.lib.errors import NotAllowed
from tests.integration.requests import GRANTED, decided, in_review, office, on, ready_draft, received, replied

pytestmark = pytest.mark.django_db


@pytest.fixture
def finance(county):
    return office(county)


def test_a_request_handed_in_before_the_qingming_holiday_is_due_on_29_april(finance):
    # 4 to 6 April are off, 7 and 28 April (Sundays) are worked.
    with on("2024-04-01"):
        case = received(finance)
    assert (case.state, case.receipt_date, case.due_date) == ("received", date(2024, 4, 1), date(2024, 4, 29))


def test_the_applicant_gets_a_receipt_slip_at_once(finance):
    with on("2024-04-01"):
        case = received(finance)
    assert [letter.code for letter in case.letters.all()] == ["receipt_slip"]


def test_an_amended_request_is_counted_anew_from_the_day_it_comes(finance):
    with on("2024-04-01"):
        case = in_review(finance)
    with on("2024-04-11"):
        amendment = services.request_amendment(
            finance.handler, case.pk, items="请写明年度", guidance="可写文号"
        )
        assert not amendment.was_late
        case.refresh_from_db()
        assert (case.state, case.due_date) == ("amendment_requested", None)
    with on("2024-04-22"):
        case = queries.get(finance.registrar, case.pk)
        services.receive_amendment(finance.registrar, case, answer="2023年度", on=date(2024, 4, 22))
    case.refresh_from_db()
    # 23 April is the first day; 28 April and 11 May are worked, 1 to 5 May are off.
    assert (case.state, case.due_date) == ("in_review", date(2024, 5, 21))


def test_an_amendment_notice_on_the_eighth_working_day_is_marked_late(finance):
    with on("2024-04-01"):
        case = in_review(finance)
    with on("2024-04-12"):
        assert services.request_amendment(
            finance.handler, case.pk, items="请写明年度", guidance="可写文号"
        ).was_late


def test_a_silent_third_party_pauses_the_clock_for_its_fifteen_working_days(finance):
    with on("2024-04-01"):
        case = in_review(finance)
    with on("2024-04-08"):
        consultation = services.consult(
            finance.handler, case.pk, kind="third_party", party_name="某公司", subject="合同单价"
        )
        services.record_service(
            finance.registrar,
            case.pk,
            consultation.letter_id,
            route="direct",
            sent_on=date(2024, 4, 8),
            served_on=date(2024, 4, 8),
        )
    consultation.refresh_from_db()
    assert consultation.respond_by == date(2024, 4, 28)
    with on("2024-04-28"), pytest.raises(NotAllowed, match="期满前"):
        services.record_opinion(finance.handler, case.pk, consultation.pk, opinion="silent")
    with on("2024-04-29"):
        services.record_opinion(finance.handler, case.pk, consultation.pk, opinion="silent")
    case.refresh_from_db()
    # Counted before: 2, 3, 7, 8 April (4 days); excluded 9 to 28 April; 16 more: 29, 30 April, 6 to 11, 13 to 17, 20 to 22 May.
    assert (case.state, case.due_date) == ("in_review", date(2024, 5, 22))


def test_an_extension_adds_twenty_working_days_once(finance):
    with on("2024-04-01"):
        case = in_review(finance)
    with on("2024-04-26"):
        services.extend(finance.office, case.pk, working_days=20, reason="需要查阅历史档案。")
        case.refresh_from_db()
        assert case.due_date == date(2024, 5, 29)
        with pytest.raises(NotAllowed, match="只能延长一次"):
            services.extend(finance.office, case.pk, working_days=5, reason="再延长。")


def test_a_posted_reply_ends_the_clock_on_the_day_of_posting(finance):
    with on("2024-04-01"):
        case = in_review(finance)
    with on("2024-04-29"):
        case = replied(finance, case)
    assert (case.state, case.replied_on, case.was_overdue) == ("replied", date(2024, 4, 29), False)
    assert (case.counted_on, case.counted_outcome) == (date(2024, 4, 29), "granted")


def test_a_reply_one_day_later_is_overdue(finance):
    with on("2024-04-01"):
        case = in_review(finance)
    with on("2024-04-30"):
        assert replied(finance, case).was_overdue


def test_who_wrote_the_reply_does_not_decide_on_it(finance, county):
    with on("2024-04-01"):
        case = in_review(finance)
        ready_draft(finance, case, GRANTED)
        from gongkai.apps.agencies import services as agencies

        agencies.grant_role(
            county.security_administrator, finance.handler.pk, role="leader_in_charge", agency=finance.agency
        )
        finance.handler.forget_mandates()
        with pytest.raises(NotAllowed, match="由您起草"):
            services.decide(finance.handler, case.pk)


def test_a_partial_reply_withholds_piece_by_piece_and_names_reconsideration_first(finance):
    text = DraftText(
        outcome="partially_granted",
        bases=("REG37.severance", "REG14.state_secret"),
        facts={"way": "随本告知书附上。"},
        pieces=(
            PieceText("决算表一至五"),
            PieceText("涉密附表", is_withheld=True, ground="REG14.state_secret", reason="已依法定密。"),
        ),
    )
    with on("2024-04-01"):
        case = decided(finance, in_review(finance), text)
    assert (case.state, case.outcome) == ("decided", "partially_granted")
    letter = paper.composed(case.letters.get(code="reply.partially_granted"))
    assert "先向清源县人民政府申请行政复议" in "".join(letter.remedy)


def test_every_round_is_kept_when_a_decision_is_annulled(finance):
    with on("2024-04-01"):
        case = in_review(finance)
    with on("2024-04-29"):
        replied(finance, case)
    with on("2024-08-01"):
        again = services.redo(finance.registrar, case.pk, ordered_on=date(2024, 8, 1))
    # Twenty working days after Thursday 1 August 2024: no holiday in between.
    assert (again.state, again.round, again.due_date) == ("in_review", 2, date(2024, 8, 29))
    assert (again.counted_on, again.counted_outcome) == (date(2024, 4, 29), "granted")


def test_a_letter_made_on_an_english_page_is_all_chinese(finance):
    with on("2024-04-01"), translation.override("en"):
        case = in_review(finance)
        services.record_search(
            finance.handler, case.pk, place="档案室", words="决算", found="没有查到。", is_found=False
        )
        text = DraftText(outcome="unavailable.not_held", bases=("REG36_4.does_not_exist",))
        case = decided(finance, case, text)
        letter = paper.composed(case.letters.get(code="reply.unavailable.not_held"))
    words = "".join(str(block) for block in letter.body) + "".join(letter.remedy)
    assert "2024-04-01在档案室以“决算”检索：没有查到。" in words
    assert "有管辖权的人民法院" in words


def test_a_court_that_sets_a_day_sets_the_limit_of_the_new_round(finance):
    with on("2024-04-01"):
        case = in_review(finance)
    with on("2024-04-29"):
        replied(finance, case)
    with on("2024-08-01"):
        again = services.redo(
            finance.registrar, case.pk, ordered_on=date(2024, 8, 1), until=date(2024, 8, 16)
        )
        assert (again.due_date, again.is_deferred) == (date(2024, 8, 16), False)
        with pytest.raises(NotAllowed, match="不能办理这一步"):
            services.redo(finance.registrar, case.pk, ordered_on=date(2024, 8, 1))
