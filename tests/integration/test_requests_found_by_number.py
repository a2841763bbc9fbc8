"""A request is found by the number it has today, and by the one of a register that was taken over."""

import pytest

from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.models import DisclosureRequest, LedgerImport
from tests.integration.requests import office, on, received

pytestmark = pytest.mark.django_db


def found(actor, number):
    return {case.pk for case in queries.narrowed(actor, queries.Filter(words=number))}


def test_both_numbers_find_and_no_other_body_sees_what_they_find(county):
    of, stranger = office(county), office(county, county.west, "west").handler
    with on("2026-03-02"):
        first, second = received(of), received(of)
    begun = LedgerImport.objects.create(agency=of.agency, name="台账.xlsx", size=1, begun_by=of.registrar)
    DisclosureRequest.objects.filter(pk=second.pk).update(
        serial=None, old_number="1", imported_with=begun, imported_row=2
    )
    assert found(of.handler, "1") == {first.pk, second.pk}
    assert found(of.handler, "0001") == {first.pk}
    assert found(of.handler, "2") == set()
    assert found(stranger, "1") == set()
