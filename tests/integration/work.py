"""The worker of the background tasks inside a test, whose transaction the real one would leave."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from unittest import mock

from django_tasks.signals import task_finished
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from gongkai.project import workers


def work_off() -> int:
    """Run what is in the queue until it is empty, without pauses between tries; gives how many runs there were."""
    worker = Worker(
        queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False, max_tasks=None,
        worker_id="test", excluded_queue_names=[],
    )  # fmt: skip
    runs = 0
    with _trying_again_at_once():
        while (row := DBTaskResult.objects.ready().first()) is not None:
            row.claim("test")
            worker.run_task(row)
            runs += 1
    return runs


@contextmanager
def _trying_again_at_once() -> Iterator[None]:
    task_finished.connect(workers.after_task)
    with mock.patch.object(workers, "PAUSES", (timedelta(0),) * 2):
        yield
    task_finished.disconnect(workers.after_task)
