"""A register taken over from a workbook: all rows or none, once, and counted as if it had been kept here."""

import hashlib
import io
from dataclasses import replace
from datetime import date

import pytest
import xlsxwriter
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse

from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.importing import fields, reading
from gongkai.apps.disclosure_requests.importing.reading import Layout
from gongkai.apps.disclosure_requests.models import ClockEntry, DisclosureRequest, LedgerImport
from gongkai.apps.disclosure_requests.queries import figures
from gongkai.apps.disclosure_requests.queries.figures import Period
from gongkai.apps.disclosure_requests.services import taking_over
from gongkai.apps.disclosure_requests.storage import IMPORTS
from gongkai.apps.events.models import Event
from gongkai.lib.errors import NotAllowed
from tests.integration.requests import PERSON, in_review, office, on, received, replied

pytestmark = pytest.mark.django_db
HEAD = [
    "序号",
    "登记编号",
    "申请时间",
    "申请人",
    "申请人类型",
    "申请方式",
    "申请内容",
    "办理结果",
    "答复日期",
    "答复文号",
    "是否延期",
]
FIRM = replace(
    PERSON,
    kind="organization_applicant",
    name="某公司",
    document_kind="",
    document_number="",
    type="commercial_enterprise",
)
# A year as a county bureau kept it; the sums below were added up by hand from these lines.
ROWS = [
    [1, "财申2023-9", date(2023, 12, 20), "测试甲", "公民", "邮寄", "2022年度决算", "予以公开", date(2024, 1, 10), "财公复〔2024〕1号", "否"],
    [2, "财申2024-1", date(2024, 4, 1), "测试乙", "自然人", "当面", "专户余额", "部分公开", "2024年4月29日", "财公复〔2024〕2号", ""],
    [3, "财申2024-2", "2024.4.1", "某建设公司", "企业", "网上申请", "工程审计报告", "不予公开：属于四类过程性信息", "20240530", "财公复〔2024〕3号", "是"],
    [4, "财申2024-3", "2024/6/3", "某律师事务所", "律师事务所", "传真", "会议纪要", "信息不存在", "2024-06-20", "财公复〔2024〕4号", "否"],
    [5, "财申2024-4", 45505, "测试丙", "个人", "电子邮件", "预算草案", "申请人撤回", "2024-08-05", "", "否"],
    [6, "财申2024-5", date(2024, 12, 24), "某研究所", "科研单位", "邮寄", "专项资金分配", "", "", "", ""],
]  # fmt: skip


def book(rows, head=HEAD, title="2024年依申请公开登记台账"):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("台账")
        look = workbook.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
        sheet.merge_range(0, 0, 0, len(head) - 1, title)
        sheet.write_row(1, 0, head)
        for at, row in enumerate(rows, start=2):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, look)
                elif value != "":
                    sheet.write(at, column, value)
    return out.getvalue()


@pytest.fixture
def of(county):
    return office(county)


def laid_out(of, data, name="台账.xlsx", **layout):
    """Uploaded, and laid out as the headings suggest."""
    begun = services.begin_import(of.registrar, name, data)
    _found, read = services.book_of(of.registrar, begun.pk)
    at = fields.head_row(read.sheets[0].rows)
    chosen = dict(fields.guess(read.sheets[0].rows[at]).columns)
    return services.lay_out(
        of.registrar, begun.pk, Layout(**{"sheet": 0, "head": at + 1, "columns": chosen} | layout)
    )


@pytest.fixture
def taken(of):
    with on("2026-03-02"):
        return services.confirm_import(of.registrar, laid_out(of, book(ROWS)).pk)


def cells(of, year):
    own = figures.bodies(of.office, of.agency, consolidated=False)
    return {
        cell.removeprefix("requests/"): n for cell, n in figures.cells(own, Period.of_year(year)).items() if n
    }


def test_a_year_taken_over_is_counted_as_by_hand(of, taken):
    assert cells(of, 2024) == {
        "new/natural_person": 2, "new/commercial_enterprise": 1, "new/research_institution": 1,
        "new/legal_service_organization": 1, "new/total": 5,
        "carried_in/natural_person": 1, "carried_in/total": 1,
        "granted/natural_person": 1, "granted/total": 1,
        "partially_granted/natural_person": 1, "partially_granted/total": 1,
        "denied.process_information/commercial_enterprise": 1, "denied.process_information/total": 1,
        "unavailable.not_held/legal_service_organization": 1, "unavailable.not_held/total": 1,
        "otherwise_closed.other/natural_person": 1, "otherwise_closed.other/total": 1,
        "results_total/natural_person": 3, "results_total/commercial_enterprise": 1,
        "results_total/legal_service_organization": 1, "results_total/total": 5,
        "carried_out/research_institution": 1, "carried_out/total": 1,
    }  # fmt: skip
    assert cells(of, 2023)["carried_out/natural_person"] == 1
    assert cells(of, 2025) == {
        "carried_in/research_institution": 1, "carried_in/total": 1,
        "carried_out/research_institution": 1, "carried_out/total": 1,
    }  # fmt: skip


def case(number):
    return DisclosureRequest.objects.get(old_number=number)


def test_every_limit_is_counted_from_the_day_of_receipt(taken):
    # 1 April 2024: twenty working days end on 29 April (清明三天不计，4月7日、28日上班); extended by twenty, on 29 May.
    assert (case("财申2024-1").due_date, case("财申2024-1").was_overdue) == (date(2024, 4, 29), False)
    assert (case("财申2024-2").due_date, case("财申2024-2").was_overdue) == (date(2024, 5, 29), True)
    kinds = (
        ClockEntry.objects.filter(request=case("财申2024-2")).order_by("pk").values_list("kind", flat=True)
    )
    assert list(kinds) == ["start", "extend", "end"]


def test_an_amended_request_has_its_limit_from_the_amendment(of):
    head = [*HEAD, "补正日期"]
    row = [
        "",
        "甲-1",
        date(2024, 4, 1),
        "测试甲",
        "自然人",
        "",
        "决算",
        "予以公开",
        date(2024, 5, 21),
        "",
        "",
        date(2024, 4, 22),
    ]
    with on("2026-03-02"):
        services.confirm_import(of.registrar, laid_out(of, book([row], head)).pk)
    # Counted anew from 22 April: 劳动节五天不计，4月28日、5月11日上班.
    assert (case("甲-1").due_date, case("甲-1").was_overdue) == (date(2024, 5, 21), False)


def test_what_is_not_ended_waits_to_be_given_out_and_can_be_handled(of, taken):
    waiting = case("财申2024-5")
    assert (waiting.state, waiting.due_date, taken.open) == ("received", date(2025, 1, 22), 1)
    with on("2026-03-02"):
        assert services.accept(of.registrar, waiting.pk, handler=of.handler).state == "in_review"


def test_what_has_ended_is_closed_with_the_old_number_its_row_and_its_notes(taken):
    old = case("财申2024-1")
    assert (old.state, old.imported_with_id, old.imported_row, old.serial) == ("closed", taken.pk, 4, None)
    assert (old.request_no, old.note) == ("财申2024-1", "原答复文号：财公复〔2024〕2号")
    assert old.retained_until == date(2034, 4, 28)


def test_new_requests_are_numbered_without_gap_beside_the_old_numbers(of, taken):
    with on("2026-03-02"):
        assert [received(of).request_no for _turn in range(2)] == ["〔2026〕第0001号", "〔2026〕第0002号"]


def test_a_number_in_our_own_form_is_not_given_a_second_time(of):
    rows = [["", "〔2026〕第0002号", date(2026, 1, 5), "测试甲", "自然人", "", "决算", "", "", "", ""]]
    with on("2026-03-02"):
        services.confirm_import(of.registrar, laid_out(of, book(rows)).pk)
        assert [received(of).serial for _turn in range(2)] == [1, 3]


def test_one_import_is_one_event_with_the_hash_of_the_file(taken):
    tags = Event.objects.filter(tag__startswith="disclosure_requests.").order_by("sequence")
    assert [one.tag.rpartition(".")[2] for one in tags] == ["begun", "done"]
    assert tags[1].data == {"count": 6, "open": 1, "sha256": taken.sha256}


def test_the_file_is_gone_once_its_rows_are_taken_over(of, django_capture_on_commit_callbacks):
    with on("2026-03-02"):
        begun = laid_out(of, book(ROWS))
        place = IMPORTS.place(begun.sha256)
        assert place.exists()
        with django_capture_on_commit_callbacks(execute=True):
            services.confirm_import(of.registrar, begun.pk)
    assert not place.exists()


def test_confirming_twice_takes_nothing_twice(of, taken):
    with on("2026-03-02"):
        assert services.confirm_import(of.registrar, taken.pk).pk == taken.pk
    assert DisclosureRequest.objects.count() == 6


def test_the_same_file_is_not_taken_over_again(of, taken):
    data = book(ROWS)
    LedgerImport.objects.update(sha256=hashlib.sha256(data).hexdigest())
    with pytest.raises(NotAllowed, match="这个文件已于2026-03-02导入过"):
        services.begin_import(of.registrar, "改了名.xlsx", data)


def test_a_file_that_waits_is_gone_on_with(of):
    data = book(ROWS)
    first = services.begin_import(of.registrar, "台账.xlsx", data)
    assert services.begin_import(of.registrar, "台账.xlsx", data).pk == first.pk


def test_rows_whose_number_is_there_are_named_and_nothing_is_taken(of, taken):
    with on("2026-03-03"):
        begun = laid_out(
            of,
            book(
                [*ROWS, ["", "新-1", date(2025, 1, 6), "测试丁", "自然人", "", "决算", "", "", "", ""]],
                title="又一次",
            ),
        )
        found, read = services.book_of(of.registrar, begun.pk)
        rows = services.reading_of(found, read)
        assert rows.bad_rows == [3, 4, 5, 6, 7, 8]
        assert rows.faults[0].sentence.startswith("“财申2023-9”在本单位的登记中已经有了")
        with pytest.raises(NotAllowed, match="还有6行有错，没有导入任何一行"):
            services.confirm_import(of.registrar, begun.pk)
        assert DisclosureRequest.objects.count() == 6
        services.lay_out(
            of.registrar, begun.pk, replace(Layout.of_data(found.layout), left_out=frozenset(range(3, 9)))
        )
        assert services.confirm_import(of.registrar, begun.pk).taken == 1


def test_the_database_itself_keeps_a_number_from_being_taken_over_twice(of, taken):
    """The last word, should two people confirm two files with the same number at one moment."""
    with on("2026-03-02"):
        begun = laid_out(of, book(ROWS[5:], title="别的"))
        found, read = services.book_of(of.registrar, begun.pk)
        rows = reading.read(read, Layout.of_data(found.layout), today=date(2026, 3, 2)).entries
        with pytest.raises(IntegrityError), transaction.atomic():
            taking_over.take_over(of.registrar, begun, rows)
    assert DisclosureRequest.objects.count() == 6


def test_another_body_knows_nothing_of_an_import(county, of, taken):
    other = office(county, agency=county.west, prefix="west")
    with pytest.raises(Http404):
        services.confirm_import(other.registrar, taken.pk)
    with pytest.raises(NotAllowed, match="须由“西河镇人民政府”的登记员"):
        services.begin_import(other.handler, "台账.xlsx", book(ROWS))


def test_given_up_and_forgotten_files_leave_nothing(of, django_capture_on_commit_callbacks):
    with on("2026-03-02"):
        first = services.begin_import(of.registrar, "一.xlsx", book(ROWS[:1]))
        second = services.begin_import(of.registrar, "二.xlsx", book(ROWS[:2]))
        with django_capture_on_commit_callbacks(execute=True):
            services.give_up_import(of.registrar, first.pk)
        assert services.forget_imports() == 0
    with on("2026-03-10"), django_capture_on_commit_callbacks(execute=True):
        assert services.forget_imports() == 1
    assert not any(IMPORTS.place(one.sha256).exists() for one in (first, second))
    assert not DisclosureRequest.objects.exists()
    with pytest.raises(NotAllowed, match="已放弃"):
        services.confirm_import(of.registrar, first.pk)


def test_an_exported_register_gives_the_same_figures_in_an_empty_body(county, of, signed_in):
    with on("2024-12-20"):
        late = in_review(of)
        replied(of, in_review(of, description="另一件"))
    with on("2025-02-20"):
        replied(of, late)
        received(of, FIRM, is_rectification=True)
        received(of, FIRM, description="=2+3")
        received(of, channel="internet")
    with on("2025-03-03"):
        services.redo(of.office, late.pk, ordered_on=date(2025, 3, 3))
        data = signed_in(of.registrar).get(reverse("disclosure_requests:export") + "?format=xlsx").content
        there = office(county, agency=county.west, prefix="west")
        made = services.confirm_import(there.registrar, laid_out(there, data).pk)
    assert made.taken == 5
    for year in (2024, 2025):
        assert cells(there, year) == cells(of, year)
    assert cells(of, 2025) == {
        "new/commercial_enterprise": 1, "new/total": 1, "carried_in/natural_person": 1, "carried_in/total": 1,
        "granted/natural_person": 1, "granted/total": 1, "results_total/natural_person": 1, "results_total/total": 1,
        "carried_out/commercial_enterprise": 1, "carried_out/total": 1,
    }  # fmt: skip
    numbers = [
        sorted(one.request_no for one in DisclosureRequest.objects.filter(agency=body.agency))
        for body in (of, there)
    ]
    assert numbers[0] == numbers[1]
