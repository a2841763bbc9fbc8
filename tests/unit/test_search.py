"""The embedded search: any piece of two characters is found, nothing else is, and only by those who may."""

import pytest

from gongkai.lib.search import bigrams
from gongkai.lib.search.excerpt import excerpt
from gongkai.lib.search.port import PUBLIC, Document, Question, SearchUnavailable
from gongkai.lib.search.tantivy_index import IndexDamaged, TantivyIndex

EVERYONE = frozenset({PUBLIC})
REPORT = Document(
    "report:1", "report", "清水县2025年政府信息公开工作年度报告",
    "全年收到申请88件，\n其中予以公开20件。联系电话：0000-1234", EVERYONE, numbers=("清政公开〔2026〕12号",),
)  # fmt: skip
INTERNAL = Document("draft:7", "draft", "内部材料", "信息公开工作要点", frozenset({"agency:5"}))


@pytest.fixture
def index(tmp_path):
    index = TantivyIndex(tmp_path / "search")
    index.index([REPORT, INTERNAL])
    return index


def found(index, words, audience=EVERYONE, **options):
    return index.query(Question(words, audience, **options)).keys


@pytest.mark.parametrize(
    "words",
    [
        "信息公开",
        "息公",
        "年度报",
        "2025年",
        "〔2026〕12",
        "12号",
        "清",
        "８８件",
        "件，其中",
        "公开 申请",
        "0000-1234",
        "公开　清水",
    ],
)
def test_any_piece_of_a_text_is_found(index, words):
    assert found(index, words) == ("report:1",)


@pytest.mark.parametrize("words", ["公告", "开信", "202", "信息公开 财政", "", "  ", "。，", "〔〕"])
def test_what_is_not_in_the_text_is_not_found(index, words):
    assert found(index, words) == ()


def test_only_the_audience_of_a_document_finds_it(index):
    assert found(index, "工作", frozenset({"agency:5"})) == ("draft:7",)
    assert found(index, "工作", frozenset({"agency:6"})) == ()
    assert found(index, "工作", frozenset()) == ()
    assert set(found(index, "工作", EVERYONE | {"agency:5"})) == {"report:1", "draft:7"}


def test_kind_narrows_the_search(index):
    both = EVERYONE | {"agency:5"}
    assert found(index, "公开", both, kinds=frozenset({"draft"})) == ("draft:7",)


def test_title_counts_more_than_body(index):
    index.index(
        [Document("a:1", "a", "预算", "其他内容", EVERYONE), Document("a:2", "a", "其他", "预算", EVERYONE)]
    )
    assert found(index, "预算") == ("a:1", "a:2")


def test_indexing_again_replaces_and_deleting_takes_out(index):
    index.index([Document("report:1", "report", "决算", "", EVERYONE)])
    assert found(index, "年度报告") == ()
    assert found(index, "决算") == ("report:1",)
    index.delete(["report:1", "absent:1"])
    assert found(index, "决算") == ()


def test_pages_cut_the_answer_and_keep_the_total(index):
    index.index([Document(f"a:{n}", "a", "会议纪要", f"第{n}次", EVERYONE) for n in range(25)])
    first, second = (index.query(Question("纪要", EVERYONE, offset=o, limit=20)) for o in (0, 20))
    assert (first.total, len(first.keys), len(second.keys)) == (25, 20, 5)
    assert not set(first.keys) & set(second.keys)


def test_index_is_kept_on_disk_and_digests_tell_what_it_holds(index, tmp_path):
    again = TantivyIndex(tmp_path / "search")
    assert again.digests() == {"report:1": REPORT.digest, "draft:7": INTERNAL.digest}
    again.clear()
    assert again.digests() == {}


def test_index_made_anew_by_one_process_is_seen_by_another(index, tmp_path):
    reader = TantivyIndex(tmp_path / "search")
    assert found(reader, "年度报告") == ("report:1",)
    index.clear()
    index.index([Document("report:2", "report", "2026年度报告", "", EVERYONE)])
    assert found(reader, "年度报告") == ("report:2",)


def test_reader_is_told_while_another_process_makes_the_index_anew(index, tmp_path):
    reader = TantivyIndex(tmp_path / "search")
    assert found(reader, "年度报告") == ("report:1",)
    index.clear()
    with pytest.raises(SearchUnavailable):
        found(reader, "年度报告")


def test_damaged_index_is_named_and_can_be_made_anew(index, tmp_path):
    (tmp_path / "search" / "meta.json").write_text("{")
    damaged = TantivyIndex(tmp_path / "search")
    with pytest.raises(IndexDamaged, match="gongkai search rebuild"):
        damaged.digests()
    damaged.clear()
    assert damaged.digests() == {}


def test_an_index_is_whole_only_after_it_was_said_and_while_it_can_be_read(index, tmp_path):
    assert not index.is_whole()
    index.mark_whole()
    assert TantivyIndex(tmp_path / "search").is_whole()
    (tmp_path / "search" / "meta.json").write_text("{")
    assert not TantivyIndex(tmp_path / "search").is_whole()
    index.clear()
    index.index([REPORT])
    assert not index.is_whole()


def test_a_reader_makes_no_index_where_there_is_none(tmp_path):
    nothing = TantivyIndex(tmp_path / "search")
    with pytest.raises(IndexDamaged, match="自动重建"):
        found(nothing, "年度报告")
    assert (nothing.digests(), nothing.is_whole()) == ({}, False)
    assert not (tmp_path / "search").exists()


def test_failure_while_indexing_leaves_the_index_as_it_was(index):
    broken = Document("b:1", "b", None, "", EVERYONE)  # a title that is no text
    with pytest.raises(TypeError):
        index.index([Document("b:0", "b", "完好", "", EVERYONE), broken])
    assert found(index, "完好") == ()
    assert found(index, "年度报告") == ("report:1",)


def test_digest_changes_with_each_part():
    changed = [
        Document("report:1", "report", REPORT.title, REPORT.body, frozenset({"agency:5"}), REPORT.numbers),
        Document("report:1", "report", REPORT.title, REPORT.body, EVERYONE),
        Document("report:1", "report", REPORT.title, "", EVERYONE, REPORT.numbers),
    ]
    assert len({REPORT.digest, *(one.digest for one in changed)}) == 4


def test_text_becomes_pairs_and_whole_runs():
    assert bigrams.terms("依申请ABC公开12号") == ["依申", "申请", "abc", "公开", "12", "号"]
    assert bigrams.terms("政府\n信息") == ["政府", "府信", "信息"]


def test_excerpt_marks_the_words_and_escapes_the_rest():
    text = "前" * 100 + "<b>予以公开</b>" + "后" * 200
    piece = excerpt(text, "公开", length=60)
    assert piece.startswith("……")
    assert piece.endswith("……")
    assert "&lt;b&gt;予以<mark>公开</mark>&lt;/b&gt;" in piece


def test_excerpt_without_a_hit_is_the_beginning():
    assert excerpt("清水县财政局", "公开") == "清水县财政局"
