"""Hostile, broken and foreign files: each gets one sentence in time, and nothing of it stays behind."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import pytest

from gongkai.annual_report.read.sources import Unreadable, document_of, guarded, read_guarded
from gongkai.annual_report.read.sources.limits import MAX_BYTES, MEGABYTE

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def packed(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", part)
    return stream.getvalue()


def word(body: str, head: str = "") -> bytes:
    return packed(
        word__document=f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()
    )


def pages(count: int) -> bytes:
    kids = " ".join("3 0 R" for _ in range(count))
    return (
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count "
        + f"{count}/Kids[{kids}]>>".encode()
        + b"\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n"
    )


REFUSED = {
    "nothing": (b"", "empty"),
    "only white space": (b" \n\t", "empty"),
    "too many bytes": (b"a" * (MAX_BYTES + 1), "too_large"),
    "501 pages": (pages(501), "too_many"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
    "a photograph": (b"\xff\xd8\xff\xe0" + b"\0" * 50, "picture"),
    "an old Word file": (OLE + "WordDocument".encode("utf-16-le"), "old_format"),
    "an old Excel file": (OLE + "Workbook".encode("utf-16-le"), "old_format"),
    "an encrypted Word file": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "rich text": (b"{\\rtf1 abc}", "old_format"),
    "an archive of files": (packed(a=b"x"), "unknown_archive"),
    "an OFD file": (packed(OFD=b"<OFD/>"), "old_format"),
    "an OpenDocument file": (packed(content=b"<a/>", **{"META-INF__manifest": b"<a/>"}), "old_format"),
    "a saved page without a page": (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n\n", "empty"),
    "mails in mails": (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
        + b"--a\nContent-Type: multipart/related; boundary=a\n\n" * 5000,
        "too_deep",
    ),
    "half an archive": (word("<w:p/>")[:60], "broken"),
    "half a PDF": (b"%PDF-1.7\n1 0 obj", "broken"),
    "an archive bomb": (packed(word__document=b" " * (30 * MEGABYTE)), "bomb"),
    "an external entity": (
        word("&x;", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"),
        "entities",
    ),
    "deep XML": (word("<w:sdt>" * 5000), "broken"),
    "tables in tables without text": (
        word("<w:tbl><w:tr><w:tc>" * 60 + "</w:tc></w:tr></w:tbl>" * 60),
        "empty",
    ),
    "a page of pictures": (b"<html><body><img src='1.jpg'></body></html>", "empty"),
    "100,000 nested blocks, misnested": (b"<div>" * 100_000 + b"<table><td>x", "too_deep"),
    "100,000 nested tables": (b"<table><tr><td>" * 100_000 + b"x", "too_deep"),
    "100,000 hidden blocks": (b"<div hidden>" * 100_000 + b"x", "too_deep"),
    "300,000 cells": (b"<table><tr>" + b"<td>1" * 300_000 + b"</table>", "too_many"),
    "columns without end": (b"<table><tr>" + b"<td colspan=99>1</td>" * 99 + b"</table>", "too_many"),
    "lines without end": (b"1\n" * 1_000_000, "too_many"),
    "pipes without end": (b"|-|\n" + b"|" * 1_000_000, "too_many"),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_file_beyond_the_limits_gets_one_sentence_at_once(data, reason):
    start = time.monotonic()
    with pytest.raises(Unreadable) as refusal:
        document_of(data, "a.bin")
    assert refusal.value.reason == reason
    sentence = str(refusal.value)
    assert sentence.endswith("。")
    assert "\n" not in sentence
    assert sentence.count("。") == 1
    assert time.monotonic() - start < 5


READ_IN_TIME = {
    "tags never closed": b"<p>\xe5\xa5\xbd" + b"<b><i>" * 50_000,
    "100,000 nested blocks": b"<div>" * 100_000 + b"x",
    "elements never closed": b"<p>x</p>" + b"<select><svg><rp>" * 50_000,
    "scripts never closed": b"<p>x</p>" + b"<script>" * 200_000,
    "angles": b"<p>x</p>" + b"<" * 1_000_000,
    "comments never closed": b"<p>x</p>" + b"<!--" * 500_000,
    "quotes never closed": b'<p>x</p><a b="' * 100_000,
    "white space": b"<p>x</p>" + b" " * 10_000_000,
    "attributes": b"<div " + b'a="1" ' * 500_000 + b">x",
    "spans": b"<table>" + b"<tr><td rowspan=65534>1</td><td>2</td></tr>" * 900 + b"</table>",
    "entities": b"<p>" + b"&nbsp;&lt;&#x10ffff;" * 300_000,
    "emphasis": b"|-|\n" + b"**a " * 500_000,
    "one long line": ("公开12" * 3_000_000).encode(),
}


@pytest.mark.parametrize("data", READ_IN_TIME.values(), ids=READ_IN_TIME)
def test_hostile_text_takes_time_in_proportion_to_its_size(data):
    start = time.monotonic()
    try:
        document_of(data, "a.html")
    except Unreadable as refusal:
        assert refusal.reason.startswith("too_")  # noqa: PT017 - either answer is right
    assert time.monotonic() - start < 10


def test_spans_of_any_size_cost_nothing():
    data = b"<table><tr><td colspan=99999999>1</td><td rowspan=99999999>2</td></tr></table>"
    (grid,) = document_of(data, "a.html").blocks
    assert (grid.height, grid.width) == (1, 2)


def test_a_guarded_reading_gives_the_same_blocks_and_the_same_refusals():
    page = "<p>一</p><table><tr><td>甲</td><td></td></tr></table>".encode()
    assert read_guarded(page, "a.html") == document_of(page, "a.html")
    with pytest.raises(Unreadable) as refusal:
        read_guarded(b"\x89PNG\r\n\x1a\n", "a.png")
    assert refusal.value.reason == "picture"


def endless(_: bytes, __: str) -> None:
    while True:
        pass


def greedy(_: bytes, __: str) -> int:
    return len(b"x" * (4096 * MEGABYTE))


def deadly(_: bytes, __: str) -> None:
    os.abort()


def littering(_: bytes, name: str) -> None:
    Path(name).write_bytes(b"x" * 1000)


class Hostile:
    """Stands for the answer of a child that a file has taken over."""

    def __reduce__(self):
        return os.system, ("true",)


def lying(_: bytes, __: str) -> object:
    return Hostile()


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        (endless, "too_slow"),
        (greedy, "too_much_memory"),
        (deadly, "crashed"),
        (littering, "crashed"),
        (lying, "crashed"),
    ],
)
def test_whatever_happens_in_the_child_the_parent_says_a_sentence(task, reason, tmp_path, monkeypatch):
    monkeypatch.setattr(task, "__module__", "test_limits_of_reading")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    with fresh_nursery(), pytest.raises(Unreadable) as refusal:
        guarded(task, b"x", str(tmp_path / "left.bin"), seconds=1.5, memory_mb=1024)
    assert refusal.value.reason == reason
    assert str(refusal.value).endswith("。")
    left = tmp_path / "left.bin"
    assert not left.exists() or left.stat().st_size == 0


class fresh_nursery:  # noqa: N801 - reads as the context it is
    """The warm process takes its path from the environment when it starts."""

    def __enter__(self) -> None:
        from gongkai.annual_report.read.sources import guard

        guard._nursery.close()

    def __exit__(self, *_: object) -> None:
        self.__enter__()


def test_a_warm_process_that_was_killed_is_started_again():
    from gongkai.annual_report.read.sources import guard

    page = "<p>一</p>".encode()
    first = read_guarded(page, "a.html")
    guard._nursery._process.kill()
    guard._nursery._process.wait()
    assert read_guarded(page, "a.html") == first
