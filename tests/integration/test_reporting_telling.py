"""Who is told what waits for them: with the act or not at all, once, and stand-ins too."""

import threading
from datetime import date
from uuid import uuid4

import pytest
from django.db import connections, transaction

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies import services as people
from gongkai.apps.notices import queries as notices
from gongkai.apps.reporting import services
from gongkai.apps.reporting.models import IntakeItem
from gongkai.apps.reporting.services import telling
from tests.integration.reports import brought, imported, made, settled

ABSENT = {"valid_from": date(2026, 11, 23), "valid_until": date(2026, 11, 27), "reason": "培训"}


@pytest.fixture
def deputy(county):
    return county.person("deputy", county.finance)


def sentences(person):
    return [str(one) for one in notices.visible_to(person)]


def test_a_worker_that_dies_before_it_could_tell_has_not_read_the_file(clerk, head, monkeypatch):
    item = services.bring(clerk, [brought(made())], key=uuid4()).items.get()

    def dies(_intake):
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(telling, "item_is_done", dies)
        with pytest.raises(KeyboardInterrupt), transaction.atomic():
            services.read_item(item.pk)
    assert (IntakeItem.objects.get(pk=item.pk).state, sentences(head)) == ("waiting", [])
    services.read_item(item.pk)
    assert (IntakeItem.objects.get(pk=item.pk).state, len(sentences(head))) == ("read", 1)


@pytest.mark.usefixtures("monday")
def test_a_stand_in_of_the_reviewer_is_told_while_the_delegation_holds(county, clerk, head, deputy):
    delegation = people.delegate(head, to=deputy, role="unit_head", **ABSENT)
    imported(clerk, made())
    assert sentences(deputy) == sentences(head) == ["新读取了1份年度报告，等待核对。"]
    people.end_delegation(head, delegation.pk)
    imported(clerk, made(year=2022))
    assert (len(sentences(deputy)), len(sentences(head))) == (1, 2)


@pytest.mark.usefixtures("monday")
def test_a_stand_in_of_the_clerk_is_told_that_a_report_came_back(clerk, head, leader, deputy):
    people.delegate(clerk, to=deputy, role="handler", **ABSENT)
    report = imported(clerk, made())[0]
    settled(head, report)
    services.review(head, report.pk)
    services.return_to_work(leader, report.pk)
    assert sentences(deputy) == sentences(clerk) == [f"《{report.title}》被退回修改。"]


@pytest.mark.usefixtures("monday")
def test_who_acts_in_a_role_is_told_by_the_day(county, head, deputy):
    people.delegate(head, to=deputy, role="unit_head", **ABSENT)
    days = {
        day: list(agencies.acting(county.finance, "unit_head", date(2026, 11, day)))
        for day in (22, 23, 27, 28)
    }
    assert days == {22: [head], 23: [deputy, head], 27: [deputy, head], 28: [head]}
    assert list(agencies.stand_ins(head, ["handler"])) == []
    assert list(agencies.holders(county.finance, "unit_head")) == [head]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_the_last_two_files_tell_once(county):
    clerk = county.person("clerk", county.finance, "handler")
    head = county.person("head", county.finance, "unit_head")
    intake = services.bring(clerk, [brought(made()), brought(made(year=2022))], key=uuid4())
    start = threading.Barrier(2)

    def read(pk):
        start.wait()
        services.read_item(pk)
        connections.close_all()

    threads = [threading.Thread(target=read, args=(item.pk,)) for item in intake.items.all()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sentences(head) == ["新读取了2份年度报告，等待核对。"]
