"""The staff pages of annual reports, as a browser sends and sees them."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from gongkai.apps.agencies.roles import Role
from gongkai.apps.notices import queries as notices
from gongkai.apps.reporting import queries, services
from gongkai.apps.reporting.models import AnnualReport, Body, CellCorrection, Intake, ReadingRun, Source
from gongkai.lib.shell import navigation, worklist
from tests.integration.reports import brought, imported, made, page, settled

CELL = "requests/granted/natural_person"


@pytest.fixture
def report(clerk):
    return imported(clerk, made())[0]


@pytest.fixture
def browser(signed_in, clerk):
    return signed_in(clerk)


def address(name, report):
    return reverse(f"reporting:{name}", args=[report.pk])


def text(response):
    return response.content.decode()


def many(report, number):
    """More reports like this one, as rows alone."""
    sources = Source.objects.bulk_create(
        Source(
            agency=report.agency,
            sha256=f"{n:064x}",
            name=f"{n}.html",
            size=1,
            brought_by=report.source.brought_by,
        )
        for n in range(number)
    )
    rows = AnnualReport.objects.bulk_create(
        AnnualReport(
            agency=report.agency, body=report.body, source=source, title=f"报告{n}", year=2010 + n % 10
        )
        for n, source in enumerate(sources)
    )
    ReadingRun.objects.bulk_create(
        ReadingRun(report=row, number=1, reader="x", document={}, content={}) for row in rows
    )


def test_several_files_and_a_pasted_text_are_brought_at_once(browser):
    files = [SimpleUploadedFile(f"{year}.html", page(made(year=year))) for year in (2021, 2022)]
    folder = [SimpleUploadedFile("2020.html", page(made(year=2020)))]
    sent = {
        "documents": files,
        "folder": folder,
        "text": "某县2019年政府信息公开工作年度报告",
        "key": uuid4(),
    }
    response = browser.post(reverse("reporting:import"), sent)
    intake = Intake.objects.get()
    assert response.url == reverse("reporting:intake", args=[intake.pk])
    assert [item.name for item in intake.items.all()] == [
        "2021.html",
        "2022.html",
        "2020.html",
        "粘贴的文字.txt",
    ]


def test_a_double_click_makes_one_intake(browser):
    key = uuid4()
    for _click in range(2):
        browser.post(reverse("reporting:import"), {"text": "某县2019年政府信息公开工作年度报告", "key": key})
    assert (Intake.objects.count(), Source.objects.count()) == (1, 1)


def test_an_empty_form_says_what_to_give_and_makes_nothing(browser):
    response = browser.post(reverse("reporting:import"), {"text": " ", "key": uuid4()})
    assert "至少给出一样" in text(response)
    assert Intake.objects.count() == 0


def test_the_page_of_an_intake_asks_again_until_all_is_read(browser, clerk):
    intake = services.bring(clerk, [brought(made())], key=uuid4())
    progress = reverse("reporting:progress", args=[intake.pk])
    assert "hx-get" in text(browser.get(progress))
    services.read_item(intake.items.get().pk)
    assert "hx-get" not in text(browser.get(progress))
    assert "清源县财政局" in text(browser.get(progress))


def test_the_page_of_an_intake_offers_more_importing_to_importers_alone(county, browser, clerk, signed_in):
    page = reverse("reporting:intake", args=[services.bring(clerk, [brought(made())], key=uuid4()).pk])
    assert "继续导入" in text(browser.get(page))
    supervisor = signed_in(county.person("intake_supervisor", clerk.agency, Role.SUPERVISOR))
    shown = text(supervisor.get(page))
    assert "导入的文件" in shown
    assert "继续导入" not in shown


def test_a_cell_leads_to_its_place_and_back(browser, report):
    shown = text(browser.get(address("detail", report)))
    cell = re.search(rf'<td [^>]*data-cell="{CELL}"[^>]*>(.*?)</td>', shown).group(1)
    assert f'data-gk-cell="{CELL}"' in cell
    place = re.search(
        rf'<a class="rp-place" href="#c-{CELL}" data-rp-names="{CELL}" id="(p[\d-]+)">(.*?)</a>', shown
    )
    assert place.group(2) == "6"
    panel = text(browser.get(address("cell", report), {"cell": CELL}))
    assert f'href="#{place.group(1)}"' in panel
    assert "予以公开" in panel


def test_what_the_file_says_is_shown_as_text_and_never_as_markup(browser, clerk):
    evil = made(agency="<b>清源</b>县<script>alert(1)</script>")
    row = imported(clerk, evil)[0]
    for name in ("detail", "prose", "findings", "history"):
        shown = text(browser.get(address(name, row)))
        assert "<b>清源" not in shown
        assert "<script>alert" not in shown


def test_the_original_is_handed_out_to_be_saved_and_not_shown(browser, report):
    response = browser.get(address("source", report))
    assert response.content == page(made())
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")


def correction(report, **changes):
    wanted = {
        "cell": CELL,
        "content": "number",
        "value": "7",
        "reason": "对照原件",
        "version": report.version,
    }
    return {**wanted, **changes}


def test_a_cell_is_corrected_on_its_page(browser, report):
    response = browser.post(address("correct", report), correction(report))
    assert "cell=requests" in response.url
    shown = text(browser.get(response.url))
    assert "人工更正" in shown
    assert CellCorrection.objects.get().value == "7"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"value": ""}, "还没有填数值"),
        ({"value": "seven"}, "number"),
        ({"reason": " "}, "reason"),
        ({"value": "6"}, "就是这个值"),
    ],
)
def test_a_wrong_correction_is_said_and_nothing_typed_is_lost(browser, report, changes, why):
    response = browser.post(address("correct", report), correction(report, **changes))
    assert response.status_code == 200
    assert "data-gk-errors" in text(response)
    assert CellCorrection.objects.count() == 0
    if "的" in why:
        assert why in text(response)


def test_the_second_of_two_people_gets_a_page_that_says_so(browser, report):
    browser.post(address("correct", report), correction(report))
    response = browser.post(address("correct", report), correction(report, value="9"))
    assert response.status_code == 409
    assert "已被他人修改" in text(response)


def test_body_year_and_scope_are_stated_by_hand(browser, report):
    given = {
        "body_name": "远山市人民政府", "level": "city", "year": 2022, "scope": "consolidated", "version": report.version,
        "source_name": "远山市政府网站", "source_url": "https://www.example.gov.cn/a.html",
    }  # fmt: skip
    response = browser.post(address("describe", report), given)
    assert response.status_code == 302
    row = AnnualReport.objects.get(pk=report.pk)
    assert (row.body.name, row.body.slug, row.year, row.scope) == (
        "远山市人民政府",
        "远山市人民政府",
        2022,
        "consolidated",
    )


def test_a_source_address_that_is_no_web_address_is_refused(browser, report):
    given = {"body_name": "远山市", "level": "city", "year": 2022, "version": report.version}
    response = browser.post(address("describe", report), {**given, "source_url": "javascript:alert(1)"})
    assert response.status_code == 200
    assert not Body.objects.filter(name="远山市").exists()


def test_a_finding_is_decided_with_a_reason(browser, clerk):
    wrong = imported(clerk, made(changes={CELL: 5}))[0]
    judged = queries.working_copy(queries.get(clerk, wrong.pk)).undecided_errors[0]
    shown = text(browser.get(address("findings", wrong)))
    assert judged.finding.sentence in shown.replace("&quot;", '"').replace("&#x27;", "'")
    sent = {"key": judged.key, "decision": "confirmed", "reason": "", "version": wrong.version}
    assert "data-gk-errors" in text(browser.post(address("decide", wrong), sent))
    browser.post(address("decide", wrong), {**sent, "reason": "原文如此"})
    assert "属实" in text(browser.get(address("findings", wrong)))


def test_a_reviewer_sees_why_the_report_cannot_go_on(signed_in, clerk, head):
    wrong = imported(clerk, made(changes={CELL: 5}))[0]
    browser = signed_in(head)
    assert "没有处理" in text(browser.get(address("detail", wrong)))
    settled(head, wrong)
    assert address("review", wrong) in text(browser.get(address("detail", wrong)))
    version = AnnualReport.objects.get(pk=wrong.pk).version
    browser.post(address("review", wrong), {"version": version})
    assert AnnualReport.objects.get(pk=wrong.pk).state == "reviewed"


def test_the_whole_way_to_the_public_through_the_pages(signed_in, leader, clerk, head, report):
    publisher = signed_in(leader)
    settled(head, report)

    def send(browser, act, **given):
        version = AnnualReport.objects.get(pk=report.pk).version
        return browser.post(address(act, report), {"version": version, **given})

    send(signed_in(head), "review")
    send(publisher, "publish", show_findings="on")
    row = AnnualReport.objects.get(pk=report.pk)
    assert (row.state, row.edition.show_findings) == ("published", True)
    send(publisher, "withdraw", reason="")
    assert AnnualReport.objects.get(pk=report.pk).state == "published"
    send(publisher, "withdraw", reason="数据有误")
    assert AnnualReport.objects.get(pk=report.pk).state == "withdrawn"


def test_the_list_is_narrowed_by_its_address(browser, clerk, report):
    imported(clerk, made(agency="远山市人民政府", year=2022))
    every = text(browser.get(reverse("reporting:list")))
    assert ("远山市" in every, "清源县财政局2023" in every) == (True, True)
    for query, kept in (
        ({"year": "2023"}, True),
        ({"body": "财政"}, True),
        ({"level": "city"}, False),
        ({"state": "read"}, True),
        ({"state": "published"}, False),
    ):
        shown = text(browser.get(reverse("reporting:list"), query))
        assert ("清源县财政局2023" in shown) is kept, query


def test_fifty_on_a_page_and_the_number_of_queries_stays(
    signed_in, head, report, django_assert_max_num_queries
):
    many(report, 60)
    browser = signed_in(head)
    browser.get(reverse("reporting:list"))  # the first page after signing in also writes the session
    with django_assert_max_num_queries(
        9
    ):  # session, person, roles; count, rows, views; notices, two that wait
        response = browser.get(reverse("reporting:list"))
    assert text(response).count("data-label") >= 50 * 7
    assert "第1至50条" in text(response)


@pytest.mark.parametrize("name", ["detail", "prose", "findings", "history"])
def test_the_pages_of_one_report_ask_no_more_with_fifty_others(
    browser, report, name, django_assert_max_num_queries
):
    many(report, 50)
    browser.get(reverse("reporting:list"))
    with django_assert_max_num_queries(14):
        assert browser.get(address(name, report)).status_code == 200


def test_the_desk_counts_and_lists_what_waits(clerk, head, report):
    entry = next(entry for entry in navigation.ENTRIES if entry.key == "reporting:list")
    assert (entry.waiting(head).count(), entry.waiting(clerk).count()) == (1, 0)
    provider = next(one for one in worklist.PROVIDERS if one.key == "reporting.read")
    (work,) = worklist.works_of([provider], head, 10)
    assert [item.url for item in work.items] == [address("detail", report)]


def test_the_reviewer_is_told_and_led_to_the_files(signed_in, head, report):
    notice = notices.visible_to(head).get()
    assert "1份年度报告" in str(notice)
    assert signed_in(head).get(notice.address).status_code == 200


def test_the_pages_speak_english(browser, report):
    browser.cookies["django_language"] = "en"
    for name in ("detail", "prose", "findings", "history", "describe"):
        shown = text(browser.get(address(name, report)))
        assert '<html lang="en"' in shown
    with translation.override("en"):
        assert translation.gettext("导入报告") != "导入报告"
