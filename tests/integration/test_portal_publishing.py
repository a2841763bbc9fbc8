"""The public site as files: what is written when, that it equals what is served, and that every falsehood is found."""

import re
import subprocess
import time
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services import rename_agency
from gongkai.apps.page_outbox import services as outbox
from gongkai.apps.page_outbox.models import Changed
from gongkai.apps.proactive import services as items
from gongkai.apps.reporting import services
from gongkai.apps.reporting.models import AnnualReport
from gongkai.lib import clock
from gongkai.lib.site import Site
from gongkai.portal.pages import files, publishing, registry, tasks, verifying
from gongkai.portal.pages.manifest import Manifest
from gongkai.portal.pages.rendering import NotAPage, render
from gongkai.portal.pages.verifying import Verified
from tests.integration.items import desk, published
from tests.integration.reports import imported, made, settled
from tests.integration.site import DOMAIN, on_site

OURS = "reports/清源县财政局"
# What one report more changes: its four files, its body, the list and its last numbered page, feed, home, site map part.
OF_ONE_REPORT = {
    "index.html",
    "reports/index.html",
    "reports/feed.atom",
    "reports/list-1.html",
    "sitemap-reports-1.xml",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _domain():
    with on_site():
        yield


@pytest.fixture
def release(clerk, head, leader):
    """Take a report of a year from the file to the public."""

    def act(year=2023):
        row = imported(clerk, made(year=year))[0]
        settled(head, row)
        services.review(head, row.pk)
        services.publish(leader, row.pk, show_findings=False)
        return AnnualReport.objects.get(pk=row.pk)

    return act


def differences(root, **how):
    return {(one.kind, one.path) for one in verifying.verify(root, Verified(), **how)}


def own_files(year):
    return {f"{OURS}/{year}/{name}" for name in ("index.html", "report.json", "full.json", "cells.csv")}


def test_what_is_written_is_what_is_served_byte_by_byte(root, release, client):
    release()
    publishing.publish(root)
    assert differences(root) == set()
    compared = 0
    for address in registry.addresses():
        live = client.get(address, headers={"host": DOMAIN})
        assert (root / files.path_of(address)).read_bytes() == live.content, address
        compared += 1
    assert compared >= 15


def test_two_renderings_of_the_same_rows_are_the_same_bytes(release, monday):
    release()
    first = {address: render(address).content for address in registry.addresses()}
    with clock.fixed(monday + timedelta(days=400)):
        assert {address: render(address).content for address in registry.addresses()} == first


def test_a_site_without_anything_published_is_the_same_bytes_at_any_time(monday, db):
    first = {address: render(address).content for address in registry.addresses()}
    assert "/reports/feed.atom" in first
    with clock.fixed(monday + timedelta(days=1)):
        time.sleep(1.1)  # what asks the machine instead of our clock would write another second
        assert {address: render(address).content for address in registry.addresses()} == first


def test_no_page_holds_a_token_a_nonce_or_a_script_of_its_own(root, release):
    release()
    publishing.publish(root)
    pages = [path.read_text() for path in root.rglob("*.html")]
    assert len(pages) >= 9
    for page in pages:
        assert "csrfmiddlewaretoken" not in page
        assert "nonce" not in page
        assert re.search(r"<script(?![^>]*(?:\bsrc=|application/ld))|<style|\sonclick=", page) is None


def test_one_report_more_writes_just_what_depends_on_it(root, release):
    release(2022)
    publishing.publish(root)
    release(2023)
    done = publishing.publish(root)
    assert set(done.written) == OF_ONE_REPORT | own_files(2023) | {f"{OURS}/index.html"}
    assert len(done.written) == 10
    assert done.removed == []
    assert differences(root) == set()


def test_nothing_changed_writes_nothing(root, release):
    release()
    publishing.publish(root)
    done = publishing.publish(root)
    assert (done.written, done.removed, done.was_whole) == ([], [], False)
    assert publishing.publish(root, everything=True).written == []


def test_a_withdrawn_report_leaves_its_reason_and_keeps_its_place(root, release, leader):
    row = release()
    release(2022)
    publishing.publish(root)
    services.withdraw(leader, row.pk, reason="数字有误")
    done = publishing.publish(root)
    assert f"{OURS}/2023/gone.html" in done.written
    assert set(done.removed) == own_files(2023)
    assert "数字有误" in (root / f"{OURS}/2023/gone.html").read_text()
    listed = (root / "reports/list-1.html").read_text()
    assert "2023年政府信息公开工作年度报告" in listed
    assert "已撤回" in listed
    assert "/2023/" not in (root / "sitemap-reports-1.xml").read_text()
    assert differences(root) == set()


def test_a_renamed_body_is_written_with_its_new_name(root, release, county):
    release()
    publishing.publish(root)
    rename_agency(county.system_administrator, county.finance.pk, name="清源县财政和国资局", on=clock.today())
    publishing.publish(root)
    assert "清源县财政和国资局" in (root / f"{OURS}/index.html").read_text()
    assert differences(root) == set()


def test_a_report_that_was_public_once_keeps_its_address(release, clerk, leader):
    from gongkai.lib.errors import NotAllowed
    from tests.integration.reports import particulars

    row = release()
    services.withdraw(leader, row.pk, reason="数字有误")
    services.reopen(clerk, row.pk, reason="更正")
    with pytest.raises(NotAllowed, match="不能改动"):
        services.describe(clerk, row.pk, particulars(row, year=2021))


def test_every_falsehood_is_found_and_mended(root, release, capsys):
    release()
    publishing.publish(root)
    page, data = root / f"{OURS}/2023/index.html", root / f"{OURS}/2023/report.json"
    page.write_bytes(page.read_bytes().replace(b"2023", b"2032", 1))
    data.unlink()
    (root / "reports/extra.html").write_text("nobody wrote this")
    assert differences(root) == {
        ("different", f"{OURS}/2023/index.html"),
        ("missing", f"{OURS}/2023/report.json"),
        ("surplus", "reports/extra.html"),
    }
    with pytest.raises(CommandError, match="共3处") as refused:
        call_command("portal", "verify", "--dir", str(root), "--processes", "1")
    assert refused.value.returncode == 1
    assert f"内容不同 {OURS}/2023/index.html" in capsys.readouterr().out
    publishing.publish(root, everything=True)
    assert differences(root) == {("surplus", "reports/extra.html")}  # what is not ours is not removed


def test_a_sample_compares_so_many_pages(root, release):
    release()
    publishing.publish(root)
    verified = Verified()
    assert list(verifying.verify(root, verified, sample=5)) == []
    assert verified.pages == 5


def test_changed_rows_that_wait_are_told(root, release, leader):
    row = release()
    publishing.publish(root)
    services.withdraw(leader, row.pk, reason="数字有误")
    with pytest.raises(CommandError, match="有1条变动还没有发布"):
        call_command("portal", "verify", "--dir", str(root), "--processes", "1")


def test_two_folders_are_fed_from_one_outbox(root, tmp_path, release):
    release(2022)
    other = tmp_path / "other"
    publishing.publish(root)
    publishing.publish(other)
    release(2023)
    assert len(publishing.publish(root).written) == 10
    assert len(publishing.publish(other).written) == 10


def test_a_note_that_turns_up_after_a_higher_number_is_not_passed_over(root, release):
    """On PostgreSQL numbers are given out before the commit."""
    release(2022)
    publishing.publish(root)
    row = release(2023)
    number = Changed.objects.order_by("pk").last().pk
    Changed.objects.filter(pk=number).delete()
    Changed.objects.create(pk=number + 1, kind="test.other", row=1)
    assert not (root / f"{OURS}/2023").exists()
    publishing.publish(root)
    Changed.objects.create(pk=number, kind="reporting.report", row=row.pk)
    assert len(publishing.publish(root).written) == 9  # home was written with the note before


def test_a_run_that_was_interrupted_while_writing_is_finished_by_the_next(root, release):
    release()
    publishing.publish(root)
    path = f"{OURS}/2023/index.html"
    manifest = Manifest(root)
    manifest.begin([(path, reverse("portal_reports:report", args=["清源县财政局", 2023]))])
    manifest.close()
    (root / files.beside(path)).write_bytes(b"half a pa")
    assert differences(root) == {("surplus", files.beside(path))}
    publishing.publish(root)
    assert differences(root) == set()


def test_a_build_that_was_interrupted_is_gone_on_with(root, release, monkeypatch):
    release()
    rendered = publishing.rendered

    def stopping(addresses, at_once):
        for number, page in enumerate(rendered(addresses, at_once)):
            if number == 7:
                raise KeyboardInterrupt
            yield page

    monkeypatch.setattr(publishing, "BATCH", 3)
    monkeypatch.setattr(publishing, "rendered", stopping)
    with pytest.raises(KeyboardInterrupt):
        publishing.publish(root)
    monkeypatch.setattr(publishing, "rendered", rendered)
    assert len(list(root.rglob("*.html"))) > 0
    with pytest.raises(publishing.NeedsBuild):
        publishing.publish(root, may_build=False)
    done = publishing.publish(root)
    assert done.was_whole
    assert not any(path.startswith("static/") for path in done.written)
    assert differences(root) == set()


def test_a_folder_is_written_anew_when_the_site_calls_itself_otherwise(root, release):
    release()
    publishing.publish(root)
    with override_settings(SITE=Site(name="清源县人民政府网", domain=DOMAIN)):
        done = publishing.publish(root)
        assert done.was_whole
        assert "清源县人民政府网" in (root / "index.html").read_text()
        assert differences(root) == set()


def test_a_folder_that_was_long_not_looked_after_is_written_anew(root, release, monday):
    release()
    publishing.publish(root)
    with clock.fixed(monday + timedelta(days=5)):
        assert not publishing.publish(root).was_whole
    with clock.fixed(monday + timedelta(days=5 + 6, minutes=1)):
        assert publishing.publish(root).was_whole


def test_old_notes_are_forgotten_but_the_last(release, monday):
    release(2021)
    release(2022)
    assert Changed.objects.count() == 2
    with clock.fixed(monday + timedelta(days=8)):
        assert outbox.forget_old() == 1
        assert outbox.forget_old() == 0
    assert Changed.objects.count() == 1


def test_an_act_that_fails_after_noting_leaves_no_note(release, leader, monkeypatch):
    row = release()
    noted = Changed.objects.count()

    def failing(*_arguments, **_named):
        raise RuntimeError("the log is full")

    monkeypatch.setattr("gongkai.apps.reporting.services.publishing.record", failing)
    with pytest.raises(RuntimeError, match="the log is full"):
        services.withdraw(leader, row.pk, reason="数字有误")
    assert Changed.objects.count() == noted


def test_without_a_domain_nothing_is_written(root):
    with override_settings(SITE=Site()), pytest.raises(CommandError, match="GONGKAI_SITE_DOMAIN"):
        call_command("portal", "publish", "--to", str(root), "--processes", "1")
    assert not root.exists()


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(CommandError, match="已有别的文件"):
        call_command("portal", "publish", "--to", str(tmp_path), "--processes", "1")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_page_that_answers_otherwise_stops_the_publishing():
    with pytest.raises(NotAPage, match="302"):
        render(reverse("desk:home"))


def test_the_worker_writes_what_changed_and_leaves_builds_to_the_command(root, release):
    with override_settings(PAGES=root):
        release(2022)
        assert tasks.publish.func() == 0
        assert not (root / "index.html").exists()
        publishing.publish(root)
        release(2023)
        assert tasks.publish.func() == 10
        assert differences(root) == set()
    with override_settings(PAGES=None):
        assert tasks.publish.func() == 0


def test_what_repeats_a_first_publication_follows_it_and_a_withdrawal_waits_for_nothing(
    root, county, settings
):
    settings.PAGES = root
    of = desk(county)
    published(of, title="第一件公告")
    publishing.publish(root)
    month = root / f"data/items-{clock.today():%Y-%m}.csv"

    item = published(of, title="第二件公告")
    tasks.publish.func()
    assert "第二件公告" in (root / f"info/{item.pk}/index.html").read_text()
    assert "第二件公告" not in month.read_text()
    assert ("different", f"data/items-{clock.today():%Y-%m}.csv") in differences(root)
    assert tasks.publish.func() > 0  # nothing new was noted: what was put off is gathered
    assert "第二件公告" in month.read_text()
    assert differences(root) == set()

    other = published(of, title="第三件公告")
    tasks.publish.func()
    items.withdraw(of.office, other.pk, reason="标题有误")
    items.withdraw(of.office, item.pk, reason="联系电话有误")
    tasks.publish.func()
    assert "第二件公告" not in month.read_text()
    assert "第三件公告" not in month.read_text()
    assert differences(root) == set()


def test_the_worker_calls_itself_again_only_for_what_it_put_off(root, county, settings):
    settings.PAGES = root
    of = desk(county)
    published(of)
    publishing.publish(root)
    published(of, title="第二件公告")
    called = queued()
    tasks.publish.func()
    assert queued() == called + 1
    tasks.publish.func()
    assert queued() == called + 1


def queued():
    return DBTaskResult.objects.filter(task_path=tasks.publish.module_path).count()


def test_an_act_calls_the_worker_only_where_a_folder_is_set(root, release):
    from gongkai.lib.tasks import still_open

    release(2022)
    assert still_open(tasks.publish) == set()
    with override_settings(PAGES=root):
        release(2023)
        assert still_open(tasks.publish) == {()}


def test_the_manifest_is_what_sha256sum_finds(root, release, capsys):
    release()
    publishing.publish(root)
    call_command("portal", "manifest", "--dir", str(root))
    checked = subprocess.run(
        ["sha256sum", "--check", "--quiet"], input=capsys.readouterr().out, cwd=root, text=True, check=False,
        capture_output=True,
    )  # fmt: skip
    assert (checked.returncode, checked.stdout) == (0, "")


def test_pages_that_stand_in_say_that_they_are_closed_and_give_other_ways(client, county):
    for name, words in (
        ("portal_requests:closed", "网上申请暂时关闭"),
        ("portal_pages:search_closed", "搜索暂时关闭"),
    ):
        page = client.get(reverse(name), headers={"host": DOMAIN}).text
        assert words in page
        assert "0711-0000000" in page
        assert "<form" not in page
    assert "邮寄" in client.get(reverse("portal_requests:closed"), headers={"host": DOMAIN}).text


def test_a_body_without_a_contact_is_not_left_without_a_way(client, county):
    county.person("dengji", county.finance, Role.REGISTRAR)
    page = client.get(reverse("portal_requests:closed"), headers={"host": DOMAIN}).text
    assert "没有登记联系方式；请当面或者邮寄提交。" in page


def test_robots_find_the_site_map_and_its_parts(client, release):
    release()
    assert f"Sitemap: http://{DOMAIN}/sitemap.xml" in client.get("/robots.txt", headers={"host": DOMAIN}).text
    index = client.get("/sitemap.xml", headers={"host": DOMAIN}).text
    assert re.findall(r"<loc>(.*?)</loc>", index) == [f"http://{DOMAIN}/sitemap-reports-1.xml"]
    part = client.get("/sitemap-reports-1.xml", headers={"host": DOMAIN}).text
    assert len(re.findall(r"<loc>", part)) == 1
    assert client.get("/sitemap-reports-2.xml", headers={"host": DOMAIN}).status_code == 404


def test_a_written_site_is_served_without_application_and_database(root, release):
    import threading
    from http.client import HTTPConnection

    from gongkai.portal.pages import serving

    release()
    publishing.publish(root)
    with serving.server(root, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def asked(address):
            line = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
            line.request("GET", address)
            answer = line.getresponse()
            told = answer.status, answer.read().decode()
            line.close()
            return told

        assert asked("/") == (200, (root / "index.html").read_text())
        assert asked(reverse("portal_reports:report", args=["清源县财政局", 2023]))[0] == 200
        assert "搜索暂时关闭" in asked("/search/?q=x")[1]
        assert asked("/requests/new/")[0] == 503
        assert asked("/.gongkai/manifest.sqlite3")[0] == 404
        assert asked("/nothing/here/")[0] == 404
        server.shutdown()
