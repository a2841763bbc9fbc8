"""The embedded search: any piece of two characters is found, nothing else is, and only by those who may."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.lib.search import bigrams, tantivy_shelves
from gongkai.lib.search.excerpt import excerpt
from gongkai.lib.search.port import PUBLIC, By, Document, Facet, Question, SearchUnavailable
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
    assert again.kinds() == ["draft", "report"]
    assert again.digests("report") == {"report:1": REPORT.digest}
    assert again.digests("draft", 7, 7) == {"draft:7": INTERNAL.digest}
    assert again.digests("draft", 8) == again.digests("draft", 0, 6) == {}
    again.clear()
    assert again.digests("report") == {}


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
        damaged.digests("report")
    damaged.clear()
    assert damaged.digests("report") == {}


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
    assert (nothing.digests("report"), nothing.kinds(), nothing.is_whole()) == ({}, [], False)
    assert not (tmp_path / "search").exists()


def test_failure_while_indexing_leaves_the_index_as_it_was(index):
    broken = Document("b:1", "b", None, "", EVERYONE)  # a title that is no text
    with pytest.raises(TypeError):
        index.index([Document("b:0", "b", "完好", "", EVERYONE), broken])
    assert found(index, "完好") == ()
    assert found(index, "年度报告") == ("report:1",)


def test_digest_changes_with_each_part():
    changed = [
        replace(REPORT, texts=("附件",)),
        replace(REPORT, facets={Facet.YEAR: "2025"}),
        replace(REPORT, day=date(2026, 3, 1)),
        Document("report:1", "report", REPORT.title, REPORT.body, frozenset({"agency:5"}), REPORT.numbers),
        Document("report:1", "report", REPORT.title, REPORT.body, EVERYONE),
        Document("report:1", "report", REPORT.title, "", EVERYONE, REPORT.numbers),
    ]
    assert len({REPORT.digest, *(one.digest for one in changed)}) == 7


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


@pytest.mark.parametrize(
    "words",
    [
        "清政公开〔2026〕12号",
        "清政公开[2026]12号",
        "清政公开（2026）第12号",
        "清政公开 【2026】 012 号",
        "清政公开〈2026〉１２号",
    ],
)
def test_a_document_number_is_found_in_whatever_brackets_it_is_typed(index, words):
    assert found(index, words) == ("report:1",)


@pytest.mark.parametrize(
    "words", ["清政公开〔2026〕1号", "清政公开〔2026〕112号", "清政公开〔2025〕12号", "清政办〔2026〕12号"]
)
def test_another_document_number_is_not_found(index, words):
    assert found(index, words) == ()


def test_the_document_of_a_number_comes_before_those_that_speak_of_it(index):
    index.index(
        [
            Document("a:1", "a", "关于清政办发〔2024〕12号的解读", "清政办发〔2024〕12号" * 5, EVERYONE),
            Document("a:2", "a", "关于印发办法的通知", "各乡镇：" + "现印发办法。" * 90, EVERYONE, ("清政办发〔2024〕12号",)),
        ]
    )  # fmt: skip
    assert found(index, "清政办发[2024]12号") == ("a:2", "a:1")


@pytest.fixture
def four(tmp_path):
    """Four documents on the budget, of two bodies and three years; one has neither body nor day."""
    index = TantivyIndex(tmp_path / "four")
    for number, body, year in ((1, "5", 2023), (2, "6", 2024), (3, "5", 2025)):
        facets = {Facet.BODY: body, Facet.YEAR: str(year)}
        index.index(
            [replace(REPORT, key=f"item:{number}", title="预算", facets=facets, day=date(year, 1, 4))]
        )
    index.index([replace(REPORT, key="item:4", title="预算")])
    return index


def test_hits_come_newest_first_when_asked_for_by_date(four):
    assert found(four, "预算", by=By.DATE) == ("item:3", "item:2", "item:1", "item:4")
    assert found(four, "预算", by=By.DATE, offset=1, limit=2) == ("item:2", "item:1")


def test_hits_are_counted_by_facet_and_narrowed_by_it(four):
    counted = (Facet.BODY, Facet.YEAR, Facet.COLUMN)
    answer = four.query(Question("预算", EVERYONE, counted=counted, limit=1))
    assert answer.counts[Facet.BODY] == {"5": 2, "6": 1}
    assert answer.counts[Facet.YEAR] == {"2023": 1, "2024": 1, "2025": 1}
    assert answer.counts[Facet.COLUMN] == {}
    narrowed = four.query(Question("预算", EVERYONE, facets={Facet.BODY: "5"}, counted=counted))
    assert (narrowed.total, narrowed.counts[Facet.YEAR]) == (2, {"2023": 1, "2025": 1})
    assert found(four, "预算", facets={Facet.BODY: "5", Facet.YEAR: "2024"}) == ()


def test_what_may_stand_for_a_word_is_found_after_the_word_itself(index):
    index.index(
        [
            Document("a:1", "a", "社会保险缴费办法", "", EVERYONE),
            Document("a:2", "a", "社保缴费办法", "", EVERYONE),
            Document("a:3", "a", "医疗保险缴费办法", "", EVERYONE),
        ]
    )
    alike = {"社保": ("社会保险",)}
    assert found(index, "社保") == ("a:2",)
    assert found(index, "社保", alike=alike) == ("a:2", "a:1")
    assert found(index, "社保 办法", alike=alike) == ("a:2", "a:1")
    assert found(index, "社保 条例", alike=alike) == ()


def test_no_phrase_runs_from_the_body_into_an_attachment(index):
    index.index([replace(REPORT, key="a:1", body="公告", texts=("示范区名单", "目录"))])
    assert found(index, "示范区") == ("a:1",)
    assert found(index, "告示") == found(index, "单目") == ()


def test_an_index_is_filled_much_at_once(tmp_path):
    index = TantivyIndex(tmp_path / "search")
    made = (replace(REPORT, key=f"a:{number}", body="") for number in range(30))
    assert list(index.fill(made)) == [30]
    assert index.query(Question("年度报告", EVERYONE)).total == 30
    assert len(index.digests("report", 10, 14)) == 5


def test_filling_that_fails_leaves_the_index_to_be_made_anew(tmp_path):
    index = TantivyIndex(tmp_path / "search")
    broken = replace(REPORT, title=None)  # a title that is no text
    with pytest.raises(TypeError):
        list(index.fill([REPORT, broken]))
    assert not index.is_whole()
    assert found(index, "年度报告") == ()


@pytest.fixture
def years(tmp_path, monkeypatch):
    """A notice in each month of ten years, one in twenty on a flood; more than thirty hits are too many."""
    monkeypatch.setattr(tantivy_shelves, "COMMON", 30)
    monkeypatch.setattr("gongkai.lib.search.tantivy_index.ENOUGH", 5)
    index = TantivyIndex(tmp_path / "years")
    days = [date(2015 + month // 12, month % 12 + 1, 15) for month in range(120)]
    made = (
        Document(
            f"a:{n}", "a", "通知", "防汛" if n % 20 == 0 else "其他", EVERYONE, facets={Facet.YEAR: str(day.year)}, day=day
        )
        for n, day in enumerate(days)
    )  # fmt: skip
    list(index.fill(made))
    return index


def test_a_word_that_stands_nearly_everywhere_is_looked_for_in_the_newest_documents(years):
    answer = years.query(Question("通知", EVERYONE, by=By.DATE))
    assert (answer.total, answer.since, answer.keys[0]) == (30, date(2022, 7, 1), "a:119")


def test_everything_is_looked_through_when_it_is_asked_for(years):
    answer = years.query(Question("通知", EVERYONE, everything=True))
    assert (answer.total, answer.since) == (120, None)


@pytest.mark.parametrize(
    ("words", "facets", "total"), [("防汛", {}, 6), ("通知 防汛", {}, 6), ("通知", {Facet.YEAR: "2015"}, 12)]
)
def test_what_is_rare_enough_is_looked_for_everywhere(years, words, facets, total):
    answer = years.query(Question(words, EVERYONE, facets=facets))
    assert (answer.total, answer.since) == (total, None)


def test_older_documents_are_looked_through_where_the_newest_give_little(years):
    """甲类 and 乙类 each stand in sixty documents; the two in which they meet are the oldest."""
    days = [date(2012, 1, 1)] * 2 + [date(2016 + n // 12, n % 12 + 1, 1) for n in range(116)]
    words = ["甲类 乙类"] * 2 + ["甲类", "乙类"] * 58
    both = zip(words, days, strict=True)
    years.index(
        [Document(f"a:{n}", "a", word, "", EVERYONE, day=day) for n, (word, day) in enumerate(both, 500)]
    )
    assert years.query(Question("甲类", EVERYONE)).since == date(2024, 2, 1)
    answer = years.query(Question("甲类 乙类", EVERYONE))
    assert (answer.total, answer.since) == (2, None)
