"""A county with one body below it and people who sign in; every name is invented."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from playwright.sync_api import BrowserContext

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.agencies import insert_agency
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.agencies.services.staff import insert_staff

PASSWORD = "清水-county-2026"
FOUNDED = date(2000, 1, 1)


@dataclass(frozen=True)
class County:
    government: Agency
    bureau: Agency
    clerk: Staff
    officer: Staff


def found_county() -> County:
    """A handler of the government office and an officer of its disclosure office, neither owing a duty at sign-in."""
    government = _body("清水县人民政府", "government", "county", None)
    bureau = _body("清水县财政局", "department", "county", government)
    return County(
        government,
        bureau,
        clerk=_person(government, "liming", "李明", Role.HANDLER),
        officer=_person(government, "wangfang", "王芳", Role.DISCLOSURE_OFFICE),
    )


def sign_in(window: BrowserContext, staff: Staff, server: str) -> None:
    """Every page of this window is this person's from now on, whoever sat there before on the same day.

    A person who owes a second factor has one.
    """
    if staff.is_administrator:
        TOTP.activate(staff, generate_totp_secret())
    browser = Client()
    browser.force_login(staff, backend="gongkai.apps.agencies.backends.StaffBackend")
    window.clear_cookies()
    window.add_cookies(
        [{"name": name, "value": one.value, "url": server} for name, one in browser.cookies.items()]
    )


def _body(name: str, kind: str, level: str, parent: Agency | None) -> Agency:
    standing = {"name": name, "short_name": "", "kind": kind, "level": level, "parent": parent}
    return insert_agency(standing, FOUNDED, "", {})


def _person(agency: Agency, username: str, name: str, role: Role) -> Staff:
    fields = {"agency": agency, "username": username, "name": name}
    staff = insert_staff(fields, PASSWORD, must_change=False).staff
    insert_grant(staff, role, agency, FOUNDED, by=None)
    return staff
