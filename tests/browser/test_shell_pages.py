"""Every page of the two shells, wide and narrow, in both languages: accessible, fitting, with nothing refused by the browser."""

import pytest

from gongkai.apps.notices import services as notices
from tests.browser.conftest import NARROW, WIDE
from tests.browser.looks import assert_accessible, assert_fits, picture

PUBLIC = {"home": "/", "search": "/search/?q=信息公开", "site_map": "/map/", "sign_in": "/account/login/"}
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


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("name", PUBLIC)
def test_public_page_bears_every_look(page, name, width):
    page.set_viewport_size(SIZES[width])
    page.goto(PUBLIC[name])
    picture(page, f"portal_{name}_{width}")
    assert_accessible(page)
    assert_fits(page)


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("name", STAFF)
def test_staff_page_bears_every_look(clerk, county, name, width):
    notices.send([county.clerk], "《%(title)s》已退回修改。", address="/desk/", values={"title": "2025年度报告"})
    clerk.set_viewport_size(SIZES[width])
    clerk.goto(STAFF[name])
    picture(clerk, f"desk_{name}_{width}")
    assert_accessible(clerk)
    assert_fits(clerk)
