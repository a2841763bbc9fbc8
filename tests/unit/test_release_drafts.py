"""Rules about texts that will be published: each with a draft that passes and one that fails, differing in one value."""

import time
from dataclasses import replace
from datetime import date

import pytest

from gongkai.release import RULES
from gongkai.release.draft import (
    DRAFT_RULES,
    SEED,
    SEED_WORDS,
    Draft,
    Lexicon,
    LinkState,
    Word,
    WordKind,
    inspect_draft,
)
from gongkai.release.draft.rules.links import fault_of
from gongkai.rules import Level
from tests.files_to_release import IDENTITY

GOOD = Draft(
    "<h2>清源县人民政府文件</h2><p>清政发〔2024〕3号</p><p>依据《中华人民共和国民法典》，报自然资源部门备案。</p>"
    "<h3>附图</h3><p><img src='attachment:12' alt='审批流程：提交、受理、审核、发证'></p>"
    "<p>见<a href='https://www.example.gov.cn/a.html'>原文</a>。</p><p>清源县人民政府</p><p>2024年4月1日</p>",
    title="关于农村宅基地审批的通知",
    document_no="清政发〔2024〕3号",
    formed_on=date(2024, 4, 1),
    published_on=date(2024, 4, 3),
    effective_on=date(2024, 5, 1),
    expires_on=date(2029, 4, 30),
    metadata={"document_no": "清政发〔2024〕3号"},
    required=(("document_no", "发文字号"),),
    lexicon=SEED,
    links={"https://www.example.gov.cn/a.html": LinkState.GOOD},
)


def found(draft):
    return [finding.rule for finding in inspect_draft(draft)]


def with_text(old, new):
    assert old in GOOD.html
    return replace(GOOD, html=GOOD.html.replace(old, new))


FAILING = {
    "RG-WORDS": [with_text("自然资源部门", "国土资源部")],
    "RG-REQUIRED": [replace(GOOD, metadata={"document_no": "  "})],
    "RG-EMPTY": [replace(GOOD, html="<p>&nbsp;</p><br>"), replace(GOOD, html="")],
    "RG-FORMED": [replace(GOOD, published_on=date(2024, 3, 31))],
    "RG-EFFECT": [replace(GOOD, effective_on=date(2024, 3, 31))],
    "RG-EXPIRY": [
        replace(GOOD, expires_on=date(2024, 4, 30)),
        replace(GOOD, repealed_on=date(2024, 4, 30)),
        replace(GOOD, effective_on=None, expires_on=date(2024, 3, 31)),
    ],
    "RG-DOCNO": [with_text("清政发〔2024〕3号", "清政发〔2024〕13号")],
    "RG-DOCYEAR": [
        replace(with_text("<p>清政发〔2024〕3号</p>", ""), document_no="清政发〔2023〕3号"),
    ],
    "RG-SIGNED": [with_text("2024年4月1日", "2024年3月1日"), with_text("2024年4月1日", "二〇二四年三月三十一日")],
    "RG-LINK": [with_text("https://www.example.gov.cn/a.html", "http://10.0.0.8/oa"),
                with_text("attachment:12", "file:///C:/a.png")],
    "RG-DEAD": [replace(GOOD, links={"https://www.example.gov.cn/a.html": LinkState.DEAD})],
    "RG-ALT": [with_text(" alt='审批流程：提交、受理、审核、发证'", ""),
               with_text("审批流程：提交、受理、审核、发证", "image001.png"),
               with_text("审批流程：提交、受理、审核、发证", "图片 3")],
    "RG-HEADING": [with_text("h3>", "h4>"), with_text("h2>", "h1>"), with_text("<h3>附图</h3>", "<h3> </h3>")],
    "RG-WORD": [with_text("<p>依据", "<p class='MsoNormal'>依据"), with_text("<p>依据", "<p style='mso-list:l0'>依据"),
                with_text("<p>依据", "<p><o:p></o:p>依据"), with_text("<p>依据", "<!--[if gte mso 9]><![endif]--><p>依据")],
}  # fmt: skip


def test_the_good_draft_is_good():
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("rule", "draft"), [(rule, draft) for rule, drafts in FAILING.items() for draft in drafts]
)
def test_a_rule_finds_its_failing_draft_and_no_other_rule_does(rule, draft):
    assert set(found(draft)) == {rule}
    assert all(one.sentence.endswith(("。", "”。")) for one in inspect_draft(draft))


def test_every_rule_has_a_failing_draft_its_own_number_and_its_explanation():
    assert {rule.id for rule in DRAFT_RULES} == FAILING.keys()
    assert not {rule.id for rule in DRAFT_RULES} & {rule.id for rule in RULES}
    for rule in DRAFT_RULES:
        assert all((rule.title, rule.catches, rule.why, rule.source.instrument, rule.passing, rule.failing))


def test_what_no_file_may_hold_no_text_may_hold_either():
    assert "RG-ID" in found(replace(GOOD, title=f"关于{IDENTITY}的决定"))
    hidden = with_text("备案。", f"备案。<span style='display:none'>{IDENTITY}</span>")
    assert set(found(hidden)) == {"RG-ID", "RG-HIDDEN"}
    assert "RG-SCRIPT" in found(with_text("备案。", "备案。<script>a()</script>"))


def test_the_gravest_come_first_and_remarks_block_nothing():
    suspected = replace(GOOD, links={"https://www.example.gov.cn/a.html": LinkState.SUSPECTED})
    assert [one.level for one in inspect_draft(suspected)] == [Level.REMARK]
    decoration = with_text("alt='审批流程：提交、受理、审核、发证'", "alt=''")
    assert [one.level for one in inspect_draft(decoration)] == [Level.REMARK]
    both = replace(suspected, published_on=date(2024, 3, 31))
    assert [one.level for one in inspect_draft(both)] == [Level.ERROR, Level.REMARK]


def test_a_text_of_pictures_alone_is_to_be_looked_at():
    (only,) = inspect_draft(replace(GOOD, html="<img src='attachment:1' alt='一图读懂宅基地审批'>"))
    assert (only.rule, only.level) == ("RG-EMPTY", Level.WARNING)


# dates and numbers


@pytest.mark.parametrize(
    "draft",
    [
        replace(GOOD, effective_on=date(2024, 1, 1), early_effect_reason="依据上级文件自1月1日起执行"),
        replace(GOOD, published_on=date(2024, 4, 1)),
        replace(GOOD, formed_on=None, document_no=""),
        with_text("清政发〔2024〕3号", "清政发[2024] 3 号"),
        with_text("备案。", "备案。根据清政发〔2019〕8号文件。"),
        with_text("2024年4月1日", "二〇二四年四月一日"),
        with_text("2024年4月1日", "2024 年 4 月 1 日"),
        with_text("<p>2024年4月1日</p>", "<p>2024年4月1日</p><p>附件</p><p>2023年12月31日</p>"),
        with_text("2024年4月1日", "2024年13月45日"),
    ],
)
def test_dates_that_agree_or_say_nothing_pass(draft):
    assert found(draft) == []


# links


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.gov.cn/a.html?b=1#c", "http://example.gov.cn:8080/", "/zwgk/a.html", "a/b.html", "#top",
        "../a.html", "?page=2", "mailto:gkb@example.gov.cn", "tel:0571-87654321", "attachment:7", "//www.example.gov.cn/a",
        "https://政务.example.cn/甲", "http://8.8.8.8/a",
    ],
)  # fmt: skip
def test_a_good_address_passes(address):
    assert fault_of(address) == ""


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("", "是空的"),
        ("#", "是空的"),
        ("file:///C:/a.doc", "本人电脑"),
        ("C:\\公文\\a.doc", "本人电脑"),
        ("\\\\share\\a.doc", "本人电脑"),
        ("http://localhost:8000/", "内部网络"),
        ("http://127.0.0.1/", "内部网络"),
        ("http://192.168.1.8/oa", "内部网络"),
        ("http://172.16.0.1/", "内部网络"),
        ("http://169.254.1.1/", "内部网络"),
        ("http://[::1]/", "内部网络"),
        ("http://oa/a", "内部网络"),
        ("http://OA.LOCAL/a", "内部网络"),
        ("http://2130706433/", "内部网络"),
        ("https://www.example.gov.cn/a b", "空格"),
        ("https://www.example.gov.cn/a。", "末尾多了标点"),
        ("http:/www.example.gov.cn", "写法不对"),
        ("https//www.example.gov.cn", "写法不对"),
        ("http://https://www.example.gov.cn", "写法不对"),
        ("www.example.gov.cn/a", "写法不对"),
        ("http://", "写法不对"),
        ("http://www.example.gov.cn:abc/", "写法不对"),
        ("http://[::1", "写法不对"),
        ("mailto:", "没有写明对方"),
        ("javascript:a()", "打不开"),
        ("ftp://www.example.gov.cn/a", "打不开"),
        ("https://admin:1@www.example.gov.cn/", "用户名或者密码"),
    ],
)
def test_a_bad_address_is_told_why(address, part):
    assert part in fault_of(address)


# the lexicon


def words(text, formed="2024-04-01", lexicon=SEED):
    return [word.wrong for _, word in lexicon.hits(text, formed and date.fromisoformat(formed))]


@pytest.mark.parametrize(
    ("text", "formed", "wrong"),
    [
        ("报国土资源部备案", "2018-12-31", []),
        ("报国土资源部备案", "2019-01-01", ["国土资源部"]),
        ("报国土资源部备案", None, ["国土资源部"]),
        ("原国土资源部的批复", "2024-04-01", []),
        ("（原国土资源部）的批复", "2024-04-01", []),
        ("各级农业部门、文化部门、卫生部门", "2024-04-01", []),
        ("农业部、文化部通知", "2024-04-01", ["农业部", "文化部"]),
        ("农业农村部、文化和旅游部通知", "2024-04-01", []),
        ("银保监会通知", "2023-12-31", []),
        ("银保监会通知", "2024-01-01", ["银保监会"]),
        ("卫生部通知", "2015-06-01", ["卫生部"]),
        ("依据《合同法》第八条", "2020-12-31", []),
        ("依据《合同法》第八条", "2021-01-01", ["《合同法》"]),
        ("依据《中华人民共和国物权法》", "2021-01-01", ["《中华人民共和国物权法》"]),
        ("依据原《合同法》第八条", "2024-04-01", []),
        ("《合同法》（已废止）第八条", "2024-04-01", []),
        ("劳动合同法与合同法律关系", "2024-04-01", []),
        ("依据《劳动合同法》", "2024-04-01", []),
        ("襄樊市人民政府", "2010-06-01", []),
        ("襄樊市人民政府", "2012-06-01", ["襄樊市"]),
        ("周密布署", "2024-04-01", ["布署"]),
        ("向社会公布署名文章", "2024-04-01", []),
        ("港澳台等国家", "2024-04-01", ["港澳台等国家"]),
    ],
)
def test_a_name_is_wrong_from_its_day_on_and_right_before(text, formed, wrong):
    assert words(text, formed) == wrong


def test_the_right_name_is_that_of_the_time_of_the_document():
    ((_, old),) = SEED.hits("卫生部", date(2015, 6, 1))
    ((_, new),) = SEED.hits("卫生部", date(2024, 6, 1))
    assert (old.right, new.right) == ("国家卫生和计划生育委员会", "国家卫生健康委员会")


def test_a_body_adds_its_own_words_with_their_gravity():
    own = Lexicon(
        (*SEED_WORDS, Word("清原县", "清源县", WordKind.PLACE, "本县县名", Level.ERROR, ("清原县道",)))
    )
    finding, *others = inspect_draft(replace(with_text("报自然", "清原县报自然"), lexicon=own))
    assert others == []
    assert (finding.level, finding.quote) == (Level.ERROR, "清原县")
    assert "应为“清源县”，本县县名" in finding.sentence
    assert words("清原县道", lexicon=own) == []


@pytest.mark.parametrize(
    ("wrong", "right", "part"), [("部", "部门", "至少要有两个字"), ("部署", "部署安排", "正确写法列入例外")]
)
def test_a_word_that_would_be_found_everywhere_is_refused(wrong, right, part):
    with pytest.raises(ValueError, match=part):
        Word(wrong, right)


def test_no_right_word_of_the_seed_is_itself_found_wrong():
    day = date(2026, 6, 1)
    assert [
        word.right for word in SEED_WORDS if word.is_wrong_on(day) and words(word.right, "2026-06-01")
    ] == []


def test_the_seed_finds_each_of_its_words_and_names_its_source():
    for word in SEED_WORDS:
        day = word.wrong_from or date(2026, 6, 1)
        assert word.wrong in words(f"甲{word.wrong}乙", day.isoformat()), word.wrong
        assert word.source or word.kind is WordKind.WORDING, word.wrong


def test_a_thousand_words_cost_no_more_than_one():
    text = "清源县人民政府关于印发农村宅基地审批管理办法的通知。" * 4000
    one, many = (
        Lexicon((Word("布署", "部署"),)),
        Lexicon(tuple(Word(f"错误{number}写法", "正确") for number in range(20_000))),
    )
    spent = []
    for lexicon in (one, many):
        begun = time.perf_counter()
        assert list(lexicon.hits(text, None)) == []
        spent.append(time.perf_counter() - begun)
    assert spent[1] < 10 * spent[0] + 0.5
