"""Visits: who is counted and who is not, sums that stay the same until the next, logs that are read once. Nothing of a person."""

import gzip
import json
from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.urls import reverse

from gongkai.apps.proactive import services as proactive
from gongkai.apps.visits import counting, queries, services
from gongkai.apps.visits.counting import Seen
from gongkai.apps.visits.models import DayCount, TakenLog
from gongkai.lib import clock
from gongkai.lib.site import Site
from gongkai.portal.pages import publishing, verifying
from gongkai.portal.pages.verifying import Verified
from tests.integration import items

KIND = "proactive.item"
MONDAY = date(2026, 11, 23)
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def of(county):
    return items.desk(county)


@pytest.fixture
def item(of):
    return items.published(of)


@pytest.fixture
def live(settings):
    settings.VISITS = "live"
    counting.BUFFER.take()
    yield
    counting.BUFFER.take()


def counted(row):
    return list(DayCount.objects.filter(row=row).values_list("day", "number", "robots"))


def visit(client, address, agent=BROWSER, method="get", **headers):
    return getattr(client, method)(address, headers={"user-agent": agent, **headers})


@pytest.mark.usefixtures("live")
def test_a_reader_is_counted_once_for_each_page_shown(client, item):
    for _time in range(3):
        visit(client, reverse("portal_items:item", args=[item.pk]))
    counting.BUFFER.write(services.keep)
    assert counted(item.pk) == [(MONDAY, 3, 0)]
    visit(client, reverse("portal_items:item", args=[item.pk]))
    counting.BUFFER.write(services.keep)
    assert counted(item.pk) == [(MONDAY, 4, 0)]


@pytest.mark.usefixtures("live")
@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({}, [(MONDAY, 1, 0)]),
        ({"agent": "Mozilla/5.0 (compatible; Baiduspider/2.0)"}, [(MONDAY, 0, 1)]),
        ({"agent": ""}, [(MONDAY, 0, 1)]),
        ({"method": "head"}, []),
        ({"sec-purpose": "prefetch"}, []),
    ],
)
def test_robots_are_counted_apart_and_what_nobody_saw_not_at_all(client, item, how, expected):
    visit(client, reverse("portal_items:item", args=[item.pk]), **how)
    counting.BUFFER.write(services.keep)
    assert counted(item.pk) == expected


@pytest.mark.usefixtures("live")
def test_neither_staff_nor_lists_nor_withdrawn_items_are_counted(client, of, item, signed_in):
    visit(signed_in(of.clerk), reverse("portal_items:item", args=[item.pk]))
    visit(client, reverse("portal_items:overview"))
    proactive.withdraw(of.office, item.pk, reason="有误")
    assert visit(client, reverse("portal_items:item", args=[item.pk])).status_code == 410
    assert counting.BUFFER.take() == Counter()


def test_nothing_is_counted_live_where_the_log_is(client, item):
    visit(client, reverse("portal_items:item", args=[item.pk]))
    assert counting.BUFFER.take() == Counter()


def test_counts_that_could_not_be_written_wait_for_the_next_time():
    buffer = counting.Buffer()
    buffer.add(Seen(KIND, 1, MONDAY, is_robot=False))

    def fail(_counts):
        raise BlockingIOError

    with pytest.raises(BlockingIOError):
        buffer.write(fail)
    assert buffer.take() == Counter({Seen(KIND, 1, MONDAY, is_robot=False): 1})


def keep(row, day, number):
    services.keep(Counter({Seen(KIND, row, day, is_robot=False): number}))


def told(client, item):
    return client.get(reverse("portal_items:visits", args=[item.pk])).json()


def test_the_public_sees_the_sum_until_yesterday(client, item, monday):
    assert told(client, item) == {"number": 0, "until": None}
    keep(item.pk, MONDAY - timedelta(days=1), 5)
    keep(item.pk, MONDAY, 7)
    assert services.add_up() == 1
    assert told(client, item) == {"number": 5, "until": "2026-11-22"}
    assert services.add_up() == 0
    with clock.fixed(monday + timedelta(days=1)):
        assert services.add_up() == 1
        assert told(client, item) == {"number": 12, "until": "2026-11-23"}
    assert queries.summed(KIND) == (12, date(2026, 11, 23))


@pytest.fixture
def site(tmp_path):
    with override_settings(SITE=Site(domain="www.example.gov.cn"), ALLOWED_HOSTS=["www.example.gov.cn"]):
        yield tmp_path / "site"


def test_a_visit_writes_no_page_and_a_sum_just_the_small_file_beside_it_and_the_figures(item, site):
    publishing.publish(site)
    keep(item.pk, MONDAY - timedelta(days=1), 5)
    assert publishing.publish(site).written == []
    services.add_up()
    written = publishing.publish(site).written
    assert sorted(written) == ["how-we-do/index.html", f"info/{item.pk}/visits.json"]
    assert json.loads((site / f"info/{item.pk}/visits.json").read_text())["number"] == 5
    assert list(verifying.verify(site, Verified())) == []


def test_the_file_of_a_withdrawn_item_goes_with_it(of, item, site):
    keep(item.pk, MONDAY - timedelta(days=1), 5)
    services.add_up()
    publishing.publish(site)
    proactive.withdraw(of.office, item.pk, reason="有误")
    assert f"info/{item.pk}/visits.json" in publishing.publish(site).removed
    assert list(verifying.verify(site, Verified())) == []


def line(
    address, *, at="22/Nov/2026:10:00:00 +0800", status=200, method="GET", agent=BROWSER, who="203.0.113.9"
):
    return f'{who} - - [{at}] "{method} {address} HTTP/1.1" {status} 512 "-" "{agent}"\n'


def test_a_log_is_counted_by_the_day_of_the_place_without_addresses(item, tmp_path):
    page = f"/info/{item.pk}/"
    log = tmp_path / "access.log"
    log.write_text(
        line(page)
        + line(f"{page}?from=feed", who="2001:db8::1")
        + line(page, at="21/Nov/2026:23:30:00 +0000")  # already the 22nd here
        + line(page, status=304)
        + line(page, agent="Sogou web spider/4.0")
        + line(page, status=404) + line(page, method="POST") + line("/info/") + line("/desk/items/1/")
        + line(f"{page}visits.json") + "nonsense\n" + line(page, at="99/Xxx/2026:10:00:00 +0800")
    )  # fmt: skip
    assert services.take_log(log) == 4
    assert counted(item.pk) == [(date(2026, 11, 22), 4, 1)]
    assert queries.summed(KIND) == (4, date(2026, 11, 22))
    kept = json.dumps([str(vars(row)) for row in (*DayCount.objects.all(), *TakenLog.objects.all())])
    assert "203.0.113" not in kept
    assert "2001:db8" not in kept


@pytest.mark.parametrize(
    "odd",
    [
        line("//[/../"),  # a web server answers it like “/”, but it is no address
        line("//[x]/../"),
        line("/info/1/", at="31/Feb/2026:10:00:00 +0800"),
        line("/info/1/", at="22/Nov/2026:29:00:00 +0800"),
        line(f"/info/{'9' * 5000}/"),
    ],
)
def test_a_line_that_makes_no_sense_does_not_stop_the_counting(item, tmp_path, odd):
    log = tmp_path / "access.log"
    log.write_text(line(f"/info/{item.pk}/") + odd + line(f"/info/{item.pk}/"))
    assert services.take_log(log) == 2
    assert counted(item.pk) == [(date(2026, 11, 22), 2, 0)]


def test_a_log_that_grew_was_renamed_and_packed_is_counted_once(item, tmp_path):
    page, log = f"/info/{item.pk}/", tmp_path / "access.log"
    log.write_text(line(page) + line(page) + line(page).rstrip("\n"))  # the last one is just being written
    assert services.take_log(log) == 2
    assert services.take_log(log) == 0
    with log.open("a") as more:
        more.write("\n" + line(page))
    assert services.take_log(log) == 2
    packed = tmp_path / "access.log.1.gz"
    packed.write_bytes(gzip.compress(log.read_bytes()))
    assert services.take_log(packed) == 0
    log.write_text(line(page, who="203.0.113.10"))  # the next log, under the old name
    assert services.take_log(log) == 1
    assert counted(item.pk) == [(date(2026, 11, 22), 5, 0)]


def test_the_command_says_what_it_counted_and_what_it_cannot_read(item, tmp_path, capsys):
    log = tmp_path / "access.log"
    log.write_text(line(f"/info/{item.pk}/"))
    call_command("visits", "import", str(log))
    call_command("visits", "sum")
    assert "新计浏览1次" in capsys.readouterr().out
    with pytest.raises(CommandError, match="请检查文件和权限"):
        call_command("visits", "import", str(tmp_path / "nowhere.log"))
    broken = tmp_path / "broken.gz"
    broken.write_bytes(b"no gzip")
    with pytest.raises(CommandError, match="读不出"):
        call_command("visits", "import", str(broken))
