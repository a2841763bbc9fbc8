"""The three administrators at their desk, from the first sign-in to the log, in a real browser."""

import re
from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import Page, expect

from gongkai.apps.agencies import services
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import ADMINISTRATION, Role
from tests.browser.looks import look
from tests.browser.people import sign_in

NEW = "Quiet-river-2026"
FOUNDED = date(2010, 1, 4)


@pytest.fixture
def founding(live_server):
    return services.found_platform(
        name="清源县人民政府", short_name="清源县", kind="government", level="county", founded_on=FOUNDED,
        passwords=dict.fromkeys(ADMINISTRATION, "Old-river-2026"),
    )  # fmt: skip


@pytest.fixture
def signed_in(page: Page, founding, live_server):
    def enter(role: Role) -> Page:
        staff = founding.accounts[role].staff
        sign_in(page.context, staff, live_server.url)
        return page

    return enter


@pytest.fixture
def county(founding):
    """A bureau with three clerks, one of them switched off; a township that was renamed."""
    system, security = (founding.accounts[role].staff for role in ADMINISTRATION[:2])
    bureau = services.create_agency(
        system,
        parent=founding.agency,
        name="清源县财政局",
        kind="department",
        level="county",
        founded_on=FOUNDED,
    )
    township = services.create_agency(
        system,
        parent=founding.agency,
        name="东河乡人民政府",
        kind="township",
        level="township",
        founded_on=FOUNDED,
    )
    services.rename_agency(
        system, township.pk, name="东河镇人民政府", on=date(2016, 5, 1), basis="政发〔2016〕8号"
    )
    services.create_unit(system, bureau.pk, name="办公室")
    people = [
        services.create_staff(
            system, agency=bureau, username=name, name=words, position="科员", password="x"
        ).staff
        for name, words in (("lihua", "李华"), ("wangqiang", "王强"), ("zhaomin", "赵敏"))
    ]
    services.grant_role(security, people[0].pk, role="handler", agency=bureau)
    services.grant_role(security, people[0].pk, role="registrar", agency=bureau)
    services.deactivate_staff(system, people[2].pk)
    return {"agency": township.pk, "bureau": bureau.pk, "person": people[0].pk}


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_an_administrator_enters_for_the_first_time(page: Page, founding, live_server):
    staff = founding.accounts[Role.SYSTEM_ADMINISTRATOR].staff
    Staff.objects.filter(pk=staff.pk).update(must_change_password=True)
    page.goto("/desk/")
    page.fill("[name=login]", "sysadmin")
    page.fill("[name=password]", "Old-river-2026")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/account/password/"))
    look(page, "first_password_change")
    page.fill("[name=oldpassword]", "Old-river-2026")
    page.fill("[name=password1]", NEW)
    page.fill("[name=password2]", NEW)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/second-factor/totp/activate/"))
    look(page, "second_factor_activate")
    secret = page.locator("#authenticator_secret, [name=secret], code").first
    value = secret.input_value() if secret.evaluate("e => e.tagName") == "INPUT" else secret.inner_text()
    page.fill("[name=code]", code_for(value.strip()))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/second-factor/recovery-codes/"))
    look(page, "recovery_codes")
    page.goto("/desk/")
    expect(page).to_have_url(re.compile("/desk/$"))


def test_a_body_and_an_account_are_made(signed_in, founding, county):
    page = signed_in(Role.SYSTEM_ADMINISTRATOR)
    page.goto("/desk/agencies/")
    look(page, "agency_list")
    page.get_by_role("link", name="清源县人民政府").first.click()
    page.get_by_text("更多", exact=True).click()
    page.get_by_role("link", name="设立下级单位").click()
    page.fill("[name=name]", "清源县教育局")
    page.select_option("[name=kind]", "department")
    page.fill("[name=founded_on]", "2012-05-01")
    look(page, "agency_create")
    page.get_by_role("button", name="设立单位").click()
    expect(page.get_by_text("单位已设立。")).to_be_visible()
    page.goto(f"/desk/agencies/{Agency.objects.get(name='清源县教育局').pk}/")
    page.get_by_role("link", name="建立账号").click()
    page.fill("[name=name]", "孙丽")
    page.fill("[name=username]", "sunli")
    page.get_by_role("button", name="建立账号").click()
    expect(page.get_by_text("只显示这一次")).to_be_visible()
    look(page, "first_password")
    assert Staff.objects.get(username="sunli").check_password(page.locator("code").inner_text())


def test_a_refused_act_says_why_on_top_of_the_form(signed_in, county):
    page = signed_in(Role.SYSTEM_ADMINISTRATOR)
    page.goto(f"/desk/agencies/{county['bureau']}/close/")
    page.fill("[name=on]", "2025-01-01")
    page.get_by_role("button", name="撤销单位").click()
    expect(page.get_by_role("alert")).to_contain_text("该单位还有2个启用的账号")
    look(page, "agency_close_refused")


@pytest.mark.parametrize(
    ("role", "address", "name", "words"),
    [
        (Role.SYSTEM_ADMINISTRATOR, "/desk/agencies/{agency}/", "agency_detail", "建立账号"),
        (Role.SYSTEM_ADMINISTRATOR, "/desk/staff/", "staff_list", "系统管理员"),
        (Role.SYSTEM_ADMINISTRATOR, "/desk/staff/{person}/", "staff_detail", "停用账号"),
        (Role.SECURITY_ADMINISTRATOR, "/desk/staff/{person}/", "staff_detail_security", "授予角色"),
        (Role.SECURITY_ADMINISTRATOR, "/desk/staff/{person}/roles/new/", "grant", "授予角色"),
        (Role.SECURITY_ADMINISTRATOR, "/desk/delegations/", "delegations_empty", "还没有代理"),
        (Role.AUDITOR, "/desk/events/", "events", "操作日志"),
    ],
)
def test_a_page_says_what_it_is_for_is_accessible_and_fits(signed_in, county, role, address, name, words):
    page = signed_in(role)
    page.goto(address.format(**county))
    expect(page.locator("main")).to_contain_text(words)
    look(page, name)
