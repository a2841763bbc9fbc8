"""Published items as data: files by month, the stream, and the API. Nothing that is not public, and nothing lost between pages."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import Item, RelationKind
from gongkai.apps.proactive.queries import open_data
from gongkai.apps.proactive.queries.open_data import Month
from gongkai.lib import clock
from gongkai.portal.open_data import cursors
from gongkai.portal.open_data.fields import NAMES
from gongkai.portal.pages import publishing
from tests.integration import items
from tests.integration.site import DOMAIN, on_site
from tests.integration.test_portal_items import attach, many, with_body

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture(autouse=True)
def _domain():
    with on_site("清源县"):
        yield


@pytest.fixture
def of(county):
    return items.desk(county)


@pytest.fixture
def ask(client):
    """A question to the API: status and answer."""

    def act(name, *args, **query):
        response = client.get(reverse(f"api:{name}", args=args), query)
        return response.status_code, response.json()

    return act


def lines(response):
    text = (
        b"".join(response).decode("utf-8-sig") if response.streaming else response.content.decode("utf-8-sig")
    )
    return list(csv.DictReader(io.StringIO(text)))


def test_a_file_of_a_month_holds_each_public_item_of_it_on_a_line(of, client, monday):
    shown = items.published(of, title="=1+1", summary="有，逗号\n和换行", document_no="东政发〔2024〕3号")
    gone = items.published(of)
    services.withdraw(of.office, gone.pk, reason="有误")
    items.drafted(of)
    with clock.fixed(monday + timedelta(days=30)):
        items.published(of, title="下个月的")
    found = lines(client.get("/data/items-2026-11.csv"))
    assert [one["id"] for one in found] == [str(shown.pk)]
    assert found[0]["title"] == "'=1+1"  # as text, not as a formula
    assert found[0]["summary"] == "有，逗号\n和换行"
    assert found[0]["published_at"] == "2026-11-23T09:00:00+08:00"
    assert found[0]["url"] == f"http://{DOMAIN}/info/{shown.pk}/"
    assert tuple(found[0]) == NAMES
    later = json.loads(client.get("/data/items-2026-12.json").content)
    assert [one["title"] for one in later["items"]] == ["下个月的"]


def test_a_month_begins_by_the_clocks_of_the_place():
    assert Month(2026, 12).begin() == datetime(2026, 11, 30, 16, tzinfo=UTC)
    assert Month.of(datetime(2026, 12, 31, 16, tzinfo=UTC)) == Month(2027, 1)
    assert Month(2026, 12).next() == Month(2027, 1)


def test_every_month_between_the_first_and_the_last_has_its_file(of, client, monday):
    assert open_data.months() == []
    items.published(of)
    with clock.fixed(monday + timedelta(days=70)):  # 1 February
        items.published(of)
    assert open_data.months() == [Month(2026, 11), Month(2026, 12), Month(2027, 1), Month(2027, 2)]
    assert client.get("/data/items-2026-12.csv").content.decode("utf-8-sig").strip() == ",".join(NAMES)
    assert json.loads(client.get("/data/items-2027-01.json").content) == {"items": []}


def test_a_publication_after_a_pause_concerns_the_empty_months_before_it(of, monday):
    first = items.published(of)
    assert open_data.months_of([first.pk]) == {Month(2026, 11)}
    with clock.fixed(monday + timedelta(days=100)):  # 3 March
        later = items.published(of)
    assert open_data.months_of([later.pk]) == {
        Month(2026, 12),
        Month(2027, 1),
        Month(2027, 2),
        Month(2027, 3),
    }
    assert open_data.months_of([first.pk]) == {
        Month(2026, 11),
        Month(2026, 12),
        Month(2027, 1),
        Month(2027, 2),
    }


def test_a_month_keeps_its_file_when_its_only_item_is_taken_back(of, client, monday):
    first = items.published(of)
    with clock.fixed(monday + timedelta(days=70)):
        items.published(of)
        services.withdraw(of.office, first.pk, reason="有误")
    assert open_data.months() == [Month(2026, 11), Month(2026, 12), Month(2027, 1), Month(2027, 2)]
    assert json.loads(client.get("/data/items-2026-11.json").content) == {"items": []}


@pytest.mark.parametrize(
    "name", ["items-2026-10.csv", "items-2026-13.csv", "items-0000-00.json", "items.xml"]
)
def test_a_file_that_is_not_there_is_not_found(of, client, name):
    items.published(of)
    assert client.get(f"/data/{name}").status_code == 404


def test_the_whole_comes_in_a_stream_in_the_order_of_publication(of, client, django_assert_max_num_queries):
    many(items.published(of), 50)
    with django_assert_max_num_queries(2):
        response = client.get("/data/items.csv")
        assert response.streaming
        assert len(lines(response)) == 51
    whole = json.loads(b"".join(client.get("/data/items.json")))
    assert [one["id"] for one in whole["items"]] == sorted(one["id"] for one in whole["items"])


def test_who_takes_the_whole_too_often_is_asked_to_wait(of, client):
    codes = [client.get("/data/items.json").status_code for _time in range(7)]
    assert codes == [200] * 6 + [429]


def test_publishing_one_item_rewrites_at_most_twelve_files(of, tmp_path):
    """Twenty items fill a page: the twenty-first begins another, which concerns the most files of all."""
    many(items.published(of), 19)
    publishing.publish(tmp_path / "site")
    item = items.published(of, title="第二十一件")
    done = publishing.publish(tmp_path / "site")
    written = {path for path in done.written if path.startswith(("data/", "info/columns/"))}
    assert written == {
        "data/items-2026-11.csv",
        "data/items-2026-11.json",
        "info/columns/notices/feed.atom",
        "info/columns/notices/index.html",
        "info/columns/notices/list-1.html",
        "info/columns/notices/list-2.html",
    }
    assert f"info/{item.pk}/index.html" in done.written
    assert len(done.written) <= 12, done.written


def test_reading_page_by_page_gives_every_item_once_though_more_are_published_meanwhile(of, client, ask):
    many(items.published(of), 6)  # all in the same moment: only their numbers tell them apart
    status, first = ask("items", limit=3)
    assert status == 200
    items.published(of, title="后来的")
    seen, address = [one["id"] for one in first["items"]], first["next"]
    assert address.startswith(f"http://{DOMAIN}/api/v1/items?limit=3&cursor=")
    while address:
        page = client.get(address.removeprefix(f"http://{DOMAIN}")).json()
        seen += [one["id"] for one in page["items"]]
        address = page["next"]
    assert len(seen) == len(set(seen)) == 7
    assert "后来的" not in {one["title"] for one in page["items"]}


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"column": "notices"}, 2),
        ({"column": "elsewhere"}, 0),
        ({"kind": "notice"}, 2),
        ({"validity_status": "in_force"}, 0),
        ({"published_from": "2026-11-23"}, 2),
        ({"published_from": "2026-11-24"}, 0),
        ({"published_until": "2026-11-23"}, 2),
        ({"published_until": "2026-11-22"}, 0),
    ],
)
def test_the_list_is_narrowed(of, ask, asked, number):
    many(items.published(of), 1)
    status, answer = ask("items", **asked)
    assert (status, len(answer["items"])) == (200, number)


def test_the_list_is_narrowed_to_a_body(of, county, ask):
    items.published(of)
    assert len(ask("items", body=of.agency.pk)[1]["items"]) == 1
    assert ask("items", body=county.west.pk)[1]["items"] == []


def test_an_item_comes_with_its_text_files_and_relations(of, ask):
    item, other = items.published(of), items.published(of, title="解读")
    paper = attach(of, item, "附表.pdf", b"x" * 2048, title="工程附表")
    with_body(item, f'<p><a href="attachment:{paper.pk}">见附表</a></p>')
    services.relate(of.clerk, other, item, RelationKind.INTERPRETS)
    status, answer = ask("item", item.pk)
    assert status == 200
    assert answer["html"] == f'<p><a href="/info/{item.pk}/files/{paper.pk}.pdf">见附表</a></p>'
    assert [(one["name"], one["size"]) for one in answer["files"]] == [("附表.pdf", 2048)]
    assert [(one["kind"], one["direction"], one["id"]) for one in answer["related"]] == [
        ("interprets", "from", other.pk)
    ]
    assert answer["emergency"] is None


def test_an_emergency_release_tells_until_when_it_is_reviewed(of, ask):
    item = services.release(of.leader, items.in_review(of).pk, reason="汛情紧急")
    assert ask("item", item.pk)[1]["emergency"] == "2026-11-25"


@pytest.mark.parametrize(
    ("asked", "status", "sentence"),
    [
        ({"cursor": "x"}, 400, "cursor 无法识别"),
        ({"cursor": "MjAyNi0xMS0yM3wx"}, 400, "cursor 无法识别"),  # a moment without its zone
        ({"cursor": "MDAwMS0wMS0wMVQwMDowMDowMCsxNDowMHwx"}, 400, "cursor 无法识别"),  # before all time
        ({"published_from": "0001-01-01"}, 422, "参数published_from的值不能用"),
        ({"column": "a\0"}, 422, "参数column的值不能用"),
        ({"limit": 0}, 422, "参数limit的值不能用"),
        ({"limit": 101}, 422, "参数limit的值不能用"),
        ({"body": "x", "published_from": "2026-13-01"}, 422, "参数body、published_from的值不能用"),
        ({"body": 2**63}, 422, "参数body的值不能用"),
    ],
)
def test_a_bad_question_gets_a_sentence(of, ask, asked, status, sentence):
    code, answer = ask("items", **asked)
    assert code == status
    assert sentence in answer["detail"]


def test_what_is_not_public_is_not_there(of, ask):
    draft, gone = items.drafted(of), items.published(of)
    services.withdraw(of.office, gone.pk, reason="有误")
    assert ask("item", draft.pk) == (404, {"detail": "没有这条信息，或者没有公开。"})
    assert ask("item", gone.pk) == (404, {"detail": "这条信息已撤回；撤回的理由见它的网页。"})
    assert ask("items")[1]["items"] == []


def test_who_asks_too_often_is_told_how_long_to_wait(of, client, settings):
    settings.API_PER_MINUTE = 2
    codes = [client.get("/api/v1/columns").status_code for _time in range(3)]
    assert codes == [200, 200, 429]
    refused = client.get("/api/v1/columns")
    assert "请等60秒再试" in refused.json()["detail"]
    assert refused["Retry-After"] == "60"


def test_columns_and_bodies_are_told(of, county, ask):
    items.published(of)
    status, columns = ask("columns")
    assert (status, columns[0]["code"], columns[0]["parent"]) == (200, "notices", None)
    assert [one["name"] for one in ask("bodies")[1]] == [of.agency.name]


def test_lists_ask_the_database_little(of, client, django_assert_max_num_queries):
    many(items.published(of), 50)
    for address in ("/api/v1/items?limit=50", "/api/v1/columns", "/api/v1/bodies", "/data/"):
        with django_assert_max_num_queries(3):
            assert client.get(address).status_code == 200


def test_the_description_names_every_question_and_the_page_for_people_too(client, of):
    described = client.get(reverse("api:openapi-json")).json()
    assert set(described["paths"]) == {
        f"/api/v1/{name}" for name in ("items", "items/{pk}", "columns", "bodies", "reports")
    }
    page = client.get(reverse("portal_data:reading")).content.decode()
    for address in described["paths"]:
        assert f"<code>GET {address}</code>" in page
    assert "<code>cursor</code>" in page
    assert "cdn" not in page


def test_a_cursor_is_read_back():
    at = datetime(2026, 11, 23, 1, 0, 0, 123456, tzinfo=UTC)
    assert cursors.read(cursors.write(at, 7)) == (at, 7)


def test_every_item_of_the_file_is_in_the_ledger(of):
    many(items.published(of), 3)
    assert Item.objects.filter(is_public=True).count() == len(list(open_data.everything())) == 4


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/desk/"])
def test_who_opens_the_address_of_an_api_is_led_to_the_page_that_describes_it(client, address):
    answer = client.get(address, follow=True)
    assert answer.redirect_chain == [("/data/api/", 302)]
    assert "/api/v1/openapi.json" in answer.content.decode()
