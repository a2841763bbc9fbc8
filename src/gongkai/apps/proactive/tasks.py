"""What the worker does for items by the clock. It may run twice: the second time changes nothing."""

from gongkai.lib.tasks import task


@task()
def publish_due() -> int:
    from gongkai.apps.proactive import services  # the services name no task, models are ready only then

    return services.publish_due()
