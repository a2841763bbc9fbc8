"""The public pages of items: the published version and nothing else."""

import re

import pytest
from django.urls import reverse

from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import Attachment, Item, ItemVersion, VersionFile
from gongkai.apps.proactive.records import words_of
from gongkai.apps.proactive.storage import STORE
from tests.integration import items

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def of(county):
    return items.desk(county)


def address(item, page="item"):
    return reverse(f"portal_items:{page}", args=[item.pk])


def text(response):
    return response.content.decode()


def attach(of, item, name, data, media_type="application/pdf", **shown):
    """A file that the published version of an item shows."""
    file = Attachment.objects.create(
        item=item,
        name=name,
        media_type=media_type,
        sha256=STORE.keep(data),
        size=len(data),
        added_by=of.clerk,
    )
    place = VersionFile.objects.filter(version=item.published).count() + 1
    VersionFile.objects.create(version=item.published, attachment=file, position=place, **shown)
    return file


def with_body(item, body):
    ItemVersion.objects.filter(pk=item.published_id).update(body=body)


def many(item, number):
    """More published items like this one."""
    for n in range(number):
        twin = Item.objects.create(agency=item.agency, kind=item.kind, column=item.column)
        version = ItemVersion.objects.create(
            item=twin, number=1, author=item.published.author, title=f"第{n + 2}号公告", column=item.column,
            published_at=item.published_at,
        )  # fmt: skip
        Item.objects.filter(pk=twin.pk).update(
            newest=version, published=version, is_public=True, state="published", index_no=f"QY-{n}",
            published_at=item.published_at, renewed_at=item.published_at,
        )  # fmt: skip


def test_the_page_shows_the_official_fields_in_their_order(client, of):
    item = items.published(of, document_no="东政发〔2024〕3号", subject_category="农业、林业、水利")
    shown = text(client.get(address(item)))
    assert re.findall(r"<dt>(.*?)</dt>", shown) == [
        "索引号", "主题分类", "发文机关", "成文日期", "标题", "发文字号", "发布日期",
    ]  # fmt: skip
    for words in (item.index_no, "农业、林业、水利", "2024-04-01", "东政发〔2024〕3号", "2026-11-23"):
        assert words in shown
    assert "东河镇农田水利工程自2024年4月15日起施工。" in shown


def test_a_draft_and_an_unknown_number_are_not_there(client, of):
    draft = items.drafted(of)
    assert client.get(address(draft)).status_code == 404
    response = client.get(reverse("portal_items:item", args=[999999]))
    assert response.status_code == 404
    assert "东河镇" not in text(response)


def test_an_update_in_work_is_not_seen(client, of):
    item = services.update(of.clerk, items.published(of).pk)
    services.save(of.clerk, item.pk, items.words(of, title="改过的标题", body="<p>改过的正文</p>"))
    shown = text(client.get(address(item)))
    assert "改过的" not in shown
    assert "东河镇2024年农田水利工程建设公告" in shown


def test_a_withdrawn_item_answers_with_its_reason_and_nothing_of_its_text(client, of):
    item = items.published(of)
    services.withdraw(of.office, item.pk, reason="联系人电话有误")
    response = client.get(address(item))
    assert response.status_code == 410
    assert "联系人电话有误" in text(response)
    assert "农田水利" not in text(response)
    listed = text(client.get(reverse("portal_items:column", args=[of.column.code])))
    assert "农田水利" not in listed
    assert item.index_no in listed


def test_what_was_withdrawn_stays_so_while_it_is_worked_on_again(client, of):
    item = items.published(of)
    services.withdraw(of.office, item.pk, reason="联系人电话有误")
    services.reopen(of.clerk, item.pk)
    assert client.get(address(item)).status_code == 410


def test_an_emergency_release_says_that_it_is_reviewed_after_and_until_when(client, of):
    item = services.release(of.leader, items.in_review(of).pk, reason="汛情紧急")
    shown = text(client.get(address(item)))
    assert "将在2026年11月25日（周三）以前完成审查" in shown  # two working days from Monday, 23 November
    assert "汛情紧急" in shown


def test_a_page_carries_the_tags_of_the_guideline(client, of):
    shown = text(client.get(address(items.published(of, keywords="水利 工程"))))
    assert '<meta name="ArticleTitle" content="东河镇2024年农田水利工程建设公告">' in shown
    assert '<meta name="PubDate" content="2026-11-23 09:00">' in shown
    assert '<meta name="Keywords" content="水利，工程">' in shown
    assert '<meta name="ColumnType" content="公告公示">' in shown
    for name in ("ContentSource", "ColumnName", "ColumnDescription", "ColumnKeywords", "Url", "SiteName"):
        assert f'<meta name="{name}"' in shown


def test_a_repost_names_its_source(client, of):
    item = items.published(
        of,
        source_kind="repost",
        source_name="某省人民政府网",
        source_level="province",
        source_url="https://www.example.gov.cn/1",
    )
    shown = text(client.get(address(item)))
    assert '<a href="https://www.example.gov.cn/1" rel="noopener">某省人民政府网（省级）</a>' in shown
    assert '<meta name="ContentSource" content="某省人民政府网">' in shown


def test_pictures_and_links_lead_to_the_files_that_the_version_shows(client, of):
    item = items.published(of)
    picture = attach(of, item, "工程图.PNG", b"picture", "image/png", alternative="工程位置图")
    paper = attach(of, item, "附表.pdf", b"x" * 2048, title="工程附表")
    hidden = Attachment.objects.create(
        item=item, name="旧.png", media_type="image/png", sha256="0" * 64, size=1, added_by=of.clerk
    )
    with_body(
        item,
        f'<p><img src="attachment:{picture.pk}"><a href="attachment:{paper.pk}">见附表</a></p>'
        f'<p>甲<img src="attachment:{hidden.pk}" alt="旧图"><a href="attachment:{hidden.pk}">乙</a></p>',
    )
    shown = text(client.get(address(item)))
    base = f"/info/{item.pk}/files"
    assert f'<img src="{base}/{picture.pk}.png" alt="工程位置图">' in shown
    assert f'<a href="{base}/{paper.pk}.pdf">见附表</a>' in shown
    assert "<p>甲乙</p>" in shown
    assert "attachment:" not in shown
    below = shown.partition("<h2>附件</h2>")[2]
    assert f'<a href="{base}/{paper.pk}.pdf">工程附表</a> <span class="gk-list-meta">PDF · 2.0' in below
    assert f"{picture.pk}.png" not in below


def test_a_file_is_saved_under_its_own_name(client, of):
    file = attach(of, items.published(of), "附表.pdf", b"%PDF-")
    response = client.get(reverse("portal_items:file", args=[file.item_id, file.pk, "pdf"]))
    assert (response.content, response["Content-Type"]) == (b"%PDF-", "application/pdf")
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''%E9%99%84%E8%A1%A8.pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert client.get(reverse("portal_items:file", args=[file.item_id, file.pk, "html"])).status_code == 404


def test_a_file_whose_bytes_were_changed_is_not_handed_out(client, of):
    file = attach(of, items.published(of), "附表.pdf", b"%PDF-1")
    STORE.place(file.sha256).write_bytes(b"another")
    response = client.get(reverse("portal_items:file", args=[file.item_id, file.pk, "pdf"]))
    assert response.status_code == 404
    assert "与发布时不一致" in text(response)


def test_a_file_of_a_withdrawn_item_is_gone(client, of):
    file = attach(of, items.published(of), "附表.pdf", b"%PDF-2")
    services.withdraw(of.office, file.item_id, reason="有误")
    assert client.get(reverse("portal_items:file", args=[file.item_id, file.pk, "pdf"])).status_code == 404


def test_pages_of_a_column_are_numbered_from_the_oldest(client, of):
    many(items.published(of), 44)  # 45 in all: two full pages and one of five

    def titles(page):
        return re.findall(r"第(\d+)号公告", text(client.get(page)))

    assert titles("/info/columns/notices/list-3.html")[0] == "45"
    assert len(titles("/info/columns/notices/list-3.html")) == 5
    assert titles("/info/columns/notices/list-2.html")[-1] == "21"
    assert titles("/info/columns/notices/list-1.html")[-1] == "2"  # the first of all has another title
    newest = titles("/info/columns/notices/")
    assert (newest[0], newest[-1], len(newest)) == ("45", "21", 25)


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("/info/columns/notices/?page=x", 200),
        ("/info/columns/notices/list-0.html", 404),
        ("/info/columns/notices/list-9.html", 404),
        ("/info/columns/elsewhere/", 404),
        ("/info/columns/no-such-column/", 404),
    ],
)
def test_an_address_that_means_nothing_is_answered_with_a_sentence(client, of, county, page, code):
    services.add_column(
        of.office, county.government, code="empty", name="空栏目", description="没有信息", kind="notice"
    )
    response = client.get(page)
    assert response.status_code == code
    assert ("本栏目还没有公开的信息" if code == 200 else "没有这个页面") in text(response)


def test_the_overview_counts_each_column(client, of):
    assert "还没有公开政府信息" in text(client.get(reverse("portal_items:overview")))
    many(items.published(of), 2)
    shown = text(client.get(reverse("portal_items:overview")))
    assert "共公开3条政府信息。" in shown
    assert "清源县各单位的公告和公示" in shown


def test_every_page_asks_few_questions_with_fifty_items(client, of, django_assert_max_num_queries):
    item = items.published(of)
    many(item, 50)
    for n in range(5):
        attach(of, item, f"{n}.pdf", bytes([n]))
    pages = {
        reverse("portal_items:overview"): 5,
        reverse("portal_items:column", args=["notices"]): 4,
        reverse("portal_items:numbered", args=["notices", 1]): 4,
        address(item): 5,
        reverse("portal:home"): 6,
    }
    for page, number in pages.items():
        with django_assert_max_num_queries(number):
            assert client.get(page).status_code == 200


def test_the_front_page_shows_the_newest_items(client, of):
    items.published(of)
    shown = text(client.get(reverse("portal:home")))
    assert "最新公开的信息" in shown
    assert "东河镇2024年农田水利工程建设公告" in shown
    assert f'href="{reverse("portal_items:overview")}"' in shown


def test_the_day_of_the_last_update_is_told(client, of):
    item = items.published(of)
    assert "更新日期" not in text(client.get(address(item)))
    assert words_of(item.published).title == "东河镇2024年农田水利工程建设公告"
    Item.objects.filter(pk=item.pk).update(renewed_at=item.published_at.replace(year=2027))
    assert "更新日期：2027-11-23" in text(client.get(address(item)))
