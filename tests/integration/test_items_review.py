"""Review that nobody gets past: each step by another person than the authors, whatever their role or the way taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from gongkai.apps.agencies import services as agencies
from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.models import Event
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.models import Attachment, Clearance, IndexNumber, Item, ItemVersion, Review
from gongkai.apps.proactive.queries.published import address_answers
from gongkai.apps.proactive.queries.published import published as public_items
from gongkai.apps.proactive.states import State
from gongkai.apps.proactive.steps import Stage, Step
from gongkai.lib.errors import NotAllowed, Stale
from tests.integration.items import STAGES, approved, desk, drafted, in_review, published, words
from tests.integration.requests import CHINA, on

pytestmark = pytest.mark.django_db
# Made up; the check digit is right.
HIDDEN_NUMBER = '<p>名单见附表。<span style="display:none">身份证11010119900307002X</span></p>'


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(county)


def test_an_item_goes_through_its_steps_and_is_public(of):
    item = in_review(of)
    assert item.state == State.IN_REVIEW
    for person in (of.head, of.secrecy):
        assert services.pass_step(person, item.pk).state == State.IN_REVIEW
    assert services.pass_step(of.office, item.pk).state == State.APPROVED
    assert not public_items().exists()
    item = services.publish(of.clerk, item.pk)
    assert (item.state, item.is_public, item.is_late) == (State.PUBLISHED, True, False)
    assert item.index_no == f"QY-{of.agency.pk}-2024-00001"
    assert [one.published.title for one in public_items()] == ["东河镇2024年农田水利工程建设公告"]
    steps = (
        Event.objects.filter(subject=f"proactive.item:{item.pk}")
        .order_by("sequence")
        .values_list("tag", flat=True)
    )
    assert list(steps) == [
        "proactive.item.created", "proactive.item.submitted", "proactive.item.reviewed", "proactive.item.reviewed",
        "proactive.item.reviewed", "proactive.item.published",
    ]  # fmt: skip


def test_nobody_passes_own_work_even_with_every_role(county, of):
    everything = county.person(
        "item_all", of.agency, Role.HANDLER, Role.UNIT_HEAD, Role.SECRECY_REVIEWER, Role.DISCLOSURE_OFFICE
    )
    item = services.submit(everything, services.create(everything, of.agency, words(of)).pk)
    with pytest.raises(NotAllowed, match="您起草或者修改的"):
        services.pass_step(everything, item.pk)
    with pytest.raises(NotAllowed, match="您起草或者修改的"):
        services.release(everything, item.pk, reason="突发")
    services.pass_step(of.head, item.pk)
    assert Review.objects.count() == 1


def test_a_colleague_who_saves_it_again_does_not_free_the_author(county, of):
    both = county.person("item_both", of.agency, Role.HANDLER, Role.UNIT_HEAD)
    item = services.create(both, of.agency, words(of))
    services.save(of.colleague, item.pk, words(of, title="东河镇2024年农田水利工程施工公告"))
    item = services.submit(of.colleague, item.pk)
    with pytest.raises(NotAllowed, match="您起草或者修改的"):
        services.pass_step(both, item.pk)


def deputy_of(county, head):
    """A colleague who stands in for a head for some days, and has no role of their own."""
    colleague = county.person("item_deputy", head.agency)
    agencies.delegate(
        head, to=colleague, role=Role.UNIT_HEAD, valid_from=date(2024, 4, 8), valid_until=date(2024, 4, 12),
        reason="出差",
    )  # fmt: skip
    return Staff.objects.get(pk=colleague.pk)


def test_a_deputy_takes_the_step_of_who_is_away(county, of):
    deputy = deputy_of(county, of.head)
    assert services.pass_step(deputy, in_review(of).pk).awaits_step == Step.SECRECY


def test_a_deputy_does_not_pass_the_work_of_the_lender(county, of):
    both = county.person("item_both", of.agency, Role.HANDLER, Role.UNIT_HEAD)
    deputy = deputy_of(county, both)
    item = services.submit(both, services.create(both, of.agency, words(of)).pk)
    with pytest.raises(NotAllowed, match="您是代起草人行使这个角色的"):
        services.pass_step(deputy, item.pk)
    assert services.pass_step(of.head, item.pk).awaits_step == Step.SECRECY


def test_the_database_refuses_a_review_by_the_author(of):
    version = in_review(of).newest
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(
            version=version,
            step=Step.FIRST,
            role=Role.UNIT_HEAD,
            verdict="passed",
            author=of.clerk,
            reviewer=of.clerk,
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Clearance.objects.create(
            version=version, finding="x", rule="R", reason="无", author=of.clerk, cleared_by=of.clerk
        )


def test_a_step_waits_for_its_turn_and_for_its_role(of):
    item = in_review(of)
    for person in (of.secrecy, of.office):
        with pytest.raises(NotAllowed, match="现在轮到“初审”"):
            services.pass_step(person, item.pk)
    with pytest.raises(NotAllowed, match="您没有这个角色"):
        services.pass_step(of.colleague, item.pk)


def test_one_person_takes_one_step_of_a_version(county, of):
    two = county.person("item_two", of.agency, Role.UNIT_HEAD, Role.SECRECY_REVIEWER)
    item = in_review(of)
    services.pass_step(two, item.pk)
    with pytest.raises(NotAllowed, match="已经审过一步"):
        services.pass_step(two, item.pk)


@pytest.mark.parametrize("administrator", ["system_administrator", "security_administrator", "auditor"])
def test_administrators_see_no_item_and_pass_none(county, of, administrator):
    item = in_review(of)
    with pytest.raises(Http404):
        services.pass_step(getattr(county, administrator), item.pk)


def test_another_township_sees_nothing_of_it(county, of):
    stranger = county.person("item_stranger", county.west, Role.UNIT_HEAD)
    with pytest.raises(Http404):
        services.pass_step(stranger, in_review(of).pk)


def test_a_returned_item_begins_its_steps_anew(of):
    item = in_review(of)
    services.pass_step(of.head, item.pk)
    with pytest.raises(NotAllowed, match="退回的意见"):
        services.send_back(of.secrecy, item.pk, opinion=" ")
    item = services.send_back(of.secrecy, item.pk, opinion="第三段写了户主姓名，请删去。")
    assert item.state == State.DRAFT
    services.save(of.clerk, item.pk, words(of, body="<p>改过的正文。</p>"))
    item = services.submit(of.clerk, item.pk)
    assert item.newest.number == 2
    with pytest.raises(NotAllowed, match="现在轮到“初审”"):
        services.pass_step(of.secrecy, item.pk)


def test_what_waits_for_its_publication_can_still_be_returned(of):
    item = services.schedule(of.clerk, approved(of).pk, at=datetime(2024, 4, 9, 8, tzinfo=CHINA))
    with pytest.raises(NotAllowed, match="只有起草人可以取回"):
        services.take_back(of.colleague, item.pk)
    with pytest.raises(NotAllowed, match="您没有这个角色"):
        services.send_back(of.head, item.pk, opinion="日期不对")
    item = services.send_back(of.leader, item.pk, opinion="工期已经改变，请重新核对。")
    assert (item.state, item.scheduled_for) == (State.DRAFT, None)
    said = Review.objects.get(verdict="returned")
    assert (said.step, said.role, said.reviewer) == (Step.FINAL, Role.LEADER_IN_CHARGE, of.leader)
    with on("2024-04-10"):
        assert services.publish_due() == 0
    assert services.submit(of.clerk, item.pk).awaits_step == Step.FIRST


def test_what_is_taken_back_and_sent_again_unchanged_begins_its_steps_anew(of):
    item = services.take_back(of.clerk, approved(of).pk)
    item = services.submit(of.colleague, item.pk)
    assert (item.state, item.awaits_step, item.newest.number) == (State.IN_REVIEW, Step.FIRST, 2)
    assert item.newest.author == of.clerk
    assert item.newest.body == "<p>东河镇农田水利工程自2024年4月15日起施工。</p>"
    for person in (of.head, of.secrecy, of.office):
        services.pass_step(person, item.pk)
    assert services.publish(of.clerk, item.pk).is_public


def test_a_withdrawn_text_is_reviewed_anew_and_stays_the_work_of_its_authors(county, of):
    writer = county.person("item_writing_head", of.agency, Role.HANDLER, Role.UNIT_HEAD)
    item = services.submit(writer, services.create(writer, of.agency, words(of)).pk)
    for person in (of.head, of.secrecy, of.office):
        services.pass_step(person, item.pk)
    services.publish(of.clerk, item.pk)
    services.withdraw(of.office, item.pk, reason="原决定已被撤销")
    services.reopen(of.clerk, item.pk)
    services.save(of.clerk, item.pk, words(of, body="<p>东河镇农田水利工程于2024年4月15日起施工。</p>"))
    services.submit(of.clerk, item.pk)
    with pytest.raises(NotAllowed, match="不能由您本人审核"):
        services.pass_step(writer, item.pk)
    assert services.pass_step(of.head, item.pk).awaits_step == Step.SECRECY


def test_a_hidden_identity_number_is_seen_and_stops_until_another_lets_it_pass(of):
    item = in_review(of, body=HIDDEN_NUMBER)
    assert "display" not in item.newest.body
    findings = queries.open_findings(item.newest)
    assert [one["sentence"] for one in findings if "身份证" in one["sentence"]]
    with pytest.raises(NotAllowed, match="发布检查还有"):
        services.pass_step(of.head, item.pk)
    with pytest.raises(NotAllowed, match="您没有这个角色"):
        services.clear(of.clerk, item.pk, key=findings[0]["key"], reason="我看过")
    for one in findings:
        services.clear(of.head, item.pk, key=one["key"], reason="公示的是本人同意公开的号码")
    services.pass_step(of.head, item.pk)


def test_an_emergency_release_opens_a_review_that_another_person_has_to_take(county, of):
    item = drafted(of)
    with pytest.raises(NotAllowed, match="应急发布的理由"):
        services.release(of.leader, item.pk, reason=" ")
    item = services.release(of.leader, item.pk, reason="东河水位超过警戒线")
    # Monday 8 April 2024: two working days later is Wednesday the 10th.
    assert (item.is_public, item.after_review_due) == (True, date(2024, 4, 10))
    with pytest.raises(NotAllowed, match="应急发布是您决定的"):
        services.review_after(of.leader, item.pk, keeps=True)
    with pytest.raises(NotAllowed, match="事后审查还没有完成"):
        services.update(of.clerk, item.pk)
    item = services.review_after(of.office, item.pk, keeps=True)
    assert (item.is_public, item.after_review_due) == (True, None)


def test_the_gate_stops_an_emergency_release_too(of):
    with pytest.raises(NotAllowed, match="应急发布也不能越过"):
        services.release(of.leader, drafted(of, body=HIDDEN_NUMBER).pk, reason="突发")
    assert not Item.objects.filter(is_public=True).exists()


def test_an_update_is_reviewed_while_the_public_keeps_the_old_text(of):
    item = published(of)
    item = services.update(of.clerk, item.pk)
    with pytest.raises(NotAllowed, match="没有需要审核的"):
        services.submit(of.clerk, item.pk)
    services.save(of.colleague, item.pk, words(of, body="<p>工期延至5月。</p>"))
    item = services.submit(of.colleague, item.pk)
    assert (
        address_answers().get(pk=item.pk).published.body == "<p>东河镇农田水利工程自2024年4月15日起施工。</p>"
    )
    for person in (of.head, of.secrecy, of.office):
        services.pass_step(person, item.pk)
    with on("2024-04-10"):
        item = services.publish(of.clerk, item.pk)
    assert address_answers().get(pk=item.pk).published.body == "<p>工期延至5月。</p>"
    assert (item.published_at.day, item.renewed_at.day) == (8, 10)
    assert IndexNumber.objects.count() == 1


@pytest.mark.parametrize("how_far", [State.DRAFT, State.IN_REVIEW, State.APPROVED])
def test_what_harms_is_taken_from_the_site_whatever_is_being_written_on_it(of, how_far):
    item = services.update(of.clerk, published(of).pk)
    services.save(of.colleague, item.pk, words(of, body="<p>工期延至5月。</p>"))
    if how_far != State.DRAFT:
        services.submit(of.colleague, item.pk)
    if how_far == State.APPROVED:
        for person in (of.head, of.secrecy, of.office):
            services.pass_step(person, item.pk)
        services.schedule(of.clerk, item.pk, at=datetime(2024, 4, 9, 8, tzinfo=CHINA))
    item = services.withdraw(of.office, item.pk, reason="附表有村民的身份证号码")
    assert (item.state, item.is_public, item.awaits_step) == (State.WITHDRAWN, False, "")
    with on("2024-04-10"):
        assert services.publish_due() == 0
    seen = address_answers().get(pk=item.pk)
    assert (seen.withdrawal_reason, seen.is_public) == ("附表有村民的身份证号码", False)
    assert services.reopen(of.clerk, item.pk).newest.body == "<p>工期延至5月。</p>"


def test_a_draft_is_not_withdrawn(of):
    with pytest.raises(NotAllowed, match="现在没有公开"):
        services.withdraw(of.office, drafted(of).pk, reason="重复")


def test_an_update_does_not_make_secret_what_everybody_reads(of):
    item = services.update(of.clerk, published(of).pk)
    secret = words(of, attribute="withheld", attribute_reason="属于工作秘密")
    services.save(of.clerk, item.pk, secret)
    with pytest.raises(NotAllowed, match="不能在更新中改为不公开"):
        services.submit(of.clerk, item.pk)
    services.withdraw(of.office, item.pk, reason="属于工作秘密")
    services.submit(of.clerk, services.reopen(of.clerk, item.pk).pk)
    for person in (of.head, of.secrecy, of.office):
        services.pass_step(person, item.pk)
    item = services.keep_back(of.clerk, item.pk)
    assert (item.state, item.is_public) == (State.KEPT_BACK, False)


def test_a_withdrawn_item_tells_why_at_its_address(of):
    item = services.withdraw(of.office, published(of).pk, reason="原决定已被撤销")
    assert not public_items().exists()
    assert address_answers().get(pk=item.pk).withdrawal_reason == "原决定已被撤销"
    with pytest.raises(NotAllowed, match="不能废弃"):
        services.discard(of.clerk, services.reopen(of.clerk, item.pk).pk)


@pytest.mark.parametrize(("day", "late"), [("2024-04-29", False), ("2024-04-30", True)])
def test_publication_is_measured_by_article_26(of, day, late):
    # Formed on 1 April 2024: twenty working days, without the days of Qingming (4 to 6 April), with Sunday 7 and 28.
    item = approved(of)
    with on(day):
        assert services.publish(of.clerk, item.pk).is_late is late


def test_numbers_count_within_body_and_year_and_are_never_given_again(of):
    assert published(of).index_no.endswith("-2024-00001")
    second = published(of)
    services.withdraw(of.office, second.pk, reason="重复")
    assert published(of).index_no.endswith("-2024-00003")
    with on("2025-01-06"):
        assert published(of).index_no.endswith("-2025-00001")


def test_numbers_outlive_the_body_that_is_merged_into_another(county, of):
    other = desk(county, county.west, "west")
    kept = published(of)
    published(of, title="东河镇2024年防汛值班公告")
    Staff.objects.filter(agency=of.agency).update(is_active=False)
    agencies.merge_agency(county.system_administrator, of.agency.pk, into=other.agency, on=date(2024, 4, 8))
    new = published(other, title="西河镇2024年农田水利工程建设公告")
    kept.refresh_from_db()
    assert kept.index_no == f"QY-{of.agency.pk}-2024-00001"
    assert new.index_no == f"QY-{other.agency.pk}-2024-00001"
    assert list(queries.wrong_numbers()) == []
    withdrawn = services.withdraw(of.office, kept.pk, reason="机构撤并后由西河镇重新发布")
    assert (withdrawn.is_public, withdrawn.index_no) == (False, kept.index_no)


def test_what_is_not_for_the_public_says_why_and_stays_in_the_register(of):
    with pytest.raises(NotAllowed, match="须写明理由"):
        in_review(of, attribute="withheld")
    item = approved(of, attribute="withheld", attribute_reason="属于工作秘密")
    with pytest.raises(NotAllowed, match="不是主动公开"):
        services.publish(of.clerk, item.pk)
    assert services.keep_back(of.clerk, item.pk).state == State.KEPT_BACK


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "//elsewhere.example"]
)
def test_a_source_that_is_no_address_is_refused_by_whatever_way_it_comes(of, address):
    source = {"source_kind": "repost", "source_name": "省政府网站", "source_level": "province"}
    with pytest.raises(NotAllowed, match="来源网址应当以 http"):
        drafted(of, **source, source_url=address)
    assert drafted(of, **source, source_url="https://www.example.gov.cn/1").newest.source_url


def test_what_was_scheduled_is_published_when_its_time_has_come(of):
    item = approved(of)
    services.schedule(of.clerk, item.pk, at=datetime(2024, 4, 9, 8, tzinfo=CHINA))
    assert services.publish_due() == 0
    with on("2024-04-09", 9):
        assert services.publish_due() == 1
        assert services.publish_due() == 0
    item.refresh_from_db()
    assert (item.state, item.scheduled_for) == (State.PUBLISHED, None)


def test_two_people_at_one_item(of):
    item = drafted(of)
    seen = item.version
    services.save(of.clerk, item.pk, words(of, title="东河镇水利公告"), version=seen)
    with pytest.raises(Stale):
        services.save(of.colleague, item.pk, words(of, title="另一个标题"), version=seen)


@pytest.mark.parametrize(
    ("stages", "why"),
    [
        (STAGES[:1], "不能省去"),
        ((STAGES[0], STAGES[2]), "保密审查"),
        ((STAGES[2], STAGES[1]), "最后一步"),
        ((STAGES[0], STAGES[0], *STAGES[1:]), "出现了两次"),
        ((Stage(Step.SECRECY, Role.UNIT_HEAD), STAGES[2]), "不能由"),
    ],
)
def test_a_policy_without_what_the_law_asks_is_refused(county, of, stages, why):
    with pytest.raises(NotAllowed, match=why):
        services.settle_review(of.office, county.government, stages)


@pytest.mark.parametrize("how", ["text", "metadata", "file"])
def test_what_was_changed_behind_the_review_is_not_published(of, how):
    item = drafted(of)
    services.attach(of.clerk, item.pk, name="名单.txt", data="名单".encode())
    item = services.submit(of.clerk, item.pk)
    for person in (of.head, of.secrecy, of.office):
        services.pass_step(person, item.pk)
    rows = ItemVersion.objects.filter(pk=item.newest_id)  # by a shell or in the database itself
    if how == "text":
        rows.update(body="<p>东河镇农田水利工程自2024年5月15日起施工。</p>")
    elif how == "metadata":
        rows.update(document_no="东政发〔2024〕9号")
    else:
        Attachment.objects.filter(item=item).update(sha256="0" * 64)
    with pytest.raises(NotAllowed, match="与送审时的指纹不符"):
        services.publish(of.clerk, item.pk)
    services.schedule(of.clerk, item.pk, at=datetime(2024, 4, 9, 8, tzinfo=CHINA))
    with on("2024-04-09", 9):
        assert services.publish_due() == 0
    assert not Item.objects.get(pk=item.pk).is_public


def test_a_version_in_review_is_not_written_over(of):
    item = in_review(of)
    with pytest.raises(NotAllowed, match="不在起草中"):
        services.save(of.clerk, item.pk, replace(words(of), title="改"))
    services.take_back(of.clerk, item.pk)
    services.save(of.clerk, item.pk, words(of, title="改过的标题"))
    numbers = item.versions.order_by("number").values_list("number", "title")
    assert list(numbers) == [(1, "东河镇2024年农田水利工程建设公告"), (2, "改过的标题")]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"body": "<p>依照《中华人民共和国合同法》办理。</p>"}, "民法典"),
        ({"body": '<p>见<a href="http://192.168.1.9/a.doc">附件</a>。</p>'}, "192.168.1.9"),
        ({"formed_on": date(2024, 5, 6)}, "2024年5月6日"),
    ],
)
def test_a_text_with_a_wrong_word_link_or_date_is_stopped_with_its_sentence(of, given, why):
    item = in_review(of, **given)
    with pytest.raises(NotAllowed, match="发布检查还有"):
        services.pass_step(of.head, item.pk)
    assert why in " ".join(one["sentence"] for one in item.newest.findings)
