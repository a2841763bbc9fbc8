"""Bodies: founded, renamed, moved, merged, closed; and how each stood on a day."""

from datetime import date

import pytest
from django.http import Http404

from gongkai.apps.agencies import queries, services
from gongkai.apps.agencies.models import Agency
from gongkai.apps.events.models import Event
from gongkai.lib.errors import NotAllowed, Stale

pytestmark = pytest.mark.usefixtures("monday")
RENAMED_ON = date(2019, 3, 1)


def rename(county, **changes):
    wanted = {"name": "清源县财政与国资局", "short_name": "财资局", "on": RENAMED_ON, **changes}
    return services.rename_agency(county.system_administrator, county.finance.pk, **wanted)


def test_an_older_report_keeps_the_older_name(county):
    body = rename(county)
    assert body.name == "清源县财政与国资局"
    assert body.name_on(date(2019, 2, 28)) == "清源县财政局"
    assert body.name_on(RENAMED_ON) == "清源县财政与国资局"


def test_before_its_founding_a_body_has_no_name(county):
    with pytest.raises(LookupError, match="2010-01-04设立"):
        county.finance.name_on(date(2010, 1, 3))


def test_a_renaming_leaves_one_event_that_names_no_name(county):
    body = rename(county)
    event = Event.objects.order_by("-sequence").first()
    assert (event.tag, event.subject, event.agency) == (
        "agencies.agency.renamed", f"agencies.agency:{body.pk}", body.pk,
    )  # fmt: skip
    assert event.data["on"] == "2019-03-01"
    assert "财资局" not in str(event.data)


@pytest.mark.parametrize(
    ("on", "why"), [(date(2026, 11, 24), "还没有到"), (date(2010, 1, 4), "应晚于上一次变动")]
)
def test_a_renaming_in_the_future_or_before_the_last_change_is_refused(county, on, why):
    with pytest.raises(NotAllowed, match=why):
        rename(county, on=on)
    assert Agency.objects.get(pk=county.finance.pk).name == "清源县财政局"


def test_the_second_of_two_people_on_one_body_is_told(county):
    seen = county.finance.version
    rename(county, version=seen)
    with pytest.raises(Stale, match="已被他人修改"):
        rename(county, name="清源县财政金融局", on=date(2020, 1, 1), version=seen)
    assert Agency.objects.get(pk=county.finance.pk).name == "清源县财政与国资局"


def test_a_moved_body_takes_those_below_it_along(county):
    admin = county.system_administrator
    village_office = services.create_agency(
        admin, parent=county.east, name="东河镇便民服务中心", kind="dispatched_body", level="township",
        founded_on=date(2015, 6, 1),
    )  # fmt: skip
    moved = services.move_agency(admin, county.east.pk, parent=county.west, on=date(2021, 7, 1))
    assert set(queries.subtree(Agency.objects.get(pk=county.west.pk)).values_list("pk", flat=True)) == {
        county.west.pk, county.east.pk, village_office.pk,
    }  # fmt: skip
    periods = moved.periods.order_by("valid_from").values_list("valid_from", "parent")
    assert list(periods) == [
        (county.east.founded_on, county.government.pk), (date(2021, 7, 1), county.west.pk),
    ]  # fmt: skip
    assert Agency.objects.get(pk=village_office.pk).path.startswith(
        Agency.objects.get(pk=county.west.pk).path
    )


def test_a_body_is_not_moved_below_itself(county):
    with pytest.raises(NotAllowed, match="自己的下级单位"):
        services.move_agency(
            county.system_administrator, county.government.pk, parent=county.east, on=date(2021, 7, 1)
        )


def test_a_merged_body_is_closed_and_has_its_successor(county):
    merged = services.merge_agency(
        county.system_administrator,
        county.west.pk,
        into=county.east,
        on=date(2023, 5, 1),
        basis="县政发〔2023〕5号",
    )
    assert merged.closed_on == date(2023, 5, 1)
    assert list(merged.successors) == [county.east]
    assert merged.name_on(date(2024, 1, 1)) == "西河镇人民政府"


@pytest.mark.parametrize("what", ["child", "staff"])
def test_a_body_that_still_has_others_or_people_is_not_closed(county, what):
    if what == "child":
        services.create_agency(
            county.system_administrator, parent=county.west, name="西河镇水务站", kind="dispatched_body",
            level="township", founded_on=date(2015, 6, 1),
        )  # fmt: skip
    else:
        county.person("clerk", county.west)
    with pytest.raises(NotAllowed, match="1个下级单位" if what == "child" else "1个启用的账号"):
        services.close_agency(county.system_administrator, county.west.pk, on=date(2023, 5, 1))


def test_a_closed_body_changes_no_more(county):
    services.close_agency(county.system_administrator, county.finance.pk, on=date(2018, 5, 1))
    with pytest.raises(NotAllowed, match="已于2018-05-01撤销"):
        rename(county)


def test_the_same_form_sent_twice_makes_one_body(county):
    def send():
        services.create_agency(
            county.system_administrator, parent=county.government, name="清源县教育局", kind="department",
            level="county", founded_on=date(2012, 1, 1),
        )  # fmt: skip

    send()
    with pytest.raises(NotAllowed, match="已有“清源县教育局”"):
        send()
    assert Agency.objects.filter(name="清源县教育局").count() == 1


def test_a_clerk_changes_no_body_and_another_body_is_not_there(county):
    clerk = county.person("clerk", county.finance, "handler")
    with pytest.raises(NotAllowed, match="须由“清源县财政局”的系统管理员办理"):
        services.rename_agency(clerk, county.finance.pk, name="财政局", on=RENAMED_ON)
    with pytest.raises(Http404):
        services.rename_agency(clerk, county.east.pk, name="东河", on=RENAMED_ON)


def test_one_sees_the_own_body_and_a_supervisor_those_below(county):
    clerk = county.person("clerk", county.finance, "handler")
    supervisor = county.person("super", county.finance, "supervisor", reach=county.government)
    assert set(queries.visible_agencies(clerk)) == {county.finance}
    assert set(queries.visible_agencies(supervisor)) == {
        county.government,
        county.finance,
        county.east,
        county.west,
    }
