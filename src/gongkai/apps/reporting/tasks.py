"""What the worker does for reports. Each may run twice: the second time changes nothing."""

from gongkai.lib.tasks import task, when_given_up


@task()
def read_item(item: int) -> None:
    from gongkai.apps.reporting import services  # the services name this task

    services.read_item(item)


@when_given_up(read_item)
def give_up_item(item: int) -> None:
    from gongkai.apps.reporting import services  # as above

    services.give_up_item(item)


@task()
def read_again(report: int) -> None:
    from gongkai.apps.reporting import services  # as above

    services.read_again(report)


@when_given_up(read_again)
def give_up_report(report: int) -> None:
    from gongkai.apps.reporting import services  # as above

    services.give_up_report(report)


@task()
def give_up_stranded() -> int:
    from gongkai.apps.reporting import services  # as above

    return services.give_up_stranded()
