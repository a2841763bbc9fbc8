"""`gongkai worker`: run the background tasks, one after another, until told to stop."""

import logging
import os
import signal
import sys
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.checks import Tags
from django_tasks.signals import task_finished
from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from gongkai.apps.search_index.tasks import feed
from gongkai.project import workers
from gongkai.project.tasks import add_turns


def _end_with_parent() -> None:
    os.read(sys.stdin.fileno(), 1)  # comes back when the program that started us is gone
    os.kill(os.getpid(), signal.SIGTERM)


class Command(DatabaseWorker):
    help = "逐个执行后台任务，直到收到停止信号。"
    requires_system_checks = (Tags.database, Tags.models)  # the pages are not loaded for a check

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--with-parent", action="store_true", help="启动它的程序结束时，随之结束。")

    def configure_logging(self, verbosity: int) -> None:
        """Tasks are logged as the settings say; that the worker itself comes and goes is of no interest."""
        logging.getLogger("django_tasks_db").setLevel(logging.DEBUG if verbosity > 1 else logging.ERROR)

    def execute(self, *args: Any, **options: Any) -> str | None:
        if options.pop("with_parent"):
            threading.Thread(target=_end_with_parent, name="parent-watch", daemon=True).start()
        task_finished.connect(workers.after_task)
        add_turns()
        folder = settings.DATA / "workers"
        with workers.alive(folder) as worker_id:
            workers.take_up_lost_tasks(folder)
            feed.enqueue()  # an index that is lost or damaged is made anew before anyone asks
            threading.Thread(target=workers.by_the_clock, name="clock", daemon=True).start()
            return super().execute(*args, **{**options, "worker_id": worker_id})
