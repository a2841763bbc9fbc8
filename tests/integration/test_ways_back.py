"""Where a page of refusal leads: to the record it is about and to the desk, never only to the front page of the site."""

import pytest
from django.urls import reverse

from gongkai.apps.reporting import services as reports
from tests.integration.items import desk, published
from tests.integration.reports import imported, made

pytestmark = pytest.mark.django_db


def test_an_act_that_is_refused_leads_back_to_its_record(county, signed_in):
    of = desk(county)
    item = published(of)
    answer = signed_in(of.clerk).get(reverse("proactive:write", args=[item.pk]))
    assert answer.status_code == 403
    assert f'href="{reverse("proactive:detail", args=[item.pk])}">回到上一级页面' in answer.text
    assert f'href="{reverse("desk:home")}">回到工作台' in answer.text


def test_a_list_of_acts_leads_back_to_the_list(signed_in, leader):
    answer = signed_in(leader).get(reverse("reporting:import"))
    assert answer.status_code == 403
    assert f'href="{reverse("reporting:list")}">回到上一级页面' in answer.text


def test_the_second_of_two_people_is_led_back_to_the_record(signed_in, clerk):
    report = imported(clerk, made())[0]
    cell = "requests/granted/total"
    reports.correct_cell(clerk, report.pk, cell=cell, content="number", value=7, reason="对照原件")
    sent = {"cell": cell, "content": "number", "value": "8", "reason": "再看", "version": report.version}
    answer = signed_in(clerk).post(reverse("reporting:correct", args=[report.pk]), sent)
    assert answer.status_code == 409
    assert f'href="{reverse("reporting:detail", args=[report.pk])}">回到上一级页面' in answer.text


def test_a_page_of_the_desk_that_is_not_there_leads_to_the_desk(signed_in, clerk, client):
    assert "回到工作台" in signed_in(clerk).get("/desk/reports/99999/").text
    assert "回到工作台" not in client.get("/reports/nobody/2020/").text
