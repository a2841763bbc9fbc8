"""What the worker does for notifications."""

from gongkai.lib.tasks import task


@task()
def forget_old() -> int:
    from gongkai.apps.notices import services  # models are there only when the applications are

    return services.forget_old()
