"""The first body and the three administrators, made once on an empty platform by the command `gongkai found`."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies import events, queries
from gongkai.apps.agencies.models import Agency
from gongkai.apps.agencies.roles import ADMINISTRATION, Role
from gongkai.apps.agencies.services.agencies import insert_agency
from gongkai.apps.agencies.services.permission import refuse
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.agencies.services.staff import NewAccount, insert_staff
from gongkai.apps.events.services import record

USERNAMES = {
    Role.SYSTEM_ADMINISTRATOR: "sysadmin",
    Role.SECURITY_ADMINISTRATOR: "secadmin",
    Role.AUDITOR: "auditor",
}


@dataclass(frozen=True)
class Founding:
    """The first body and its administrators by role, each with the first password."""

    agency: Agency
    accounts: dict[Role, NewAccount]


@transaction.atomic
def found_platform(
    *,
    name: str,
    kind: str,
    level: str,
    founded_on: date,
    short_name: str = "",
    passwords: dict[Role, str] | None = None,
) -> Founding:
    """Enter the topmost body and one account for each of the 三员. Raises NotAllowed if anything exists already.

    passwords: given first passwords by role; they then need not be changed (for demonstrations and tests).
    """
    if not queries.is_empty():
        refuse(
            _("平台已经设立，不能再次初始化；新的单位和账号请由系统管理员在工作台建立。"), "found_platform"
        )
    standing = {"name": name, "short_name": short_name, "kind": kind, "level": level, "parent": None}
    agency = insert_agency(standing, founded_on, "", {})
    accounts = {
        role: _administrator(role, agency, founded_on, (passwords or {}).get(role)) for role in ADMINISTRATION
    }
    data = {"administrators": [account.staff.pk for account in accounts.values()]}
    record(events.PLATFORM_FOUNDED, by=None, subject=agency, agency=agency, data=data)
    return Founding(agency, accounts)


def _administrator(role: Role, agency: Agency, since: date, password: str | None) -> NewAccount:
    fields = {"agency": agency, "username": USERNAMES[role], "name": str(role.label)}
    account = insert_staff(fields, password, must_change=password is None)
    insert_grant(account.staff, role, agency, since, by=None)
    return account
