"""A small county for the tests: who works where, with which role. Times stand still where a test asks for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from gongkai.apps.agencies import services
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.lib import clock

FOUNDED = date(2010, 1, 4)
PASSWORD = "a-Long-enough-5ecret"


@pytest.fixture
def monday() -> Iterator[datetime]:
    """The clock stands at 2026-11-23 09:00 in China."""
    with clock.fixed(datetime(2026, 11, 23, 1, 0, tzinfo=UTC)) as moment:
        yield moment


@dataclass(frozen=True)
class County:
    """A county government with its finance bureau and two townships; administrators at the top."""

    government: Agency
    finance: Agency
    east: Agency
    west: Agency
    system_administrator: Staff
    security_administrator: Staff
    auditor: Staff

    def person(self, username: str, at: Agency, *roles: str, reach: Agency | None = None) -> Staff:
        """An account that needs no new password, with roles at its body (or at `reach`)."""
        account = services.create_staff(
            self.system_administrator, agency=at, username=username, name=f"测试{username}", password=PASSWORD
        )
        for role in roles:
            services.grant_role(
                self.security_administrator,
                account.staff.pk,
                role=role,
                agency=reach or at,
                valid_from=FOUNDED,
            )
        services.change_password(account.staff, PASSWORD)
        return Staff.objects.get(pk=account.staff.pk)


def found_county() -> County:
    """Also for scripts that want a county; an empty instance becomes one."""
    founding = services.found_platform(
        name="清源县人民政府", short_name="清源县", kind="government", level="county", founded_on=FOUNDED,
        passwords=dict.fromkeys((Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR), PASSWORD),
    )  # fmt: skip
    by_role = {role: account.staff for role, account in founding.accounts.items()}
    admin = by_role[Role.SYSTEM_ADMINISTRATOR]

    def below(name: str, kind: str, level: str) -> Agency:
        return services.create_agency(
            admin, parent=founding.agency, name=name, kind=kind, level=level, founded_on=FOUNDED
        )

    return County(
        founding.agency,
        below("清源县财政局", "department", "county"),
        below("东河镇人民政府", "township", "township"),
        below("西河镇人民政府", "township", "township"),
        admin,
        by_role[Role.SECURITY_ADMINISTRATOR],
        by_role[Role.AUDITOR],
    )


@pytest.fixture
def county(db: None) -> County:
    return found_county()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where the files of the site are written."""
    return tmp_path / "site"


@pytest.fixture
def clerk(county: County) -> Staff:
    """The handler of the finance bureau, who brings reports and corrects them."""
    return county.person("clerk", county.finance, "handler")


@pytest.fixture
def head(county: County) -> Staff:
    """The head of a unit there, who reviews."""
    return county.person("head", county.finance, "unit_head")


@pytest.fixture
def leader(county: County) -> Staff:
    """The leader in charge there, who publishes."""
    return county.person("leader", county.finance, "leader_in_charge")


@pytest.fixture
def signed_in() -> Callable[[Staff], Client]:
    """A browser in which a person is signed in, with a second factor where one is owed."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    def client(staff: Staff) -> Client:
        if staff.is_administrator:
            TOTP.activate(staff, generate_totp_secret())
        browser = Client()
        browser.force_login(staff, backend="gongkai.apps.agencies.backends.StaffBackend")
        return browser

    return client
