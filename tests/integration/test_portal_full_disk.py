"""Publishing on a disk without room, and into a folder that may not be written: the old site stays whole, it is said why,
nothing counts as published, and the next run does what is left.
"""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from gongkai.apps.notices.models import Notice
from gongkai.apps.page_outbox import queries as outbox
from gongkai.apps.proactive import services as items
from gongkai.lib.site import Site
from gongkai.portal.pages import publishing, tasks, verifying
from gongkai.portal.pages.manifest import Manifest
from gongkai.portal.pages.verifying import Verified
from tests.integration.items import desk, published
from tests.small_disk import closed, fill, small_disk, whole_state

DOMAIN = "www.example.gov.cn"
LONG = "<p>" + "东河镇农田水利工程公告。" * 12_000 + "</p>"  # a page of some 430 000 bytes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _domain():
    with override_settings(SITE=Site(domain=DOMAIN, phone="0711-0000000"), ALLOWED_HOSTS=[DOMAIN]):
        yield


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk") as place:
        yield place


@pytest.fixture
def site(disk, county):
    """A site that was written while there was room, and an item that was published since."""
    of = desk(county)
    published(of)
    root = disk / "site"
    publishing.publish(root)
    new = published(of, title="东河镇新的公告", body=LONG)
    return root, of, new


def page_of(item) -> str:
    return f"info/{item.pk}/index.html"


def differences(root):
    return [(one.kind, one.path) for one in verifying.verify(root, Verified())]


def notes_left(root) -> int:
    manifest = Manifest(root)
    try:
        return len(manifest.untaken(one.pk for one in outbox.noted_after(manifest.number("floor"))))
    finally:
        manifest.close()


@pytest.mark.parametrize("leave", [0, 8_192, 65_536, 262_144])
def test_a_full_disk_leaves_the_old_site_whole_and_the_next_run_finishes(disk, site, leave):
    root, _of, new = site
    before, waiting = whole_state(root), notes_left(root)
    ballast = fill(disk, leave=leave)
    with pytest.raises(publishing.NotWritable, match="没有空间了，有变动的网页没有写出"):
        publishing.publish(root)
    after = whole_state(root)
    assert page_of(new) not in after
    assert {path: after[path] for path in before} == before
    assert set(after) == set(before)  # nothing half-written that takes the last room
    ballast.unlink()
    assert notes_left(root) == waiting > 0
    publishing.publish(root)
    assert page_of(new) in whole_state(root)
    assert differences(root) == []


def test_a_folder_that_may_not_be_written_keeps_the_old_site(disk, site):
    root, _of, new = site
    before = whole_state(root)
    with closed(disk):
        for _again in range(2):
            with pytest.raises(publishing.NotWritable, match="不能写入，有变动的网页没有写出"):
                publishing.publish(root)
        assert whole_state(root) == before
    publishing.publish(root)
    assert page_of(new) in whole_state(root)
    assert differences(root) == []


def test_what_is_withdrawn_while_the_disk_is_full_goes_as_soon_as_there_is_room(disk, site):
    root, of, new = site
    publishing.publish(root)
    items.withdraw(of.office, new.pk, reason="内容有误")
    ballast = fill(disk)
    with pytest.raises(publishing.NotWritable):
        publishing.publish(root)
    assert page_of(new) in whole_state(root)
    ballast.unlink()
    publishing.publish(root)
    assert page_of(new) not in whole_state(root)
    assert differences(root) == []


def test_a_whole_build_that_found_no_room_is_gone_on_with(disk, site):
    root, _of, new = site
    ballast = fill(disk)
    with pytest.raises(publishing.NotWritable):
        publishing.publish(root, everything=True)
    ballast.unlink()
    publishing.publish(root)
    assert page_of(new) in whole_state(root)
    assert differences(root) == []


def test_a_new_site_on_a_full_disk_is_begun_when_there_is_room(disk, county):
    ballast = fill(disk)
    root = disk / "site"
    with pytest.raises(publishing.NotWritable):
        publishing.publish(root)
    ballast.unlink()
    assert publishing.publish(root).was_whole
    assert differences(root) == []


def test_the_command_says_it_in_one_sentence(disk, site):
    root = site[0]
    fill(disk)
    with pytest.raises(CommandError, match=r"没有空间了.*请腾出空间"):
        call_command("portal", "publish", to=root, stdout=io.StringIO())


def test_the_worker_tells_the_administrators_once_until_they_have_read_it(disk, site, county, caplog):
    root, _of, new = site
    ballast = fill(disk)
    with override_settings(PAGES=root):
        for _again in range(3):
            assert tasks.publish.call() == 0
        told = Notice.objects.get()
        assert told.recipient == county.system_administrator
        assert "没有空间了" in told.sentence % told.values
        assert caplog.text.count("没有空间了") == 3
        ballast.unlink()
        assert tasks.publish.call() > 0
    assert page_of(new) in whole_state(root)
