"""Bodies and accounts of the demonstration county; every name is invented and says 演示."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.apps.agencies import services
from gongkai.apps.agencies.models import Agency, AgencyKind, AgencyLevel, Staff
from gongkai.apps.agencies.roles import ADMINISTRATION, Role
from gongkai.apps.agencies.services.staff import first_password

FOUNDED = date(2008, 5, 1)
GOVERNMENT = "云岭县人民政府（演示）"
DEPARTMENTS = ("云岭县财政局（演示）", "云岭县教育局（演示）", "云岭县自然资源局（演示）")
TOWNSHIPS = ("青溪镇人民政府（演示）", "白石乡人民政府（演示）")
# At the county government's own office: who imports, who reviews, who publishes, who oversees the bodies below.
OFFICE = (
    ("jingban", "经办人（演示）", (Role.HANDLER, Role.REGISTRAR)),
    ("hedui", "核对人（演示）", (Role.UNIT_HEAD, Role.LEGAL_REVIEWER)),
    ("baomi", "保密审查员（演示）", (Role.SECRECY_REVIEWER,)),
    ("lingdao", "分管领导（演示）", (Role.LEADER_IN_CHARGE,)),
    ("gongkaiban", "公开办（演示）", (Role.DISCLOSURE_OFFICE,)),
    ("jiandu", "监督员（演示）", (Role.SUPERVISOR,)),
)


@dataclass(frozen=True)
class Account:
    username: str
    password: str
    roles: str


@dataclass(frozen=True)
class County:
    """Who takes reports from the file to the public, and requests from the envelope to the reply."""

    clerk: Staff
    reviewer: Staff
    secrecy: Staff
    leader: Staff
    office: Staff
    accounts: tuple[Account, ...]


def found() -> County:
    """The bodies, and one account for each kind of work, each with a password made here and now."""
    secrets = {role: first_password() for role in ADMINISTRATION}
    founding = services.found_platform(
        name=GOVERNMENT,
        short_name="云岭县",
        kind=AgencyKind.GOVERNMENT,
        level=AgencyLevel.COUNTY,
        founded_on=FOUNDED,
        passwords=secrets,
    )
    system, security = (founding.accounts[role].staff for role in ADMINISTRATION[:2])
    departments = [_below(system, founding.agency, name, AgencyKind.DEPARTMENT) for name in DEPARTMENTS]
    for name in TOWNSHIPS:
        _below(system, founding.agency, name, AgencyKind.TOWNSHIP)
    office = {
        username: _account(system, security, founding.agency, username, name, roles)
        for username, name, roles in OFFICE
    }
    bureau = ("caizheng", "财政局经办人（演示）", (Role.HANDLER,))
    others = [_account(system, security, departments[0], *bureau)]
    administrators = [
        Account(account.staff.username, secrets[role], str(role.label))
        for role, account in founding.accounts.items()
    ]
    accounts = (*(one for one, _staff in (*office.values(), *others)), *administrators)
    staff = {username: person for username, (_account_, person) in office.items()}
    return County(
        clerk=staff["jingban"],
        reviewer=staff["hedui"],
        secrecy=staff["baomi"],
        leader=staff["lingdao"],
        office=staff["gongkaiban"],
        accounts=accounts,
    )


def _below(admin: Staff, parent: Agency, name: str, kind: AgencyKind) -> Agency:
    level = AgencyLevel.TOWNSHIP if kind == AgencyKind.TOWNSHIP else AgencyLevel.COUNTY
    return services.create_agency(admin, parent=parent, name=name, kind=kind, level=level, founded_on=FOUNDED)


def _account(
    admin: Staff, security: Staff, at: Agency, username: str, name: str, roles: tuple[Role, ...]
) -> tuple[Account, Staff]:
    password = first_password()
    made = services.create_staff(admin, agency=at, username=username, name=name, password=password)
    for role in roles:
        services.grant_role(security, made.staff.pk, role=role, agency=at, valid_from=FOUNDED)
    services.change_password(made.staff, password)  # a demonstration begins without that duty
    made.staff.forget_mandates()
    words = "、".join(str(role.label) for role in roles)
    return Account(username, password, words), made.staff
