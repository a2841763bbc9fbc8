"""Signing in: password, lock-out, first password, second factor, limits of sessions."""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from axes.models import AccessAttempt
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from gongkai.apps.agencies import services
from gongkai.apps.agencies.models import Staff, StaffSession
from gongkai.apps.events.models import Event
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from tests.integration.conftest import PASSWORD

WRONG = "not-the-Passw0rd"
NEW = "another-Good-1-secret"
pytestmark = pytest.mark.django_db


def sign_in(username, password=PASSWORD, browser=None):
    browser = browser or Client()
    response = browser.post(reverse("account_login"), {"login": username, "password": password})
    return browser, response


def is_in(browser):
    return browser.get(reverse("desk:home")).status_code == 200


def tags(subject):
    return list(
        Event.objects.filter(subject=f"agencies.staff:{subject.pk}")
        .values_list("tag", flat=True)
        .order_by("sequence")
    )


def test_the_right_password_opens_the_desk_and_leaves_an_event(clerk):
    browser, response = sign_in("clerk")
    assert (response.status_code, response["Location"]) == (302, "/desk/")
    assert is_in(browser)
    assert tags(clerk)[-1] == "agencies.session.signed_in"


def test_the_sign_in_name_is_taken_in_any_case(clerk):
    assert is_in(sign_in("CLERK")[0])


def test_a_wrong_password_and_an_unknown_name_give_the_same_words(clerk):
    words = [
        re.sub(r"csrfmiddlewaretoken.*|nonce=\S+", "", sign_in(name, WRONG)[1].content.decode()).replace(
            name, ""
        )
        for name in ("clerk", "nobody")
    ]
    assert words[0] == words[1]
    assert not is_in(sign_in("clerk", WRONG)[0])


def test_signing_out_ends_the_session(clerk):
    browser, _response = sign_in("clerk")
    browser.post(reverse("account_logout"))
    assert not is_in(browser)
    assert tags(clerk)[-1] == "agencies.session.signed_out"


def lock_out(username):
    for _time in range(5):
        _browser, response = sign_in(username, WRONG)
    return response


def test_five_wrong_passwords_lock_the_account_and_say_so(clerk):
    response = lock_out("clerk")
    assert "账号已锁定。请15分钟后再试" in response.content.decode()
    browser, response = sign_in("clerk")
    assert "账号已锁定" in response.content.decode()
    assert not is_in(browser)
    assert tags(clerk).count("agencies.session.locked_out") == 1


def test_four_wrong_passwords_do_not_lock(clerk):
    for _time in range(4):
        sign_in("clerk", WRONG)
    assert is_in(sign_in("clerk")[0])


def test_a_lock_out_holds_for_that_account_alone_and_ends_by_time(county, clerk):
    county.person("other", county.finance)
    lock_out("clerk")
    assert is_in(sign_in("other")[0])
    AccessAttempt.objects.update(attempt_time=datetime.now(UTC) - timedelta(minutes=16))
    assert is_in(sign_in("clerk")[0])


def test_guesses_on_a_name_that_does_not_exist_leave_no_event(county):
    before = Event.objects.count()
    lock_out("nobody")
    assert Event.objects.count() == before


def test_a_first_password_must_be_changed_before_anything_else(county):
    account = services.create_staff(
        county.system_administrator, agency=county.finance, username="fresh", name="新人"
    )
    browser, _response = sign_in("fresh", account.password)
    response = browser.get(reverse("desk:home"))
    assert (response.status_code, response["Location"]) == (302, reverse("account_change_password"))
    change(browser, account.password, NEW)
    assert is_in(browser)
    assert is_in(sign_in("fresh", NEW)[0])


def change(browser, old, new):
    return browser.post(
        reverse("account_change_password"), {"oldpassword": old, "password1": new, "password2": new}
    )


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Sh0rt-pw!", "至少"),
        ("1234567890123", "数字"),
        ("password12345", "常见"),
        (PASSWORD, "不能与现在的密码"),
    ],
)
def test_a_weak_or_used_password_is_refused_with_its_reason(clerk, password, why):
    browser, _response = sign_in("clerk")
    response = change(browser, PASSWORD, password)
    assert response.status_code == 200
    assert why in response.content.decode()
    assert is_in(sign_in("clerk", PASSWORD)[0])


def test_a_password_like_the_own_name_is_refused(county):
    county.person("zhangwenming", county.finance)
    browser, _response = sign_in("zhangwenming")
    response = change(browser, PASSWORD, "zhangwenming1")
    assert "太相似" in response.content.decode()


def test_another_way_of_writing_the_name_is_counted_on_the_same_account(clerk):
    for name in ("clerk", "Clerk", "CLERK", "cLERK", "clerK"):
        sign_in(name, WRONG)
    assert not is_in(sign_in("clerk")[0])


def test_a_password_comes_back_only_after_three_others(clerk):
    browser, _response = sign_in("clerk")
    passwords = [PASSWORD, *(f"good-Secret-nr-{number}" for number in range(4))]
    for old, new in pairwise(passwords):
        assert change(browser, old, new).status_code == 302
    cache.clear()  # five changes a minute are allowed, and these are six
    assert change(browser, passwords[-1], passwords[2]).status_code == 200
    assert change(browser, passwords[-1], PASSWORD).status_code == 302


def test_changing_the_password_keeps_this_session_and_leaves_an_event(clerk):
    browser, _response = sign_in("clerk")
    change(browser, PASSWORD, NEW)
    assert is_in(browser)
    assert tags(clerk)[-1] == "agencies.password.changed"


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def set_up_second_factor(browser):
    browser.get(reverse("mfa_activate_totp"))
    secret = browser.session["mfa.totp.secret"]
    response = browser.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert response.status_code == 302
    return secret


def test_an_administrator_sets_up_a_second_factor_before_anything_else(county):
    browser, _response = sign_in("secadmin")
    response = browser.get(reverse("desk:home"))
    assert (response.status_code, response["Location"]) == (302, reverse("mfa_activate_totp"))
    set_up_second_factor(browser)
    assert is_in(browser)
    assert "agencies.second_factor.added" in tags(county.security_administrator)


def test_with_a_second_factor_the_password_alone_does_not_open_the_desk(county):
    secret = set_up_second_factor(sign_in("secadmin")[0])
    cache.clear()  # a code is taken once; here the next one would only come in 30 seconds
    browser, response = sign_in("secadmin")
    assert response["Location"].startswith(reverse("mfa_authenticate"))
    assert not is_in(browser)
    assert browser.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert not is_in(browser)
    browser.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert is_in(browser)


@pytest.mark.parametrize(("wrong_codes", "opens"), [(4, True), (5, False)])
def test_a_stolen_password_does_not_allow_guessing_the_code(county, wrong_codes, opens):
    secret = set_up_second_factor(sign_in("secadmin")[0])
    cache.clear()  # the code that was used to set it up
    browser, _response = sign_in("secadmin")
    right = code_for(secret)
    for number in range(wrong_codes):
        browser.post(reverse("mfa_authenticate"), {"code": f"{(int(right) + 1 + number) % 1_000_000:06d}"})
    browser.post(reverse("mfa_authenticate"), {"code": right})
    assert is_in(browser) is opens


def test_a_code_that_was_looked_at_opens_nothing_a_second_time(county):
    secret = set_up_second_factor(sign_in("secadmin")[0])
    cache.clear()
    code = code_for(secret)
    for times_in in (True, False):
        browser, _response = sign_in("secadmin")
        browser.post(reverse("mfa_authenticate"), {"code": code})
        assert is_in(browser) is times_in


def test_a_recovery_code_opens_the_desk_once(county):
    set_up_second_factor(sign_in("secadmin")[0])
    recovery = Authenticator.objects.get(user=county.security_administrator, type="recovery_codes").wrap()
    code = recovery.get_unused_codes()[0]
    for times_in in (True, False):
        browser, _response = sign_in("secadmin")
        browser.post(reverse("mfa_authenticate"), {"code": code})
        assert is_in(browser) is times_in


def test_the_secret_of_the_second_factor_is_not_readable_in_the_database(clerk):
    TOTP.activate(clerk, "JBSWY3DPEHPK3PXP")
    stored = Authenticator.objects.get(user=clerk, type="totp")
    assert "JBSWY3DPEHPK3PXP" not in str(stored.data)
    assert stored.wrap().validate_code(code_for("JBSWY3DPEHPK3PXP"))


@pytest.mark.parametrize(("setting", "code"), [("administrators", 200), ("everyone", 302)])
def test_the_setting_says_whether_all_staff_need_a_second_factor(clerk, settings, setting, code):
    settings.SECOND_FACTOR = setting
    browser, _response = sign_in("clerk")
    assert browser.get(reverse("desk:home")).status_code == code


def test_a_lost_second_factor_is_reset_by_the_security_administrator_and_by_none_else(county, clerk):
    TOTP.activate(clerk, "JBSWY3DPEHPK3PXP")
    with pytest.raises(NotAllowed, match="安全管理员"):
        services.reset_second_factor(county.system_administrator, clerk.pk)
    services.reset_second_factor(county.security_administrator, clerk.pk)
    assert not Authenticator.objects.filter(user=clerk).exists()
    event = Event.objects.order_by("-sequence").first()
    assert (event.tag, event.actor) == ("agencies.second_factor.removed", county.security_administrator.pk)
    assert tags(clerk).count("agencies.second_factor.removed") == 1


@pytest.mark.parametrize(("minutes", "still_in"), [(29, True), (31, False)])
def test_an_idle_session_ends_after_half_an_hour(clerk, minutes, still_in):
    start = datetime.now(UTC)
    browser, _response = sign_in("clerk")
    with clock.fixed(start):
        assert is_in(browser)
    with clock.fixed(start + timedelta(minutes=minutes)):
        assert is_in(browser) is still_in


def test_a_session_in_use_ends_by_its_age(clerk):
    start = datetime.now(UTC)
    browser, _response = sign_in("clerk")
    for minutes in range(0, 12 * 60 + 1, 20):
        with clock.fixed(start + timedelta(minutes=minutes)):
            assert is_in(browser)
    with clock.fixed(start + timedelta(minutes=12 * 60 + 10)):
        response = browser.get(reverse("desk:home"))
    assert response["Location"].startswith(reverse("account_login"))


def test_the_fourth_session_of_a_person_ends_the_first(county, clerk):
    county.person("other", county.finance)
    bystander, _response = sign_in("other")
    browsers = [sign_in("clerk")[0] for _time in range(4)]
    assert [is_in(browser) for browser in browsers] == [False, True, True, True]
    assert is_in(bystander)
    last = Event.objects.filter(tag="agencies.session.signed_in").order_by("-sequence").first()
    assert last.data == {"ended": 1}


def test_a_deactivated_account_is_out_at_once_and_stays_out(county, clerk):
    browser, _response = sign_in("clerk")
    services.deactivate_staff(county.system_administrator, clerk.pk)
    assert not is_in(browser)
    assert not StaffSession.objects.filter(staff_id=clerk.pk).exists()
    assert not is_in(sign_in("clerk")[0])
    services.reactivate_staff(county.system_administrator, clerk.pk)
    assert is_in(sign_in("clerk")[0])


def test_a_reset_password_ends_the_sessions_and_is_shown_once(county, clerk, signed_in):
    browser, _response = sign_in("clerk")
    admin = signed_in(county.system_administrator)
    page = admin.post(reverse("agencies:reset_password", args=[clerk.pk])).content.decode()
    password = re.search(r"<code>([a-z2-9-]{19})</code>", page)[1]
    assert not is_in(browser)
    assert not is_in(sign_in("clerk")[0])
    _browser, response = sign_in("clerk", password)
    assert response.status_code == 302
    assert password not in admin.get(reverse("agencies:staff_detail", args=[clerk.pk])).content.decode()


class Unread:
    """The body of a request of which nothing may be read."""

    def read(self, *_size):
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.parametrize(
    ("signed_in", "megabytes", "why"), [(False, 11, "请先登录"), (True, 211, "请分几次提交")]
)
def test_a_body_that_is_too_large_is_refused_unread(clerk, signed_in, megabytes, why):
    browser = sign_in("clerk")[0] if signed_in else Client()
    response = browser.generic(
        "POST", reverse("account_login"), content_type="multipart/form-data; boundary=x",
        **{"CONTENT_LENGTH": str(megabytes * 1024**2), "wsgi.input": Unread()},
    )  # fmt: skip
    assert response.status_code == 413
    assert why in response.content.decode()


def test_nobody_makes_an_account_without_the_administrator():
    for name in ("account_signup", "account_reset_password"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_pages_of_the_desk_are_not_kept_by_the_browser(clerk):
    browser, _response = sign_in("clerk")
    assert "no-store" in browser.get(reverse("desk:home"))["Cache-Control"]


def test_every_page_forbids_what_is_not_ours(clerk):
    policy = Client().get(reverse("account_login"))["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy


def test_signing_in_leaves_no_address_and_no_browser_behind(clerk):
    sign_in("clerk")
    assert not AccessAttempt.objects.exists()
    assert "127.0.0.1" not in str(list(Event.objects.values_list("data", flat=True)))


def test_staff_rows_know_no_superuser():
    assert not hasattr(Staff, "is_superuser")


@pytest.mark.parametrize(("minutes", "asked_again"), [(4, False), (6, True)])
def test_the_password_is_asked_again_before_touching_a_second_factor(clerk, minutes, asked_again):
    start = datetime.now(UTC)
    with clock.fixed(start):
        browser, _response = sign_in("clerk")
    with clock.fixed(start + timedelta(minutes=minutes)):
        response = browser.get(reverse("mfa_activate_totp"))
    assert (response.status_code == 302) is asked_again


def test_failures_during_a_lock_out_do_not_prolong_it(clerk):
    lock_out("clerk")
    AccessAttempt.objects.update(attempt_time=datetime.now(UTC) - timedelta(minutes=14))
    noted = AccessAttempt.objects.get().attempt_time
    sign_in("clerk", WRONG)
    assert AccessAttempt.objects.get().attempt_time == noted
