"""What people read of a report instead of the identifiers of the program."""

import pytest

from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.read.narrative.metrics import OTHER, RULES
from gongkai.annual_report.report import ReadTable, Report
from gongkai.apps.reporting.show.metrics import NAMES, name_of
from gongkai.apps.reporting.show.words import finding_of
from gongkai.portal.reports.pages import cell_address
from gongkai.rules import Finding, Level, Verdict


def test_every_metric_that_the_reader_gives_has_a_name():
    assert {rule.metric for rule in RULES} - set(NAMES) - {OTHER} == set()


@pytest.mark.parametrize(
    ("metric", "name"),
    [
        ("requests_received", "收到申请数量"),
        ("share_denied", "不予公开数量的比例"),
        ("other:县长热线", "县长热线"),
        ("category:财政信息", "财政信息"),
        ("metric_of_a_later_release", "其他数据"),
        ("share_of_a_later_release", "其他数据"),
    ],
)
def test_a_metric_is_shown_in_words(metric, name):
    assert str(name_of(metric)) == name


def test_the_places_of_a_finding_are_named_in_words_and_lead_only_where_something_is():
    table = next(table for table in FORMS["form_2021"].tables if table.id == "requests")
    report = Report("清源县财政局", 2023, None, "", "form_2021", {"requests": ReadTable(table, {})})
    found = Finding(
        "T9-1", Verdict.BROKEN, Level.ERROR, "正文与表格不符。",
        cells=("requests/new/total", "narrative/requests_received"),
    )  # fmt: skip
    tables, prose = finding_of(found, report, cell_address).places
    assert "本年新收政府信息公开申请数量" in str(tables.text)
    assert tables.url == "?cell=requests%2Fnew%2Ftotal#cell"
    assert (str(prose.text), prose.url) == ("正文：收到申请数量", "")
