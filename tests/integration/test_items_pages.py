"""The desk pages of items: the whole walk by pages, what is refused by a page, and how many queries a list takes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.states import State
from tests.files_to_release import IDENTITY, pdf, picture
from tests.integration.items import approved, desk, drafted, in_review, published, words
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(county)


def address(name, *args):
    return reverse(f"proactive:{name}", args=args)


def text_of(response):
    return response.content.decode()


def written(of, **more):
    plain = {
        "title": "东河镇春季防火公告", "column": of.column.pk, "body": "一、禁火区域\n全镇林区禁止用火。",
        "attribute": "proactive", "formed_on": "2024-04-07", "source_kind": "own",
    }  # fmt: skip
    return plain | more


def test_an_item_is_written_reviewed_and_published_by_pages(of, signed_in):
    clerk = signed_in(of.clerk)
    assert "公告公示" in text_of(clerk.get(address("start")))
    place = address("new", of.agency.pk, of.column.pk)
    done = clerk.post(place, written(of, step="submit"), follow=True)
    assert "已保存并送审" in text_of(done)
    item = Item.objects.get()
    assert item.newest.body == "<h2>一、禁火区域</h2><p>全镇林区禁止用火。</p>"
    for person in (of.head, of.secrecy, of.office):
        browser = signed_in(person)
        assert "东河镇春季防火公告" in text_of(browser.get(reverse("desk:home")))
        page = browser.post(address("pass_step", item.pk), {"opinion": "同意发布"}, follow=True)
        assert "这一步已通过" in text_of(page)
        assert "同意发布" in text_of(page)
    page = signed_in(of.clerk).post(address("publish", item.pk), follow=True)
    assert "已发布，公众网站上可以看到" in text_of(page)
    item.refresh_from_db()
    assert item.state == State.PUBLISHED


def test_own_work_is_refused_by_its_page(county, of, signed_in):
    both = county.person("item_both", of.agency, Role.HANDLER, Role.UNIT_HEAD)
    item = services.submit(both, services.create(both, of.agency, words(of)).pk)
    browser = signed_in(both)
    assert "不能由您本人审核" in text_of(browser.get(address("pass_step", item.pk)))
    assert "不能由您本人审核" in text_of(browser.post(address("pass_step", item.pk), {}))
    assert queries.passed_steps(item.newest) == []
    assert "待我审核的信息" not in text_of(browser.get(reverse("desk:home")))
    assert "这一步已通过" in text_of(signed_in(of.head).post(address("pass_step", item.pk), follow=True))


def test_a_form_filled_in_on_an_older_version_changes_nothing(of, signed_in):
    item = drafted(of)
    seen = item.version
    services.save(of.colleague, item.pk, words(of, title="同事改过的标题"))
    page = signed_in(of.clerk).post(address("write", item.pk), written(of, version=seen))
    assert page.status_code == 409
    assert "全镇林区禁止用火。</textarea>" in text_of(page)
    item.refresh_from_db()
    assert item.newest.title == "同事改过的标题"


def test_a_draft_is_saved_with_a_title_alone_and_not_sent_without_its_date(of, signed_in):
    clerk, place = signed_in(of.clerk), address("new", of.agency.pk, of.column.pk)
    page = clerk.post(place, {"title": "草稿", "column": of.column.pk, "step": "submit"})
    assert page.status_code == 200
    assert not Item.objects.exists()
    clerk.post(place, {"title": "草稿", "column": of.column.pk, "step": "save"})
    assert Item.objects.get().newest.title == "草稿"


def test_a_picture_needs_its_alternative_text_and_a_file_is_checked(of, signed_in):
    item = drafted(of)
    browser, place = signed_in(of.clerk), address("files", item.pk)
    refused = browser.post(place, {"document": SimpleUploadedFile("图.png", picture())})
    assert "还没有写图片的替代文字" in text_of(refused)
    browser.post(place, {"document": SimpleUploadedFile("图.png", picture()), "alternative": "施工平面图"})
    with_number = SimpleUploadedFile("名单.pdf", pdf(f"身份证号 {IDENTITY}"))
    page = text_of(browser.post(place, {"document": with_number}, follow=True))
    assert "施工平面图" in page
    assert "居民身份证号码" in page
    assert IDENTITY not in page
    item.refresh_from_db()
    shown = queries.files_of(item.newest)
    assert [one.attachment.name for one in shown] == ["图.png", "名单.pdf"]
    browser.post(address("file_remove", item.pk, shown[1].attachment.pk))
    item.refresh_from_db()
    assert [one.attachment.name for one in queries.files_of(item.newest)] == ["图.png"]
    sent = browser.get(address("file", item.pk, shown[0].attachment.pk))
    assert sent.content == picture()


def test_a_finding_is_told_and_cleared_by_another_with_a_reason(of, signed_in):
    item = in_review(of, body=f"<p>联系人身份证 {IDENTITY}</p>")
    browser = signed_in(of.head)
    assert "说明理由后放行" in text_of(browser.get(address("detail", item.pk)))
    key = item.newest.findings[0]["key"]
    page = text_of(browser.post(address("clear", item.pk), {"key": key, "reason": "示例号码"}, follow=True))
    assert "示例号码" in page
    assert "已由他人放行" in page


def test_the_difference_of_two_versions_is_shown_by_words(of, signed_in):
    item = published(of)
    services.update(of.clerk, item.pk)
    services.save(of.clerk, item.pk, words(of, body="<p>东河镇农田水利工程自2024年5月15日起施工。</p>"))
    page = text_of(signed_in(of.clerk).get(address("version", item.pk, 2)))
    assert "<del>4</del><ins>5</ins>" in page


def test_withdrawing_asks_for_the_reason_and_shows_it(of, signed_in):
    item = published(of)
    browser = signed_in(of.leader)
    assert browser.post(address("withdraw", item.pk), {"reason": ""}).status_code == 200
    page = text_of(browser.post(address("withdraw", item.pk), {"reason": "附件有误"}, follow=True))
    assert "撤回的理由：附件有误" in page


def test_a_time_to_come_is_set_by_the_page(of, signed_in):
    item = approved(of)
    page = text_of(
        signed_in(of.clerk).post(address("schedule", item.pk), {"at": "2024-04-09T08:30"}, follow=True)
    )
    assert "定于2024-04-09 08:30发布" in page


def test_the_list_is_narrowed_and_takes_the_same_queries_with_many_rows(
    of, signed_in, django_assert_max_num_queries
):
    for number in range(60):
        drafted(of, title=f"第{number}号公告")
    browser = signed_in(of.office)
    browser.get(address("start"))  # the first page after signing in also writes the session
    with django_assert_max_num_queries(8):
        page = text_of(browser.get(address("list")))
    assert "共60件" in page
    assert page.count("号公告</a>") == 50
    browser = signed_in(of.clerk)
    assert "共1件" in text_of(
        browser.get(address("list"), {"q": "第11号", "state": "draft", "column": of.column.pk})
    )
    assert "没有符合条件的信息" in text_of(browser.get(address("list"), {"state": "published"}))
