"""The life of a normative document by services: what must come before what, who may not, and what stays written."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from gongkai.apps.agencies.models import Agency
from gongkai.apps.normative_documents import services
from gongkai.apps.normative_documents.models import (
    DueFor,
    Filing,
    LegalityReview,
    NormativeDocument,
    StatusChange,
)
from gongkai.apps.normative_documents.services.beginning import Asked
from gongkai.apps.normative_documents.services.reviewing import Answer
from gongkai.apps.normative_documents.states import State
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Item, Pressing, Relation
from gongkai.apps.proactive.queries import figures, how_we_do
from gongkai.apps.proactive.records import words_of
from gongkai.lib.errors import NotAllowed
from gongkai.lib.period import Period
from tests.integration import documents
from tests.integration.documents import ALL_MET, MATERIALS, again
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-05-20"):
        yield documents.making(county, at=county.east)


def written_anew(of, document, body):
    """The clerk changes the text of the item."""
    item = Item.objects.get(pk=document.item_id)
    words = words_of(item.newest)
    return items.save(of.clerk, item.pk, type(words)(**{**vars(words), "body": body}))


def test_a_document_goes_from_need_to_filing(of):
    document = documents.published(of)
    assert document.state == State.PUBLISHED
    assert document.registration_no == f"QYGF-{of.agency.pk}-2024-001"
    assert document.item.is_public
    assert document.item.validity_status == "not_yet_in_force"  # from 1 June
    change = StatusChange.objects.get()
    assert (change.kind, change.day, change.effective_on) == (
        "published",
        date(2024, 5, 20),
        date(2024, 6, 1),
    )
    # Five years by the rule of the place, from 1 June 2024, the first day counted.
    assert change.expires_on == document.expires_on == date(2029, 5, 31)
    # Fifteen days after publication; the day itself is not counted.
    assert [(one.to, one.due_on) for one in Filing.objects.order_by("pk")] == [
        ("清源市人民政府", date(2024, 6, 4)),
        ("清源县人大常委会", date(2024, 6, 4)),
    ]
    assert (document.due_on, document.due_for) == (date(2024, 6, 4), DueFor.FILING)
    services.file(
        of.clerk, document.pk, to="清源市人民政府", filed_on=date(2024, 5, 20), number="清备〔2024〕9号"
    )
    services.file(of.clerk, document.pk, to="清源县人大常委会", filed_on=date(2024, 5, 20))
    document = again(document)
    assert (document.due_on, document.due_for) == (date(2029, 5, 31), DueFor.EXPIRY)


def test_the_clock_of_the_review_starts_when_the_material_is_complete(of):
    document = documents.assessed(of)
    partly = {key: text for key, text in MATERIALS.items() if key != "comments"}
    services.send_to_review(of.clerk, document.pk, materials=partly)
    assert again(document).due_on is None
    with pytest.raises(NotAllowed, match="征求意见及意见采纳情况"):
        services.opine(of.legal, document.pk, points=ALL_MET, opinion="lawful")
    with on("2024-05-22"):
        services.supplement(of.clerk, document.pk, materials={"comments": "征求8个部门意见"})
    review = LegalityReview.objects.get()
    # Fifteen working days after Wednesday 22 May: 10 June is a holiday (端午), so Thursday 13 June.
    assert (review.complete_on, review.due_on) == (date(2024, 5, 22), date(2024, 6, 13))
    assert again(document).due_for == DueFor.LEGALITY_REVIEW


def test_an_opinion_sooner_than_five_days_needs_its_reason(of):
    document = documents.sent(of)
    with pytest.raises(NotAllowed, match="一般不少于5个工作日"):
        services.opine(of.legal, document.pk, points=ALL_MET, opinion="lawful")
    with on("2024-05-27"):
        review = services.opine(of.legal, document.pk, points=ALL_MET, opinion="lawful")
    assert (review.opinion, review.hasty_because) == ("lawful", "")


@pytest.mark.parametrize(
    ("change", "opinion", "said", "why"),
    [
        ({"powers": None}, "lawful", "", "还有1项没有结论"),
        ({"powers": Answer(is_met=False, note="第三条设定收费")}, "lawful", "", "意见不能是“合法”"),
        ({"powers": Answer(is_met=False)}, "to_be_amended", "请修改", "还没有写明问题在哪里"),
        ({"powers": Answer(is_met=False, note="第三条设定收费")}, "unlawful", "", "还没有写意见说明"),
        ({}, "unlawful", "不合法", "各项都没有问题"),
    ],
)
def test_points_and_opinion_must_fit_together(of, change, opinion, said, why):
    document = documents.sent(of)
    points = {key: answer for key, answer in {**ALL_MET, **change}.items() if answer is not None}
    with pytest.raises(NotAllowed, match=why):
        services.opine(of.legal, document.pk, points=points, opinion=opinion, said=said, hasty_because="急")
    assert again(document).state == State.IN_LEGALITY_REVIEW


def test_an_objection_sends_it_back_and_a_second_round_may_pass(of):
    document = documents.sent(of)
    points = ALL_MET | {"powers": Answer(is_met=False, note="第三条设定收费")}
    services.opine(
        of.legal, document.pk, points=points, opinion="to_be_amended", said="删去第三条", hasty_because="急"
    )
    assert again(document).state == State.DRAFTING
    services.send_to_review(of.clerk, document.pk, materials=MATERIALS)
    services.opine(of.legal, document.pk, points=ALL_MET, opinion="lawful", hasty_because="急")
    assert again(document).state == State.REVIEWED
    assert [one.opinion for one in LegalityReview.objects.order_by("round")] == ["to_be_amended", "lawful"]


def test_nobody_reviews_the_legality_of_own_work_neither_by_script(county, of):
    from gongkai.apps.agencies.roles import Role

    both = county.person("doc_both", of.agency, Role.HANDLER, Role.LEGAL_REVIEWER)
    document = documents.assessed(of)
    services.send_to_review(both, document.pk, materials=MATERIALS)
    with pytest.raises(NotAllowed, match="不能由您本人办理"):
        services.opine(both, document.pk, points=ALL_MET, opinion="lawful", hasty_because="急")
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalityReview.objects.update(reviewer=both, opinion="lawful", given_on=date(2024, 5, 20))
    services.opine(of.legal, document.pk, points=ALL_MET, opinion="lawful", hasty_because="急")
    assert again(document).state == State.REVIEWED


def test_a_text_changed_after_it_was_sent_gets_no_opinion(of):
    document = documents.sent(of)
    written_anew(of, document, "<p>第一条 另一个文本。</p>")
    with pytest.raises(NotAllowed, match="送审以后文本又有改动"):
        services.opine(of.legal, document.pk, points=ALL_MET, opinion="lawful", hasty_because="急")


def test_the_last_step_waits_for_the_review_of_the_very_text(of):
    document = documents.assessed(of)
    item = document.item
    documents.exempted(of, item)
    items.submit(of.clerk, item.pk)
    items.pass_step(of.desk.head, item.pk)
    items.pass_step(of.desk.secrecy, item.pk)
    with pytest.raises(NotAllowed, match="合法性审核还没有通过"):
        items.pass_step(of.office, item.pk)
    services.send_to_review(of.clerk, document.pk, materials=MATERIALS)
    services.opine(of.legal, document.pk, points=ALL_MET, opinion="lawful", hasty_because="急")
    items.pass_step(of.office, item.pk)
    items.take_back(of.clerk, item.pk)
    written_anew(of, document, "<p>第一条 审核以后加的一句。</p>")
    items.submit(of.clerk, item.pk)
    items.pass_step(of.desk.head, item.pk)
    items.pass_step(of.desk.secrecy, item.pk)
    with pytest.raises(NotAllowed, match="合法性审核以后文本又有改动"):
        items.pass_step(of.office, item.pk)


def test_publication_waits_for_decision_and_number(of):
    document = documents.reviewed(of)
    documents.passed(of, document.item)
    with pytest.raises(NotAllowed, match="还没有登记集体审议决定"):
        items.publish(of.clerk, document.item_id)
    services.decide(of.clerk, document.pk, day=date(2024, 5, 20), meeting="镇长办公会第7次会议")
    with pytest.raises(NotAllowed, match="还没有统一登记编号"):
        items.publish(of.clerk, document.item_id)
    services.number(of.legal, document.pk, printed_on=date(2024, 5, 20))
    items.publish(of.clerk, document.item_id)
    assert again(document).state == State.PUBLISHED


def test_what_was_not_reviewed_is_not_decided(of):
    document = documents.sent(of)
    with pytest.raises(NotAllowed, match="合法性审核中"):
        services.decide(of.clerk, document.pk, day=date(2024, 5, 20), meeting="镇长办公会")


def test_numbers_have_no_gaps_and_start_anew_each_year(of):
    first = documents.numbered(of)
    with pytest.raises(NotAllowed):
        services.number(of.legal, first.pk, printed_on=date(2024, 5, 20))
    second = documents.numbered(of)
    with on("2025-01-02"):
        third = documents.numbered(of)
    last = [one.registration_no.rpartition("-")[2] for one in (first, second, third)]
    assert last == ["001", "002", "001"]


def test_an_earlier_document_is_entered_by_another_and_keeps_its_dates(of):
    document = documents.begun(
        of, formed_on=date(2020, 3, 1), effective_on=date(2020, 4, 1), document_no="东政发〔2020〕7号"
    )
    with pytest.raises(NotAllowed, match="您没有这个角色"):
        services.enter_earlier(of.clerk, document.pk, first_published_on=date(2020, 3, 5))
    services.enter_earlier(
        of.legal, document.pk, first_published_on=date(2020, 3, 5), registration_no="QY01-2020-7"
    )
    documents.passed(of, document.item)
    items.publish(of.clerk, document.item_id)
    document = again(document)
    assert (document.registration_no, document.expires_on) == ("QY01-2020-7", date(2025, 3, 31))
    assert StatusChange.objects.get().day == date(2020, 3, 5)
    assert not Filing.objects.exists()


def test_an_earlier_document_is_late_by_no_figure_and_counts_in_its_own_year(of):
    """Formed on 2020-03-01 and entered on 2024-04-08: 20 working days had long gone by when it came to this site."""
    document = documents.begun(
        of, formed_on=date(2020, 3, 1), effective_on=date(2020, 4, 1), document_no="东政发〔2020〕7号"
    )
    document.item.refresh_from_db()
    assert document.item.pressing == Pressing.LATE  # until it is known that it was public before
    services.enter_earlier(of.legal, document.pk, first_published_on=date(2020, 3, 5))
    document.item.refresh_from_db()
    assert (document.item.pressing, document.item.publish_by) == (Pressing.NOT, None)
    documents.passed(of, document.item)
    item = items.publish(of.clerk, document.item_id)
    assert item.is_late is False
    bodies = Agency.objects.filter(pk=of.agency.pk)
    in_2024 = figures.cells(bodies, Period(date(2024, 1, 1), date(2024, 12, 31)))
    in_2020 = figures.cells(bodies, Period(date(2020, 1, 1), date(2020, 12, 31)))
    assert in_2024["total"] == 0
    assert {name: in_2020[f"time/{name}"] for name in ("on_time", "late", "unmeasured")} == {
        "on_time": 0, "late": 0, "unmeasured": 1,
    }  # fmt: skip
    spring = Period(date(2020, 1, 1), date(2020, 12, 31))
    assert [row.pk for row in figures.rows_behind(bodies, spring, "time/unmeasured")] == [item.pk]
    share = how_we_do.count(item.published_at.date()).on_time
    assert (share.numerator, share.denominator) == (0, 0)
    assert share.left_out == {"repost": 0, "undated": 0, "entered": 1}


def test_a_document_expires_on_its_day_without_anybody(of):
    document = documents.published(of, title="东河镇宅基地管理办法（试行）")
    assert document.expires_on == date(2026, 5, 31)
    with on("2024-06-01"):
        assert services.expire() == 1  # its effect begins
    with on("2026-05-31"):
        assert services.expire() == 0
        assert again(document).item.validity_status == "in_force"
    with on("2026-06-01"):
        assert services.expire() == 1
        assert services.expire() == 0
        document = again(document)
        assert (document.item.validity_status, document.state) == ("expired", State.ENDED)


def test_a_repeal_to_come_holds_from_its_day(of):
    document = documents.published(of)
    services.repeal(
        of.legal, document.pk, day=date(2024, 7, 1), basis="清政发〔2024〕8号", reason="依据已修改"
    )
    assert again(document).item.validity_status == "not_yet_in_force"
    assert again(document).item.validity_ahead == [["2024-06-01", "in_force"], ["2024-07-01", "repealed"]]
    with on("2024-07-01"):
        services.expire()
        assert again(document).item.validity_status == "repealed"
        with pytest.raises(NotAllowed):
            services.extend(of.legal, document.pk, expires_on=date(2030, 1, 1), basis="会议")


def test_a_repealing_document_of_this_site_is_linked_both_ways(of):
    old = documents.published(of)
    new = documents.published(of, title="东河镇农村宅基地管理办法（2024年）", document_no="东政发〔2024〕4号")
    services.repeal(of.legal, old.pk, day=date(2024, 6, 1), basis="东政发〔2024〕4号")
    relation = Relation.objects.get(kind="repeals")
    assert (relation.item_id, relation.to_id) == (new.item_id, old.item_id)


def test_a_wrong_entry_is_corrected_by_another_that_stays_beside_it(of):
    document = documents.published(of)
    wrong = services.repeal(of.legal, document.pk, day=date(2024, 5, 20), basis="清政发〔2024〕8号")
    assert again(document).state == State.ENDED
    services.correct_status(of.office, document.pk, row=wrong.pk, kind="void", reason="登记错了文件")
    document = again(document)
    assert (document.state, document.item.validity_status) == (State.PUBLISHED, "not_yet_in_force")
    assert StatusChange.objects.count() == 3
    with pytest.raises(NotAllowed, match="没有可以更正的效力登记"):
        services.correct_status(of.office, document.pk, row=wrong.pk, kind="void", reason="再次")


def test_a_published_text_changes_by_a_revision_alone(of):
    document = documents.published(of)
    documents.published(of, title="关于修改宅基地管理办法的决定", document_no="东政发〔2024〕5号")
    items.update(of.clerk, document.item_id)
    written_anew(of, document, "<p>第一条 修改后的第一条。</p><p>第二条 一户一宅。</p>")
    items.submit(of.clerk, document.item_id)
    items.pass_step(of.desk.head, document.item_id)
    items.pass_step(of.desk.secrecy, document.item_id)
    with pytest.raises(NotAllowed, match="请先在“规范性文件”中登记修改"):
        items.pass_step(of.office, document.item_id)
    services.begin_revision(
        of.legal, document.pk, kind="amended", day=date(2024, 6, 15), basis="东政发〔2024〕5号"
    )
    items.pass_step(of.office, document.item_id)
    items.publish(of.clerk, document.item_id)
    revision = document.revisions.get()
    assert (revision.before.number, revision.after.number) == (1, 2)
    with on("2024-06-15"):
        services.expire()
        assert again(document).item.validity_status == "revised"


def test_a_metadata_update_of_a_published_document_needs_no_new_review(of):
    document = documents.published(of)
    items.update(of.clerk, document.item_id)
    item = Item.objects.get(pk=document.item_id)
    words = words_of(item.newest)
    items.save(of.clerk, item.pk, type(words)(**{**vars(words), "keywords": "宅基地"}))
    documents.passed(of, item)
    items.publish(of.clerk, item.pk)
    assert again(document).item.published.keywords == "宅基地"
    assert StatusChange.objects.count() == 1


def test_an_emergency_release_enters_the_register_and_owes_its_steps(of):
    document = documents.begun(of)
    items.release(of.desk.leader, document.item_id, reason="防汛应急")
    document = again(document)
    assert (document.state, document.item.is_public) == (State.DRAFTING, True)
    assert StatusChange.objects.filter(document=document, kind="published").exists()
    services.assess(
        of.clerk, document.pk, day=date(2024, 5, 20), conclusion="应急", without_opinions="防汛应急"
    )
    services.send_to_review(of.clerk, document.pk, materials=MATERIALS)
    services.opine(of.legal, document.pk, points=ALL_MET, opinion="lawful", hasty_because="应急")
    services.decide(of.clerk, document.pk, day=date(2024, 5, 20), meeting="镇长办公会")
    services.number(of.legal, document.pk, printed_on=date(2024, 5, 20))
    assert again(document).state == State.PUBLISHED


def test_an_opinion_not_adopted_says_why(of):
    document = documents.begun(of)
    asked = Asked("public", "村民", date(2024, 5, 1), "not_adopted", content="希望增加面积")
    with pytest.raises(NotAllowed, match="须写明理由"):
        services.add_opinion(of.clerk, document.pk, asked)
    with_reason = Asked(
        "public", "村民", date(2024, 5, 1), "not_adopted", content="希望增加面积", reason="超过法定面积"
    )
    services.add_opinion(of.clerk, document.pk, with_reason)
    assert document.opinions.count() == 1


def test_a_file_is_opened_once_and_for_these_kinds_alone(of):
    document = documents.begun(of)
    with pytest.raises(NotAllowed, match="已经建立"):
        services.begin(of.clerk, document.item_id)
    notice = items.create(of.clerk, of.agency, documents.words(of, column=of.desk.column.pk))
    with pytest.raises(NotAllowed, match="种类不是规范性文件"):
        services.begin(of.clerk, notice.pk)


def test_a_date_to_come_is_not_entered_as_done(of):
    document = documents.reviewed(of)
    with pytest.raises(NotAllowed, match="日期晚于今天"):
        services.decide(of.clerk, document.pk, day=date(2024, 5, 20) + timedelta(days=1), meeting="会议")
    assert NormativeDocument.objects.get(pk=document.pk).decided_on is None
