"""What the worker does for requests by the clock. Each may run twice: the second time changes nothing."""

from gongkai.lib.tasks import task


@task()
def remind() -> None:
    from gongkai.apps.disclosure_requests import (
        services,  # the services name no task, models are ready only then
    )

    services.remind()


@task()
def forget_unsent() -> int:
    from gongkai.apps.disclosure_requests.services import unsent  # as above

    return unsent.forget_unsent()


@task()
def forget_imports() -> int:
    from gongkai.apps.disclosure_requests import services  # as above

    return services.forget_imports()


@task()
def mask() -> int:
    from gongkai.apps.disclosure_requests import services  # as above

    return services.mask_due()
