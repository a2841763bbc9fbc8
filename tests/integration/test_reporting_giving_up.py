"""A file or a report whose reading fails at every try: said to people, and tried again when they ask for it."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from gongkai.apps.events.models import Event
from gongkai.apps.notices import queries as notices
from gongkai.apps.reporting import queries, services, tasks
from gongkai.apps.reporting.models import AnnualReport, IntakeItem
from gongkai.apps.reporting.services import reading
from gongkai.apps.reporting.states import State
from gongkai.lib.errors import NotAllowed
from gongkai.lib.tasks import still_open
from tests.integration.reports import brought, imported, made
from tests.integration.work import work_off


@pytest.fixture
def intake(clerk):
    return services.bring(clerk, [brought(made())], key=uuid4())


def breaks(_read, _data, _name):
    raise MemoryError("as if the machine had been too small")


def item_of(intake):
    return IntakeItem.objects.get(intake=intake)


def test_a_file_whose_reading_fails_three_times_is_said_and_not_waited_for(
    clerk, head, intake, monkeypatch, caplog
):
    monkeypatch.setattr(reading, "guarded", breaks)
    work_off()
    item = item_of(intake)
    assert (item.state, item.source is not None) == ("failed", True)
    assert "再读一次" in item.sentence
    assert [str(one) for one in notices.visible_to(clerk)] == ["您导入的文件有1份读取中断，可以再读一次。"]
    assert notices.unread_count(head) == 0
    event = Event.objects.order_by("-sequence").first()
    assert (event.tag, event.actor, event.agency) == ("reporting.intake.given_up", None, clerk.agency_id)
    assert "MemoryError" in caplog.text


def test_it_is_read_once_more_when_the_clerk_asks_for_it(clerk, head, intake, monkeypatch, caplog):
    with monkeypatch.context() as broken:
        broken.setattr(reading, "guarded", breaks)
        work_off()
    services.try_again(clerk, intake.pk)
    assert (item_of(intake).state, item_of(intake).sentence) == ("waiting", "")
    work_off()
    item = item_of(intake)
    assert (item.state, item.source.report.year) == ("read", 2023)
    assert notices.unread_count(head) == 1
    tags = list(
        Event.objects.filter(tag__contains="intake").order_by("sequence").values_list("tag", flat=True)
    )
    assert [tag.rpartition(".")[2] for tag in tags] == ["received", "given_up", "tried_again"]
    assert "MemoryError" in caplog.text


def test_the_page_of_the_files_says_so_and_asks_no_more(signed_in, clerk, intake):
    browser = signed_in(clerk)
    page = reverse("reporting:intake", args=[intake.pk])
    waiting = browser.get(page).text
    assert ("hx-get" in waiting, "再读一次" in waiting) == (True, False)
    services.give_up_item(item_of(intake).pk)
    over = browser.get(page).text
    assert "hx-get" not in over
    assert "其中1份读取中断" in over
    again = browser.post(reverse("reporting:try_again", args=[intake.pk]), follow=True).text
    assert "正在再读一次" in again
    assert "hx-get" in again


def test_who_may_not_import_is_not_offered_to_try_again_and_may_not(signed_in, county, intake):
    services.give_up_item(item_of(intake).pk)
    colleague = county.person("colleague", county.finance)
    assert (
        "再读一次</button>"
        not in signed_in(colleague).get(reverse("reporting:intake", args=[intake.pk])).text
    )
    with pytest.raises(NotAllowed, match="您没有这个角色"):
        services.try_again(colleague, intake.pk)
    assert item_of(intake).state == "failed"


def test_trying_again_what_did_not_fail_is_refused(clerk, intake):
    with pytest.raises(NotAllowed, match="没有读取中断的文件"):
        services.try_again(clerk, intake.pk)


def test_a_rereading_that_fails_for_good_leaves_the_report_to_be_worked_on(clerk):
    report = imported(clerk, made())[0]
    services.ask_rereading(clerk, report.pk)
    services.give_up_report(report.pk)
    services.give_up_report(report.pk)
    row = AnnualReport.objects.get(pk=report.pk)
    assert (row.state, row.reading.number) == (State.READ, 1)
    assert "重新读取" in row.reading_refusal
    told = [str(one) for one in notices.visible_to(clerk)]
    assert told == [f"《{row.title}》重新读取中断，仍用上一次的结果。"]
    assert Event.objects.filter(tag="reporting.report.reading_given_up").count() == 1
    services.ask_rereading(clerk, report.pk)
    services.read_again(report.pk)
    assert AnnualReport.objects.get(pk=report.pk).reading_refusal == ""


def test_what_waits_without_a_task_is_found_and_given_up(clerk, intake):
    report = imported(clerk, made(year=2022))[0]
    services.ask_rereading(clerk, report.pk)
    assert services.give_up_stranded() == 0
    DBTaskResult.objects.all().delete()
    assert services.give_up_stranded() == 2
    assert item_of(intake).state == "failed"
    assert queries.get(clerk, report.pk).state == State.READ
    assert services.give_up_stranded() == 0


def test_the_task_stands_in_the_queue_as_soon_as_the_files_are_kept(clerk, intake):
    """In the same transaction: this test has none of its own that ends."""
    assert still_open(tasks.read_item) == {(item_of(intake).pk,)}


def test_a_file_that_is_brought_again_after_it_failed_is_read_for_both(clerk, intake):
    services.give_up_item(item_of(intake).pk)
    again = services.bring(clerk, [brought(made(), "again.html")], key=uuid4())
    services.read_item(item_of(again).pk)
    assert (item_of(intake).state, item_of(again).state) == ("read", "read")
    assert item_of(intake).sentence == ""
