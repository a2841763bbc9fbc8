"""The acts beside the moves: done by whom the table names, refused after the archive, closed to those who look on."""

from datetime import date

import pytest
from django.urls import reverse

from gongkai.apps.agencies.models import InternalUnit
from gongkai.apps.disclosure_requests import queries, services
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from tests.integration.requests import in_review, office, on, replied

pytestmark = pytest.mark.django_db
WRONG_ROLE = "您没有这个角色"


@pytest.fixture
def of(county):
    return office(county)


@pytest.fixture
def asked_for_reasons(of):
    with on("2026-03-02"):
        case = in_review(of)
        services.ask_reasons(
            of.handler, case.pk, facts="三十日内提出四十件申请。", items="理由", count=40, period_days=30
        )
    return queries.get(of.handler, case.pk)


def consulted(of):
    case = in_review(of)
    row = services.consult(of.handler, case.pk, kind="third_party", party_name="某公司", subject="合同单价")
    return case, row


def objected(of):
    case, row = consulted(of)
    services.record_opinion(
        of.handler, case.pk, row.pk, opinion="objects", answered_on=clock.today(), opinion_text="不同意。"
    )
    return queries.get(of.handler, case.pk), row


@pytest.mark.parametrize("who", ["registrar", "head", "leader", "legal", "secrecy"])
def test_only_handlers_record_an_opinion(of, who):
    with on("2026-03-02") as today:
        case, row = consulted(of)
        with pytest.raises(NotAllowed, match=WRONG_ROLE):
            services.record_opinion(getattr(of, who), case.pk, row.pk, opinion="consents", answered_on=today)
        services.record_opinion(of.office, case.pk, row.pk, opinion="consents", answered_on=today)


@pytest.mark.parametrize("who", ["registrar", "head", "leader", "legal", "secrecy"])
def test_only_handlers_override_an_objection(of, who):
    with on("2026-03-02"):
        case, row = objected(of)
        said = {"content": "合同单价", "reason": "涉及公共安全。"}
        with pytest.raises(NotAllowed, match=WRONG_ROLE):
            services.override(getattr(of, who), case.pk, row.pk, **said)
        assert services.override(of.handler, case.pk, row.pk, **said).code == "disclosure_notice.third_party"


@pytest.mark.parametrize("who", ["registrar", "head", "leader", "legal", "secrecy"])
def test_only_handlers_judge_reasons(of, asked_for_reasons, who):
    case = asked_for_reasons
    with on("2026-03-04"):
        services.receive_reasons(of.registrar, case, answer="用于研究。", on=date(2026, 3, 4))
        judged = {"judgement": "reasonable", "reason": "确有需要。"}
        with pytest.raises(NotAllowed, match=WRONG_ROLE):
            services.judge_reasons(getattr(of, who), case.pk, **judged)
        assert services.judge_reasons(of.office, case.pk, **judged).judgement == "reasonable"


@pytest.mark.parametrize("who", ["leader", "legal", "secrecy"])
def test_reasons_are_received_by_those_who_receive_an_amendment(of, asked_for_reasons, who):
    with on("2026-03-04"), pytest.raises(NotAllowed, match=WRONG_ROLE):
        services.receive_reasons(
            getattr(of, who), asked_for_reasons, answer="用于研究。", on=date(2026, 3, 4)
        )


def test_service_is_recorded_by_those_who_deliver(of):
    with on("2026-03-02") as today:
        case, row = consulted(of)
        said = {"route": "direct", "sent_on": today}
        with pytest.raises(NotAllowed, match=WRONG_ROLE):
            services.record_service(of.secrecy, case.pk, row.letter_id, **said)
        assert services.record_service(of.registrar, case.pk, row.letter_id, **said).served_on == today


def test_nothing_is_overridden_after_the_archive(of):
    with on("2026-03-02") as today:
        case, row = objected(of)
        notice = case.letters.get(code="consultation_notice")
        services.record_service(of.registrar, case.pk, notice.pk, route="direct", sent_on=today)
        replied(of, case)
        services.archive(of.registrar, case.pk)
        with pytest.raises(NotAllowed, match="已归档"):
            services.override(of.handler, case.pk, row.pk, content="单价", reason="公共利益。")


def test_after_the_archive_only_the_service_that_the_law_asks_for_is_recorded(of, signed_in):
    """The receipt of a posted reply may come back late; a letter inside the body has no limit that hangs on it."""
    with on("2026-03-02") as today:
        case = in_review(of)
        unit = InternalUnit.objects.create(agency=of.agency, name="档案室")
        services.ask_assistance(of.handler, case.pk, unit=unit, question="查找原件。")
        replied(of, case)
        services.archive(of.registrar, case.pk)
        reply = case.letters.get(code__startswith="reply.")
        inner = case.letters.get(code="assistance_letter")
        with pytest.raises(NotAllowed, match="卷宗已经归档"):
            services.record_service(of.registrar, case.pk, inner.pk, route="inner", sent_on=today)
        page = signed_in(of.registrar).get(reverse("disclosure_requests:letter", args=[case.pk, inner.pk]))
        assert reverse("disclosure_requests:record_service", args=[case.pk, inner.pk]) not in page.text
    with on("2026-03-06"):
        signed = services.record_service(
            of.registrar, case.pk, reply.pk, route="mail", sent_on=today, served_on=date(2026, 3, 5)
        )
        page = signed_in(of.registrar).get(reverse("disclosure_requests:letter", args=[case.pk, reply.pk]))
        assert reverse("disclosure_requests:record_service", args=[case.pk, reply.pk]) in page.text
    assert signed.served_on == date(2026, 3, 5)
