"""A real browser before a real server: Debian's Chromium, driven by playwright. Skipped where Chromium is absent."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from gongkai.apps.agencies.models import Staff
from gongkai.apps.search_index import queries as search_index_queries
from gongkai.apps.search_index import services as search_index
from tests.browser.looks import WIDE, photograph
from tests.browser.people import County, found_county, sign_in

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium here: apt-get install chromium"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """What stands in the windows when a test fails is kept, whether pictures are asked for or not."""
    report = yield
    if report.failed and report.when == "call" and "chromium" in item.funcargs:
        pages = [page for window in item.funcargs["chromium"].contexts for page in window.pages]
        for number, page in enumerate(pages):
            with suppress(Error):  # a page that is gone must not hide why the test failed
                photograph(page, re.sub(r"\W+", "_", f"failed_{item.name}_{number}"))
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # Playwright's loop makes Django think that the test itself is asynchronous; it is not.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


class Complaints(list[str]):
    """What the browser complains of; deaf while our own tools are at work on a page (see looks)."""

    is_deaf = False

    def hear(self, text: str) -> None:
        if not self.is_deaf:
            self.append(text)

    def listen(self, _frame: object) -> None:
        self.is_deaf = False


@pytest.fixture(autouse=True)
def _an_index(live_server) -> None:
    """As the worker leaves it at its start; without one, searching says that the index is being made anew."""
    if search_index_queries.is_rebuilding():
        search_index.rebuild()


@contextmanager
def visiting(chromium: Browser, live_server, **options) -> Iterator[BrowserContext]:
    """Cookies of one visitor. What a page complains of (a refused style, a broken script) fails the test."""
    context = chromium.new_context(**{"base_url": live_server.url, "locale": "zh-CN"} | options)
    # A test that asks for a refusal clears it: a page that is not there is a complaint of the browser too.
    complaints = context.complaints = Complaints()
    context.on(
        "console", lambda line: complaints.hear(line.text) if line.type in {"error", "warning"} else None
    )
    context.on("weberror", lambda error: complaints.hear(str(error.error)))
    context.on("page", lambda page: page.on("framenavigated", complaints.listen))
    yield context
    context.close()
    assert not complaints, complaints


@pytest.fixture
def context(chromium: Browser, live_server) -> Iterator[BrowserContext]:
    """A visitor with a window of 1280 pixels."""
    with visiting(chromium, live_server, viewport=WIDE) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A visitor at 1280 pixels who is not signed in."""
    return context.new_page()


@pytest.fixture
def seat(chromium: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """A new window for one of the staff, who is signed in: one for each person, and one for each day.

    An answer that is still on its way to the window of an earlier day says "your session is over" and would take the
    cookie of this one away.
    """
    with ExitStack() as windows:

        def seated(staff: Staff, **options) -> Page:
            options = {"viewport": WIDE} | options
            window = windows.enter_context(visiting(chromium, live_server, **options))
            sign_in(window, staff, live_server.url)
            return window.new_page()

        yield seated


@pytest.fixture
def county(live_server) -> County:
    return found_county()


@pytest.fixture
def clerk(page: Page, county: County, live_server) -> Page:
    """The same visitor, signed in as the handler of the county's office."""
    sign_in(page.context, county.clerk, live_server.url)
    return page


@pytest.fixture
def gallery(settings) -> None:
    """A page at /gallery/ with every component; it exists in this test alone."""
    settings.ROOT_URLCONF = "tests.browser.gallery"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [Path(__file__).parent / "templates"]}]
