"""Nobody approves the own work on a request by a way round: another's version, another's name, a later date."""

from datetime import date

import pytest

from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.disclosure_requests import gate, queries, services
from gongkai.apps.disclosure_requests.models import ReviewKind
from gongkai.apps.disclosure_requests.queries import drafts
from gongkai.apps.disclosure_requests.services import files
from gongkai.lib.errors import NotAllowed
from tests.integration.conftest import FOUNDED
from tests.integration.requests import GRANTED, in_review, office, on, received, replied

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    return office(county)


def also_writes(person) -> None:
    insert_grant(person, Role.HANDLER, person.agency, FOUNDED, by=None)
    person.forget_mandates()


def test_who_wrote_an_earlier_version_does_not_review_the_next(of):
    also_writes(of.legal)
    with on("2024-04-01"):
        case = in_review(of)
        services.save_draft(of.legal, case.pk, GRANTED)
        services.save_draft(of.handler, case.pk, GRANTED)
        services.submit_draft(of.handler, case.pk)
        with pytest.raises(NotAllowed, match="前几稿有您起草的"):
            services.review_draft(of.legal, case.pk, kind="legal", verdict="passed")
        assert not drafts.waiting_for_review(of.legal, ReviewKind.LEGAL).exists()


def test_who_wrote_an_earlier_version_does_not_decide_on_the_next(of):
    also_writes(of.leader)
    with on("2024-04-01"):
        case = in_review(of)
        services.save_draft(of.leader, case.pk, GRANTED)
        services.save_draft(of.handler, case.pk, GRANTED)
        services.submit_draft(of.handler, case.pk)
        services.review_draft(of.legal, case.pk, kind="legal", verdict="passed")
        services.review_draft(of.secrecy, case.pk, kind="secrecy", verdict="passed")
        assert not drafts.waiting_for_decision(of.leader).exists()
        with pytest.raises(NotAllowed, match="前几稿有您起草的"):
            services.decide(of.leader, case.pk)


def test_who_asked_for_the_amendment_does_not_close_the_request_for_want_of_it(of):
    with on("2024-04-01") as today:
        case = received(of)
        amendment = services.request_amendment(
            of.office, case.pk, items="写明年度", guidance="如2023年度。", working_days=1
        )
        services.record_service(of.office, case.pk, amendment.letter_id, route="direct", sent_on=today)
    with on("2024-04-03"):
        with pytest.raises(NotAllowed, match="告知书由您发出"):
            services.close_unamended(of.office, case.pk)
        assert services.close_unamended(of.head, case.pk).state == "decided"


def test_the_date_of_a_reply_is_not_changed_after_it_ended_the_clock(of):
    with on("2024-04-15"):
        case = replied(of, in_review(of))
    reply = case.letters.get(code__startswith="reply.")
    with on("2024-04-18"):
        with pytest.raises(NotAllowed, match="2024-04-15已经登记"):
            services.record_service(of.registrar, case.pk, reply.pk, route="mail", sent_on=date(2024, 4, 16))
        signed = services.record_service(
            of.registrar,
            case.pk,
            reply.pk,
            route="mail",
            sent_on=date(2024, 4, 15),
            served_on=date(2024, 4, 17),
        )
    assert (signed.sent_on, signed.served_on) == (date(2024, 4, 15), date(2024, 4, 17))


def test_a_file_that_came_too_late_leaves_no_bytes(of, settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    with on("2024-04-01"):
        case = in_review(of)

        def withdrawn_meanwhile(_data, _name):
            services.withdraw(of.handler, queries.get(of.handler, case.pk), reason="来电")
            return []

        monkeypatch.setattr(gate, "findings_of", withdrawn_meanwhile)
        with pytest.raises(NotAllowed, match="有了变化"):
            files.add(of.handler, case, kind="release", name="决算.pdf", data=b"%PDF-1.4\n%%EOF\n")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
