"""Hearings: papers seven days before, who takes part, and the record."""

from datetime import date

import pytest
from django.db import connection

from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.records import Words
from gongkai.apps.public_comments import services
from gongkai.apps.public_comments.models import Hearing
from gongkai.lib.errors import NotAllowed
from tests.integration.public_comments import passed, place
from tests.integration.requests import on

pytestmark = pytest.mark.django_db
FIELDS = {"held_on": "2024-04-20", "place": "东河镇政府三楼会议室"}


@pytest.fixture
def of(county):
    with on("2024-04-01"):
        yield place(county, prefix="hearing")


def words(of, **given):
    plain = {
        "title": "东河镇水价听证公告", "column": of.hearings.pk, "attribute": "proactive", "formed_on": date(2024, 4, 1),
        "body": "<p>定于4月20日举行听证会。</p>", "fields": FIELDS,
    }  # fmt: skip
    return Words(**(plain | given))


@pytest.fixture
def announcement(of):
    return items.create(of.desk.clerk, of.desk.agency, words(of))


def test_papers_reach_the_participants_seven_days_before(of, announcement):
    with pytest.raises(NotAllowed, match="还没有登记材料哪天送达参加人"):
        items.submit(of.desk.clerk, announcement.pk)
    with pytest.raises(NotAllowed, match="最迟2024-04-13送达"):
        services.arrange(of.desk.clerk, announcement.pk, papers_on=date(2024, 4, 14))
    services.arrange(of.desk.clerk, announcement.pk, papers_on=date(2024, 4, 13))
    assert passed(of, announcement).state == "approved"


def test_a_changed_day_has_to_be_arranged_again(of, announcement):
    services.arrange(of.desk.clerk, announcement.pk, papers_on=date(2024, 4, 13))
    items.save(of.desk.clerk, announcement.pk, words(of, fields=FIELDS | {"held_on": "2024-04-21"}))
    with pytest.raises(NotAllowed, match="与听证安排不一致"):
        items.submit(of.desk.clerk, announcement.pk)


def test_the_record_has_its_day_and_who_came(of, announcement):
    with pytest.raises(NotAllowed, match="还没有登记听证的安排"):
        services.represent(of.desk.clerk, announcement.pk, side="用水户代表", name="王五")
    services.arrange(of.desk.clerk, announcement.pk, papers_on=date(2024, 4, 13))
    came = services.represent(of.desk.clerk, announcement.pk, side="用水户代表", name="王五")
    missed = services.represent(of.desk.clerk, announcement.pk, side="水厂代表", name="赵六")
    with pytest.raises(NotAllowed, match="听证还没有举行"):
        services.record_hearing(of.desk.clerk, announcement.pk, took_place_on=date(2024, 4, 20), text="记录")
    with on("2024-04-22"):
        found = services.record_hearing(
            of.desk.clerk, announcement.pk, took_place_on=date(2024, 4, 20), text="记录", result="采纳两条",
            attended=(came.pk,),
        )  # fmt: skip
    came.refresh_from_db()
    missed.refresh_from_db()
    assert (came.attended, missed.attended, found.result) == (True, False, "采纳两条")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM public_comments_representative")
        assert "王五" not in str(cursor.fetchall())
    assert Hearing.objects.get().recorded_by == of.desk.clerk
