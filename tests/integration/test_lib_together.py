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
from gongkai.lib.together import together
from tests.integration.requests import GRANTED, in_review, office, on, ready_draft

pytestmark = pytest.mark.django_db
MODELS = (DisclosureRequest, Applicant, Letter, ClockEntry, Talk, Draft, Policy, FeeNotice, Event)


@pytest.fixture
def case(county):
    of = office(county)
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
