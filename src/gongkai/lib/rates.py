"""How often one address may ask for what costs much. People who are signed in are not counted: they are known.

The count stands in the cache that all processes share. Of an address only a keyed hash is kept, for two minutes.
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
    now = int(clock.now().timestamp())
    address = salted_hmac("gongkai.rates", network_of(request)).hexdigest()[:32]
    key = f"rate:{what}:{address}:{now // MINUTE}"
    cache.add(key, 0, timeout=2 * MINUTE)
    try:
        number = cache.incr(key)
    except ValueError:  # thrown out of a full cache in between
        return
    if number > per_minute:
        raise TooMany(seconds=MINUTE - now % MINUTE)


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
