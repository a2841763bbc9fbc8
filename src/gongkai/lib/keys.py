"""The keys of the installation: the newest seals, and older ones still open what they sealed before."""

from django.conf import settings


def ring() -> tuple[str, ...]:
    """The newest first."""
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


def for_indexes() -> str:
    """The oldest: digests by which rows are found, and the digits given to applicants, must not change with a new key."""
    return ring()[-1]
