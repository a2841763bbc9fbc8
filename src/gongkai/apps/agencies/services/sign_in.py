"""Signing in and out, passwords and sessions."""

from allauth.core import ratelimit
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from gongkai.apps.agencies import events
from gongkai.apps.agencies.models import PastPassword, Staff, StaffSession
from gongkai.apps.events.services import record
from gongkai.lib import clock, versions


@transaction.atomic
def sign_in(staff: Staff, *, session_key: str | None) -> None:
    """Note that a person signed in, and end the oldest sessions beyond the number allowed."""
    ended = _end_oldest(staff, keep=settings.SESSIONS_PER_PERSON - 1, besides=session_key)
    record(events.SIGNED_IN, by=staff, subject=staff, data={"ended": ended} if ended else {})


@transaction.atomic
def sign_out(staff: Staff) -> None:
    record(events.SIGNED_OUT, by=staff, subject=staff)


@transaction.atomic
def change_password(staff: Staff, password: str) -> None:
    """A person's own new password; the form has checked it against the policy."""
    _remember_password(staff)
    staff.set_password(password)
    versions.save(staff, password=staff.password, must_change_password=False)
    record(events.PASSWORD_CHANGED, by=staff, subject=staff)


@transaction.atomic
def note_lock_out(username: str) -> None:
    """An account was locked after failed attempts. Attempts on names that do not exist leave no event."""
    staff = Staff.objects.filter(username=username.lower()).first()
    if staff is not None:
        record(events.LOCKED_OUT, by=None, subject=staff, agency=staff.agency_id)


@transaction.atomic
def note_second_factor(staff: Staff, *, kind: str, added: bool) -> None:
    """A person set up or took away a second factor of their own."""
    tag = events.SECOND_FACTOR_ADDED if added else events.SECOND_FACTOR_REMOVED
    record(tag, by=staff, subject=staff, data={"type": kind})


def lift_lock_out(staff: Staff) -> None:
    """Forget the failed attempts of an account: wrong passwords, and wrong codes of the second factor."""
    AxesProxyHandler.reset_attempts(username=staff.username)
    ratelimit.clear(HttpRequest(), action="login_failed", key=f"mfa-auth-user-{staff.pk}")


def end_sessions(staff: Staff) -> int:
    """End all sessions of a person, within the transaction of the act that demands it."""
    return StaffSession.objects.filter(staff_id=staff.pk).delete()[0]


def clear_sessions() -> int:
    """Throw away the rows of sessions that are over; gives how many. They open nothing any more."""
    return StaffSession.objects.filter(expire_date__lt=clock.now()).delete()[0]


def _end_oldest(staff: Staff, *, keep: int, besides: str | None) -> int:
    others = StaffSession.objects.filter(staff_id=staff.pk, expire_date__gt=clock.now()).exclude(
        session_key=besides
    )
    surplus = others.order_by("-expire_date").values_list("session_key", flat=True)[keep:]
    return StaffSession.objects.filter(session_key__in=list(surplus)).delete()[0]


def _remember_password(staff: Staff) -> None:
    """Keep the hash of the password that is being left, and forget those older than the policy looks back."""
    PastPassword.objects.create(staff=staff, encoded=staff.password)
    kept = staff.past_passwords.values_list("pk", flat=True)[: settings.PASSWORD_HISTORY]
    staff.past_passwords.exclude(pk__in=list(kept)).delete()
