"""When the time of a file is over, the cases over it lose their notes and papers too, and keep what is counted."""

from datetime import date

import pytest
from django.apps import apps
from django.db import models

from gongkai.apps.disclosure_requests import services as requests
from gongkai.apps.disclosure_requests.queries import retention
from gongkai.apps.events.models import Event
from gongkai.apps.remedies import services
from gongkai.apps.remedies.models import RemedyCase, RemedyPaper
from gongkai.apps.remedies.queries import figures
from gongkai.apps.remedies.storage import STORE
from gongkai.lib.errors import NotAllowed
from tests.integration.remedies import answered_request, decided, opened
from tests.integration.requests import office, on

pytestmark = pytest.mark.django_db
NAMED = "欧阳测试的申请书".encode()
OTHERS = "另一件案件也有的通知书".encode()


@pytest.fixture
def of(county):
    return office(county)


def closed_case(of, archived="2026-05-08"):
    """Registered, answered, decided, closed, with the name of the person in notes and papers."""
    request = answered_request(of, "2026-03-02", "2026-03-09")
    case = opened(
        of, request, "administrative_reconsideration", "2026-03-16", case_no="清府复〔2026〕3号",
        set_due_on=date(2026, 3, 30), set_because="欧阳测试一案的通知书",
    )  # fmt: skip
    with on("2026-03-18"):
        services.attach(of.legal, case.pk, kind="application", name="欧阳申请书.txt", data=NAMED)
        services.attach(of.legal, case.pk, kind="application", name="欧阳补充.txt", data=NAMED + b"2")
        services.attach(of.legal, case.pk, kind="notice", name="通知.txt", data=OTHERS)
        services.answer(
            of.legal, case.pk, filings=["reply"], sent_on=date(2026, 3, 18), note_="附欧阳测试的申请"
        )
    decided(of, case, "upheld", "2026-05-06", note="欧阳测试的理由不成立")
    with on("2026-05-07"):
        services.close(of.legal, case.pk)
    with on(archived):
        requests.archive(of.registrar, request.pk, archive_no="2026-1")
    return RemedyCase.objects.get(pk=case.pk)


def mask_all(capture):
    with on("2036-05-09"), capture(execute=True):
        return requests.mask_due()


def traces():
    return {
        (model.__name__, field.name)
        for model in apps.get_app_config("remedies").get_models()
        for row in model._default_manager.all()
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField | models.CharField) and "欧阳" in str(getattr(row, field.name))
    }


def test_notes_and_papers_are_gone_and_the_case_still_tells_how_it_ended(
    of, django_capture_on_commit_callbacks
):
    case = closed_case(of)
    assert traces() == {
        ("RemedyCase", "set_because"),
        ("RemedyCase", "result_note"),
        ("Filing", "note"),
        ("RemedyPaper", "name"),
    }
    digest = RemedyPaper.objects.get(name="欧阳申请书.txt").sha256
    assert mask_all(django_capture_on_commit_callbacks) == 1
    assert traces() == set()
    assert not STORE.place(digest).exists()
    case.refresh_from_db()
    assert (case.case_no, case.result, case.decided_on) == ("清府复〔2026〕3号", "upheld", date(2026, 5, 6))
    assert Event.objects.filter(tag="remedies.case.masked").count() == 1


def test_the_figures_do_not_change(of, django_capture_on_commit_callbacks):
    case = closed_case(of)
    own = figures.bodies(of.office, of.agency, consolidated=False)
    period = figures.Period.of_year(2026)
    before = figures.cells(own, period)
    mask_all(django_capture_on_commit_callbacks)
    assert figures.cells(own, period) == before
    assert case.column == "upheld"


def test_a_paper_that_was_taken_out_is_refused_with_a_sentence(of, django_capture_on_commit_callbacks):
    case = closed_case(of)
    number = case.papers.first().pk
    mask_all(django_capture_on_commit_callbacks)
    with pytest.raises(NotAllowed, match="这件案件的文书已经删除"):
        services.open_paper(of.legal, case.pk, number)


def test_a_file_that_another_case_still_needs_stays(of, django_capture_on_commit_callbacks):
    closed_case(of)
    late = answered_request(of, "2026-03-02", "2026-03-09")
    other = opened(of, late, "administrative_reconsideration", "2026-03-16")
    with on("2026-03-18"):
        paper = services.attach(of.legal, other.pk, kind="notice", name="通知.txt", data=OTHERS)
    mask_all(django_capture_on_commit_callbacks)
    assert STORE.load(paper.sha256) == OTHERS


def test_a_case_that_was_not_asked_when_its_request_was_masked_is_asked_next(
    of, django_capture_on_commit_callbacks
):
    closed_case(of)
    (above,) = retention.ABOVE
    retention.ABOVE.remove(above.key)
    try:
        assert mask_all(django_capture_on_commit_callbacks) == 1
    finally:
        retention.ABOVE.add(above)
    assert ("Filing", "note") in traces()
    assert mask_all(django_capture_on_commit_callbacks) == 0
    assert traces() == set()
    assert mask_all(django_capture_on_commit_callbacks) == 0
    assert Event.objects.filter(tag="remedies.case.masked").count() == 1
