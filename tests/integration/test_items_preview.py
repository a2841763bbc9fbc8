"""The preview on the desk is the page of the site: what stands beside the text too, before it is there for the public."""

import re
from datetime import date

import pytest
from django.urls import reverse

from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Relation
from gongkai.apps.public_comments import services as comments
from tests.integration import documents, public_comments
from tests.integration.documents import again
from tests.integration.requests import on

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<section class="gk-stack"><h2>([^<]+)</h2>(.*?)</section>', re.DOTALL)
WORD = re.compile(r"<[^>]+>")


@pytest.fixture
def of(county):
    with on("2024-05-20"):
        yield documents.making(county, at=county.east)


def said(page):
    """Heading → the words of each block beside or below the text."""
    return {title: WORD.sub("|", block).replace("|", " ").split() for title, block in BLOCK.findall(page)}


def preview(browser, item):
    answer = browser.get(reverse("item_preview:page", args=[item]))
    assert answer.status_code == 200
    return answer.text


def public(client, item):
    return client.get(reverse("portal_items:item", args=[item])).text


def test_a_document_shows_its_days_its_number_and_its_downloads_before_it_is_published(of, signed_in, client):
    """The place presumes five years: from 1 June 2024 they end with 31 May 2029."""
    document = documents.numbered(of)
    page = preview(signed_in(of.clerk), document.item_id)
    shown = said(page)["文件的效力和下载"]
    assert shown == [
        "施行日期", "2024-06-01", "有效期至", "2029-05-31", "统一编号", document.registration_no, "有效性和修改历史",
        "下载DOCX", "下载PDF",
    ]  # fmt: skip
    assert reverse("portal_documents:document", args=[document.item_id]) not in page
    assert "灰色的链接在发布以后才能打开。" in page
    assert ">尚未施行<" in page
    assert again(document).effective_on is None
    documents.passed(of, document.item)
    items.publish(of.clerk, document.item_id)
    assert said(public(client, document.item_id))["文件的效力和下载"] == shown


def test_what_is_not_in_force_yet_or_any_more_is_stamped_so(of, signed_in):
    begun = documents.begun(of, effective_on=date(2024, 5, 1), expires_on=date(2024, 5, 19))
    assert ">已失效<" in preview(signed_in(of.clerk), begun.item_id)
    now = documents.begun(of, title="东河镇集市管理办法", effective_on=date(2024, 5, 20))
    assert ">有效<" in preview(signed_in(of.clerk), now.item_id)


def test_the_preview_of_an_update_has_the_blocks_and_links_of_the_page(of, signed_in, client):
    document = documents.published(of)
    other = documents.published(of, title="东河镇集市管理办法", document_no="东政发〔2024〕5号")
    Relation.objects.create(item=other.item, to=document.item, kind="related", by=of.clerk)
    items.update(of.clerk, document.item_id)
    page = preview(signed_in(of.clerk), document.item_id)
    assert said(page) == said(public(client, document.item_id))
    assert set(said(page)) >= {"文件的效力和下载", "相关信息"}
    assert reverse("portal_documents:document", args=[document.item_id]) in page
    assert "灰色的链接" not in page


def test_an_asking_shows_how_to_answer_before_it_is_published(county, signed_in, client):
    """Asked from 1 June to 1 July, looked at on 20 May."""
    with on("2024-05-20"):
        of = public_comments.place(county)
        item = public_comments.draft(of)
        terms = public_comments.terms(opens_on=date(2024, 6, 1), closes_on=date(2024, 7, 1))
        comments.settle(of.desk.clerk, item.pk, terms)
        page = preview(signed_in(of.desk.clerk), item.pk)
        shown = said(page)["怎样提出意见"]
        assert shown[:2] == ["状态", "即将开始"]
        assert "2024-06-01至2024-07-01（截止当日全天可以提出）" in "".join(shown)
        assert reverse("portal_comments:write", args=[item.pk]) not in page
        public_comments.passed(of, item)
        items.publish(of.desk.clerk, item.pk)
        assert said(public(client, item.pk))["怎样提出意见"] == shown
