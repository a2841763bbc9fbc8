"""What items wait for is stored with them: whose turn it is, until when they must be public, and what presses."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.models import Item, Pressing
from gongkai.apps.proactive.show.clock import clock_cell, days_left, working_calendar
from gongkai.apps.proactive.show.rows import items_of
from gongkai.apps.proactive.steps import Stage, Step
from gongkai.lib.ui.parts import Tag
from tests.integration.items import STAGES, approved, desk, drafted, in_review, published, words
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(county)


def waits(item):
    item.refresh_from_db()
    return item.awaits_step, item.awaits_role


def test_a_step_that_is_passed_hands_the_turn_on(of):
    item = in_review(of)
    assert waits(item) == ("first", "unit_head")
    services.pass_step(of.head, item.pk)
    assert waits(item) == ("secrecy", "secrecy_reviewer")
    services.pass_step(of.secrecy, item.pk)
    assert waits(item) == ("final", "disclosure_office")
    services.pass_step(of.office, item.pk)
    assert waits(item) == ("", "")


def test_what_is_returned_or_taken_back_waits_for_nobody(of):
    returned, taken = in_review(of), in_review(of)
    services.send_back(of.head, returned.pk, opinion="请改标题")
    services.take_back(of.clerk, taken.pk)
    assert waits(returned) == waits(taken) == ("", "")


def in_hand_of(item):
    item.refresh_from_db()
    return item.awaits_author


def test_a_draft_and_what_is_approved_are_in_the_hand_of_who_wrote_them(of):
    item = drafted(of)
    assert in_hand_of(item) == of.clerk
    services.save(of.colleague, item.pk, words(of, title="东河镇2024年农田水利工程建设公告（修改）"))
    assert in_hand_of(item) == of.colleague
    assert list(queries.written_by(of.colleague)) == [item]
    assert not queries.written_by(of.clerk).exists()
    services.submit(of.clerk, item.pk)
    assert in_hand_of(item) is None
    for person in (of.head, of.secrecy, of.office):
        services.pass_step(person, item.pk)
    assert in_hand_of(item) == of.colleague
    services.publish(of.clerk, item.pk)
    assert in_hand_of(item) is None


def test_a_draft_is_listed_in_the_column_for_which_it_is_written_now(of):
    column = services.add_column(
        of.office, of.column.agency, code="plans", name="规划", description="规划计划", kind="notice"
    )
    item = drafted(of)
    services.save(of.clerk, item.pk, words(of, column=column.pk))
    item.refresh_from_db()
    assert item.column == column
    assert list(queries.narrowed(of.clerk, queries.Filter(column=column.pk))) == [item]
    assert not queries.narrowed(of.clerk, queries.Filter(column=of.column.pk)).exists()


def test_what_the_public_sees_stays_in_its_column_until_the_update_is_published(of):
    column = services.add_column(
        of.office, of.column.agency, code="plans", name="规划", description="规划计划", kind="notice"
    )
    item = published(of)
    services.update(of.clerk, item.pk)
    services.save(of.clerk, item.pk, words(of, column=column.pk))
    item.refresh_from_db()
    assert item.column == of.column


def test_older_rows_are_filled_with_whose_hand_they_are_in(of):
    draft, out = drafted(of), published(of)
    Item.objects.filter(pk=draft.pk).update(awaits_author=None)
    import_module("gongkai.apps.proactive.migrations.0012_fill_whose_items_are").fill(apps, None)
    assert in_hand_of(draft) == of.clerk
    assert in_hand_of(out) is None


def test_a_new_policy_moves_the_turn_of_what_is_in_review(county, of):
    item, elsewhere = in_review(of), in_review(desk(county, at=county.finance, prefix="finance"))
    services.settle_review(
        county.person("east_office", of.agency, Role.DISCLOSURE_OFFICE), of.agency, STAGES[1:]
    )
    assert waits(item) == ("secrecy", "secrecy_reviewer")
    assert waits(elsewhere) == ("first", "unit_head")


def test_a_policy_of_a_column_moves_only_what_stands_there(of):
    other = services.add_column(
        of.office, of.column.agency, code="plans", name="规划", description="规划计划", kind="notice"
    )
    item, there = in_review(of), in_review(of, column=other.pk)
    stages = (Stage(Step.LEGALITY, Role.LEGAL_REVIEWER), *STAGES)
    services.settle_review(of.office, of.column.agency, stages, column=other)
    assert waits(item) == ("first", "unit_head")
    assert waits(there) == ("legality", "legal_reviewer")


def test_only_those_are_asked_whose_turn_it_is_and_who_had_no_hand_in_it(county, of):
    both = county.person("writer_and_head", of.agency, Role.HANDLER, Role.UNIT_HEAD)
    theirs = services.submit(both, services.create(both, of.agency, words(of)).pk)
    item = in_review(of)
    assert list(queries.awaiting_review(of.head)) == [theirs, item]
    assert list(queries.awaiting_review(both)) == [item]
    assert not queries.awaiting_review(of.secrecy).exists()
    assert not queries.awaiting_review(of.office).exists()
    services.pass_step(of.head, item.pk)
    services.pass_step(of.secrecy, item.pk)
    assert list(queries.awaiting_review(of.office)) == [item]


def test_the_limit_of_article_26_is_stored_and_kept(of):
    # 20 working days after Monday 1 April 2024: 4 to 6 April are off, 7 and 28 April are worked.
    item = drafted(of)
    assert (item.publish_by, item.pressing) == (date(2024, 4, 29), Pressing.NOT)
    services.save(of.clerk, item.pk, words(of, formed_on=date(2024, 3, 1)))
    item.refresh_from_db()
    assert (item.publish_by, item.pressing) == (date(2024, 3, 29), Pressing.LATE)


@pytest.mark.parametrize(
    "given",
    [
        {"source_kind": "repost"},
        {"formed_on": None},
        {"formed_on": date(2005, 3, 1)},
        {"attribute": "withheld", "attribute_reason": "内部管理信息"},
    ],
)
def test_what_is_not_measured_has_no_limit(of, given):
    item = drafted(of, **given)
    assert (item.publish_by, item.pressing) == (None, Pressing.NOT)


def test_an_old_document_can_be_published_and_is_not_late(of):
    assert not published(of, formed_on=date(2005, 3, 1)).is_late


def test_an_update_runs_from_the_change_it_names(of):
    item = published(of)
    with on("2024-07-01"):
        item = services.update(of.clerk, item.pk)
        assert item.publish_by is None
        item = services.save(of.clerk, item.pk, words(of, changed_on=date(2024, 6, 28), body="<p>改期。</p>"))
        assert item.publish_by == date(2024, 7, 26)


def test_an_update_without_a_change_of_the_facts_is_not_late(of):
    item = published(of)
    with on("2024-09-02"):
        services.update(of.clerk, item.pk)
        services.save(of.clerk, item.pk, words(of, body="<p>改正了错别字。</p>"))
        services.submit(of.clerk, item.pk)
        for person in (of.head, of.secrecy, of.office):
            services.pass_step(person, item.pk)
        assert not services.publish(of.clerk, item.pk).is_late


def test_a_day_that_goes_by_makes_things_late(of):
    item, done = drafted(of), published(of)
    with on("2024-04-29"):
        assert services.mark_late() == 0
    with on("2024-04-30"):
        assert services.mark_late() == 1
        assert services.mark_late() == services.renew_all() == 0
    item.refresh_from_db()
    done.refresh_from_db()
    assert (item.pressing, done.pressing) == (Pressing.LATE, Pressing.NOT)
    assert list(queries.late(of.clerk)) == [item]


def test_a_line_of_my_work_says_what_is_left_before_the_limit(of):
    [line] = items_of([drafted(of)])
    assert "期限2024-04-29" in line.meta
    assert (line.tag.text, line.tag.tone) == ("还有21天", "neutral")


@pytest.mark.parametrize(
    ("today", "words", "tone"),
    [
        ("2024-04-25", "还有4天", "neutral"),
        ("2024-04-26", "还有3天", "warn"),
        ("2024-04-29", "今天到期", "bad"),
        ("2024-04-30", "已过期限", "bad"),
    ],
)
def test_what_is_left_presses_more_as_the_limit_comes(today, words, tone):
    with on(today):
        assert days_left(date(2024, 4, 29)) == Tag(words, tone)


def test_an_item_that_was_withdrawn_says_when_and_not_that_it_has_no_limit(of):
    item = published(of)
    services.withdraw(of.leader, item.pk, reason="内容有误")
    item.refresh_from_db()
    assert clock_cell(item, working_calendar()).text == "2024-04-08撤回"


def test_an_emergency_release_stands_first_until_it_is_reviewed(of):
    item = drafted(of, title="汛情通报")
    services.release(of.leader, item.pk, reason="防汛")
    drafted(of, title="后来的")
    assert [str(one) for one in queries.narrowed(of.clerk, queries.Filter())] == ["汛情通报", "后来的"]
    assert list(queries.awaiting_review_after(of.office)) == [item]
    assert not queries.awaiting_review_after(of.leader).exists()  # released it
    assert not queries.awaiting_review_after(of.head).exists()  # has no such role
    services.review_after(of.office, item.pk, keeps=True)
    assert [str(one) for one in queries.narrowed(of.clerk, queries.Filter())] == ["后来的", "汛情通报"]
    assert not queries.awaiting_review_after(of.office).exists()


def test_the_migration_fills_in_the_same(of):
    first, second = in_review(of), in_review(of)
    services.pass_step(of.head, second.pk)
    released = drafted(of)
    services.release(of.leader, released.pk, reason="防汛")
    stored = list(Item.objects.order_by("pk").values("pk", "awaits_step", "awaits_role", "pressing"))
    Item.objects.update(awaits_step="", awaits_role="", pressing=0)
    import_module("gongkai.apps.proactive.migrations.0004_fill_what_items_wait_for").fill(apps, None)
    assert list(Item.objects.order_by("pk").values("pk", "awaits_step", "awaits_role", "pressing")) == stored
    assert waits(first) != waits(second)


def test_my_work_shows_what_waits_for_the_review_after_and_what_is_late(of, signed_in):
    released = drafted(of, title="汛情通报")
    services.release(of.leader, released.pk, reason="防汛")
    drafted(of, title="迟了的公告", formed_on=date(2024, 3, 1))
    page = signed_in(of.office).get(reverse("desk:home")).text
    assert "待事后审查的信息" in page
    assert "汛情通报" in page
    assert "迟了的公告" in signed_in(of.clerk).get(reverse("desk:home")).text
    approved(of)
