"""The public library of documents: published rows alone, both ways of every change, texts to download, files that stay true."""

import csv
import io
import json
import zipfile
from datetime import date

import pypdfium2
import pytest
from django.core.management import call_command
from django.urls import reverse

from gongkai.apps.normative_documents import services
from gongkai.apps.normative_documents.models import NormativeDocument
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Item, ItemVersion
from gongkai.letters import Paragraph, Table
from gongkai.portal.documents import official
from gongkai.portal.pages import verifying
from gongkai.portal.pages.verifying import Verified
from tests.integration import documents
from tests.integration.documents import again
from tests.integration.requests import on
from tests.integration.site import on_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-05-20"):
        yield documents.making(county, at=county.east)


def address(name, *args):
    return reverse(f"portal_documents:{name}", args=args)


def text(response):
    return response.content.decode()


def test_the_library_counts_and_lists_what_is_published(client, of):
    assert "还没有公布规范性文件" in text(client.get(address("library")))
    document = documents.published(of)
    documents.numbered(of, title="还没有公布的办法")
    page = text(client.get(address("library")))
    assert "东河镇农村宅基地管理办法" in page
    assert "现行有效0件（包括修改过的），尚未施行1件" in page
    assert "还没有公布的办法" not in page
    assert f"body-{of.agency.pk}" in page
    assert document.registration_no in page


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ({"q": "宅基地"}, True),
        ({"q": "东政发〔2024〕3号"}, True),
        ({"q": "渡口"}, False),
        ({"year": "2024"}, True),
        ({"year": "2023"}, True),  # no such year: a field that cannot be understood does not narrow
        ({"status": "not_yet_in_force"}, True),
        ({"status": "in_force"}, False),  # from 1 June
        ({"status": "repealed"}, False),
        ({"subject": "国土资源、能源"}, True),
        ({"subject": "国防"}, False),
        ({"kind": "government_rules"}, False),
    ],
)
def test_the_library_is_narrowed_by_each_condition(client, of, asked, is_found):
    documents.published(of)
    page = text(client.get(address("find"), asked))
    assert ("东河镇农村宅基地管理办法" in page) is is_found
    assert ("没有符合条件的文件" in page) is not is_found


def test_history_tells_what_repealed_it_and_the_other_way(client, of):
    old = documents.published(of)
    new = documents.published(of, title="东河镇宅基地管理规定", document_no="东政发〔2024〕4号")
    services.repeal(
        of.legal, old.pk, day=date(2024, 5, 20), basis="东政发〔2024〕4号", reason="已被新规定代替"
    )
    page = text(client.get(address("document", old.item_id)))
    assert "已废止" in page
    assert "已被新规定代替" in page
    assert "废止本文件的文件" in page
    assert "东河镇宅基地管理规定" in page
    other = text(client.get(address("document", new.item_id)))
    assert "本文件废止" in other
    assert "东河镇农村宅基地管理办法" in other


def test_what_is_not_yet_in_force_says_so_until_its_day(client, of):
    document = documents.published(of)  # in force from 1 June
    assert "尚未施行" in text(client.get(address("document", document.item_id)))
    with on("2024-06-01"):
        assert "尚未施行" not in text(client.get(address("document", document.item_id)))


def test_a_revision_shows_both_texts_and_the_consolidated_one(client, of):
    document = documents.revised(of)
    page = text(client.get(address("document", document.item_id)))
    assert "新旧文本逐条对照" in page
    compared = text(client.get(address("comparison", document.item_id, document.revisions.get().pk)))
    assert "<ins>农村</ins>" in compared
    full = text(client.get(reverse("portal_items:item", args=[document.item_id])))
    assert "第三条 自2024年6月1日起施行" in full
    assert "有效性和修改历史" in full


def test_the_text_is_handed_out_in_official_layout(client, of):
    document = documents.published(of, body=(
        "<h2>第一章 总则</h2><p>第一条 为加强管理，制定本办法。</p><ol><li>一户一宅</li><li>先批后建</li></ol>"
        "<table><thead><tr><th>人口</th><th>面积</th></tr></thead><tbody><tr><td>三人</td><td>120平方米</td></tr></tbody></table>"
    ))  # fmt: skip
    pdf = client.get(address("text", document.item_id, "pdf"))
    assert pdf["Content-Type"] == "application/pdf"
    pages = [one.get_textpage().get_text_bounded() for one in pypdfium2.PdfDocument(pdf.content)]
    said = "".join("".join(pages).split())
    for words in (
        "东河镇人民政府",
        "东政发〔2024〕3号",
        "东河镇农村宅基地管理办法",
        "先批后建",
        "120平方米",
        "2024年5月20日",
    ):
        assert words in said
    assert "印章" not in said
    docx = client.get(address("text", document.item_id, "docx"))
    inside = zipfile.ZipFile(io.BytesIO(docx.content)).read("word/document.xml").decode()
    assert "第一条 为加强管理，制定本办法。" in inside
    assert client.get(address("text", document.item_id, "pdf")).content == pdf.content


def test_a_paper_without_effect_says_so_itself(client, of):
    document = documents.published(of)
    services.repeal(of.legal, document.pk, day=date(2024, 5, 20), basis="清政发〔2024〕8号")
    docx = client.get(address("text", document.item_id, "docx"))
    inside = zipfile.ZipFile(io.BytesIO(docx.content)).read("word/document.xml").decode()
    assert "本文件自2024年5月20日起已废止" in inside


def test_every_word_of_a_text_is_in_its_paper():
    html = (
        "<p>甲<br>乙</p><ul><li>丙</li></ul><ol start='3'><li>丁</li></ol><blockquote><p>戊</p></blockquote>"
        "<p><img src='attachment:1' alt='图'></p><table><tr><td colspan='2'>己</td></tr><tr><td>庚</td><td>辛</td></tr></table>"
    )
    blocks = official.blocks_of(html)
    texts = [one.text for one in blocks if isinstance(one, Paragraph)]
    assert texts == ["甲", "乙", "丙", "3. 丁", official.PICTURE]
    (table,) = (one for one in blocks if isinstance(one, Table))
    assert table.rows == (("己", ""), ("庚", "辛"))


def test_what_is_in_force_is_given_as_data(client, of):
    kept = documents.published(of, effective_on=date(2024, 5, 20))
    ended = documents.published(of, title="东河镇渡口管理办法", effective_on=date(2024, 5, 20))
    services.repeal(of.legal, ended.pk, day=date(2024, 5, 20), basis="清政发〔2024〕8号")
    found = json.loads(client.get(address("in_force", "json")).content)["documents"]
    assert [one["registration_no"] for one in found] == [kept.registration_no]
    assert found[0]["expires_on"] == "2029-05-19"
    rows = list(
        csv.DictReader(io.StringIO(client.get(address("in_force", "csv")).content.decode("utf-8-sig")))
    )
    assert [row["title"] for row in rows] == ["东河镇农村宅基地管理办法"]


def test_a_withdrawn_text_leaves_the_reason_at_every_address(client, of):
    document = documents.published(of)
    items.withdraw(of.desk.leader, document.item_id, reason="附件有误")
    for name, *more in (("document",), ("text", "pdf")):
        response = client.get(address(name, document.item_id, *more))
        assert response.status_code == 410
        assert "附件有误" in text(response)
    assert "东河镇农村宅基地管理办法" not in text(client.get(address("library")))


@pytest.mark.parametrize("code", ["body-0", "year-1999", "body-x", "nothing"])
def test_a_list_that_never_was_is_not_there(client, of, code):
    documents.published(of)
    assert client.get(address("list", code)).status_code == 404
    assert client.get(address("list", f"body-{of.agency.pk}")).status_code == 200


def test_written_pages_stay_true_through_every_act(tmp_path, of):
    with on_site():
        root = tmp_path / "site"
        document = documents.published(of)
        call_command("portal", "publish", "--to", root)
        documents.published(of, title="东河镇宅基地管理规定", document_no="东政发〔2024〕4号")
        documents.revised(of, title="东河镇集市管理办法", document_no="东政发〔2024〕5号")
        services.repeal(of.legal, document.pk, day=date(2024, 5, 20), basis="东政发〔2024〕4号")
        call_command("portal", "publish", "--to", root)
        assert list(verifying.verify(root, Verified())) == []
        assert (root / f"documents/{document.item_id}/text.pdf").exists()
        assert "已废止" in (root / f"documents/{document.item_id}/index.html").read_text(encoding="utf-8")


def many(document, number):
    for n in range(number):
        twin = Item.objects.create(
            agency=document.agency, kind=document.item.kind, column=document.item.column
        )
        version = ItemVersion.objects.create(
            item=twin, number=1, author=document.item.newest.author, title=f"第{n}号办法", column=twin.column,
            published_at=document.item.published_at,
        )  # fmt: skip
        Item.objects.filter(pk=twin.pk).update(
            newest=version, published=version, is_public=True, state="published", index_no=f"QY-{n}",
            published_at=document.item.published_at, renewed_at=document.item.published_at, validity_status="in_force",
        )  # fmt: skip
        NormativeDocument.objects.create(
            item=twin, agency=twin.agency, begun_by=version.author, first_published_on=date(2024, 5, 20)
        )


def test_pages_take_few_queries_with_fifty_documents(client, of, django_assert_max_num_queries):
    document = documents.published(of)
    many(document, 50)
    for name, *args in (
        ("library",),
        ("find",),
        ("list", "all"),
        ("numbered", "all", 1),
        ("document", document.item_id),
    ):
        with django_assert_max_num_queries(8):
            assert client.get(address(name, *args)).status_code == 200
    assert again(document).item.is_public
