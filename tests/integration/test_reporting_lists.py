"""Lists of reports: views that a person saves, and the list as a file."""

import io
import re

import pytest
from django.http import Http404
from django.urls import reverse
from python_calamine import CalamineWorkbook

from gongkai.apps.agencies import queries as people
from gongkai.apps.agencies import services as accounts
from gongkai.apps.agencies.services import saved_views
from gongkai.apps.reporting.models import AnnualReport
from gongkai.apps.reporting.views import lists
from gongkai.lib.errors import NotAllowed
from tests.integration.reports import imported, made

LIST = "reporting:list"


@pytest.fixture
def browser(signed_in, clerk):
    return signed_in(clerk)


def save(browser, name, query):
    return browser.post(reverse("agencies:save_view"), {"page": LIST, "name": name, "query": query})


def views_of(person):
    return {view.name: view.query for view in people.saved_views(person, LIST)}


def test_a_narrowed_list_is_saved_under_a_name_and_opened_again(browser, clerk):
    imported(clerk, made(), made(year=2022))
    narrowed = browser.get(reverse(LIST), {"year": "2022", "state": "", "page": "1"}).text
    query = re.search(r'name="query" value="(.*?)"', narrowed).group(1)
    assert query == "year=2022"
    answer = save(browser, "二二年", f"{query}&page=3&level=")
    assert answer["Location"] == f"{reverse(LIST)}?year=2022"
    page = browser.get(answer["Location"]).text
    assert f'<a href="{reverse(LIST)}?year=2022" aria-current="true">二二年</a>' in page
    assert "清源县财政局2023" not in page
    assert views_of(clerk) == {"二二年": "year=2022"}


def test_a_list_that_is_not_narrowed_offers_nothing_to_save(browser, clerk):
    assert "存为视图" not in browser.get(reverse(LIST), {"year": "", "page": "1"}).text
    with pytest.raises(NotAllowed, match="请先筛选"):
        accounts.save_view(clerk, page=LIST, name="全部", query="year=&page=2")
    assert "请先筛选" in browser.get(save(browser, "全部", "year=")["Location"]).text


def test_a_view_without_a_name_is_refused_with_a_sentence(browser, clerk):
    assert "还没有写视图的名称" in browser.get(save(browser, " ", "year=2022")["Location"]).text
    assert views_of(clerk) == {}


def test_the_same_name_again_replaces_the_view(browser, clerk):
    save(browser, "常用", "year=2022")
    save(browser, "常用", "year=2023")
    assert views_of(clerk) == {"常用": "year=2023"}


def test_a_view_is_nobody_elses(signed_in, county, browser, clerk):
    save(browser, "常用", "year=2022")
    view = people.saved_views(clerk, LIST).get()
    other = county.person("other", county.finance, "handler")
    assert "常用" not in signed_in(other).get(reverse(LIST)).text
    with pytest.raises(Http404):
        accounts.forget_view(other, view.pk)
    browser.post(reverse("agencies:forget_view", args=[view.pk]))
    assert views_of(clerk) == {}


def test_there_is_an_end_to_the_number_of_views(clerk, monkeypatch):
    monkeypatch.setattr(saved_views, "VIEWS_AT_MOST", 1)
    accounts.save_view(clerk, page=LIST, name="一", query="year=2022")
    with pytest.raises(NotAllowed, match="最多存1个"):
        accounts.save_view(clerk, page=LIST, name="二", query="year=2023")
    accounts.save_view(clerk, page=LIST, name="一", query="year=2023")


def test_a_view_leads_to_a_list_of_ours_only(browser):
    given = {"page": "https://example.org/", "name": "甲", "query": "year=2022"}
    assert browser.post(reverse("agencies:save_view"), given).status_code == 404


def lines(answer):
    return answer.content.decode("utf-8-sig").splitlines()


def test_the_list_as_it_is_narrowed_is_a_csv_and_a_workbook(browser, clerk):
    imported(clerk, made(), made(year=2022, changes={"requests/new/total": None}))
    address = reverse("reporting:export")
    narrowed = browser.get(address, {"format": "csv", "year": "2022"})
    assert narrowed["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in narrowed["Content-Disposition"]
    assert len(lines(narrowed)) == 2
    assert lines(narrowed)[1].startswith(
        "清源县财政局2022年政府信息公开工作年度报告,清源县财政局,市县部门,2022,"
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(browser.get(address, {"format": "xlsx"}).content))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[3] for row in rows] == ["年度", 2022, 2023]
    assert rows[2][8] == AnnualReport.objects.get(year=2023).open_findings


def test_a_title_that_is_a_formula_is_text_in_the_file(browser, clerk):
    report = imported(clerk, made())[0]
    AnnualReport.objects.filter(pk=report.pk).update(title="=HYPERLINK(1)")
    assert lines(browser.get(reverse("reporting:export")))[1].startswith("'=HYPERLINK(1),")


def test_the_file_comes_through_the_same_door_as_the_list(signed_in, county, clerk):
    imported(clerk, made())
    stranger = county.person("stranger", county.east, "handler")
    office = county.person("office", county.government, "disclosure_office")
    found = {
        who: len(lines(signed_in(who).get(reverse("reporting:export")))) for who in (stranger, office, clerk)
    }
    assert found == {stranger: 1, office: 2, clerk: 2}


def test_a_list_too_long_for_one_file_is_refused_with_advice(browser, clerk, monkeypatch):
    imported(clerk, made(), made(year=2022))
    monkeypatch.setattr(lists, "EXPORTED_AT_MOST", 1)
    answer = browser.get(reverse("reporting:export"))
    assert (answer.status_code, "请先按年度" in answer.text) == (403, True)
    assert browser.get(reverse("reporting:export"), {"year": "2022"}).status_code == 200


def test_a_file_costs_a_fixed_number_of_queries(browser, clerk, django_assert_max_num_queries):
    imported(clerk, *(made(year=year) for year in range(2008, 2020)))
    browser.get(reverse(LIST))
    with django_assert_max_num_queries(4):  # session, person, roles, rows
        assert len(lines(browser.get(reverse("reporting:export")))) == 13
