"""Many at once, and the plug pulled: one chain, one record, and what was acknowledged is kept."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections

from gongkai.apps.agencies import queries, services
from gongkai.apps.agencies.models import RoleGrant, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.events import chain
from gongkai.apps.events import queries as log
from gongkai.apps.events.models import Event
from gongkai.apps.proactive import services as proactive
from gongkai.apps.proactive.models import Item
from gongkai.lib.errors import NotAllowed, Stale
from tests.integration import items
from tests.integration.requests import on

WORKER = Path(__file__).with_name("acknowledging_worker.py")
pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run the acts in threads that start together; gives what each returned or raised."""
    start = threading.Barrier(len(acts))
    outcomes = [None] * len(acts)

    def run(number, act):
        start.wait()
        try:
            outcomes[number] = act()
        except Exception as refusal:  # noqa: BLE001 (given back to the test, which judges it)
            outcomes[number] = refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def assert_log_is_whole():
    assert list(chain.breaks(log.links(), log.head())) == []


def test_many_writers_make_one_chain(county):
    def enter(number):
        return lambda: [
            services.create_unit(county.system_administrator, county.finance.pk, name=f"{number}组{unit}科")
            for unit in range(5)
        ]

    outcomes = at_once(*(enter(number) for number in range(6)))
    assert [len(units) for units in outcomes] == [5] * 6
    assert queries.units(county.system_administrator, county.finance).count() == 30
    assert Event.objects.filter(tag="agencies.unit.created").count() == 30
    assert_log_is_whole()


def test_of_two_people_on_one_record_one_is_told(county):
    clerk = county.person("clerk", county.finance)

    def change(phone):
        return lambda: (
            services.change_staff(
                county.system_administrator, clerk.pk, phone=phone, version=clerk.version
            ).phone
        )

    outcomes = at_once(change("1001"), change("1002"))
    refused = [outcome for outcome in outcomes if isinstance(outcome, Stale)]
    kept = [outcome for outcome in outcomes if isinstance(outcome, str)]
    assert (len(refused), kept) == (1, [Staff.objects.get(pk=clerk.pk).phone])
    assert_log_is_whole()


def test_two_who_grant_at_once_cannot_join_two_of_the_three_in_one_person(county):
    second = county.person("second", county.government, Role.SECURITY_ADMINISTRATOR)
    clerk = county.person("clerk", county.finance)

    def grant(by, role):
        return lambda: services.grant_role(by, clerk.pk, role=role, agency=county.finance)

    outcomes = at_once(
        grant(county.security_administrator, Role.SYSTEM_ADMINISTRATOR), grant(second, Role.AUDITOR)
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NotAllowed", "RoleGrant"]
    assert "须由不同的人担任" in str(next(o for o in outcomes if isinstance(o, NotAllowed)))
    assert RoleGrant.objects.filter(staff=clerk).count() == 1


def test_a_double_click_makes_one_account(county):
    def enter():
        return services.create_staff(
            county.system_administrator, agency=county.finance, username="zhang", name="张某"
        )

    outcomes = at_once(enter, enter)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NewAccount", "NotAllowed"]
    assert Staff.objects.filter(username="zhang").count() == 1
    assert_log_is_whole()


def test_what_was_acknowledged_outlives_a_killed_process(county):
    environment = {**os.environ, **_this_database()}
    worker = subprocess.Popen(
        [sys.executable, WORKER, str(county.system_administrator.pk), str(county.finance.pk)],
        env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    acknowledged = [worker.stdout.readline().strip() for _number in range(10)]
    time.sleep(0.05)  # so that the blow falls at no particular place of an act
    os.kill(worker.pid, signal.SIGKILL)
    acknowledged += worker.stdout.read().split()
    worker.wait()
    worker.stdout.close()

    assert len(acknowledged) >= 10
    kept = set(Staff.objects.values_list("username", flat=True))
    assert set(acknowledged) <= kept
    # Whatever else is there was whole when the blow fell: each account has its event, each event its account.
    made = kept - {"sysadmin", "secadmin", "auditor"}
    assert Event.objects.filter(tag="agencies.staff.created").count() == len(made)
    assert_log_is_whole()


def _this_database():
    """The environment in which another process opens the database of this test."""
    name = connection.settings_dict["NAME"]
    url = (
        os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"
        if connection.vendor == "postgresql"
        else f"sqlite:///{name}"
    )
    return {"DATABASE_URL": url, "GONGKAI_DATA": str(settings.DATA)}


def test_of_two_who_publish_one_item_at_once_one_is_told_and_no_number_is_lost(county):
    with on("2024-04-08"):
        of = items.desk(county)
        item = items.approved(of)
        outcomes = at_once(*[lambda: proactive.publish(of.clerk, item.pk)] * 3)
        second = items.published(of)
    assert {type(one) for one in outcomes} <= {Item, NotAllowed, Stale}
    assert sum(isinstance(one, Item) for one in outcomes) == 1
    assert second.index_no.endswith("-2024-00002")
    assert_log_is_whole()
