"""Several findings decided for one reason: all or none, by the same rules as one."""

import re

import pytest
from django.urls import reverse

from gongkai.apps.events.models import Event
from gongkai.apps.reporting import queries, services
from gongkai.apps.reporting.models import AnnualReport, FindingDecision
from gongkai.lib.errors import NotAllowed, Stale
from tests.integration.reports import imported, made

CELL = "requests/granted/natural_person"
ONE_REASON = {"decision": "dismissed", "reason": "原文附有说明"}


@pytest.fixture
def wrong(clerk):
    """One cell is wrong, and so are several sums."""
    return imported(clerk, made(changes={CELL: 5}))[0]


def judged(actor, report):
    return queries.working_copy(queries.get(actor, report.pk)).judged


def version(report):
    return AnnualReport.objects.get(pk=report.pk).version


def test_each_of_several_gets_the_decision_and_the_act_one_event(clerk, wrong):
    keys = [one.key for one in judged(clerk, wrong)]
    assert len(keys) >= 2
    services.decide_findings(clerk, wrong.pk, keys=keys, **ONE_REASON)
    rows = FindingDecision.objects.filter(report=wrong)
    assert sorted(row.key for row in rows) == sorted(keys)
    assert {(row.decision, row.reason, row.by) for row in rows} == {("dismissed", "原文附有说明", clerk)}
    event = Event.objects.order_by("-sequence").first()
    assert (event.tag, event.data) == (
        "reporting.finding.decided_together",
        {"keys": keys, "decision": "dismissed"},
    )
    assert AnnualReport.objects.get(pk=wrong.pk).open_findings == 0


def test_one_that_is_gone_holds_all_back(clerk, wrong):
    keys = [one.key for one in judged(clerk, wrong)]
    with pytest.raises(NotAllowed, match="已经不存在"):
        services.decide_findings(clerk, wrong.pk, keys=[*keys, "gone"], **ONE_REASON)
    assert not FindingDecision.objects.exists()


def test_the_second_of_two_people_is_told(clerk, wrong):
    keys = [one.key for one in judged(clerk, wrong)]
    seen = version(wrong)
    services.decide_findings(clerk, wrong.pk, keys=keys[:1], version=seen, **ONE_REASON)
    with pytest.raises(Stale):
        services.decide_findings(clerk, wrong.pk, keys=keys[1:], version=seen, **ONE_REASON)
    assert FindingDecision.objects.count() == 1


def test_who_may_not_decide_one_may_not_decide_several(leader, clerk, wrong):
    keys = [one.key for one in judged(clerk, wrong)]
    with pytest.raises(NotAllowed, match="您没有这个角色"):
        services.decide_findings(leader, wrong.pk, keys=keys, **ONE_REASON)


def test_who_corrected_still_does_not_review_after_deciding_all(county, wrong):
    both = county.person("both", county.finance, "handler", "unit_head")
    services.correct_cell(both, wrong.pk, cell=CELL, content="number", value=4, reason="对照原件")
    keys = [one.key for one in judged(both, wrong)]
    services.decide_findings(both, wrong.pk, keys=keys, **ONE_REASON)
    with pytest.raises(NotAllowed, match="不能核对自己的更正"):
        services.review(both, wrong.pk)


def test_several_are_ticked_and_decided_on_the_page(signed_in, clerk, wrong):
    browser = signed_in(clerk)
    page = browser.get(reverse("reporting:findings", args=[wrong.pk])).text
    keys = [one.key for one in judged(clerk, wrong)]
    assert all(f'name="keys" value="{key}" form="several"' in page for key in keys)
    given = {**ONE_REASON, "keys": keys, "version": version(wrong)}
    answer = browser.post(reverse("reporting:decide_several", args=[wrong.pk]), given, follow=True)
    assert f"{len(keys)}条核对结果的处理意见已记下" in answer.text
    assert "未处理" not in answer.text.partition("<main")[2].partition("一并处理")[0]


def test_nothing_ticked_or_no_reason_is_said_and_what_was_ticked_stays(signed_in, clerk, wrong):
    browser = signed_in(clerk)
    address = reverse("reporting:decide_several", args=[wrong.pk])
    key = judged(clerk, wrong)[0].key
    nothing = browser.post(address, {**ONE_REASON, "version": version(wrong)}).text
    assert "还没有选中核对结果" in nothing
    no_reason = browser.post(
        address, {"decision": "dismissed", "keys": [key], "version": version(wrong)}
    ).text
    assert re.search(rf'name="keys" value="{key}"[^>]* checked>', no_reason)
    assert no_reason.count(" checked>") == 2  # the finding, and the opinion
    assert not FindingDecision.objects.exists()


def test_an_older_page_gets_the_page_that_says_so(signed_in, clerk, wrong):
    browser = signed_in(clerk)
    given = {**ONE_REASON, "keys": [judged(clerk, wrong)[0].key], "version": version(wrong)}
    services.correct_cell(clerk, wrong.pk, cell=CELL, content="number", value=4, reason="对照原件")
    assert browser.post(reverse("reporting:decide_several", args=[wrong.pk]), given).status_code == 409
