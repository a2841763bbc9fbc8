"""What is done by the clock: each turn when it is due, once, and what the turns of the house leave behind."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult

from gongkai.apps.agencies.models import StaffSession
from gongkai.apps.notices import queries as notices
from gongkai.apps.notices import services as sending
from gongkai.apps.notices.models import Notice
from gongkai.lib import clock, schedule
from gongkai.lib.schedule import Turn
from gongkai.project import tasks, workers
from tests import failing_tasks
from tests.integration.work import work_off

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).resolve().parents[2] / "docs/reference/schedule.md"
HOUR = timedelta(hours=1)


@pytest.fixture
def turn():
    return Turn("test.turn", "试一试", HOUR, failing_tasks.ticks)


@pytest.fixture
def turns():
    """All turns of the house, those of the worker too."""
    tasks.add_turns()
    yield list(schedule.TURNS)
    for key in ("project.lost", "project.old"):
        schedule.TURNS.remove(key)


def age(task, by):
    DBTaskResult.objects.filter(task_path=task.module_path).update(enqueued_at=clock.now() - by)


def test_a_turn_is_taken_when_it_is_due_and_not_before(turn):
    assert schedule.take_turns([turn]) == ["test.turn"]
    assert schedule.take_turns([turn]) == []
    age(turn.task, HOUR - timedelta(minutes=1))
    assert schedule.take_turns([turn]) == []
    age(turn.task, HOUR)
    assert schedule.take_turns([turn]) == ["test.turn"]


def test_a_turn_that_ran_is_not_run_again_by_a_worker_that_starts(turn):
    schedule.take_turns([turn])
    assert work_off() == 1
    assert schedule.take_turns([turn]) == []


def test_every_turn_of_the_house_runs_and_comes_again_within_what_is_remembered(turns):
    taken = schedule.take_turns(turns)
    assert len(taken) == len(turns) >= 6
    assert work_off() == len(turns)
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
    assert max(turn.every for turn in turns) <= timedelta(days=1)


def test_the_page_of_the_schedule_names_every_turn(turns):
    units = {
        timedelta(minutes=1): "1分钟",
        timedelta(minutes=5): "5分钟",
        timedelta(minutes=10): "10分钟",
        HOUR: "1小时",
        timedelta(days=1): "1天",
    }
    with override("zh-hans"):
        lines = [f"| {units[turn.every]} | {turn.label} |" for turn in turns]
    assert [line for line in lines if line not in PAGE.read_text("utf-8")] == []


def test_sessions_that_are_over_are_thrown_away_and_others_stay(county, signed_in):
    over, open_ = signed_in(county.person("a", county.finance)), signed_in(county.person("b", county.finance))
    ended = StaffSession.objects.filter(session_key=over.session.session_key)
    ended.update(expire_date=clock.now() - timedelta(seconds=1))
    schedule.take_turns(turn for turn in schedule.TURNS if turn.key == "agencies.sessions")
    work_off()
    assert [row.session_key for row in StaffSession.objects.all()] == [open_.session.session_key]


def test_a_notification_is_forgotten_a_year_after_it_was_read(county):
    clerk = county.person("clerk", county.finance)
    for number in range(3):
        sending.send([clerk], f"第{number}条", address="/desk/")
    old, newer, unread = Notice.objects.order_by("pk")
    Notice.objects.filter(pk=old.pk).update(read_at=clock.now() - timedelta(days=367))
    Notice.objects.filter(pk=newer.pk).update(read_at=clock.now() - timedelta(days=365))
    Notice.objects.update(created_at=clock.now() - timedelta(days=800))
    assert sending.forget_old() == 1
    assert set(notices.visible_to(clerk)) == {newer, unread}


def test_old_tasks_are_forgotten_and_failures_kept_longer():
    for status, days in (("SUCCESSFUL", 3), ("SUCCESSFUL", 1), ("FAILED", 29), ("FAILED", 31)):
        row = DBTaskResult.objects.get(pk=failing_tasks.ticks.enqueue().id)
        ended = clock.now() - timedelta(days=days)
        DBTaskResult.objects.filter(pk=row.pk).update(status=status, finished_at=ended)
    waiting = failing_tasks.ticks.enqueue()
    assert workers.forget_old_tasks() == 2
    left = dict(DBTaskResult.objects.values_list("pk", "status"))
    assert sorted(left.values()) == ["FAILED", "READY", "SUCCESSFUL"]
    assert str(waiting.id).replace("-", "") in {str(pk).replace("-", "") for pk in left}
