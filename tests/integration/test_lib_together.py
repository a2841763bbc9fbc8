"""Rows of several tables read in one query are the rows that each table gives by itself."""

import pytest

from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.models import (
    Applicant,
    ClockEntry,
    DisclosureRequest,
    Draft,
    FeeNotice,
    Letter,
    Policy,
    Talk,
)
from gongkai.apps.events.models import Event
from gongkai.lib.together import first_of_each, together
from tests.integration.requests import GRANTED, in_review, office, on, ready_draft, received

pytestmark = pytest.mark.django_db
MODELS = (DisclosureRequest, Applicant, Letter, ClockEntry, Talk, Draft, Policy, FeeNotice, Event)


@pytest.fixture
def of(county):
    return office(county)


@pytest.fixture
def case(of):
    with on("2024-04-01"):
        case = in_review(of)
        services.record_talk(
            of.handler,
            case.pk,
            talked_at=case.submitted_at,
            way="phone",
            summary="电话核对“年度”",
            is_reached=False,
        )
        ready_draft(of, case, GRANTED)
    return queries.get(of.handler, case.pk)


def as_values(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_each_row_comes_back_as_its_table_has_it(case):
    found = together(*(model.objects.all() for model in MODELS))
    for model, rows in zip(MODELS, found, strict=True):
        expected = [as_values(row) for row in model.objects.order_by("pk")]
        assert [as_values(row) for row in rows] == expected, model
    assert [len(rows) for rows in found][:6] == [1, 1, 1, 1, 1, 1]


def test_all_tables_cost_one_query(case, django_assert_num_queries):
    with django_assert_num_queries(1):
        letters, talks = together(Letter.objects.all(), Talk.objects.filter(request=case))
    assert (len(letters), talks[0].is_reached, talks[0].talked_at) == (1, False, case.submitted_at)


def test_a_column_left_out_is_read_when_it_is_asked_for(case, django_assert_num_queries):
    ((letter,),) = together(Letter.objects.all(), without=("letter.facts",))
    with django_assert_num_queries(1):
        assert "清源县财政局" in letter.facts


def test_the_rows_that_a_question_names_come_with_it(case, django_assert_num_queries):
    asked = DisclosureRequest.objects.select_related("agency", "applicant", "handler", "handling_unit")
    with django_assert_num_queries(1):
        (((got,)), drafts) = together(asked, Draft.objects.select_related("request__agency"))
        assert (got.agency.name, got.applicant.name, got.handler.pk) == (
            "清源县财政局",
            "测试申请人甲",
            case.handler_id,
        )
        assert got.handling_unit is None
        assert [draft.request.agency.name for draft in drafts] == ["清源县财政局"]


def test_the_first_of_each_stand_in_the_order_of_their_question(of, django_assert_num_queries):
    with on("2024-04-01"):
        cases = [received(of) for _turn in range(4)]
    by_age = DisclosureRequest.objects.select_related("applicant").order_by("submitted_at", "pk")
    newest = DisclosureRequest.objects.order_by("-serial")
    with django_assert_num_queries(2):
        old, new, none = first_of_each([by_age, newest.filter(serial__gt=1), newest.filter(serial=99)], 2)
        assert {row.applicant.name for row in old.rows} == {"测试申请人甲"}
    assert ([row.pk for row in old.rows], old.total) == ([cases[0].pk, cases[1].pk], 4)
    assert ([row.serial for row in new.rows], new.total) == ([4, 3], 3)
    assert (list(none.rows), none.total) == ([], 0)
