"""A task that fails as often as it is told and notes each try, and one that succeeds; for the tests of the workers."""

from gongkai.lib.tasks import task, when_given_up

tries: list[int] = []
given_up: list[int] = []


@task()
def fails(number: int, times: int = 99) -> None:
    tries.append(number)
    if len(tries) <= times:
        raise RuntimeError("nothing helps")


@task()
def ticks() -> None:
    """Does its work without a word."""


@when_given_up(fails)
def note(number: int) -> None:
    given_up.append(number)
