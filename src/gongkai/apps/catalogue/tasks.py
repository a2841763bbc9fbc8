"""What the worker does for catalogues by the clock. It may run twice: the second time changes nothing."""

from gongkai.lib.tasks import task


@task()
def remind() -> int:
    from gongkai.apps.catalogue import services  # the services name no task, models are ready only then

    return services.remind()
