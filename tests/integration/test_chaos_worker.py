"""The program that `make chaos` kills does what it says: a script that nobody starts in tests goes stale unseen."""

import pytest

from gongkai.apps.disclosure_requests.models import DisclosureRequest
from scripts import chaos_worker
from tests.integration.requests import office, on

pytestmark = pytest.mark.django_db


def test_a_request_is_carried_once_however_often_it_is_begun(county, capsys):
    with on("2026-03-02"):
        of = office(county)
        for _again in range(2):
            chaos_worker.carry(of.agency, of.registrar, of.handler, "seed", 1)
    case = DisclosureRequest.objects.get()
    assert (case.state, case.handler, case.description) == ("in_review", of.handler, "第1项信息")
    said = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert said == ["filed", "received", "in_review"] * 2
