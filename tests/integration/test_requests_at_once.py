"""Two officers decide the same request at once: one wins, the other is told; no letter and no number is lost."""

import pytest
from django.test import Client

from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Letter
from gongkai.apps.disclosure_requests.queries import drafts
from gongkai.apps.events.models import Event
from gongkai.lib.errors import NotAllowed, Stale
from tests.integration.requests import GRANTED, in_review, office, ready_draft
from tests.integration.test_concurrency import assert_log_is_whole, at_once

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "django.contrib.auth.backends.ModelBackend"


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
