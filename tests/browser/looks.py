"""What every page must bear: no serious fault of accessibility, no scrolling sideways; and pictures to look at."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PICTURES = Path(__file__).parents[2] / "screenshots"
GRAVE = frozenset({"serious", "critical"})
_axe = Axe()


def assert_accessible(page: Page) -> None:
    """Axe finds nothing serious or critical on the page as it stands now."""
    with _own_styles(page):
        found = _axe.run(page).response["violations"]
    grave = [
        (one["id"], one["help"], [node["html"][:200] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in GRAVE
    ]
    assert not grave, "\n".join(map(str, grave))


def assert_fits(page: Page) -> None:
    """Nothing makes the page wider than its window."""
    # A link just clicked has sent its first bytes at best: until it is loaded, there may be no element to measure.
    page.wait_for_load_state("load")
    excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert excess <= 0, f"{page.url} is {excess} pixels too wide"


def picture(page: Page, name: str) -> Path:
    """The whole page as a picture in ./screenshots, which is not tracked."""
    PICTURES.mkdir(exist_ok=True)
    path = PICTURES / f"{name}.png"
    with _own_styles(page):
        page.screenshot(path=path, full_page=True)
    return path


@contextmanager
def _own_styles(page: Page) -> Iterator[None]:
    """The tools put styles of their own into the page, which its policy refuses: that is no complaint about the page.

    What the page itself complains of was heard while it loaded; the next page is listened to again.
    """
    page.wait_for_load_state("load")
    page.context.complaints.is_deaf = True
    yield
    # What is said of our own styles arrives late on a busy machine: not on the next page.
    page.wait_for_timeout(200)
