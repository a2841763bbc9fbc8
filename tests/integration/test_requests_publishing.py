"""Several people ask the same (条例第四十四条): found, proposed with one click, decided by another person with a reason."""

import json
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse

from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import services, storage
from gongkai.apps.disclosure_requests.models import DisclosureProposal, RequestFile
from gongkai.apps.disclosure_requests.queries import publishing
from gongkai.apps.events.models import Event
from gongkai.apps.proactive.models import Item
from gongkai.lib.errors import NotAllowed, Stale
from tests.files_to_release import pdf
from tests.integration import items
from tests.integration.remedies import DENIED
from tests.integration.requests import PERSON, in_review, office, on, received, replied

pytestmark = pytest.mark.django_db
OTHER = replace(PERSON, name="测试申请人乙", document_number="110101199003070134")
SAME = "清源县2023年度财政决算公开表"


@pytest.fixture
def of(county):
    return office(county)


@pytest.fixture
def case(of):
    """Granted to one in March 2026, asked for by another in May."""
    with on("2026-03-02"):
        case = replied(of, in_review(of, description=SAME))
    with on("2026-05-06"):
        received(of, OTHER, description=f"申请公开{SAME}。")
    return case


@pytest.fixture(autouse=True)
def june():
    with on("2026-06-01"):
        yield


def propose(of, case, subject="2023年度财政决算"):
    return services.propose(of.handler, case.pk, subject=subject)


def test_what_two_people_asked_for_and_one_was_given_is_a_candidate(of, case):
    (found,) = publishing.candidates(of.handler)
    assert (found.origin, found.people, len(found.requests)) == (case, 2, 2)


def test_one_person_who_asks_twice_is_one_person(of):
    with on("2026-03-02"):
        replied(of, in_review(of, description=SAME))
        received(of, description=SAME)
    assert publishing.candidates(of.handler) == []


def test_what_was_denied_is_no_candidate(of):
    with on("2026-03-02"):
        replied(of, in_review(of, description=SAME), DENIED)
        received(of, OTHER, description=SAME)
    assert publishing.candidates(of.handler) == []


def test_what_was_asked_more_than_a_year_ago_does_not_count(of, case):
    with on("2027-04-01"):
        assert publishing.candidates(of.handler) == []


def test_another_body_has_its_own_candidates(of, case, county):
    assert publishing.candidates(office(county, county.east, "east").handler) == []


def test_a_proposal_carries_over_the_released_files_with_their_redactions(of, case):
    original, copy = (
        RequestFile.objects.create(
            request=case, kind=kind, name=f"决算.{kind}.pdf", media_type="application/pdf",
            sha256=storage.keep(kind.encode()), size=7, redactions=redactions, added_by=of.handler,
        )
        for kind, redactions in (("original", []), ("release", [{"page": 1, "box": [1, 2, 3, 4]}]))
    )  # fmt: skip
    copy.made_from = original
    copy.save()
    made = propose(of, case)
    assert list(made.files.all()) == [copy]
    assert set(made.requests.values_list("description", flat=True)) == {SAME, f"申请公开{SAME}。"}
    (event,) = Event.objects.filter(tag="disclosure_requests.proposal.made")
    assert event.data == {"request": case.pk, "count": 2, "files": 1}


def test_proposing_twice_gives_the_one_that_is_there_and_the_candidate_is_gone(of, case):
    assert propose(of, case) == propose(of, case, "另一个名称")
    assert DisclosureProposal.objects.count() == 1
    assert publishing.candidates(of.handler) == []


def test_a_request_that_nobody_else_made_is_not_proposed(of):
    with on("2026-03-02"):
        case = replied(of, in_review(of, description=SAME))
    with pytest.raises(NotAllowed, match="没有其他人申请过相同的信息"):
        propose(of, case)


def test_a_request_that_is_not_answered_is_not_proposed(of):
    with on("2026-05-06"):
        case = in_review(of, description=SAME)
        received(of, OTHER, description=SAME)
    with pytest.raises(NotAllowed, match="已经答复予以公开或者部分公开"):
        propose(of, case)


def test_the_office_decides_with_a_reason(of, case):
    made = services.decide_proposal(of.office, propose(of, case).pk, accept=True, reason="多人关注")
    assert (made.state, made.decided_by, made.reason) == ("accepted", of.office, "多人关注")
    declined = Event.objects.get(tag="disclosure_requests.proposal.decided")
    assert declined.data == {"verdict": "accepted"}


@pytest.mark.parametrize(
    ("who", "sentence"),
    [("handler", "您没有这个角色"), ("leader", "您没有这个角色"), ("head", "您没有这个角色")],
)
def test_nobody_else_decides(of, case, who, sentence):
    made = propose(of, case)
    with pytest.raises(NotAllowed, match=sentence):
        services.decide_proposal(getattr(of, who), made.pk, accept=True, reason="同意")


def test_who_proposed_does_not_decide_whatever_the_roles(of, case, county):
    both = county.person("both", of.agency, Role.HANDLER, Role.DISCLOSURE_OFFICE)
    made = services.propose(both, case.pk, subject="决算")
    with pytest.raises(NotAllowed, match="须由另一位同事决定"):
        services.decide_proposal(both, made.pk, accept=True, reason="同意")
    with pytest.raises(IntegrityError), transaction.atomic():
        DisclosureProposal.objects.update(
            state="accepted", decided_by=both, decided_at=made.proposed_at, reason="同意"
        )


def test_a_decision_needs_a_reason_and_is_made_once(of, case):
    made = propose(of, case)
    with pytest.raises(NotAllowed, match="还没有写理由"):
        services.decide_proposal(of.office, made.pk, accept=False, reason=" ")
    services.decide_proposal(of.office, made.pk, accept=False, reason="已经主动公开", version=made.version)
    with pytest.raises(NotAllowed, match="已经有决定"):
        services.decide_proposal(of.office, made.pk, accept=True, reason="同意")


def test_a_decision_on_an_older_version_is_refused(of, case):
    made = propose(of, case)
    with pytest.raises(Stale):
        services.decide_proposal(of.office, made.pk, accept=True, reason="同意", version=made.version + 1)


def test_a_proposal_of_another_body_is_not_there(of, case, county):
    stranger = office(county, county.east, "east")
    with pytest.raises(Http404):
        services.decide_proposal(stranger.office, propose(of, case).pk, accept=True, reason="同意")
    with pytest.raises(Http404):
        services.propose(stranger.handler, case.pk, subject="决算")


def test_it_is_proposed_with_one_click_and_decided_on_its_page(of, case, signed_in):
    browser = signed_in(of.handler)
    address = reverse("disclosure_requests:proposals")
    (shown,) = browser.get(address).context["candidates"]
    sent = {name: shown.form[name].value() for name in ("request", "subject")}
    page = browser.post(address, sent, follow=True).content.decode()
    assert "已提出公开建议" in page
    assert "您没有这个角色" in page
    made = DisclosureProposal.objects.get()
    browser = signed_in(of.office)
    address = reverse("disclosure_requests:proposal", args=[made.pk])
    assert "请填写这一项" in browser.post(address, {"step": "accept"}).content.decode()
    page = browser.post(
        address, {"step": "decline", "reason": "涉及的数据每年更新", "version": made.version}, follow=True
    )
    assert "不予采纳" in page.content.decode()


def test_without_a_subject_the_page_says_so_and_nothing_is_made(of, case, signed_in):
    data = {"request": case.pk, "subject": " "}
    page = signed_in(of.handler).post(reverse("disclosure_requests:proposals"), data).content.decode()
    assert "还没有写拟公开的是什么信息" in page
    assert not DisclosureProposal.objects.exists()


def test_the_data_of_a_proposal_hold_no_applicant(of, case, signed_in):
    made = propose(of, case)
    services.decide_proposal(of.office, made.pk, accept=True, reason="多人关注")
    answer = signed_in(of.office).get(reverse("disclosure_requests:proposal_data", args=[made.pk]))
    data = json.loads(answer.content)
    assert [row["number"] for row in data["requests"]] == ["〔2026〕第0002号", "〔2026〕第0001号"]
    assert data["state"] == "accepted"
    assert PERSON.name not in answer.content.decode()
    assert OTHER.name not in answer.content.decode()


def test_the_page_takes_few_queries_with_many_requests(of, case, signed_in, django_assert_max_num_queries):
    for number in range(20):
        received(of, replace(OTHER, document_number="", name=f"测试{number}"), description=SAME)
    browser = signed_in(of.office)
    with django_assert_max_num_queries(16):
        page = browser.get(reverse("disclosure_requests:proposals"))
    assert "22人申请过" in page.content.decode()


@pytest.fixture
def column(county):
    return items.desk(county).column


@pytest.fixture
def accepted(of, case):
    """With a released copy: what was taken out of it stays out."""
    data = pdf("财政决算公开表")
    RequestFile.objects.create(
        request=case, kind="release", name="决算.pdf", media_type="application/pdf", sha256=storage.keep(data),
        size=len(data), redactions=[{"page": 1, "box": [1, 2, 3, 4]}], added_by=of.handler,
    )  # fmt: skip
    return services.decide_proposal(of.office, propose(of, case).pk, accept=True, reason="多人关注")


def test_an_accepted_proposal_becomes_a_draft_with_the_released_copies(of, accepted, column):
    made = services.draft_item(of.handler, accepted.pk, column=column)
    item = Item.objects.select_related("newest").get(pk=made.item_id)
    assert (item.state, item.agency, item.newest.author) == ("draft", accepted.agency, of.handler)
    assert item.newest.title == "2023年度财政决算"
    assert "第四十四条" in item.newest.attribute_basis
    assert [one.attachment.name for one in item.newest.files.all()] == ["决算.pdf"]
    assert item.newest.files.get().attachment.sha256 == accepted.files.get().sha256
    tags = Event.objects.filter(tag__in=("disclosure_requests.proposal.drafted", "proactive.item.created"))
    assert [(one.tag, one.data.get("item")) for one in tags.order_by("sequence")] == [
        ("proactive.item.created", None), ("disclosure_requests.proposal.drafted", item.pk),
    ]  # fmt: skip


def test_it_becomes_one_draft_however_often_it_is_asked_for(of, accepted, column):
    services.draft_item(of.handler, accepted.pk, column=column)
    services.draft_item(of.handler, accepted.pk, column=column)
    assert Item.objects.count() == 1


def test_what_is_not_accepted_becomes_no_item_and_nobody_drafts_without_the_role(of, case, county, column):
    made = propose(of, case)
    with pytest.raises(NotAllowed, match="还没有同意"):
        services.draft_item(of.handler, made.pk, column=column)
    services.decide_proposal(of.office, made.pk, accept=True, reason="多人关注")
    supervisor = county.person("only_looks", county.government, Role.SUPERVISOR)
    with pytest.raises(NotAllowed, match="您没有这些角色"):
        services.draft_item(supervisor, made.pk, column=column)
    with pytest.raises(IntegrityError), transaction.atomic():
        DisclosureProposal.objects.filter(pk=made.pk).update(
            state="declined", item=items.drafted(items_desk(county))
        )
    assert DisclosureProposal.objects.get().item is None


def items_desk(county):
    return items.desk(county, prefix="again")


def test_the_page_offers_the_draft_and_then_shows_where_it_stands(of, accepted, column, signed_in):
    browser, place = signed_in(of.handler), reverse("disclosure_requests:proposal", args=[accepted.pk])
    assert "起草主动公开的信息" in browser.get(place).content.decode()
    sent = reverse("disclosure_requests:proposal_draft", args=[accepted.pk])
    assert "还没有选栏目" in browser.post(sent, follow=True).content.decode()
    page = browser.post(sent, {"column": column.pk}, follow=True).content.decode()
    assert "附件照答复时遮盖的样子带入" in page
    shown = browser.get(place).content.decode()
    assert "“2023年度财政决算”：起草中" in shown
    assert "起草主动公开的信息" not in shown
