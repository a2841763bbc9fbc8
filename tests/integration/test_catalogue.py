"""Keeping a catalogue: out of the law, by hand, by a sheet; which items belong to an entry, and what is missing or late."""

from datetime import date

import pytest
from django.http import Http404

from gongkai.apps.agencies.roles import Role
from gongkai.apps.catalogue import queries, services
from gongkai.apps.catalogue.models import CatalogueEntry, Reminding
from gongkai.apps.catalogue.queries import published
from gongkai.apps.catalogue.records import Given
from gongkai.apps.catalogue.standing import State
from gongkai.apps.events.models import Event
from gongkai.apps.notices.models import Notice
from gongkai.apps.page_outbox.models import Changed
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import ItemImport, ItemOrigin
from gongkai.lib.errors import NotAllowed, Stale
from tests.integration.items import desk, words
from tests.integration.items import published as made_public
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(county)


def entries_of(agency):
    return list(queries.standing_entries([agency]))


def line_of(entry):
    return queries.line(entry, queries.items_of(entry), queries.calendar())


def given(of, **more):
    plain = {"level_1": "公告公示", "content": "公告", "basis": "本县规定", "column": of.column.pk}
    return Given(**(plain | more))


def test_a_township_starts_with_the_fifteen_and_its_eight(of):
    assert services.draw_up(of.office, of.agency.pk) == 23
    entries = entries_of(of.agency)
    assert [one.source_code for one in entries][:2] == ["art20.01", "art20.02"]
    assert [one.level_1 for one in entries if one.source == "art21"] == [
        "贯彻落实农业农村政策", "农田水利工程建设运营", "农村土地承包经营权流转", "宅基地使用情况审核", "土地征收",
        "房屋征收", "筹资筹劳", "社会救助",
    ]  # fmt: skip
    assert entries[0].basis == "《中华人民共和国政府信息公开条例》第二十条第（一）项"
    assert Event.objects.filter(tag="catalogue.catalogue.drawn_up").get().data == {"added": 23}


def test_the_26_fields_come_with_it_where_they_are_meant(of, county):
    assert services.draw_up(of.office, county.finance.pk, with_standard=True) == 15 + 7 + 26
    shared = [one.source for one in entries_of(county.finance) if one.level_1 == "社会救助"]
    assert shared == ["art21", "standard"]


def test_drawing_up_again_adds_only_what_is_not_there(of):
    services.draw_up(of.office, of.agency.pk)
    with pytest.raises(NotAllowed, match="都已经在目录里"):
        services.draw_up(of.office, of.agency.pk)
    services.end_entry(of.office, entries_of(of.agency)[3].pk, reason="并入规划")
    assert services.draw_up(of.office, of.agency.pk) == 1
    assert services.draw_up(of.office, of.agency.pk, with_standard=True) == 26


def test_a_clerk_does_not_keep_the_catalogue_and_a_stranger_finds_none(of, county):
    with pytest.raises(NotAllowed, match="由政府信息公开工作机构维护"):
        services.draw_up(of.clerk, of.agency.pk)
    stranger = county.person("cat_stranger", county.west, Role.DISCLOSURE_OFFICE)
    with pytest.raises(Http404):
        services.draw_up(stranger, of.agency.pk)
    assert CatalogueEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"limit_days": 21, "basis": ""}, "只能由法律、法规另行规定"),
        ({"limit_days": 29, "limit_unit": "day", "basis": ""}, "只能由法律、法规另行规定"),
        ({"level_1": " "}, "还没有写一级事项"),
        ({"valid_from": date(2024, 4, 9)}, "2008年5月1日和今天之间"),
        ({"column": 999_999}, "没有这个栏目"),
        ({"content": "联系人身份证号 11010519491231002X"}, "目录是公开的"),
    ],
)
def test_an_entry_that_cannot_stand_is_refused_with_its_sentence(of, more, why):
    with pytest.raises(NotAllowed, match=why):
        services.add_entry(of.office, of.agency.pk, given(of, **more))
    assert CatalogueEntry.objects.count() == 0


def test_a_longer_limit_stands_with_its_basis_and_the_same_entry_not_twice(of):
    services.add_entry(of.office, of.agency.pk, given(of, limit_days=30, basis="《统计法》第二十条"))
    with pytest.raises(NotAllowed, match="目录里已有相同的条目"):
        services.add_entry(of.office, of.agency.pk, given(of))


def test_two_people_at_one_entry(of):
    entry = services.add_entry(of.office, of.agency.pk, given(of))
    services.change_entry(of.office, entry.pk, given(of, interval_days=90), version=1)
    with pytest.raises(Stale):
        services.change_entry(of.office, entry.pk, given(of, interval_days=30), version=1)
    entry.refresh_from_db()
    assert entry.interval_days == 90


def test_what_has_ended_is_not_changed_and_says_why(of):
    entry = services.add_entry(of.office, of.agency.pk, given(of))
    with pytest.raises(NotAllowed, match="还没有写停用的理由"):
        services.end_entry(of.office, entry.pk, reason=" ")
    services.end_entry(of.office, entry.pk, reason="职责划出")
    with pytest.raises(NotAllowed, match="已经停用，不能修改"):
        services.change_entry(of.office, entry.pk, given(of))
    assert entries_of(of.agency) == []
    services.add_entry(of.office, of.agency.pk, given(of))


def test_items_belong_to_the_entry_of_their_column(of, county):
    entry = services.add_entry(of.office, of.agency.pk, given(of))
    other = services.add_entry(of.office, county.west.pk, given(of))
    item = made_public(of)
    assert list(queries.items_of(entry)) == [item]
    assert list(queries.items_of(other)) == []
    assert queries.entries_of_item(item) == ([entry], False)
    assert published.touched_entries([item.pk]) == {(of.agency.pk, entry.pk)}


def test_a_shared_column_stands_for_no_entry_until_a_person_says_so(of):
    one = services.add_entry(of.office, of.agency.pk, given(of))
    two = services.add_entry(of.office, of.agency.pk, given(of, level_2="征地公告"))
    item = made_public(of)
    assert [line.holding.number for line in queries.lines([one, two])] == [0, 0]
    services.place(of.clerk, item.pk, entries=[two.pk])
    assert [line.holding.number for line in queries.lines([one, two])] == [0, 1]
    assert queries.entries_of_item(item) == ([two], True)
    services.end_entry(of.office, two.pk, reason="并入")
    assert line_of(one).holding.number == 0, "the item was said to belong elsewhere"


def test_only_writers_of_the_body_place_and_only_in_its_own_entries(of, county):
    mine = services.add_entry(of.office, of.agency.pk, given(of))
    foreign = services.add_entry(of.office, county.west.pk, given(of))
    item = made_public(of)
    with pytest.raises(NotAllowed, match="不在本单位现行的目录里"):
        services.place(of.clerk, item.pk, entries=[foreign.pk])
    with pytest.raises(NotAllowed, match="起草信息的人确定"):
        services.place(of.head, item.pk, entries=[mine.pk])
    services.place(of.clerk, item.pk, entries=[mine.pk])
    events = Event.objects.filter(tag="catalogue.item.placed").count()
    services.place(of.clerk, item.pk, entries=[mine.pk])
    assert Event.objects.filter(tag="catalogue.item.placed").count() == events, (
        "nothing changed, nothing is said"
    )


def test_an_entry_goes_from_missing_to_current_to_overdue(of):
    entry = services.add_entry(of.office, of.agency.pk, given(of, interval_days=60))
    assert line_of(entry).standing.state is State.MISSING
    made_public(of)
    assert line_of(entry).standing.state is State.CURRENT
    # 60 days after 8 April 2024: 7 June, a Friday.
    for today, state in (("2024-06-07", State.DUE_SOON), ("2024-06-08", State.OVERDUE)):
        with on(today):
            line = line_of(entry)
        assert (line.standing.state, line.standing.due_on) == (state, date(2024, 6, 7))


def test_a_withdrawn_item_leaves_its_entry_missing(of):
    entry = services.add_entry(of.office, of.agency.pk, given(of))
    item = made_public(of)
    items.withdraw(of.leader, item.pk, reason="内容有误")
    assert line_of(entry).standing.state is State.MISSING


@pytest.mark.parametrize(
    ("more", "due", "timeliness"),
    [
        # Formed on 1 April; 4 to 6 April are days off, 7 April is worked: the twentieth working day is 29 April.
        ({}, "2024-04-29", "in_time"),
        # 2, 3, 7 April are the first three.
        ({"limit_days": 3}, "2024-04-07", "late"),
        ({"limit_days": 5, "limit_unit": "day"}, "2024-04-06", "late"),
        ({"limit_days": 7, "limit_unit": "day"}, "2024-04-08", "in_time"),
    ],
)
def test_each_item_is_measured_by_the_limit_of_its_entry(of, more, due, timeliness):
    entry = services.add_entry(of.office, of.agency.pk, given(of, **more))
    item = made_public(of)  # on Monday, 8 April 2024
    found = queries.verdict_of(entry, queries.items_of(entry).get(), queries.calendar())
    assert (found.deadline.day.isoformat(), found.timeliness.value) == (due, timeliness)
    assert queries.item_of(of.office, entry.pk, item.pk)[1] == item


def test_a_change_counts_from_the_change_and_a_repost_not_at_all(of):
    entry = services.add_entry(of.office, of.agency.pk, given(of))
    made_public(of, formed_on=date(2023, 3, 1), changed_on=date(2024, 4, 3))
    [item] = queries.items_of(entry)
    assert queries.verdict_of(entry, item, queries.calendar()).deadline.start_why == "政府信息变更"
    by_forming = services.change_entry(of.office, entry.pk, given(of, limit_trigger="formed", limit_days=20))
    assert queries.verdict_of(by_forming, item, queries.calendar()).timeliness.value == "late"
    item.published.formed_on, item.published.changed_on = date(2007, 3, 1), None
    assert queries.verdict_of(entry, item, queries.calendar()) is None, "before the first Regulation"
    item.published.formed_on = date(2024, 4, 1)
    item.published.source_kind = "repost"
    assert queries.verdict_of(entry, item, queries.calendar()) is None


def test_what_was_brought_along_counts_from_the_day_on_which_it_stood_elsewhere(of):
    entry = services.add_entry(of.office, of.agency.pk, given(of, interval_days=30))
    item = made_public(of, formed_on=date(2024, 2, 1))
    brought = ItemImport.objects.create(
        agency=of.agency, name="清单.xlsx", sha256="0" * 64, size=1, begun_by=of.clerk
    )
    ItemOrigin.objects.create(item=item, brought_with=brought, row=2, earlier_on=date(2024, 2, 5))
    line = line_of(entry)
    # Thirty days after 5 February 2024: 6 March.
    assert (line.holding.last_on, line.standing.due_on) == (date(2024, 2, 5), date(2024, 3, 6))
    assert queries.lines([entry])[0].holding.last_on == date(2024, 2, 5)
    [shown] = queries.items_of(entry)
    assert queries.verdict_of(entry, shown, queries.calendar()).timeliness.value == "in_time"


def test_late_items_of_this_year_are_counted(of):
    entry = services.add_entry(of.office, of.agency.pk, given(of))
    made_public(of, formed_on=date(2024, 1, 2))
    made_public(of)
    assert line_of(entry).holding.late == 1
    with on("2025-01-06"):
        assert line_of(entry).holding.late == 0


def test_each_act_is_noted_for_the_written_pages(of):
    def noted():
        return list(Changed.objects.filter(kind="catalogue.body").values_list("row", flat=True))

    services.draw_up(of.office, of.agency.pk)
    assert noted() == [of.agency.pk]
    entry = entries_of(of.agency)[0]
    services.end_entry(of.office, entry.pk, reason="并入")
    services.set_office(of.office, of.agency.pk, name="党政办公室", phone="0579-1234567")
    assert noted() == [of.agency.pk] * 3


def test_the_reminder_goes_once_a_week_to_office_and_writers(of):
    services.add_entry(of.office, of.agency.pk, given(of))
    assert services.remind() == 2, (
        "the two clerks; the office of the county has no role at the township itself"
    )
    notice = Notice.objects.get(recipient=of.clerk)
    assert str(notice) == "“东河镇人民政府”的公开目录有1条缺项，0条逾期未更新；请公开或者更新。"
    assert notice.address.endswith("?state=wanting")
    assert services.remind() == 0
    with on("2024-04-14"):
        assert services.remind() == 0
    with on("2024-04-15"):
        assert services.remind() == 2
    assert Reminding.objects.count() == 2


def test_nobody_is_reminded_of_a_catalogue_in_order(of):
    services.add_entry(of.office, of.agency.pk, given(of))
    made_public(of)
    assert services.remind() == 0


def test_the_guide_says_what_is_missing_until_it_is_entered(of):
    services.add_entry(of.office, of.agency.pk, given(of, channels=("政府网站",)))
    guide = published.guide_of(of.agency)
    assert guide.arrangement == ("机构编号", "年", "流水号")
    assert published.missing_in_guide(guide) == [
        "政府信息公开工作机构的名称", "办公地址", "办公时间", "联系电话", "传真号码", "互联网联系方式",
    ]  # fmt: skip
    services.set_office(
        of.office, of.agency.pk, name="党政办公室", address="东河镇人民路1号", hours="工作日8:30—17:30",
        phone="0579-1234567", fax="无", online="dhz@example.gov.cn",
    )  # fmt: skip
    assert published.missing_in_guide(published.guide_of(of.agency)) == []


def test_the_open_catalogue_has_the_four_fields_of_article_12(of):
    services.draw_up(of.office, of.agency.pk)
    item = made_public(of, summary="农田水利工程的时间和路段")
    made_public(of, body=f"<p>{'长' * 120}</p>")
    first, second = published.catalogue_of_year(of.agency.pk, 2024)
    assert (first.index_no, first.title, first.summary, first.formed_on) == (
        item.index_no, "东河镇2024年农田水利工程建设公告", "农田水利工程的时间和路段", date(2024, 4, 1),
    )  # fmt: skip
    assert (second.summary, second.is_excerpt) == ("长" * 100 + "…", True)
    assert published.years(of.agency.pk) == [2024]
    assert published.catalogue_of_year(of.agency.pk, 2023) == []
    assert words(of).title == first.title
