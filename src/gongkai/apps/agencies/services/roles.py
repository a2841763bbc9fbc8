"""Who may do what: roles are given by the security administrator, delegations by those who hold the role."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from gongkai.apps.agencies import events, guards, queries
from gongkai.apps.agencies.models import Agency, Delegation, RoleGrant, Staff
from gongkai.apps.agencies.models.grants import granted_on
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.permission import refuse, require
from gongkai.apps.events.services import record
from gongkai.lib import clock, versions


@transaction.atomic
def grant_role(
    actor: Staff,
    staff_pk: int,
    *,
    role: str,
    agency: Agency,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> RoleGrant:
    """Give a person a role at a body, from today unless said otherwise. Raises NotAllowed."""
    staff = queries.staff(actor, staff_pk)
    at = queries.agency(actor, agency.pk)
    since = valid_from or clock.today()
    require(actor, Role.SECURITY_ADMINISTRATOR, at, "grant_role")
    for why in (
        guards.never_to_self(actor.pk, staff.pk),
        guards.days_in_order(since, valid_until),
        guards.open_ended(role, valid_until),
        guards.at_own_agency(role, staff_agency=staff.agency_id, agency=at.pk),
        guards.three_are_apart(role, queries.roles_now(staff)),
        _already_holds(staff, role, at, since),
    ):
        refuse(why, "grant_role")
    grant = insert_grant(staff, role, at, since, until=valid_until, by=actor)
    data = {"staff": staff.pk, "role": role, "agency": at.pk, "from": since, "until": valid_until}
    record(events.ROLE_GRANTED, by=actor, subject=grant, agency=at, data=data)
    return grant


def insert_grant(
    staff: Staff, role: str, agency: Agency, since: date, *, until: date | None = None, by: Staff | None
) -> RoleGrant:
    """The row of a grant, within the transaction of the act that gives it.

    Two security administrators at once could both pass the guard; the constraint of the database then decides.
    """
    try:
        with transaction.atomic():
            grant = RoleGrant.objects.create(
                staff=staff, role=role, agency=agency, valid_from=since, valid_until=until, granted_by=by
            )
    except IntegrityError:
        refuse(guards.three_are_apart(role, queries.roles_now(staff)), "grant_role")
        raise
    staff.forget_mandates()
    return grant


@transaction.atomic
def withdraw_role(actor: Staff, grant_pk: int, *, version: int | None = None) -> RoleGrant:
    """Take a role back from today on. Raises NotAllowed, Stale.

    Nobody withdraws from self, so at least one security administrator always remains.
    """
    grant = queries.grant(actor, grant_pk)
    require(actor, Role.SECURITY_ADMINISTRATOR, grant.agency, "withdraw_role")
    versions.expect(grant, version)
    refuse(guards.never_to_self(actor.pk, grant.staff_id), "withdraw_role")
    if grant.withdrawn_on:
        refuse(_("该角色已于%(day)s收回。") % {"day": grant.withdrawn_on}, "withdraw_role")
    end_grant(actor, grant)
    return grant


def end_grant(actor: Staff, grant: RoleGrant) -> None:
    """The role ends today, within the transaction of the act that ends it."""
    versions.save(grant, withdrawn_on=clock.today())
    data = {"staff": grant.staff_id, "role": grant.role, "agency": grant.agency_id, "on": grant.withdrawn_on}
    record(events.ROLE_WITHDRAWN, by=actor, subject=grant, agency=grant.agency, data=data)


@transaction.atomic
def delegate(
    actor: Staff, *, to: Staff, role: str, valid_from: date, valid_until: date, reason: str
) -> Delegation:
    """Let a colleague act in one of the actor's own roles for some days. Raises NotAllowed."""
    colleague = queries.staff(actor, to.pk)
    held = RoleGrant.objects.filter(granted_on(clock.today()), staff=actor, role=role, agency=actor.agency)
    refuse(guards.can_be_delegated(role, held=held.exists()), "delegate")
    refuse(guards.days_in_order(valid_from, valid_until), "delegate")
    refuse(_colleague_can_act(actor, colleague), "delegate")
    if valid_until < clock.today():
        refuse(_("截止日期%(day)s已经过去；请改正。") % {"day": valid_until}, "delegate")
    delegation = Delegation.objects.create(
        from_staff=actor, to_staff=colleague, role=role, agency=actor.agency,
        valid_from=valid_from, valid_until=valid_until, reason=reason,
    )  # fmt: skip
    data = {"to": colleague.pk, "role": role, "from": valid_from, "until": valid_until}
    record(events.DELEGATION_MADE, by=actor, subject=delegation, data=data)
    return delegation


@transaction.atomic
def end_delegation(actor: Staff, pk: int, *, version: int | None = None) -> Delegation:
    """End a delegation from today on: the one who gave it, or a security administrator. Raises NotAllowed, Stale."""
    delegation = queries.delegation(actor, pk)
    if delegation.from_staff_id != actor.pk:
        require(actor, Role.SECURITY_ADMINISTRATOR, delegation.agency, "end_delegation")
    versions.expect(delegation, version)
    if delegation.ended_on:
        refuse(_("该代理已于%(day)s终止。") % {"day": delegation.ended_on}, "end_delegation")
    close_delegation(actor, delegation)
    return delegation


def close_delegation(actor: Staff, delegation: Delegation) -> None:
    """The delegation ends today, within the transaction of the act that ends it."""
    versions.save(delegation, ended_on=clock.today())
    data = {"on": delegation.ended_on}
    record(events.DELEGATION_ENDED, by=actor, subject=delegation, agency=delegation.agency, data=data)


def _already_holds(staff: Staff, role: str, at: Agency, since: date) -> str | None:
    open_then = Q(valid_until=None) | Q(valid_until__gte=since)
    if RoleGrant.objects.filter(open_then, staff=staff, role=role, agency=at, withdrawn_on=None).exists():
        return _("此人在该单位已有“%(role)s”角色，不必重复授予。") % {"role": Role(role).label}
    return None


def _colleague_can_act(actor: Staff, colleague: Staff) -> str | None:
    if colleague.pk == actor.pk:
        return _("不能委托给自己；请选择一位同事。")
    if colleague.agency_id != actor.agency_id:
        return _("只能委托给本单位的同事。")
    if not colleague.is_active:
        return _("这位同事的账号已停用；请另选他人。")
    return None
