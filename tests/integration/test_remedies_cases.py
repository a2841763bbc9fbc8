"""Cases from registration to the end: what can be done, what is refused, what follows for the request."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.http import Http404

from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.services import remind
from gongkai.apps.events.models import Event
from gongkai.apps.notices.models import Notice
from gongkai.apps.remedies import queries, services
from gongkai.apps.remedies.models import ContestedGround, Filing, RemedyCase
from gongkai.apps.remedies.services import Brought, Outcome, Particulars, answering
from gongkai.apps.remedies.services.reckoning import count_again
from gongkai.lib import lessons
from gongkai.lib.errors import NotAllowed, Stale
from gongkai.lib.shell import related
from tests.integration.remedies import answered_request, decided, opened, reply_of
from tests.integration.requests import GRANTED, in_review, office, on, ready_draft, replied

pytestmark = pytest.mark.django_db
RECONSIDERATION = "administrative_reconsideration"


@pytest.fixture
def of(county):
    return office(county)


@pytest.fixture
def request_(of):
    """Received on 3 February, refused and handed over on 3 March 2025."""
    return answered_request(of, "2025-02-03", "2025-03-03")


def answered(of, case, day):
    with on(day) as sent:
        return services.answer(of.legal, case.pk, filings=["reply", "evidence"], sent_on=sent)


def test_a_case_over_a_reply_leaves_the_request_as_it_is(of, request_):
    before = DisclosureRequest.objects.values().get(pk=request_.pk)
    case = opened(of, request_, RECONSIDERATION, "2025-03-26", accepted="2025-03-24", applied="2025-03-20")
    assert (case.state, case.row, case.round) == ("answering", "reconsideration", 1)
    # Ten working days from 27 March, with 4 to 6 April off.
    assert (case.due_on, case.due_for) == (date(2025, 4, 10), "answer")
    assert DisclosureRequest.objects.values().get(pk=request_.pk) == before
    assert Event.objects.filter(tag="remedies.case.registered").count() == 1


def test_sending_the_form_twice_makes_one_case(of, request_):
    brought = Brought(RECONSIDERATION, "reply", "applicant", uuid4(), reply_of(request_))
    known = Particulars("清源县人民政府", date(2025, 3, 26), of.legal)
    with on("2025-03-26"):
        first = services.register(of.legal, request_.pk, brought, known)
        assert services.register(of.legal, request_.pk, brought, known) == first
    assert RemedyCase.objects.count() == 1


def test_a_form_that_was_used_over_another_request_is_refused(of, request_):
    other = answered_request(of, "2025-02-03", "2025-03-03")
    key = uuid4()
    known = Particulars("清源县人民政府", date(2025, 3, 26), of.legal)
    with on("2025-03-26"):
        first = Brought(RECONSIDERATION, "reply", "applicant", key, reply_of(request_))
        services.register(of.legal, request_.pk, first, known)
        with pytest.raises(NotAllowed, match="已经用于另一件申请"):
            services.register(of.legal, other.pk, replace(first, letter=reply_of(other)), known)
    assert RemedyCase.objects.get().request == request_


def test_a_paper_too_many_leaves_no_bytes(of, request_, settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    case = opened(of, request_, RECONSIDERATION, "2025-03-26")
    monkeypatch.setattr(answering, "PAPERS_AT_MOST", 1)
    with on("2025-03-26"):
        services.attach(of.legal, case.pk, kind="notice", name="通知书.txt", data="受理".encode())
        kept = [path for path in tmp_path.rglob("*") if path.is_file()]
        with pytest.raises(NotAllowed, match="最多保存1份"):
            services.attach(of.legal, case.pk, kind="notice", name="传票.txt", data="开庭".encode())
    assert len(kept) == 1
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == kept


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"received_on": date(2025, 3, 27)}, "晚于今天"),
        ({"received_on": date(2025, 2, 28)}, "早于“答复签发日期”"),
        ({"applied_on": date(2025, 3, 25), "accepted_on": date(2025, 3, 24)}, "早于“提起日期”"),
        ({"set_due_on": date(2025, 4, 20)}, "是哪一份文书指定的"),
        ({"set_due_on": date(2025, 3, 20), "set_because": "通知书"}, "早于“本机关收到副本的日期”"),
    ],
)
def test_particulars_that_cannot_be_are_refused_and_leave_nothing(of, request_, changes, sentence):
    known = replace(Particulars("清源县人民政府", date(2025, 3, 26), of.legal), **changes)
    brought = Brought(RECONSIDERATION, "reply", "applicant", uuid4(), reply_of(request_))
    with on("2025-03-26"), pytest.raises(NotAllowed, match=sentence):
        services.register(of.legal, request_.pk, brought, known)
    assert not RemedyCase.objects.exists()


@pytest.mark.parametrize(
    ("kind", "target", "sentence"),
    [
        ("second_instance", "reply", "二审和再审须从前一案件登记"),
        (RECONSIDERATION, "reply", "请选择争议的是哪一份答复"),
    ],
)
def test_a_case_without_what_it_attacks_is_refused(of, request_, kind, target, sentence):
    known = Particulars("某机关", date(2025, 3, 26), of.legal)
    with on("2025-03-26"), pytest.raises(NotAllowed, match=sentence):
        services.register(of.legal, request_.pk, Brought(kind, target, "applicant", uuid4()), known)


def test_there_is_no_summary_procedure_in_an_appeal_nor_before_2024(of, county):
    old = answered_request(of, "2023-11-01", "2023-11-20")
    with pytest.raises(NotAllowed, match="2024年以前的行政复议没有简易程序"):
        opened(of, old, RECONSIDERATION, "2023-12-27", procedure="summary")
    suit = decided(of, opened(of, old, "first_instance", "2023-12-27"), "claim_dismissed", "2024-03-01")
    with pytest.raises(NotAllowed, match="可以适用简易程序"):
        opened(of, old, "second_instance", "2024-04-01", follows=suit, procedure="summary")


def test_who_has_no_role_for_it_registers_nothing(of, county, request_):
    brought = Brought(RECONSIDERATION, "reply", "applicant", uuid4(), reply_of(request_))
    known = Particulars("清源县人民政府", date(2025, 3, 26), of.legal)
    supervisor = county.person("remedy_supervisor", county.government, Role.SUPERVISOR)
    stranger = office(county, county.east, "east").legal
    with on("2025-03-26"):
        with pytest.raises(NotAllowed, match="您没有这个角色"):
            services.register(of.handler, request_.pk, brought, known)
        with pytest.raises(NotAllowed, match="您没有这个角色"):
            services.register(supervisor, request_.pk, brought, known)
        with pytest.raises(Http404):
            services.register(stranger, request_.pk, brought, known)


def test_a_failure_to_reply_is_attacked_while_the_request_is_open(of):
    with on("2025-02-05"):
        request = in_review(of)
    case = opened(of, request, RECONSIDERATION, "2025-04-01", target="failure_to_reply")
    assert (case.target, case.letter, case.state) == ("failure_to_reply", None, "answering")


def test_the_answer_stops_the_limit_and_a_late_one_is_said_to_be_late(of, request_):
    in_time = opened(of, request_, RECONSIDERATION, "2025-03-26")
    late = opened(of, request_, RECONSIDERATION, "2025-03-26")
    assert answered(of, in_time, "2025-04-10").was_late is False
    assert answered(of, late, "2025-04-11").was_late is True
    assert (in_time.pk, queries.get(of.legal, in_time.pk).due_on) == (in_time.pk, None)
    assert Filing.objects.filter(case=late).count() == 2


def test_evidence_alone_is_no_answer(of, request_):
    case = opened(of, request_, RECONSIDERATION, "2025-03-26")
    with on("2025-03-27"), pytest.raises(NotAllowed, match="还没有选“行政复议答复书”"):
        services.answer(of.legal, case.pk, filings=["evidence"], sent_on=date(2025, 3, 27))


def test_two_people_at_one_case_and_the_second_is_told(of, request_):
    case = opened(of, request_, RECONSIDERATION, "2025-03-26")
    answered(of, case, "2025-04-01")
    with on("2025-04-02"), pytest.raises(Stale):
        services.extend(of.legal, case.pk, version=case.version)


def test_right_dates_count_the_limit_again(of, request_):
    case = opened(of, request_, RECONSIDERATION, "2025-03-26")
    known = Particulars(
        "清源县人民政府", date(2025, 3, 25), of.legal, procedure="summary", case_no="清政复〔2025〕1号"
    )
    with on("2025-03-27"):
        case = services.describe(of.legal, case.pk, known, version=case.version)
    # Five working days from 26 March.
    assert (case.due_on, case.counted_from, case.case_no) == (
        date(2025, 4, 1),
        date(2025, 3, 25),
        "清政复〔2025〕1号",
    )


def test_an_annulled_reply_is_done_again_with_a_fresh_limit(of, request_):
    case = answered(of, opened(of, request_, RECONSIDERATION, "2025-03-26"), "2025-04-01")
    case = decided(of, case, "revoked", "2025-05-28", orders_redo=True)
    assert (case.column, case.state) == ("corrected", "decided")
    with on("2025-05-29"):
        with pytest.raises(NotAllowed, match="还没有照办"):
            services.close(of.legal, case.pk)
        with pytest.raises(NotAllowed, match="您没有这个角色"):
            services.redo(of.legal, case.pk)
        case = services.redo(of.registrar, case.pk)
        request = DisclosureRequest.objects.get(pk=request_.pk)
        assert (request.state, request.round) == ("in_review", 2)
        # Twenty working days from 29 May; 31 May to 2 June off.
        assert request.due_date == date(2025, 6, 26)
        with pytest.raises(NotAllowed, match="不用再办一次"):
            services.redo(of.registrar, case.pk)
        assert services.close(of.legal, case.pk).state == "closed"


def test_a_day_that_the_decision_sets_is_the_limit_of_the_new_round(of, request_):
    case = opened(of, request_, RECONSIDERATION, "2025-03-26")
    case = decided(of, case, "revoked", "2025-05-28", orders_redo=True, redo_until="2025-06-12")
    assert (case.due_on, case.due_for) == (date(2025, 6, 12), "redo")
    with on("2025-05-29"):
        assert services.redo(of.registrar, case.pk).due_on is None
    assert DisclosureRequest.objects.get(pk=request_.pk).due_date == date(2025, 6, 12)


def test_an_order_to_answer_is_met_by_the_answer_and_opens_no_round(of):
    with on("2025-02-05"):
        request = in_review(of)
    case = opened(of, request, RECONSIDERATION, "2025-04-01", target="failure_to_reply")
    case = decided(of, case, "ordered_to_perform", "2025-05-12", orders_redo=True, redo_until="2025-05-30")
    with on("2025-05-13"), pytest.raises(NotAllowed, match="直接答复申请人"):
        services.redo(of.registrar, case.pk)
    with on("2025-05-20"):
        replied(of, request)
        assert count_again() == 1
        assert count_again() == 0
        case = queries.get(of.legal, case.pk)
        assert case.due_on is None
        assert services.close(of.legal, case.pk).state == "closed"


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (Outcome("upheld", date(2025, 5, 29), date(2025, 5, 29)), "晚于今天"),
        (Outcome("upheld", date(2025, 3, 20), date(2025, 5, 28)), "早于“受理（立案）日期”"),
        (Outcome("upheld", date(2025, 5, 28), date(2025, 5, 27)), "早于“作出日期”"),
        (Outcome("upheld", date(2025, 5, 28), date(2025, 5, 28), orders_redo=True), "不会要求重新办理"),
        (Outcome("appeal_upheld", date(2025, 5, 28), date(2025, 5, 28)), "没有这种结果"),
        (Outcome("revoked", date(2025, 5, 28), date(2025, 5, 28), redo_until=date(2025, 6, 9)), "请同时勾选"),
    ],
)
def test_a_result_that_cannot_be_is_refused(of, request_, outcome, sentence):
    case = opened(of, request_, RECONSIDERATION, "2025-03-26", accepted="2025-03-24")
    with on("2025-05-28"), pytest.raises(NotAllowed, match=sentence):
        services.decide(of.legal, case.pk, outcome)
    assert queries.get(of.legal, case.pk).result == ""


def test_a_wrong_result_is_put_right_until_something_follows(of, request_):
    case = decided(of, opened(of, request_, RECONSIDERATION, "2025-03-26"), "upheld", "2025-05-20")
    with on("2025-05-21"):
        right = Outcome("confirmed_unlawful", date(2025, 5, 20), date(2025, 5, 20))
        assert services.correct(of.legal, case.pk, right).column == "corrected"
    opened(of, request_, "first_instance", "2025-06-03", follows=case)
    with on("2025-06-04"), pytest.raises(NotAllowed, match="在后一案件中登记"):
        services.correct(of.legal, case.pk, right)


def test_a_suit_goes_through_its_instances_one_after_the_other(of, request_):
    first = opened(of, request_, RECONSIDERATION, "2025-03-26")
    with pytest.raises(NotAllowed, match="还没有登记结果"):
        opened(of, request_, "first_instance", "2025-04-20", follows=first)
    suit = opened(
        of, request_, "first_instance", "2025-06-03", follows=decided(of, first, "upheld", "2025-05-20")
    )
    assert (suit.row, suit.letter, suit.round) == ("suit_after_reconsideration", first.letter, 1)
    suit = decided(of, suit, "claim_dismissed", "2025-08-20")
    with pytest.raises(NotAllowed, match="早于“前一案件的作出日期”"):
        opened(of, request_, "second_instance", "2025-09-10", accepted="2025-08-19", follows=suit)
    appeal = opened(of, request_, "second_instance", "2025-09-10", accepted="2025-09-08", follows=suit)
    assert appeal.row == "suit_after_reconsideration"
    assert queries.get(of.legal, suit.pk).succeeded_on == date(2025, 9, 8)
    with pytest.raises(NotAllowed, match="已经有后续的案件"):
        opened(of, request_, "second_instance", "2025-09-11", follows=queries.get(of.legal, suit.pk))
    with pytest.raises(NotAllowed, match="不能提起“行政诉讼二审”"):
        opened(of, request_, "second_instance", "2025-12-11", follows=queries.get(of.legal, first.pk))


def test_an_appeal_of_which_one_hears_only_when_it_is_over_speaks_from_its_end(of, request_):
    suit = decided(of, opened(of, request_, "first_instance", "2025-04-22"), "claim_dismissed", "2025-08-20")
    appeal = opened(of, request_, "second_instance", "2025-12-01", follows=suit)
    with on("2025-12-02"):
        before = Outcome("appeal_upheld", date(2025, 8, 19), date(2025, 12, 1))
        with pytest.raises(NotAllowed, match="早于“前一案件的作出日期”"):
            services.decide(of.legal, appeal.pk, before)
        appeal = services.decide(of.legal, appeal.pk, replace(before, decided_on=date(2025, 11, 3)))
    assert appeal.counted_from == date(2025, 11, 3)
    assert queries.get(of.legal, suit.pk).succeeded_on == date(2025, 11, 3)


def test_a_withdrawn_case_ends_with_another_result(of, request_):
    case = opened(of, request_, RECONSIDERATION, "2025-03-26")
    with on("2025-04-02") as day:
        case = services.withdraw(of.legal, case.pk, on=day)
    assert (case.result, case.column, case.due_on) == ("terminated", "other_result", None)


def test_a_reconsideration_opinion_is_reported_on_before_the_case_ends(of, request_):
    case = decided(
        of, opened(of, request_, RECONSIDERATION, "2025-03-26"), "confirmed_unlawful", "2025-05-20"
    )
    with on("2025-05-26") as day:
        case = services.receive_opinion(of.legal, case.pk, on=day)
    # 60 days from 26 May.
    assert (case.due_on, case.due_for) == (date(2025, 7, 25), "opinion")
    with on("2025-07-01") as day:
        with pytest.raises(NotAllowed, match="还没有报送"):
            services.close(of.legal, case.pk)
        assert services.report_opinion(of.handler, case.pk, on=day).due_on is None
        closed = services.close(of.legal, case.pk)
        with pytest.raises(NotAllowed, match="还没有写重新打开的原因"):
            services.reopen(of.legal, case.pk)
        assert services.reopen(of.legal, closed.pk, reason="收到上诉状").state == "decided"


def test_a_complaint_has_the_limit_of_its_letter_and_ends_in_remediation(of, request_):
    case = opened(
        of, request_, "disclosure_complaint", "2025-03-26", set_due_on=date(2025, 4, 3), set_because="转办函"
    )
    assert (case.row, case.due_on) == ("", date(2025, 4, 3))
    with on("2025-04-02") as day:
        services.answer(of.handler, case.pk, filings=["statement"], sent_on=day)
    case = decided(of, case, "remediation_urged", "2025-04-20")
    with on("2025-04-21") as day:
        case = services.receive_opinion(of.legal, case.pk, on=day, due_on=date(2025, 5, 9))
    assert (case.due_on, case.column) == (date(2025, 5, 9), "")
    assert not ContestedGround.objects.exists()


def test_a_reply_counts_once_in_the_lessons_whatever_the_number_of_cases(of, county):
    lost, won, waits = (answered_request(of, "2025-02-03", "2025-03-03") for _ in range(3))
    upheld = decided(of, opened(of, lost, RECONSIDERATION, "2025-03-26"), "upheld", "2025-05-20")
    decided(of, opened(of, lost, "first_instance", "2025-06-03", follows=upheld), "revoked", "2025-08-20")
    decided(of, opened(of, won, RECONSIDERATION, "2025-03-26"), "upheld", "2025-05-20")
    opened(of, waits, RECONSIDERATION, "2025-03-26")
    found = lessons.of(of.agency, ["REG16_1.internal_affairs", "REG14.state_secret"])
    assert {code: (one.attacked, one.corrected) for code, one in found.items()} == {
        "REG16_1.internal_affairs": (3, 1)
    }
    assert found["REG16_1.internal_affairs"].url.endswith("?ground=REG16_1.internal_affairs")
    assert lessons.of(county.east, ["REG16_1.internal_affairs"]) == {}
    shown = queries.narrowed(of.legal, queries.Filter(ground="REG16_1.internal_affairs"))
    assert shown.count() == 4


def test_the_page_of_the_request_shows_its_cases(of, county, request_):
    opened(of, request_, RECONSIDERATION, "2025-03-26", case_no="清政复〔2025〕7号")
    (block,) = related.of(of.registrar, request_)
    assert [item.title for item in block.items] == ["行政复议 清政复〔2025〕7号"]
    assert block.add is not None
    (for_handler,) = related.of(of.handler, request_)
    assert for_handler.add is None


def test_who_is_in_charge_is_reminded_and_the_head_of_what_is_late(of, request_):
    opened(of, request_, RECONSIDERATION, "2025-03-26")
    with on("2025-04-11"):
        assert remind() > 0
        assert remind() == 0
    told = {(notice.recipient_id, str(notice)) for notice in Notice.objects.all()}
    words = "复议诉讼：答复、报送或者照办的期限，已逾期1件，今天到期0件，三个工作日内到期0件。"
    assert (of.legal.pk, words) in told
    assert (of.head.pk, "本单位有1件复议诉讼的期限已经逾期、0件今天到期；请督促办理。") in told


def test_a_second_reply_is_attacked_by_itself(of, request_):
    case = decided(
        of, opened(of, request_, RECONSIDERATION, "2025-03-26"), "revoked", "2025-05-28", orders_redo=True
    )
    with on("2025-05-29"):
        services.redo(of.registrar, case.pk)
    with on("2025-06-10"):
        request = DisclosureRequest.objects.get(pk=request_.pk)
        ready_draft(of, request, GRANTED)
    first_letter = request.letters.filter(code__startswith="reply.").get()
    assert opened(of, request, "first_instance", "2025-06-11", letter=first_letter).round == 1


def test_who_is_in_charge_of_a_case_works_at_its_body(of, county, request_):
    stranger = office(county, county.east, prefix="elsewhere").handler
    with pytest.raises(NotAllowed, match=r"承办人.*没有办理案件的角色"):
        opened(of, request_, "administrative_reconsideration", "2025-03-26", handler=stranger)
    case = opened(of, request_, "administrative_reconsideration", "2025-03-26")
    known = Particulars("清源县人民政府", date(2025, 3, 26), stranger)
    with on("2025-03-27"):
        with pytest.raises(NotAllowed, match=r"承办人.*没有办理案件的角色"):
            services.describe(of.legal, case.pk, known)
        assert services.describe(of.legal, case.pk, replace(known, handler=of.office)).handler == of.office
