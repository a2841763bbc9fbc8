"""What the worker does for items by the clock. It may run twice: the second time changes nothing."""

from gongkai.lib.tasks import task


@task()
def publish_due() -> int:
    from gongkai.apps.proactive import services  # the services name no task, models are ready only then

    return services.publish_due()


@task()
def mark_late() -> int:
    from gongkai.apps.proactive import services  # as above

    return services.mark_late()


@task()
def renew_all() -> int:
    from gongkai.apps.proactive import services  # as above

    return services.renew_all()
