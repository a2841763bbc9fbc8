"""Who else keeps what follows from a body beside rows of their own, and must follow in the act that changes it: the
name of one that is renamed, the people in charge of one that is merged.

The apps above register in `ready`, as they do with the shells: this app knows none of them.
"""

from collections.abc import Callable

from gongkai.apps.agencies.models import Agency

Follow = Callable[[Agency], object]
_followers: dict[str, Follow] = {}
_heirs: dict[str, Follow] = {}


def add(key: str, follow: Follow) -> None:
    """follow: called with the body as renamed, within the transaction."""
    _followers[key] = follow


def add_heir(key: str, follow: Follow) -> None:
    """follow: called with the body that goes on with the duties of another, within the transaction of the merger."""
    _heirs[key] = follow


def merged(into: Agency) -> None:
    for follow in _heirs.values():
        follow(into)


def renamed(agency: Agency) -> None:
    for follow in _followers.values():
        follow(agency)
