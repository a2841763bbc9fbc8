"""What the worker does for comments by the clock. Each may run twice: the second time changes nothing."""

from gongkai.lib.tasks import task


@task()
def advance() -> int:
    from gongkai.apps.public_comments import services  # the services name no task, models are ready only then

    return services.advance()


@task()
def mask() -> int:
    from gongkai.apps.public_comments import services  # as above

    return services.mask_due()
