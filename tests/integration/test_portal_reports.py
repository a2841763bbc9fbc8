"""The public pages of annual reports: published editions and nothing else."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime
from urllib.parse import quote, unquote

import pytest
from django.urls import reverse

from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services import rename_agency
from gongkai.apps.catalogue import services as catalogues
from gongkai.apps.reporting import digest, queries, services
from gongkai.apps.reporting.models import AnnualReport, Body, Edition, Source
from gongkai.apps.search_index import services as search_index
from gongkai.lib import clock
from gongkai.lib.shell import public as shell
from gongkai.portal.pages import registry
from tests.integration.reports import imported, made, particulars, settled

CELL = "requests/granted/natural_person"


@pytest.fixture
def publish(clerk, head, leader):
    """Take a made report from the file to the public."""

    def act(report, *, show_findings=False, **given):
        row = imported(clerk, report)[0]
        if given:
            services.describe(clerk, row.pk, particulars(row, **given))
        settled(head, row)
        services.review(head, row.pk)
        services.publish(leader, row.pk, show_findings=show_findings)
        return AnnualReport.objects.get(pk=row.pk)

    return act


def address(name, row):
    return reverse(f"portal_reports:{name}", args=[row.body.slug, row.year])


def text(response):
    return response.content.decode()


def many(row, number):
    """More published reports like this one, each of its own body."""
    bodies = Body.objects.bulk_create(
        Body(name=f"第{n}镇人民政府", slug=f"第{n}镇人民政府", level="township") for n in range(number)
    )
    sources = Source.objects.bulk_create(
        Source(
            agency=row.agency, sha256=f"{n:064x}", name=f"{n}.html", size=1, brought_by=row.source.brought_by
        )
        for n in range(number)
    )
    for body, source in zip(bodies, sources, strict=True):
        twin = AnnualReport.objects.create(
            agency=row.agency, body=body, source=source, year=row.year, title=body.name
        )
        edition = Edition.objects.create(
            report=twin, number=1, body_name=body.name, content=row.edition.content, sha256="0" * 64,
            figures=row.edition.figures,
            published_by=row.edition.published_by,
        )  # fmt: skip
        AnnualReport.objects.filter(pk=twin.pk).update(
            edition=edition, is_public=True, state="published", reviewed_by=row.reviewed_by
        )


def test_a_report_has_a_stable_readable_address(client, publish):
    row = publish(made())
    assert reverse("portal_reports:report", args=["清源县财政局", 2023]) == address("report", row)
    shown = text(client.get(address("report", row)))
    assert "清源县财政局2023年政府信息公开工作年度报告" in shown
    assert f'data-cell="{CELL}"' in shown


def test_work_in_progress_is_not_there(client, clerk, publish):
    publish(made())
    row = imported(clerk, made(year=2022))[0]
    assert client.get(address("report", row)).status_code == 404
    shown = text(client.get(reverse("portal_reports:list")))
    assert ("2023年政府信息公开工作年度报告" in shown, "2022年政府信息公开" in shown) == (True, False)


def test_what_is_corrected_in_work_is_not_seen_before_it_is_published(client, clerk, head, leader, publish):
    row = publish(made())
    services.reopen(clerk, row.pk, reason="更正予以公开数")
    services.correct_cell(clerk, row.pk, cell=CELL, content="number", value=4321, reason="对照原件")
    assert "4321" not in text(client.get(address("report", row)))
    settled(head, row)
    services.review(head, row.pk)
    services.publish(leader, row.pk, show_findings=False)
    shown = text(client.get(address("report", row)))
    assert "4321" in shown
    assert "更正予以公开数" in shown
    assert "第2版" in shown


def test_a_withdrawn_report_answers_with_its_reason(client, leader, publish):
    row = publish(made())
    services.withdraw(leader, row.pk, reason="统计口径有误")
    response = client.get(address("report", row))
    assert response.status_code == 410
    assert "统计口径有误" in text(response)
    assert client.get(address("json", row)).status_code == 404
    assert client.get(reverse("portal_reports:body", args=[row.body.slug])).status_code == 200


def test_the_numbers_that_matter_are_those_of_the_form(client, publish):
    shown = text(client.get(address("report", publish(made()))))
    values = re.findall(r'gk-keyfigure-value">([\d.,]+)<', shown)
    assert values == ["8", "8", "75.0", "1", "2"]  # 6 of 8 granted


def test_a_cell_opens_its_definition(client, publish):
    row = publish(made())
    shown = text(client.get(address("report", row), {"cell": "requests/new/total"}))
    assert 'id="cell"' in shown
    assert "应等于这些列之和" in shown
    assert 'id="cell"' not in text(client.get(address("report", row), {"cell": "no/such/cell"}))


@pytest.mark.parametrize("show", [True, False])
def test_findings_are_shown_if_the_body_chose_so(client, clerk, publish, show):
    row = publish(made(changes={CELL: 5}), show_findings=show)
    errors = queries.working_copy(queries.get(clerk, row.pk)).judged
    sentence = next(one.finding.sentence for one in errors if one.finding.rule == "T3-3")
    assert (sentence in text(client.get(address("report", row)))) is show


def test_the_full_json_is_what_was_frozen(client, publish):
    row = publish(made())
    content = json.loads(client.get(address("full_json", row)).content)
    assert digest.sha256(content) == row.edition.sha256


def test_the_small_json_and_the_csv_hold_the_cells(client, publish):
    row = publish(made(changes={"requests/granted/commercial_enterprise": None}))
    small = json.loads(client.get(address("json", row)).content)
    assert small["tables"]["requests"]["granted"]["natural_person"] == 6
    assert small["tables"]["requests"]["granted"]["commercial_enterprise"] is None
    lines = list(csv.DictReader(io.StringIO(client.get(address("csv", row)).content.decode("utf-8-sig"))))
    by_id = {line["id"]: line for line in lines}
    assert (by_id[CELL]["value"], by_id[CELL]["unit"], by_id[CELL]["obtained"]) == ("6", "件", "printed")
    assert by_id["requests/granted/commercial_enterprise"]["content"] == "blank"
    assert len(by_id) == sum(len(table["cells"]) for table in row.edition.content["tables"].values())


def test_a_name_that_begins_like_a_formula_is_harmless_in_a_spreadsheet():
    from gongkai.lib.sheets import harmless

    assert harmless('=HYPERLINK("x")') == '\'=HYPERLINK("x")'
    assert harmless("一、本年新收") == "一、本年新收"


def test_the_feed_names_new_reports_and_corrections(client, clerk, head, leader, publish):
    row = publish(made())
    services.reopen(clerk, row.pk, reason="更正予以公开数")
    settled(head, row)
    services.review(head, row.pk)
    services.publish(leader, row.pk, show_findings=False)
    response = client.get(reverse("portal_reports:feed"))
    assert response["Content-Type"].startswith("application/atom+xml")
    assert text(response).count("<entry>") == 1
    assert "更正予以公开数" in text(response)
    assert "http://testserver/reports/" in text(response)


def test_a_body_has_its_years_beside_each_other_and_a_chart_that_says_so(client, publish):
    publish(made(year=2022, requests={"new": 4, "granted": 4, "results_total": 4}))
    row = publish(made())
    shown = text(client.get(reverse("portal_reports:body", args=[row.body.slug])))
    assert "2022年至2023年，新收申请从4件增加到8件" in shown
    assert "2023年办结的8件申请中，75%予以公开或部分公开" in shown
    assert shown.count("<svg") >= 4
    assert 'data-label="上年结转"' in shown


def test_years_of_different_scope_are_not_compared_without_a_word(client, publish):
    publish(made(year=2022), body_name="清源县财政局", scope="own")
    row = publish(made(), body_name="清源县财政局", scope="own")
    page = reverse("portal_reports:body", args=[row.body.slug])
    assert "口径不同" not in text(client.get(page))
    publish(made(year=2021), body_name="清源县财政局", scope="consolidated")
    assert "口径不同" in text(client.get(page))


def test_what_one_person_writes_into_a_published_report_waits_for_two_others(
    client, publish, clerk, head, leader
):
    given = {"body_name": "清源县财政局", "scope": "own", "source_name": "清源县政府网站"}
    row = publish(made(), **given, source_url="https://www.example.gov.cn/nb/2023.html")
    services.reopen(clerk, row.pk, reason="更正口径")
    changed = {
        **given,
        "scope": "consolidated",
        "source_url": "https://elsewhere.example/",
        "title": "草稿标题",
    }
    services.describe(clerk, row.pk, particulars(row, **changed))
    search_index.feed()

    def shown():
        pages = [client.get(address(name, row)) for name in ("report", "json")]
        pages.append(client.get(reverse("portal_reports:body", args=[row.body.slug])))
        pages.append(client.get("/search/?q=财政局"))
        return "".join(map(text, pages))

    before = shown()
    assert "https://www.example.gov.cn/nb/2023.html" in before
    assert "清源县财政局2023年政府信息公开工作年度报告" in before
    assert not [word for word in ("elsewhere.example", "汇总", "草稿标题") if word in before]
    settled(head, row)
    services.review(head, row.pk)
    services.publish(leader, row.pk, show_findings=False)
    assert "https://elsewhere.example/" in shown()


def test_the_front_page_compares_bodies_in_the_latest_year_in_which_three_report(client, publish):
    for name, number in (("东河镇人民政府", 3), ("西河镇人民政府", 9)):
        requests = {"new": number, "granted": number, "results_total": number}
        publish(made(agency=name, year=2022, requests=requests), body_name=name, level="township")
    publish(made(year=2023))
    assert "新收申请最多" not in text(client.get("/"))
    publish(made(year=2022))
    assert "2022年，3个机关中西河镇人民政府新收申请最多，为9件" in text(client.get("/"))


def test_a_report_published_early_in_the_morning_bears_the_day_of_the_office(client, publish):
    with clock.fixed(datetime(2026, 11, 22, 22, 30, tzinfo=UTC)):  # 06:30 of the 23rd in China
        row = publish(made())
    shown = text(client.get(address("report", row))) + text(client.get(reverse("portal_reports:list")))
    assert '第1版，<span class="gk-nowrap">2026-11-23</span>' in shown
    assert "2026-11-22" not in shown


def test_reports_are_found_by_level_year_and_words(client, publish):
    publish(made())
    row = publish(made(agency="远山市人民政府", year=2021), body_name="远山市人民政府", level="city")
    search_index.rebuild()
    search_index.feed()
    page = reverse("portal_reports:list")
    for query, names in (
        ({}, {"清源县财政局2023", "远山市人民政府2021"}),
        ({"level": "city"}, {"远山市人民政府2021"}),
        ({"year": "2023"}, {"清源县财政局2023"}),
        ({"q": "远山"}, {"远山市人民政府2021"}),
        ({"q": "没有的词"}, set()),
    ):
        shown = set(re.findall(r">(清源县财政局2023|远山市人民政府2021)年", text(client.get(page, query))))
        assert shown == names, query
    assert row.is_public


@pytest.mark.parametrize(
    "query", [{"year": "x"}, {"year": "99999"}, {"level": "<b>"}, {"page": "-4"}, {"q": "\x00'"}]
)
def test_a_strange_address_of_the_list_is_no_error(client, publish, query):
    publish(made())
    assert client.get(reverse("portal_reports:list"), query).status_code == 200


def test_reports_and_platform_of_a_body_lead_to_each_other(client, county, publish):
    row = publish(made())
    reports, platform = (f"/reports/{row.body.slug}/", f"/bodies/{county.finance.pk}/")
    assert platform not in text(client.get(reports))
    office = county.person("platform_office", county.government, Role.DISCLOSURE_OFFICE)
    catalogues.draw_up(office, county.finance.pk)
    assert f'href="{platform}"' in text(client.get(reports))
    assert unquote(text(client.get(platform))).count(f'href="{reports}"') == 1
    assert platform in set(registry.pages_of("reporting.report", [row.pk]))
    assert quote(reports) in set(registry.pages_of("catalogue.body", [county.finance.pk]))


def test_a_body_or_year_that_is_not_there_is_not_found(client, publish):
    row = publish(made())
    assert client.get(reverse("portal_reports:body", args=["没有此机关"])).status_code == 404
    assert client.get(reverse("portal_reports:report", args=[row.body.slug, 1999])).status_code == 404


def test_a_page_carries_the_tags_of_the_guideline(client, publish):
    shown = text(client.get(address("report", publish(made()))))
    for name in ("ColumnName", "ColumnType", "ArticleTitle", "PubDate", "ContentSource"):
        assert f'<meta name="{name}"' in shown


def test_every_page_asks_few_questions_with_fifty_reports(client, publish, django_assert_max_num_queries):
    row = publish(made())
    many(row, 50)
    pages = {
        reverse("portal_reports:list"): 4,
        reverse("portal_reports:body", args=[row.body.slug]): 3,  # one of them for the platform of the body
        address("report", row): 2,
        address("json", row): 1,
        address("csv", row): 1,
        reverse("portal_reports:feed"): 1,
        reverse("portal:home"): 7,  # of each kind of newest things one, and one for each figure
    }
    for page, number in pages.items():
        with django_assert_max_num_queries(number):
            assert client.get(page).status_code == 200
    assert text(client.get(reverse("portal_reports:list"))).count("<li data-gk-row") == 50


def test_the_front_page_shows_the_newest_reports(client, publish):
    assert not [block for block in shell.FIGURES if block.key == "reports" and block.key_figures()]
    publish(made())
    shown = text(client.get(reverse("portal:home")))
    assert "清源县财政局2023年政府信息公开工作年度报告" in shown


def test_a_total_that_its_parts_contradict_is_not_given_as_a_key_figure(client, publish):
    row = publish(made(changes={"remedies/reconsideration/total": 0}))
    shown = text(client.get(address("report", row)))
    assert "总计与各项不符" in shown
    assert re.findall(r'gk-keyfigure-value">([\d.,]+)<', shown) == ["8", "8", "75.0", "1"]


def test_a_year_whose_outcomes_do_not_add_up_gives_no_share(client, publish):
    publish(made(year=2022))
    row = publish(made(changes={"requests/results_total/total": 9}))
    shown = text(client.get(reverse("portal_reports:body", args=[row.body.slug])))
    assert "2023年各项结果之和与总计不符" in shown
    assert "2022年办结的8件申请中" in shown
    assert "各项结果之和与总计不符" in text(client.get(address("report", row)))


def test_years_with_a_gap_are_bars_and_not_a_torn_line(client, publish):
    publish(made(year=2019))
    row = publish(made())
    chart = text(client.get(reverse("portal_reports:body", args=[row.body.slug]))).partition("<figure")[2]
    assert "2019年与2023年，新收申请同为8件" in chart
    assert "2021" not in chart.partition("</figure>")[0]


def test_a_report_keeps_the_name_that_its_body_had_in_its_year(client, county, publish):
    """清源县财政局 is renamed in March 2024: of two reports published afterwards, that for 2023 keeps the old name."""
    publish(made(year=2022))
    rename_agency(
        county.system_administrator, county.finance.pk, name="清源县财政和国资局", on=date(2024, 3, 1)
    )
    names = {year: publish(made(year=year)).edition.body_name for year in (2023, 2024)}
    assert names == {2023: "清源县财政局", 2024: "清源县财政和国资局"}
    assert "清源县财政局2023年政府信息公开工作年度报告" in text(client.get("/reports/清源县财政局/2023/"))
