"""Written pages without a database: places in numbered lists, addresses as files, whole files, the registry."""

import hashlib
import os

import pytest

from gongkai.lib.shell.registry import Registry
from gongkai.portal.pages import files, registry
from gongkai.portal.pages.building import chunks
from gongkai.portal.pages.manifest import Manifest, Written
from gongkai.portal.pages.numbered import ByNumber, Numbered
from gongkai.portal.pages.publishing import place
from gongkai.portal.pages.registry import ANY, PageKind
from gongkai.portal.pages.rendering import Rendered

# Seven items, three on a page; row 100 stands on place 0, row 101 on place 1, and so on.
SEVEN = Numbered(3, lambda: 7, lambda rows: [row - 100 for row in rows])


def test_a_list_has_as_many_pages_as_its_items_fill():
    assert list(SEVEN.numbers()) == [1, 2, 3]
    assert list(Numbered(3, lambda: 6, lambda _rows: []).numbers()) == [1, 2]
    assert list(Numbered(3, lambda: 0, lambda _rows: []).numbers()) == []


def test_the_pages_of_a_list_hold_every_place_once():
    assert [SEVEN.span(number) for number in SEVEN.numbers()] == [(0, 3), (3, 6), (6, 9)]


@pytest.mark.parametrize(
    ("row", "pages"),
    [
        (100, {1}),
        (102, {1}),
        (103, {1, 2}),  # the first of page 2: page 1 now has a next page
        (104, {2}),
        (106, {2, 3}),
    ],
)
def test_a_new_item_touches_its_page_and_the_one_before_when_it_opens_a_page(row, pages):
    assert SEVEN.touched([row]) == pages


@pytest.mark.parametrize(
    ("address", "live", "gone"),
    [
        ("/", "index.html", "gone.html"),
        ("/reports/feed.atom", "reports/feed.atom", "reports/feed.atom.gone.html"),
        ("/reports/%E6%B8%85%E6%BA%90/2023/", "reports/清源/2023/index.html", "reports/清源/2023/gone.html"),
        ("/reports/list-3.html", "reports/list-3.html", "reports/list-3.html.gone.html"),
    ],
)
def test_an_address_has_its_file(address, live, gone):
    assert files.path_of(address) == live
    assert files.path_of(address, gone=True) == gone


@pytest.mark.parametrize(
    "address",
    [
        "/reports",  # neither a folder nor a name with its kind
        "/../etc/passwd.txt",
        "/a/%2e%2e/b.html",
        "/.gongkai/manifest.sqlite3",
        "/a//b/",
        "/a/index.html",  # would stand in the place of /a/
        "/a/gone.html",
        "/a%00b/",
        "/" + "%E5%8E%BF" * 86 + "/",  # 258 bytes
    ],
)
def test_what_cannot_be_a_file_safely_is_none(address):
    assert files.path_of(address) is None


def test_a_name_of_255_bytes_is_still_a_file():
    assert files.path_of("/" + "县" * 85 + "/") == "县" * 85 + "/index.html"


def test_files_are_written_whole_readable_by_all_and_leave_nothing_beside_them(tmp_path):
    mask = os.umask(0o077)
    try:
        files.put(tmp_path, [("a/b/index.html", b"one"), ("robots.txt", b"two")])
    finally:
        os.umask(mask)
    assert sorted(files.all_files(tmp_path)) == ["a/b/index.html", "robots.txt"]
    assert (tmp_path / "a/b/index.html").read_bytes() == b"one"
    assert (tmp_path / "robots.txt").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "a/b").stat().st_mode & 0o777 == 0o755


def test_a_reader_keeps_the_old_bytes_while_new_ones_are_written(tmp_path):
    files.put(tmp_path, [("page.html", b"old")])
    with (tmp_path / "page.html").open("rb") as reader:
        files.put(tmp_path, [("page.html", b"new")])
        assert reader.read() == b"old"
    assert files.content_of(tmp_path, "page.html") == b"new"


def test_what_a_killed_run_left_beside_a_file_is_written_over_and_no_link_is_followed(tmp_path):
    (tmp_path / files.beside("page.html")).write_bytes(b"ha")
    files.put(tmp_path, [("page.html", b"whole")])
    assert list(files.all_files(tmp_path)) == ["page.html"]
    outside = tmp_path / "outside"
    outside.write_bytes(b"kept")
    (tmp_path / files.beside("page.html")).symlink_to(outside)
    with pytest.raises(OSError, match="Too many levels"):
        files.put(tmp_path, [("page.html", b"evil")])
    assert outside.read_bytes() == b"kept"


def test_empty_folders_go_with_their_last_file_and_others_stay(tmp_path):
    files.put(tmp_path, [("a/b/c.html", b"1"), ("a/d.html", b"2")])
    files.take_away(tmp_path, ["a/b/c.html", "a/never.html", "no/where.html"])
    assert not (tmp_path / "a/b").exists()
    assert (tmp_path / "a/d.html").exists()


@pytest.mark.parametrize(
    ("status", "stands", "goes"),
    [
        ("live", "x/index.html", ("x/gone.html",)),
        ("gone", "x/gone.html", ("x/index.html",)),
        ("absent", None, ("x/index.html", "x/gone.html")),
    ],
)
def test_a_page_stands_in_one_file_and_the_other_goes(status, stands, goes):
    assert place(Rendered("/x/", status)) == (stands, goes)


@pytest.fixture
def _two_kinds(monkeypatch):
    """A site of two kinds of pages alone."""
    first = PageKind(
        "test.first", lambda: ["/a/1/", "/a/2/"], {"row": lambda rows: [f"/a/{row}/" for row in rows]}
    )
    second = PageKind("test.second", lambda: ["/b/"], {ANY: lambda _rows: ["/b/"]}, order=60, always=True)
    kinds: Registry[PageKind] = Registry()
    kinds.add(second, first)
    monkeypatch.setattr(registry, "KINDS", kinds)


@pytest.mark.usefixtures("_two_kinds")
def test_pages_are_found_by_the_kind_of_row_they_name_or_by_any():
    assert list(registry.addresses()) == ["/a/1/", "/a/2/", "/b/"]
    assert list(registry.pages_of("row", [1, 7])) == ["/a/1/", "/a/7/", "/b/"]
    assert list(registry.pages_of("other", [1])) == ["/b/"]


@pytest.mark.usefixtures("_two_kinds")
def test_a_page_that_is_always_rendered_is_named_without_a_change():
    assert list(registry.always()) == ["/b/"]


def test_chunks_lose_nothing_of_a_stream():
    assert list(chunks(iter(range(5)), 2)) == [[0, 1], [2, 3], [4]]


@pytest.fixture
def manifest(tmp_path):
    opened = Manifest(tmp_path, is_new=True)
    yield opened
    opened.close()


def test_a_note_is_taken_once_also_when_a_lower_number_comes_later(manifest):
    with manifest.transaction():
        manifest.take([5, 7], floor=0)
    assert manifest.untaken([5, 6, 7]) == {6}
    with manifest.transaction():
        manifest.take([6], floor=6)
    assert manifest.number("floor") == 6
    assert manifest.untaken([7, 8]) == {8}


def test_the_manifest_reads_as_a_list_of_checksums(manifest):
    manifest.begin([("页/index.html", "/页/")])
    assert manifest.begun() == [("页/index.html", "/页/")]
    manifest.done([Written.of("页/index.html", "/页/", b"abc")], [], 1)
    assert manifest.begun() == []
    # SHA-256 of "abc" as FIPS 180-2 gives it
    assert list(manifest.lines()) == [
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  页/index.html"
    ]


def test_what_an_act_leaves_half_done_in_the_manifest_is_undone(manifest):
    def half():
        with manifest.transaction():
            manifest.set_state(building=3)
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        half()
    assert manifest.number("building") == 0


def test_pages_of_an_older_build_are_those_that_the_new_one_did_not_come_by(manifest):
    manifest.done([Written("a/index.html", "/a/", hashlib.sha256().hexdigest(), 0)], [], 1)
    manifest.done([Written("b/index.html", "/b/", hashlib.sha256().hexdigest(), 0)], [], 2)
    assert manifest.of_older_builds(2) == ["a/index.html"]
    assert manifest.of_build(["/a/", "/b/", "/c/"], 2) == {"/b/"}


# Ten numbers in a part: 0 to 9 are the first, 10 to 19 the second.
@pytest.mark.parametrize(
    ("shown", "row", "parts"),
    [
        ({3}, 3, {1}),
        ({12}, 12, {1, 2}),  # the first of all: before it stands an empty part
        ({3, 12}, 12, {2}),
        ({3, 12, 15}, 15, {2}),
        ({3, 47}, 47, {2, 3, 4, 5}),
        ({3, 47, 52}, 52, {6}),
    ],
)
def test_a_row_touches_its_part_and_the_empty_ones_before_it(shown, row, parts):
    by_number = ByNumber(
        10, lambda below: max((one for one in shown if below is None or one < below), default=0)
    )
    assert by_number.touched([row]) == parts
    assert max(by_number.numbers()) == max(parts)
