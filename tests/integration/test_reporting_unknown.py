"""Cells that the source does not settle, files that hold no report, and a year that is taken: what a clerk is shown."""

from uuid import uuid4

import pytest
from django.urls import reverse

from gongkai.apps.reporting import services
from gongkai.apps.reporting.models import AnnualReport
from gongkai.apps.reporting.services import Brought
from tests.integration.reports import imported, made, one_number_short, settled

FIRST = "requests/granted/commercial_enterprise"
SECOND = "requests/granted/research_institution"
LAST = "requests/granted/other_organization"


@pytest.fixture
def browser(signed_in, clerk):
    return signed_in(clerk)


@pytest.fixture
def one_short(clerk):
    return read(clerk, one_number_short()).source.report


def read(clerk, file):
    intake = services.bring(clerk, [file], key=uuid4())
    services.read_item(intake.items.get().pk)
    return intake.items.get()


def panel(browser, report, cell):
    return browser.get(reverse("reporting:cell", args=[report.pk]), {"cell": cell}).content.decode()


def test_each_value_a_cell_may_have_is_one_click_away_the_blank_too(browser, one_short):
    shown = panel(browser, one_short, FIRST)
    assert 'data-rp-content="number" data-rp-candidate="0"' in shown
    assert 'data-rp-content="blank" data-rp-candidate=""' in shown
    assert "不能确定原文哪一处是这一格" in shown


@pytest.mark.parametrize(
    ("here", "next_one"), [(FIRST, SECOND), (LAST, FIRST), ("requests/new/total", FIRST)]
)
def test_the_panel_leads_to_the_next_cell_that_waits_and_round(browser, one_short, here, next_one):
    shown = panel(browser, one_short, here)
    assert f'data-gk-cell="{next_one}">下一处无法判定的' in shown


def test_where_all_is_settled_nothing_leads_on(browser, clerk):
    assert "下一处" not in panel(browser, imported(clerk, made())[0], "requests/new/total")


def test_the_history_says_what_was_read_and_what_was_put_there(browser, clerk, one_short):
    services.correct_cell(clerk, one_short.pk, cell=FIRST, content="number", value=0, reason="对照原件")
    shown = browser.get(reverse("reporting:history", args=[one_short.pk])).content.decode()
    assert "读取为无法判定，更正为0" in shown


def test_a_file_in_which_nothing_is_of_a_report_is_refused_with_a_sentence(clerk):
    item = read(clerk, Brought("a.txt", "明天上午九点在三楼开会。".encode()))
    assert (item.state, item.source) == ("refused", None)
    assert "拿错了文件" in item.sentence
    assert not AnnualReport.objects.exists()
    title_alone = Brought("b.txt", "清源县财政局2023年政府信息公开工作年度报告".encode())
    assert read(clerk, title_alone).state == "read"


def test_the_page_of_a_report_says_that_its_year_is_taken_and_leads_there(browser, clerk, head, leader):
    first = imported(clerk, made())[0]
    settled(head, first)
    services.review(head, first.pk)
    services.publish(leader, first.pk, show_findings=False)
    twin, later = imported(clerk, made(changes={"proactive/licenses/decisions": 3}), made(year=2024))

    def shown(report):
        return browser.get(reverse("reporting:detail", args=[report.pk])).content.decode()

    assert "这一年度已有公开的报告" in shown(twin)
    assert reverse("portal_reports:report", args=[first.body.slug, 2023]) in shown(twin)
    assert "已有公开的报告" not in shown(first)
    assert "已有公开的报告" not in shown(later)


def test_ways_to_bring_a_report_are_not_marked_as_optional(browser):
    shown = browser.get(reverse("reporting:import")).content.decode()
    assert "几种方式任选" in shown
    assert "选填" not in shown
