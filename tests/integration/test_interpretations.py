"""A policy document and its interpretation: planned before the last step, paired, more than a copy, in time, counted."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.models import Event
from gongkai.apps.holiday_calendar import following as holidays
from gongkai.apps.interpretations import queries, services
from gongkai.apps.interpretations.kinds import Point
from gongkai.apps.interpretations.models import CopyClearance, Interpretation, InterpretationPlan
from gongkai.apps.page_outbox.models import Changed
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Item, Relation
from gongkai.apps.proactive.records import words_of
from gongkai.lib.errors import NotAllowed
from tests.integration.interpretations import (
    DOCUMENT,
    EXPLAINED,
    begun,
    document,
    passed,
    place,
    planned,
    public_document,
    public_interpretation,
)
from tests.integration.requests import on

pytestmark = pytest.mark.django_db
ALL_POINTS = [one.value for one in Point]


@pytest.fixture
def of(county):
    with on("2024-04-03"):
        yield place(county)


def plan_of(item):
    return InterpretationPlan.objects.get(item=item)


def test_the_last_step_waits_for_the_plan_and_no_earlier_step(of):
    item = document(of)
    items.submit(of.desk.clerk, item.pk)
    for person in (of.desk.head, of.desk.secrecy):
        items.pass_step(person, item.pk)
    with pytest.raises(NotAllowed, match="还没有解读方案"):
        items.pass_step(of.desk.office, item.pk)
    planned(of, item)
    assert items.pass_step(of.desk.office, item.pk).state == "approved"


def test_a_reason_stands_in_place_of_a_plan(of):
    item = document(of)
    with pytest.raises(NotAllowed, match="还没有写不需要解读的理由"):
        services.exempt(of.desk.clerk, item.pk, reason=" ")
    services.exempt(of.desk.clerk, item.pk, reason="只转发上级文件，没有新的内容")
    assert passed(of, item).state == "approved"


def test_what_was_reposted_or_is_not_for_the_public_needs_no_plan(of):
    reposted = document(of, source_kind="repost", source_name="省政府网站", source_level="province")
    assert not queries.must_be_interpreted(reposted)
    assert not queries.must_be_interpreted(document(of, attribute="withheld", attribute_reason="内部管理"))
    assert queries.must_be_interpreted(document(of))


def test_a_body_settles_which_kinds_need_one(of, county):
    item = document(of)
    services.settle(
        of.desk.office, county.government, kinds=["normative_document"], working_days=3, most_copied_percent=50
    )  # fmt: skip
    assert not queries.must_be_interpreted(item)
    assert list(queries.waiting_for_plan(of.desk.clerk)) == []
    assert passed(of, item).state == "approved"
    with pytest.raises(NotAllowed, match="政府信息公开工作机构办理"):
        services.settle(of.desk.clerk, of.desk.agency, kinds=[], working_days=3, most_copied_percent=50)


def test_three_working_days_run_from_the_publication(of):
    """2024-04-03 is a Wednesday; 4 to 6 April are days off, Sunday the 7th is worked."""
    item = document(of)
    planned(of, item)
    assert plan_of(item).due_on is None
    items.publish(of.desk.clerk, passed(of, item).pk)
    plan = plan_of(item)
    assert (plan.published_on, plan.due_on) == (date(2024, 4, 3), date(2024, 4, 9))
    with on("2024-04-09"):
        assert list(queries.narrowed(of.desk.clerk, queries.Filter("overdue"))) == []
    with on("2024-04-10"):
        assert list(queries.narrowed(of.desk.clerk, queries.Filter("overdue"))) == [plan]


def test_another_number_of_days_moves_open_limits(of, county):
    item = public_document(of)
    services.settle(
        of.desk.office, county.government, kinds=["official_document"], working_days=1, most_copied_percent=50
    )  # fmt: skip
    assert plan_of(item).due_on == date(2024, 4, 7)
    assert holidays.count_again()["interpretations"] == 0


def test_an_emergency_release_is_not_held_up_and_waits_for_its_plan(of):
    item = document(of)
    items.release(of.desk.leader, item.pk, reason="防汛")
    plan = plan_of(item)
    assert (plan.state, plan.due_on) == ("unplanned", date(2024, 4, 9))
    assert list(queries.due_for(of.desk.clerk)) == [plan]


def test_an_interpretation_is_linked_both_ways_and_ends_the_limit(of):
    item = public_document(of)
    own = public_interpretation(of, item)
    relation = Relation.objects.get()
    assert (relation.item_id, relation.to_id, relation.kind) == (own.pk, item.pk, "interprets")
    plan = plan_of(item)
    assert (plan.state, plan.interpreted_on) == ("interpreted", date(2024, 4, 3))
    noted = set(Changed.objects.filter(kind="proactive.item").values_list("row", flat=True))
    assert {item.pk, own.pk} <= noted


def test_an_interpretation_does_not_go_before_its_document(of):
    item = document(of)
    planned(of, item)
    own = passed(of, begun(of, item))
    with pytest.raises(NotAllowed, match="解读不能先于文件发布"):
        items.publish(of.desk.clerk, own.pk)
    items.publish(of.desk.clerk, passed(of, item).pk)
    assert items.publish(of.desk.clerk, own.pk).is_public


def test_withdrawing_the_only_interpretation_opens_the_limit_again(of):
    item = public_document(of)
    own, other = public_interpretation(of, item), public_interpretation(of, item, title="又一件解读")
    items.withdraw(of.desk.leader, own.pk, reason="内容有误")
    assert plan_of(item).state == "interpreted"
    items.withdraw(of.desk.leader, other.pk, reason="内容有误")
    plan = plan_of(item)
    assert (plan.state, plan.interpreted_on, plan.due_on) == ("planned", None, date(2024, 4, 9))


def test_a_withdrawn_document_waits_for_nothing(of):
    item = public_document(of)
    items.withdraw(of.desk.leader, item.pk, reason="内容有误")
    assert plan_of(item).due_on is None
    assert list(queries.narrowed(of.desk.clerk, queries.Filter("due"))) == []


def test_an_interpretation_without_a_document_is_not_sent(of):
    words = words_of(document(of).newest)
    own = items.create(
        of.desk.clerk, of.desk.agency, type(words)(title="解读", column=of.own.pk, attribute="proactive",
        formed_on=date(2024, 4, 3), body=EXPLAINED),
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="还没有写明这件解读对应哪件文件"):
        items.submit(of.desk.clerk, own.pk)


def test_points_are_written_or_a_reason_is(of):
    item = public_document(of)
    own = begun(of, item)
    services.pair(of.desk.clerk, own.pk, document=item.pk, form="text", points=ALL_POINTS[:-1])
    with pytest.raises(NotAllowed, match="解读还没有写到：咨询方式"):
        items.submit(of.desk.clerk, own.pk)
    services.pair(
        of.desk.clerk, own.pk, document=item.pk, form="text", points=ALL_POINTS[:-1], left_out="同文件所列"
    )
    assert items.submit(of.desk.clerk, own.pk).state == "in_review"


def test_a_diagram_needs_something_to_be_seen(of):
    own = begun(of, public_document(of), form="diagram")
    with pytest.raises(NotAllowed, match="形式是“图解”，但没有图片、附件或者链接"):
        items.submit(of.desk.clerk, own.pk)


def test_a_copy_is_stopped_with_the_place_and_let_pass_by_another_with_a_reason(of):
    own = begun(of, public_document(of), body=DOCUMENT)
    with pytest.raises(
        NotAllowed, match=r"解读有100%的文字与文件原文相同.*例如“为规范全镇小型农田水利设施管护"
    ):
        items.submit(of.desk.clerk, own.pk)
    found = queries.copied(queries.interpretation_of(own))
    with pytest.raises(NotAllowed, match="由审核人同意"):
        services.clear_copy(of.desk.clerk, own.pk, digest=found.digest, reason="逐条引用")
    with pytest.raises(NotAllowed, match="还没有写理由"):
        services.clear_copy(of.desk.head, own.pk, digest=found.digest, reason="")
    with pytest.raises(NotAllowed, match="已经改过"):
        services.clear_copy(of.desk.head, own.pk, digest="0" * 64, reason="逐条引用")
    services.clear_copy(of.desk.head, own.pk, digest=found.digest, reason="逐条引用")
    assert items.submit(of.desk.clerk, own.pk).state == "in_review"


def test_no_author_lets_the_own_copy_pass_whatever_the_roles(of, county):
    both = county.person("policy_both", of.desk.agency, "handler", "unit_head")
    own = begun(of, public_document(of), body=DOCUMENT)
    own = items.save(both, own.pk, words_of(own.newest))
    found = queries.copied(queries.interpretation_of(own))
    with pytest.raises(NotAllowed, match="不能由您本人放行"):
        services.clear_copy(both, own.pk, digest=found.digest, reason="逐条引用")
    row = CopyClearance(
        item=own, digest=found.digest, percent=100, reason="逐条引用", author=both, cleared_by=both
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_clearance_holds_for_the_words_that_were_looked_at(of):
    own = begun(of, public_document(of), body=DOCUMENT)
    found = queries.copied(queries.interpretation_of(own))
    services.clear_copy(of.desk.head, own.pk, digest=found.digest, reason="逐条引用")
    items.save(of.desk.clerk, own.pk, words_of(own.newest).__class__(**{
        **{name: getattr(words_of(own.newest), name) for name in words_of(own.newest).__dataclass_fields__},
        "body": DOCUMENT + "<p>受益户不再另行负担。</p>",
    }))  # fmt: skip
    with pytest.raises(NotAllowed, match="文字与文件原文相同"):
        items.submit(of.desk.clerk, own.pk)


def test_what_was_public_keeps_its_document_and_form(of):
    item = public_document(of)
    own = public_interpretation(of, item)
    items.update(of.desk.clerk, own.pk)
    with pytest.raises(NotAllowed, match="不能改换文件和形式"):
        services.pair(of.desk.clerk, own.pk, document=item.pk, form="video", points=ALL_POINTS)
    services.pair(of.desk.clerk, own.pk, document=item.pk, form="text", points=ALL_POINTS[:2], left_out="略")
    assert Interpretation.objects.get(item=own).points == ALL_POINTS[:2]


def test_after_the_last_step_an_exemption_is_for_another(of, county):
    item = public_document(of)
    with pytest.raises(NotAllowed, match="须由没有参与起草和定方案的同事办理"):
        services.exempt(of.desk.clerk, item.pk, reason="不再需要")
    services.exempt(of.desk.colleague, item.pk, reason="不再需要")
    assert plan_of(item).state == "exempt"


def test_the_drafting_body_sees_a_public_document_of_another_and_no_draft(of, county):
    other = county.person("policy_drafter", county.finance, "handler")
    item = document(of)
    services.plan(of.desk.clerk, item.pk, interpreter=county.finance, responsible="钱局长", forms=["text"])
    with pytest.raises(Http404):
        queries.document(other, item.pk)
    items.publish(of.desk.clerk, passed(of, item).pk)
    assert queries.document(other, item.pk) == item
    assert [one.item for one in queries.due_for(other)] == [item]
    stranger = county.person("policy_stranger", county.west, "handler")
    with pytest.raises(Http404):
        queries.document(stranger, item.pk)


def test_paired_with_is_what_is_public_or_of_the_own_body_and_not_given_up(of, county):
    draft, public, gone = document(of), public_document(of), public_document(of)
    items.withdraw(of.desk.leader, gone.pk, reason="内容有误")
    given_up = items.discard(of.desk.clerk, document(of).pk)
    stranger = county.person("stranger", county.west, Role.HANDLER)
    offered = {
        of.desk.clerk: {draft, public, gone},
        of.desk.office: {draft, public, gone},
        stranger: {public},
    }
    for person, documents in offered.items():
        assert set(queries.documents_to_interpret(person)) == documents
        one_by_one = {
            queries.document_to_interpret(person, one.pk) for one in (draft, public, gone, given_up)
        }
        assert one_by_one - {None} == documents


def test_figures_name_the_documents_they_are_made_of(of):
    first, second, third, fourth = (public_document(of, title=f"第{n}号办法") for n in (1, 2, 3, 4))
    with on("2024-04-09"):
        public_interpretation(of, first)
        own = begun(of, first, form="diagram", body=f'{EXPLAINED}<p><a href="https://example.cn/">图</a></p>')
        items.publish(of.desk.clerk, passed(of, own).pk)
    with on("2024-04-10"):
        public_interpretation(of, second)
        services.exempt(of.desk.colleague, fourth.pk, reason="不再需要")
        rate, in_time, not_text = queries.figures(of.desk.office, date(2024, 1, 1), date(2024, 12, 31))
        none = queries.figures(of.desk.office, date(2023, 1, 1), date(2023, 12, 31))
    assert (rate.numerator, rate.denominator) == ((first.pk, second.pk), (first.pk, second.pk, third.pk))
    assert rate.percent == 66.7
    assert (in_time.numerator, in_time.percent) == ((first.pk,), 33.3)
    assert (not_text.numerator, not_text.denominator) == ((first.pk,), (first.pk, second.pk))
    assert not_text.percent == 50.0
    assert [one.percent for one in none] == [None, None, None]


def test_every_act_is_an_event(of):
    item = public_document(of)
    begun(of, item)
    tags = set(Event.objects.filter(tag__startswith="interpretations.").values_list("tag", flat=True))
    assert tags == {"interpretations.plan.made", "interpretations.interpretation.paired"}
    assert Item.objects.count() == 2
