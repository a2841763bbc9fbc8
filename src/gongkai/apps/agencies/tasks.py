"""What the worker does for accounts."""

from gongkai.lib.tasks import task


@task()
def clear_sessions() -> int:
    from gongkai.apps.agencies import services  # models are there only when the applications are

    return services.clear_sessions()
