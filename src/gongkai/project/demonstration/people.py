"""Bodies and accounts of the demonstration county; every name is invented and says 演示."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
# At the bureau of finance, which makes documents of its own; its items pass the office of the county last.
BUREAU = (
    ("caizheng", "财政局经办人（演示）", (Role.HANDLER, Role.REGISTRAR)),
    ("caizhengfuhe", "财政局复核人（演示）", (Role.UNIT_HEAD, Role.LEGAL_REVIEWER)),
    ("caizhengbaomi", "财政局保密员（演示）", (Role.SECRECY_REVIEWER,)),
    ("caizhengfenguan", "财政局分管领导（演示）", (Role.LEADER_IN_CHARGE,)),
)


@dataclass(frozen=True)
class Account:
    username: str
    password: str
    roles: str


@dataclass(frozen=True)
class Cast:
    """Who acts for a body. office: that of the county, which keeps the settings and takes the last step of each review."""

    clerk: Staff
    head: Staff
    secrecy: Staff
    leader: Staff
    office: Staff

    @property
    def agency(self) -> Agency:
        return self.clerk.agency


@dataclass(frozen=True)
class County:
    """Who takes reports from the file to the public, requests from the envelope to the reply, items to the site."""

    government: Cast
    bureau: Cast
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
    services.change_contact(
        system,
        founding.agency.pk,
        contact_phone="0000-5550101",
        contact_address="云岭县青云路1号",
        contact_email="gongkai@example.com",
    )
    departments = [_below(system, founding.agency, name, AgencyKind.DEPARTMENT) for name in DEPARTMENTS]
    for name in TOWNSHIPS:
        _below(system, founding.agency, name, AgencyKind.TOWNSHIP)
    services.change_contact(
        system, departments[0].pk, contact_phone="0000-5550210", contact_address="云岭县青云路6号"
    )
    seats = [(founding.agency, one) for one in OFFICE] + [(departments[0], one) for one in BUREAU]
    people = {one[0]: _account(system, security, agency, *one) for agency, one in seats}
    administrators = [
        Account(account.staff.username, secrets[role], str(role.label))
        for role, account in founding.accounts.items()
    ]
    staff = {username: person for username, (_account_, person) in people.items()}
    return County(
        _cast(staff, ("jingban", "hedui", "baomi", "lingdao")),
        _cast(staff, [username for username, _name, _roles in BUREAU]),
        (*(one for one, _person in people.values()), *administrators),
    )


def _cast(staff: Mapping[str, Staff], seats: Sequence[str]) -> Cast:
    clerk, head, secrecy, leader = (staff[username] for username in seats)
    return Cast(clerk, head, secrecy, leader, staff["gongkaiban"])


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
