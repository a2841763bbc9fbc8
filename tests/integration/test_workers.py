"""The task of a killed worker is taken up again, and not for ever."""

import os
import socket

import pytest
from django_tasks_db.models import DBTaskResult

from gongkai.apps.search_index.tasks import feed
from gongkai.lib import tasks
from gongkai.project import workers
from tests import failing_tasks
from tests.integration.work import work_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "workers"


def running(*worker_ids: str) -> DBTaskResult:
    task = DBTaskResult.objects.get(pk=feed.enqueue().id)
    for worker_id in worker_ids:
        task.claim(worker_id)
    return task


def status(task: DBTaskResult) -> str:
    task.refresh_from_db()
    return task.status


def lost_worker(folder) -> str:
    with workers.alive(folder) as worker_id:
        return worker_id  # the lock goes with the block, as it does with a process, however that ends


def test_the_task_of_a_lost_worker_is_ready_again(folder):
    task = running(lost_worker(folder))
    assert workers.take_up_lost_tasks(folder) == 1
    assert status(task) == "READY"


def test_the_task_of_a_living_worker_is_left_alone(folder):
    with workers.alive(folder) as worker_id:
        task = running(worker_id)
        assert workers.take_up_lost_tasks(folder) == 0
    assert status(task) == "RUNNING"


def test_the_task_of_a_worker_on_another_machine_is_left_alone(folder):
    folder.mkdir()
    task = running(f"not-{socket.gethostname()}.abc")
    assert workers.take_up_lost_tasks(folder) == 0
    assert status(task) == "RUNNING"


def test_a_task_that_loses_every_worker_is_given_up_with_a_sentence(folder):
    task = running(*(lost_worker(folder) for _ in range(workers.ATTEMPTS)))
    workers.take_up_lost_tasks(folder)
    assert status(task) == "FAILED"
    assert "不再重试" in task.traceback


def test_old_files_of_lost_workers_are_removed_and_of_living_ones_kept(folder):
    lost = lost_worker(folder)
    with workers.alive(folder) as living:
        for name in (lost, living):
            os.utime(folder / name, (0, 0))
        workers.take_up_lost_tasks(folder)
        assert [path.name for path in folder.iterdir()] == [living]


@pytest.fixture
def tried():
    """What the failing task has noted in this test."""
    failing_tasks.tries.clear()
    failing_tasks.given_up.clear()
    return failing_tasks


def test_a_task_that_fails_is_tried_three_times_and_then_given_up(tried, caplog):
    task = DBTaskResult.objects.get(pk=tried.fails.enqueue(7).id)
    work_off()
    assert (tried.tries, tried.given_up) == ([7, 7, 7], [7])
    assert status(task) == "FAILED"
    assert "nothing helps" in caplog.text


def test_a_task_that_succeeds_at_the_second_try_is_not_given_up(tried, caplog):
    task = DBTaskResult.objects.get(pk=tried.fails.enqueue(7, times=1).id)
    work_off()
    assert (tried.tries, tried.given_up) == ([7, 7], [])
    assert status(task) == "SUCCESSFUL"
    assert "nothing helps" in caplog.text


def test_between_two_tries_there_is_a_pause(tried):
    task = DBTaskResult.objects.get(pk=tried.fails.enqueue(7).id)
    task.claim("a")
    task.set_failed(RuntimeError())
    ended = task.finished_at
    workers.after_task(task_result=task.task_result)
    task.refresh_from_db()
    assert task.status == "READY"
    assert workers.PAUSES[0] <= task.run_after - ended < workers.PAUSES[1]


def test_a_task_that_loses_every_worker_is_given_up_for_those_who_wait_for_it(folder, tried):
    task = DBTaskResult.objects.get(pk=tried.fails.enqueue(8).id)
    for worker_id in [lost_worker(folder) for _ in range(workers.ATTEMPTS)]:
        task.claim(worker_id)
    workers.take_up_lost_tasks(folder)
    assert tried.given_up == [8]


def test_the_queue_knows_for_whom_a_task_is_still_there(tried):
    assert tasks.still_open(tried.fails) == set()
    first, second, third = (DBTaskResult.objects.get(pk=tried.fails.enqueue(n).id) for n in (1, 2, 3))
    second.claim("a")
    third.claim("a")
    third.set_failed(RuntimeError())
    assert tasks.still_open(tried.fails) == {(1,), (2,)}
    first.delete()
    assert tasks.still_open(tried.fails) == {(2,)}
