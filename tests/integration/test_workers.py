"""The task of a killed worker is taken up again, and not for ever."""

import os
import socket

import pytest
from django_tasks_db.models import DBTaskResult

from gongkai.apps.search_index.tasks import feed
from gongkai.project import workers

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
