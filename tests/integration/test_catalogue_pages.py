"""The desk pages of the catalogue: the matrix, a catalogue and its entries, a sheet brought in, the guide's office."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.apps.agencies import services as agencies
from gongkai.apps.agencies.roles import Role
from gongkai.apps.catalogue import queries, services
from gongkai.apps.catalogue.exchange.writing import HEAD
from gongkai.apps.catalogue.models import CatalogueEntry
from gongkai.apps.catalogue.records import Given
from gongkai.lib import sheets, table_files
from tests.integration.conftest import FOUNDED
from tests.integration.items import desk, published
from tests.integration.requests import on
from tests.integration.test_portal_items import many

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(county)


@pytest.fixture
def office(of, signed_in):
    return signed_in(of.office)


def address(name, *args):
    return reverse(f"catalogue:{name}", args=args)


def entry(of, **more):
    plain = {"level_1": "公告公示", "content": "公告", "basis": "本县规定", "column": of.column.pk}
    return services.add_entry(of.office, of.agency.pk, Given(**(plain | more)))


def filled(**more):
    plain = {
        "level_1": "财政", "level_2": "预决算", "content": "预算、决算", "basis": "条例第二十条", "limit_unit": "working_day",
        "limit_trigger": "formed_or_changed", "audience": "public", "method": "proactive", "valid_from": "2024-04-08",
    }  # fmt: skip
    return plain | more


def test_a_catalogue_is_made_changed_and_ended_by_pages(of, office):
    assert "从法定内容建立目录" in office.get(address("body", of.agency.pk)).text
    page = office.post(address("draw_up", of.agency.pk), {"with_standard": "on"}, follow=True).text
    assert "已列入49个条目" in page
    assert "缺项" in page
    page = office.post(address("new", of.agency.pk), filled(interval_days="365"), follow=True).text
    assert "条目已列入目录" in page
    own = CatalogueEntry.objects.get(level_2="预决算")
    form = office.get(address("change", own.pk)).text
    assert 'value="365"' in form
    page = office.post(
        address("change", own.pk), filled(version=own.version, not_held="无预算"), follow=True
    ).text
    assert "本机关没有此类信息：无预算" in page
    page = office.post(address("end", own.pk), {"reason": "并入其他条目"}, follow=True).text
    assert "条目已于2024-04-08停用：并入其他条目" in page


def test_a_form_that_cannot_stand_says_why_and_keeps_what_was_typed(of, office):
    page = office.post(address("new", of.agency.pk), filled(limit_days="60", basis="")).text
    assert "只能由法律、法规另行规定" in page
    assert "预算、决算" in page
    assert not CatalogueEntry.objects.exists()


def test_a_form_filled_in_on_an_older_version_changes_nothing(of, office):
    own = entry(of)
    services.change_entry(of.office, own.pk, Given("公告", basis="改过的"))
    assert office.post(address("change", own.pk), filled(version=1)).status_code == 409
    own.refresh_from_db()
    assert own.basis == "改过的"


def test_the_page_of_an_entry_shows_its_items_and_a_page_each_day(of, office):
    own = entry(of, limit_days=3)
    item = published(of)
    page = office.get(address("entry", own.pk)).text
    assert "逾期" in page
    assert "2024-04-07" in page
    page = office.get(address("item", own.pk, item.pk)).text
    assert "2024年4月8日公开，期限是2024年4月7日，逾期1日（其中工作日1日）" in page
    # Start on the first; 2 and 3 April counted, 4 to 6 April off, 7 April is the third, the eighth is late.
    days = re.findall(
        r'scope="row"[^>]*><span class="gk-nowrap">(2024-04-\d\d)|scope="row"[^>]*>(2024-04-\d\d)', page
    )
    assert [one or other for one, other in days] == [f"2024-04-0{day}" for day in range(1, 9)]


def test_the_matrix_shows_each_body_with_a_sign_and_a_number(of, office, county):
    services.draw_up(of.office, of.agency.pk)
    first = CatalogueEntry.objects.get(agency=of.agency, source_code="art20.01")
    services.change_entry(of.office, first.pk, Given(first.level_1, column=of.column.pk))
    published(of)
    page = office.get(address("list")).text
    row = page[page.index(address("body", of.agency.pk)) :]
    row = row[: row.index("</tr>")]
    assert re.findall(r">(缺|齐)<", row) == ["齐", *["缺"] * 14]
    assert "目录里没有这一项" in page[page.index(address("body", county.west.pk)) :]
    for source, words in (("art21", "乡8"), ("standard", "26"), ("local", "只列条数")):
        assert words in office.get(address("list"), {"source": source}).text


def test_the_matrix_of_fifty_bodies_takes_at_most_eight_queries(
    of, office, county, django_assert_max_num_queries
):
    services.draw_up(of.office, of.agency.pk)
    for number in range(50):
        body = agencies.create_agency(
            county.system_administrator, parent=county.government, name=f"清源县第{number}局", kind="department",
            level="county", founded_on=FOUNDED,
        )  # fmt: skip
        services.draw_up(of.office, body.pk)
    entry(of)
    published(of)
    office.get(address("list"))  # the first page of a session notes when it was used
    with django_assert_max_num_queries(8):
        page = office.get(address("list"))
    assert page.text.count("清源县第") == 50 - 4, "fifty a page: the county and its three bodies come before"


@pytest.mark.parametrize("name", ["body", "entry"])
def test_a_page_takes_at_most_eight_queries(of, office, django_assert_max_num_queries, name):
    services.draw_up(of.office, of.agency.pk, with_standard=True)
    own = entry(of)
    many(published(of), 50)
    place = address(name, of.agency.pk if name == "body" else own.pk)
    office.get(place)
    with django_assert_max_num_queries(8):
        page = office.get(place)
    assert "公告公示" in page.text


def test_only_what_is_wanting_can_be_shown(of, office):
    entry(of)
    entry(of, level_1="没有的", content="", column=None, not_held="不涉及")
    page = office.get(address("body", of.agency.pk), {"state": "wanting"}).text
    assert "公告公示" in page
    assert "没有的" not in page


def test_my_work_lists_what_is_wanting_of_the_own_body(of, signed_in, county):
    own = entry(of)
    services.add_entry(of.office, county.west.pk, Given("别镇的条目"))
    page = signed_in(of.clerk).get(reverse("desk:home")).text
    assert "目录：缺项和逾期未更新" in page
    assert address("entry", own.pk) in page
    assert "别镇的条目" not in page
    assert "目录：缺项和逾期未更新" not in signed_in(of.head).get(reverse("desk:home")).text


def test_an_item_is_placed_from_its_page(of, signed_in):
    one, two = entry(of), entry(of, level_2="征地公告", column=None)
    item = published(of)
    clerk = signed_in(of.clerk)
    page = clerk.get(reverse("proactive:detail", args=[item.pk])).text
    assert "按栏目归入" in page
    assert address("place", item.pk) in page
    page = clerk.post(address("place", item.pk), {"entries": [two.pk]}, follow=True).text
    assert "已归入目录" in page
    assert "人工归入" in page
    assert list(queries.items_of(one)) == []
    assert signed_in(of.head).get(address("place", item.pk)).status_code == 403


def sheet_of(*rows):
    return SimpleUploadedFile("目录.xlsx", sheets.as_xlsx("目录", HEAD, rows))


def row(level_1, **more):
    plain = {"一级事项": level_1, "公开内容（要素）": "要素", "公开依据": "条例", "公开时限": "20个工作日内"}
    return tuple((plain | more).get(name, "") for name in HEAD)


def seen_in(page):
    return re.search(r'name="seen" value="([^"]+)"', page)[1]


def test_a_sheet_is_looked_at_and_then_brought_in_as_a_whole(of, office):
    own = entry(of)
    place = address("import", of.agency.pk)
    changed = row("公告公示", 条目编号=str(own.pk), **{"更新间隔（日）": "30", "公开内容（要素）": "公告"})
    page = office.post(place, {"file": sheet_of(row("规划"), changed)}).text
    assert "新增1条，修改1条，0条没有变化" in page
    assert CatalogueEntry.objects.count() == 1, "nothing is written by looking"
    seen = seen_in(page)
    assert "已导入：新增1条，修改1条。" in office.post(place, {"seen": seen}, follow=True).text
    own.refresh_from_db()
    assert own.interval_days == 30
    again = office.post(place, {"seen": seen}, follow=True).text
    assert "没有导入任何条目" in again
    assert CatalogueEntry.objects.count() == 2, "a second click creates nothing"


def test_one_bad_row_keeps_all_out(of, office):
    bad = row("统计", 栏目代码="nowhere")
    longer = row("审计", 公开时限="30个工作日内", 公开依据="", 时限天数="30")
    page = office.post(address("import", of.agency.pk), {"file": sheet_of(row("规划"), bad, longer)}).text
    assert "第3行：网站没有代码为“nowhere”的栏目；请核对。" in page
    assert "第4行：公开时限超过20个工作日的" in page
    assert 'name="seen"' not in page


def test_what_was_looked_at_is_done_by_the_same_person_for_the_same_body(of, office, county, signed_in):
    page = office.post(address("import", of.agency.pk), {"file": sheet_of(row("规划"))}).text
    seen = seen_in(page)
    other = signed_in(county.person("cat_office", county.government, Role.DISCLOSURE_OFFICE))
    assert "预览已经过期" in other.post(address("import", of.agency.pk), {"seen": seen}, follow=True).text
    assert "预览已经过期" in office.post(address("import", county.west.pk), {"seen": seen}, follow=True).text
    assert (
        "预览已经过期" in office.post(address("import", of.agency.pk), {"seen": seen + "x"}, follow=True).text
    )
    assert not CatalogueEntry.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("目录.docx", b"PK", "只能上传 XLSX 或者 CSV"),
        ("目录.xlsx", b"not a workbook", "文件损坏或者加了密"),
        ("目录.csv", b"", "提交的是空文件"),
    ],
)
def test_a_file_that_is_no_table_is_refused(of, office, name, data, why):
    page = office.post(address("import", of.agency.pk), {"file": SimpleUploadedFile(name, data)}).text
    assert why in page


@pytest.mark.parametrize(("query", "name"), [("", "目录.xlsx"), ("?format=csv", "目录.csv")])
def test_the_export_read_again_changes_nothing(of, office, query, name):
    services.draw_up(of.office, of.agency.pk, with_standard=True)
    entry(of, interval_days=90, limit_days=7, channels=("政府网站", "政府公报"), levels=("township",))
    data = office.get(address("export", of.agency.pk) + query).content
    assert len(table_files.rows_of(name, data)) == 23 + 26 + 1 + 1
    page = office.post(address("import", of.agency.pk), {"file": SimpleUploadedFile(name, data)}).text
    assert "新增0条，修改0条，50条没有变化" in page
    assert "文件和现在的目录一样" in page
    assert io.BytesIO(data).read(2) == (b"PK" if not query else b"\xef\xbb")


def test_the_office_is_set_and_the_page_says_what_the_guide_lacks(of, office):
    entry(of, channels=("政府网站",))
    page = office.get(address("office", of.agency.pk)).text
    assert "政府信息公开工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式" in page
    given = {
        "name": "党政办公室", "address": "人民路1号", "hours": "工作日", "phone": "0579-1234567", "fax": "无",
        "online": "dhz@example.gov.cn",
    }  # fmt: skip
    page = office.post(address("office", of.agency.pk), given, follow=True).text
    assert "指南的法定内容已经齐全" in page
