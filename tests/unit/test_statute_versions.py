"""On every day exactly one version of each set of rules governs, and it changes on the day that the law says."""

from datetime import date, timedelta

import pytest

from gongkai.statute.calendar import official
from gongkai.statute.citation import NotInForce
from gongkai.statute.grounds import GROUNDS
from gongkai.statute.instruments import (
    APL,
    APL_1990,
    APL_2015,
    COURT_INTERPRETATIONS,
    RECONSIDERATION_LAWS,
    REGULATIONS,
)
from gongkai.statute.outcomes import OUTCOMES, OUTCOMES_2019, outcomes_on
from gongkai.statute.remedies import remedy_route
from gongkai.statute.remedy_limits import REMEDY_LIMITS
from gongkai.statute.versions import BEGINNING, RULE_SETS, version_on

# Limits that every law of procedure since 2008 has set.
ALWAYS = [
    "reconsideration.apply", "reconsideration.review", "reconsideration.send_copy", "reconsideration.reply",
    "reconsideration.decide", "reconsideration.decide_extended", "suit_after_reconsideration.file",
    "direct_suit.file", "suit.defend", "suit.judge", "appeal.judgment", "appeal.ruling", "appeal.judge",
]  # fmt: skip


def every_day():
    days = (official().last_day - BEGINNING).days
    return [BEGINNING + timedelta(days=number) for number in range(days + 1)]


DAYS = every_day()


@pytest.mark.parametrize("code", RULE_SETS)
def test_each_day_has_exactly_one_version(code):
    versions = RULE_SETS[code].versions
    assert [day for day in DAYS if sum(version.governs(day) for version in versions) != 1] == []


@pytest.mark.parametrize("key", ALWAYS)
def test_each_day_has_exactly_one_version_of_a_limit(key):
    versions = [one for one in REMEDY_LIMITS if one.key == key]
    assert [day for day in DAYS if sum(version.governs(day) for version in versions) != 1] == []


@pytest.mark.parametrize("key", sorted({one.key for one in REMEDY_LIMITS} - set(ALWAYS)))
def test_no_day_has_two_versions_of_a_limit(key):
    versions = [one for one in REMEDY_LIMITS if one.key == key]
    assert [day for day in DAYS if sum(version.governs(day) for version in versions) > 1] == []
    assert sum(version.governs(date(2026, 1, 1)) for version in versions) == 1


@pytest.mark.parametrize("laws", [REGULATIONS, RECONSIDERATION_LAWS, (APL_1990, APL_2015, APL)])
def test_each_day_has_exactly_one_law(laws):
    assert [day for day in DAYS if sum(law.governs(day) for law in laws) != 1] == []


def test_two_interpretations_of_the_court_never_govern_together():
    assert [day for day in DAYS if sum(one.governs(day) for one in COURT_INTERPRETATIONS) > 1] == []


@pytest.mark.parametrize(
    ("code", "day", "version"),
    [
        ("regulation", "2008-05-01", "REG_2008"),
        ("regulation", "2019-05-14", "REG_2008"),
        ("regulation", "2019-05-15", "REG"),
        ("annual_form", "2018-12-31", "pre_2019"),
        ("annual_form", "2019-01-01", "form_2019"),
        ("annual_form", "2020-12-31", "form_2019"),
        ("annual_form", "2021-01-01", "form_2021"),
        ("fee", "2019-05-14", "cost"),
        ("fee", "2019-05-15", "free"),
        ("fee", "2020-12-31", "free"),
        ("fee", "2021-01-01", "FEE"),
        ("reconsideration", "2023-12-31", "RCL_1999"),
        ("reconsideration", "2024-01-01", "RCL"),
        ("reconsideration_first", "2023-12-31", "none"),
        ("reconsideration_first", "2024-01-01", "by_law"),
        ("reconsideration_first", "2025-05-31", "by_law"),
        ("reconsideration_first", "2025-06-01", "by_articles"),
        ("litigation", "2015-04-30", "APL_1990"),
        ("litigation", "2015-05-01", "APL_2015"),
        ("litigation", "2017-07-01", "APL"),
        ("court_interpretation", "2011-08-12", "none"),
        ("court_interpretation", "2011-08-13", "SPC11"),
        ("court_interpretation", "2025-06-01", "SPC25"),
    ],
)
def test_a_version_begins_and_ends_on_its_day(code, day, version):
    assert version_on(code, date.fromisoformat(day)).code == version


@pytest.mark.parametrize("code", RULE_SETS)
def test_there_is_no_version_before_the_first_regulation(code):
    with pytest.raises(NotInForce, match="2008-04-30没有施行中的"):
        version_on(code, date(2008, 4, 30))


def test_the_outcomes_change_with_the_form():
    by_form = {"form_2019": OUTCOMES_2019, "form_2021": OUTCOMES}
    for day in DAYS:
        if (form := version_on("annual_form", day).code) in by_form:
            assert outcomes_on(day) is by_form[form]


def test_the_way_of_remedy_changes_with_the_rule_on_reconsideration_first():
    for day in DAYS:
        first = remedy_route([GROUNDS["REG14.state_secret"]], day).reconsideration_first
        assert first == (version_on("reconsideration_first", day).code != "none"), day
