"""A notice is loaded, the calendar grows, open requests are counted again. The plan of 2027 here is made up."""

from datetime import date

import pytest
from django.core.management import call_command

from gongkai.apps.disclosure_requests import queries
from gongkai.apps.holiday_calendar import following, services
from gongkai.apps.holiday_calendar import queries as calendars
from gongkai.lib.errors import NotAllowed
from gongkai.statute.calendar import CalendarMissing
from tests.integration.requests import office, on, received

pytestmark = pytest.mark.django_db

FORM = {
    "year": "2027",
    "number": "测试〔2026〕1号",
    "title": "关于2027年部分节假日安排的测试通知",
    "issued_on": "2026-11-20",
    "source": "测试",
    "holidays": "元旦 2027-01-01 2027-01-03\n春节 2027-02-05 2027-02-12\n清明节 2027-04-03 至 2027-04-05\n"
    "劳动节 2027-05-01 2027-05-05\n端午节 2027-06-09\n中秋节 2027-09-15\n国庆节 2027-10-01 2027-10-07",
    "make_up": "2027-02-14\n2027-02-20\n2027-05-08\n2027-10-09\n2027-10-10",
}


@pytest.fixture
def loading(county, signed_in):
    browser = signed_in(county.system_administrator)

    def post(**changes):
        return browser.post("/desk/calendar/load/", FORM | changes, follow=True)

    return post


def test_a_year_without_a_notice_is_refused_until_it_is_loaded(loading):
    with pytest.raises(CalendarMissing, match="没有2027年的节假日安排"):
        calendars.current().is_working(date(2027, 2, 14))
    loading(looked_at="on")
    assert calendars.current().is_working(date(2027, 2, 14))


def test_open_requests_are_counted_again_when_the_notice_is_there(county, loading):
    of = office(county)
    with on("2026-12-28"):
        case = received(of)
    # Provisional: 1 January is off; twenty working days after 28 December end on 26 January.
    assert (case.due_date, case.due_is_provisional) == (date(2027, 1, 26), True)
    loading(
        holidays=FORM["holidays"].replace("2027-01-01 2027-01-03", "2027-01-01 2027-01-04"), looked_at="on"
    )
    following.count_again()
    case = queries.get(of.registrar, case.pk)
    assert (case.due_date, case.due_is_provisional) == (date(2027, 1, 27), False)


def test_counting_again_twice_changes_nothing(county, loading):
    of = office(county)
    with on("2026-12-28"):
        case = received(of)
    loading(looked_at="on")
    following.count_again()
    version = queries.get(of.registrar, case.pk).version
    assert following.count_again()["disclosure_requests"] == 0
    assert queries.get(of.registrar, case.pk).version == version


def test_doubts_are_shown_before_a_notice_is_taken_over(loading):
    page = loading(make_up="").content.decode()
    assert "请核对" in page
    assert calendars.current().years[-1] == 2026


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"make_up": "2027-02-15"}, "不是星期六或者星期日"),
        ({"make_up": "二月十四"}, "不是日期"),
        ({"holidays": "元旦放假三天"}, "看不懂"),
        ({"holidays": "元旦 2027-01-03 2027-01-01"}, "早于第一天"),
        ({"year": "2029"}, "只能写2029年"),
    ],
)
def test_a_notice_that_cannot_be_right_leaves_nothing(loading, changes, sentence):
    assert sentence in loading(**changes).content.decode()
    assert not calendars.plans().exists()


def test_only_a_system_administrator_loads_notices(county):
    of = office(county)
    with pytest.raises(NotAllowed, match="系统管理员"):
        services.load(of.office, {})


def test_the_log_still_holds_after_loading(loading):
    loading(looked_at="on")
    call_command("log", "verify")
