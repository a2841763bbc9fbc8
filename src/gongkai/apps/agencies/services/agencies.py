"""Founding, renaming, moving, merging and closing bodies; all by the system administrator of the tree."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr
from django.http import Http404
from django.utils.translation import gettext as _

from gongkai.apps.agencies import events, following, guards, queries
from gongkai.apps.agencies.models import Agency, AgencyPeriod, InternalUnit, Staff, Succession
from gongkai.apps.agencies.models.agency import STANDING
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.permission import refuse, require
from gongkai.apps.events.services import record
from gongkai.lib import clock, versions

Act = AgencyPeriod.Act
ADMIN = Role.SYSTEM_ADMINISTRATOR


@transaction.atomic
def create_agency(
    actor: Staff,
    *,
    parent: Agency,
    name: str,
    kind: str,
    level: str,
    founded_on: date,
    short_name: str = "",
    basis: str = "",
    **details: Any,
) -> Agency:
    """Enter a new body below another.

    details: code, site_id_code, has_rule_making_power, contact_address, contact_phone, contact_email, order.
    Raises NotAllowed.
    """
    above = _locked(actor, parent.pk)
    require(actor, ADMIN, above, "create_agency")
    refuse(guards.already_closed(above.closed_on), "create_agency")
    if founded_on > clock.today():
        refuse(_("设立日期%(day)s还没有到；请在设立当日或之后录入。") % {"day": founded_on}, "create_agency")
    if Agency.objects.filter(parent=above, name=name, closed_on=None).exists():
        refuse(_("“%(parent)s”之下已有“%(name)s”。") % {"parent": above.name, "name": name}, "create_agency")
    standing = {"name": name, "short_name": short_name, "kind": kind, "level": level, "parent": above}
    agency = insert_agency(standing, founded_on, basis, details)
    record(
        events.AGENCY_CREATED,
        by=actor,
        subject=agency,
        agency=agency,
        data={"parent": above.pk, "on": founded_on},
    )
    return agency


def insert_agency(standing: dict[str, Any], founded_on: date, basis: str, details: dict[str, Any]) -> Agency:
    """The rows of a new body, within the transaction of the act that founds it."""
    # Only the row's number gives its place in the tree; until the UPDATE below the path begins no other path.
    unplaced = f"unplaced-{uuid4().hex}/"
    agency = Agency.objects.create(**standing, founded_on=founded_on, path=unplaced, **details)
    agency.path = _path(standing["parent"], agency.pk)
    Agency.objects.filter(pk=agency.pk).update(path=agency.path)
    AgencyPeriod.objects.create(
        agency=agency, **standing, valid_from=founded_on, act=Act.FOUNDED, basis=basis
    )
    return agency


@transaction.atomic
def rename_agency(
    actor: Staff,
    pk: int,
    *,
    name: str,
    on: date,
    short_name: str = "",
    basis: str = "",
    version: int | None = None,
) -> Agency:
    """A body gets another name from a day on; older records keep the older name. Raises NotAllowed, Stale."""
    agency = _changeable(actor, pk, version, "rename_agency")
    period = _begin_period(agency, Act.RENAMED, on, basis, name=name, short_name=short_name)
    following.renamed(agency)
    record(
        events.AGENCY_RENAMED, by=actor, subject=agency, agency=agency, data={"on": on, "period": period.pk}
    )
    return agency


@transaction.atomic
def reclassify_agency(
    actor: Staff, pk: int, *, kind: str, level: str, on: date, basis: str = "", version: int | None = None
) -> Agency:
    """A body becomes one of another kind or level (撤县设区, 撤乡设街道). Raises NotAllowed, Stale."""
    agency = _changeable(actor, pk, version, "reclassify_agency")
    period = _begin_period(agency, Act.RECLASSIFIED, on, basis, kind=kind, level=level)
    record(
        events.AGENCY_RECLASSIFIED,
        by=actor,
        subject=agency,
        agency=agency,
        data={"on": on, "period": period.pk},
    )
    return agency


@transaction.atomic
def move_agency(
    actor: Staff, pk: int, *, parent: Agency, on: date, basis: str = "", version: int | None = None
) -> Agency:
    """A body, with all below it, comes under another body from a day on. Raises NotAllowed, Stale."""
    above = _locked(actor, parent.pk)
    agency = _changeable(actor, pk, version, "move_agency")
    require(actor, ADMIN, above, "move_agency")
    refuse(guards.already_closed(above.closed_on), "move_agency")
    if above.path.startswith(agency.path):
        refuse(_("不能划转到自己或自己的下级单位之下；请另选上级单位。"), "move_agency")
    before, old_path = agency.parent_id, agency.path
    period = _begin_period(agency, Act.MOVED, on, basis, parent=above)
    _move_paths(old_path, _path(above, agency.pk))
    agency.path = _path(above, agency.pk)
    data = {"on": on, "period": period.pk, "from": before, "to": above.pk}
    record(events.AGENCY_MOVED, by=actor, subject=agency, agency=agency, data=data)
    return agency


@transaction.atomic
def merge_agency(
    actor: Staff, pk: int, *, into: Agency, on: date, basis: str = "", version: int | None = None
) -> Agency:
    """A body is closed and another goes on with its duties (撤并). Raises NotAllowed, Stale.

    What the body took over before goes along. One body goes on with all of it: a division is not known here.
    """
    successor = _locked(actor, into.pk)
    agency = _changeable(actor, pk, version, "merge_agency")
    require(actor, ADMIN, successor, "merge_agency")
    refuse(guards.already_closed(successor.closed_on), "merge_agency")
    if successor.pk == agency.pk:
        refuse(_("不能并入自己；请另选单位。"), "merge_agency")
    _close(agency, on, "merge_agency")
    _hand_on(agency, successor, on, basis)
    following.merged(successor)
    record(
        events.AGENCY_MERGED, by=actor, subject=agency, agency=agency, data={"on": on, "into": successor.pk}
    )
    return agency


@transaction.atomic
def close_agency(actor: Staff, pk: int, *, on: date, version: int | None = None) -> Agency:
    """A body is closed without a successor. Raises NotAllowed, Stale."""
    agency = _changeable(actor, pk, version, "close_agency")
    _close(agency, on, "close_agency")
    record(events.AGENCY_CLOSED, by=actor, subject=agency, agency=agency, data={"on": on})
    return agency


@transaction.atomic
def change_contact(actor: Staff, pk: int, *, version: int | None = None, **details: Any) -> Agency:
    """Correct the codes and the contact of a body; these have no history. Raises NotAllowed, Stale."""
    agency = _changeable(actor, pk, version, "change_contact")
    versions.save(agency, **details)
    record(events.AGENCY_CONTACT_CHANGED, by=actor, subject=agency, agency=agency)
    return agency


@transaction.atomic
def create_unit(actor: Staff, agency_pk: int, *, name: str) -> InternalUnit:
    """Enter an internal unit of a body. Raises NotAllowed."""
    agency = _changeable(actor, agency_pk, None, "create_unit")
    if queries.units(actor, agency).filter(name=name).exists():
        refuse(_("本单位已有内设机构“%(name)s”。") % {"name": name}, "create_unit")
    unit = InternalUnit.objects.create(agency=agency, name=name)
    record(events.UNIT_CREATED, by=actor, subject=unit, agency=agency, data={"agency": agency.pk})
    return unit


def _locked(actor: Staff, pk: int) -> Agency:
    """A visible body whose place in the tree stays put until the transaction ends."""
    agency = queries.visible_agencies(actor).select_for_update().filter(pk=pk).first()
    if agency is None:
        raise Http404
    return agency


def _changeable(actor: Staff, pk: int, version: int | None, act: str) -> Agency:
    agency = _locked(actor, pk)
    require(actor, ADMIN, agency, act)
    versions.expect(agency, version)
    refuse(guards.already_closed(agency.closed_on), act)
    return agency


def _begin_period(agency: Agency, act: str, on: date, basis: str, **changes: Any) -> AgencyPeriod:
    """Close the open period the day before and open one with the changes; the body itself stands as changed."""
    period = AgencyPeriod.objects.get(agency=agency, valid_until=None)
    refuse(guards.in_force_day(on, today=clock.today(), last_change=period.valid_from), act)
    AgencyPeriod.objects.filter(pk=period.pk).update(valid_until=on - timedelta(days=1))
    versions.save(agency, **changes)
    standing = {name: getattr(agency, name) for name in STANDING}
    return AgencyPeriod.objects.create(agency=agency, **standing, valid_from=on, act=act, basis=basis)


def _close(agency: Agency, on: date, act: str) -> None:
    children = Agency.objects.filter(parent=agency, closed_on=None).count()
    staff = Staff.objects.filter(agency=agency, is_active=True).count()
    refuse(guards.still_has(children=children, staff=staff), act)
    refuse(guards.in_force_day(on, today=clock.today(), last_change=agency.founded_on), act)
    versions.save(agency, closed_on=on)


def _hand_on(agency: Agency, successor: Agency, on: date, basis: str) -> None:
    row = {"successor": successor, "on": on, "basis": basis}
    Succession.objects.create(predecessor=agency, **row)
    for before in Succession.objects.filter(successor=agency).values_list("predecessor_id", flat=True):
        Succession.objects.create(predecessor_id=before, through=agency, **row)


def _path(parent: Agency | None, pk: int) -> str:
    return f"{parent.path if parent else ''}{pk:06d}/"


def _move_paths(old: str, new: str) -> None:
    moved = Concat(Value(new), Substr("path", len(old) + 1))
    Agency.objects.filter(path__startswith=old).update(path=moved)
