"""The templates as data: every document and every outcome has one, and each contains what it must."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from gongkai.letters import Kind, compose, templates_on, to_html
from gongkai.letters.outline import Role, outline
from gongkai.letters.template import WORKED_OUT, FieldsOf, names_in
from gongkai.letters.templates import TEMPLATES
from gongkai.statute.documents import DOCUMENTS
from gongkai.statute.instruments import REG
from gongkai.statute.outcomes import OUTCOMES
from tests.letter_facts import DATED, NUMBER, facts_for

NOW = templates_on(DATED)
# Places that the letter prints around its body.
AROUND = {"agency", "dated", "number", "attachments", "copies", "addressee", "organization", "contact", "remedy", "grounds"}  # fmt: skip
ASKED = {
    "agency_name": "填发文机关处", "document_no": "清公复〔2026〕3号", "date": "2026年11月23日", "seal": "（印章）",
    "request_no": "填申请编号处", "receipt_date": "2026年10月9日", "summary": "填申请内容处", "description": "填申请内容处",
    "reasons": "填理由处一",
}  # fmt: skip
REPLY = {
    "asked": "申请公开“填申请内容处”", "facts": "经", "legal_basis": "《中华人民共和国政府信息公开条例》第",
    "result": "本机关", "content_or_way": "填获取信息的方式、途径和时间处", "remedy_text": "填救济告知处一",
}  # fmt: skip
# What each document of the procedure must contain, and the words in which its template says it.
CONTAINED = {
    ("application", "request_form"): {
        "applicant_name": "申请人姓名或者名称", "description": "所需信息的名称、文号或者便于查询的其他特征性描述",
        "wanted_form": "获取信息的方式", "agent": "代理人（附授权委托书）",
    },
    ("registration", "registration_form"): {"receipt_why": "填收到日期的依据处", "channel": "填提交渠道处"},
    ("receipt_slip", "receipt_slip"): {"receipt_why": "填收到日期的依据处", "channel": "填提交渠道处"},
    ("handling_order", "handling_order"): {"handling_unit": "填承办单位处", "internal_limit": "内部反馈期限"},
    ("amendment_notice", "amendment_notice"): {
        "items": "（一）填需要补正的事项处甲", "guidance": "填指导和释明处一", "amendment_period": "17个工作日",
        "consequence": "视为放弃申请，本机关不再处理",
    },
    ("amendment_slip", "amendment_receipt"): {"summary": "填补正的材料处甲"},
    ("reason_inquiry", "reason_notice"): {
        "beyond_reasonable": "填申请的数量、频次处一", "to_explain": "（一）填需要说明的事项处甲", "period": "17个工作日内",
    },
    ("extension_notice", "extension_notice"): {"new_limit": "不迟于2026年10月9日"},
    ("deferral_notice", "deferral_notice"): {"deferred_to": "不迟于2026年10月9日"},
    ("third_party_letter", "consultation_letter.third_party"): {
        "information": "填所涉及的信息处一", "right_to_object": "不同意公开的，请说明理由",
        "fifteen_working_days": "自收到本意见书之日起15个工作日内",
        "silence_agency_decides": "逾期未提出意见的，由本机关依照该条例的规定决定是否公开",
    },
    ("consultation_notice", "consultation_notice"): {
        "consulting": "需要征求第三方的意见", "time_excluded": "征求意见所需时间不计算在答复期限内",
    },
    ("third_party_disclosure_notice", "disclosure_notice.third_party"): {"content_to_disclose": "填所涉及的信息处一"},
    ("co_maker_letter", "consultation_letter.co_maker"): {
        "information": "填所涉及的信息处一", "fifteen_working_days": "自收到本意见书之日起15个工作日内",
        "silence_consent": "逾期未提出意见的，视为同意公开",
    },
    ("opinion_record", "consultation_record"): {"information": "填所涉及的信息处一", "opinion": "甲行意见和日期"},
    ("assistance_letter", "assistance_letter"): {"question": "填协办的事项处一", "internal_limit": "请于2026年10月9日前"},
    ("fee_notice", "fee_notice"): {
        "fee_basis": "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）", "fee_standard": "甲行标准（元）", "fee_amount": "共17元",
        "fee_way": "填缴纳方式处一", "fee_period": "自收到本通知的次日起20个工作日内", "consequence": "视为放弃申请",
    },
    ("search_record", "search_record"): {"searched": "甲行检索的单位或者系统"},
    ("review_sheet", "review_sheet"): {"result": "填拟办结果处", "legal_basis": "填依据和理由处一", "review": "保密审查意见"},
    ("closing_record", "closing_record"): {"closing_reason": "填结案的原因和依据处一"},
    ("withdrawal_record", "withdrawal_record"): {"withdrawal": "填撤回的方式处"},
    ("service_receipt", "service_receipt"): {
        "delivery_way": "填送达方式处", "delivery_date": "签收日期", "delivery_proof": "交邮日期和邮件号码",
    },
    ("rectification_notice", "rectification_notice"): {"rectification_result": "处理结果是：予以更正"},
    ("file_index", "file_index"): {"list_of_papers": "甲行文书名称"},
    ("reply", "reply.granted"): REPLY,
    ("reply", "reply.partially_granted"): REPLY,
}  # fmt: skip


def text_of(template, *, only_needed=False):
    facts = facts_for(template, only_needed=only_needed) | ({"number": NUMBER} if only_needed else {})
    return re.sub(r"<[^>]+>", "\n", to_html(compose(template.code, facts)))


def test_every_outcome_has_its_reply_and_no_reply_lacks_an_outcome():
    replies = {template.outcome: template.code for template in NOW.values() if template.outcome}
    assert replies == {code: f"reply.{code}" for code in OUTCOMES}
    assert len(replies) == 21


def test_every_document_of_the_procedure_has_a_template():
    assert {document for document, _code in CONTAINED} == set(DOCUMENTS)


@pytest.mark.parametrize(("document", "code"), CONTAINED, ids="/".join)
def test_a_document_contains_what_it_must_even_at_its_shortest(document, code):
    text = text_of(NOW[code], only_needed=True)
    wanted = {key: (ASKED | CONTAINED[document, code])[key] for key in DOCUMENTS[document].contents}
    assert {key: words for key, words in wanted.items() if words not in text} == {}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_reply_tells_what_was_asked_the_result_and_the_remedy(outcome):
    text = text_of(NOW[f"reply.{outcome}"], only_needed=outcome != "otherwise_closed.other")
    for words in (
        "填发文机关处",
        "清公复〔2026〕3号",
        "2026年10月9日，本机关收到你",
        REPLY["asked"],
        REPLY["remedy_text"],
    ):
        assert words in text
    assert re.search("本机关(决定|无法|不予|不作为|不再|对该申请作办结)|请你.*依照上述法律", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: f"{template.code}-{template.version}")
def test_places_and_words_fit_each_other(template):
    declared = [place.name for place in template.places]
    assert len(set(declared)) == len(declared)
    assert set(declared) - AROUND == template.names_used - WORKED_OUT - AROUND
    assert template.names_used <= set(declared) | WORKED_OUT


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: f"{template.code}-{template.version}")
def test_prose_stands_only_where_its_paragraphs_can_go_on(template):
    """In the middle of a sentence all but the first paragraph would be lost."""
    prose = {place.name for place in template.places if place.kind is Kind.PROSE}
    for line in template.body:
        if isinstance(line, str):
            assert prose.isdisjoint(names_in(line)[:-1]), line
            assert not (names_in(line) and names_in(line)[-1] in prose) or line.endswith("}"), line


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: f"{template.code}-{template.version}")
def test_every_fact_is_printed(template):
    text = text_of(template)
    silent = [place.label for place in template.places if not place.one_of and f"填{place.label}处" not in text
              and place.kind in {Kind.LINE, Kind.PROSE, Kind.LIST} and place.name != "grounds"]  # fmt: skip
    assert silent == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: f"{template.code}-{template.version}")
def test_a_template_cites_the_law_and_leaves_no_hole(template):
    assert template.citations
    for only_needed in (True, False):
        parts = outline(compose(template.code, facts_for(template, only_needed=only_needed)))
        assert [part.text for part in parts if re.search(r"[{}]|。。|None|，$", part.text)] == []
        announced = {
            parts[at + 1].role
            for at, part in enumerate(parts[:-1])
            if part.role is Role.TEXT and part.text.endswith("：")
        }
        assert announced <= {Role.ITEM, Role.QUOTE, Role.TABLE}


def test_each_day_has_at_most_one_version_of_a_document():
    day, last = REG.in_force, date(2026, 12, 31)
    while day <= last:
        codes = [template.code for template in TEMPLATES if template.governs(day)]
        assert len(codes) == len(set(codes)), day
        day += timedelta(days=1)


def test_a_template_that_names_a_place_it_does_not_have_cannot_be_made():
    with pytest.raises(ValueError, match="模板amendment_notice的正文用到“motive”，但没有这个位置"):
        replace(NOW["amendment_notice"], body=("请说明{motive}",))


def test_the_third_party_is_not_told_who_asks():
    for code in ("consultation_letter.third_party", "disclosure_notice.third_party"):
        assert {"applicant", "identity_document", "contact_details"}.isdisjoint(
            p.name for p in NOW[code].places
        )


def test_only_official_documents_have_a_red_head():
    assert {code for code, template in NOW.items() if not template.official} == {
        "request_form", "registration_form", "receipt_slip", "amendment_receipt", "service_receipt", "third_party_opinion",
        "withdrawal_record", "handling_order", "search_record", "consultation_record", "review_sheet", "closing_record",
        "clock_ledger", "file_index",
    }  # fmt: skip


def test_forms_write_no_row_twice():
    for template in TEMPLATES:
        for line in template.body:
            if isinstance(line, FieldsOf):
                labels = [label for label, _words in line.fields]
                assert len(labels) == len(set(labels)), template.code
