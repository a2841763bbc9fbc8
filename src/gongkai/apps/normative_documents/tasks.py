"""What the worker does for documents by the clock. It may run twice: the second time changes nothing."""

from gongkai.lib.tasks import task


@task()
def expire() -> int:
    from gongkai.apps.normative_documents import services  # models are ready only when the worker runs

    return services.expire()
