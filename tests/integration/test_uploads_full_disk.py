"""What is uploaded while the disk is full, or the data folder closed: a sentence, no row, no half-written file; and it
works again as soon as there is room.
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import override_settings
from django.urls import reverse

from gongkai.apps.proactive import queries
from gongkai.apps.proactive.models import Attachment
from gongkai.lib.room import NotKept
from gongkai.lib.sealed import Store
from gongkai.project.room import refusal_of
from tests.files_to_release import pdf
from tests.integration.items import desk, drafted
from tests.small_disk import closed, fill, small_disk, whole_state

FULL = "服务器的磁盘没有空间了，文件没有保存，这一步没有办理；请联系技术人员腾出空间以后再试。"
CLOSED = "服务器的数据文件夹现在不能写入，文件没有保存，这一步没有办理；请联系技术人员检查权限。"

pytestmark = pytest.mark.django_db


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk") as place, override_settings(DATA=place / "data"):
        yield place


def test_an_upload_that_finds_no_room_is_told_and_leaves_nothing(disk, county, signed_in):
    of = desk(county)
    item = drafted(of)
    clerk, place = signed_in(of.clerk), reverse("proactive:files", args=[item.pk])

    def send():
        return clerk.post(place, {"document": SimpleUploadedFile("公告.pdf", pdf("农田水利"))}, follow=True)

    ballast = fill(disk)
    page = send()
    assert page.status_code == 200  # the form, with what was written on it
    assert FULL in page.content.decode()
    assert not Attachment.objects.exists()
    assert whole_state(disk) == {}
    ballast.unlink()
    with closed(disk):
        assert CLOSED in send().content.decode()
        assert not Attachment.objects.exists()
    send()
    item.refresh_from_db()
    assert [one.attachment.name for one in queries.files_of(item.newest)] == ["公告.pdf"]


@pytest.mark.parametrize("leave", [0, 4_096, 40_960])
def test_a_store_keeps_a_file_whole_or_not_at_all(disk, leave):
    store, data = Store("trial", encrypted=True), b"x" * 200_000
    ballast = fill(disk, leave=leave)
    with pytest.raises(NotKept, match="没有空间"):
        store.keep(data)
    assert whole_state(disk) == {}
    ballast.unlink()
    assert store.load(store.keep(data)) == data


def test_a_large_upload_that_finds_no_room_while_it_comes_in_is_told(
    disk, county, signed_in, monkeypatch, settings
):
    of = desk(county)
    item = drafted(of)
    clerk, place = signed_in(of.clerk), reverse("proactive:files", args=[item.pk])
    spool = disk / "spool"
    spool.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spool))
    settings.FILE_UPLOAD_TEMP_DIR = str(spool)
    fill(disk)
    large = SimpleUploadedFile("大文件.pdf", b"%PDF-1.7\n" + b"0" * 3_000_000)  # Django spools from 2.5 MB on
    answer = clerk.post(place, {"document": large})
    assert (answer.status_code, FULL in answer.content.decode()) == (507, True)
    assert list(spool.iterdir()) == []
    assert not Attachment.objects.exists()


def _full_sqlite(folder: Path) -> sqlite3.Error:
    database = sqlite3.connect(folder / "small.sqlite3")
    try:
        database.execute("PRAGMA max_page_count = 2")
        database.execute("CREATE TABLE one (word TEXT)")
        database.execute("INSERT INTO one VALUES (?)", ["x" * 100_000])
    except sqlite3.Error as fault:
        return fault
    finally:
        database.close()
    raise AssertionError("the database took what it had no room for")


def test_a_database_without_room_is_told_as_well(tmp_path):
    wrapped = OperationalError("database or disk is full")
    wrapped.__cause__ = _full_sqlite(tmp_path)
    refusal = refusal_of(wrapped)
    assert refusal is not None
    assert str(refusal) == FULL
    assert refusal_of(OperationalError("no such table")) is None
    assert refusal_of(PermissionError(13, "a file that may not be read")) is None
