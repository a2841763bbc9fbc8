"""Items of a body that was merged: the people of the body that goes on with its duties do all that its own people did
(条例第十条), the separation of review stays, and what was public keeps its number, its address and its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.apps.agencies import queries as bodies
from gongkai.apps.agencies import services as agencies
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.models import IndexRule, Item
from gongkai.apps.proactive.steps import Stage, Step
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from tests.integration.items import Desk, approved, desk, drafted, in_review, published, words
from tests.integration.requests import on

MERGED = date(2024, 4, 8)
OWN = "另一位同事办理"


@pytest.fixture(autouse=True)
def monday_in_april():
    with on("2024-04-08"):
        yield


@dataclass(frozen=True)
class Merged:
    """west was merged into east. author: wrote the items at west, and heads a unit at east now."""

    county: object
    west: Agency
    east: Desk
    author: Staff
    items: dict[str, Item]


def anew(person: Staff) -> Staff:
    found = bodies.account(person.pk)
    assert found is not None
    return found


def merge(county, west: Desk, east: Desk, author: Staff) -> None:
    admin = county.system_administrator
    for person in Staff.objects.filter(agency=west.agency, is_active=True):
        if person == author:
            agencies.change_staff(admin, person.pk, agency=east.agency)
        else:
            agencies.deactivate_staff(admin, person.pk)
    agencies.grant_role(
        county.security_administrator, author.pk, role=Role.UNIT_HEAD, agency=east.agency, valid_from=MERGED
    )
    agencies.merge_agency(admin, west.agency.pk, into=east.agency, on=MERGED)


@pytest.fixture
def at(county) -> Merged:
    east, west = desk(county), desk(county, county.west, "west")
    items = {
        "draft": drafted(west, title="西河镇一号公告"),
        "in_review": in_review(west, title="西河镇二号公告"),
        "approved": approved(west, title="西河镇三号公告"),
        "published": published(west, title="西河镇四号公告"),
    }
    merge(county, west, east, west.clerk)
    county.west.refresh_from_db()
    return Merged(county, county.west, east, anew(west.clerk), items)


# Who acts, on what, how, and what is in the sentence of the refusal; "" where it is done, 404 where nothing is there.
ACTS = [
    ("head", "in_review", "pass_step", ""),
    ("head", "in_review", "send_back", ""),
    ("secrecy", "in_review", "pass_step", "现在轮到“初审”"),
    ("clerk", "in_review", "pass_step", "您没有这个角色"),
    ("author", "in_review", "pass_step", OWN),
    ("author", "in_review", "release", "您没有这个角色"),
    ("elsewhere", "in_review", "pass_step", 404),
    ("clerk", "approved", "publish", ""),
    ("leader", "approved", "send_back", ""),
    ("head", "approved", "publish", "您没有这个角色"),
    ("elsewhere", "approved", "publish", 404),
    ("leader", "published", "withdraw", ""),
    ("clerk", "published", "update", ""),
    ("clerk", "published", "withdraw", "您没有这个角色"),
    ("elsewhere", "published", "withdraw", 404),
    ("leader", "draft", "release", ""),
    ("clerk", "draft", "submit", ""),
    ("clerk", "draft", "discard", ""),
    ("elsewhere", "draft", "release", 404),
]
GIVEN = {
    "send_back": {"opinion": "请核对"},
    "release": {"reason": "汛情紧急"},
    "withdraw": {"reason": "内容有误"},
}


@pytest.mark.parametrize(("who", "state", "act", "refused"), ACTS)
def test_the_successor_does_what_the_merged_body_did(at, who, state, act, refused):
    people = {
        "elsewhere": lambda: at.county.person("else", at.county.finance, Role.LEADER_IN_CHARGE, Role.HANDLER),
        "author": lambda: at.author,
    }
    person = anew(people.get(who, lambda: getattr(at.east, who))())

    def do() -> Item:
        found: Item = getattr(services, act)(person, at.items[state].pk, **GIVEN.get(act, {}))
        return found

    if refused == 404:
        with pytest.raises(Http404):
            do()
    elif refused:
        with pytest.raises(NotAllowed, match=refused):
            do()
    else:
        assert do().agency_id == at.west.pk


def test_an_item_goes_through_all_steps_at_the_successor_and_is_published_as_of_its_body(at):
    item = at.items["in_review"]
    for person in (at.east.head, at.east.secrecy, at.east.office):
        services.pass_step(anew(person), item.pk)
    out = services.publish(anew(at.east.clerk), item.pk)
    assert (out.is_public, out.agency) == (True, at.west)
    assert out.index_no == f"QY-{at.west.pk}-2024-00002"


def test_what_was_public_keeps_number_address_and_name(at, client):
    item = at.items["published"]
    services.update(anew(at.east.clerk), item.pk)
    services.save(anew(at.east.clerk), item.pk, words(at.east, title="西河镇四号公告（更正）"))
    services.submit(anew(at.east.clerk), item.pk)
    for person in (at.east.head, at.east.secrecy, at.east.office):
        services.pass_step(anew(person), item.pk)
    out = services.publish(anew(at.east.leader), item.pk)
    assert (out.index_no, out.agency.name) == (f"QY-{at.west.pk}-2024-00001", "西河镇人民政府")
    assert list(queries.wrong_numbers()) == []
    page = client.get(reverse("portal_items:item", args=[item.pk])).content.decode()
    assert f"QY-{at.west.pk}-2024-00001" in page
    assert "西河镇四号公告（更正）" in page
    assert "西河镇人民政府" in page
    assert "东河镇人民政府" not in page


def test_nobody_at_the_successor_passes_the_own_text_not_even_by_a_stand_in(at):
    item = at.items["in_review"]
    stand_in = at.county.person("stand_in", at.east.agency)
    today = clock.today()
    agencies.delegate(
        at.author, to=stand_in, role=Role.UNIT_HEAD, valid_from=today, valid_until=today + timedelta(days=3),
        reason="外出",
    )  # fmt: skip
    for person in (at.author, stand_in):
        with pytest.raises(NotAllowed, match=OWN):
            services.pass_step(anew(person), item.pk)
    assert list(queries.awaiting_review(anew(at.author))) == []
    assert services.pass_step(anew(at.east.head), item.pk).pk == item.pk


def test_who_passed_a_step_at_the_merged_body_passes_no_other_at_the_successor(county):
    east, west = desk(county), desk(county, county.west, "west")
    item = in_review(west)
    services.pass_step(west.head, item.pk)
    merge(county, west, east, west.head)
    admin = county.security_administrator
    agencies.grant_role(
        admin, west.head.pk, role=Role.SECRECY_REVIEWER, agency=east.agency, valid_from=MERGED
    )
    with pytest.raises(NotAllowed, match="各级审核须由不同的人办理"):
        services.pass_step(anew(west.head), item.pk)
    assert services.pass_step(anew(east.secrecy), item.pk).pk == item.pk


def test_the_queues_of_the_successor_hold_the_work_of_the_merged_body(at):
    assert [row.pk for row in queries.awaiting_review(anew(at.east.head))] == [at.items["in_review"].pk]
    late = Item.objects.filter(agency=at.west)
    assert set(queries.visible_to(anew(at.east.clerk))) == set(late)
    assert {row.pk for row in queries.written_by(at.author)} == {
        at.items["draft"].pk,
        at.items["approved"].pk,
    }


def test_what_is_in_review_goes_on_by_the_steps_of_the_successor(county):
    east, west = desk(county), desk(county, county.west, "west")
    stages = (Stage(Step.SECRECY, Role.SECRECY_REVIEWER), Stage(Step.FINAL, Role.LEADER_IN_CHARGE))
    services.settle_review(east.office, county.east, stages)
    item = in_review(west)
    assert item.awaits_role == Role.UNIT_HEAD
    merge(county, west, east, west.clerk)
    item.refresh_from_db()
    assert item.awaits_role == Role.SECRECY_REVIEWER
    assert [row.pk for row in queries.awaiting_review(anew(east.secrecy))] == [item.pk]
    for person in (east.secrecy, east.leader):
        services.pass_step(anew(person), item.pk)
    assert services.publish(anew(east.clerk), item.pk).is_public


def test_nothing_new_is_begun_in_the_name_of_a_body_that_is_gone(at):
    with pytest.raises(NotAllowed, match="西河镇人民政府”已经撤销"):
        services.create(anew(at.east.clerk), at.west, words(at.east))
    assert at.west not in queries.bodies_of_writer(anew(at.east.clerk))
    assert IndexRule.objects.filter(agency=at.west).count() == 0


def test_the_pages_of_the_desk_cost_no_query_more(at, signed_in):
    def cost(pk: int) -> int:
        browser = signed_in(at.east.head)
        address = reverse("proactive:detail", args=[pk])
        browser.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(address).status_code == 200
        return len(seen)

    own = in_review(at.east, title="东河镇公告")
    assert cost(at.items["in_review"].pk) <= cost(own.pk) + 1  # which body goes on with the duties
