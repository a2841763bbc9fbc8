"""Who counts again when a notice is loaded: each app with open clocks adds what it does, in `AppConfig.ready`."""

from collections.abc import Callable

Follower = Callable[[], int]  # gives how many records changed

_followers: dict[str, Follower] = {}


def add(name: str, follower: Follower) -> None:
    _followers[name] = follower


def count_again() -> dict[str, int]:
    """Safe to repeat: the second time nothing changes."""
    return {name: follower() for name, follower in sorted(_followers.items())}
