"""`gongkai demo load`: a whole county on an empty instance, or nothing at all."""

import stat
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from gongkai.annual_report.check import check_report
from gongkai.annual_report.read import read_report
from gongkai.annual_report.render import page_of
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.reporting import digest
from gongkai.apps.reporting.models import AnnualReport
from gongkai.project.demonstration import figures, load
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


@pytest.fixture
def few(monkeypatch):
    """Three reports instead of all: the way they go is the same."""
    invented = list(figures.invented("云岭县人民政府（演示）", "county", range(2024, 2026), 20, seed=1))
    monkeypatch.setattr(load, "published", lambda: [of("淮安市人民政府", 2024)])
    monkeypatch.setattr(load, "_county", lambda: invented)


def test_the_demonstration_goes_the_whole_way_and_says_what_it_is(
    few, db, django_capture_on_commit_callbacks, client
):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("demo", "load", verbosity=0)
    states = dict(AnnualReport.objects.order_by("pk").values_list("year", "state"))
    assert states[2025] == "read"
    public = AnnualReport.objects.filter(is_public=True)
    assert {row.edition.sha256 for row in public} == {digest.sha256(row.edition.content) for row in public}
    assert {row.is_demonstration for row in AnnualReport.objects.all()} == {True}
    assert len({public[0].source.brought_by, public[0].reviewed_by, public[0].edition.published_by}) == 3
    page = client.get("/reports/淮安市人民政府/2024/").content.decode()
    assert "演示数据" in page
    assert "govnianbao" in page


def test_the_passwords_are_made_anew_and_kept_for_the_owner_alone(
    few, db, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("demo", "load", verbosity=0)
    note = Path(settings.DATA) / load.SIGN_IN_NOTE
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    lines = [
        line.split() for line in note.read_text("utf-8").splitlines() if line.startswith("  ") and "-" in line
    ]
    assert len({password for _name, password, *_roles in lines}) == len(lines) >= 8
    username, password = lines[0][:2]
    staff = Staff.objects.get(username=username)
    assert staff.check_password(password)
    assert not staff.must_change_password


def test_an_instance_with_data_is_left_alone(county, capsys):
    before = Agency.objects.count()
    call_command("demo", "load")
    assert (Agency.objects.count(), AnnualReport.objects.count()) == (before, 0)
    assert "已有数据" in capsys.readouterr().out
