"""Kind × level × actor × route: nobody passes own work, by no way, and each refusal says the same sentence."""

from __future__ import annotations

import html
import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse

from gongkai.apps.agencies import services as accounts
from gongkai.apps.events.models import Event
from gongkai.apps.proactive import services
from gongkai.apps.proactive.demands import DEMANDS
from gongkai.apps.proactive.kinds import KINDS
from gongkai.apps.proactive.models import Clearance, Item, Review
from gongkai.apps.proactive.services import importing, together
from gongkai.apps.proactive.states import State
from gongkai.lib.errors import NotAllowed
from tests.integration.brought import ROWS, files, listing
from tests.integration.conftest import PASSWORD
from tests.integration.requests import on
from tests.integration.review_matrix import (
    ACTORS,
    EXPECTED,
    FINDING,
    LEVELS,
    NOT_THERE,
    OWN,
    PASSED,
    RIGHT,
    prepared,
)

pytestmark = pytest.mark.django_db
EVERY_KIND = tuple(kind.code for kind in KINDS)
SOME_KINDS = ("notice", "normative_document")
# What the life of a kind demands before the last step holds up the right person too; that is tested where it is made.
HELD = {kind for one in DEMANDS for kind in one.kinds}


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield prepared(county)


def by_service(actor, item, level):
    """As from a shell on the machine. Gives the sentence, 404, or None where it was done."""
    try:
        if level in PASSED:
            services.pass_step(actor, item.pk, opinion="同意")
        elif level == "clear":
            services.clear(actor, item.pk, key=FINDING["key"], reason="是办公电话")
        elif level == "release":
            services.release(actor, item.pk, reason="汛情紧急")
        else:
            services.review_after(actor, item.pk, keeps=True)
    except NotAllowed as refusal:
        return str(refusal)
    except Http404:
        return NOT_THERE
    return None


def by_many(actor, item, level):
    """The act on many at once, for the steps before publication."""
    try:
        together.pass_all(actor, [item.pk], opinion="同意")
    except NotAllowed as refusal:
        words = str(refusal).removeprefix(f"“{item}”不能通过：")
        return words.removesuffix(" 一件也没有办理；请取消勾选这一件后再试。")
    except Http404:
        return NOT_THERE
    return None


GIVEN = {
    "clear": {"key": FINDING["key"], "reason": "是办公电话"},
    "release": {"reason": "汛情紧急"},
    "after": {"keeps": "yes", "opinion": ""},
}
COMMANDS = {"release": ("release",), "clear": ("clear", "--finding", "1"), "after": ("keep",)}
PAGES = {"clear": "clear", "release": "release", "after": "review_after"}


class Browsers:
    def __init__(self, signed_in):
        self.signed_in, self.known = signed_in, {}

    def of(self, actor):
        if actor.pk not in self.known:
            self.known[actor.pk] = self.signed_in(actor)
        return self.known[actor.pk]

    def act(self, actor, item, level):
        if not actor.is_active:
            return NOT_THERE  # cannot sign in; that is asked in the tests of signing in
        address = reverse(f"proactive:{PAGES.get(level, 'pass_step')}", args=[item.pk])
        answer = self.of(actor).post(address, GIVEN.get(level, {"opinion": "同意"}))
        if answer.status_code == 302:
            return NOT_THERE if "/accounts/" in answer.url or "/login" in answer.url else None
        if answer.status_code == 404:
            return NOT_THERE
        page = html.unescape(answer.content.decode())
        found = [one for one in set(EXPECTED[level].values()) if isinstance(one, str) and one in page]
        return found[0] if len(found) == 1 else page


class Typed:
    """The command, by everybody's own password."""

    def __init__(self, monkeypatch):
        self.monkeypatch = monkeypatch

    def act(self, actor, item, level):
        act, *more = COMMANDS.get(level, ("pass",))
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
        try:
            call_command(
                "items", act, str(item.pk), *more, "--as", actor.username, "--words", "同意", stdout=io.StringIO()
            )  # fmt: skip
        except CommandError as refusal:
            hidden = (f"没有编号为{item.pk}的信息，或者您无权办理。", "登录名或者密码不对")
            return NOT_THERE if str(refusal).startswith(hidden) else str(refusal)
        return None


class Programs:
    """The interface for programs, by everybody's own token."""

    GIVEN = GIVEN | {"after": {"keeps": True}}

    def __init__(self):
        self.tokens = {}

    def token(self, actor):
        if actor.pk not in self.tokens:
            self.tokens[actor.pk] = accounts.make_token(actor, name="办公系统", days=30)[1]
        return self.tokens[actor.pk]

    def act(self, actor, item, level):
        if not actor.is_active:
            return NOT_THERE  # makes no token; that is asked in the tests of tokens
        address = reverse(f"desk_api:{PAGES.get(level, 'pass_step')}", args=[item.pk])
        given = json.dumps(self.GIVEN.get(level, {"opinion": "同意"}))
        headers = {"Authorization": f"Bearer {self.token(actor)}"}
        answer = Client().post(address, given, "application/json", headers=headers)
        if answer.status_code == 404:
            return NOT_THERE
        return None if answer.status_code == 200 else answer.json()["detail"]


def tried(act, of, kinds, levels, actors, known_by=None):
    """Everything that was not as the table says: each try is taken back, so that all meet the same item.

    known_by: what makes an actor known to the route, before; a session or a token must outlive the try.
    """
    wrong = []
    for kind in kinds:
        for level in levels:
            item = of.item(kind, level)
            for name in actors:
                if known_by is not None and of.actor(name, level).is_active:
                    known_by(of.actor(name, level))
                with transaction.atomic():
                    said = act(of.actor(name, level), item, level)
                    transaction.set_rollback(True)
                if name in {"right", "twice"} and said and level in PASSED and kind in HELD:
                    continue
                if said != EXPECTED[level][name]:
                    wrong.append((kind, level, name, said))
    return wrong


def whole_log():
    out = io.StringIO()
    call_command("log", "verify", stdout=out)
    return "操作日志完整" in out.getvalue()


def test_every_kind_refuses_its_authors_by_the_services_and_lets_the_right_person(of):
    assert tried(by_service, of, EVERY_KIND, LEVELS, ("author", "right")) == []
    assert Review.objects.exclude(reviewer=of.people["twice"]).count() == 0
    assert whole_log()


def test_everybody_is_told_the_same_by_the_services(of):
    assert tried(by_service, of, SOME_KINDS, LEVELS, ACTORS) == []


def test_everybody_is_told_the_same_by_the_act_on_many(of):
    assert tried(by_many, of, SOME_KINDS, PASSED, ACTORS) == []


def test_everybody_is_told_the_same_by_the_pages(of, signed_in):
    browsers = Browsers(signed_in)
    assert tried(browsers.act, of, SOME_KINDS, LEVELS, ACTORS, browsers.of) == []
    item = of.item("notice", "first")
    answer = Client().post(reverse("proactive:pass_step", args=[item.pk]))
    assert (answer.status_code, "login" in answer.url) == (302, True)
    assert whole_log()


def test_everybody_is_told_the_same_by_the_command(of, monkeypatch):
    assert tried(Typed(monkeypatch).act, of, SOME_KINDS, LEVELS, ACTORS) == []
    assert whole_log()


def test_everybody_is_told_the_same_by_the_interface_for_programs(of, signed_in):
    signed_in(of.people["administrator_author"])  # a second factor is owed before a token is made
    signed_in(of.people["administrator"])
    programs = Programs()
    assert tried(programs.act, of, SOME_KINDS, LEVELS, ACTORS, programs.token) == []
    item = of.item("notice", "first")
    address = reverse("desk_api:pass_step", args=[item.pk])
    assert Client().post(address, "{}", "application/json").status_code == 401
    assert whole_log()


def test_who_brings_a_list_passes_nothing_of_it_by_any_way(of, signed_in, monkeypatch):
    author = of.people["author"]
    found = importing.begin_import(author, "目录.xlsx", listing(ROWS[1]), files())
    importing.read_at_once(author, found.pk)
    importing.confirm_import(author, found.pk)
    item = services.submit(author, Item.objects.get(origin__brought_with=found).pk)
    programs = Programs()
    ways = (by_service, by_many, Browsers(signed_in).act, Typed(monkeypatch).act, programs.act)
    assert [act(author, item, "first") for act in ways] == [OWN] * 5
    assert author.pk not in Review.objects.values_list("reviewer", flat=True)
    item.refresh_from_db()
    assert item.state == State.IN_REVIEW


def test_what_a_program_begins_or_changes_is_passed_by_its_owner_by_no_way(of, signed_in, monkeypatch):
    author, programs = of.people["author"], Programs()
    headers = {"Authorization": f"Bearer {programs.token(author)}"}

    def sent(method, name, *args, **given):
        address, body = reverse(f"desk_api:{name}", args=args), json.dumps(given)
        return Client().generic(method, address, body, "application/json", headers=headers).json()

    begun = sent("POST", "begin", agency=of.agency.pk, column=of.column.pk, title="按程序写的公告", body="文字。",
                 attribute="proactive", formed_on="2024-04-07")  # fmt: skip
    changed = sent("PATCH", "draft", begun["id"], version=begun["version"], summary="摘要")
    assert (changed["state"], changed["is_public"]) == ("draft", False)
    wide = {"state": "approved", "index_no": "QY-1", "is_public": True, "author": of.people["handler"].pk}
    for name, value in wide.items():  # nothing that the review or the numbering decides can be given
        said = sent("PATCH", "draft", begun["id"], version=changed["version"], **{name: value})
        assert said == {"detail": f"{name}没有给出，或者值不能用；各项的写法见接口说明。"}
    item = services.submit(author, begun["id"])
    ways = (by_service, by_many, Browsers(signed_in).act, Typed(monkeypatch).act, programs.act)
    assert [act(author, item, "first") for act in ways] == [OWN] * 5
    assert sent("PATCH", "draft", item.pk, version=item.version, title="审核中改的")["detail"].startswith(
        "这件信息现在不在起草中"
    )
    item.refresh_from_db()
    assert (item.state, item.newest.title, item.index_no) == (State.IN_REVIEW, "按程序写的公告", None)
    assert author.pk not in Review.objects.values_list("reviewer", flat=True)
    assert whole_log()


def test_the_right_people_go_the_whole_way_and_the_log_tells_each_by_name(of):
    item = of.item("notice", "first")
    for level in PASSED:
        assert by_service(of.actor("right", level), item, level) is None
    item.refresh_from_db()
    assert item.state == State.APPROVED
    reviewed = Event.objects.filter(tag="proactive.item.reviewed", subject=f"proactive.item:{item.pk}")
    told = [(event.data["step"], event.actor) for event in reviewed.order_by("sequence")]
    assert told == [(level, of.people[RIGHT[level]].pk) for level in PASSED]
    assert Clearance.objects.count() == 0
    assert whole_log()
