"""The only door to bodies, people and rights; each question takes the one who asks first."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import (
    AccessToken,
    Agency,
    AgencyPeriod,
    Delegation,
    InternalUnit,
    RoleGrant,
    SavedView,
    Staff,
    Succession,
)
from gongkai.apps.agencies.models.grants import gathered, granted_on, lent_on, told
from gongkai.apps.agencies.roles import ADMINISTRATION, OVERSIGHT, REACHING, Role
from gongkai.lib import clock
from gongkai.lib.inner import NumberOf


def account(pk: int) -> Staff | None:
    """The person of a session, with the own body and what the person may do today, in one query."""
    held, taken = gathered(pk, clock.today())
    rows = Staff.objects.select_related("agency").annotate(held_=held, taken_=taken)
    if (found := rows.filter(pk=pk).first()) is not None:
        found.mandates = told(found.held_, found.taken_) if found.is_active else ()
    return found


def subtree(agency: Agency) -> QuerySet[Agency]:
    """A body and all bodies below it, closed ones included, in the order of the tree."""
    return Agency.objects.filter(path__startswith=agency.path).order_by("path")


def once_called(within: Agency, name: str) -> Agency | None:
    """The body of this tree that had this name at some time; the one that had it last."""
    periods = AgencyPeriod.objects.filter(name=name, agency__path__startswith=within.path)
    period = periods.select_related("agency").order_by("-valid_from").first()
    return period.agency if period else None


def visible_agencies(actor: Staff, roles: Collection[str] = REACHING) -> QuerySet[Agency]:
    """The actor's own body, those it goes on for, and those a role of the actor reaches down to.

    roles: which roles reach in this question, for example OVERSIGHT alone for figures of the bodies below.
    """
    if not actor.is_active:
        return Agency.objects.none()
    reach = Q(pk__in=actor.own_bodies)
    for mandate in actor.mandates:
        if mandate.role in roles:
            reach |= Q(path__startswith=mandate.path)
    return Agency.objects.filter(reach).order_by("path")


def bodies_seen(actor: Staff, working: Collection[str]) -> QuerySet[Agency]:
    """Bodies whose work the actor may see: those of the own work, and all below a role that reaches down.

    working: the roles that do this work.
    """
    reach = Q(pk__in=())
    for mandate in actor.mandates if actor.is_active else ():
        if mandate.role in OVERSIGHT:
            reach |= Q(path__startswith=mandate.path)
        elif mandate.role in working:
            reach |= Q(pk=mandate.agency_id)
    return Agency.objects.filter(reach).order_by("path")


def agency(actor: Staff, pk: int) -> Agency:
    """One body, or 404 both when it is absent and when the actor may not see it."""
    found = visible_agencies(actor).select_related("parent").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def agency_list(actor: Staff, words: str = "") -> QuerySet[Agency]:
    """The visible tree in its order, each body with the number of its active accounts."""
    rows = (
        visible_agencies(actor)
        .select_related("parent")
        .annotate(active_staff=Count("staff", filter=Q(staff__is_active=True)))
    )
    return rows.filter(Q(name__contains=words) | Q(short_name__contains=words)) if words else rows


def counted(actor: Staff, questions: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows each question finds, all in one query."""
    if not questions:
        return {}
    names = {f"count_{place}": key for place, key in enumerate(questions)}
    numbers = {name: NumberOf(questions[key].order_by()) for name, key in names.items()}
    found = Staff.objects.filter(pk=actor.pk).order_by().annotate(**numbers).values_list(*names).first()
    return dict(zip(names.values(), found, strict=True)) if found else dict.fromkeys(questions, 0)


def successors(actor: Staff, of: Agency) -> QuerySet[Agency]:
    """Who took over the duties of a closed body; their names are public, so the tree does not limit them."""
    return of.successors if visible_agencies(actor).filter(pk=of.pk).exists() else Agency.objects.none()


def periods(actor: Staff, of: Agency) -> QuerySet[AgencyPeriod]:
    """How a body stood, latest first."""
    seen = visible_agencies(actor).filter(pk=of.pk)
    return AgencyPeriod.objects.filter(agency__in=seen).select_related("parent").order_by("-valid_from")


def units(actor: Staff, of: Agency) -> QuerySet[InternalUnit]:
    """The internal units of a body that exist today; of one that was merged, those of the actor's body if it goes on."""
    if of.closed_on is not None and of.pk in actor.own_bodies:
        return InternalUnit.objects.filter(agency=actor.agency_id, closed_on=None).order_by("name")
    seen = visible_agencies(actor).filter(pk=of.pk)
    return InternalUnit.objects.filter(agency__in=seen, closed_on=None).order_by("name")


def is_unit_for(unit: InternalUnit, body: Agency) -> bool:
    """Whether it is a unit of the body, or of the one that goes on with its duties."""
    if body.closed_on is None or unit.agency_id == body.pk:
        return unit.agency_id == body.pk
    return Succession.objects.filter(predecessor=body, successor=unit.agency_id).exists()


def in_charge_of(body: Agency) -> Agency:
    """Who answers for the work of a body today (条例第十条): itself, or the one that goes on with its duties.

    A body that was closed without a successor stays as it is: what becomes of its work is for the office above.
    """
    if body.closed_on is None:
        return body
    taken = Succession.objects.filter(predecessor=body).values("successor_id")
    last = Agency.objects.select_related("parent").filter(pk__in=taken, closed_on=None)
    return last.order_by("path").first() or body


def visible_staff(actor: Staff) -> QuerySet[Staff]:
    """Colleagues of the actor's own body; for the three administrators, people of the bodies they reach."""
    return Staff.objects.filter(agency__in=visible_agencies(actor, ADMINISTRATION).values("pk")).order_by(
        "agency_id", "username"
    )


def staff_list(actor: Staff, words: str = "") -> QuerySet[Staff]:
    """The visible people with their body, unit and the roles they hold today."""
    held = Prefetch("grants", RoleGrant.objects.filter(granted_on(clock.today())))
    rows = visible_staff(actor).select_related("agency", "unit").prefetch_related(held)
    return rows.filter(Q(name__contains=words) | Q(username__contains=words)) if words else rows


def staff(actor: Staff, pk: int) -> Staff:
    """One person, or 404 both when absent and when not for the actor."""
    found = visible_staff(actor).select_related("agency", "unit").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def visible_grants(actor: Staff) -> QuerySet[RoleGrant]:
    """Grants to the people the actor may see."""
    return RoleGrant.objects.filter(staff__in=visible_staff(actor).order_by().values("pk"))


def grants_of(actor: Staff, of: Staff) -> QuerySet[RoleGrant]:
    """What a person was granted, also what is over, latest first."""
    return (
        visible_grants(actor)
        .filter(staff=of)
        .select_related("agency", "granted_by")
        .order_by("-valid_from", "-pk")
    )


def grant(actor: Staff, pk: int) -> RoleGrant:
    found = visible_grants(actor).select_related("staff", "agency").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def roles_now(of: Staff) -> frozenset[str]:
    """Roles granted and not withdrawn or over, those that begin later included."""
    open_grants = RoleGrant.objects.filter(
        Q(valid_until=None) | Q(valid_until__gte=clock.today()), withdrawn_on=None
    )
    return frozenset(open_grants.filter(staff=of).values_list("role", flat=True))


def holders(at: Agency, role: str, on: date | None = None) -> QuerySet[Staff]:
    """Who holds a role by grant on a day at a body, or at the one that goes on with its duties."""
    held = RoleGrant.objects.filter(granted_on(on or clock.today()), at_or_after(at), role=role)
    return Staff.objects.filter(is_active=True, pk__in=held.values("staff_id")).order_by("username")


def system_administrators() -> QuerySet[Staff]:
    """Who keeps the whole platform running: those of the topmost bodies; to be told of what is wrong with it."""
    held = RoleGrant.objects.filter(
        granted_on(clock.today()), role=Role.SYSTEM_ADMINISTRATOR, agency__parent=None
    )
    return Staff.objects.filter(is_active=True, pk__in=held.values("staff_id")).order_by("username")


def bodies_with(roles: Collection[str], on: date | None = None) -> QuerySet[Agency]:
    """Bodies that exist and at which somebody holds one of the roles on a day, in the order of the tree; public knowledge."""
    held = RoleGrant.objects.filter(granted_on(on or clock.today()), role__in=roles, staff__is_active=True)
    return Agency.objects.filter(closed_on=None, pk__in=held.values("agency_id")).order_by("path")


def acting(at: Agency, role: str, on: date | None = None) -> QuerySet[Staff]:
    """Who may act in a role of a body on a day: those who hold it (as `holders`), and their stand-ins."""
    day = on or clock.today()
    held = RoleGrant.objects.filter(granted_on(day), at_or_after(at), role=role).values("staff_id")
    lent = lent_on(day).filter(at_or_after(at), role=role).values("to_staff_id")
    acts = Q(pk__in=held) | Q(pk__in=lent)
    return Staff.objects.filter(acts, is_active=True).order_by("username")


def at_or_after(body: Agency) -> Q:
    """Rows of the `agency`; of one that was closed, also of those that took over its duties."""
    if body.closed_on is None:
        return Q(agency=body)
    taken = Succession.objects.filter(predecessor=body).values("successor_id")
    return Q(agency=body) | Q(agency__in=taken)


def stand_ins(of: Staff, roles: Collection[str], on: date | None = None) -> QuerySet[Staff]:
    """To whom a person has lent one of these roles for this day."""
    lent = lent_on(on or clock.today()).filter(from_staff=of, role__in=roles).values("to_staff_id")
    return Staff.objects.filter(pk__in=lent, is_active=True).order_by("username")


def visible_delegations(actor: Staff) -> QuerySet[Delegation]:
    """Delegations among the people the actor may see, latest first."""
    seen = visible_staff(actor).order_by().values("pk")
    rows = Delegation.objects.filter(from_staff__in=seen).select_related("from_staff", "to_staff", "agency")
    return rows.order_by("-valid_from", "-pk")


def delegation(actor: Staff, pk: int) -> Delegation:
    found = visible_delegations(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def saved_views(actor: Staff, page: str) -> QuerySet[SavedView]:
    """A person's own views of a list. page: the name of its address."""
    return SavedView.objects.filter(staff_id=actor.pk, page=page)


def tokens(actor: Staff) -> list[AccessToken]:
    """A person's own access tokens, latest first; the few that ended stay in sight."""
    return list(AccessToken.objects.filter(staff_id=actor.pk)[:50])


def names_of_staff(ids: Iterable[int]) -> dict[int, str]:
    """For those who may read the log: what people are called today."""
    return dict(Staff.objects.filter(pk__in=list(ids)).values_list("pk", "name"))


def names_of_agencies(ids: Iterable[int]) -> dict[int, str]:
    """The names of bodies today; they are public."""
    return dict(Agency.objects.filter(pk__in=list(ids)).values_list("pk", "name"))


def is_empty() -> bool:
    """Whether nobody was ever entered: the platform is still to be founded."""
    return not Staff.objects.exists() and not Agency.objects.exists()
