"""`gongkai found`: an empty platform gets its first body and its three administrators."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gongkai.apps.agencies.models import Agency, RoleGrant, Staff
from gongkai.apps.agencies.roles import ADMINISTRATION
from gongkai.apps.events.models import Event

pytestmark = pytest.mark.django_db


def found(name="清源县人民政府"):
    out = StringIO()
    call_command("found", name, "--short-name", "清源县", stdout=out)
    return out.getvalue()


def test_the_command_founds_the_body_and_shows_three_first_passwords():
    words = found()
    accounts = re.findall(r"登录名 (\w+)\t初始密码 (\S+)", words)
    assert [username for username, _password in accounts] == ["sysadmin", "secadmin", "auditor"]
    for username, password in accounts:
        person = Staff.objects.get(username=username)
        assert person.check_password(password)
        assert person.must_change_password
    assert set(RoleGrant.objects.values_list("role", flat=True)) == set(ADMINISTRATION)
    assert Agency.objects.get().path.count("/") == 1
    assert Event.objects.get().tag == "agencies.platform.founded"


def test_a_platform_in_use_is_not_founded_again():
    found()
    with pytest.raises(CommandError, match="不能再次初始化"):
        found("又一个县人民政府")
    assert Agency.objects.count() == 1
    assert Staff.objects.count() == 3
