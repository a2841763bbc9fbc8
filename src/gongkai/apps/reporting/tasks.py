"""What the worker does for reports. Each may run twice: the second time changes nothing."""

from gongkai.lib.tasks import task


@task()
def read_item(item: int) -> None:
    from gongkai.apps.reporting import services  # the services name this task

    services.read_item(item)


@task()
def read_again(report: int) -> None:
    from gongkai.apps.reporting import services  # as above

    services.read_again(report)
