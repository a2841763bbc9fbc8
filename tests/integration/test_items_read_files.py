"""`gongkai items read-files`: files kept without their words get them, a stopped run goes on, and the search follows."""

import io

import pytest
from django.core.management import call_command

from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import Attachment
from gongkai.apps.proactive.services import reading_files
from gongkai.apps.proactive.storage import STORE
from gongkai.apps.search_index import services as search_index
from gongkai.apps.search_index.models import Outdated
from tests.files_to_release import pdf, picture
from tests.integration.items import desk, drafted


@pytest.fixture
def of(county, settings, tmp_path):
    settings.DATA = tmp_path
    search_index.rebuild()
    return desk(county)


def kept(of, *files):
    """A published item whose files were kept before anything was read out of them."""
    item = drafted(of)
    for name, data in files:
        services.attach(of.clerk, item.pk, name=name, data=data)
    services.submit(of.clerk, item.pk)
    for person in (of.head, of.secrecy, of.office):
        services.pass_step(person, item.pk)
    services.publish(of.clerk, item.pk)
    Attachment.objects.update(text="")
    search_index.feed()
    return item


def run(*given):
    out, err = io.StringIO(), io.StringIO()
    call_command("items", "read-files", *given, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_words_are_read_out_later_and_found(of, client):
    item = kept(of, ("名录.pdf", pdf("红旗泵站")), ("名录.txt", "青山水库".encode()))
    services.attach(of.clerk, drafted(of).pk, name="图.png", data=picture(), alternative="泵站")
    address = f"/info/{item.pk}/"
    assert address not in client.get("/search/?q=红旗泵站").text
    out, err = run()
    assert err == ""
    assert out == "看完2个附件：2个读出文字，0个没有文字（例如扫描件），0个不能读取。搜索随后自动更新。\n"
    search_index.feed()
    assert address in client.get("/search/?q=红旗泵站").text
    assert address in client.get("/search/?q=青山水库").text


def test_a_second_run_has_nothing_left_to_do(of):
    kept(of, ("名录.txt", "青山水库".encode()))
    run()
    Outdated.objects.all().delete()
    assert run()[0].startswith("看完0个附件")
    assert not Outdated.objects.exists()


def test_a_run_that_was_stopped_goes_on_with_what_is_left(of):
    kept(of, ("甲.txt", "甲一".encode()), ("乙.txt", "乙二".encode()), ("丙.txt", "丙三".encode()))
    first = next(reading_files.read_files())  # and the machine goes off
    assert Attachment.objects.exclude(text="").get().pk == first.pk
    assert run()[0].startswith("看完2个附件：2个读出文字")
    assert [one.text for one in Attachment.objects.order_by("pk")] == ["甲一", "乙二", "丙三"]


def test_each_file_that_cannot_be_read_gets_a_sentence_and_holds_up_no_other(of):
    item = kept(of, ("甲.txt", "甲一".encode()), ("乙.pdf", pdf("乙二")), ("丙.txt", "丙三".encode()))
    lost, broken, _good = Attachment.objects.order_by("pk")
    Attachment.objects.filter(pk=lost.pk).update(sha256="0" * 64)
    Attachment.objects.filter(pk=broken.pk).update(sha256=STORE.keep(b"%PDF-1.7 half a file"))
    out, err = run()
    lines = err.splitlines()
    assert lines[0] == f"信息{item.pk}的附件{lost.pk}“甲.txt”：文件已不在数据文件夹中；请从备份恢复。"
    assert lines[1].startswith(f"信息{item.pk}的附件{broken.pk}“乙.pdf”：")
    assert len(lines) == 2
    assert "1个读出文字，0个没有文字（例如扫描件），2个不能读取" in out


def test_files_without_words_can_be_passed_over(of):
    """A run tells how far it came, and the next one may begin behind it."""
    kept(of, ("空.pdf", pdf("#rect()")))
    assert "0个读出文字，1个没有文字" in run()[0]
    assert run("--after", str(Attachment.objects.get().pk))[0].startswith("看完0个附件")


def test_progress_is_told_on_the_way(of, monkeypatch):
    monkeypatch.setattr("gongkai.apps.proactive.management.commands.items.EVERY", 2)
    kept(of, ("甲.txt", "甲一".encode()), ("乙.txt", "乙二".encode()), ("丙.txt", "丙三".encode()))
    second = Attachment.objects.order_by("pk")[1]
    assert run()[0].splitlines()[0] == f"已看2个，共3个；看到附件{second.pk}。"
