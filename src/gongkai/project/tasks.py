"""What the worker does for itself."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from gongkai.lib import schedule
from gongkai.lib.schedule import Turn
from gongkai.lib.tasks import task
from gongkai.project import workers


@task()
def take_up_lost_tasks() -> int:
    return workers.take_up_lost_tasks(settings.DATA / "workers")


@task()
def forget_old_tasks() -> int:
    return workers.forget_old_tasks()


def add_turns() -> None:
    """Called by the worker: it alone needs them."""
    schedule.add(
        Turn("project.lost", _("收回失联程序手中的任务"), timedelta(minutes=5), take_up_lost_tasks, order=1),
        Turn("project.old", _("删除旧的任务记录"), timedelta(days=1), forget_old_tasks, order=90),
    )
