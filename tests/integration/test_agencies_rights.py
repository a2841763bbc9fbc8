"""People and what they may do: accounts, roles, the three who are apart, delegation."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from gongkai.apps.agencies import queries, services
from gongkai.apps.agencies.models import Delegation, RoleGrant, Staff
from gongkai.apps.agencies.roles import ADMINISTRATION, Role
from gongkai.apps.events.models import Event
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed, Stale
from tests.integration.conftest import PASSWORD

pytestmark = pytest.mark.usefixtures("monday")
TODAY = date(2026, 11, 23)


@pytest.fixture
def clerk(county):
    return county.person("clerk", county.finance)


def grant(county, staff, role="handler", **options):
    wanted = {"agency": county.finance, **options}
    return services.grant_role(county.security_administrator, staff.pk, role=role, **wanted)


def fresh(staff):
    return Staff.objects.get(pk=staff.pk)


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (date(2026, 11, 30), False),
        (date(2026, 12, 1), True),
        (date(2027, 3, 31), True),
        (date(2027, 4, 1), False),
    ],
)
def test_a_role_holds_from_its_first_to_its_last_day(county, clerk, on, holds):
    grant(county, clerk, valid_from=date(2026, 12, 1), valid_until=date(2027, 3, 31))
    assert fresh(clerk).has_role("handler", on) is holds


def test_a_withdrawn_role_is_gone_the_same_day_and_its_past_stays(county, clerk):
    given = grant(county, clerk, valid_from=date(2026, 1, 1))
    assert fresh(clerk).has_role("handler")
    services.withdraw_role(county.security_administrator, given.pk)
    assert not fresh(clerk).has_role("handler")
    assert fresh(clerk).has_role("handler", date(2026, 11, 22))


@pytest.mark.parametrize("held", ADMINISTRATION)
@pytest.mark.parametrize("wanted", ADMINISTRATION)
def test_the_three_are_never_one_person(county, clerk, held, wanted):
    grant(county, clerk, held)
    with pytest.raises(NotAllowed, match="须由不同的人担任"):
        grant(county, clerk, wanted)


def test_one_of_the_three_may_do_the_work_of_a_clerk_beside(county, clerk):
    grant(county, clerk, Role.AUDITOR)
    grant(county, clerk, Role.HANDLER)
    assert fresh(clerk).roles == {"auditor", "handler"}


def test_after_the_withdrawal_another_of_the_three_may_be_given(county, clerk):
    given = grant(county, clerk, Role.AUDITOR)
    services.withdraw_role(county.security_administrator, given.pk)
    grant(county, clerk, Role.SYSTEM_ADMINISTRATOR)
    assert fresh(clerk).roles == {"system_administrator"}


def row(county, clerk, **columns):
    columns = {"staff": clerk, "role": "auditor", "agency": county.finance, "valid_from": TODAY, **columns}
    with transaction.atomic():
        return RoleGrant.objects.create(**columns)


def test_the_database_itself_keeps_the_three_apart(county, clerk):
    row(county, clerk)
    with pytest.raises(IntegrityError, match=r"one_administration_role_per_person|rolegrant.staff_id"):
        row(county, clerk, role="system_administrator", agency=county.west)


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"valid_until": date(2027, 1, 1)}, "administration_ends_by_withdrawal"),
        ({"role": "handler", "valid_until": date(2026, 1, 1)}, "grant_ends_after_start"),
    ],
)
def test_the_database_refuses_other_impossible_grants(county, clerk, columns, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        row(county, clerk, **columns)
    with pytest.raises(IntegrityError, match="no_one_grants_to_self"):
        row(county, clerk, role="handler", granted_by=clerk)


def test_nobody_gives_or_takes_a_role_of_their_own(county):
    security = county.security_administrator
    with pytest.raises(NotAllowed, match="不能为自己"):
        services.grant_role(security, security.pk, role="handler", agency=county.government)
    own = RoleGrant.objects.get(staff=security)
    with pytest.raises(NotAllowed, match="不能为自己"):
        services.withdraw_role(security, own.pk)


@pytest.mark.parametrize("who", ["system_administrator", "auditor"])
def test_only_the_security_administrator_gives_roles(county, clerk, who):
    with pytest.raises(NotAllowed, match="安全管理员办理"):
        services.grant_role(getattr(county, who), clerk.pk, role="handler", agency=county.finance)
    grant(county, clerk)


def test_a_role_of_work_is_held_at_the_own_body_only(county, clerk):
    with pytest.raises(NotAllowed, match="只能授予本单位人员"):
        grant(county, clerk, "handler", agency=county.west)
    grant(county, clerk, "supervisor", agency=county.west)


def test_the_same_role_is_not_given_twice(county, clerk):
    grant(county, clerk)
    with pytest.raises(NotAllowed, match="不必重复授予"):
        grant(county, clerk)


@pytest.mark.parametrize(
    ("role", "west_too"), [("handler", False), ("supervisor", True), ("disclosure_office", True)]
)
def test_only_roles_of_oversight_reach_down_the_tree(county, role, west_too):
    person = county.person("person", county.government, role)
    assert person.has_role(role, agency=county.government)
    assert person.has_role(role, agency=county.west) is west_too


def test_the_security_administrator_of_one_body_gives_none_at_another(county):
    local = county.person("local", county.west, "security_administrator")
    elsewhere = county.person("elsewhere", county.finance)
    with pytest.raises(Http404):
        services.grant_role(local, elsewhere.pk, role="handler", agency=county.finance)


def delegate(clerk, deputy, **options):
    wanted = {
        "role": "handler",
        "valid_from": TODAY,
        "valid_until": date(2026, 11, 27),
        "reason": "培训",
        **options,
    }
    return services.delegate(clerk, to=deputy, **wanted)


@pytest.fixture
def deputy(county):
    return county.person("deputy", county.finance)


def test_a_delegated_role_holds_for_its_days(county, deputy):
    clerk = county.person("giver", county.finance, "handler")
    delegate(clerk, deputy)
    assert [fresh(deputy).has_role("handler", date(2026, 11, day)) for day in (22, 23, 27, 28)] == [
        False, True, True, False,
    ]  # fmt: skip


def test_a_delegation_ends_with_the_role_of_its_giver(county, deputy):
    clerk = county.person("giver", county.finance, "handler")
    delegate(clerk, deputy)
    services.withdraw_role(county.security_administrator, RoleGrant.objects.get(staff=clerk).pk)
    assert not fresh(deputy).has_role("handler")


def test_a_delegation_can_be_ended_early_by_its_giver(county, deputy):
    clerk = county.person("giver", county.finance, "handler")
    made = delegate(clerk, deputy)
    assert fresh(deputy).has_role("handler")
    services.end_delegation(clerk, made.pk)
    assert not fresh(deputy).has_role("handler")


def test_the_person_of_a_session_comes_with_body_and_roles_in_one_query(
    county, deputy, django_assert_num_queries
):
    clerk = county.person("giver", county.finance, "handler", "registrar")
    delegate(clerk, deputy)
    with django_assert_num_queries(2):
        giver, taker = queries.account(clerk.pk), queries.account(deputy.pk)
        assert (giver.roles, giver.agency.name) == ({"handler", "registrar"}, "清源县财政局")
        assert [(one.role, one.path, one.delegated) for one in taker.mandates] == [
            ("handler", county.finance.path, True)
        ]
    Staff.objects.filter(pk=clerk.pk).update(is_active=False)
    assert (queries.account(clerk.pk).mandates, queries.account(deputy.pk).mandates) == ((), ())
    assert queries.account(0) is None


@pytest.mark.parametrize("case", ["not held", "other body", "self", "over", "administration"])
def test_a_delegation_that_cannot_be_is_refused(county, deputy, case):
    clerk = county.person("giver", county.finance, "handler", "auditor")
    to, options, why = {
        "not held": (deputy, {"role": "registrar"}, "您没有“登记员”角色"),
        "other body": (county.person("far", county.finance), {}, "只能委托给本单位"),
        "self": (clerk, {}, "不能委托给自己"),
        "over": (deputy, {"valid_from": date(2026, 1, 1), "valid_until": date(2026, 2, 1)}, "已经过去"),
        "administration": (deputy, {"role": "auditor"}, "不能委托他人代理"),
    }[case]
    if case == "other body":
        services.change_staff(county.system_administrator, to.pk, agency=county.west)
        with pytest.raises((NotAllowed, Http404)):
            delegate(clerk, fresh(to))
        return
    with pytest.raises(NotAllowed, match=why):
        delegate(clerk, to, **options)
    assert not Delegation.objects.exists()


def test_a_transferred_person_leaves_the_roles_behind(county):
    clerk = county.person("mover", county.finance, "handler")
    moved = services.change_staff(county.system_administrator, clerk.pk, agency=county.west, unit=None)
    assert moved.agency == county.west
    assert fresh(clerk).roles == frozenset()


def test_a_transfer_ends_each_role_with_an_event_of_its_own(county):
    clerk = county.person("mover", county.finance, "handler", "registrar")
    services.change_staff(county.system_administrator, clerk.pk, agency=county.west)
    ended = {f"agencies.rolegrant:{grant.pk}" for grant in RoleGrant.objects.filter(staff=clerk)}
    told = Event.objects.filter(tag="agencies.role.withdrawn", agency=county.finance.pk)
    assert {event.subject for event in told} == ended
    assert len(ended) == 2


@pytest.mark.parametrize("who_goes", ["the one who lent", "the one who holds"])
def test_a_delegation_ends_when_one_of_the_two_goes_to_another_body(county, who_goes):
    giver = county.person("giver", county.finance, "disclosure_office")
    deputy = county.person("standin", county.finance, "handler")
    made = delegate(giver, deputy, role="disclosure_office")
    assert fresh(deputy).has_role("disclosure_office", agency=county.finance)
    goes = giver if who_goes == "the one who lent" else deputy
    services.change_staff(county.system_administrator, goes.pk, agency=county.west)
    assert not fresh(deputy).has_role("disclosure_office")
    assert Event.objects.filter(
        tag="agencies.delegation.ended", subject=f"agencies.delegation:{made.pk}"
    ).exists()


def test_nobody_is_brought_back_into_a_body_that_is_closed(county):
    clerk = county.person("leaver", county.west, "handler")
    services.deactivate_staff(county.system_administrator, clerk.pk)
    services.close_agency(county.system_administrator, county.west.pk, on=date(2026, 11, 20))
    with pytest.raises(NotAllowed, match="已于2026-11-20撤销"):
        services.reactivate_staff(county.system_administrator, clerk.pk)


def test_an_administrator_is_not_switched_off_by_another_alone(county):
    with pytest.raises(NotAllowed, match="请先由安全管理员收回"):
        services.deactivate_staff(county.system_administrator, county.auditor.pk)


def test_a_person_switched_off_holds_no_role_and_sees_nothing(county):
    clerk = county.person("leaver", county.finance, "handler")
    services.deactivate_staff(county.system_administrator, clerk.pk)
    assert fresh(clerk).mandates == ()
    assert not queries.visible_agencies(fresh(clerk)).exists()


def test_a_change_on_an_older_version_is_refused(county, clerk):
    services.change_staff(county.system_administrator, clerk.pk, phone="1001", version=clerk.version)
    with pytest.raises(Stale):
        services.change_staff(county.system_administrator, clerk.pk, phone="1002", version=clerk.version)
    assert fresh(clerk).phone == "1001"


def test_a_taken_sign_in_name_is_refused_whatever_its_case(county, clerk):
    with pytest.raises(NotAllowed, match="已有人使用"):
        services.create_staff(county.system_administrator, agency=county.west, username="CLERK", name="某人")


def test_each_act_leaves_one_event_without_names(county):
    before = Event.objects.count()
    account = services.create_staff(
        county.system_administrator, agency=county.finance, username="liming", name="李明", phone="83100000"
    )
    given = grant(county, account.staff)
    services.withdraw_role(county.security_administrator, given.pk)
    events = Event.objects.order_by("sequence")[before:]
    assert [event.tag for event in events] == [
        "agencies.staff.created", "agencies.role.granted", "agencies.role.withdrawn",
    ]  # fmt: skip
    assert events[1].data == {
        "staff": account.staff.pk, "role": "handler", "agency": county.finance.pk, "from": "2026-11-23", "until": None,
    }  # fmt: skip
    for word in ("李明", "liming", "83100000"):
        assert word not in str([event.data for event in events])


def test_the_platform_is_founded_once(county):
    with pytest.raises(NotAllowed, match="不能再次初始化"):
        services.found_platform(name="又一个县", kind="government", level="county", founded_on=TODAY)
    assert {RoleGrant.objects.get(staff=one).role for one in Staff.objects.all()} == set(ADMINISTRATION)


def test_a_first_password_satisfies_the_policy_and_is_never_the_same():
    made = {services.staff.first_password() for _number in range(50)}
    assert len(made) == 50
    assert all(len(password) == 19 for password in made)


def test_today_is_the_day_on_the_wall_of_the_office():
    from datetime import UTC, datetime

    with clock.fixed(datetime(2026, 11, 23, 16, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 11, 24)


def test_the_password_of_the_tests_satisfies_the_policy():
    from django.contrib.auth.password_validation import validate_password

    validate_password(PASSWORD)
