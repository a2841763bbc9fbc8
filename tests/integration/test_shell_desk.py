"""The staff shell: entries by role with counts, what waits, the own account; nothing of it for strangers."""

from datetime import date

import pytest
from django.urls import reverse

from gongkai.apps.agencies.models import Agency
from gongkai.apps.agencies.roles import Role
from gongkai.desk.worklist import Block
from gongkai.lib.shell import navigation, worklist
from gongkai.lib.ui.parts import Item, Tag

PAGES = ("desk:home", "desk:search", "desk:account", "notices:list")


@pytest.fixture
def clerk(county):
    return county.person("liming", county.finance, Role.HANDLER)


@pytest.fixture
def entry_for_leaders():
    entry = navigation.Entry(
        "desk:search",
        "领导专用",
        order=15,
        roles=frozenset({Role.LEADER_IN_CHARGE}),
        waiting=lambda _actor: Agency.objects.all(),
    )
    navigation.add(entry)
    yield entry
    navigation.ENTRIES.remove(entry.key)


@pytest.fixture
def two_of_thirteen():
    rows = [Item(f"核对第{n}份年度报告", "/desk/", "清源县财政局", date(2026, 11, 20)) for n in range(13)]
    provider = worklist.Provider(
        "test",
        "待核对的年度报告",
        10,
        lambda _actor, wanted: worklist.Work(rows[:wanted], 13, "/desk/account/"),
    )
    worklist.add(provider)
    yield provider
    worklist.PROVIDERS.remove("test")


@pytest.mark.parametrize("name", PAGES)
def test_stranger_is_led_to_the_sign_in(client, db, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 302
    assert answer.url.startswith("/account/login/?next=")


@pytest.mark.parametrize("name", PAGES)
def test_clerk_gets_every_page_of_the_shell(signed_in, clerk, name):
    page = signed_in(clerk).get(reverse(name))
    assert page.status_code == 200
    assert "我的待办" in page.text
    assert '<meta name="robots" content="noindex, nofollow">' in page.text


def test_entry_is_shown_to_its_roles_only(signed_in, county, clerk, entry_for_leaders):
    leader = county.person("wangfang", county.finance, Role.LEADER_IN_CHARGE)
    assert "领导专用" not in signed_in(clerk).get("/desk/").text
    page = signed_in(leader).get("/desk/").text
    assert "领导专用" in page
    assert '<span class="gk-count">4</span>' in page


def test_only_the_deepest_entry_is_the_present_one(signed_in, clerk):
    page = signed_in(clerk).get(reverse("agencies:list")).text
    assert page.count('aria-current="page"') == 1
    assert "aria-current" not in signed_in(clerk).get("/desk/account/").text


def test_empty_worklist_says_what_will_stand_there(signed_in, clerk):
    assert "现在没有等您办理的事" in signed_in(clerk).get("/desk/").text


def test_worklist_shows_ten_rows_and_how_many_more(signed_in, clerk, two_of_thirteen):
    page = signed_in(clerk).get("/desk/").text
    assert "核对第9份年度报告" in page
    assert "核对第10份年度报告" not in page
    assert "还有3件，查看全部" in page


def test_account_page_names_the_roles_and_offers_the_second_factor(signed_in, clerk):
    page = signed_in(clerk).get("/desk/account/").text
    assert "经办人" in page
    assert "动态口令未启用" in page


def test_frame_costs_a_fixed_number_of_queries(signed_in, clerk, django_assert_num_queries):
    browser = signed_in(clerk)
    browser.get("/desk/search/")
    with django_assert_num_queries(5):  # session, person; two of the search; everything that is counted
        browser.get("/desk/search/")


def test_page_speaks_english_after_the_choice(signed_in, clerk):
    browser = signed_in(clerk)
    answer = browser.get("/display/?language=en&next=/desk/")
    assert (answer.status_code, answer.url) == (302, "/desk/")
    page = browser.get("/desk/").text
    assert '<html lang="en"' in page
    assert "Sign out" in page


def test_worklist_of_many_kinds_opens_with_what_presses(signed_in, clerk, monkeypatch):
    late = Item("甲", "/desk/1/", tag=Tag("逾期3个工作日", "bad"))
    new = Item("乙", "/desk/2/", tag=Tag("还有9个工作日"))
    kinds = {"经办的申请": late, "起草的信息": new, "待发布的解读": new, "复议诉讼": new}
    blocks = [Block(title, worklist.Work((item,), 1)) for title, item in kinds.items()]
    monkeypatch.setattr("gongkai.desk.worklist.waiting_for", lambda _actor: blocks)
    jump = signed_in(clerk).get("/desk/").text.partition('<nav class="gk-jump"')[2].partition("</nav>")[0]
    assert jump.count("<li>") == 4
    assert jump.count("须先办") == 1
    assert "须先办" in jump.partition("起草的信息")[0]


def test_worklist_of_few_kinds_needs_no_table_of_contents(signed_in, clerk, two_of_thirteen):
    assert "gk-jump" not in signed_in(clerk).get("/desk/").text
