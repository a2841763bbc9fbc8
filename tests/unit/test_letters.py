"""Letters made from facts: which template, what it refuses, what it says."""

from datetime import date

import pytest

from gongkai.letters import (
    DocumentNumber,
    FactMissing,
    FactUnfit,
    NoTemplate,
    Paragraph,
    Table,
    compose,
    contact_line,
    day_rows,
    template_of,
    templates_on,
    to_html,
)
from gongkai.letters.outline import outline, signature_place
from gongkai.letters.words import clean, clean_lines, in_chinese, item_number, width
from gongkai.statute.calendar import official
from gongkai.statute.deadlines import reply_deadline
from tests.letter_facts import DATED, facts_for

REMEDY = "如不服本告知书，可以自收到之日起60日内向清河县人民政府申请行政复议。"
DENIED = {
    "agency": "清河县人民政府办公室",
    "dated": "2026-11-23",
    "number": "清公复〔2026〕3号",
    "addressee": "张三",
    "contact": "联系电话：0319-1234567。",
    "request_no": "2026-17",
    "receipt_date": date(2026, 10, 26),
    "description": "2025年道路拓宽项目的请示",
    "grounds": ["REG16_2.process_information"],
    "category": "请示报告",
    "reasons": "该请示尚在研究",
    "remedy": REMEDY,
}
CODE = "reply.denied.process_information"


def words(letter):
    return [part.text for part in outline(letter)]


def test_a_denial_says_what_was_asked_what_was_found_why_and_what_can_be_done():
    assert words(compose(CODE, DENIED)) == [
        "清河县人民政府办公室",
        "清公复〔2026〕3号",
        "政府信息不予公开告知书",
        "张三：",
        "2026年10月26日，本机关收到你提出的政府信息公开申请（编号：2026-17），申请公开“2025年道路拓宽项目的请示”。",
        "经审查，申请公开的信息属于行政机关在履行行政管理职能过程中形成的过程性信息，具体是请示报告。",
        "理由是：该请示尚在研究。",
        "根据《中华人民共和国政府信息公开条例》第十六条第二款的规定，本机关决定不予公开。",
        REMEDY,
        "联系电话：0319-1234567。",
        "清河县人民政府办公室",
        "（印章）",
        "2026年11月23日",
    ]


def test_an_organization_is_spoken_to_as_one():
    assert "本机关收到你单位提出的" in to_html(compose(CODE, DENIED | {"organization": True}))


def test_what_happened_meanwhile_is_told_only_where_it_happened():
    extended = compose(CODE, DENIED | {"extended_on": "2026-11-20", "extension_days": 20})
    assert "2026年11月20日，本机关告知你延长答复期限20个工作日。" in words(extended)
    assert not any("延长" in line for line in words(compose(CODE, DENIED)))


def test_several_reasons_stay_several_paragraphs():
    letter = compose(CODE, DENIED | {"reasons": "第一，尚在研究\n\n第二，没有对外生效"})
    assert {"理由是：第一，尚在研究。", "第二，没有对外生效。"} <= set(words(letter))


def test_the_law_is_named_once_with_all_its_places():
    grounds = ["REG37.severance", "REG14.state_secret", "REG15.personal_privacy"]
    facts = facts_for(template_of("reply.partially_granted", DATED)) | {"grounds": grounds}
    said = "".join(words(compose("reply.partially_granted", facts)))
    assert "根据《中华人民共和国政府信息公开条例》第三十七条、第十四条、第十五条的规定" in said


@pytest.mark.parametrize(
    ("left_out", "label"),
    [("remedy", "救济告知"), ("reasons", "理由"), ("category", "过程性信息的种类"), ("agency", "发文机关"), ("dated", "成文日期")],
)  # fmt: skip
def test_a_missing_place_is_named(left_out, label):
    facts = {name: fact for name, fact in DENIED.items() if name != left_out}
    with pytest.raises(FactMissing) as refusal:
        compose(CODE, facts)
    assert str(refusal.value) == f"《政府信息不予公开告知书》缺少“{label}”，不能成文；请先填写。"


@pytest.mark.parametrize("blank", ["", "  \n ", None, "\u200b"])
def test_blanks_do_not_fill_a_place(blank):
    with pytest.raises(FactMissing, match="缺少“理由”"):
        compose(CODE, DENIED | {"reasons": blank})


def test_a_ground_may_need_a_place_of_its_own():
    facts = facts_for(template_of("reply.unavailable.not_held", DATED))
    facts |= {"grounds": ["REG36_4.does_not_exist"], "search": ""}
    with pytest.raises(FactMissing, match="检索情况"):
        compose("reply.unavailable.not_held", facts)
    compose("reply.unavailable.not_held", facts | {"grounds": ["REG36_5.other_agency"]})


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"grounds": []}, "还没有选定依据"),
        ({"grounds": ["REG14.state_secret"]}, "不能以《中华人民共和国政府信息公开条例》第十四条"),
        (
            {"category": "会议通知"},
            "“过程性信息的种类”只能是讨论记录、过程稿、磋商信函、请示报告，不能是“会议通知”",
        ),
        ({"receipt_date": "26-10-2026"}, "“收到申请的日期”应当是日期（如2026-03-05）"),
        ({"reasons": ["一"]}, "“理由”应当是文字"),
        ({"number": "清公复2026-3"}, "“发文字号”应当是发文字号"),
        ({"attachments": "附件一"}, "“附件”应当是逐项列出的文字"),
        ({"purpose": "科研"}, "没有“purpose”这个位置"),
    ],
)
def test_a_fact_that_does_not_fit_is_refused(wrong, sentence):
    with pytest.raises(FactUnfit) as refusal:
        compose(CODE, DENIED | wrong)
    assert sentence in str(refusal.value)


def test_an_extension_beyond_the_law_is_refused():
    facts = facts_for(template_of("extension_notice", DATED)) | {"extension_days": 20}
    compose("extension_notice", facts)
    with pytest.raises(FactUnfit, match="“延长的工作日”最多是20，不能是21"):
        compose("extension_notice", facts | {"extension_days": 21})


def test_rows_must_fit_their_header():
    facts = facts_for(template_of("file_index", DATED))
    with pytest.raises(ValueError, match="表格只有5栏，有一行却有6栏"):
        compose("file_index", facts | {"documents": [["1", "申请表", "", "2026-10-09", "2", "多"]]})


def test_the_day_of_the_letter_chooses_the_template():
    assert "fee_notice" not in templates_on(date(2020, 12, 31))
    assert "fee_notice" in templates_on(date(2021, 1, 1))
    assert templates_on(date(2019, 5, 14)) == {}
    with pytest.raises(NoTemplate, match="2019-05-14没有编号为“amendment_notice”的文书模板"):
        compose(
            "amendment_notice", facts_for(template_of("amendment_notice", DATED)) | {"dated": "2019-05-14"}
        )
    with pytest.raises(NoTemplate, match="没有编号为“love_letter”的文书模板"):
        compose("love_letter", {"dated": DATED})


def test_a_version_that_was_never_made_is_refused():
    assert compose(CODE, DENIED, version=1).version == 1
    with pytest.raises(NoTemplate):
        compose(CODE, DENIED, version=99)


def test_document_numbers_are_written_and_read():
    number = DocumentNumber(prefix="清公复", year=2026, serial=3)
    assert str(number) == "清公复〔2026〕3号"
    assert DocumentNumber.parse("清公复〔2026〕3号") == number


@pytest.mark.parametrize(
    ("prefix", "year", "serial"), [("", 2026, 1), ("清公复", 26, 1), ("清公复", 2026, 0)]
)
def test_a_number_that_no_register_gives_is_refused(prefix, year, serial):
    with pytest.raises(ValueError, match="不完整"):
        DocumentNumber(prefix, year, serial)


@pytest.mark.parametrize(
    "text", ["清公复[2026]3号", "〔2026〕3号", "清公复〔2026〕号", "清公复〔２０２６〕3号"]
)
def test_other_words_are_no_document_number(text):
    with pytest.raises(ValueError, match="不是发文字号"):
        DocumentNumber.parse(text)


def test_contacts_leave_out_what_is_not_known():
    assert contact_line(office="公开办", phone="0319-1") == "联系单位：公开办；联系电话：0319-1。"
    assert contact_line(phone=" ") == ""


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("一\n二\t三  四", "一 二 三 四"),
        ("甲\x00乙\x1b丙\x7f", "甲乙丙"),
        ("\u202e反\u2066正\u200b", "反正"),
        ("半\ud800个", "半\ufffd个"),
        ("\u3000\u3000首行", "首行"),
        ("张\u3000三", "张\u3000三"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_words_are_cleaned_of_what_cannot_be_seen(given, printed):
    assert clean(given) == printed


def test_lines_are_told_apart_however_they_end():
    assert clean_lines("一\r\n二\r三\u2028四\n\n 五 ") == ("一", "二", "三", "四", "五")


def test_dates_and_items_stand_as_official_documents_have_them():
    assert in_chinese(date(2026, 3, 5)) == "2026年3月5日"
    assert [item_number(number) for number in (1, 10, 12, 1000)] == [
        "（一）",
        "（十）",
        "（十二）",
        "（1000）",
    ]
    assert (width("清河县"), width("2026年")) == (3, 3)


@pytest.mark.parametrize(
    ("agency", "wide", "right"),
    [
        ("清河县公安局", 7, 4),  # shorter than 2026年11月23日: eight digits of half width, three characters
        ("清河县自然资源和规划局", 11, 2),  # four wider than the date: two on each side
        ("清河县" * 9, 27, 0),
        ("清河县" * 20, 28, 0),
    ],
)
def test_the_date_keeps_four_characters_to_its_right_where_the_name_allows(agency, wide, right):
    assert signature_place(compose(CODE, DENIED | {"agency": agency})) == (wide, right)


def test_a_form_keeps_empty_rows_for_the_pen_and_asks_for_no_purpose():
    letter = compose("request_form", {"agency": "清河县人民政府", "dated": DATED})
    (form,) = letter.body
    assert isinstance(form, Table)
    assert ("申请人姓名或者名称", "") in form.rows
    assert [row[0] for row in form.rows if "用途" in row[0] or "目的" in row[0]] == []
    assert not letter.red_head
    assert "（印章）" not in to_html(letter)


def test_the_count_of_days_is_told_day_by_day():
    calendar = official()
    ledger = reply_deadline(date(2024, 4, 1), calendar).ledger(calendar)
    rows = day_rows(ledger)
    assert rows[0][:4] == ("2024-04-01", "一", "起点", "")
    assert rows[3][:4] == ("2024-04-04", "四", "放假", "")
    assert "清明节" in rows[3][4]
    assert rows[6][:4] == ("2024-04-07", "日", "计入", "3")
    assert "调休上班" in rows[6][4]
    assert rows[-1][:4] == ("2024-04-29", "一", "计入", "20")


def test_a_template_without_red_head_has_its_number_under_the_title():
    letter = compose("receipt_slip", facts_for(template_of("receipt_slip", DATED)))
    assert words(letter)[:2] == ["政府信息公开申请接收回执", "清公复〔2026〕3号"]
    assert isinstance(letter.body[0], Paragraph)
