"""Text files as attachments: kept as UTF-8, looked into by the gate, found by the search, handed out with their encoding."""

import hashlib

import pytest
from django.core.management import call_command
from django.urls import reverse

from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import Attachment
from gongkai.apps.search_index import services as search_index
from gongkai.lib.errors import NotAllowed
from tests.files_to_release import IDENTITY
from tests.integration.items import desk, drafted
from tests.integration.site import on_site

WORDS = "泵站名录：红旗泵站\n"


@pytest.fixture
def of(county, settings, tmp_path):
    settings.DATA = tmp_path
    search_index.rebuild()
    return desk(county)


def attached(of, data, name="名录.txt"):
    item = drafted(of)
    return item, services.attach(of.clerk, item.pk, name=name, data=data)


def published(of, data):
    item, file = attached(of, data)
    services.submit(of.clerk, item.pk)
    for person in (of.head, of.secrecy, of.office):
        services.pass_step(person, item.pk)
    services.publish(of.clerk, item.pk)
    return item, file


@pytest.mark.parametrize("data", [WORDS.encode("gb18030"), b"\xef\xbb\xbf" + WORDS.encode(), WORDS.encode()])
def test_the_same_words_are_kept_as_the_same_bytes(of, data):
    _item, file = attached(of, data)
    assert (file.name, file.media_type) == ("名录.txt", "text/plain; charset=utf-8")
    assert file.size == 28  # nine signs of three bytes, and one
    assert file.sha256 == hashlib.sha256(WORDS.encode()).hexdigest()
    assert services.read(of.clerk, file.item_id, file.pk)[1] == WORDS.encode()


def test_the_public_reads_it_in_its_encoding_and_finds_it_by_its_words(of, client):
    item, file = published(of, WORDS.encode("gb18030"))
    page = client.get(reverse("portal_items:item", args=[item.pk])).text
    address = reverse("portal_items:file", args=[item.pk, file.pk, "txt"])
    assert address in page
    answer = client.get(address)
    assert answer.content == WORDS.encode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    search_index.feed()
    assert reverse("portal_items:item", args=[item.pk]) in client.get("/search/?q=红旗泵站").text


def test_it_is_written_as_a_file_with_the_same_bytes(of, tmp_path):
    item, file = published(of, WORDS.encode("gb18030"))
    with on_site():
        root = tmp_path / "site"
        call_command("portal", "publish", "--to", root)
    assert (root / f"info/{item.pk}/files/{file.pk}.txt").read_bytes() == WORDS.encode()


def test_the_gate_reads_it(of):
    item, file = attached(of, f"负责人身份证号{IDENTITY}\n".encode("gb18030"))
    assert [one["rule"] for one in file.findings] == ["RG-ID"]
    services.submit(of.clerk, item.pk)
    with pytest.raises(NotAllowed, match="身份证"):
        services.pass_step(of.head, item.pk)


def test_a_program_called_text_is_refused_and_nothing_is_kept(of):
    item = drafted(of)
    with pytest.raises(NotAllowed, match="内容却不是文字"):
        services.attach(of.clerk, item.pk, name="名录.TXT", data=b"MZ\x90\x00\x03")
    with pytest.raises(NotAllowed, match=r"不接收“\.csv”文件"):
        services.attach(of.clerk, item.pk, name="名录.csv", data=b"=1+1")
    assert not Attachment.objects.filter(item=item).exists()
