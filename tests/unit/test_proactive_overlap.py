"""Whether an interpretation is more than a copy, on texts whose common part is counted by hand."""

import time

import pytest

from gongkai.apps.proactive.overlap import overlap

DOCUMENT = "第一条 为了规范农村宅基地审批管理，保障农民合法权益，制定本办法。第二条 本县行政区域内适用。"
COPIED = "为了规范农村宅基地审批管理，保障农民合法权益"  # 13 + 8 signs
OWN = "出台这份文件，是因为群众反映建房审批慢。"  # 18 signs of its own


def test_a_copy_is_wholly_copied_and_an_own_text_not_at_all():
    assert overlap(DOCUMENT, DOCUMENT).copied == 1.0
    assert overlap(OWN, DOCUMENT).copied == 0.0
    assert overlap("", DOCUMENT).copied == 0.0
    assert overlap(OWN, "").passages == ()


def test_the_shares_of_both_directions_and_the_passages():
    found = overlap(f"{OWN}{COPIED}。", DOCUMENT)
    assert found.copied == pytest.approx(21 / 39)
    # The document has 3 + 21 + 5 + 3 + 9 signs.
    assert found.repeated == pytest.approx(21 / 41)
    (passage,) = found.passages
    assert passage.text == COPIED
    assert DOCUMENT[passage.found_at :].startswith(COPIED)
    assert found.longest == passage
    assert [one.text for one in found.kept] == [COPIED]


def test_blanks_and_other_punctuation_hide_no_copy():
    found = overlap("为了规范 农村宅基地，审批管理\n保障农民合法权益", DOCUMENT)
    assert found.copied == 1.0


def test_a_run_shorter_than_the_measure_is_no_copy():
    assert overlap("农村宅基地审批管理", DOCUMENT).copied == 0.0
    assert overlap("农村宅基地审批管理", DOCUMENT, run=9).copied == 1.0


def test_two_passages_stay_two():
    found = overlap(f"{COPIED[:13]}｜而且说明｜本县行政区域内适用第一条为了规范", DOCUMENT, run=8)
    # “第一条为了规范” has 7 signs and is too short to count.
    assert [one.text for one in found.passages] == [COPIED[:13], "本县行政区域内适用"]


def test_the_title_of_the_document_does_not_count():
    title = "清源县农村宅基地审批管理暂行办法"
    document = f"{title}\n{DOCUMENT}"
    interpretation = f"《{title}》解读：{OWN}"
    assert overlap(interpretation, document).copied > 0.4
    assert overlap(interpretation, document, named=[title]).copied == 0.0


def test_what_the_body_allows_is_its_own_measure():
    found = overlap(f"{OWN}{COPIED}。", DOCUMENT)
    assert found.is_mostly_copied(0.5)
    assert not found.is_mostly_copied(0.6)


def test_a_senseless_measure_is_refused():
    with pytest.raises(ValueError, match="至少是2"):
        overlap("甲", "甲", run=1)


def test_long_texts_of_one_repeated_sign_take_no_longer_than_others():
    begun = time.perf_counter()
    assert overlap("规" * 200_000, "规" * 200_000).copied == 1.0
    assert time.perf_counter() - begun < 10  # a product of the lengths would take hours
