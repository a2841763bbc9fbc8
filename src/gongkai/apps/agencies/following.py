"""Who else keeps the name of a body beside rows of their own, and must follow in the act that renames it.

The apps above register in `ready`, as they do with the shells: this app knows none of them.
"""

from collections.abc import Callable

from gongkai.apps.agencies.models import Agency

Follow = Callable[[Agency], None]
_followers: dict[str, Follow] = {}


def add(key: str, follow: Follow) -> None:
    """follow: called with the body as renamed, within the transaction."""
    _followers[key] = follow


def renamed(agency: Agency) -> None:
    for follow in _followers.values():
        follow(agency)
