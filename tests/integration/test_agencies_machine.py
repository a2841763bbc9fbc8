"""`gongkai staff reset-password`: an administrator who is locked out comes back in, and the auditor sees it."""

import re
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from gongkai.apps.agencies.models import Staff, StaffSession
from gongkai.apps.events.models import Event
from gongkai.cli import main as cli
from tests.integration.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def reset(*words):
    out = StringIO()
    call_command("staff", "reset-password", *words, stdout=out)
    return out.getvalue()


def password_in(words):
    return re.search(r"初始密码 (\S+)$", words, re.MULTILINE).group(1)


def sign_in(username, password):
    browser = Client()
    answer = browser.post(reverse("account_login"), {"login": username, "password": password})
    return browser, answer


@pytest.fixture
def admin(county):
    TOTP.activate(county.system_administrator, generate_totp_secret())
    return county.system_administrator


def test_the_password_is_shown_once_and_must_be_changed_and_the_old_one_is_gone(admin):
    words = reset("sysadmin")
    person = Staff.objects.get(pk=admin.pk)
    assert person.check_password(password_in(words))
    assert not person.check_password(PASSWORD)
    assert person.must_change_password
    assert Authenticator.objects.filter(user=admin).exists()


def test_it_leaves_an_event_of_nobody_that_names_no_password(county, signed_in):
    admin = county.system_administrator
    signed_in(admin)
    words = reset("SysAdmin")
    event = Event.objects.order_by("-sequence").first()
    assert (event.tag, event.actor, event.agency) == (
        "agencies.password.reset_at_machine",
        None,
        admin.agency_id,
    )
    assert event.subject == f"agencies.staff:{admin.pk}"
    assert event.data == {"sessions": 1, "second_factor": False}
    assert password_in(words) not in str(event.data)


def test_every_session_ends(county, signed_in):
    admin = county.system_administrator
    browser = signed_in(admin)
    assert browser.get(reverse("desk:home")).status_code == 200
    reset("sysadmin")
    assert browser.get(reverse("desk:home")).status_code == 302
    assert not StaffSession.objects.filter(staff_id=admin.pk).exists()


def test_a_lock_out_is_lifted(county):
    county.person("clerk", county.finance)
    for _time in range(5):
        answer = sign_in("clerk", "not-the-Passw0rd")[1]
    assert "账号已锁定" in answer.text
    words = reset("clerk")
    answer = sign_in("clerk", password_in(words))[1]
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")


def test_the_second_factor_goes_when_it_is_asked_for(admin):
    words = reset("sysadmin", "--second-factor")
    assert not Authenticator.objects.filter(user=admin).exists()
    assert Event.objects.order_by("-sequence").first().data["second_factor"] is True
    assert Event.objects.filter(tag="agencies.second_factor.removed").count() == 0
    assert sign_in("sysadmin", password_in(words))[1]["Location"] == "/desk/"


def test_with_its_second_factor_the_new_password_alone_opens_nothing(admin):
    words = reset("sysadmin")
    browser, answer = sign_in("sysadmin", password_in(words))
    assert answer["Location"] == reverse("mfa_authenticate")
    assert browser.get(reverse("desk:home")).status_code == 302


@pytest.mark.parametrize(("username", "why"), [("nobody", "没有登录名为“nobody”"), ("clerk", "已停用")])
def test_an_account_that_is_not_there_or_switched_off_is_said(county, username, why):
    clerk = county.person("clerk", county.finance)
    Staff.objects.filter(pk=clerk.pk).update(is_active=False)
    before = Event.objects.count()
    with pytest.raises(CommandError, match=why):
        reset(username)
    assert Event.objects.count() == before


@pytest.mark.parametrize("command", ["changepassword", "createsuperuser"])
def test_the_commands_of_the_framework_that_leave_no_event_are_refused(county, command, capsys):
    assert cli.main([command, "sysadmin"]) == 2
    assert "gongkai " in capsys.readouterr().err
    assert Staff.objects.get(username="sysadmin").check_password(PASSWORD)
