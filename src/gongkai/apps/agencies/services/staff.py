"""Accounts of people: made, changed, switched off and on by the system administrator."""

import secrets
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from gongkai.apps.agencies import events, guards, queries
from gongkai.apps.agencies.models import Agency, Delegation, InternalUnit, RoleGrant, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.permission import refuse, require
from gongkai.apps.agencies.services.roles import close_delegation, end_grant
from gongkai.apps.agencies.services.sign_in import end_sessions, lift_lock_out
from gongkai.apps.events.services import record
from gongkai.lib import clock, versions

ADMIN = Role.SYSTEM_ADMINISTRATOR
# Without the signs that are mistaken for one another when read from paper.
LETTERS = "abcdefghjkmnpqrstuvwxyz"
DIGITS = "23456789"


@dataclass(frozen=True)
class NewAccount:
    """An account and the password to hand over; it is shown once and stored nowhere."""

    staff: Staff
    password: str


@transaction.atomic
def create_staff(
    actor: Staff,
    *,
    agency: Agency,
    username: str,
    name: str,
    unit: InternalUnit | None = None,
    position: str = "",
    phone: str = "",
    password: str | None = None,
) -> NewAccount:
    """Make an account at a body. The person must change the password at the first sign-in.

    password: a first password to set; by default one is made. Raises NotAllowed.
    """
    at = queries.agency(actor, agency.pk)
    require(actor, ADMIN, at, "create_staff")
    refuse(guards.already_closed(at.closed_on), "create_staff")
    _unit_belongs(unit, at)
    fields = {
        "agency": at,
        "unit": unit,
        "username": username,
        "name": name,
        "position": position,
        "phone": phone,
    }
    account = insert_staff(fields, password)
    data = {"agency": at.pk, "unit": unit.pk if unit else None}
    record(events.STAFF_CREATED, by=actor, subject=account.staff, agency=at, data=data)
    return account


def insert_staff(
    fields: dict[str, Any], password: str | None = None, *, must_change: bool = True
) -> NewAccount:
    """The row of a new account, within the transaction of the act that makes it. Raises NotAllowed."""
    secret = password or first_password()
    fields = {**fields, "username": fields["username"].lower(), "password": make_password(secret)}
    try:
        with transaction.atomic():
            staff = Staff.objects.create(**fields, must_change_password=must_change)
    except IntegrityError:
        refuse(
            _("登录名“%(username)s”已有人使用；请换一个。") % {"username": fields["username"]}, "create_staff"
        )
        raise
    return NewAccount(staff, secret)


@transaction.atomic
def change_staff(actor: Staff, pk: int, *, version: int | None = None, **changes: Any) -> Staff:
    """Correct what is known of a person, or transfer the person to another body.

    Roles and delegations at the old body then end, each with its event.
    changes: name, position, phone, unit, agency. Raises NotAllowed, Stale.
    """
    staff = _administered(actor, pk, version, "change_staff")
    agency = changes.get("agency", staff.agency)
    if agency != staff.agency:
        _end_roles_before_transfer(actor, staff, agency)
        changes.setdefault("unit", None)
    _unit_belongs(changes.get("unit"), agency)
    versions.save(staff, **changes)
    staff.forget_mandates()
    record(events.STAFF_CHANGED, by=actor, subject=staff, agency=agency, data={"fields": sorted(changes)})
    return staff


@transaction.atomic
def deactivate_staff(actor: Staff, pk: int, *, version: int | None = None) -> Staff:
    """Switch an account off and end its sessions; the row stays, because acts point at it. Raises NotAllowed, Stale."""
    staff = _administered(actor, pk, version, "deactivate_staff")
    if staff.pk == actor.pk:
        refuse(_("不能停用自己的账号；请由另一名系统管理员办理。"), "deactivate_staff")
    refuse(guards.holds_no_administration(queries.roles_now(staff)), "deactivate_staff")
    versions.save(staff, is_active=False)
    staff.forget_mandates()
    record(
        events.STAFF_DEACTIVATED,
        by=actor,
        subject=staff,
        agency=staff.agency,
        data={"sessions": end_sessions(staff)},
    )
    return staff


@transaction.atomic
def reactivate_staff(actor: Staff, pk: int, *, version: int | None = None) -> Staff:
    """Switch an account on again, with the roles it still holds. Raises NotAllowed, Stale."""
    staff = _administered(actor, pk, version, "reactivate_staff")
    refuse(guards.already_closed(staff.agency.closed_on), "reactivate_staff")
    versions.save(staff, is_active=True)
    staff.forget_mandates()
    record(events.STAFF_REACTIVATED, by=actor, subject=staff, agency=staff.agency)
    return staff


@transaction.atomic
def reset_password(actor: Staff, pk: int) -> NewAccount:
    """Give a person who forgot the password a new first one, and end the person's sessions. Raises NotAllowed."""
    staff = _administered(actor, pk, None, "reset_password")
    if staff.pk == actor.pk:
        refuse(_("自己的密码请在“我的账号”中修改。"), "reset_password")
    secret = set_first_password(staff)
    end_sessions(staff)
    record(events.PASSWORD_RESET, by=actor, subject=staff, agency=staff.agency)
    return NewAccount(staff, secret)


@transaction.atomic
def reset_second_factor(actor: Staff, pk: int) -> Staff:
    """Take away the second factor of a person who lost it; the security administrator does this, never for self.

    So one who can reset passwords cannot take over the account of another administrator alone. Raises NotAllowed.
    """
    staff = queries.staff(actor, pk)
    require(actor, Role.SECURITY_ADMINISTRATOR, staff.agency, "reset_second_factor")
    if staff.pk == actor.pk:
        refuse(_("不能重置自己的动态口令；请由另一名安全管理员办理。"), "reset_second_factor")
    remove_second_factor(staff)
    end_sessions(staff)
    record(events.SECOND_FACTOR_REMOVED, by=actor, subject=staff, agency=staff.agency, data={"type": "all"})
    return staff


def set_first_password(staff: Staff) -> str:
    """A new first password, and no lock-out that keeps it from being used; within the transaction of the act."""
    secret = first_password()
    versions.save(staff, password=make_password(secret), must_change_password=True)
    lift_lock_out(staff)
    return secret


def remove_second_factor(staff: Staff) -> bool:
    """Whether there was one. Within the transaction of the act, which writes the event."""
    authenticators = list(Authenticator.objects.filter(user=staff))
    for authenticator in authenticators:
        authenticator.is_reset = True  # else it would count as the person's own act
        authenticator.delete()
    return bool(authenticators)


def first_password() -> str:
    """Four groups of four signs, about 75 bits, easy to read out: never weaker than what people choose."""
    groups = ["".join(secrets.choice(LETTERS + DIGITS) for _sign in range(4)) for _group in range(4)]
    password = "-".join(groups)
    validate_password(password)
    return password


def _administered(actor: Staff, pk: int, version: int | None, act: str) -> Staff:
    staff = queries.staff(actor, pk)
    require(actor, ADMIN, staff.agency, act)
    versions.expect(staff, version)
    return staff


def _unit_belongs(unit: InternalUnit | None, agency: Agency) -> None:
    if unit is not None and unit.agency_id != agency.pk:
        refuse(
            _("内设机构“%(unit)s”不属于“%(agency)s”；请重新选择。") % {"unit": unit, "agency": agency}, "unit"
        )


def _end_roles_before_transfer(actor: Staff, staff: Staff, agency: Agency) -> None:
    require(actor, ADMIN, queries.agency(actor, agency.pk), "change_staff")
    refuse(guards.already_closed(agency.closed_on), "change_staff")
    refuse(guards.holds_no_administration(queries.roles_now(staff)), "change_staff")
    for grant in RoleGrant.objects.filter(staff=staff, withdrawn_on=None).select_related("agency"):
        end_grant(actor, grant)
    given_or_held = Q(from_staff=staff) | Q(to_staff=staff)
    for delegation in Delegation.objects.filter(
        given_or_held, ended_on=None, valid_until__gte=clock.today()
    ).select_related("agency"):
        close_delegation(actor, delegation)
