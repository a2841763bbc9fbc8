"""Which workers of the background tasks are alive, and what becomes of tasks that failed or lost their worker.

The queue marks a task as running and never looks back: the task of a killed worker would be running for ever. A worker
holds a lock on a file of its own for as long as it lives, which no way of dying leaves behind. The queue also tries
only once; here a task is tried ATTEMPTS times, whatever way it ends, and is then given up.
"""

import fcntl
import logging
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils.crypto import get_random_string
from django_tasks_db.models import DBTaskResult

from gongkai.lib import clock, schedule, tasks

ATTEMPTS = 3  # a task that ends its worker each time must not do so for ever
LOOKED_AT_EVERY = 30  # seconds
PAUSES = (timedelta(seconds=2), timedelta(seconds=30))  # before the second try, and before the third

log = logging.getLogger(__name__)


class WorkerLost(Exception):  # noqa: N818 (what happened to the task)
    def __init__(self) -> None:
        super().__init__(f"执行这项任务的程序{ATTEMPTS}次都中途终止，不再重试；请查看日志后重新提交。")


@contextmanager
def alive(folder: Path) -> Iterator[str]:
    """The name of a worker, which counts as alive until the block or its process ends."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{socket.gethostname()[:40]}.{get_random_string(16)}"
    with path.open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield path.name


def is_lost(folder: Path, worker_id: str) -> bool:
    """Whether a worker of this machine is gone; of workers on other machines nothing is known."""
    if not worker_id.startswith(f"{socket.gethostname()[:40]}."):
        return False
    try:
        with (folder / worker_id).open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return True
    except BlockingIOError:
        return False
    return True


def take_up_lost_tasks(folder: Path) -> int:
    """Put tasks of lost workers back into the queue, or give them up after ATTEMPTS. Gives their number.

    Tasks must bear being run twice: the worker may have been killed just before it noted the end.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lost = [task for task in DBTaskResult.objects.running() if is_lost(folder, task.worker_ids[-1])]
    for task in lost:
        if len(task.worker_ids) >= ATTEMPTS:
            with transaction.atomic():
                task.set_failed(WorkerLost())
                tasks.give_up(task.task_path, *task.args_kwargs["args"])
        else:
            DBTaskResult.objects.running().filter(pk=task.pk, worker_ids=task.worker_ids).update(
                status="READY"
            )
    yesterday = (
        time.time() - 24 * 3600
    )  # not younger ones: a worker that is starting has a file and no lock yet
    for path in folder.iterdir():
        if path.stat().st_mtime < yesterday and is_lost(folder, path.name):
            path.unlink(missing_ok=True)
    return len(lost)


def after_task(*, task_result: Any, **_more: Any) -> None:
    """A task that failed is tried again after a pause, and after ATTEMPTS given up. Called when any task has ended."""
    task = task_result.db_result
    tries = len(task.worker_ids)
    if task.status != "FAILED":
        return
    if tries < ATTEMPTS:
        again = {"status": "READY", "run_after": clock.now() + PAUSES[tries - 1], "finished_at": None}
        DBTaskResult.objects.failed().filter(pk=task.pk).update(**again)
    else:
        tasks.give_up(task.task_path, *task.args_kwargs["args"])


def forget_old_tasks() -> int:
    """What succeeded is forgotten after two days, what failed after a month; gives how many."""
    done = DBTaskResult.objects.successful().filter(finished_at__lt=clock.now() - timedelta(days=2))
    failed = DBTaskResult.objects.failed().filter(finished_at__lt=clock.now() - timedelta(days=30))
    return done.delete()[0] + failed.delete()[0]


def by_the_clock() -> None:
    """Put into the queue what is due, as long as the worker lives; runs in a thread of its own."""
    while True:
        try:
            schedule.take_turns()
        except DatabaseError:  # busy, or restarting: the next look comes soon
            log.warning("没有能查看定时任务，稍后再试。", exc_info=True)
        finally:
            connection.close()
        time.sleep(LOOKED_AT_EVERY)
