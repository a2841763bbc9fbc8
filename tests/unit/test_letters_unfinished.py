"""A reply that is still being written: the letter as far as it goes, with a mark where words are missing."""

import pytest

from gongkai.letters import FactUnfit, compose, compose_unfinished, to_html, to_pdf

FACTS = {
    "agency": "清源县财政局",
    "dated": "2026-03-09",
    "addressee": "测试申请人甲",
    "contact": "联系单位：清源县财政局。",
    "request_no": "〔2026〕第0001号",
    "receipt_date": "2026-03-02",
    "description": "2023年度财政决算公开表",
}
CODE = "reply.denied.process_information"


def text_of(letter):
    return "".join(getattr(block, "text", "") for block in letter.body)


def test_what_is_missing_is_marked_in_its_place_and_named():
    letter, missing = compose_unfinished(CODE, FACTS)
    assert [place.label for place in missing] == ["法律依据", "过程性信息的种类", "理由", "救济告知"]
    assert "理由是：【待填：理由】" in text_of(letter)
    assert "根据【待填：法律依据】的规定" in text_of(letter)
    assert letter.remedy == ("【待填：救济告知】",)


def test_a_letter_that_is_complete_is_the_letter_that_goes_out():
    whole = FACTS | {
        "grounds": ["REG16_2.process_information"],
        "category": "讨论记录",
        "reasons": "属于讨论记录。",
        "remedy": "如不服本答复，……",
    }
    assert compose_unfinished(CODE, whole) == (compose(CODE, whole), ())


def test_rows_that_are_missing_can_be_printed_too():
    letter, _missing = compose_unfinished("reply.partially_granted", FACTS)
    assert "【待填：不予公开的各处】" in to_html(letter)
    assert to_pdf(letter).startswith(b"%PDF")


def test_a_word_that_does_not_fit_its_place_is_refused_all_the_same():
    with pytest.raises(FactUnfit, match="过程性信息的种类"):
        compose_unfinished(CODE, FACTS | {"category": "会议录音"})
