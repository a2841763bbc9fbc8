"""Acts of staff by token: the same services, the same refusals, the same log. Nobody passes their own work here either."""

import json
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse

from gongkai.apps.agencies import services as accounts
from gongkai.apps.agencies.models import AccessToken, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.models import Event
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from tests.integration import items

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def of(county):
    return items.desk(county)


@pytest.fixture
def post(client):
    """An act by somebody's token, or by a text that is given: status and answer."""

    def act(who, name, pk, **given):
        text = who if isinstance(who, str) else accounts.make_token(who, name="办公系统", days=30)[1]
        headers = {"Authorization": f"Bearer {text}"} if text else {}
        address = reverse(f"desk_api:{name}", args=[pk])
        if name == "item":
            response = client.get(address, headers=headers)
        else:
            response = client.post(address, json.dumps(given), "application/json", headers=headers)
        return response.status_code, response.json()

    return act


def test_an_item_goes_its_whole_way_by_tokens(of, post):
    pk = items.drafted(of).pk
    assert post(of.clerk, "submit", pk)[1]["state"] == "in_review"
    for person in (of.head, of.secrecy):
        assert post(person, "pass_step", pk, opinion="同意")[1]["state"] == "in_review"
    assert post(of.office, "pass_step", pk)[1]["state"] == "approved"
    status, answer = post(of.clerk, "publish", pk)
    assert (status, answer["state"], answer["is_public"]) == (200, "published", True)
    assert answer["index_no"].startswith("QY-")


def all_roles(county, at):
    """The nearest there is to a superuser: every role of work at once."""
    work = [
        role
        for role in Role
        if role.name not in {"SYSTEM_ADMINISTRATOR", "SECURITY_ADMINISTRATOR", "AUDITOR"}
    ]
    return county.person("everything", at, *work)


def test_who_holds_every_role_cannot_pass_the_own_draft(county, of, post):
    person = all_roles(county, of.agency)
    item = items.services.create(person, of.agency, items.words(of))
    assert post(person, "submit", item.pk)[0] == 200
    status, answer = post(person, "pass_step", item.pk)
    assert status == 403
    with pytest.raises(NotAllowed) as refused:
        items.services.pass_step(person, item.pk)
    assert answer["detail"] == str(refused.value)  # word for word what the page says
    assert "本人" in answer["detail"] or "自己" in answer["detail"]
    item.refresh_from_db()
    assert item.state == "in_review"


def test_the_state_names_what_the_person_may_do_and_why_not(of, post):
    item = items.in_review(of)
    status, answer = post(of.head, "item", item.pk)
    assert status == 200
    moves = {one["act"]: one["why_not"] for one in answer["moves"]}
    assert moves["pass_step"] is None
    assert moves["clear"] is not None


def test_an_item_of_another_body_is_not_there(county, of, post):
    stranger = county.person("api_stranger", county.west, Role.HANDLER)
    status, answer = post(stranger, "submit", items.drafted(of).pk)
    assert (status, answer["detail"]) == (404, "没有这条信息，或者不在您的工作范围内。")


def test_who_acts_on_an_older_version_is_told(of, post):
    item = items.drafted(of)
    status, answer = post(of.clerk, "submit", item.pk, version=item.version + 7)
    assert status == 409
    assert "已被他人修改" in answer["detail"]


def test_what_is_missing_in_an_act_is_named(of, post):
    status, answer = post(of.leader, "release", items.drafted(of).pk)
    assert (status, answer["detail"]) == (422, "reason没有给出，或者值不能用；各项的写法见接口说明。")


def test_what_is_no_json_or_no_text_is_refused_with_a_sentence(of, client, post):
    item, text = items.drafted(of), accounts.make_token(of.clerk, name="办公系统", days=30)[1]
    headers = {"Authorization": f"Bearer {text}"}
    address = reverse("desk_api:submit", args=[item.pk])
    response = client.post(address, "{", "application/json", headers=headers)
    assert (response.status_code, response.json()["detail"][:6]) == (400, "内容读不出来")
    status, answer = post(text, "withdraw", item.pk, reason="甲\0")
    assert (status, answer["detail"][:8]) == (422, "reason没有")


@pytest.mark.parametrize("text", ["", "gk_1_x", "gk_x_y", "other", "gk_999999999999999999999_x"])
def test_without_a_token_nothing_is_done(of, post, text):
    status, answer = post(text, "submit", items.drafted(of).pk)
    assert status == 401
    assert "没有令牌，或者令牌已失效" in answer["detail"]


def test_a_session_is_no_token(of, signed_in):
    response = signed_in(of.clerk).post(reverse("desk_api:submit", args=[items.drafted(of).pk]))
    assert response.status_code == 401


def test_a_token_ends_on_its_day_by_its_owner_and_with_the_password(of, post, monday):
    item = items.drafted(of)
    row, text = accounts.make_token(of.clerk, name="办公系统", days=30)
    assert post(text, "item", item.pk)[0] == 200
    with clock.fixed(monday + timedelta(days=30)):
        assert post(text, "item", item.pk)[0] == 200
    with clock.fixed(monday + timedelta(days=31)):
        assert post(text, "item", item.pk)[0] == 401
    accounts.revoke_token(of.clerk, row.pk)
    assert post(text, "item", item.pk)[0] == 401
    _row, other = accounts.make_token(of.clerk, name="办公系统", days=30)
    person = Staff.objects.get(pk=of.clerk.pk)
    person.set_password("another-Good-1-secret")
    person.save(update_fields=["password"])
    assert post(other, "item", item.pk)[0] == 401


def test_a_token_does_not_spare_the_duties_of_signing_in(of, post, settings):
    item, text = items.drafted(of), accounts.make_token(of.clerk, name="办公系统", days=30)[1]
    settings.SECOND_FACTOR = "everyone"
    assert post(text, "item", item.pk)[0] == 401
    TOTP.activate(of.clerk, generate_totp_secret())
    assert post(text, "item", item.pk)[0] == 200
    Staff.objects.filter(pk=of.clerk.pk).update(must_change_password=True)
    assert post(text, "item", item.pk)[0] == 401
    Staff.objects.filter(pk=of.clerk.pk).update(must_change_password=False, is_active=False)
    assert post(text, "item", item.pk)[0] == 401


def test_who_guesses_tokens_is_made_to_wait(of, post):
    item = items.drafted(of)
    codes = [post(f"gk_1_{n}", "item", item.pk)[0] for n in range(21)]
    assert codes == [401] * 20 + [429]


def test_only_a_digest_is_kept_and_the_log_names_the_token_without_it(of):
    row, text = accounts.make_token(of.clerk, name="办公系统", days=30)
    secret = text.rpartition("_")[2]
    kept = AccessToken.objects.get(pk=row.pk)
    assert secret not in str(vars(kept))
    event = Event.objects.order_by("-pk").first()
    assert event.tag == "agencies.token.made"
    assert event.data == {"token": row.pk, "until": "2026-12-23"}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": " ", "days": 30}, "还没有写用途"),
        ({"name": "甲", "days": 0}, "应在1至90日之间"),
        ({"name": "甲", "days": 91}, "应在1至90日之间"),
    ],
)
def test_a_token_that_says_too_little_or_lasts_too_long_is_refused(of, given, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        accounts.make_token(of.clerk, **given)


def test_a_sixth_token_is_refused_until_one_is_ended(of):
    rows = [accounts.make_token(of.clerk, name=f"程序{n}", days=1)[0] for n in range(5)]
    with pytest.raises(NotAllowed, match="最多5个"):
        accounts.make_token(of.clerk, name="第六个", days=1)
    accounts.revoke_token(of.clerk, rows[0].pk)
    accounts.make_token(of.clerk, name="第六个", days=1)


def test_a_person_makes_a_token_on_the_page_sees_it_once_and_ends_it(of, signed_in, client):
    browser = signed_in(of.clerk)
    session = browser.session
    session["proved_at"] = clock.now().timestamp()
    session.save()
    made = browser.post(reverse("agencies:make_token"), {"name": "办公系统", "days": 30})
    row = AccessToken.objects.get()
    assert f"gk_{row.pk}_" in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    listed = browser.get(reverse("agencies:tokens")).content.decode()
    assert "办公系统" in listed
    assert f"gk_{row.pk}_" not in listed
    browser.post(reverse("agencies:revoke_token", args=[row.pk]))
    row.refresh_from_db()
    assert row.revoked_at is not None
