"""Each of the 27 moves of a request: that it can be made, that it is refused, and the sentence of the refusal."""

from datetime import date, timedelta

import pytest

from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Policy
from gongkai.apps.disclosure_requests.services import DraftText
from gongkai.apps.disclosure_requests.states import MOVES, STATE_UNCHANGED, WORKFLOW, State
from gongkai.letters import templates_on
from gongkai.lib.errors import NotAllowed
from tests.integration.requests import (
    GRANTED,
    decided,
    in_review,
    office,
    on,
    ready_draft,
    received,
    replied,
)

UNCLEAR = DraftText(
    outcome="unavailable.unclear_after_amendment",
    bases=("REG30.unclear_after_amendment",),
    facts={"reasons": "补正后仍未指明所需信息的名称、文号或者其他特征。"},
)
EXCESSIVE = DraftText(
    outcome="not_processed.excessive",
    bases=("REG35.excessive",),
    facts={"frequency": "三十日内提出四十件申请。", "reasons": "所述理由与所申请的信息无关。"},
)


@pytest.fixture
def of(county):
    return office(county)


# -- the table itself ------------------------------------------------------------------------------------------------


def test_the_table_has_the_twenty_seven_moves_of_the_register():
    assert sorted({move.number for move in MOVES}) == list(range(1, 28))


def test_each_state_can_be_reached_and_left():
    moving = [move for move in MOVES if move.action not in STATE_UNCHANGED]
    reached = {move.to for move in moving} | {State.DRAFT}
    left = {state for move in moving for state in move.states}
    assert reached == set(State)
    assert left == set(State)


def test_every_move_of_a_person_has_its_citation_and_its_label():
    assert [move.action for move in MOVES if not move.sources or not str(move.label)] == []


def test_every_document_of_the_table_has_a_template():
    known = set(templates_on(date(2026, 11, 23)))
    assert {code for move in MOVES for code in move.documents} - known == set()


def test_every_move_has_a_service():
    elsewhere = {
        "submit": "register", "register_signed_mail": "register", "consult_third_party": "consult",
        "consult_agency": "consult", "end_consultation": "record_opinion", "decide_unclear": "decide",
        "decide_excessive": "decide", "file": "register", "carry_over": "redo", "open_remedy": "redo",
    }  # fmt: skip
    # Being carried over is a figure and remedies are records of their own; neither is an act on the request.
    names = {elsewhere.get(move.action, move.action) for move in MOVES}
    assert {name for name in names if not hasattr(services, name)} == set()


@pytest.mark.parametrize(
    "move", [move for move in MOVES if move.roles], ids=lambda move: f"{move.number}-{move.action}"
)
@pytest.mark.django_db
def test_a_colleague_with_another_role_is_refused(move, county, of):
    stranger = county.person("hotline", of.agency, Role.HOTLINE_AGENT)
    case = DisclosureRequest(agency=of.agency, state=move.states[0])
    with pytest.raises(NotAllowed, match="您没有这个角色"):
        WORKFLOW.require(stranger, case, move.action)


@pytest.mark.parametrize("move", MOVES, ids=lambda move: f"{move.number}-{move.action}")
@pytest.mark.django_db
def test_a_move_is_refused_from_a_state_that_it_does_not_start_from(move, of):
    wrong = next(state for state in State if WORKFLOW.move(state, move.action) is None)
    case = DisclosureRequest(agency=of.agency, state=wrong)
    with pytest.raises(NotAllowed, match="不能办理这一步"):
        WORKFLOW.require(of.office, case, move.action)


# -- 1 to 5: intake --------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_1_a_request_at_the_counter_is_received_that_day(of):
    with on("2026-03-02"):
        case = received(of)
    assert (case.state, case.receipt_date) == ("received", date(2026, 3, 2))


@pytest.mark.django_db
def test_1_a_request_without_a_description_is_refused_and_leaves_nothing(of):
    with on("2026-03-02"), pytest.raises(NotAllowed, match="特征性描述"):
        received(of, description="  ")
    assert not DisclosureRequest.objects.exists()


@pytest.mark.django_db
def test_2_signed_mail_counts_from_the_signature_even_before_the_registration(of):
    with on("2026-03-04"):
        case = received(of, channel="signed_mail", signed_on=date(2026, 3, 2))
    assert (case.state, case.receipt_date) == ("received", date(2026, 3, 2))


@pytest.mark.parametrize(
    ("signed_on", "sentence"), [(None, "还没有填写签收日期"), (date(2026, 3, 5), "晚于今天")]
)
@pytest.mark.django_db
def test_2_signed_mail_needs_the_day_of_its_signature(of, signed_on, sentence):
    with on("2026-03-04"), pytest.raises(NotAllowed, match=sentence):
        received(of, channel="signed_mail", signed_on=signed_on)
    assert not DisclosureRequest.objects.exists()


@pytest.mark.parametrize("channel", ["internet", "fax", "ordinary_mail", "email", "misdirected_mail"])
@pytest.mark.django_db
def test_3_what_needs_confirmation_has_no_clock_yet(of, channel):
    with on("2026-03-02"):
        case = received(of, channel=channel)
    assert (case.state, case.receipt_date, case.due_date) == ("awaiting_confirmation", None, None)


@pytest.mark.django_db
def test_4_the_clock_starts_on_the_day_of_confirmation(of):
    with on("2026-03-02"):
        case = received(of, channel="internet")
    with on("2026-03-04"):
        case = services.confirm(
            of.registrar, case.pk, confirmed_on=date(2026, 3, 4), way="phone", summary="电话确认收到"
        )
    assert (case.state, case.receipt_date) == ("received", date(2026, 3, 4))


@pytest.mark.parametrize("day", [date(2026, 3, 5), date(2026, 3, 1)])
@pytest.mark.django_db
def test_4_a_confirmation_is_neither_of_tomorrow_nor_before_the_submission(of, day):
    with on("2026-03-02"):
        case = received(of, channel="internet")
    with on("2026-03-04"), pytest.raises(NotAllowed):
        services.confirm(of.registrar, case.pk, confirmed_on=day, way="phone", summary="电话确认收到")
    case.refresh_from_db()
    assert (case.state, case.talks.count()) == ("awaiting_confirmation", 0)


@pytest.mark.django_db
def test_5_a_request_is_given_to_a_person_of_the_body(of):
    with on("2026-03-02"):
        case = in_review(of)
    assert (case.state, case.handler_id) == ("in_review", of.handler.pk)


@pytest.mark.django_db
def test_5_a_request_is_not_given_to_a_person_of_another_body(county, of):
    stranger = county.person("elsewhere", county.east, Role.HANDLER)
    with on("2026-03-02"):
        case = received(of)
        with pytest.raises(NotAllowed, match="没有办理申请的角色"):
            services.accept(of.registrar, case.pk, handler=stranger)


# -- 6 to 9: amendment -----------------------------------------------------------------------------------------------


@pytest.fixture
def amending(of):
    """Received on Monday 2 March 2026, asked on Wednesday 4 to amend within 15 working days, delivered that day."""
    with on("2026-03-02"):
        case = in_review(of)
    with on("2026-03-04"):
        notice = services.request_amendment(of.handler, case.pk, items="写明年度", guidance="写文号也可以")
        services.record_service(
            of.registrar,
            case.pk,
            notice.letter_id,
            route="direct",
            sent_on=date(2026, 3, 4),
            served_on=date(2026, 3, 4),
        )
    case.refresh_from_db()
    return case


def _amend(of, case, day, answer="2025年度决算"):
    return services.receive_amendment(of.registrar, queries.get(of.registrar, case.pk), answer=answer, on=day)


@pytest.mark.django_db
def test_6_the_clock_stops_while_the_applicant_amends(amending):
    # 4 March and fifteen working days: 5, 6, 9–13, 16–20, 23–25 March.
    assert (amending.state, amending.due_date, amending.waits_until) == (
        "amendment_requested", None, date(2026, 3, 25),
    )  # fmt: skip


@pytest.mark.django_db
def test_6_a_second_amendment_has_no_basis(of, amending):
    with on("2026-03-10"):
        _amend(of, amending, date(2026, 3, 10))
        with pytest.raises(NotAllowed, match="只能一次性告知"):
            services.request_amendment(of.handler, amending.pk, items="再补", guidance="再补")


@pytest.mark.django_db
def test_6_a_notice_that_names_nothing_is_refused_and_uses_no_number(of):
    with on("2026-03-02"):
        case = in_review(of)
        with pytest.raises(NotAllowed, match="需要补正的事项"):
            services.request_amendment(of.handler, case.pk, items=" ", guidance="说明")
        first = services.request_amendment(of.handler, case.pk, items="写明年度", guidance="说明")
    assert first.letter.serial == 1


@pytest.mark.django_db
def test_7_the_amended_request_restarts_the_clock(of, amending):
    with on("2026-03-10"):
        _amend(of, amending, date(2026, 3, 10))
    amending.refresh_from_db()
    # Twenty working days after 10 March 2026: 11–13, 16–20, 23–27, 30, 31 March, 1–3 and 7, 8 April (4–6 April are off).
    assert (amending.state, amending.due_date) == ("in_review", date(2026, 4, 8))


@pytest.mark.parametrize("day", [date(2026, 3, 3), date(2026, 3, 11)])
@pytest.mark.django_db
def test_7_an_amendment_came_after_the_notice_and_not_tomorrow(of, amending, day):
    with on("2026-03-10"), pytest.raises(NotAllowed, match="收到补正的日期"):
        _amend(of, amending, day)


@pytest.mark.django_db
def test_8_after_the_period_the_head_closes_what_was_not_amended(of, amending):
    with on("2026-03-26"):
        case = services.close_unamended(of.head, amending.pk)
    assert (case.state, case.outcome) == ("decided", "otherwise_closed.amendment_overdue")


@pytest.mark.django_db
def test_8_within_the_period_nothing_is_closed(of, amending):
    with on("2026-03-25"), pytest.raises(NotAllowed, match="2026-03-25届满"):
        services.close_unamended(of.head, amending.pk)


@pytest.mark.django_db
def test_8_without_proof_of_delivery_no_period_has_begun(of):
    with on("2026-03-02"):
        case = in_review(of)
        services.request_amendment(of.handler, case.pk, items="写明年度", guidance="说明")
    with on("2026-06-01"), pytest.raises(NotAllowed, match="没有送达记录"):
        services.close_unamended(of.head, case.pk)


@pytest.mark.django_db
def test_9_still_unclear_after_the_amendment_is_decided_by_the_leader(of, amending):
    with on("2026-03-10"):
        _amend(of, amending, date(2026, 3, 10), "所有材料")
        case = decided(of, amending, UNCLEAR)
    assert (case.state, case.outcome) == ("decided", "unavailable.unclear_after_amendment")


@pytest.mark.django_db
def test_9_unclear_after_amendment_cannot_be_said_without_an_amendment(of):
    with on("2026-03-02"):
        case = in_review(of)
        services.save_draft(of.handler, case.pk, UNCLEAR)
        with pytest.raises(NotAllowed, match="补正"):
            services.submit_draft(of.handler, case.pk)


# -- 10 to 12: consultation ------------------------------------------------------------------------------------------


def _consult(of, case, kind="third_party"):
    return services.consult(of.handler, case.pk, kind=kind, party_name="某公司", subject="合同单价")


@pytest.mark.django_db
def test_10_and_12_an_opinion_ends_the_pause(of):
    with on("2026-03-02"):
        case = in_review(of)
    with on("2026-03-04"):
        letter = _consult(of, case)
    with on("2026-03-10"):
        services.record_opinion(
            of.handler,
            case.pk,
            letter.pk,
            opinion="objects",
            answered_on=date(2026, 3, 10),
            reasons_hold=True,
        )
    case.refresh_from_db()
    # Excluded: 5, 6, 9 and 10 March; counted 3, 4, 11–13, 16–20, 23–27, 30, 31 March, 1–3 April: the twentieth is 3 April.
    assert (case.state, case.due_date) == ("in_review", date(2026, 4, 3))


@pytest.mark.django_db
def test_11_a_co_makers_silence_is_consent_and_only_after_the_limit(of):
    with on("2026-03-02"):
        case = in_review(of)
        letter = _consult(of, case, "co_maker")
    with on("2026-03-16"), pytest.raises(NotAllowed, match="期满前"):
        services.record_opinion(of.handler, case.pk, letter.pk, opinion="silent")


@pytest.mark.django_db
def test_12_the_clock_waits_for_the_last_of_several_letters(of):
    with on("2026-03-02"):
        case = in_review(of)
        first, second = _consult(of, case), _consult(of, case, "other_agency")
    with on("2026-03-04"):
        services.record_opinion(
            of.handler, case.pk, first.pk, opinion="consents", answered_on=date(2026, 3, 4)
        )
        case.refresh_from_db()
        assert case.state == "consulting"
        services.record_opinion(
            of.handler, case.pk, second.pk, opinion="consents", answered_on=date(2026, 3, 4)
        )
    case.refresh_from_db()
    assert case.state == "in_review"


@pytest.mark.django_db
def test_12_a_letter_is_answered_once(of):
    with on("2026-03-02"):
        case = in_review(of)
        first, _second = _consult(of, case), _consult(of, case)
        services.record_opinion(
            of.handler, case.pk, first.pk, opinion="consents", answered_on=date(2026, 3, 2)
        )
        with pytest.raises(NotAllowed, match="已经有结果"):
            services.record_opinion(
                of.handler, case.pk, first.pk, opinion="objects", answered_on=date(2026, 3, 2)
            )


# -- 13: extension ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [0, 21])
@pytest.mark.django_db
def test_13_an_extension_is_one_to_twenty_working_days(of, days):
    with on("2026-03-02"):
        case = in_review(of)
        with pytest.raises(NotAllowed, match="1至20"):
            services.extend(of.office, case.pk, working_days=days, reason="需要查阅历史档案。")


@pytest.mark.django_db
def test_13_an_extension_after_the_limit_is_refused(of):
    with on("2026-03-02"):
        case = in_review(of)
    # The twentieth working day after 2 March 2026 is 30 March.
    with on("2026-03-31"), pytest.raises(NotAllowed, match="2026-03-30届满"):
        services.extend(of.office, case.pk, working_days=5, reason="需要查阅历史档案。")


@pytest.mark.django_db
def test_13_a_deferral_takes_the_place_of_an_extension(of, reasoning):
    with on("2026-03-04"):
        _reasons(of, reasoning, "reasonable")
        services.defer(of.office, reasoning.pk, until=date(2026, 6, 30), reason="材料数量多。")
    with on("2026-06-01"):
        with pytest.raises(NotAllowed, match=r"已经延迟到2026-06-30.*不能再延期"):
            services.extend(of.office, reasoning.pk, working_days=20, reason="需要查阅历史档案。")
        offers = WORKFLOW.offers(
            of.office, queries.get(of.office, reasoning.pk), queries.facts(of.office, reasoning)
        )
    assert "不能再延期" in offers["extend"].why
    assert queries.get(of.office, reasoning.pk).due_date == date(2026, 6, 30)


@pytest.mark.parametrize(("until", "may"), [(date(2026, 5, 8), False), (None, True)])
@pytest.mark.django_db
def test_13_the_day_that_an_order_sets_is_not_extended(of, until, may):
    with on("2026-03-02"):
        case = replied(of, in_review(of))
    with on("2026-04-01") as today:
        services.redo(of.registrar, case.pk, ordered_on=today, until=until)
        if may:
            extended = services.extend(of.office, case.pk, working_days=5, reason="需要查阅历史档案。")
            # 2, 3, 7 to 10, 13 to 17, 20 to 24, 27 to 30 April; 4 to 6 April and 1 to 5 May are off: twenty on 30 April.
            # Five more: 6 to 9 May (9 May, a Saturday, is worked) and 11 May.
            assert extended.due_date == date(2026, 5, 11)
        else:
            with pytest.raises(NotAllowed, match=r"确定在2026-05-08以前.*不能自行延期"):
                services.extend(of.office, case.pk, working_days=5, reason="需要查阅历史档案。")


# -- 14 to 17: reasons -----------------------------------------------------------------------------------------------


@pytest.fixture
def reasoning(of):
    with on("2026-03-02"):
        case = in_review(of)
        services.ask_reasons(
            of.handler,
            case.pk,
            facts="三十日内提出四十件申请。",
            items="为什么需要\n是否可以合并",
            count=40,
            period_days=30,
        )
    case.refresh_from_db()
    return case


def _reasons(of, case, judgement):
    services.receive_reasons(
        of.registrar, queries.get(of.registrar, case.pk), answer="用于研究。", on=date(2026, 3, 4)
    )
    services.judge_reasons(of.handler, case.pk, judgement=judgement, reason="已核对申请记录。")


@pytest.mark.django_db
def test_14_asking_for_reasons_does_not_stop_the_clock(reasoning):
    assert (reasoning.state, reasoning.due_date) == ("reason_requested", date(2026, 3, 30))


@pytest.mark.django_db
def test_15_unreasonable_reasons_end_in_a_decision_of_the_leader(of, reasoning):
    with on("2026-03-04"):
        _reasons(of, reasoning, "unreasonable")
        case = decided(of, reasoning, EXCESSIVE)
    assert (case.state, case.outcome) == ("decided", "not_processed.excessive")


@pytest.mark.django_db
def test_15_nothing_but_this_outcome_is_decided_here(of, reasoning):
    with on("2026-03-04"):
        _reasons(of, reasoning, "unreasonable")
        ready_draft(of, reasoning, GRANTED)
        with pytest.raises(NotAllowed, match="无正当理由大量反复申请"):
            services.decide(of.leader, reasoning.pk)


@pytest.mark.django_db
def test_16_a_deferral_replaces_the_limit_by_the_notified_day(of, reasoning):
    with on("2026-03-04"):
        _reasons(of, reasoning, "reasonable")
        case = services.defer(
            of.office, reasoning.pk, until=date(2026, 6, 30), reason="材料数量多，需要逐件审查。"
        )
    assert (case.state, case.due_date, case.is_deferred) == ("in_review", date(2026, 6, 30), True)


@pytest.mark.parametrize(
    ("until", "sentence"),
    [(date(2026, 3, 30), "晚于现在的答复期限"), (date(2026, 6, 28), "不是工作日")],
)
@pytest.mark.django_db
def test_16_a_deferral_is_to_a_later_working_day(of, reasoning, until, sentence):
    with on("2026-03-04"):
        _reasons(of, reasoning, "reasonable")
        with pytest.raises(NotAllowed, match=sentence):
            services.defer(of.office, reasoning.pk, until=until, reason="材料多。")


@pytest.mark.django_db
def test_15_nobody_is_silent_before_the_period_for_reasons_is_over(of, reasoning):
    silent = {"judgement": "silent", "reason": "期满没有说明。"}
    with on("2026-03-03") as today:
        with pytest.raises(NotAllowed, match="还没有送达记录"):
            services.judge_reasons(of.handler, reasoning.pk, **silent)
        letter = reasoning.letters.get(code="reason_notice")
        services.record_service(of.registrar, reasoning.pk, letter.pk, route="direct", sent_on=today)
    # Ten working days: 4 5 6 | 9 to 13 | 16 17 March.
    with on("2026-03-17"), pytest.raises(NotAllowed, match="2026-03-17届满"):
        services.judge_reasons(of.handler, reasoning.pk, **silent)
    with on("2026-03-18"):
        assert services.judge_reasons(of.handler, reasoning.pk, **silent).judgement == "silent"


@pytest.mark.django_db
def test_17_reasonable_reasons_lead_back_to_handling(of, reasoning):
    with on("2026-03-04"):
        _reasons(of, reasoning, "reasonable")
        case = services.accept_reasons(of.handler, reasoning.pk)
    assert (case.state, case.due_date) == ("in_review", date(2026, 3, 30))


@pytest.mark.django_db
def test_17_reasons_that_nobody_judged_lead_nowhere(of, reasoning):
    with on("2026-03-04"), pytest.raises(NotAllowed, match="还没有认定"):
        services.accept_reasons(of.handler, reasoning.pk)


# -- 18 to 20: fee ---------------------------------------------------------------------------------------------------


@pytest.fixture
def charged(of):
    """150 pages: 70 × 10 + 50 × 20 = 1,700 yuan; the notice delivered on Wednesday 4 March 2026."""
    Policy.objects.create(agency=of.agency, charges_fee=True)
    with on("2026-03-02"):
        case = in_review(of)
    with on("2026-03-04"):
        notice = services.charge_fee(
            of.handler, case.pk, method="per_page", units=150, how_to_pay="扫码缴费。"
        )
        services.record_service(
            of.registrar,
            case.pk,
            notice.letter_id,
            route="direct",
            sent_on=date(2026, 3, 4),
            served_on=date(2026, 3, 4),
        )
    case.refresh_from_db()
    return case


@pytest.mark.django_db
def test_18_the_clock_stops_for_the_fee(charged):
    # Twenty working days after 4 March 2026: 1 April.
    assert (charged.state, charged.due_date, charged.waits_until) == ("fee_notified", None, date(2026, 4, 1))
    assert charged.fee_notices.get().total_yuan == 1700


@pytest.mark.django_db
def test_18_a_body_that_charges_nothing_sends_no_notice(of):
    with on("2026-03-02"):
        case = in_review(of)
        with pytest.raises(NotAllowed, match="没有开启"):
            services.charge_fee(of.handler, case.pk, method="per_page", units=150, how_to_pay="扫码缴费。")


@pytest.mark.parametrize(("method", "units"), [("per_page", 30), ("per_request", 10)])
@pytest.mark.django_db
def test_18_below_the_first_tier_nothing_is_charged(of, method, units):
    Policy.objects.create(agency=of.agency, charges_fee=True)
    with on("2026-03-02"):
        case = in_review(of)
        with pytest.raises(NotAllowed, match="不收费"):
            services.charge_fee(of.handler, case.pk, method=method, units=units, how_to_pay="扫码缴费。")


@pytest.mark.django_db
def test_19_the_last_yuan_restarts_the_clock(of, charged):
    with on("2026-03-10"):
        services.record_payment(of.registrar, charged.pk, yuan=700, paid_on=date(2026, 3, 9))
        charged.refresh_from_db()
        assert charged.state == "fee_notified"
        services.record_payment(of.registrar, charged.pk, yuan=1000, paid_on=date(2026, 3, 10))
    charged.refresh_from_db()
    assert (charged.state, charged.due_date) == ("in_review", date(2026, 4, 8))


@pytest.mark.django_db
def test_19_the_day_of_the_last_payment_counts_in_whatever_order_they_were_written_down(of, charged):
    with on("2026-03-10"):
        services.record_payment(of.registrar, charged.pk, yuan=1000, paid_on=date(2026, 3, 10))
        services.record_payment(of.registrar, charged.pk, yuan=700, paid_on=date(2026, 3, 9))
    charged.refresh_from_db()
    # 11 12 13 | 16 to 20 | 23 to 27 | 30 31 1 2 3 | 7 8 April is the twentieth: 4 to 6 April are off.
    assert (charged.state, charged.due_date) == ("in_review", date(2026, 4, 8))


@pytest.mark.parametrize("yuan", [0, 1701])
@pytest.mark.django_db
def test_19_a_payment_is_more_than_nothing_and_not_more_than_owed(of, charged, yuan):
    with on("2026-03-10"), pytest.raises(NotAllowed, match="不超过尚未缴清"):
        services.record_payment(of.registrar, charged.pk, yuan=yuan, paid_on=date(2026, 3, 10))


@pytest.mark.django_db
def test_20_a_fee_paid_in_part_counts_as_unpaid_when_the_period_is_over(of, charged):
    with on("2026-03-10"):
        services.record_payment(of.registrar, charged.pk, yuan=700, paid_on=date(2026, 3, 9))
    with on("2026-04-01"), pytest.raises(NotAllowed, match="2026-04-01届满"):
        services.close_unpaid(of.head, charged.pk)
    with on("2026-04-02"):
        case = services.close_unpaid(of.head, charged.pk)
    assert (case.state, case.outcome) == ("decided", "otherwise_closed.fee_unpaid")


@pytest.mark.django_db
def test_23_a_party_that_was_still_asked_is_not_written_down_as_silent(of):
    with on("2026-03-02"):
        case = in_review(of)
        services.consult(of.handler, case.pk, kind="co_maker", party_name="县统计局", subject="数据")
    with on("2026-03-04"):
        services.withdraw(of.handler, queries.get(of.handler, case.pk), reason="来电撤回")
    row = case.consultations.get()
    assert (row.get_opinion_display(), row.closed_on) == ("申请撤回，不再等待意见", date(2026, 3, 4))


@pytest.mark.django_db
def test_12_only_a_withdrawal_ends_the_waiting_for_an_opinion(of):
    with on("2026-03-02"):
        case = in_review(of)
        asked_them = services.consult(
            of.handler, case.pk, kind="co_maker", party_name="县统计局", subject="数据"
        )
        with pytest.raises(NotAllowed, match="仍要等待意见"):
            services.record_opinion(of.handler, case.pk, asked_them.pk, opinion="not_awaited")


# -- 21 to 27: decision and after ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_21_nothing_is_decided_without_a_submitted_draft(of):
    with on("2026-03-02"):
        case = in_review(of)
        services.save_draft(of.handler, case.pk, GRANTED)
        with pytest.raises(NotAllowed, match="没有送审"):
            services.decide(of.leader, case.pk)


@pytest.mark.django_db
def test_21_nothing_is_released_without_the_secrecy_review(of):
    with on("2026-03-02"):
        case = in_review(of)
        services.save_draft(of.handler, case.pk, GRANTED)
        services.submit_draft(of.handler, case.pk)
        services.review_draft(of.legal, case.pk, kind="legal", verdict="passed")
        with pytest.raises(NotAllowed, match="保密审查"):
            services.decide(of.leader, case.pk)


@pytest.mark.django_db
def test_21_a_change_after_the_review_needs_a_new_review(of):
    with on("2026-03-02"):
        case = in_review(of)
        ready_draft(of, case, GRANTED)
        services.save_draft(of.handler, case.pk, GRANTED)
        services.submit_draft(of.handler, case.pk)
        with pytest.raises(NotAllowed, match="合法性审核"):
            services.decide(of.leader, case.pk)


@pytest.mark.django_db
def test_22_a_reply_that_was_not_sent_is_not_delivered(of):
    with on("2026-03-02"):
        case = decided(of, in_review(of))
        with pytest.raises(NotAllowed, match="没有发出记录"):
            services.deliver(of.registrar, case.pk)


@pytest.mark.django_db
def test_22_a_reply_handed_over_counts_from_the_signature(of):
    with on("2026-03-02"):
        case = decided(of, in_review(of))
        letter = case.letters.get(code="reply.granted")
        services.record_service(of.registrar, case.pk, letter.pk, route="entrusted", sent_on=date(2026, 3, 2))
        with pytest.raises(NotAllowed, match="签收之日"):
            services.deliver(of.registrar, case.pk)
    with on("2026-03-05"):
        services.record_service(
            of.registrar,
            case.pk,
            letter.pk,
            route="entrusted",
            sent_on=date(2026, 3, 2),
            served_on=date(2026, 3, 4),
        )
        case = services.deliver(of.registrar, case.pk)
    assert case.replied_on == date(2026, 3, 4)


@pytest.mark.django_db
def test_23_a_withdrawn_request_is_counted_as_closed_otherwise(of):
    with on("2026-03-02"):
        case = in_review(of)
    with on("2026-03-04"):
        services.withdraw(of.registrar, queries.get(of.registrar, case.pk), reason="不再需要")
        case = services.deliver(of.registrar, case.pk)
    assert (case.state, case.counted_outcome) == ("replied", "otherwise_closed.other")


@pytest.mark.django_db
def test_23_what_was_never_received_is_not_counted_when_withdrawn(of):
    with on("2026-03-02"):
        case = received(of, channel="internet")
        services.withdraw(of.registrar, queries.get(of.registrar, case.pk), reason="不再需要")
        case = services.deliver(of.registrar, case.pk)
    assert (case.receipt_date, case.counted_on) == (None, None)


@pytest.mark.django_db
def test_24_a_file_without_proof_of_service_is_not_archived(of):
    with on("2026-03-02"):
        case = in_review(of)
        services.request_amendment(of.handler, case.pk, items="写明年度", guidance="说明")
        _amend(of, case, date(2026, 3, 2))
        case = replied(of, case)
        with pytest.raises(NotAllowed, match="补正告知书》"):
            services.archive(of.registrar, case.pk)


@pytest.mark.django_db
def test_24_a_complete_file_is_archived_with_its_index(of):
    with on("2026-03-02"):
        case = replied(of, in_review(of))
        case = services.archive(of.registrar, case.pk, archive_no="2026-YSQ-0001")
    assert (case.state, case.letters.filter(code="file_index").count()) == ("closed", 1)


@pytest.mark.django_db
def test_26_a_request_is_redone_only_from_the_end(of):
    with on("2026-03-02"):
        case = in_review(of)
        with pytest.raises(NotAllowed, match="不能办理这一步"):
            services.redo(of.registrar, case.pk, ordered_on=date(2026, 3, 2))


@pytest.mark.django_db
def test_26_the_order_came_after_the_reply(of):
    with on("2026-03-02"):
        case = replied(of, in_review(of))
    with on("2026-06-01"), pytest.raises(NotAllowed, match="原答复之后"):
        services.redo(of.registrar, case.pk, ordered_on=date(2026, 3, 2) - timedelta(days=1))


def test_the_reference_page_is_what_the_table_says():
    from scripts.write_reference import FOLDER, requests

    assert (FOLDER / "requests.md").read_text("utf-8") == requests(), "请运行 make reference。"
