"""`gongkai demo load`: the figures it shows, and an instance that it leaves alone; what it loads: test_demo_items."""

from decimal import Decimal
from itertools import pairwise

import pytest
from django.core.management import call_command

from gongkai.annual_report.check import check_report
from gongkai.annual_report.read import read_report
from gongkai.annual_report.render import page_of
from gongkai.apps.agencies.models import Agency
from gongkai.apps.reporting.models import AnnualReport
from gongkai.project.demonstration import figures
from gongkai.rules import Verdict

PUBLISHED = list(figures.published())
INVENTED = list(figures.invented("云岭县人民政府（演示）", "county", range(2019, 2024), 120, seed=1))


def of(agency, year):
    return next(one for one in PUBLISHED if (one.report.agency, one.report.year) == (agency, year))


def test_the_carried_over_figures_are_those_of_the_published_reports():
    huaian = of("淮安市人民政府", 2024).report
    assert huaian.cell("requests/new/total").value == 3119
    assert huaian.cell("proactive/administrative_fees/amount_wan_yuan").value == Decimal("96171.6")
    shanghai = of("上海市人民政府办公厅", 2019).report
    assert shanghai.cell("proactive/central_procurement/amount").unit == "元"


def test_each_carried_over_report_names_its_source():
    assert len(PUBLISHED) >= 12
    assert [one.report.agency for one in PUBLISHED if not one.source_name] == []


@pytest.mark.parametrize("one", PUBLISHED, ids=lambda one: f"{one.report.agency}{one.report.year}")
def test_what_is_rendered_of_the_figures_is_read_back(one):
    read = read_report(page_of(one.report).encode(), "report.html").report
    for name, table in one.report.tables.items():
        expected = {cell.id: cell.value for cell in table.cells.values()}
        assert {cell.id: cell.value for cell in read.tables[name].cells.values()} == expected


def test_invented_tables_add_up_and_each_year_takes_up_where_the_last_ended():
    for one in INVENTED:
        rules = [f for f in check_report(one.report) if f.verdict is Verdict.BROKEN and f.rule.startswith(("T3-1", "T3-2", "T3-3", "T4"))]  # fmt: skip
        assert rules == []
    for before, after in pairwise(INVENTED):
        carried = before.report.cell("requests/carried_out/total").value
        assert after.report.cell("requests/carried_in/total").value == carried


def test_invented_figures_are_the_same_at_each_load():
    again = list(figures.invented("云岭县人民政府（演示）", "county", range(2019, 2024), 120, seed=1))
    assert [one.report for one in again] == [one.report for one in INVENTED]


def test_an_instance_with_data_is_left_alone(county, capsys):
    before = Agency.objects.count()
    call_command("demo", "load")
    assert (Agency.objects.count(), AnnualReport.objects.count()) == (before, 0)
    assert "已有数据" in capsys.readouterr().out
