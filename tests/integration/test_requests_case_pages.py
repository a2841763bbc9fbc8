"""The file of a request as a browser sees it: its page, its acts, its letters, its clock."""

import pytest
from django.urls import reverse

from tests.integration.requests import in_review, office, on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    return office(county)


@pytest.fixture
def case(of):
    with on("2024-04-01"):
        return in_review(of)


def page(name, case, *numbers):
    return reverse(f"disclosure_requests:{name}", args=[case.pk, *numbers])


def text(response):
    return response.content.decode()


def test_the_file_opens(of, case, signed_in):
    with on("2024-04-02"):
        response = signed_in(of.handler).get(page("detail", case))
    assert response.status_code == 200
    assert "清源县2023年度财政决算公开表" in text(response)
