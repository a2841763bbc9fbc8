"""Requests to a body that was merged: the body that goes on with its duties replies, in its own name, by the same clock
(条例第十条); the applicant's number and code stay.
"""

from __future__ import annotations

from datetime import date

import pytest
from django.http import Http404

from gongkai.apps.agencies import queries as bodies
from gongkai.apps.agencies import services as agencies
from gongkai.apps.agencies.models import Agency, InternalUnit, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import paper, queries, services
from gongkai.apps.disclosure_requests.models import DisclosureRequest, ReviewKind
from gongkai.apps.disclosure_requests.queries import applicant, drafts
from gongkai.apps.disclosure_requests.services import reminding
from gongkai.apps.notices.models import Notice
from gongkai.apps.reporting import queries as reports
from gongkai.lib.errors import NotAllowed
from tests.integration.reports import imported, made
from tests.integration.requests import GRANTED, PERSON, asked, in_review, office, on, ready_draft
from tests.integration.window import Citizen

DUE = date(2024, 4, 29)  # 20 working days from 1 April: 清明 three days off, 7 and 28 April worked


@pytest.fixture
def offices(county):
    """west is merged into east on 8 April, a week after a request came to it."""
    return office(county, county.east, "east"), office(county, county.west, "west")


def anew(person: Staff) -> Staff:
    found = bodies.account(person.pk)
    assert found is not None
    return found


def merge(county, west: Agency, into: Agency) -> None:
    for person in Staff.objects.filter(agency=west, is_active=True):
        agencies.deactivate_staff(county.system_administrator, person.pk)
    agencies.merge_agency(county.system_administrator, west.pk, into=into, on=date(2024, 4, 8))
    west.refresh_from_db()


def test_the_successor_replies_in_its_own_name_and_by_the_same_clock(county, offices):
    east, west = offices
    with on("2024-04-01"):
        case = in_review(west)
        number, code = case.request_no, case.receipt_code
        assert case.due_date == DUE
    with on("2024-04-08"):
        merge(county, county.west, county.east)
        elsewhere = office(county, prefix="money")
        with pytest.raises(Http404):
            queries.get(anew(elsewhere.handler), case.pk)
        assert [row.pk for row in queries.waiting_for(anew(east.registrar))] == [case.pk]
        services.reassign(anew(east.registrar), case.pk, unit=None, handler=east.handler)
        ready_draft(east, case, GRANTED)
        done = services.decide(anew(east.leader), case.pk)
    letter = done.letters.get(code__startswith="reply.")
    assert (done.due_date, done.request_no, done.receipt_code) == (DUE, number, code)
    assert (letter.agency, letter.number) == (county.east, "东河镇人民政府公〔2024〕1号")
    text = str(paper.composed(letter))
    assert "东河镇人民政府" in text
    assert "西河镇人民政府" not in text


def test_work_is_given_to_units_and_people_of_the_successor_alone(county, offices):
    east, west = offices
    admin = county.system_administrator
    with on("2024-04-01"):
        case = in_review(west)
        units = {
            at: agencies.create_unit(admin, body.pk, name="党政办公室")
            for at, body in (("east", county.east), ("money", county.finance))
        }
    with on("2024-04-08"):
        merge(county, county.west, county.east)
        registrar = anew(east.registrar)
        assert list(bodies.units(registrar, county.west)) == [units["east"]]
        with pytest.raises(NotAllowed, match="不属于本单位"):
            services.reassign(registrar, case.pk, unit=units["money"], handler=None)
        found = services.reassign(registrar, case.pk, unit=units["east"], handler=east.handler)
    assert (found.handling_unit, found.handler) == (units["east"], east.handler)
    assert InternalUnit.objects.filter(agency=county.west).count() == 0


def test_a_draft_of_who_came_from_the_merged_body_is_reviewed_by_another(county, offices):
    east, west = offices
    with on("2024-04-01"):
        case = in_review(west)
        services.save_draft(west.handler, case.pk, GRANTED)
        services.submit_draft(west.handler, case.pk)
    with on("2024-04-08"):
        agencies.change_staff(county.system_administrator, west.handler.pk, agency=county.east)
        merge(county, county.west, county.east)
        agencies.grant_role(
            county.security_administrator, west.handler.pk, role=Role.LEGAL_REVIEWER, agency=county.east
        )
        assert [row.request_id for row in drafts.waiting_for_review(anew(east.legal), ReviewKind.LEGAL)] == [
            case.pk
        ]
        assert list(drafts.waiting_for_review(anew(west.handler), ReviewKind.LEGAL)) == []
        with pytest.raises(NotAllowed, match="由您起草"):
            services.review_draft(anew(west.handler), case.pk, kind="legal", verdict="passed")
        services.review_draft(anew(east.legal), case.pk, kind="legal", verdict="passed")


def test_the_people_of_the_successor_are_reminded_and_nobody_who_left(county, offices):
    west = offices[1]
    with on("2024-04-01"):
        in_review(west)
    with on("2024-04-08"):
        merge(county, county.west, county.east)
    with on("2024-04-30"):
        reminding.remind()
    told = set(Notice.objects.values_list("recipient__username", flat=True))
    assert told == {"east_registrar", "east_head", "east_office"}


def test_new_requests_go_to_the_successor(county, offices):
    east, _west = offices
    with on("2024-04-08"):
        merge(county, county.west, county.east)
        assert county.west not in set(applicant.bodies_online())
        case = services.register(anew(east.registrar), PERSON, asked())
    assert case.agency == county.east


def test_reports_of_the_merged_body_are_in_hand_where_its_duties_go_on(county, offices):
    east, west = offices
    brought = imported(west.handler, made(agency="西河镇人民政府"))[0]
    with on("2024-04-08"):
        assert not reports.visible_to(anew(east.handler)).exists()
        merge(county, county.west, county.east)
        assert list(reports.visible_to(anew(east.handler))) == [brought]
        assert not reports.visible_to(anew(office(county, prefix="money").handler)).exists()


def test_what_an_applicant_was_still_writing_goes_to_the_successor(county, offices):
    citizen = Citizen()
    with on("2024-04-08"):
        citizen.begin(county.west.pk).fill()
    with on("2024-04-08"):
        merge(county, county.west, county.east)
        citizen.send()
    case = DisclosureRequest.objects.get(receipt_code=citizen.code)
    assert (case.agency, case.state, case.serial) == (county.east, "awaiting_confirmation", 1)


def test_a_body_that_is_closed_without_a_successor_takes_nothing_more(county, offices):
    citizen = Citizen()
    with on("2024-04-08"):
        citizen.begin(county.west.pk).fill()
    with on("2024-04-08"):
        for person in Staff.objects.filter(agency=county.west):
            agencies.deactivate_staff(county.system_administrator, person.pk)
        agencies.close_agency(county.system_administrator, county.west.pk, on=date(2024, 4, 8))
        said = citizen.send().content.decode()
    assert "西河镇人民政府”已经撤销，不再接收申请" in said
    assert DisclosureRequest.objects.get(receipt_code=citizen.code).state == "draft"
