"""What the worker does for remedies by the clock. It may run twice: the second time changes nothing."""

from gongkai.lib.tasks import task


@task()
def count_again() -> None:
    from gongkai.apps.remedies.services import reckoning  # models are ready only then

    reckoning.count_again()
