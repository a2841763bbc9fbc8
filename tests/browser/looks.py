"""What every page must bear: no serious fault of accessibility, no scrolling sideways; and pictures to look at."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
PICTURES = Path(__file__).parents[2] / "screenshots"
WANTS_PICTURES = bool(os.environ.get("GONGKAI_PICTURES"))
# Only the grave violations come back: the whole answer lists every element that passed, megabytes of it. Nor are the
# style sheets fetched anew, which serves one rule alone (css-orientation-lock): ours do not ask for the orientation.
FAULTS = """() => axe.run({resultTypes: ["violations"], preload: false}).then(found => found.violations
    .filter(one => ["serious", "critical"].includes(one.impact))
    .map(one => [one.id, one.help, ...one.nodes.slice(0, 3).map(node => node.html.slice(0, 200))]))"""
# Pictures of pages load as they come into sight; a picture of the whole page shows all of them.
ALL_IN_SIGHT = """async () => {
  for (const one of document.images) one.loading = "eager";
  await Promise.all([...document.images].map(one => one.decode().catch(() => null)));
}"""
_axe = Axe()


def look(page: Page, name: str, address: str = "") -> None:
    """The page as it stands, or the one at the address: fits both screens, is accessible on both, and is kept."""
    as_it_was = page.viewport_size
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        if address and size is WIDE:
            page.goto(address)
        assert_fits(page)
        assert_accessible(page)
        picture(page, f"{name}_{size['width']}")
    page.set_viewport_size(as_it_was)


def assert_accessible(page: Page) -> None:
    """Axe finds nothing serious or critical on the page as it stands now."""
    with _own_styles(page):
        if not page.evaluate("'axe' in window"):
            page.evaluate(_axe.axe_script)
        grave = page.evaluate(FAULTS)
    assert not grave, "\n".join(map(str, grave))


def assert_fits(page: Page) -> None:
    """Nothing makes the page wider than its window."""
    # A link just clicked has sent its first bytes at best: until it is loaded, there may be no element to measure.
    page.wait_for_load_state("load")
    excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert excess <= 0, f"{page.url} is {excess} pixels too wide"


def picture(page: Page, name: str) -> None:
    """Where pictures are asked for (GONGKAI_PICTURES=1): the whole page in ./screenshots, which is not tracked."""
    if WANTS_PICTURES:
        photograph(page, name)


def photograph(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    with _own_styles(page):
        page.evaluate(ALL_IN_SIGHT)
        page.evaluate("scrollTo(0, 0)")  # else what sticks to the top stands in the middle of the picture
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


@contextmanager
def _own_styles(page: Page) -> Iterator[None]:
    """The tools put styles of their own into the page, which its policy refuses: that is no complaint about the page.

    What the page itself complains of was heard while it loaded; the next page is listened to again.
    """
    page.wait_for_load_state("load")
    page.context.complaints.is_deaf = True
    yield
    # What is said of our own styles comes before what we say now: not on the next page.
    with page.expect_console_message(lambda line: line.text == "looked at"):
        page.evaluate("console.debug('looked at')")
