"""A list with Word files becomes drafts of who brings it: all of them or none, and nothing is published by it."""

from __future__ import annotations

import io
import sys
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.models import Event
from gongkai.apps.proactive import services as proactive
from gongkai.apps.proactive.importing.archive import File, unpacked
from gongkai.apps.proactive.models import ImportFile, IndexNumber, Item, ItemImport
from gongkai.apps.proactive.services import importing, together
from gongkai.apps.proactive.states import State
from gongkai.apps.proactive.storage import IMPORTS
from gongkai.lib.errors import NotAllowed
from tests.integration.brought import HEAD, ROWS, files, listing, packed, paper
from tests.integration.conftest import PASSWORD
from tests.integration.items import desk, in_review
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(county)


def begun(of, rows=ROWS, brought=None, head=HEAD):
    return importing.begin_import(
        of.clerk, "目录.xlsx", listing(*rows, head=head), files() if brought is None else brought
    )


def read(of, *given, **more):
    return importing.read_at_once(of.clerk, begun(of, *given, **more).pk)


def sentences(of, *given, **more):
    return [(one.row, one.column, one.sentence) for one in read(of, *given, **more).faults]


def test_a_list_becomes_drafts_with_texts_pictures_attachments_and_origin(of):
    found = begun(of)
    importing.read_at_once(of.clerk, found.pk)
    assert importing.confirm_import(of.clerk, found.pk).taken == 2
    first, second = Item.objects.order_by("pk").select_related("newest", "origin")
    assert [first.state, second.state] == [State.DRAFT] * 2
    assert first.newest.author == of.clerk
    assert first.newest.title == "清源县人民政府关于加强农田水利工程建设的通知"
    assert first.newest.document_no == "清政发〔2024〕5号"
    assert "<h2>一、总体要求</h2>" in first.newest.body
    assert (first.origin.row, first.origin.earlier_on) == (2, date(2024, 3, 6))
    assert first.origin.earlier_address == "http://old.example.gov.cn/1.html"
    names = list(first.newest.files.values_list("attachment__name", flat=True))
    assert names == ["图片1.png", "记录表.xlsx"]
    picture = first.newest.files.get(attachment__name="图片1.png").attachment
    assert f'src="attachment:{picture.pk}"' in first.newest.body
    assert (second.newest.title, second.newest.formed_on) == ("东河镇水渠清淤公告", date(2024, 3, 20))
    assert not Item.objects.filter(is_public=True).exists()


def test_nothing_is_taken_while_a_row_has_a_fault(of):
    found = begun(of, (*ROWS, ("没有.docx", "", "标题", "公告公示")))
    reading = importing.read_at_once(of.clerk, found.pk)
    assert (len(reading.entries), reading.bad_rows) == (2, [4])
    with pytest.raises(NotAllowed, match="还有1行有错，没有导入任何一行"):
        importing.confirm_import(of.clerk, found.pk)
    assert not Item.objects.exists()


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        (("没有.docx", "", "标题", "公告公示"), "A", "上传的文件里没有“没有.docx”"),
        (("", "", "", "公告公示"), "C", "没有标题"),
        (("公告", "", "标题", "政策文件"), "D", "没有名称或者代码是“政策文件”的栏目"),
        (("公告", "", "标题", ""), "D", "没有写栏目"),
        (("公告", "", "标题", "公告公示", "", "三月"), "F", "看不出是哪一天"),
        (("公告", "", "标题", "公告公示", "", "2024-04-09"), "F", "晚于今天"),
        (("公告", "", "标题", "公告公示", "", "", "", "old.example"), "H", "网址应以 http://"),
        (("公告", "", "标题", "公告公示", "文" * 81), "E", "超过80个字"),
        (("坏.docx", "", "标题", "公告公示"), "A", "“坏.docx”不能使用"),
    ],
)
def test_a_fault_of_a_row_is_a_sentence_with_its_place(of, row, column, why):
    brought = [*files(), File("坏.docx", b"no document")]
    ((number, where, sentence),) = sentences(of, (row,), brought)
    assert (number, where) == (2, column)
    assert why in sentence


def test_what_expires_before_it_takes_effect_is_a_fault(of):
    head = ("标题", "栏目", "施行日期", "有效期至", "附件")
    row = ("管护办法", "公告公示", "2024-05-01", "2024-04-30", "记录表.xlsx")
    assert sentences(of, (row,), head=head) == [(2, "D", "有效期至早于施行日期；请改正。")]


def test_the_same_file_for_two_rows_is_a_slip_of_the_list(of):
    rows = (("公告", "", "甲", "公告公示"), ("公告.docx", "", "乙", "公告公示"))
    assert sentences(of, rows) == [(3, "", "“正文文件”与第2行相同；请核对，同一件只留一行。")]


def test_an_old_index_number_stays_and_is_never_given_twice(of):
    head = ("标题", "栏目", "原索引号", "成文日期", "附件")
    row = ("旧公告", "公告公示", "QY-2019-00001", "2019-03-01", "记录表.xlsx")
    found = begun(of, (row,), head=head)
    importing.read_at_once(of.clerk, found.pk)
    importing.confirm_import(of.clerk, found.pk)
    item = proactive.submit(of.clerk, Item.objects.get().pk)
    for person in (of.head, of.secrecy, of.office):
        proactive.pass_step(person, item.pk)
    assert proactive.publish(of.clerk, item.pk).index_no == "QY-2019-00001"
    again = ("另一公告", *row[1:])
    assert "已经给过别的信息" in sentences(of, (again,), head=head)[0][2]
    assert IndexNumber.objects.count() == 1


@pytest.mark.parametrize(("earlier", "late"), [("2024-03-29", False), ("2024-04-01", True)])
def test_lateness_is_measured_by_the_day_of_the_first_publication(of, earlier, late):
    # Formed on 1 March 2024 (Friday): the twentieth working day is Friday 29 March.
    found = begun(of, (("公告", "", "甲", "公告公示", "", "2024-03-01", earlier),))
    importing.read_at_once(of.clerk, found.pk)
    importing.confirm_import(of.clerk, found.pk)
    item = proactive.submit(of.clerk, Item.objects.get().pk)
    assert item.publish_by is None
    assert Item.objects.get().is_late is late


def test_a_list_is_taken_once_and_a_second_click_makes_nothing(of):
    data = listing(*ROWS)
    found = importing.begin_import(of.clerk, "目录.xlsx", data, files())
    importing.read_at_once(of.clerk, found.pk)
    importing.confirm_import(of.clerk, found.pk)
    importing.confirm_import(of.clerk, found.pk)
    assert Item.objects.count() == 2
    with pytest.raises(NotAllowed, match="已经导入过（2件）"):
        importing.begin_import(of.clerk, "目录.xlsx", data, files())
    tags = (
        Event.objects.filter(tag__startswith="proactive.import.")
        .order_by("sequence")
        .values_list("tag", "data")
    )
    assert [tag for tag, _data in tags] == ["proactive.import.begun", "proactive.import.done"]
    assert tags[1][1]["count"] == 2


def test_files_wait_no_longer_than_a_week(of, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        found = begun(of)
        importing.read_at_once(of.clerk, found.pk)
    digests = set(ImportFile.objects.values_list("sha256", flat=True))
    assert importing.forget_imports() == 0
    with on("2024-04-16"), django_capture_on_commit_callbacks(execute=True):
        assert importing.forget_imports() == 1
    assert not any(IMPORTS.place(digest).exists() for digest in digests)
    with pytest.raises(NotAllowed, match="已放弃"):
        importing.confirm_import(of.clerk, found.pk)


def test_a_file_whose_reading_broke_off_is_told_and_cannot_be_used(of):
    begun(of)
    importing.refuse_import_file(ImportFile.objects.get(name="公告.docx").pk)
    assert any("读取中断" in sentence for _row, _column, sentence in [
        (one.row, one.column, one.sentence) for one in importing.read_at_once(of.clerk, ItemImport.objects.get().pk).faults
    ])  # fmt: skip


def test_who_may_not_write_brings_nothing_and_sees_no_import_of_others(county, of):
    with pytest.raises(NotAllowed, match="您没有这个角色"):
        importing.begin_import(of.head, "目录.xlsx", listing(*ROWS), files())
    begun(of)
    stranger = county.person("item_stranger", county.west, Role.HANDLER)
    assert not importing.importing.item_imports(stranger).exists()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_an_archive_gives_its_files_whatever_wrote_their_names(encoding):
    data = packed([File("通知.docx", b"1"), File("附件1.pdf", b"2")], "utf-8")
    if encoding == "gb18030":
        plain = packed([File("AAAA.docx", b"1"), File("BBB1.pdf", b"2")], "plain")
        data = plain.replace(b"AAAA", "通知".encode("gb18030")).replace(b"BBB1", "附件".encode("gb18030"))
    names = [one.name for one in unpacked("一批.zip", data)]
    assert names == (["通知.docx", "附件1.pdf"] if encoding == "utf-8" else ["通知.docx", "附件.pdf"])


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b""])
def test_a_broken_archive_is_refused_with_a_sentence(data):
    with pytest.raises(NotAllowed, match="请重新压缩"):
        list(unpacked("一批.zip", data))


def address(name, *args):
    return reverse(f"proactive:{name}", args=args)


def page_of(response):
    return response.content.decode()


def test_the_whole_way_by_pages_and_many_reviewed_in_one_act(of, signed_in):
    clerk = signed_in(of.clerk)
    assert clerk.get(address("import_template")).content.startswith(b"PK")
    given = {
        "listing": SimpleUploadedFile("目录.xlsx", listing(*ROWS)),
        "papers": [SimpleUploadedFile("一批.zip", packed(files()))],
    }
    place = clerk.post(address("import"), given)
    found = ItemImport.objects.get()
    assert place.url == address("import_columns", found.pk)
    columns = clerk.get(place.url)
    given = {name: "" if value is None else value for name, value in columns.context["form"].initial.items()}
    given |= {
        name: one.initial for name, one in columns.context["form"].fields.items() if one.initial is not None
    }
    assert clerk.post(place.url, given).url == address("import_preview", found.pk)
    assert "正在读取文件" in page_of(clerk.get(address("import_preview", found.pk)))
    assert "HX-Refresh" not in clerk.get(address("import_progress", found.pk)).headers
    for row in ImportFile.objects.all():
        importing.read_import_file(row.pk)
    assert clerk.get(address("import_progress", found.pk)).headers["HX-Refresh"] == "true"
    page = page_of(clerk.get(address("import_preview", found.pk)))
    assert "导入这2件，成为草稿" in page
    assert "有1张图片还没有替代文字" in page
    found.refresh_from_db()
    done = page_of(clerk.post(address("import_preview", found.pk), {"version": found.version}, follow=True))
    assert "2件信息已经起草" in done
    sent = page_of(clerk.post(address("import_submit", found.pk), follow=True))
    assert "1件已送审" in sent
    first = Item.objects.get(origin__row=2)
    assert "http://old.example.gov.cn/1.html" in page_of(clerk.get(address("detail", first.pk)))
    assert "还没有送审：还缺：正文图片的替代文字" in sent
    waiting = list(Item.objects.filter(state=State.IN_REVIEW).values_list("pk", flat=True))
    head = signed_in(of.head)
    assert "一并审核" in page_of(head.get(address("review_many")))
    passed = page_of(
        head.post(address("review_many"), {"chosen": waiting, "opinion": "已核对原网站"}, follow=True)
    )
    assert "1件的这一步已通过" in passed


def test_many_are_passed_together_or_not_at_all(county, of):
    both = county.person("item_both", of.agency, Role.HANDLER, Role.UNIT_HEAD)
    others = [in_review(of, title=f"第{number}号公告").pk for number in range(3)]
    own = proactive.create(both, of.agency, in_review_words(of)).pk
    proactive.submit(both, own)
    with pytest.raises(NotAllowed, match=r"“自己的公告”不能通过：这件信息是您起草或者修改的.*一件也没有办理"):
        together.pass_all(both, [*others, own])
    assert Event.objects.filter(tag="proactive.item.reviewed").count() == 0
    assert [item.state for item in together.pass_all(both, others, opinion="同意")] == [State.IN_REVIEW] * 3
    assert Event.objects.filter(tag="proactive.item.reviewed").count() == 3


def in_review_words(of):
    from tests.integration.items import words

    return words(of, title="自己的公告")


def test_the_page_of_review_offers_and_takes_only_what_waits_for_this_person(of, signed_in):
    item = in_review(of)
    browser = signed_in(of.office)
    assert "没有待您审核的信息" in page_of(browser.get(address("review_many")))
    page = browser.post(address("review_many"), {"chosen": [item.pk]})
    assert page.status_code == 200
    assert Event.objects.filter(tag="proactive.item.reviewed").count() == 0
    assert signed_in(of.colleague).get(address("review_many")).status_code == 403


@pytest.fixture
def typed(monkeypatch):
    def give(*given: object) -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
        out = io.StringIO()
        call_command("items", "import", *map(str, given), stdout=out, stderr=out)
        return out.getvalue()

    return give


def laid_out(folder, rows=ROWS):
    for one in files():
        (folder / one.name).write_bytes(one.data)
    (folder / "目录.xlsx").write_bytes(listing(*rows))
    return folder, folder / "目录.xlsx"


def test_a_folder_is_brought_by_command(of, typed, tmp_path):
    given = laid_out(tmp_path)
    assert "2行都没有错，没有导入" in typed(*given, "--as", of.clerk.username, "--check")
    assert not Item.objects.exists()
    assert "已导入2件" in typed(*given, "--as", of.clerk.username)
    assert Item.objects.filter(state=State.DRAFT).count() == 2


def test_a_folder_with_a_fault_leaves_nothing(of, typed, tmp_path):
    given = laid_out(tmp_path, (*ROWS, ("没有.docx", "", "标题", "")))
    with pytest.raises(CommandError, match="有1行有错，没有导入任何一行"):
        typed(*given, "--as", of.clerk.username)
    with pytest.raises(CommandError, match="没有代码是“nowhere”的栏目"):
        typed(*given, "--as", of.clerk.username, "--column", "nowhere")
    assert not Item.objects.exists()
    assert set(ItemImport.objects.values_list("state", flat=True)) == {"given_up", "open"}


def test_a_word_file_without_a_title_takes_that_of_its_name(of):
    reading = read(of, (("无题.docx", "", "", "公告公示"),), [File("无题.docx", paper("各村："))])
    assert [one.words.title for one in reading.entries] == ["无题"]
