"""Every kind of public page against the rules by which sites are inspected, and against the standard of HTML.

The rules are those of the guideline and of the inspection indicators that a page can satisfy: page tags, dates, dead
links, blank columns, the official slots of the foot, nothing loaded from elsewhere.
"""

import json
import os
import re
import shutil
import subprocess
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import html5lib
import pytest
from django.test import override_settings
from selectolax.lexbor import LexborHTMLParser

from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import ChannelRelease, RelationKind
from gongkai.apps.proactive.services.figures import freeze_public_figures
from gongkai.lib.site import Site
from gongkai.portal.pages import registry
from tests.integration import items
from tests.integration.reports import imported, made, settled
from tests.integration.test_portal_items import attach, many, with_body

DOMAIN = "www.example.gov.cn"
SITE = Site(
    name="清源县人民政府", domain=DOMAIN, id_code="3304990001", body_mark="0" * 32, icp="某ICP备00000000号",
    police="某公网安备 33049900000000号", sponsor="清源县人民政府办公室", organiser="清源县大数据局", phone="0711-0000000",
    email="gk@example.gov.cn", address="清源县人民路1号",
)  # fmt: skip
COLUMN_TAGS = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
ARTICLE_TAGS = ("ArticleTitle", "PubDate", "ContentSource")
JAVA = shutil.which("java")
# The Nu checker: vnu.jar, as the W3C and its packages give it out. Without it the strict parser above speaks alone.
CHECKER = os.environ.get("VNU_JAR")
BODY = (
    "<h2>一、范围</h2><p>全县<strong>林区</strong>。</p><ul><li>甲</li></ul>"
    "<table><thead><tr><th>乡镇</th><th>面积</th></tr></thead><tbody><tr><td>东河镇</td><td>12</td></tr></tbody></table>"
)  # fmt: skip

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def of(county, clerk, head, leader):
    """A site with something of every kind of page."""
    from gongkai.apps.reporting import services as reporting

    of = items.desk(county)
    services.add_column(
        of.office, county.government, code="empty", name="空栏目", description="还没有信息", kind="notice"
    )
    item = items.published(of, summary="概述", keywords="水利 工程", document_no="东政发〔2024〕3号")
    many(item, 20)
    with_body(item, BODY)
    attach(of, item, "工程图.png", b"picture", "image/png", alternative="工程位置图")
    attach(of, item, "附表.pdf", b"x" * 2048, title="工程附表")
    other = items.published(
        of, title="解读", source_kind="repost", source_name="省政府网", source_level="province",
        source_url="https://www.example.gov.cn/1",
    )  # fmt: skip
    services.relate(of.clerk, other, item, RelationKind.INTERPRETS)
    ChannelRelease.objects.create(
        item=item, channel="gazette", released_on=date(2026, 11, 20), address="第3期", by=of.clerk
    )
    services.release(of.leader, items.in_review(of, title="汛情公告").pk, reason="汛情紧急")
    services.withdraw(of.office, items.published(of).pk, reason="有误")
    freeze_public_figures()
    row = imported(clerk, made(year=2023))[0]
    settled(head, row)
    reporting.review(head, row.pk)
    reporting.publish(leader, row.pk, show_findings=False)
    return of


@pytest.fixture
def built(of, client):
    """Every registered page that is HTML, as a visitor gets it now."""
    with override_settings(SITE=SITE, ALLOWED_HOSTS=[DOMAIN]):
        answers = {one: client.get(one, headers={"host": DOMAIN}) for one in registry.addresses()}
        yield {
            address: answer.content.decode()
            for address, answer in answers.items()
            if answer.get("Content-Type", "").startswith("text/html")
        }


_kept: dict[str, str] = {}


@pytest.fixture
def pages(request):
    """The same, drawn once for all that only read them."""
    if not _kept:
        _kept.update(request.getfixturevalue("built"))
    return _kept


def tags_of(page):
    found = re.findall(r'<meta name="([A-Z]\w+)" content="([^"]*)">', page)
    return dict(found)


def is_notice(address):
    return address in {"/404.html", "/50x.html"} or address.endswith("/closed.html")


def test_every_page_carries_the_tags_of_the_site(pages):
    assert len(pages) >= 35
    for address, page in pages.items():
        tags = tags_of(page)
        assert tags.get("SiteName") == SITE.name, address
        assert tags.get("SiteDomain") == DOMAIN, address
        assert tags.get("SiteIDCode") == "3304990001", address


def test_no_tag_is_empty_and_column_tags_come_together(pages):
    for address, page in pages.items():
        tags = tags_of(page)
        assert all(content and content != "None" for content in tags.values()), (address, tags)
        assert sum(name in tags for name in COLUMN_TAGS) in {0, 4}, (address, tags)


def test_lists_and_content_pages_carry_the_tags_of_their_column(pages):
    """All but the home page, the map of the site, the notices, the forms, and what says why something is gone."""
    plain = {"/", "/map/", "/requests/"}
    without = [
        address
        for address, page in pages.items()
        if address not in plain and not is_notice(address) and 'content="noindex"' not in page and "ColumnName" not in tags_of(page)
    ]  # fmt: skip
    assert without == []


def test_a_content_page_says_title_moment_and_source(pages):
    content = {
        address: tags_of(page) for address, page in pages.items() if re.fullmatch(r"/info/\d+/", address)
    }
    shown = {address: tags for address, tags in content.items() if "noindex" not in pages[address]}
    assert len(shown) >= 23
    for address, tags in shown.items():
        assert all(tags.get(name) for name in ARTICLE_TAGS), address
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", tags["PubDate"]), address


def test_no_link_of_the_site_is_dead(built, client):
    """A link may lead to a page that says why something was withdrawn, or to signing in; never to nothing."""
    links = {
        urldefrag(link.attributes.get("href") or "")[0]
        for page in built.values()
        for link in LexborHTMLParser(page).css("a[href], link[href], script[src], img[src]")
    }
    own = {
        address.removeprefix(f"http://{DOMAIN}")
        for address in links
        if address and not address.startswith("/static/") and urlsplit(address).netloc in {"", DOMAIN}
    }  # fmt: skip
    asked = {
        address: client.get(address, headers={"host": DOMAIN}).status_code
        for address in own
        if address.startswith("/")
    }
    assert len(asked) >= 35
    assert {address: code for address, code in asked.items() if code not in {200, 302, 410}} == {}


def test_a_place_in_the_page_that_a_link_names_is_there(pages):
    for address, page in pages.items():
        tree = LexborHTMLParser(page)
        places = {one.attributes.get("id") for one in tree.css("[id]")}
        named = {(one.attributes.get("href") or "")[1:] for one in tree.css('a[href^="#"]')}
        assert named <= places, address


def test_no_blank_column_is_shown(pages):
    assert "空栏目" not in pages["/info/"]
    assert "空栏目" not in pages["/map/"]
    assert "还没有公开的信息" not in pages["/info/"]


def test_every_line_of_a_list_has_its_date(pages):
    for address in ("/info/columns/notices/", "/info/columns/notices/list-1.html", "/info/"):
        lines = LexborHTMLParser(pages[address]).css("ul.gk-list > li .gk-list-head")
        assert lines, address
        for line in lines:
            assert re.search(r"\d{4}-\d\d-\d\d", line.text()), (address, line.text())


def test_the_foot_has_the_official_slots(pages):
    for address, page in pages.items():
        foot = page.partition("<footer")[2]
        for words in (
            "党政机关网站标识", "网站标识码：3304990001", SITE.icp, SITE.police, "主办单位：清源县人民政府办公室", "联系电话：",
            "网站地图",
        ):  # fmt: skip
            assert words in foot, (address, words)
        if not is_notice(address):
            assert "site_code=3304990001" in foot, address  # 我为政府网站找错, for this very page


def test_nothing_is_loaded_from_elsewhere(pages):
    for address, page in pages.items():
        tree = LexborHTMLParser(page)
        loaded = [one.attributes.get("src") or "" for one in tree.css("[src]")]
        loaded += [
            one.attributes.get("href") or "" for one in tree.css('link[rel~="stylesheet"], link[rel~="icon"]')
        ]
        assert [one for one in loaded if not one.startswith(("/", "data:"))] == [], address
        assert tree.css("iframe, object, embed, marquee") == [], address


def test_a_page_has_one_heading_of_the_first_rank_a_language_and_a_title_of_its_own(pages):
    titles = {}
    for address, page in pages.items():
        tree = LexborHTMLParser(page)
        assert len(tree.css("h1")) == 1, address
        assert tree.css_first("html").attributes.get("lang") == "zh-CN", address
        ranks = [int(one.tag[1]) for one in tree.css("h1, h2, h3, h4, h5, h6")]
        assert all(after - before <= 1 for before, after in pairwise(ranks)), (
            address,
            ranks,
        )
        titles.setdefault(tree.css_first("title").text().strip(), []).append(address)
    # Withdrawn items and items of one name may share theirs.
    shared = {
        title: found
        for title, found in titles.items()
        if len(found) > 1 and not found[0].startswith("/info/")
    }
    assert shared == {}


def test_every_page_is_html_by_the_letter(pages):
    faults = {}
    for address, page in pages.items():
        parser = html5lib.HTMLParser()
        parser.parse(page)
        if parser.errors:
            faults[address] = parser.errors[:3]
    assert faults == {}


@pytest.mark.skipif(
    JAVA is None or CHECKER is None, reason="no Java here, or no VNU_JAR that names the checker of the W3C"
)
def test_the_checker_of_the_w3c_has_no_complaint(pages, tmp_path):
    names = {}
    for number, (address, page) in enumerate(sorted(pages.items())):
        path = tmp_path / f"{number}.html"
        path.write_text(page, encoding="utf-8")
        names[path.name] = address
    done = subprocess.run(
        [JAVA, "-Xss1024k", "-jar", CHECKER, "--format", "json", "--errors-only", tmp_path], capture_output=True, text=True, check=False
    )  # fmt: skip
    told = json.loads(done.stderr)["messages"]
    found = {
        (names[Path(urlsplit(one["url"]).path).name], one["message"], one.get("extract", "")) for one in told
    }
    assert sorted(found) == []
