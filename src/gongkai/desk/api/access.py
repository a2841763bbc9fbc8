"""Who is asking: the owner of the token, with the rights of today and no others."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.security import HttpBearer

from gongkai.apps.agencies import services
from gongkai.apps.agencies.models import Staff
from gongkai.lib import rates

GUESSES_PER_MINUTE = 20


class Token(HttpBearer):
    """What it gives is `request.auth`. Raises TooMany for who goes on with tokens that are none."""

    def authenticate(self, request: HttpRequest, token: str) -> Staff | None:
        staff = services.bearer(token)
        if staff is None:
            rates.count("token", rates.network_of(request), at_most=GUESSES_PER_MINUTE, seconds=rates.MINUTE)
        return staff
