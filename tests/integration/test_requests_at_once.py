"""Two officers decide the same request at once: one wins, the other is told; no letter and no number is lost."""

import pytest
from django.test import Client

from gongkai.apps.agencies import services as agencies
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Letter
from gongkai.apps.disclosure_requests.queries import drafts
from gongkai.apps.events.models import Event
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed, Stale
from tests.integration.requests import GRANTED, in_review, office, ready_draft
from tests.integration.test_concurrency import assert_log_is_whole, at_once

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "gongkai.apps.agencies.backends.StaffBackend"


@pytest.fixture
def leaders(county):
    """A request whose draft passed its reviews, and two who may decide it."""
    of = office(county)
    case = in_review(of)
    ready_draft(of, case, GRANTED)
    other = county.person("other_leader", of.agency, Role.LEADER_IN_CHARGE)
    case.refresh_from_db()
    return case, (of.leader, other)


def decided_once(case):
    letters = Letter.objects.filter(request=case, code="reply.granted")
    return (
        DisclosureRequest.objects.get(pk=case.pk).state,
        [letter.serial for letter in letters],
        Event.objects.filter(tag="disclosure_requests.reply.decided").count(),
    )


def test_of_two_who_decide_at_once_one_wins(leaders):
    case, people = leaders
    acts = [lambda who=who: services.decide(who, case.pk, version=case.version).outcome for who in people]
    outcomes = at_once(*acts)
    assert outcomes.count("granted") == 1, outcomes
    assert sum(isinstance(outcome, NotAllowed | Stale) for outcome in outcomes) == 1, outcomes
    assert decided_once(case) == ("decided", [1], 1)
    assert_log_is_whole()


def test_the_other_is_told_on_the_page_who_decided(leaders):
    case, people = leaders
    form = {"version": case.version, "seen": drafts.last_event(case), "opinion": "", "verdict": "decide"}

    def post(who):
        browser = Client()
        browser.force_login(who, backend=BACKEND)
        return lambda: browser.post(f"/desk/requests/{case.pk}/decide/", form)

    answers = at_once(*(post(who) for who in people))
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    winner = next(who for who, answer in zip(people, answers, strict=True) if answer.status_code == 302)
    told = next(answer for answer in answers if answer.status_code == 409).content.decode()
    assert f"{winner.name}：已作出决定" in told
    assert decided_once(case) == ("decided", [1], 1)


@pytest.fixture
def two_hands(county):
    """A request in work at an office with a second handler."""
    of = office(county)
    return of, in_review(of), county.person("other_handler", of.agency, Role.HANDLER)


def one_kept(outcomes, kept):
    """One of the answers stands as it was given, and who gave the other was told."""
    assert sum(isinstance(outcome, NotAllowed | Stale) for outcome in outcomes) == 1, outcomes
    assert [outcome for outcome in outcomes if isinstance(outcome, str)] == [kept]
    assert_log_is_whole()


def test_of_two_who_write_down_the_reasons_at_once_one_is_kept(two_hands):
    of, case, other = two_hands
    services.ask_reasons(of.handler, case.pk, facts="四十件。", items="理由", count=40, period_days=30)

    def write(who, answer):
        found = DisclosureRequest.objects.get(pk=case.pk)
        return lambda: services.receive_reasons(who, found, answer=answer, on=clock.today()).answer

    outcomes = at_once(write(of.handler, "用于研究。"), write(other, "用于诉讼。"))
    one_kept(outcomes, case.reason_inquiries.get().answer)
    assert Event.objects.filter(tag="disclosure_requests.reasons.received").count() == 1


def test_reasons_once_received_are_not_written_over(two_hands):
    of, case, other = two_hands
    services.ask_reasons(of.handler, case.pk, facts="四十件。", items="理由", count=40, period_days=30)
    case.refresh_from_db()
    services.receive_reasons(of.handler, case, answer="用于研究。", on=clock.today())
    with pytest.raises(NotAllowed, match="已经登记过申请人说明的理由"):
        services.receive_reasons(other, case, answer="用于诉讼。", on=clock.today())
    assert case.reason_inquiries.get().answer == "用于研究。"


def test_of_two_who_answer_for_a_unit_at_once_one_is_kept(two_hands, county):
    of, case, other = two_hands
    unit = agencies.create_unit(county.system_administrator, of.agency.pk, name="国库股")
    row = services.ask_assistance(of.handler, case.pk, unit=unit, question="请查找决算表。")

    def answer(who, words):
        return lambda: services.answer_assistance(who, case.pk, row.pk, answer=words).answer

    outcomes = at_once(answer(of.handler, "已找到。"), answer(other, "没有找到。"))
    one_kept(outcomes, case.assistances.get().answer)


def test_an_answer_written_on_an_older_page_is_refused(two_hands, county):
    of, case, other = two_hands
    unit = agencies.create_unit(county.system_administrator, of.agency.pk, name="国库股")
    row = services.ask_assistance(of.handler, case.pk, unit=unit, question="请查找决算表。")
    case.refresh_from_db()
    services.extend(of.office, case.pk, working_days=5, reason="量大")
    with pytest.raises(Stale):
        services.answer_assistance(other, case.pk, row.pk, answer="已找到。", version=case.version)
    services.answer_assistance(other, case.pk, row.pk, answer="已找到。", version=case.version + 1)
    assert case.assistances.get().answer == "已找到。"
