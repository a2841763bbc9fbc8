"""The embedded search by what documents are called: any piece of it, and with the terms by which a list is narrowed."""

from datetime import date

import pytest

from gongkai.lib.search import tantivy_shelves
from gongkai.lib.search.port import PUBLIC, Document, Named, Naming, Question
from gongkai.lib.search.tantivy_index import TantivyIndex

EAST = frozenset({"agency:5"})
NOTICE = Document(
    "item:3", "item", "公开的标题", "正文里的话", frozenset({PUBLIC, "agency:5"}),
    called=("关于印发《COVID19防控A类方案》的通知", "东河镇政发〔2024〕17号", "QY-0031-2024-00005"),
    marks=frozenset({"state:draft", "author:8"}),
)  # fmt: skip


@pytest.fixture
def index(tmp_path):
    index = TantivyIndex(tmp_path / "search")
    index.index([NOTICE])
    return index


def named(index, words, audience=EAST, **options):
    return index.named(Naming("item", words, audience, **options)).rows


@pytest.mark.parametrize(
    "words",
    [
        "印发", "知", "关于印发《COVID", "印发COVID19防控", "vid1", "9防", "A类", "防控 通知", "通知　防控", "a", "1", "政发[2024]17",
        "4〕17号", "2024-00005", "00005", "防控 -",
    ],
)  # fmt: skip
def test_any_piece_of_what_a_document_is_called_is_found(index, words):
    assert named(index, words) == (3,)


@pytest.mark.parametrize(
    "words",
    ["印防", "公开的标题", "正文", "00006", "COVD", "防控 公告", "", " ", "《》", "-", "★", "知通", "8"],
)
def test_what_it_is_not_called_is_not_found(index, words):
    assert named(index, words) == ()


@pytest.mark.parametrize(
    "words", ['"印发', "印发*", "+印发", "called:印发", "印发 OR 公告", "(印发", "印发\\", "'; --", "%", "_"]
)
def test_signs_of_query_languages_mean_nothing(index, words):
    assert named(index, words) == ((3,) if words in {'"印发', "印发*", "+印发", "(印发", "印发\\"} else ())


def test_only_the_audience_finds_it_and_only_with_every_mark(index):
    assert named(index, "通知", frozenset({"agency:6", "agency:7"})) == ()
    assert named(index, "通知", frozenset()) == ()
    assert named(index, "通知", marks=frozenset({"state:draft", "author:8"})) == (3,)
    assert named(index, "通知", marks=frozenset({"state:draft", "author:9"})) == ()


def test_what_staff_call_it_is_no_word_of_the_search(index):
    for words in ("印发", "COVID19", "知"):
        assert index.query(Question(words, EAST | {PUBLIC})).keys == ()


def test_kinds_of_documents_are_apart(index):
    assert index.named(Naming("other", "通知", EAST)).rows == ()


@pytest.fixture
def years(tmp_path, monkeypatch):
    """A notice in each month of ten years, the oldest two and the newest of them withdrawn; over thirty are too many."""
    monkeypatch.setattr(tantivy_shelves, "COMMON", 30)
    index = TantivyIndex(tmp_path / "years")
    days = [date(2015 + month // 12, month % 12 + 1, 15) for month in range(120)]
    made = (
        Document(
            f"item:{n}", "item", "", "", EAST, day=day, called=("关于停水的通知",),
            marks=frozenset({"state:withdrawn" if n in {0, 1, 119} else "state:published"}),
        )
        for n, day in enumerate(days)
    )  # fmt: skip
    list(index.fill(made))
    return index


def test_of_very_many_the_newest_are_given(years):
    assert years.named(Naming("item", "停水", EAST, limit=3)) == Named((119, 118, 117), is_whole=False)
    assert years.named(Naming("item", "停水", EAST, limit=119)).is_whole is False
    assert len(years.named(Naming("item", "停水", EAST, limit=120)).rows) == 120


def test_all_are_given_where_a_mark_leaves_few(years):
    few = years.named(Naming("item", "停水", EAST, frozenset({"state:withdrawn"}), limit=3))
    assert few == Named((119, 1, 0), is_whole=True)
