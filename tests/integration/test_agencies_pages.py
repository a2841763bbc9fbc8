"""Bodies, people and rights at the desk: each act through its form, each list with its number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.apps.agencies import services
from gongkai.apps.agencies.models import Agency, Delegation, RoleGrant, Staff
from gongkai.apps.events.models import Event

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def admin(county, signed_in):
    return signed_in(county.system_administrator)


@pytest.fixture
def security(county, signed_in):
    return signed_in(county.security_administrator)


def send(browser, page, /, *args, **fields):
    """Fill in the form as it is shown, with some fields changed."""
    address = reverse(f"agencies:{page}", args=args)
    form = browser.get(address).context["form"]
    shown = {bound.name: bound.value() for bound in form if bound.value() is not None}
    return browser.post(address, {**shown, **fields})


def text(response):
    return response.content.decode()


def test_a_body_is_founded_renamed_and_closed_through_its_forms(county, admin):
    response = send(
        admin, "create", county.government.pk, name="清源县教育局", kind="department", level="county",
        founded_on="2012-05-01",
    )  # fmt: skip
    assert response.status_code == 302
    school = Agency.objects.get(name="清源县教育局")
    send(admin, "rename", school.pk, name="清源县教育和体育局", on="2019-03-01", basis="县政发〔2019〕2号")
    send(admin, "close", school.pk, on="2025-01-01")
    school.refresh_from_db()
    assert (school.name, school.closed_on) == ("清源县教育和体育局", date(2025, 1, 1))
    page = text(admin.get(reverse("agencies:detail", args=[school.pk])))
    assert "县政发〔2019〕2号" in page
    assert "清源县教育局" in page
    assert "已撤销" in page


def test_a_body_is_moved_reclassified_and_merged_through_its_forms(county, admin):
    send(admin, "move", county.east.pk, agency=county.finance.pk, on="2020-01-01")
    send(admin, "reclassify", county.west.pk, kind="subdistrict", level="township", on="2020-01-01")
    send(admin, "merge", county.west.pk, agency=county.east.pk, on="2022-01-01")
    east, west = Agency.objects.get(pk=county.east.pk), Agency.objects.get(pk=county.west.pk)
    assert east.parent == county.finance
    assert (west.kind, west.closed_on, list(west.successors)) == ("subdistrict", date(2022, 1, 1), [east])


def test_a_wrong_code_is_refused_beside_its_field_and_nothing_typed_is_lost(county, admin):
    response = send(admin, "contact", county.finance.pk, code="91350100M000100Y44", contact_phone="83100000")
    assert response.status_code == 200
    assert "校验位不符" in text(response)
    assert 'value="83100000"' in text(response)
    assert send(admin, "contact", county.finance.pk, code="91350100M000100Y43").status_code == 302
    assert Agency.objects.get(pk=county.finance.pk).code == "91350100M000100Y43"


def test_a_form_filled_in_on_an_older_version_is_answered_409_with_the_sentence(county, admin):
    address = reverse("agencies:rename", args=[county.finance.pk])
    fields = {"name": "清源县财政金融局", "on": "2019-03-01", "version": county.finance.version}
    assert admin.post(address, fields).status_code == 302
    response = admin.post(address, {**fields, "name": "清源县财资局", "on": "2020-03-01"})
    assert response.status_code == 409
    assert "已被他人修改" in text(response)
    assert "清源县财资局" in text(response)


def test_a_new_account_shows_its_first_password_once(county, admin):
    response = send(admin, "create_staff", county.finance.pk, name="李某", username="limou")
    account = Staff.objects.get(username="limou")
    assert "只显示这一次" in text(response)
    assert account.check_password(response.context["account"].password)
    assert account.must_change_password


def test_sending_the_form_of_an_account_twice_makes_one(county, admin):
    for _time in range(2):
        response = send(admin, "create_staff", county.finance.pk, name="李某", username="limou")
    assert "已有人使用" in text(response)
    assert Staff.objects.filter(username="limou").count() == 1


def test_a_person_is_changed_moved_switched_off_and_on_through_the_forms(county, admin, clerk):
    send(admin, "change_staff", clerk.pk, position="科员", phone="83100001")
    send(admin, "transfer_staff", clerk.pk, agency=county.west.pk)
    send(admin, "deactivate_staff", clerk.pk)
    clerk.refresh_from_db()
    assert (clerk.position, clerk.agency, clerk.is_active) == ("科员", county.west, False)
    send(admin, "reactivate_staff", clerk.pk)
    assert Staff.objects.get(pk=clerk.pk).is_active


def test_a_role_is_given_and_taken_back_through_the_forms(county, security, clerk):
    send(security, "grant", clerk.pk, role="registrar", valid_from="2026-11-23")
    given = RoleGrant.objects.get(staff=clerk, role="registrar")
    assert "登记员" in text(security.get(reverse("agencies:staff_detail", args=[clerk.pk])))
    send(security, "withdraw", given.pk)
    given.refresh_from_db()
    assert given.withdrawn_on == date(2026, 11, 23)
    assert "已收回" in text(security.get(reverse("agencies:staff_detail", args=[clerk.pk])))


def test_a_refused_grant_says_why_beside_the_form(county, security):
    response = send(
        security, "grant", county.auditor.pk, role="system_administrator", valid_from="2026-11-23"
    )
    assert response.status_code == 200
    assert "须由不同的人担任" in text(response)


def test_a_delegation_is_made_and_ended_through_the_forms(county, clerk, signed_in):
    deputy = county.person("deputy", county.finance)
    browser = signed_in(clerk)
    fields = {"to": deputy.pk, "role": "handler", "valid_from": "2026-11-23", "valid_until": "2026-11-27"}
    send(browser, "delegate", **fields, reason="外出培训")
    made = Delegation.objects.get()
    page = text(browser.get(reverse("agencies:delegations")))
    assert "代理中" in page
    assert "外出培训" in page
    send(browser, "end_delegation", made.pk)
    assert "已终止" in text(browser.get(reverse("agencies:delegations")))


def test_a_list_is_narrowed_by_a_part_of_the_name(county, admin):
    page = text(admin.get(reverse("agencies:list"), {"name": "西河"}))
    assert "西河镇人民政府" in page
    assert "东河镇人民政府" not in page
    assert "没有符合条件的单位" in text(admin.get(reverse("agencies:list"), {"name": "没有这个"}))


def test_a_supervisor_finds_no_accounts_of_the_bodies_below(county, signed_in):
    county.person("clerk", county.west)
    supervisor = county.person("super", county.government, "supervisor")
    page = text(signed_in(supervisor).get(reverse("agencies:staff")))
    assert "测试super" in page
    assert "测试clerk" not in page


@pytest.fixture
def many(county):
    """Fifty bodies below the county, fifty people in one bureau, each with a role."""
    for number in range(50):
        services.create_agency(
            county.system_administrator, parent=county.government, name=f"清源县第{number}局", kind="department",
            level="county", founded_on=date(2012, 1, 1),
        )  # fmt: skip
        account = services.create_staff(
            county.system_administrator, agency=county.finance, username=f"person{number}", name=f"某{number}",
            password="x",
        )  # fmt: skip
        services.grant_role(
            county.security_administrator, account.staff.pk, role="handler", agency=county.finance
        )
    county.person("giver", county.finance, "registrar")


def queries_of(browser, name, *args):
    browser.get(reverse(name, args=args))  # the first page of a session also writes when it was seen
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(reverse(name, args=args)).status_code == 200
    return len(asked)


# Session, person with roles, second factor, what is counted: four on each page of an administrator; and the rows with
# their number. People are shown with their roles; the log reads who acted, and the names of people and bodies.
PINNED = {"agencies:list": 5, "agencies:staff": 6, "events:list": 8}


@pytest.mark.parametrize("name", ["agencies:list", "agencies:staff"])
def test_a_list_of_fifty_takes_no_more_queries_than_pinned(many, admin, name):
    assert queries_of(admin, name) == PINNED[name]


def test_the_log_of_fifty_takes_no_more_queries_than_pinned(many, county, signed_in):
    assert queries_of(signed_in(county.auditor), "events:list") == PINNED["events:list"]


def test_an_auditor_reads_sentences_and_narrows_the_log(county, clerk, signed_in):
    browser = signed_in(county.auditor)
    page = text(browser.get(reverse("events:list")))
    assert "建立人员账号" in page
    assert "授予角色" in page
    narrowed = browser.get(reverse("events:list"), {"tag": "agencies.agency.created", "until": "2026-11-23"})
    assert {event.tag for event in narrowed.context["page"]} == {"agencies.agency.created"}
    assert not browser.get(reverse("events:list"), {"until": "2026-11-22"}).context["page"].object_list


def test_an_auditor_of_one_body_reads_the_events_of_that_body_alone(county, signed_in):
    local = county.person("local", county.west, "auditor")
    rows = signed_in(local).get(reverse("events:list")).context["page"]
    assert {event.agency for event in rows} == {county.west.pk}
    assert Event.objects.exclude(agency=county.west.pk).exists()
