"""Every page of the two shells, wide and narrow: accessible, fitting, and nothing that the browser refuses."""

import pytest

from gongkai.apps.notices import services as notices
from tests.browser.looks import assert_accessible, assert_fits, look, picture

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


def look_at_all(page, addresses, prefix):
    """Goes to each page in turn, so that one server and one visitor serve for all of them."""
    for name, address in addresses.items():
        look(page, f"{prefix}_{name}", address)


def test_public_pages_bear_every_look(page):
    look_at_all(page, PUBLIC, "portal")


def test_staff_pages_bear_every_look(clerk, county):
    notices.send(
        [county.clerk], "《%(title)s》被退回修改。", address="/desk/", values={"title": "2025年度报告"}
    )
    look_at_all(clerk, STAFF, "desk")


def test_pages_in_english_bear_every_look(clerk):
    clerk.goto("/display/?language=en&next=/desk/account/")
    assert clerk.get_by_role("heading", name="My account").is_visible()
    look_at_all(clerk, {"account_en": "/desk/account/", "work_en": "/desk/"}, "desk")
    look_at_all(clerk, {"home_en": "/"}, "portal")


@pytest.mark.parametrize("display", ["size=normal", "elder=yes"])
def test_every_component_bears_every_look(page, gallery, display):
    page.goto(f"/display/?{display}&next=/gallery/")
    look_at_all(page, {f"all_{display.split('=')[0]}": "/gallery/"}, "gallery")


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
