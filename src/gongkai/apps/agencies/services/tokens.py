"""Access tokens: made by a person for the own programs, shown once, ended by the person, by a day, or by a new password."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from gongkai.apps.agencies import events
from gongkai.apps.agencies.duties import owed
from gongkai.apps.agencies.models import AccessToken, Staff
from gongkai.apps.agencies.services.permission import refuse
from gongkai.apps.events.services import record
from gongkai.lib import clock

DAYS_AT_MOST = 90
TOKENS_AT_MOST = 5
SIGN = "gk"  # by which a token is known where it should not be, as in a log


@transaction.atomic
def make_token(actor: Staff, *, name: str, days: int) -> tuple[AccessToken, str]:
    """A new token and its text, which is kept nowhere. Raises NotAllowed."""
    if not name.strip():
        refuse(_("还没有写用途；请写明给什么程序使用。"), "make_token")
    if not 1 <= days <= DAYS_AT_MOST:
        refuse(_("令牌的有效期应在1至%(most)d日之间；请改正。") % {"most": DAYS_AT_MOST}, "make_token")
    today = clock.today()
    live = AccessToken.objects.filter(staff=actor, revoked_at=None, expires_on__gte=today)
    if live.count() >= TOKENS_AT_MOST:
        refuse(_("有效的令牌最多%(most)d个；请先停用不用的。") % {"most": TOKENS_AT_MOST}, "make_token")
    secret = secrets.token_urlsafe(32)
    until = today + timedelta(days=days)
    row = AccessToken.objects.create(
        staff=actor, name=name.strip()[:60], digest=_digest(secret, actor), expires_on=until
    )
    record(
        events.TOKEN_MADE,
        by=actor,
        subject=actor,
        agency=actor.agency_id,
        data={"token": row.pk, "until": until},
    )
    return row, f"{SIGN}_{row.pk}_{secret}"


@transaction.atomic
def revoke_token(actor: Staff, pk: int) -> None:
    """End one's own token; a second time changes nothing. Raises Http404."""
    row = AccessToken.objects.filter(staff=actor, pk=pk).first()
    if row is None:
        raise Http404
    if AccessToken.objects.filter(pk=pk, revoked_at=None).update(revoked_at=clock.now()):
        record(events.TOKEN_REVOKED, by=actor, subject=actor, agency=actor.agency_id, data={"token": pk})


def bearer(text: str) -> Staff | None:
    """Whose token this is, as long as it holds and the person owes no duty of signing in."""
    sign, _bar, rest = text.partition("_")
    number, _bar, secret = rest.partition("_")
    if sign != SIGN or not number.isdecimal() or len(number) > 18 or not secret:
        return None
    today = clock.today()
    rows = AccessToken.objects.filter(
        pk=int(number), revoked_at=None, expires_on__gte=today, staff__is_active=True
    )
    row = rows.select_related("staff__agency").first()
    if row is None or not secrets.compare_digest(row.digest, _digest(secret, row.staff)):
        return None
    if owed(row.staff) is not None:
        return None
    if row.last_used_on != today:
        AccessToken.objects.filter(pk=row.pk).update(last_used_on=today)
    return row.staff


def _digest(secret: str, staff: Staff) -> str:
    """The secret is as long as the digest, so nothing slower is needed against guessing."""
    return hashlib.sha256(f"{secret}|{staff.password}".encode()).hexdigest()
