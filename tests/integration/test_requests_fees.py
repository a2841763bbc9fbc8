"""The processing fee: the number that is counted, a fee that is not collected after all, what stays of both."""

from datetime import date

import pytest
from django.urls import reverse

from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.disclosure_requests import paper, queries, services
from gongkai.apps.disclosure_requests.models import Policy
from gongkai.apps.events.models import Event
from gongkai.lib.errors import NotAllowed
from tests.integration.conftest import FOUNDED
from tests.integration.requests import in_review, office, on, received

pytestmark = pytest.mark.django_db
WAY = "扫码缴费。"
NOT_COLLECTED = "申请人当日已缩小申请范围，页数没有达到收费标准。"


@pytest.fixture
def of(county):
    found = office(county)
    Policy.objects.create(agency=found.agency, charges_fee=True)
    return found


@pytest.fixture
def twelfth(of):
    """Eleven before it in March 2026, of the same person."""
    with on("2026-03-02"):
        for _number in range(11):
            received(of)
        return in_review(of)


def per_request(of, case, units, **given):
    return services.charge_fee(
        of.handler, case.pk, method="per_request", units=units, how_to_pay=WAY, **given
    )


def words_of(notice):
    letter = paper.composed(notice.letter)
    return "".join(str(block) for block in letter.body)


def test_the_counted_number_is_charged_as_it_is(of, twelfth):
    with on("2026-03-03"):
        notice = per_request(of, twelfth, 12)
    assert (notice.units, notice.total_yuan) == (12, 100)
    assert Event.objects.filter(tag="disclosure_requests.fee.charged").get().data["counted"] == 12


def test_another_number_is_refused_without_a_reason(of, twelfth):
    with on("2026-03-03"), pytest.raises(NotAllowed, match=r"当月第12件，填写的是第31件.*写明"):
        per_request(of, twelfth, 31)
    assert not twelfth.fee_notices.exists()


def test_another_number_goes_out_with_its_reason_in_the_notice(of, twelfth):
    with on("2026-03-03"):
        notice = per_request(of, twelfth, 31, reason="一份申请书列了多项，按一事一申请拆分计数。")
    assert (notice.units, notice.total_yuan) == (31, 200)
    assert "按一事一申请拆分计数" in words_of(notice)
    event = Event.objects.filter(tag="disclosure_requests.fee.charged").get()
    assert (event.data["units"], event.data["counted"]) == (31, 12)


def test_pages_are_not_held_against_the_number_of_the_month(of, twelfth):
    with on("2026-03-03"):
        notice = services.charge_fee(of.handler, twelfth.pk, method="per_page", units=150, how_to_pay=WAY)
    assert notice.total_yuan == 1700


def test_the_page_says_the_sentence_and_takes_the_reason(of, twelfth, signed_in):
    address = reverse("disclosure_requests:charge_fee", args=[twelfth.pk])
    given = {
        "method": "per_request",
        "ordinal": 31,
        "how_to_pay": WAY,
        "version": twelfth.version,
        "step": "do",
    }
    with on("2026-03-03"):
        browser = signed_in(of.handler)
        assert "当月第12件，填写的是第31件" in browser.post(address, given).text
        assert browser.post(address, given | {"reason": "按一事一申请拆分。"}).status_code == 302


# -- a fee that is not collected ------------------------------------------------------------------------------------


@pytest.fixture
def charged(of):
    """150 pages, noticed on Wednesday 4 March 2026 and handed over at once; received on Monday 2 March."""
    with on("2026-03-02"):
        case = in_review(of)
    with on("2026-03-04") as today:
        notice = services.charge_fee(of.handler, case.pk, method="per_page", units=150, how_to_pay=WAY)
        services.record_service(of.registrar, case.pk, notice.letter_id, route="direct", sent_on=today)
    return queries.get(of.handler, case.pk)


def test_a_waived_fee_lets_the_clock_run_on_without_the_days_of_waiting(of, charged):
    with on("2026-03-11"):
        case = services.waive_fee(of.head, charged.pk, reason=NOT_COLLECTED)
    # Counted 3, 4 March; 5 to 11 March are left out; 12 13 | 16 to 20 | 23 to 27 | 30 31 1 2 3 | 7 April is the twentieth.
    assert (case.state, case.due_date, case.waits_until) == ("in_review", date(2026, 4, 7), None)
    assert charged.fee_notices.get().waived_because == NOT_COLLECTED
    event = Event.objects.filter(tag="disclosure_requests.fee.waived").get()
    assert (event.actor, event.data["yuan"]) == (of.head.pk, 1700)


def test_a_fee_waived_on_the_day_of_its_notice_leaves_no_trace_on_the_clock(of, charged):
    with on("2026-03-04"):
        case = services.waive_fee(of.head, charged.pk, reason=NOT_COLLECTED)
    # Twenty working days after 2 March 2026: 30 March.
    assert case.due_date == date(2026, 3, 30)


def test_a_waiver_needs_its_reason(of, charged):
    with on("2026-03-11"), pytest.raises(NotAllowed, match="还没有写不予收取的理由"):
        services.waive_fee(of.head, charged.pk, reason=" ")


def test_who_sent_the_notice_does_not_waive_it(of, charged):
    insert_grant(of.handler, Role.UNIT_HEAD, of.agency, FOUNDED, by=None)
    of.handler.forget_mandates()
    with on("2026-03-11"):
        with pytest.raises(NotAllowed, match="收费通知由您发出"):
            services.waive_fee(of.handler, charged.pk, reason=NOT_COLLECTED)
        with pytest.raises(NotAllowed, match="您没有这个角色"):
            services.waive_fee(of.registrar, charged.pk, reason=NOT_COLLECTED)


def test_the_waiver_is_done_on_its_page_and_stays_on_the_file(of, charged, signed_in):
    file = reverse("disclosure_requests:detail", args=[charged.pk])
    address = reverse("disclosure_requests:waive_fee", args=[charged.pk])
    with on("2026-03-11"):
        browser = signed_in(of.head)
        assert address in browser.get(file).text
        sent = browser.post(address, {"reason": NOT_COLLECTED, "version": charged.version, "step": "do"})
        assert sent.status_code == 302
        shown = browser.get(file).text
    assert NOT_COLLECTED in shown
    assert "待申请人缴费" not in shown
