"""When the time of a file is over: the person is gone from every column, the figures and the log are what they were."""

import io
from dataclasses import replace
from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.urls import reverse

from gongkai.apps.disclosure_requests import paper, queries, services, storage
from gongkai.apps.disclosure_requests.models import Applicant, RequestFile
from gongkai.apps.disclosure_requests.queries import figures, retention
from gongkai.apps.disclosure_requests.queries.figures import Period
from gongkai.apps.disclosure_requests.queries.retention import Hold
from gongkai.apps.events.models import Event
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from tests.integration.remedies import opened
from tests.integration.requests import PERSON, asked, in_review, office, on, received, replied

pytestmark = pytest.mark.django_db
ASKER = replace(
    PERSON, name="欧阳测试", phone="13911112222", email="ouyang@example.com", address="清源县欧阳路8号",
    agent_name="欧阳代理", agent_phone="13933334444",
)  # fmt: skip
TRACES = ("欧阳", "13911112222", "13933334444", "ouyang@example.com", PERSON.document_number)


@pytest.fixture
def of(county):
    return office(county)


@pytest.fixture
def case(of):
    """Answered and archived in March 2026, with the name of the person in every place where people write."""
    with on("2026-03-02"):
        case = services.register(
            of.registrar,
            ASKER,
            asked(
                description="欧阳家的宅基地审批档案", note="欧阳测试本人来窗口", items=["欧阳家的宅基地档案"]
            ),
        )
        services.accept(of.registrar, case.pk, handler=of.handler)
        case.refresh_from_db()
        _file(case, of)
        services.record_search(
            of.handler, case.pk, place="档案室", words="欧阳", found="欧阳户的档案一份", is_found=True
        )
        services.record_talk(
            of.handler, case.pk, way="phone", summary="欧阳测试说急用", is_reached=True, talked_at=clock.now()
        )
        sent = services.consult(
            of.handler, case.pk, kind="third_party", party_name="欧阳邻居", subject="欧阳家的界址"
        )
        for letter in case.letters.exclude(code="receipt_slip"):
            services.record_service(
                of.registrar, case.pk, letter.pk, route="direct", sent_on=date(2026, 3, 2)
            )
    with on("2026-03-05"):
        services.record_opinion(
            of.handler, case.pk, sent.pk, opinion="consents", answered_on=date(2026, 3, 5),
            opinion_text="欧阳邻居同意",
        )  # fmt: skip
    with on("2026-03-06"):
        replied(of, case)
    with on("2026-03-09"):
        services.archive(of.registrar, case.pk, archive_no="2026-1")
    case.refresh_from_db()
    return case


def _file(case, of):
    data = "欧阳测试的身份证".encode()
    RequestFile.objects.create(
        request=case, kind="identity", name="欧阳身份证.txt", media_type="text/plain",
        sha256=storage.keep(data), size=len(data), added_by=of.registrar,
    )  # fmt: skip


def everything_stored():
    """Every text of every row of requests, in clear."""
    for model in apps.get_app_config("disclosure_requests").get_models():
        names = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.TextField | models.CharField | models.JSONField)
        ]
        for row in model._default_manager.all():
            yield from ((model.__name__, name, str(getattr(row, name))) for name in names)


def traces():
    return sorted(
        {(model, name) for model, name, text in everything_stored() if any(one in text for one in TRACES)}
    )


def after_ten_years():
    return on("2036-03-10")


def test_before_its_time_nothing_is_masked(case):
    assert ("Applicant", "name") in traces()
    assert ("Letter", "facts") in traces()
    with on("2036-03-09"):  # kept until this very day
        assert services.mask_due() == 0
    assert Applicant.objects.get().name == "欧阳测试"


def test_afterwards_no_column_of_any_table_holds_a_trace_of_the_person(case):
    with after_ten_years():
        assert services.mask_due() == 1
        assert services.mask_due() == 0
    assert traces() == []
    assert Applicant.objects.get().masked_at is not None


def test_the_bytes_of_documents_about_people_are_gone(case, django_capture_on_commit_callbacks):
    digest = RequestFile.objects.get(kind="identity").sha256
    with after_ten_years(), django_capture_on_commit_callbacks(execute=True):
        services.mask_due()
    assert not storage.place(digest).exists()


def test_the_figures_of_the_year_do_not_change(case, of):
    own = figures.bodies(of.office, of.agency, consolidated=False)
    before = figures.cells(own, Period.of_year(2026))
    assert sum(before.values()) > 0
    with after_ten_years():
        services.mask_due()
    assert figures.cells(own, Period.of_year(2026)) == before


def test_each_masking_is_an_event_and_the_log_still_holds(case):
    with after_ten_years():
        services.mask_due()
    event = Event.objects.get(tag="disclosure_requests.applicant.masked")
    assert event.subject == f"disclosure_requests.disclosurerequest:{case.pk}"
    call_command("log", "verify", stdout=io.StringIO())


def test_the_pages_of_a_masked_file_still_open_and_its_letters_say_why_not(case, of, signed_in):
    with after_ten_years():
        services.mask_due()
        browser = signed_in(of.handler)
        assert browser.get(reverse("disclosure_requests:list")).status_code == 200
        assert browser.get(reverse("disclosure_requests:detail", args=[case.pk])).status_code == 200
        assert browser.get(reverse("disclosure_requests:clock", args=[case.pk])).status_code == 200
        letter = case.letters.get(code="receipt_slip")
        page = browser.get(reverse("disclosure_requests:letter", args=[case.pk, letter.pk]))
    assert page.status_code == 403
    assert "已经去标识化" in page.content.decode()
    with pytest.raises(NotAllowed):
        paper.composed(queries.letter(of.handler, case.pk, letter.pk))


def test_an_open_request_is_never_masked(of):
    with on("2026-03-02"):
        in_review(of)
        received(of)
    with after_ten_years():
        assert services.mask_due() == 0


def test_what_another_app_still_needs_waits(case):
    retention.HOLDS.add(
        Hold("test", lambda: type(case).objects.filter(pk=case.pk).values_list("pk", flat=True))
    )
    try:
        with after_ten_years():
            assert services.mask_due() == 0
    finally:
        retention.HOLDS.remove("test")


def test_a_file_in_dispute_is_kept_whole(case, of):
    opened(of, case, "administrative_reconsideration", "2036-03-01")
    with after_ten_years():
        assert services.mask_due() == 0


def test_the_command_reports_how_many(case):
    said = io.StringIO()
    with after_ten_years():
        call_command("requests", "mask", "--dry-run", stdout=said)
        call_command("requests", "mask", stdout=said)
        call_command("requests", "mask", stdout=said)
        assert clock.today() == date(2036, 3, 10)
    assert said.getvalue().splitlines() == [
        "保存期满、尚未去标识化的申请有1件；没有改动。",
        "已去标识化1件。",
        "已去标识化0件。",
    ]
