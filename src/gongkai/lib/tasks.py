"""The only module of the apps that imports the task library, so that the coming `django.tasks` replaces it in one place.

A task is put into the queue within the transaction of the act that needs it (`task.enqueue(…)`): the queue is a table of
the same database, so that no program can die between the act and its task.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.utils.module_loading import import_string
from django_tasks import task
from django_tasks.base import Task

__all__ = ["Task", "give_up", "last_enqueued", "still_open", "task", "when_given_up"]

GiveUp = Callable[..., None]

_ways_out: dict[str, GiveUp] = {}


def when_given_up(of: Task[..., Any]) -> Callable[[GiveUp], GiveUp]:
    """Marks what is done, with the arguments of the task, when its last try has failed: nothing may wait for ever."""

    def mark(act: GiveUp) -> GiveUp:
        _ways_out[of.module_path] = act
        return act

    return mark


def give_up(path: str, *arguments: Any) -> None:
    """The last try has failed; a task without a way out leaves its trace in the queue alone.

    path: of the task, as the queue writes it (`module.function`); the module stands beside its way out.
    """
    with suppress(ImportError):  # a task of another release: nothing is known of it here
        import_string(path)
    if (act := _ways_out.get(path)) is not None:
        act(*arguments)


def still_open(of: Task[..., Any]) -> set[tuple[Any, ...]]:
    """The arguments of this task wherever it waits in the queue or is being run."""
    from django_tasks_db.models import DBTaskResult  # models are there only when the applications are

    rows = DBTaskResult.objects.filter(task_path=of.module_path, status__in=("READY", "RUNNING"))
    return {tuple(given["args"]) for given in rows.values_list("args_kwargs", flat=True)}


def last_enqueued(of: Task[..., Any]) -> datetime | None:
    """When this task was last put into the queue, whatever became of it since."""
    from django_tasks_db.models import DBTaskResult  # as above

    rows = DBTaskResult.objects.filter(task_path=of.module_path).order_by("-enqueued_at")
    return rows.values_list("enqueued_at", flat=True).first()
