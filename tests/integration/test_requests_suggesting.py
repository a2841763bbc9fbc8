"""An applicant suggests that what was given out be made public (条例第四十四条第二款); the office answers with a reason."""

from dataclasses import replace

import pytest
from django.urls import reverse

from gongkai.apps.disclosure_requests import paper, services
from gongkai.apps.disclosure_requests.models import DisclosureProposal
from gongkai.apps.disclosure_requests.queries import publishing
from gongkai.apps.disclosure_requests.services.publishing import suggest
from gongkai.apps.events.models import Event
from gongkai.apps.notices.models import Notice
from gongkai.lib.errors import NotAllowed
from tests.integration.remedies import DENIED
from tests.integration.requests import PERSON, in_review, office, on, received, replied
from tests.integration.test_concurrency import assert_log_is_whole
from tests.integration.window import Citizen, page

pytestmark = pytest.mark.django_db
SUBJECT, WHY = "2023年度财政决算", "全县村民都要用，测试申请人甲家也要用"


@pytest.fixture
def of(county):
    with on("2026-03-02"):
        yield office(county)


@pytest.fixture
def given(of):
    return replied(of, in_review(of))


def citizen_of(case):
    citizen = Citizen()
    citizen.code = case.receipt_code
    citizen.open(paper.grouped(case.receipt_code), PERSON.phone[-4:])
    return citizen


def sent(case, **words):
    said = {"subject": SUBJECT, "because": WHY, **words}
    return citizen_of(case).post(page("suggest"), said, follow=True)


def test_the_applicant_suggests_and_the_office_is_told(of, given):
    mine = citizen_of(given).get(page("mine")).text
    assert page("suggest") in mine
    answer = sent(given).text
    assert "建议已经提交" in answer
    assert f"您建议主动公开：{SUBJECT}" in answer
    assert "正在审核" in answer
    made = DisclosureProposal.objects.get()
    assert (made.origin, made.proposed_by, made.subject) == (given, None, SUBJECT)
    assert [one.recipient for one in Notice.objects.filter(address__contains="proposals")] == [of.office]
    event = Event.objects.get(tag="disclosure_requests.proposal.made")
    assert (event.actor, event.data) == (None, {"request": given.pk, "count": 1, "files": 0})
    assert_log_is_whole()


@pytest.mark.parametrize(
    ("step", "label", "state"), [("accept", "单位同意主动公开", "accepted"), ("decline", "单位没有采纳", "declined")]
)  # fmt: skip
def test_the_office_answers_and_the_applicant_reads_why(of, given, signed_in, step, label, state):
    sent(given)
    made = DisclosureProposal.objects.get()
    address = reverse("disclosure_requests:proposal", args=[made.pk])
    browser = signed_in(of.office)
    shown = browser.get(address).content.decode()
    assert "第四十四条第二款" in shown
    assert WHY in shown
    said = {"version": made.version, "reason": "已核对公开范围。", "step": step}
    assert browser.post(address, said).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.decided_by) == (state, of.office)
    mine = citizen_of(given).get(page("mine")).text
    assert label in mine
    assert "已核对公开范围。" in mine


def test_on_the_desk_the_applicant_is_not_named(of, given, signed_in):
    sent(given)
    made = DisclosureProposal.objects.get()
    browser = signed_in(of.handler)
    shown = browser.get(reverse("disclosure_requests:proposals")).content.decode()
    assert SUBJECT in shown
    assert PERSON.name not in shown
    data = browser.get(reverse("disclosure_requests:proposal_data", args=[made.pk])).json()
    assert data["proposed"]["by"] == "申请人"
    assert WHY not in str(data)


def test_only_the_office_answers(of, given):
    made = suggest(given, subject=SUBJECT, because=WHY)
    with pytest.raises(NotAllowed, match="政府信息公开工作机构"):
        services.decide_proposal(of.handler, made.pk, accept=True, reason="可以公开")


def test_suggesting_twice_makes_one(given):
    first = suggest(given, subject=SUBJECT, because=WHY)
    assert suggest(given, subject="另一个名称", because=WHY) == first
    assert "现在不需要办理这一步" in sent(given).text
    assert DisclosureProposal.objects.count() == 1


@pytest.mark.parametrize("empty", ["subject", "because"])
def test_a_suggestion_says_what_and_why(given, empty):
    answer = sent(given, **{empty: " "})
    assert answer.redirect_chain == []
    assert DisclosureProposal.objects.count() == 0


def test_what_was_denied_or_is_not_answered_is_not_suggested(of):
    waiting = in_review(of)
    denied = replied(of, in_review(of), DENIED)
    for case in (waiting, denied):
        assert page("suggest") not in citizen_of(case).get(page("mine")).text
        assert "现在不需要办理这一步" in sent(case).text
        with pytest.raises(NotAllowed, match="答复予以公开或者部分公开以后"):
            suggest(case, subject=SUBJECT, because=WHY)
    assert DisclosureProposal.objects.count() == 0


def test_what_is_suggested_already_is_no_candidate_of_the_body(of, given):
    received(of, replace(PERSON, name="测试申请人乙", document_number="110101199003070011"))
    assert [one.origin for one in publishing.candidates(of.handler)] == [given]
    suggest(given, subject=SUBJECT, because=WHY)
    assert publishing.candidates(of.handler) == []


def test_what_the_applicant_wrote_goes_with_the_personal_data(of, given):
    made = suggest(given, subject=SUBJECT, because=WHY)
    services.decide_proposal(of.office, made.pk, accept=True, reason="属于主动公开范围。")
    services.archive(of.registrar, given.pk, archive_no="2026-1")
    with on("2036-03-03"):
        assert services.mask_due() == 1
    made.refresh_from_db()
    assert made.subject == SUBJECT  # it is to be published
    assert "测试申请人甲" not in made.suggested_because
