"""Every page of the site × every actor × the expected answer; the rows stand in tests/integration/access/."""

import importlib
import pkgutil
from datetime import date

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from gongkai.apps.agencies.roles import ADMINISTRATION, Role
from tests.integration import access
from tests.integration.access import ACTORS

PARTS = [
    importlib.import_module(f"{access.__name__}.{part.name}")
    for part in pkgutil.iter_modules(access.__path__)
]
ROWS = [(part, row) for part in PARTS for row in part.ROWS]
WORK = [role for role in Role if role not in {*ADMINISTRATION, Role.SUPERVISOR}]
REFUSED = {302, 403, 404}

pytestmark = pytest.mark.usefixtures("monday")


def patterns(resolver, prefix=""):
    """The full name of every address of the site; one without a name gives its pattern."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield prefix + (entry.name or str(entry.pattern))
        else:
            yield from patterns(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)


def test_every_page_of_the_site_is_in_the_table():
    assert set(patterns(get_resolver())) - {row.name for _part, row in ROWS} == set()


def test_the_table_holds_no_page_that_is_gone():
    assert {row.name for _part, row in ROWS} - set(patterns(get_resolver())) == set()


@pytest.fixture
def browser_of(county, signed_in):
    """Signs an actor in. Only the officer's roles reach no further than the own body."""

    def browser(actor):
        if actor == "anonymous":
            return Client()
        people = {
            "stranger": lambda: county.person("stranger", county.west, Role.HANDLER),
            "colleague": lambda: county.person("colleague", county.finance),
            "officer": lambda: county.person("officer", county.finance, *WORK),
            "supervisor": lambda: county.person("supervisor", county.government, Role.SUPERVISOR),
        }
        return signed_in(people[actor]() if actor in people else getattr(county, actor))

    return browser


@pytest.fixture
def addresses(county):
    """Each row with its address, on records that its part prepared."""
    prepared = {part: getattr(part, "prepare", lambda _county: {})(county) for part in PARTS}
    return [(row, reverse(row.name, args=[prepared[part][name] for name in row.args])) for part, row in ROWS]


@pytest.mark.long
def test_each_page_answers_each_actor_as_the_table_says_and_takes_no_form_of_the_refused(
    browser_of, addresses
):
    """One test, because the records of all parts take longer to prepare than an actor's pages to answer.

    What one actor did is taken back before the next one comes.
    """
    wrong = []
    for actor in ACTORS:
        with transaction.atomic():
            browser = browser_of(actor)
            wrong += [*_opened_wrongly(browser, addresses, actor), *_sent_wrongly(browser, addresses, actor)]
            transaction.set_rollback(True)
        cache.clear()
    assert not wrong, "\n".join(map(str, wrong))


def _opened_wrongly(browser, addresses, actor):
    for row, address in addresses:
        response = getattr(browser, row.method)(address)
        if response.streaming:
            list(response)  # a file is closed when it was read
        if response.status_code != getattr(row.codes, actor):
            yield actor, row.name, response.status_code, "expected", getattr(row.codes, actor)


def _sent_wrongly(browser, addresses, actor):
    for row, address in addresses:
        expected = getattr(row.codes, actor)
        is_asked = row.method == "get"  # what takes forms alone was sent one already
        if is_asked and expected in REFUSED and not row.name.startswith(("account_", "mfa_")):
            code = browser.post(address).status_code
            if code not in {expected, 405}:
                yield actor, row.name, code, "to a form; expected", expected


def test_a_refused_page_says_why_and_who_can_help(county, signed_in):
    colleague = county.person("colleague", county.finance)
    page = signed_in(colleague).get(reverse("agencies:rename", args=[county.finance.pk]))
    assert "须由“清源县财政局”的系统管理员办理" in page.content.decode()


def test_a_page_of_another_body_is_just_not_there(county, signed_in):
    """The same page, the same person: there for the own body, absent for the other."""
    person = county.person("person", county.finance)
    browser = signed_in(person)
    assert browser.get(reverse("agencies:detail", args=[county.finance.pk])).status_code == 200
    assert browser.get(reverse("agencies:detail", args=[county.west.pk])).status_code == 404


def test_the_dates_of_the_county_fit_the_fixed_clock(county):
    assert county.finance.founded_on < date(2026, 11, 23)
