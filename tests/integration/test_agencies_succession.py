"""Who goes on with the duties of a body that was merged (条例第十条): the mandates of its people, by date."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from gongkai.apps.agencies import queries, services
from gongkai.apps.agencies.models import Agency, Staff, Succession
from gongkai.apps.agencies.roles import Role
from gongkai.lib import clock

MERGED, AGAIN = date(2023, 5, 1), date(2024, 2, 1)


def merge(county, a: Agency, b: Agency, on: date = MERGED) -> None:
    services.merge_agency(county.system_administrator, a.pk, into=b, on=on)


def anew(person: Staff) -> Staff:
    """As the next request sees the person: mandates come with the row, in one query."""
    found = queries.account(person.pk)
    assert found is not None
    return found


@pytest.mark.parametrize("role", [Role.HANDLER, Role.UNIT_HEAD, Role.DISCLOSURE_OFFICE])
def test_a_role_at_the_successor_is_a_role_at_the_merged_body_from_that_day(county, role):
    person, elsewhere = county.person("east", county.east, role), county.person("money", county.finance, role)
    assert not anew(person).has_role(role, agency=county.west)
    merge(county, county.west, county.east)
    assert anew(person).has_role(role, agency=county.west)
    assert Staff.objects.get(pk=person.pk).has_role(role, agency=county.west)  # read by itself, the same
    assert not anew(elsewhere).has_role(role, agency=county.west)
    assert not person.has_role(role, date(2023, 4, 30), agency=county.west)
    assert person.has_role(role, MERGED, agency=county.west)
    assert anew(person).roles == {role}
    assert anew(person).own_bodies == {county.east.pk, county.west.pk}


def test_duties_go_along_a_chain_of_mergers_each_from_its_day(county):
    person = county.person("money", county.finance, Role.HANDLER)
    merge(county, county.west, county.east)
    merge(county, county.east, county.finance, on=AGAIN)
    assert anew(person).own_bodies == {county.finance.pk, county.east.pk, county.west.pk}
    assert not person.has_role(Role.HANDLER, date(2024, 1, 31), agency=county.west)
    assert person.has_role(Role.HANDLER, AGAIN, agency=county.west)
    told = Succession.objects.order_by("pk").values_list("predecessor", "successor", "through", "on")
    assert list(told) == [
        (county.west.pk, county.east.pk, None, MERGED),
        (county.east.pk, county.finance.pk, None, AGAIN),
        (county.west.pk, county.finance.pk, county.east.pk, AGAIN),
    ]
    county.west.refresh_from_db()
    assert queries.in_charge_of(county.west) == county.finance
    assert list(county.west.successors) == [county.east]  # the page says who took it over then


@pytest.mark.parametrize("act", ["renamed", "moved", "closed"])
def test_who_was_renamed_or_moved_or_just_closed_has_no_successor(county, act):
    person = county.person("east", county.east, Role.HANDLER, Role.DISCLOSURE_OFFICE)
    admin = county.system_administrator
    if act == "renamed":
        services.rename_agency(admin, county.west.pk, name="西河街道办事处", on=MERGED)
    elif act == "moved":
        services.move_agency(admin, county.west.pk, parent=county.finance, on=MERGED)
    else:
        services.close_agency(admin, county.west.pk, on=MERGED)
    assert anew(person).own_bodies == {county.east.pk}
    county.west.refresh_from_db()
    assert not anew(person).has_role(Role.DISCLOSURE_OFFICE, agency=county.west)
    assert queries.in_charge_of(county.west) == county.west


def test_the_office_above_the_successor_oversees_what_came_from_another_tree(county):
    station = services.create_agency(
        county.system_administrator, parent=county.west, name="西河镇水务站", kind="dispatched_body",
        level="township", founded_on=date(2015, 6, 1),
    )  # fmt: skip
    pool = services.create_agency(
        county.system_administrator, parent=county.finance, name="财政结算中心", kind="dispatched_body",
        level="county", founded_on=date(2015, 6, 1),
    )  # fmt: skip
    above = county.person("money_office", county.finance, Role.DISCLOSURE_OFFICE)
    clerk = county.person("money_clerk", county.finance, Role.HANDLER)
    assert not anew(above).has_role(Role.DISCLOSURE_OFFICE, agency=station)
    merge(county, station, pool)
    station.refresh_from_db()
    assert anew(above).has_role(Role.DISCLOSURE_OFFICE, agency=station)
    assert not anew(clerk).has_role(Role.HANDLER, agency=station)  # no role that reaches down
    assert anew(above).own_bodies == {county.finance.pk}
    assert station in queries.visible_agencies(anew(above))


def test_a_stand_in_stands_in_at_the_merged_body_too_and_no_longer_than_lent(county):
    leader = county.person("leader", county.east, Role.LEADER_IN_CHARGE)
    deputy = county.person("deputy", county.east)
    services.delegate(
        leader, to=deputy, role=Role.LEADER_IN_CHARGE, valid_from=clock.today(), valid_until=clock.today(),
        reason="出差",
    )  # fmt: skip
    merge(county, county.west, county.east)
    county.west.refresh_from_db()
    assert anew(deputy).has_role(Role.LEADER_IN_CHARGE, agency=county.west)
    assert anew(deputy).acts_only_for([leader.pk], [Role.LEADER_IN_CHARGE], county.west)
    assert list(queries.acting(county.west, Role.LEADER_IN_CHARGE)) == [deputy, leader]
    assert list(queries.holders(county.west, Role.LEADER_IN_CHARGE)) == [leader]
    services.withdraw_role(county.security_administrator, leader.grants.get().pk)
    assert not anew(deputy).has_role(Role.LEADER_IN_CHARGE, agency=county.west)


def test_who_may_act_is_read_with_the_person_in_one_query(county, django_assert_num_queries):
    person = county.person("east", county.east, Role.HANDLER, Role.DISCLOSURE_OFFICE)
    merge(county, county.west, county.east)
    with django_assert_num_queries(1):
        found = anew(person)
        assert len(found.mandates) == 4
    alone = Staff.objects.get(pk=person.pk)
    with django_assert_num_queries(1):
        assert alone.mandates == found.mandates
    with django_assert_num_queries(0):
        assert Staff(pk=person.pk, agency=county.east, is_active=False).mandates == ()


def test_chains_from_before_are_filled_in(county):
    merge(county, county.west, county.east)
    merge(county, county.east, county.finance, on=AGAIN)
    Succession.objects.exclude(through=None).delete()
    fill = import_module("gongkai.apps.agencies.migrations.0005_fill_handed_on").fill
    fill(apps, None)
    fill(apps, None)
    row = Succession.objects.exclude(through=None).get()
    assert (row.predecessor, row.successor, row.through) == (county.west, county.finance, county.east)
    assert row.on == AGAIN
