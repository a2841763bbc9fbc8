"""Every page of the two shells, wide and narrow: accessible, fitting, and nothing that the browser refuses."""

import pytest

from gongkai.apps.notices import services as notices
from tests.browser.conftest import NARROW, WIDE
from tests.browser.looks import assert_accessible, assert_fits, picture

PUBLIC = {
    "home": "/",
    "search": "/search/?q=信息公开",
    "site_map": "/map/",
    "sign_in": "/account/login/",
}
STAFF = {
    "work": "/desk/",
    "notices": "/desk/notifications/",
    "search": "/desk/search/?q=年度报告",
    "account": "/desk/account/",
    "password": "/account/password/",
    "second_factor": "/account/second-factor/",
    "sign_out": "/account/logout/",
}
SIZES = {"1280": WIDE, "390": NARROW}


def look_at_all(page, addresses, prefix, width):
    """Goes to each page in turn, so that one server and one visitor serve for all of them."""
    page.set_viewport_size(SIZES[width])
    for name, address in addresses.items():
        page.goto(address)
        picture(page, f"{prefix}_{name}_{width}")
        assert_accessible(page)
        assert_fits(page)


@pytest.mark.parametrize("width", SIZES)
def test_public_pages_bear_every_look(page, width):
    look_at_all(page, PUBLIC, "portal", width)


@pytest.mark.parametrize("width", SIZES)
def test_staff_pages_bear_every_look(clerk, county, width):
    notices.send(
        [county.clerk], "《%(title)s》被退回修改。", address="/desk/", values={"title": "2025年度报告"}
    )
    look_at_all(clerk, STAFF, "desk", width)


def test_pages_in_english_bear_every_look(clerk):
    clerk.goto("/display/?language=en&next=/desk/account/")
    assert clerk.get_by_role("heading", name="My account").is_visible()
    look_at_all(clerk, {"account_en": "/desk/account/", "work_en": "/desk/"}, "desk", "390")
    look_at_all(clerk, {"home_en": "/"}, "portal", "1280")


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("display", ["size=normal", "elder=yes"])
def test_every_component_bears_every_look(page, gallery, width, display):
    page.goto(f"/display/?{display}&next=/gallery/")
    look_at_all(page, {f"all_{display.split('=')[0]}": "/gallery/"}, "gallery", width)


def test_page_at_twice_its_size_fits_without_scrolling_sideways(page, gallery):
    """At 200 % a window of 1280 pixels has room for 640."""
    page.set_viewport_size({"width": 640, "height": 450})
    page.goto("/gallery/")
    picture(page, "gallery_200_percent")
    assert_fits(page)


def test_printed_page_has_no_navigation_but_the_data_of_its_charts(page, gallery):
    page.goto("/gallery/")
    page.emulate_media(media="print")
    picture(page, "gallery_print")
    assert not page.locator(".gk-site-nav").is_visible()
    assert not page.locator(".gk-tools").is_visible()
    assert page.locator(".gk-figure table").first.is_visible()


def test_page_of_refusal_bears_the_look(page):
    page.goto("/no-such-page/")
    page.context.complaints.clear()  # the browser notes the 404 itself
    picture(page, "portal_not_found_1280")
    assert_accessible(page)
    assert page.get_by_role("heading", name="没有这个页面").is_visible()
