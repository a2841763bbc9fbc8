"""Asking the public: thirty days or a reason, opinions kept once, sorted with reasons, the result computed from rows."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.http import Http404

from gongkai.apps.events.models import Event
from gongkai.apps.page_outbox.models import Changed
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Relation
from gongkai.apps.proactive.records import Words
from gongkai.apps.public_comments import queries, services, window
from gongkai.apps.public_comments.models import Opinion, PublicComment
from gongkai.lib.errors import NotAllowed, Stale
from tests.integration.public_comments import (
    asking,
    draft,
    opinion,
    passed,
    place,
    public_result,
    sorted_opinion,
    terms,
)
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-01"):
        yield place(county)


def comment_of(item):
    return PublicComment.objects.get(item=item)


def test_an_asking_is_not_sent_before_period_and_ways_are_set(of):
    item = draft(of)
    with pytest.raises(NotAllowed, match="还没有定征求意见的期限、方式和起草说明"):
        items.submit(of.desk.clerk, item.pk)
    services.settle(of.desk.clerk, item.pk, terms())
    assert items.submit(of.desk.clerk, item.pk).state == "in_review"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"closes_on": date(2024, 4, 30)}, "少于30日；请把截止日期改为2024年5月1日或者以后"),
        ({"closes_on": date(2024, 3, 31)}, "截止日期早于开始日期"),
        ({"explanation": " "}, "还缺：起草说明"),
        ({"ways": []}, "还缺：提出意见的方式"),
        ({"ways": ["mail"]}, "请写电子邮箱"),
    ],
)
def test_what_is_announced_is_whole(of, given, why):
    item = draft(of)
    with pytest.raises(NotAllowed, match=why):
        services.settle(of.desk.clerk, item.pk, terms(**given))
    assert services.settle(of.desk.clerk, item.pk, terms()).closes_on == date(2024, 5, 1)


def test_a_shorter_period_needs_its_reason(of):
    item = draft(of)
    found = services.settle(
        of.desk.clerk, item.pk, terms(closes_on=date(2024, 4, 10), shortened_because="汛期将至")
    )
    assert found.shortened_because == "汛期将至"


def test_a_body_may_count_the_first_day(of, county):
    services.settle_rule(
        of.desk.office, county.government, first_day_counts=True, result_days=20, personal_data_years=5
    )
    item = draft(of)
    assert services.settle(of.desk.clerk, item.pk, terms(closes_on=date(2024, 4, 30))).pk
    with pytest.raises(NotAllowed, match="政府信息公开工作机构办理"):
        services.settle_rule(
            of.desk.clerk, of.desk.agency, first_day_counts=True, result_days=20, personal_data_years=5
        )


def test_the_days_that_are_left_at_publication_count(of):
    item = draft(of)
    services.settle(of.desk.clerk, item.pk, terms())
    passed(of, item)
    with on("2024-04-05"), pytest.raises(NotAllowed, match="少于30日"):
        items.publish(of.desk.clerk, item.pk)
    assert items.publish(of.desk.clerk, item.pk).is_public


def test_the_clock_opens_and_closes_and_the_pages_are_noted(of):
    item = asking(of, opens_on=date(2024, 4, 3), closes_on=date(2024, 5, 3))
    assert comment_of(item).state == "announced"
    before = Changed.objects.count()
    with on("2024-04-03"):
        assert (services.advance(), services.advance()) == (1, 0)
        assert comment_of(item).state == "open"
    with on("2024-05-03"):
        assert services.advance() == 0
    with on("2024-05-04"):
        assert services.advance() == 1
    found = comment_of(item)
    assert (found.state, found.result_due_on) == ("closed", date(2024, 6, 2))
    assert Changed.objects.count() == before + 2


def test_an_opinion_is_kept_once_and_its_sender_is_encrypted(of):
    item, key = asking(of), uuid4()
    given = {"key": key, "text": "第三条太严", "name": "张三", "contact": "住在河东村"}
    code = services.hand_in(item.pk, **given)
    assert services.hand_in(item.pk, **given) == code
    row = Opinion.objects.get()
    assert (row.name, row.text, row.way) == ("张三", "第三条太严", "site")
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, name, contact FROM public_comments_opinion")
        stored = "".join(cursor.fetchone())
    assert "张三" not in stored
    assert "第三条" not in stored
    event = Event.objects.get(tag="public_comments.opinion.received")
    assert (event.actor_id if hasattr(event, "actor_id") else event.actor, event.data["way"]) == (
        None,
        "site",
    )


@pytest.mark.parametrize(
    ("day", "why"), [("2024-04-02", "自2024-04-03开始"), ("2024-05-04", "已于2024-05-03截止")]
)
def test_outside_the_period_nothing_is_taken_whatever_the_clock_noted(of, day, why):
    item = asking(of, opens_on=date(2024, 4, 3), closes_on=date(2024, 5, 3))
    with on(day), pytest.raises(NotAllowed, match=why):
        opinion(item)
    with on("2024-05-03"):
        assert opinion(item).code


def test_a_draft_or_an_asking_without_the_form_takes_nothing(of):
    item = draft(of)
    services.settle(of.desk.clerk, item.pk, terms())
    with pytest.raises(NotAllowed, match="这里不能在网上提交意见"):
        opinion(item)
    by_letter = asking(of, ways=["letter"], title="只收信函的草案")
    with pytest.raises(NotAllowed, match="这里不能在网上提交意见"):
        opinion(by_letter)


def test_what_came_by_letter_is_entered_by_staff(of):
    item, key = asking(of), uuid4()
    given = {"way": "letter", "text": "来信", "received_on": date(2024, 4, 1), "key": key}
    row = services.enter(of.desk.clerk, item.pk, **given)
    assert services.enter(of.desk.clerk, item.pk, **given) == row
    with pytest.raises(NotAllowed, match="由哪个渠道"):
        services.enter(of.desk.clerk, item.pk, **(given | {"way": "site", "key": uuid4()}))
    with pytest.raises(NotAllowed, match="收到日期"):
        services.enter(of.desk.clerk, item.pk, **(given | {"received_on": date(2024, 3, 31), "key": uuid4()}))
    with pytest.raises(NotAllowed, match="须由"):
        services.enter(of.desk.head, item.pk, **(given | {"key": uuid4()}))


def test_what_is_not_adopted_is_told_why(of):
    item = asking(of)
    row = opinion(item)
    with pytest.raises(NotAllowed, match="须写明理由"):
        services.sort(of.desk.clerk, item.pk, row.pk, verdict="partly", summary="提高标准")
    with pytest.raises(NotAllowed, match="还没有写意见的概括"):
        services.sort(of.desk.clerk, item.pk, row.pk, verdict="adopted")
    done = services.sort(
        of.desk.clerk, item.pk, row.pk, verdict="partly", summary="提高标准", reason="分两年提高", version=1
    )
    assert done.verdict == "partly"
    with pytest.raises(Stale):
        services.sort(of.desk.clerk, item.pk, row.pk, verdict="adopted", summary="提高标准", version=1)


def test_the_same_opinion_is_sorted_once_and_counted_each_time(of):
    item = asking(of)
    first = sorted_opinion(of, item, "not_adopted")
    twin, third = opinion(item), opinion(item)
    services.sort(of.desk.clerk, item.pk, twin.pk, same_as=first.pk)
    services.sort(of.desk.clerk, item.pk, third.pk, same_as=twin.pk)
    third.refresh_from_db()
    assert third.same_as == first
    with pytest.raises(NotAllowed, match="一组的代表"):
        services.sort(of.desk.clerk, item.pk, first.pk, same_as=twin.pk)
    count = queries.count_of(comment_of(item))
    assert (count.total, count.verdicts, count.unsorted) == (3, {"not_adopted": 3}, 0)


def test_the_result_holds_the_numbers_of_the_rows_and_no_name(of):
    item = asking(of)
    sorted_opinion(of, item, "adopted")
    first = sorted_opinion(of, item, "not_adopted", summary="<b>降低</b>标准")
    with pytest.raises(NotAllowed, match="还没有截止"):
        services.begin_result(of.desk.clerk, item.pk, column=of.results)
    row = opinion(item, name="李四", text="我叫李四")
    with on("2024-05-02"):
        services.advance()
        with pytest.raises(NotAllowed, match="还有1条意见没有整理"):
            services.begin_result(of.desk.clerk, item.pk, column=of.results)
        services.sort(of.desk.clerk, item.pk, row.pk, same_as=first.pk)
        result = services.begin_result(of.desk.clerk, item.pk, column=of.results)
        body = result.newest.body
        assert "共收到意见3条（网站表单3条），其中采纳1条，部分采纳0条，不采纳2条。" in body
        assert "李四" not in body
        assert "<td>&lt;b&gt;降低&lt;/b&gt;标准</td><td>2</td><td>不采纳</td><td>上级已有规定</td>" in body
        assert Relation.objects.get(kind="result_of").to_id == item.pk
        with pytest.raises(NotAllowed, match="已经在起草"):
            services.begin_result(of.desk.clerk, item.pk, column=of.results)
        items.publish(of.desk.clerk, passed(of, result).pk)
    found = comment_of(item)
    assert (found.state, found.answered_on) == ("answered", date(2024, 5, 2))
    with pytest.raises(NotAllowed, match="采纳情况已经公布"):
        services.enter(of.desk.clerk, item.pk, way="letter", text="迟到的来信", received_on=date(2024, 4, 1))


def test_a_result_with_other_numbers_is_not_sent(of):
    item = asking(of)
    sorted_opinion(of, item)
    with on("2024-05-02"):
        services.advance()
        result = services.begin_result(of.desk.clerk, item.pk, column=of.results)
        services.enter(of.desk.clerk, item.pk, way="letter", text="来信", received_on=date(2024, 5, 1))
        with pytest.raises(NotAllowed, match="正文里的数字与意见登记不一致；登记的是：共收到意见2条"):
            items.submit(of.desk.clerk, result.pk)
        stray = items.create(
            of.desk.clerk, of.desk.agency,
            Words(title="采纳情况", column=of.results.pk, attribute="proactive", formed_on=date(2024, 5, 2), body="<p>无</p>"),
        )  # fmt: skip
        with pytest.raises(NotAllowed, match="须从征求意见的页面起草"):
            items.submit(of.desk.clerk, stray.pk)


def test_an_asking_without_opinions_has_a_result_too(of):
    item = asking(of)
    with on("2024-05-02"):
        services.advance()
        assert "征求意见期间没有收到意见。" in public_result(of, item).published.body


def test_a_result_that_is_withdrawn_opens_the_sorting_again(of):
    item = asking(of)
    with on("2024-05-02"):
        services.advance()
        result = public_result(of, item)
        items.withdraw(of.desk.leader, result.pk, reason="数字有误")
    assert (comment_of(item).state, comment_of(item).answered_on) == ("closed", None)


def test_an_overdue_result_is_seen(of):
    item = asking(of)
    with on("2024-05-31"):
        services.advance()
        assert list(queries.overdue_results(of.desk.clerk)) == []
    with on("2024-06-01"):
        assert list(queries.overdue_results(of.desk.clerk)) == [comment_of(item)]
        assert list(queries.to_sort(of.desk.clerk)) == [comment_of(item)]


def test_a_period_is_made_longer_with_a_reason_and_never_shorter(of):
    item = asking(of)
    with pytest.raises(NotAllowed, match="不能缩短"):
        services.extend(of.desk.clerk, item.pk, closes_on=date(2024, 4, 20), reason="够了")
    with pytest.raises(NotAllowed, match="还没有写延长的原因"):
        services.extend(of.desk.clerk, item.pk, closes_on=date(2024, 5, 10), reason="")
    found = services.extend(of.desk.clerk, item.pk, closes_on=date(2024, 5, 10), reason="来信较多")
    assert found.result_due_on == date(2024, 6, 9)
    with on("2024-05-11"), pytest.raises(NotAllowed, match="期限已过"):
        services.extend(of.desk.clerk, item.pk, closes_on=date(2024, 6, 10), reason="来信较多")


def test_a_document_waits_until_the_public_was_heard(of, county):
    column = items.add_column(
        of.desk.office, county.government, code="asking-decisions", name="决策", description="决策", kind="major_decision"
    )  # fmt: skip
    words = Words(
        title="东河镇水利设施管护办法", column=column.pk, attribute="proactive", formed_on=date(2024, 4, 1), body="<p>办法</p>"
    )  # fmt: skip
    decision = items.create(of.desk.clerk, of.desk.agency, words)
    item = asking(of, about=decision)
    row = opinion(item)
    items.submit(of.desk.clerk, decision.pk)
    for person in (of.desk.head, of.desk.secrecy):
        items.pass_step(person, decision.pk)
    with pytest.raises(NotAllowed, match="正在公开征求意见，2024-05-01截止"):
        items.pass_step(of.desk.office, decision.pk)
    with on("2024-05-02"):
        services.advance()
        with pytest.raises(NotAllowed, match="还有1条意见没有整理"):
            items.pass_step(of.desk.office, decision.pk)
        services.sort(of.desk.clerk, item.pk, row.pk, verdict="adopted", summary="提高标准")
        assert items.pass_step(of.desk.office, decision.pk).state == "approved"


def test_the_sender_learns_the_answer_when_the_result_is_public(of):
    item = asking(of)
    row = sorted_opinion(of, item, "not_adopted")
    typed = window.grouped(row.code).lower()
    assert window.fate(typed).verdict == ""
    with on("2024-05-02"):
        services.advance()
        public_result(of, item)
        fate = window.fate(typed)
    assert (fate.verdict, fate.reason) == ("不采纳", "上级已有规定")
    assert window.fate("AAAA-BBBB-CCCC") is None
    assert window.fate("") is None


def test_each_look_at_a_sender_is_an_event_and_needs_the_role(of, county):
    item = asking(of)
    row = opinion(item, name="张三", contact="河东村")
    assert services.see_sender(of.desk.clerk, item.pk, row.pk) == ("张三", "河东村")
    assert Event.objects.filter(tag="public_comments.opinion.seen").count() == 1
    with pytest.raises(NotAllowed):
        services.see_sender(of.desk.head, item.pk, row.pk)
    stranger = county.person("asking_stranger", county.west, "handler")
    with pytest.raises(Http404):
        services.see_sender(stranger, item.pk, row.pk)


def test_what_was_kept_long_enough_is_masked_once(of):
    item = asking(of)
    row = opinion(item, name="张三", contact="河东村")
    services.sort(of.desk.clerk, item.pk, row.pk, verdict="adopted", summary="提高标准")
    with on("2024-05-02"):
        services.advance()
        public_result(of, item)
    with on("2027-05-02"):
        assert services.mask_due() == 0
    with on("2027-05-03"):
        assert (services.mask_due(), services.mask_due()) == (1, 0)
    row.refresh_from_db()
    assert (row.name, row.contact, row.text, row.summary) == ("", "", "（已去标识化）", "提高标准")


def test_without_a_result_they_are_masked_as_long_after_the_day_it_was_due(of):
    item = asking(of)  # closes on 1 May, the result is due on 31 May
    row = opinion(item, name="张三", contact="河东村")
    with on("2024-05-02"):
        services.advance()
    with on("2027-05-31"):
        assert services.mask_due() == 0
    with on("2027-06-01"):
        assert (services.mask_due(), services.mask_due()) == (1, 0)
    row.refresh_from_db()
    assert (row.name, row.contact, row.text) == ("", "", "（已去标识化）")
    assert Event.objects.filter(tag="public_comments.comment.masked").count() == 1


def test_a_withdrawn_asking_takes_nothing_and_waits_for_nothing(of):
    item = asking(of)
    items.withdraw(of.desk.leader, item.pk, reason="草案有误")
    with pytest.raises(NotAllowed, match="这里不能在网上提交意见"):
        opinion(item)
    assert comment_of(item).state == "preparing"
