"""What a person owes after signing in, before any other act: a password of the own, and where required a second factor."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

if TYPE_CHECKING:
    from gongkai.apps.agencies.models import Staff


class Duty(StrEnum):
    PASSWORD = "password"  # noqa: S105 (a word, no password)
    SECOND_FACTOR = "second_factor"


def owed(staff: Staff) -> Duty | None:
    if staff.must_change_password:
        return Duty.PASSWORD
    needs = settings.SECOND_FACTOR == "everyone" or staff.is_administrator
    return Duty.SECOND_FACTOR if needs and not is_mfa_enabled(staff) else None
