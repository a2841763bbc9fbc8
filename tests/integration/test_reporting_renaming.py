"""A body is renamed: lists and searches follow at once, what was published keeps the name of its year."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.urls import reverse

from gongkai.apps.agencies import services as agencies
from gongkai.apps.reporting import services
from gongkai.apps.reporting.models import AnnualReport, Body
from gongkai.apps.reporting.services import bodies
from gongkai.apps.search_index import queries as search
from gongkai.apps.search_index import services as search_index
from gongkai.apps.search_index.verifying import verify
from tests.integration.reports import imported, made, particulars, settled

pytestmark = pytest.mark.usefixtures("monday")
OLD, NEW = "清源县财政局", "清源县财政和国资局"


@pytest.fixture
def published(clerk, head, leader):
    report = imported(clerk, made())[0]
    settled(head, report)
    services.review(head, report.pk)
    services.publish(leader, report.pk, show_findings=False)
    return AnnualReport.objects.get(pk=report.pk)


def rename(county, name=NEW, on=date(2026, 11, 2), at=None):
    agencies.rename_agency(county.system_administrator, (at or county.finance).pk, name=name, on=on)


def test_the_lists_say_the_new_name_and_the_edition_the_old(county, signed_in, client, clerk, published):
    rename(county)
    assert NEW in signed_in(clerk).get(reverse("reporting:list")).text
    slug = published.body.slug
    every = client.get(reverse("portal_reports:list")).text
    assert f"{OLD}2023年政府信息公开工作年度报告" in every
    assert f"该机关现名“{NEW}”" in every
    body = client.get(reverse("portal_reports:body", args=[slug])).text
    assert f"<h1>{NEW}" in body
    report = client.get(reverse("portal_reports:report", args=[slug, 2023])).text
    assert f"{OLD}2023年政府信息公开工作年度报告</h1>" in report


def test_the_list_is_narrowed_by_the_new_name_and_by_the_old(county, signed_in, clerk, published):
    rename(county)
    browser = signed_in(clerk)
    for words, found in (("国资", True), (OLD, True), ("教育", False)):
        page = browser.get(reverse("reporting:list"), {"body": words}).text
        assert ("没有符合条件的报告" not in page) is found, words


def test_searches_find_it_by_both_names(county, clerk, published, settings, tmp_path):
    settings.DATA = tmp_path
    search_index.feed()
    rename(county)
    search_index.feed()
    for words in (NEW, OLD):
        assert len(search.find(AnonymousUser(), words, frozenset({"public"}))) == 1
    assert verify().is_none


def test_a_later_file_with_either_name_is_of_the_same_body(county, clerk, published):
    rename(county)
    rename(county, "清源县财税局", date(2026, 11, 20))
    named = imported(
        clerk,
        made(agency=OLD, year=2020),
        made(agency=NEW, year=2021),
        made(agency="清源县财税局", year=2022),
    )
    assert {report.body for report in named} == {published.body}


def test_a_name_that_a_body_of_elsewhere_bears_is_taken_all_the_same(county, clerk, published):
    other = imported(clerk, made(agency=NEW, year=2021))[0]
    services.describe(clerk, other.pk, particulars(other, body_name=NEW))
    rename(county)
    ours, elsewhere = Body.objects.filter(name=NEW).order_by("pk")
    assert (ours.agency, elsewhere.agency) == (county.finance, None)
    assert ours.slug != elsewhere.slug
    assert bodies.known(NEW, county.finance) == ours


def test_two_of_our_own_with_one_name_stay_apart(county):
    twin = agencies.create_agency(
        county.system_administrator, parent=county.east, name=OLD, kind="department", level="county",
        founded_on=date(2010, 1, 4),
    )  # fmt: skip
    assert bodies.of_agency(county.finance) != bodies.of_agency(twin)
    assert bodies.known(OLD, county.east).agency == twin


@pytest.mark.django_db
def test_a_body_of_elsewhere_is_there_once():
    Body.objects.create(name="远山市", slug="a", level="city")
    with pytest.raises(IntegrityError), transaction.atomic():
        Body.objects.create(name="远山市", slug="b", level="city")
