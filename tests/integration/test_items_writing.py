"""Writing an item by its page: what is kept while it is typed, two people at once, pastes, pictures, the preview."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.apps.page_outbox.models import Changed
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.models import Item, ItemVersion, Presence, Unsaved
from gongkai.lib import clock
from tests.files_to_release import IDENTITY, picture
from tests.integration.items import desk, drafted, published, words
from tests.integration.requests import on
from tests.word_files import notice, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(county)


def address(name, *args):
    return reverse(f"proactive:{name}", args=args)


def text_of(response):
    return response.content.decode()


def typed(of, **more):
    plain = {
        "title": "东河镇防火公告", "column": of.column.pk, "body": "全镇林区禁止用火。", "attribute": "proactive",
        "formed_on": "2024-04-07", "source_kind": "own",
    }  # fmt: skip
    return plain | more


# What is kept while it is typed.


def test_what_is_typed_is_one_row_and_no_version_however_often_it_is_kept(of, signed_in):
    item, browser = drafted(of), signed_in(of.clerk)
    for number in range(3):
        answer = browser.post(address("keep", item.pk), typed(of, body=f"第{number}次", version=item.version))
        assert answer.json()["kept"] == "09:00:00"
    row = Unsaved.objects.get()
    assert (row.fields["body"], row.seen) == ("第2次", item.version)
    assert ItemVersion.objects.filter(item=item).count() == 1
    item.refresh_from_db()
    assert "第2次" not in item.newest.body


def test_what_was_kept_is_offered_brought_back_and_gone_when_it_is_saved(of, signed_in):
    item, browser = drafted(of), signed_in(of.clerk)
    browser.post(address("keep", item.pk), typed(of, body="没有保存的话", version=item.version))
    page = text_of(browser.get(address("write", item.pk)))
    assert "09:00:00自动保存的内容还没有存为草稿" in page
    assert "没有保存的话" not in page
    page = text_of(browser.get(address("write", item.pk) + "?restore=1"))
    assert "没有保存的话" in page
    browser.post(address("write", item.pk), typed(of, body="没有保存的话", version=item.version, step="save"))
    assert not Unsaved.objects.exists()
    assert "自动保存的内容还没有" not in text_of(browser.get(address("write", item.pk)))


def test_nobody_sees_what_a_colleague_has_not_saved(of, signed_in):
    item = drafted(of)
    signed_in(of.clerk).post(address("keep", item.pk), typed(of, body="没有保存的话"))
    page = text_of(signed_in(of.colleague).get(address("write", item.pk) + "?restore=1"))
    assert "没有保存的话" not in page


def test_a_new_item_is_kept_by_its_place_until_it_is_begun(of, signed_in):
    browser, place = signed_in(of.clerk), (of.agency.pk, of.column.pk)
    browser.post(address("keep_new", *place), typed(of))
    assert "自动保存的内容还没有存为草稿" in text_of(browser.get(address("new", *place)))
    assert not Item.objects.exists()
    browser.post(address("new", *place), typed(of, step="save"))
    assert Item.objects.get().newest.title == "东河镇防火公告"
    assert not Unsaved.objects.exists()


def test_what_was_kept_can_be_given_up(of, signed_in):
    item, browser = drafted(of), signed_in(of.clerk)
    browser.post(address("keep", item.pk), typed(of))
    browser.post(address("drop", item.pk))
    assert not Unsaved.objects.exists()


def test_what_is_sent_for_review_meanwhile_is_not_kept_and_not_lost(of, signed_in):
    item, browser = drafted(of), signed_in(of.clerk)
    services.submit(of.clerk, item.pk)
    answer = browser.post(address("keep", item.pk), typed(of))
    assert (answer.status_code, "没有自动保存" in answer.json()["why"]) == (409, True)
    page = text_of(browser.post(address("write", item.pk), typed(of, body="写了一半的话", step="save")))
    assert "现在不在起草中" in page
    assert "写了一半的话" in page


def test_what_nobody_came_back_to_goes_after_thirty_days(of):
    item = drafted(of)
    services.keep(of.clerk, item.pk, {"title": "旧"}, seen=1)
    services.keep(of.colleague, item.pk, {"title": "新"}, seen=1)
    Unsaved.objects.filter(person=of.clerk).update(kept_at=clock.now() - timedelta(days=31))
    assert services.forget() == 1
    assert Unsaved.objects.get().person_id == of.colleague.pk


# Two people at once.


def test_two_who_write_are_told_of_each_other_while_they_are_there(of, signed_in):
    item = drafted(of)
    signed_in(of.colleague).get(address("write", item.pk))
    browser = signed_in(of.clerk)
    assert "测试item_colleague也打开了这件信息（09:00:00）" in text_of(browser.get(address("write", item.pk)))
    (told,) = browser.post(address("keep", item.pk), {"version": item.version}).json()["others"]
    assert "测试item_colleague" in told
    signed_in(of.colleague).post(address("leave", item.pk))
    assert browser.post(address("keep", item.pk)).json()["others"] == []
    assert Presence.objects.get().person_id == of.clerk.pk


def test_somebody_who_closed_the_machine_is_forgotten_after_ten_minutes(of, signed_in):
    item = drafted(of)
    services.come(of.colleague, item)
    Presence.objects.update(seen_at=clock.now() - timedelta(minutes=11))
    assert queries.others_at(of.clerk, item) == []


def test_the_page_is_told_that_somebody_saved(of, signed_in):
    item, browser = drafted(of), signed_in(of.clerk)
    services.save(of.colleague, item.pk, words(of))
    answer = browser.post(address("keep", item.pk), {"version": item.version}).json()
    assert "测试item_colleague在09:00:00保存了新的内容" in answer["changed"]


def test_a_later_save_shows_the_difference_loses_nothing_and_counts_when_it_is_sent_again(of, signed_in):
    item, browser = drafted(of), signed_in(of.clerk)
    seen = item.version
    services.save(
        of.colleague,
        item.pk,
        words(of, body="<p>自2024年5月20日起施工。</p>", document_no="东政发〔2024〕8号"),
    )
    mine = typed(of, body="自2024年5月15日起施工。", version=seen, step="save")
    page = browser.post(address("write", item.pk), mine)
    shown = text_of(page)
    assert page.status_code == 409
    assert "测试item_colleague在您打开之后保存过" in shown
    assert "自2024年5月<del>20</del><ins>15</ins>日起施工。" in shown
    assert "东政发〔2024〕8号" in shown
    assert "自2024年5月15日起施工。</textarea>" in shown
    item.refresh_from_db()
    assert "5月20日" in item.newest.body
    assert f'name="version" value="{item.version}"' in shown
    browser.post(address("write", item.pk), mine | {"version": item.version})
    item.refresh_from_db()
    assert "5月15日" in item.newest.body
    assert item.newest.author_id == of.clerk.pk


# Pastes, pictures, Word files.


def test_a_paste_tells_at_once_what_the_gate_will_find(of, signed_in):
    raw = f"<p>公告</p><p style='display:none'>经办人 {IDENTITY}</p>"
    answer = signed_in(of.clerk).post(address("paste"), {"pasted": raw}).json()
    assert answer["html"] == f"<p>公告</p><p>经办人 {IDENTITY}</p>"
    assert "1处隐藏文字，已经变为可见" in answer["told"][0]
    assert any("居民身份证号码" in one for one in answer["told"])


def test_a_number_that_was_hidden_in_a_paste_keeps_the_item_from_being_passed(of, signed_in):
    raw = f"<p>公告</p><p style='mso-hide:all;display:none'>经办人 {IDENTITY}</p>"
    item, browser = drafted(of), signed_in(of.clerk)
    browser.post(address("write", item.pk), typed(of, body=raw, version=item.version, step="submit"))
    page = text_of(signed_in(of.head).post(address("pass_step", item.pk), {"opinion": "同意"}))
    assert "发布检查还有1处没有处理" in page
    item.refresh_from_db()
    assert queries.passed_steps(item.newest) == []


def test_a_picture_without_words_is_not_saved(of, signed_in):
    item, browser = drafted(of), signed_in(of.clerk)
    sent = browser.post(
        address("picture", item.pk),
        {
            "document": SimpleUploadedFile("图.png", picture()),
            "alternative": "平面图",
            "version": item.version,
        },
    ).json()
    text = f'<figure><img src="attachment:{sent["number"]}" alt=""></figure>'
    page = browser.post(address("write", item.pk), typed(of, body=text, version=sent["version"], step="save"))
    assert "第1张图片还没有替代文字" in text_of(page)
    text = text.replace('alt=""', 'alt="平面图"')
    browser.post(address("write", item.pk), typed(of, body=text, version=sent["version"], step="save"))
    item.refresh_from_db()
    assert item.newest.body == text


def test_a_picture_without_words_is_not_uploaded_either(of, signed_in):
    item = drafted(of)
    given = {"document": SimpleUploadedFile("图.png", picture()), "alternative": " "}
    answer = signed_in(of.clerk).post(address("picture", item.pk), given)
    assert (answer.status_code, "还没有写图片的替代文字" in answer.json()["why"]) == (409, True)
    assert not queries.files_of(item.newest)


def test_an_item_is_begun_from_a_word_file_by_its_page(of, signed_in):
    place = address("from_word", of.agency.pk, of.column.pk)
    file = SimpleUploadedFile("通知.docx", saved(notice()))
    page = text_of(signed_in(of.clerk).post(place, {"document": file, "keeps_file": "on"}, follow=True))
    item = Item.objects.get()
    assert item.newest.title == "清源县人民政府关于加强农田水利工程建设的通知"
    assert item.newest.document_no == "清政发〔2024〕5号"
    assert [one.attachment.name for one in queries.files_of(item.newest)] == ["图片1.png", "通知.docx"]
    assert "有1张图片还没有替代文字" in page


def test_what_is_no_word_file_is_refused_with_a_sentence(of, signed_in):
    place = address("from_word", of.agency.pk, of.column.pk)
    page = signed_in(of.clerk).post(place, {"document": SimpleUploadedFile("通知.docx", b"no word")})
    assert "通知.docx" in text_of(page) or "另存为" in text_of(page)
    assert not Item.objects.exists()


# The preview.


def test_the_preview_is_the_page_of_the_site_and_nothing_of_it_is_public(of, signed_in):
    item = drafted(of, title="还没有审核的公告")
    before = Changed.objects.count()
    page = signed_in(of.head).get(reverse("item_preview:page", args=[item.pk]))
    shown = text_of(page)
    assert "预览：公众看不到这一页" in shown
    assert "<h1>还没有审核的公告</h1>" in shown
    assert "noindex" in page["X-Robots-Tag"]
    assert "no-store" in page["Cache-Control"]
    assert Changed.objects.count() == before
    item.refresh_from_db()
    assert (item.is_public, item.index_no, item.published_at) == (False, None, None)


def test_the_preview_of_an_update_shows_the_new_text_and_the_public_the_old(of, signed_in, client):
    item = published(of)
    services.update(of.clerk, item.pk)
    services.save(of.clerk, item.pk, words(of, body="<p>改过的话。</p>"))
    assert "改过的话。" in text_of(signed_in(of.clerk).get(reverse("item_preview:page", args=[item.pk])))
    assert "改过的话。" not in text_of(client.get(reverse("portal_items:item", args=[item.pk])))
