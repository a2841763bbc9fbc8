"""People who work with gongkai, and how they are signed in.

Personal data: name, position and office phone of staff, kept while the account exists; session rows until they end.
"""

from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models.agency import Agency, InternalUnit
from gongkai.apps.agencies.models.grants import Mandate, mandates
from gongkai.apps.agencies.roles import ADMINISTRATION, Role
from gongkai.lib import clock
from gongkai.lib.versions import Versioned


class StaffManager(BaseUserManager["Staff"]):
    """Finds accounts by their sign-in name, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Staff":
        return self.get(username=(username or "").lower())


class Staff(AbstractBaseUser, Versioned):
    """An account of one person at one body. Rights come from role grants alone; there is no superuser."""

    username = models.CharField(
        _("登录名"),
        max_length=40,
        unique=True,
        validators=[ASCIIUsernameValidator()],
        error_messages={"unique": _("这个登录名已有人使用；请换一个。")},
    )
    name = models.CharField(_("姓名"), max_length=40)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="staff", verbose_name=_("单位"))
    unit = models.ForeignKey(
        InternalUnit, models.PROTECT, null=True, blank=True, related_name="staff", verbose_name=_("内设机构")
    )
    position = models.CharField(_("职务"), max_length=40, blank=True)
    phone = models.CharField(_("办公电话"), max_length=40, blank=True)
    is_active = models.BooleanField(_("启用"), default=True)
    must_change_password = models.BooleanField(_("下次登录须改密码"), default=True)
    created_at = models.DateTimeField(_("建立时间"), default=clock.now, editable=False)

    objects: ClassVar[StaffManager] = StaffManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("人员")
        ordering = ("agency", "username")
        indexes = (models.Index(fields=["agency", "is_active", "username"], name="staff_of_agency"),)
        constraints = (
            models.CheckConstraint(condition=Q(username=Lower("username")), name="username_is_lower"),
        )

    def __str__(self) -> str:
        return self.name

    @cached_property
    def mandates(self) -> tuple[Mandate, ...]:
        """What the person may do today, own grants and delegations; read once for this object."""
        return mandates(self, clock.today())

    def forget_mandates(self) -> None:
        """Read the roles again next time: they were changed."""
        self.__dict__.pop("mandates", None)

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        self.forget_mandates()
        super().refresh_from_db(*args, **kwargs)

    @property
    def roles(self) -> frozenset[str]:
        """The roles held today at the person's own body."""
        return frozenset(m.role for m in self.mandates if m.agency_id == self.agency_id)

    @property
    def own_bodies(self) -> frozenset[int]:
        """The person's own body, and those with whose duties it goes on and where the person has a role therefore."""
        taken = (m.agency_id for m in self.mandates if m.inherited_by == self.agency_id)
        return frozenset((self.agency_id, *taken))

    def has_role(self, role: str, on: date | None = None, *, agency: Agency | None = None) -> bool:
        """Whether the person holds a role on a day (today by default), at a body (anywhere by default)."""
        held = self.mandates if on is None else mandates(self, on)
        return any(m.role == role and (agency is None or m.covers(agency)) for m in held)

    def acts_only_for(self, people: Collection[int], roles: Iterable[str], agency: Agency) -> bool:
        """Whether all that the person holds of some roles at a body today was lent by some of these people."""
        held = [m for m in self.mandates if m.role in roles and m.covers(agency)]
        return bool(held) and all(m.lender in people for m in held)

    @property
    def is_administrator(self) -> bool:
        """One of the 三员, who always need a second factor."""
        return any(m.role in ADMINISTRATION for m in self.mandates)

    @property
    def audits_the_top(self) -> bool:
        """An auditor of a topmost body also reads what belongs to no body."""
        return self.is_active and any(
            m.role == Role.AUDITOR and m.path.count("/") == 1 for m in self.mandates
        )

    def audited_agencies(self) -> models.QuerySet[Agency] | None:
        """The bodies whose log the person reads; None for those who are no auditor."""
        paths = [m.path for m in self.mandates if m.role == Role.AUDITOR]
        if not paths or not self.is_active:
            return None
        reach = Q()
        for path in paths:
            reach |= Q(path__startswith=path)
        return Agency.objects.filter(reach)


class PastPassword(models.Model):
    """Hashes of passwords a person had before, so that they are not used again."""

    staff = models.ForeignKey(Staff, models.CASCADE, related_name="past_passwords")
    encoded = models.CharField(max_length=128)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("用过的密码")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.staff_id} {self.at}"


class StaffSession(AbstractBaseSession):
    """A session that knows whose it is, so that a person's sessions can be counted and ended."""

    staff_id = models.BigIntegerField(null=True, db_index=True)

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "登录"

    @classmethod
    def get_session_store_class(cls) -> type:
        from gongkai.apps.agencies.sessions import SessionStore  # the store imports this model

        return SessionStore
