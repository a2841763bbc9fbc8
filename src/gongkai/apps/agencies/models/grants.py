"""Roles given to people, and their delegation to colleagues for a time. Nothing is deleted: who could do what, when."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models.agency import Agency, Succession
from gongkai.apps.agencies.roles import ADMINISTRATION, REACHING, Role
from gongkai.lib import clock
from gongkai.lib.inner import Gathered
from gongkai.lib.versions import Versioned

if TYPE_CHECKING:
    from gongkai.apps.agencies.models.staff import Staff


@dataclass(frozen=True)
class Mandate:
    """A role that holds at a body, by grant or by delegation. lender: who gave it on for some days.

    inherited_by: for a body that was merged, the one that goes on with its duties and at which the role was given.
    """

    role: str
    agency_id: int
    path: str
    lender: int | None = None
    inherited_by: int | None = None

    @property
    def delegated(self) -> bool:
        return self.lender is not None

    def covers(self, agency: Agency) -> bool:
        return self.reaches(agency.pk, agency.path)

    def reaches(self, agency_id: int, path: str) -> bool:
        """The same of a body of which no more is known."""
        return path.startswith(self.path) if self.role in REACHING else agency_id == self.agency_id


class RoleGrant(Versioned):
    """A person holds a role at a body, from a day until another or until withdrawn."""

    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="grants", verbose_name=_("人员")
    )
    role = models.CharField(_("角色"), max_length=32, choices=Role.choices)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="grants", verbose_name=_("单位"))
    valid_from = models.DateField(_("自"))
    valid_until = models.DateField(_("至"), null=True, blank=True)
    withdrawn_on = models.DateField(_("收回日期"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("授予人")
    )
    granted_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("角色授予")
        ordering = ("-valid_from", "-pk")
        indexes = (models.Index(fields=["agency", "role"], name="grant_of_agency"),)
        constraints = (
            # The three of them (三员): one person, one such role, and it ends by withdrawal alone,
            # so that "not withdrawn" is the same as "holds it at some time from now on".
            models.UniqueConstraint(
                fields=["staff"],
                condition=Q(role__in=ADMINISTRATION, withdrawn_on=None),
                name="one_administration_role_per_person",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=ADMINISTRATION) | Q(valid_until=None),
                name="administration_ends_by_withdrawal",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="grant_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(granted_by=None) | ~Q(granted_by=F("staff")), name="no_one_grants_to_self"
            ),
        )

    def __str__(self) -> str:
        return f"{self.staff_id} {self.role} {self.agency_id}"


class Delegation(Versioned):
    """A person lets a colleague of the same body act in a role for some days (代理)."""

    from_staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations_given", verbose_name=_("委托人")
    )
    to_staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations_held", verbose_name=_("代理人")
    )
    role = models.CharField(_("角色"), max_length=32, choices=Role.choices)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("单位"))
    valid_from = models.DateField(_("自"))
    valid_until = models.DateField(_("至"))
    reason = models.CharField(_("事由"), max_length=200)
    ended_on = models.DateField(_("提前终止"), null=True, blank=True)

    class Meta:
        verbose_name = _("代理")
        ordering = ("-valid_from", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(from_staff=F("to_staff")), name="no_delegation_to_self"),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")), name="delegation_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(role__in=ADMINISTRATION), name="administration_is_not_delegated"
            ),
        )

    def __str__(self) -> str:
        return f"{self.from_staff_id} → {self.to_staff_id} {self.role}"


def granted_on(day: date) -> Q:
    """Grants in force on a day. On the day of withdrawal the role is gone."""
    return (
        Q(valid_from__lte=day)
        & (Q(valid_until=None) | Q(valid_until__gte=day))
        & (Q(withdrawn_on=None) | Q(withdrawn_on__gt=day))
    )


def mandates(staff: "Staff", day: date) -> tuple[Mandate, ...]:
    """What a person may do on a day, in one query. A delegation holds only while its giver still holds the role."""
    if not staff.is_active:
        return ()
    held, taken = gathered(staff.pk, day)
    rows = Agency.objects.filter(pk=staff.agency_id).order_by().annotate(held_=held, taken_=taken)
    return told(*rows.values_list("held_", "taken_").get())


def gathered(pk: int, day: date) -> tuple[Gathered, Gathered]:
    """What was given and lent, and the merged bodies that it reaches: two values beside other columns, for `told`."""
    return Gathered(_held(pk, day)), Gathered(_taken_over(pk, day))


def told(held: Iterable[dict[str, Any]], taken: Collection[dict[str, Any]]) -> tuple[Mandate, ...]:
    """taken: bodies whose duties another goes on with (职权承继): a role at that one is a role at those, too."""
    own = tuple(Mandate(row["role"], row["agency_id"], row["path"], row.get("lender")) for row in held)
    return own + tuple(
        replace(one, agency_id=row["agency_id"], path=row["path"], inherited_by=row["by"])
        for one in own
        for row in taken
        if one.reaches(row["by"], row["by_path"]) and not one.reaches(row["agency_id"], row["path"])
    )


def _held(pk: int, day: date) -> models.QuerySet[Any, Any]:
    columns = {"role": "role", "agency_id": "agency_id", "path": "agency__path"}
    own = RoleGrant.objects.filter(granted_on(day), staff_id=pk).annotate(row_=JSONObject(**columns))
    lent = lent_on(day).filter(to_staff_id=pk).annotate(row_=JSONObject(**columns, lender="from_staff_id"))
    rows = own.order_by().values_list("row_", flat=True)
    return rows.union(lent.order_by().values_list("row_", flat=True), all=True)


def _taken_over(pk: int, day: date) -> models.QuerySet[Any, Any]:
    """Merged bodies that one goes on for at which, or above which, the person holds a role on that day.

    Those that the role reaches by their own place in the tree may be among them. A body that was renamed or moved is
    the same body, and closed without a successor it has none: neither is here.
    """
    rows = Succession.objects.filter(on__lte=day)
    own = RoleGrant.objects.filter(granted_on(day), staff_id=pk)
    given = Exists(_at_successor(own)) | Exists(_at_successor(lent_on(day).filter(to_staff_id=pk)))
    row = JSONObject(
        agency_id="predecessor_id", path="predecessor__path", by="successor_id", by_path="successor__path"
    )
    return rows.filter(given).order_by().annotate(row_=row).values_list("row_", flat=True)


def _at_successor(given: models.QuerySet[Any, Any]) -> models.QuerySet[Any, Any]:
    """Grants or delegations that hold at the successor of the row outside."""
    below = ExpressionWrapper(OuterRef("successor__path"), output_field=CharField())
    reaching = Q(role__in=REACHING, below_path__startswith=F("agency__path"))
    at: models.QuerySet[Any, Any] = given.annotate(below_path=below)
    return at.filter(Q(agency_id=OuterRef("successor_id")) | reaching)


def lent_on(day: date) -> models.QuerySet[Delegation]:
    """Delegations in force on a day: not ended, and their giver still holds the role and the account."""
    givers_grant = RoleGrant.objects.filter(
        granted_on(day),
        staff_id=models.OuterRef("from_staff_id"),
        role=models.OuterRef("role"),
        agency_id=models.OuterRef("agency_id"),
    )
    return Delegation.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=day),
        models.Exists(givers_grant),
        valid_from__lte=day,
        valid_until__gte=day,
        from_staff__is_active=True,
    )
