"""A register taken over from a workbook: all rows or none, once, and counted as if it had been kept here."""

import io
from datetime import date

import pytest
import xlsxwriter

from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.importing import fields
from gongkai.apps.disclosure_requests.importing.reading import Layout
from gongkai.apps.disclosure_requests.models import ClockEntry, DisclosureRequest, LedgerImport
from gongkai.apps.disclosure_requests.queries import figures
from gongkai.apps.disclosure_requests.queries.figures import Period
from gongkai.apps.events.models import Event
from gongkai.lib.errors import NotAllowed
from tests.integration.requests import office, on, received

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
