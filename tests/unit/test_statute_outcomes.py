"""Outcomes are the rows of the annual form; each has its grounds, its evidence and its place in the order of work."""

from datetime import date

import pytest

from gongkai.annual_report.forms import form_2019, form_2021
from gongkai.statute.citation import NotInForce
from gongkai.statute.documents import CONTENTS, DOCUMENTS, reply_title
from gongkai.statute.evidence import EVIDENCE, Evidence
from gongkai.statute.grounds import GROUNDS, STRENGTHS, Strength
from gongkai.statute.outcomes import (
    EVERY_GROUND,
    OUTCOMES,
    OUTCOMES_2019,
    evidence_required,
    ground_faults,
    outcomes_on,
    report_row,
)
from gongkai.statute.questions import AT_ANY_TIME, LEADING, QUESTIONS

NOT_OUTCOMES = {"new", "carried_in", "results_total", "carried_out"}


def leaves(form):
    return [row for row in form.REQUESTS.rows if row.id not in NOT_OUTCOMES]


@pytest.mark.parametrize(("form", "outcomes"), [(form_2021, OUTCOMES), (form_2019, OUTCOMES_2019)])
def test_outcomes_are_the_leaves_of_the_form_in_its_order(form, outcomes):
    assert [row.id for row in leaves(form)] == list(outcomes)
    assert [outcome.report_row for outcome in outcomes.values()] == list(outcomes)


@pytest.mark.parametrize(("form", "outcomes"), [(form_2021, OUTCOMES), (form_2019, OUTCOMES_2019)])
def test_labels_are_those_printed_in_the_form(form, outcomes):
    for row in leaves(form):
        outcome = outcomes[row.id]
        if outcome.number is None:
            note = f"（{outcome.note}）" if outcome.note else ""
            assert row.label == f"{outcome.group.number}{outcome.label}{note}"
        else:
            assert row.label == f"{outcome.number}.{outcome.label}"
            assert row.group[-1] == f"{outcome.group.number}{outcome.group.label}"


def test_there_are_21_leaves_now_and_19_in_the_trial_form():
    assert (len(OUTCOMES), len(OUTCOMES_2019)) == (21, 19)


@pytest.mark.parametrize(
    ("code", "places"),
    [
        ("granted", ["第三十六条第（一）项", "第三十六条第（二）项"]),
        ("denied.state_secret", ["第十四条"]),
        ("denied.third_party_rights", ["第十五条"]),
        ("denied.internal_affairs", ["第十六条第一款"]),
        ("denied.process_information", ["第十六条第二款"]),
        ("denied.enforcement_file", ["第十六条第二款"]),
        ("denied.administrative_query", ["第三十六条第（七）项"]),
        ("unavailable.not_held", ["第三十六条第（四）项", "第三十六条第（五）项"]),
        ("unavailable.requires_creation", ["第三十八条"]),
        ("unavailable.unclear_after_amendment", ["第三十条"]),
        ("not_processed.petition_or_complaint", ["第三十九条第一款"]),
        ("not_processed.duplicate", ["第三十六条第（六）项"]),
        ("not_processed.publication", ["第三十九条第二款"]),
        ("not_processed.excessive", ["第三十五条"]),
        ("otherwise_closed.amendment_overdue", ["第三十条"]),
    ],
)
def test_an_outcome_rests_on_its_articles(code, places):
    assert [citation.place for citation in OUTCOMES[code].citations] == places


def test_every_outcome_has_a_ground_and_every_ground_an_outcome():
    assert [code for code, outcome in {**OUTCOMES_2019, **OUTCOMES}.items() if not outcome.grounds] == []
    known = {*OUTCOMES, *OUTCOMES_2019}
    assert [g.code for g in EVERY_GROUND.values() if not set(g.outcomes) <= known] == []


def test_every_key_of_evidence_and_every_strength_has_its_words():
    assert set(EVIDENCE) == set(Evidence)
    assert set(STRENGTHS) == set(Strength)


@pytest.mark.parametrize(
    ("ground", "strength"),
    [
        ("REG14.state_secret", "must_not"),
        ("REG14.prohibited_by_law", "must_not"),
        ("REG14.security_and_stability", "must_not"),
        ("REG15.trade_secret", "must_not_unless_consent_or_public_interest"),
        ("REG15.personal_privacy", "must_not_unless_consent_or_public_interest"),
        ("REG16_1.internal_affairs", "may"),
        ("REG16_2.process_information", "may"),
        ("REG16_2.enforcement_file", "may"),
        ("REG36_7.administrative_query", None),
        ("REG36_4.does_not_exist", None),
    ],
)
def test_a_ground_is_as_strong_as_its_article(ground, strength):
    assert GROUNDS[ground].strength == strength


def test_whatever_is_withheld_says_when_it_goes_out_all_the_same():
    assert [g.code for g in EVERY_GROUND.values() if (g.strength is None) != (g.override == "")] == []


@pytest.mark.parametrize(
    ("outcome", "grounds", "evidence"),
    [
        ("granted", ["REG36_1.already_public"], {"way_and_route"}),
        ("granted", ["REG36_2.disclosable"], {"content", "secrecy_review"}),
        ("denied.prohibited_by_law", ["REG14.prohibited_by_law"], {"reasons", "named_law"}),
        ("denied.third_party_rights", ["REG15.trade_secret"], {"reasons", "consultation"}),
        ("unavailable.not_held", ["REG36_4.does_not_exist"], {"search_record"}),
        ("unavailable.not_held", ["REG36_5.other_agency"], {"reasons"}),
        ("not_processed.duplicate", ["REG36_6.duplicate"], {"earlier_reply"}),
        ("otherwise_closed.amendment_overdue", ["REG30.amendment_overdue"], {"notice_and_delivery"}),
        ("otherwise_closed.fee_unpaid", ["FEE6.fee_unpaid"], {"fee_notice"}),
        (
            "partially_granted",
            ["REG37.severance", "REG15.personal_privacy"],
            {"content", "severed_pieces", "secrecy_review", "reasons", "consultation"},
        ),
    ],
)
def test_the_file_must_hold_what_outcome_and_grounds_ask(outcome, grounds, evidence):
    required = evidence_required(OUTCOMES[outcome], [GROUNDS[code] for code in grounds])
    assert set(required) == evidence
    assert len(required) == len(evidence)


def test_a_state_secret_among_releasable_pages_is_partly_granted_and_nothing_else():
    chosen = ["REG37.severance", "REG14.state_secret"]
    assert ground_faults(OUTCOMES["partially_granted"], chosen) == ()
    assert ground_faults(OUTCOMES["denied.state_secret"], chosen) != ()


@pytest.mark.parametrize(
    ("outcome", "chosen", "said"),
    [
        ("granted", [], "还没有选定依据"),
        ("granted", ["REG99.nothing"], "没有编号为“REG99.nothing”的依据"),
        (
            "denied.administrative_query",
            ["REG14.state_secret"],
            "不能以《中华人民共和国政府信息公开条例》第十四条",
        ),
        ("granted", ["REG38.requires_creation"], "第三十八条"),
        ("partially_granted", ["REG37.severance", "REG36_2.disclosable"], "请为不提供的部分选定依据"),
    ],
)
def test_a_wrong_ground_is_refused_with_a_sentence(outcome, chosen, said):
    faults = ground_faults(OUTCOMES[outcome], chosen)
    assert len(faults) == 1
    assert said in faults[0]


@pytest.mark.parametrize(
    ("day", "count"), [("2019-01-01", 19), ("2020-12-31", 19), ("2021-01-01", 21), ("2026-11-23", 21)]
)
def test_the_form_of_the_year_gives_the_outcomes(day, count):
    assert len(outcomes_on(date.fromisoformat(day))) == count


def test_there_are_no_outcomes_before_the_first_form():
    with pytest.raises(NotInForce, match="2018-12-31没有施行中的"):
        outcomes_on(date(2018, 12, 31))


@pytest.mark.parametrize(
    ("code", "day", "row"),
    [
        ("otherwise_closed.amendment_overdue", "2020-06-30", "otherwise_closed"),
        ("otherwise_closed.amendment_overdue", "2021-06-30", "otherwise_closed.amendment_overdue"),
        ("denied.state_secret", "2020-06-30", "denied.state_secret"),
    ],
)
def test_an_outcome_is_counted_in_the_row_of_its_edition(code, day, row):
    assert report_row(code, date.fromisoformat(day)) == row


def test_five_questions_come_in_their_order_and_four_of_them_lead():
    assert [question.words for question in QUESTIONS] == ["补不补", "该不该", "有没有", "给不给", "当不当"]
    assert [question.code for question in LEADING] == ["amend", "ours", "exists", "may_give"]


def test_the_answers_open_every_ground_once_and_so_every_outcome():
    opened = [code for question in QUESTIONS for answer in question.answers for code in answer.opens]
    assert sorted([*opened, *AT_ANY_TIME]) == sorted(GROUNDS)
    assert {GROUNDS[code].outcome for code in [*opened, *AT_ANY_TIME]} == set(OUTCOMES)


def test_an_answer_leads_on_to_a_question_or_lets_something_be_done():
    codes = {question.code for question in QUESTIONS}
    for question in QUESTIONS:
        for answer in question.answers:
            assert answer.then in codes | {None}
            assert answer.then or answer.opens or answer.act, f"{question.words} {answer.words}"


@pytest.mark.parametrize(
    "name",
    [
        "政府信息公开申请表",
        "政府信息公开申请登记表",
        "政府信息公开申请接收回执",
        "政府信息公开申请补正告知书",
        "说明理由告知书",
        "政府信息公开延期答复告知书",
        "政府信息公开延迟答复告知书",
        "征求意见书（第三方）",
        "征求意见告知书（申请人）",
        "依申请公开告知书（第三方）",
        "征求意见书（共同制作机关）",
        "协办函",
        "政府信息公开信息处理费收费通知书",
        "政府信息公开申请答复书",
        "送达回证",
        "更正告知书",
        "卷宗目录",
    ],
)
def test_every_document_of_the_procedure_is_there_and_cited(name):
    (document,) = [one for one in DOCUMENTS.values() if one.name == name]
    assert document.citations
    assert document.contents


def test_documents_use_every_known_content_and_no_other():
    used = {key for document in DOCUMENTS.values() for key in document.contents}
    assert used == set(CONTENTS)


def test_the_form_of_application_asks_for_nothing_but_what_the_regulation_lists():
    assert set(DOCUMENTS["application"].contents) == {"applicant_name", "description", "wanted_form", "agent"}


def test_third_party_and_co_maker_are_told_different_effects_of_silence():
    assert "silence_agency_decides" in DOCUMENTS["third_party_letter"].contents
    assert "silence_consent" in DOCUMENTS["co_maker_letter"].contents
    assert "silence_consent" not in DOCUMENTS["third_party_letter"].contents


def test_an_amendment_notice_without_its_consequence_is_incomplete():
    notice = DOCUMENTS["amendment_notice"]
    given = {"agency_name", "document_no", "items", "guidance", "amendment_period", "date", "seal"}
    assert notice.missing(given) == ("consequence",)
    assert notice.missing(given | {"consequence"}) == ()


@pytest.mark.parametrize(
    ("outcome", "ground", "title"),
    [
        ("granted", "REG36_2.disclosable", "政府信息公开告知书"),
        ("denied.state_secret", "REG14.state_secret", "政府信息不予公开告知书"),
        ("denied.administrative_query", "REG36_7.administrative_query", "政府信息查询途径告知书"),
        ("unavailable.not_held", "REG36_4.does_not_exist", "政府信息不存在告知书"),
        ("unavailable.not_held", "REG36_5.other_agency", "非本机关负责公开告知书"),
        ("partially_granted", "REG36_4.does_not_exist", "政府信息部分公开告知书"),
        ("not_processed.excessive", "REG35.excessive", "政府信息公开申请不予处理告知书"),
        ("otherwise_closed", "other.withdrawn", "政府信息公开申请结案告知书"),
    ],
)
def test_a_reply_is_called_after_what_it_says(outcome, ground, title):
    assert reply_title(outcome, ground) == title
