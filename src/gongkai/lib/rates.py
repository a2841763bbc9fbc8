"""How often one address may ask for what costs much, or try what could be guessed.

The count stands in the cache that all processes share. Of an address only a keyed hash is kept, for two spans of the
count.
"""

import ipaddress

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from gongkai.lib import clock
from gongkai.lib.errors import TooMany

MINUTE = 60


def require(request: HttpRequest, what: str, *, per_minute: int) -> None:
    """Count this request. Raises TooMany when the address has asked more often than allowed in this minute; 0: no limit.

    what: a word for the kind of request; each kind has its own count.
    """
    if not per_minute or request.user.is_authenticated:
        return
    count(what, network_of(request), at_most=per_minute, seconds=MINUTE)


def count(what: str, who: str, *, at_most: int, seconds: int, sentence: str = "") -> None:
    """Count one more of a thing by somebody. Raises TooMany beyond the limit of a span of time; 0: no limit.

    who: an address or a code; kept as a keyed hash only. sentence: see TooMany.
    """
    if not at_most:
        return
    now = int(clock.now().timestamp())
    person = salted_hmac("gongkai.rates", who).hexdigest()[:32]
    key = f"rate:{what}:{person}:{now // seconds}"
    cache.add(key, 0, timeout=2 * seconds)
    try:
        number = cache.incr(key)
    except ValueError:  # thrown out of a full cache in between
        return
    if number > at_most:
        raise TooMany(seconds=seconds - now % seconds, sentence=sentence)


def network_of(request: HttpRequest) -> str:
    """The address of the visitor; of one of version 6 the network, because a household has countless addresses in it."""
    text = _address_of(request)
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False))


def _address_of(request: HttpRequest) -> str:
    """Behind trusted proxies, what the outermost of them saw; what stands before that, the visitor may have invented."""
    proxies: int = settings.PROXIES
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if proxies and len(seen) >= proxies:
        return seen[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))
