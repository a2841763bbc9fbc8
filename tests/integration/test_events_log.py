"""The log: written with the act, never changed, and every single tampering is found."""

import json
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError

from gongkai.apps.agencies import events as agency_events
from gongkai.apps.agencies import services
from gongkai.apps.events import chain, queries
from gongkai.apps.events.models import AppendOnly, Event
from gongkai.apps.events.register import Tag, declare, declared
from gongkai.apps.events.services import NotForTheLog, record
from gongkai.lib.errors import NotAllowed
from tests.conftest import _guards_of_the_log_down as guards_down

SCRIPT = Path(__file__).resolve().parents[2] / "scripts/verify_log.py"
pytestmark = pytest.mark.usefixtures("monday")


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def verify(*options):
    out = StringIO()
    call_command("log", "verify", *options, stdout=out, stderr=out)
    return out.getvalue()


TAMPERINGS = {
    "content": "UPDATE events_event SET tag = 'agencies.unit.created' WHERE sequence = 3",
    "data": 'UPDATE events_event SET data = \'{"on": "2001-01-01"}\' WHERE sequence = 3',
    "moment": "UPDATE events_event SET at = '2020-01-01 00:00:00+00:00' WHERE sequence = 3",
    "actor": "UPDATE events_event SET actor = 999 WHERE sequence = 3",
    "agency": "UPDATE events_event SET agency = 999 WHERE sequence = 3",
    "subject": "UPDATE events_event SET subject = 'agencies.staff:999' WHERE sequence = 3",
    "hash": "UPDATE events_event SET hash = 'f00' WHERE sequence = 3",
    "previous hash": "UPDATE events_event SET previous_hash = 'f00' WHERE sequence = 3",
    "first removed": "DELETE FROM events_event WHERE sequence = 1",
    "one removed": "DELETE FROM events_event WHERE sequence = 3",
    "last removed": "DELETE FROM events_event WHERE sequence = 4",
    "one inserted at the end": (
        "INSERT INTO events_event (sequence, at, tag, actor, agency, subject, data, previous_hash, hash) "
        "SELECT 5, at, tag, actor, agency, subject, data, 'a', 'b' FROM events_event WHERE sequence = 4"
    ),
    "head moved back": "UPDATE events_loghead SET sequence = 3",
    "head removed": "DELETE FROM events_loghead",
}


def test_an_untouched_log_is_whole(county):
    assert re.search(r"操作日志完整：共4条，末条哈希 [0-9a-f]{64}", verify())


@pytest.mark.parametrize("statement", TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_each_single_tampering_is_found(county, statement):
    with guards_down():
        sql(statement)
    with pytest.raises(CommandError, match="操作日志不完整"):
        verify()


def test_two_events_that_changed_places_are_found(county):
    with guards_down():
        for old, new in ((3, 99), (2, 3), (99, 2)):
            sql(f"UPDATE events_event SET sequence = {new} WHERE sequence = {old}")
    with pytest.raises(CommandError):
        verify()


def test_a_rewritten_tail_is_found_by_a_note_kept_elsewhere(county):
    before = queries.head()
    with guards_down():
        sql("DELETE FROM events_event WHERE sequence = 4")
        row = Event.objects.get(pk=3)
        sql("UPDATE events_loghead SET sequence = 3, hash = %s", row.hash)
    assert "操作日志完整" in verify()
    with pytest.raises(CommandError, match="操作日志不完整"):
        verify("--count", str(before.sequence), "--hash", before.hash)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events_event SET actor = NULL WHERE sequence = 1",
        "DELETE FROM events_event WHERE sequence = 4",
        "UPDATE events_loghead SET sequence = 1",
        "DELETE FROM events_loghead",
    ],
)
def test_the_database_itself_refuses_to_change_the_log(county, statement):
    with pytest.raises(DatabaseError, match="只能"), transaction.atomic():
        sql(statement)


def test_the_model_refuses_too(county):
    event = Event.objects.get(pk=1)
    for act in (event.save, event.delete, Event.objects.all().delete, lambda: Event.objects.update(actor=1)):
        with pytest.raises(AppendOnly, match="只能追加"):
            act()


def test_an_act_that_fails_leaves_no_event(county):
    count = Event.objects.count()
    with pytest.raises(NotAllowed):
        services.create_unit(county.auditor, county.finance.pk, name="办公室")
    assert Event.objects.count() == count


@pytest.mark.django_db(transaction=True)
def test_an_event_is_written_only_with_its_act():
    with pytest.raises(TransactionManagementError, match="同一事务"):
        record(agency_events.SIGNED_IN, by=None, subject="agencies.staff:1")


@pytest.mark.parametrize("value", ["张三", "因为有误", "320106198001011234", "13912345678", 1.5, {"a": 1}])
def test_personal_data_and_free_text_do_not_enter_the_log(county, value):
    with pytest.raises(NotForTheLog, match="姓名留在业务记录里"), transaction.atomic():
        record(agency_events.STAFF_CHANGED, by=county.auditor, subject=county.auditor, data={"fields": value})


def test_data_that_the_tag_does_not_name_are_refused(county):
    with pytest.raises(NotForTheLog, match="没有声明"), transaction.atomic():
        record(agency_events.STAFF_CHANGED, by=county.auditor, subject=county.auditor, data={"mood": "good"})


def test_an_act_that_was_not_declared_is_refused(county):
    stray = Tag("agencies.staff.praised", "表扬", frozenset())
    with pytest.raises(ValueError, match="没有声明"), transaction.atomic():
        record(stray, by=county.auditor, subject=county.auditor)


def test_a_tag_is_declared_once_and_in_one_form():
    with pytest.raises(ValueError, match="已经声明过"):
        declare("agencies.staff.created", "again")
    with pytest.raises(ValueError, match=r"area\.subject\.action"):
        declare("Agencies", "x")
    assert "agencies.staff.created" in declared()


@pytest.fixture
def exported(county, tmp_path):
    path = tmp_path / "events.jsonl"
    err = StringIO()
    call_command("log", "export", "--out", str(path), stderr=err)
    assert "已导出4条" in err.getvalue()
    return path


def offline(path, *options):
    """The stand-alone script in an interpreter without our packages."""
    run = subprocess.run(
        [sys.executable, "-I", "-S", SCRIPT, path, *options], capture_output=True, text=True, check=False
    )
    return run.returncode, run.stdout + run.stderr


def test_an_export_is_verified_offline(exported):
    assert offline(exported) == (0, "操作日志完整。\n")
    assert [json.loads(line)["sequence"] for line in exported.read_text("utf-8").splitlines()] == [1, 2, 3, 4]


def alter(lines, name):
    changed = json.loads(lines[2])
    changed["actor"] = 999
    return {
        "changed": [*lines[:2], json.dumps(changed), lines[3]],
        "removed": lines[:1] + lines[2:],
        "reordered": [lines[0], lines[2], lines[1], lines[3]],
        "inserted": [*lines[:2], lines[1], *lines[2:]],
    }[name]


@pytest.mark.parametrize("name", ["changed", "removed", "reordered", "inserted"])
def test_the_script_finds_each_tampering_of_an_export(exported, name):
    lines = exported.read_text("utf-8").splitlines()
    exported.write_text("\n".join(alter(lines, name)) + "\n", "utf-8")
    code, words = offline(exported)
    assert code == 1
    assert "第" in words


def test_the_script_finds_a_cut_off_tail_by_number_and_hash(exported):
    head = queries.head()
    note = ("--count", str(head.sequence), "--hash", head.hash)
    assert offline(exported, *note)[0] == 0
    exported.write_text("\n".join(exported.read_text("utf-8").splitlines()[:3]) + "\n", "utf-8")
    assert offline(exported)[0] == 0
    assert offline(exported, *note) == (1, "先前记下的第4条已不在日志中或哈希不同：日志曾被截断或重写。\n")


def test_the_script_says_what_it_cannot_read(tmp_path):
    path = tmp_path / "no.jsonl"
    path.write_text("{}\n", "utf-8")
    assert offline(path)[0] == 2


def test_the_script_and_the_core_compute_the_same_hash(county):
    """One more event, so that both see data with numbers, dates, nulls and lists."""
    services.create_staff(county.system_administrator, agency=county.finance, username="li", name="李某")
    assert not list(chain.breaks(queries.links(), queries.head()))


def test_the_script_is_short_enough_to_be_read_by_an_auditor():
    assert len(SCRIPT.read_text("utf-8").splitlines()) <= 70
