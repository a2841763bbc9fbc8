"""有效性 on every page, list, paper and file on one day: the same everywhere, true on the very day, and written on that day."""

import io
import re
from datetime import date
from importlib import import_module

import docx
import pytest
from django.apps import apps as django_apps
from django.core.management import call_command
from django.urls import reverse

from gongkai.apps.normative_documents import services
from gongkai.apps.normative_documents.tasks import expire
from gongkai.apps.page_outbox.models import Changed
from gongkai.apps.proactive.models import Item
from gongkai.apps.search_index import services as search_index
from gongkai.apps.search_index.models import Outdated
from gongkai.lib import schedule
from gongkai.portal.pages import verifying
from gongkai.portal.pages.verifying import Verified
from tests.integration import documents
from tests.integration.documents import again
from tests.integration.requests import on
from tests.integration.site import on_site

pytestmark = pytest.mark.django_db
TAG = re.compile(r'class="gk-tag[^"]*">([^<]+)<')
STAMPS = {"尚未施行", "有效", "已修改", "已废止", "已失效"}
WITHOUT_EFFECT = re.compile(r"本文件[^。]*(?:尚未施行|不再作为行政管理的依据)。")
# The document is in force from 1 to 30 June 2024, both days included.
DAYS = [
    ("2024-05-31", "尚未施行", "not_yet_in_force"),
    ("2024-06-01", "有效", "in_force"),
    ("2024-06-30", "有效", "in_force"),
    ("2024-07-01", "已失效", "expired"),
]


@pytest.fixture
def of(county):
    with on("2024-05-20"):
        yield documents.making(county, at=county.east)


def june(of, **given):
    return documents.published(of, effective_on=date(2024, 6, 1), expires_on=date(2024, 6, 30), **given)


def stamps(client, address):
    """The stamps that stand on a page."""
    answer = client.get(address)
    assert answer.status_code == 200
    return set(TAG.findall(answer.text)) & STAMPS


def public_pages(of, document):
    item = document.item_id
    return [
        reverse("portal:home"), reverse("portal_items:overview"),
        reverse("portal_items:column", args=[of.column.code]),
        reverse("portal_items:numbered", args=[of.column.code, 1]), reverse("portal_items:item", args=[item]),
        reverse("portal_documents:library"), reverse("portal_documents:find"),
        reverse("portal_documents:list", args=["all"]), reverse("portal_documents:list", args=["year-2024"]),
        reverse("portal_documents:document", args=[item]),
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "stamp", "code"), DAYS)
def test_every_public_page_says_the_same_on_the_very_day(client, of, day, stamp, code):
    """The worker has not come by: what a page says does not hang on it."""
    document = june(of)
    with on(day, hour=0):
        for address in public_pages(of, document):
            assert stamps(client, address) == {stamp}, address
        one = client.get(reverse("api:item", args=[document.item_id])).json()
        assert one["validity_status"] == code
        month = client.get(reverse("portal_data:month", args=["2024", "05", "json"])).json()
        assert [line["validity_status"] for line in month["items"]] == [code]


@pytest.mark.parametrize(("day", "stamp", "code"), DAYS)
def test_the_desk_and_the_search_say_the_same(client, of, signed_in, settings, tmp_path, day, stamp, code):
    settings.DATA = tmp_path
    search_index.rebuild()
    document = june(of)
    search_index.feed()
    staff = signed_in(of.clerk)
    with on(day, hour=0):
        for name, *args in (("list",), ("detail", document.pk)):
            assert stamps(staff, reverse(f"normative_documents:{name}", args=args)) == {stamp}
        detail = staff.get(reverse("proactive:detail", args=[document.item_id])).text
        assert re.search(rf"<dt>有效性</dt>\s*<dd[^>]*>\s*{stamp}\s*</dd>", detail)
        assert stamps(client, "/search/?q=宅基地") == {stamp}
        expire.func()
        search_index.feed()
        for _day, _stamp, other in DAYS:
            found = client.get(f"/search/?q=宅基地&validity={other}").text
            assert (reverse("portal_items:item", args=[document.item_id]) in found) is (other == code)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-05-31", ["本文件自2024年6月1日起施行，现尚未施行。"]),
        ("2024-06-01", []),
        ("2024-07-01", ["本文件有效期届满，已失效，不再作为行政管理的依据。"]),
    ],
)
def test_the_paper_says_itself_where_it_has_no_effect(client, of, day, words):
    document = june(of)
    with on(day, hour=0):
        paper = client.get(reverse("portal_documents:text", args=[document.item_id, "docx"])).content
    said = "\n".join(one.text for one in docx.Document(io.BytesIO(paper)).paragraphs)
    assert WITHOUT_EFFECT.findall(said) == words


def test_a_page_says_before_the_text_that_it_is_not_in_force(client, of):
    document = june(of)
    address = reverse("portal_items:item", args=[document.item_id])
    page = client.get(address).text
    assert "本文件已经公布，尚未施行；施行日期见信息表。" in page
    assert '"legislationLegalForce": "NotInForce"' in page
    with on("2024-06-01"):
        page = client.get(address).text
    assert "尚未施行" not in page
    assert '"legislationLegalForce": "InForce"' in page


def test_in_force_as_data_begins_and_ends_on_the_day(client, of):
    june(of)
    address = reverse("portal_documents:in_force", args=["json"])
    for day, _stamp, code in DAYS:
        with on(day, hour=0):
            found = [one["validity_status"] for one in client.get(address).json()["documents"]]
        assert found == (["in_force"] if code == "in_force" else []), day


def test_a_repeal_to_come_is_stamped_from_its_day(client, of):
    document = documents.published(of, effective_on=date(2024, 5, 20))
    services.repeal(of.legal, document.pk, day=date(2024, 7, 1), basis="清政发〔2024〕8号")
    address = reverse("portal_items:item", args=[document.item_id])
    for day, stamp in (("2024-06-30", "有效"), ("2024-07-01", "已废止")):
        with on(day, hour=0):
            assert stamps(client, address) == {stamp}


def test_lists_of_documents_ask_no_more_for_the_stamp(client, of, django_assert_num_queries):
    """Days ahead are kept with the item: a hundred lines cost what one line costs."""
    june(of)
    address = reverse("portal_items:column", args=[of.column.code])
    client.get(address)
    with django_assert_num_queries(4) as one:
        client.get(address)
    june(of, title="东河镇集市管理办法", document_no="东政发〔2024〕5号")
    with django_assert_num_queries(len(one.captured_queries)):
        assert client.get(address).text.count("尚未施行") == 2


@pytest.fixture
def site(of, tmp_path):
    """The written pages of one document, and one that is always in force, as they were on 20 May."""
    with on_site():
        root = tmp_path / "site"
        document = june(of)
        documents.published(
            of, title="东河镇集市管理办法", document_no="东政发〔2024〕5号", effective_on=date(2024, 5, 20)
        )
        call_command("portal", "publish", "--to", root)
        yield root, document


def stale(root):
    return {one.path for one in verifying.verify(root, Verified()) if one.kind == "different"}


def of_the_document(of, document):
    """The files that speak of its 有效性."""
    item, code = document.item_id, of.column.code
    return {
        "index.html", "info/index.html", f"info/columns/{code}/index.html", f"info/columns/{code}/list-1.html",
        f"info/{item}/index.html", "data/items-2024-05.csv", "data/items-2024-05.json", "documents/index.html",
        f"documents/{item}/index.html", f"documents/{item}/text.docx", f"documents/{item}/text.pdf",
        "documents/in-force.csv", "documents/in-force.json",
        *(f"documents/lists/{facet}/{page}.html" for facet in ("all", f"body-{of.agency.pk}", "year-2024")
          for page in ("index", "list-1")),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("came_by", "goes"), [("2024-06-01", "有效"), ("2024-07-01", "已失效"), ("2024-07-15", "已失效")]
)
def test_files_are_stale_on_the_day_and_true_after_the_worker_came_by(site, of, came_by, goes):
    """1 July and 15 July: the worker stood still since May, on the first day and the last one."""
    root, document = site
    with on("2024-05-31"):
        assert stale(root) == set()
        assert services.expire() == 0
    with on(came_by, hour=0):
        files = of_the_document(of, document)
        if came_by != "2024-06-01":
            files -= {
                "documents/in-force.csv",
                "documents/in-force.json",
            }  # of one that came into force and ended meanwhile
        assert stale(root) == files
        assert services.expire() == 1
        call_command("portal", "publish", "--to", root, *(["--all"] if came_by == "2024-07-15" else []))
        assert list(verifying.verify(root, Verified())) == []
        page = (root / f"info/{document.item_id}/index.html").read_text(encoding="utf-8")
        assert set(TAG.findall(page)) & STAMPS == {goes}
        assert (
            again(document).item.validity_on(date.fromisoformat(came_by))
            == again(document).item.validity_status
        )


def test_the_worker_looks_for_the_day_every_ten_minutes():
    """At most so long after midnight do the files say what was."""
    (turn,) = (one for one in schedule.TURNS if one.key == "normative_documents.expire")
    assert turn.every.total_seconds() == 600
    assert turn.task is expire


def test_documents_that_were_there_before_are_told_of_the_days_ahead(client, of):
    """As the rows stood before an item knew of days to come: in force at once, and nothing ahead."""
    document = june(of)
    Item.objects.filter(pk=document.item_id).update(validity_status="in_force", validity_ahead=[])
    Outdated.objects.all().delete()
    import_module("gongkai.apps.normative_documents.migrations.0002_items_know_when_validity_changes").tell(
        django_apps, None
    )
    item = again(document).item
    assert (item.validity_status, item.validity_ahead) == (
        "not_yet_in_force", [["2024-06-01", "in_force"], ["2024-07-01", "expired"]],
    )  # fmt: skip
    assert [(one.kind, one.row) for one in Outdated.objects.all()] == [("proactive.item", item.pk)]
    assert Changed.objects.filter(row=item.pk).last().kind == "proactive.item"
