"""The reply desk: what is chosen, written, reviewed and decided, through its pages and the acts behind them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import paper, queries, services
from gongkai.apps.disclosure_requests.models import RequestFile
from gongkai.apps.disclosure_requests.queries import drafts
from gongkai.apps.disclosure_requests.services import DraftText, PieceText
from gongkai.apps.disclosure_requests.show import waiting
from gongkai.apps.notices.models import Notice
from gongkai.apps.reporting import services as reporting
from gongkai.apps.search_index import services as search_index
from gongkai.lib import clock, lessons
from gongkai.lib.errors import NotAllowed
from gongkai.lib.lessons import Lesson, Record
from gongkai.lib.shell import worklist
from tests.integration.reports import imported, made, settled
from tests.integration.requests import GRANTED, in_review, office, on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    return office(county)


def partly(ground="REG16_2.process_information", reason="属于讨论记录。", **given):
    return DraftText(
        outcome="partially_granted",
        bases=("REG37.severance",),
        facts={"way": "随函附上可以公开的部分。"},
        pieces=[PieceText("会议纪要第二部分", is_withheld=True, ground=ground, reason=reason)],
        **given,
    )


# -- the acts --------------------------------------------------------------------------------------------------------


def test_a_ground_that_stands_at_a_piece_alone_decides_the_remedy_too(of):
    with on("2026-03-02"):
        case = in_review(of)
        services.save_draft(of.handler, case.pk, partly())
        draft = queries.newest_draft(case)
        assert draft.bases == ["REG37.severance", "REG16_2.process_information"]


@pytest.mark.parametrize(("body", "named"), [("government", "上一级人民政府"), ("finance", "清源县人民政府")])
def test_nobody_is_sent_to_the_body_that_replied_for_its_reconsideration(county, body, named):
    agency = getattr(county, body)
    with on("2026-03-02"):
        case = in_review(office(county, agency, prefix=body))
        words = paper.remedy(case, ["REG16_2.process_information"])
    assert f"先向{named}申请行政复议" in words


@pytest.mark.parametrize(
    ("ground", "reason"), [("REG36_2.disclosable", "可以公开。"), ("REG16_2.process_information", " ")]
)
def test_a_withheld_piece_needs_a_ground_that_withholds_and_a_reason(of, ground, reason):
    with on("2026-03-02"):
        case = in_review(of)
        with pytest.raises(NotAllowed, match="会议纪要第二部分"):
            services.save_draft(of.handler, case.pk, partly(ground, reason))


# -- the pages -------------------------------------------------------------------------------------------------------

GRANTED_FORM = {
    "outcome": "granted",
    "bases": ["REG36_1.already_public"],
    "place_way": "已在本机关网站公开，网址为 https://example.gov.cn/js 。",
}


@pytest.fixture
def monday_case(of, monday):
    """A request in work, while the clock stands still."""
    return in_review(of)


def form_of(case, **changes):
    return {**GRANTED_FORM, "version": case.version, "seen": "", "act": "save", **changes}


def page_of(response):
    return response.content.decode()


def address(name, case, *more):
    return reverse(f"disclosure_requests:{name}", args=[case.pk, *more])


def test_without_a_draft_the_desk_asks_for_the_outcome_first(of, monday_case, signed_in):
    response = signed_in(of.handler).get(address("draft", monday_case))
    assert response.url == address("draft_outcome", monday_case)


def test_the_list_names_all_twenty_one_outcomes_and_two_that_no_one_drafts(of, monday_case, signed_in):
    page = page_of(signed_in(of.handler).get(address("draft_outcome", monday_case)))
    assert page.count("?outcome=") == 19
    assert page.count("不用起草答复") == 2


def test_the_questions_lead_to_the_grounds_that_an_answer_opens(of, monday_case, signed_in):
    browser = signed_in(of.handler)
    page = page_of(
        browser.get(address("draft_outcome", monday_case), {"answers": "clear,ours,held,may_withhold"})
    )
    assert "outcome=denied.enforcement_file&amp;ground=REG16_2.enforcement_file" in page
    assert "确认没有法律、法规、规章规定应当公开。" in page
    assert "不得公开" not in page.split("全部办理结果")[0].split("可以作出的答复")[1]


def test_an_answer_that_is_none_ends_the_trail_and_asks_again(of, monday_case, signed_in):
    page = page_of(
        signed_in(of.handler).get(address("draft_outcome", monday_case), {"answers": "clear,nonsense"})
    )
    assert "该不该：是不是政府信息公开申请" in page


def test_a_chosen_ground_shows_its_article_strength_row_remedy_and_record(of, monday_case, signed_in):
    chosen = {"outcome": "denied.process_information", "ground": "REG16_2.process_information"}
    page = page_of(signed_in(of.handler).get(address("draft", monday_case), chosen))
    assert "《中华人民共和国政府信息公开条例》第十六条第二款" in page
    assert "法律、法规、规章规定上述信息应当公开的，从其规定。" in page
    assert "年度报告计入：（三）不予公开 6.属于四类过程性信息" in page
    assert "先行政复议、后行政诉讼" in page
    assert "还没有复议诉讼记录" in page
    assert "【待填：理由】" in page


def test_the_remedy_follows_from_the_article_and_not_from_the_row(of, monday_case, signed_in):
    """属于行政查询事项 is counted among the denials, yet it may go straight to court."""
    chosen = {"outcome": "denied.administrative_query", "ground": "REG36_7.administrative_query"}
    page = page_of(signed_in(of.handler).get(address("draft", monday_case), chosen))
    assert "年度报告计入：（三）不予公开 8.属于行政查询事项" in page
    assert "行政复议或者行政诉讼，由当事人选择" in page
    assert "本答复不以这些条文为依据，当事人可以选择" in page


def test_the_record_of_a_ground_comes_from_whoever_keeps_remedies(of, monday_case, signed_in):
    asked = []

    def counts(agency, codes):
        asked.append((agency.pk, tuple(codes)))
        return {"REG16_2.process_information": Lesson(attacked=4, corrected=3)}

    lessons.add(Record("test", 1, counts))
    try:
        chosen = {"outcome": "denied.process_information", "ground": "REG16_2.process_information"}
        page = page_of(signed_in(of.handler).get(address("draft", monday_case), chosen))
    finally:
        lessons.RECORDS.remove("test")
    assert "以此为依据的答复被申请复议或者起诉4次，被纠正3次" in page
    assert asked == [(of.agency.pk, ("REG16_2.process_information",))]


def test_missing_evidence_leads_to_the_act_that_adds_it(of, monday_case, signed_in):
    chosen = {"outcome": "unavailable.not_held", "ground": "REG36_4.does_not_exist"}
    browser = signed_in(of.handler)
    assert "去登记检索" in page_of(browser.get(address("draft", monday_case), chosen))
    services.record_search(
        of.handler,
        monday_case.pk,
        place="本机关档案室",
        words="财政决算",
        found="没有找到",
        is_found=False,
        searched_on=clock.today(),
    )
    assert "去登记检索" not in page_of(browser.get(address("draft", monday_case), chosen))


def test_saving_writes_a_version_and_the_same_words_write_no_second_one(of, monday_case, signed_in):
    browser = signed_in(of.handler)
    assert browser.post(address("draft", monday_case), form_of(monday_case)).status_code == 302
    monday_case.refresh_from_db()
    browser.post(address("draft", monday_case), form_of(monday_case))
    assert [one.number for one in monday_case.drafts.all()] == [1]
    browser.post(address("draft", monday_case), form_of(monday_case, place_way="请到查阅点查阅。"))
    assert sorted(one.number for one in monday_case.drafts.all()) == [1, 2]


def test_a_draft_that_lacks_something_is_saved_and_not_sent(of, monday_case, signed_in):
    response = signed_in(of.handler).post(
        address("draft", monday_case), form_of(monday_case, place_way="", act="submit"), follow=True
    )
    assert "已保存为第1稿。" in page_of(response)
    assert "还没有送审：" in page_of(response)
    assert "缺少“获取信息的方式、途径和时间”" in page_of(response)
    assert monday_case.drafts.get().state == "writing"


def test_sending_tells_the_reviewers_and_only_them(of, monday_case, signed_in):
    signed_in(of.handler).post(address("draft", monday_case), form_of(monday_case, act="submit"))
    assert monday_case.drafts.get().state == "submitted"
    told = dict(Notice.objects.values_list("recipient__username", "address"))
    assert told == {
        "req_legal": address("review", monday_case, "legal"),
        "req_secrecy": address("review", monday_case, "secrecy"),
    }


def pieces(*rows):
    data = {"pieces-TOTAL_FORMS": len(rows), "pieces-INITIAL_FORMS": 0}
    for at, row in enumerate(rows):
        data |= {f"pieces-{at}-{name}": value for name, value in row.items()}
    return data


WITHHELD = {
    "name": "第2页当事人姓名",
    "is_withheld": "on",
    "ground": "REG15.personal_privacy",
    "reason": "涉及个人隐私，第三方不同意公开。",
}
PARTLY_FORM = {
    "outcome": "partially_granted",
    "bases": ["REG37.severance"],
    "place_way": "随函附上可以公开的部分。",
}


def test_one_more_row_keeps_what_was_typed_and_finds_no_fault_yet(of, monday_case, signed_in):
    row = WITHHELD | {"reason": ""}
    data = form_of(monday_case, **PARTLY_FORM, **pieces(row)) | {"act": "more"}
    page = page_of(signed_in(of.handler).post(address("draft", monday_case), data))
    assert "第2页当事人姓名" in page
    assert 'name="pieces-1-name"' in page
    assert "还没有理由" not in page
    assert not monday_case.drafts.exists()


def test_a_withheld_piece_without_reason_is_said_at_its_row(of, monday_case, signed_in):
    data = form_of(monday_case, **PARTLY_FORM, **pieces(WITHHELD | {"reason": ""}))
    page = page_of(signed_in(of.handler).post(address("draft", monday_case), data))
    assert "不公开的这一处还没有理由" in page
    assert not monday_case.drafts.exists()


def test_the_pieces_stand_in_the_letter_and_their_ground_in_the_remedy(of, monday_case, signed_in):
    browser = signed_in(of.handler)
    data = form_of(monday_case, **PARTLY_FORM, **pieces(WITHHELD, {"name": "其余部分"}))
    browser.post(address("draft", monday_case), data)
    draft = monday_case.drafts.get()
    assert [(one.name, one.is_withheld) for one in draft.pieces.all()] == [
        ("第2页当事人姓名", True),
        ("其余部分", False),
    ]
    page = page_of(browser.get(address("draft", monday_case)))
    assert "先行政复议、后行政诉讼" in page
    assert "<td>涉及个人隐私，第三方不同意公开。</td>" in page


def test_a_ground_that_gives_out_cannot_be_forged_into_a_withheld_piece(of, monday_case, signed_in):
    data = form_of(monday_case, **PARTLY_FORM, **pieces(WITHHELD | {"ground": "REG36_2.disclosable"}))
    response = signed_in(of.handler).post(address("draft", monday_case), data)
    assert response.status_code == 200
    assert not monday_case.drafts.exists()


def test_the_effect_follows_the_typing_and_saves_nothing(of, monday_case, signed_in):
    data = form_of(monday_case, place_way="<script>alert(1)</script>")
    page = page_of(signed_in(of.handler).post(address("draft_effect", monday_case), data))
    assert "材料和内容齐全，可以送审。" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>" not in page
    assert not monday_case.drafts.exists()


def test_the_print_preview_is_the_letter_of_today_without_a_number(of, monday_case, signed_in):
    browser = signed_in(of.handler)
    response = browser.post(address("draft", monday_case), form_of(monday_case, act="pdf"))
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    assert not monday_case.letters.filter(code="reply.granted").exists()
    services.save_draft(of.handler, monday_case.pk, GRANTED)
    draft = monday_case.drafts.get()
    assert browser.get(address("draft_pdf", monday_case, draft.pk)).content.startswith(b"%PDF")


def test_a_page_that_is_found_is_written_into_the_reply(of, monday_case, signed_in):
    words = "该信息已经主动公开：《某年度报告》，网址为https://example.gov.cn/b 。"
    data = form_of(monday_case, place_way="") | {"act": "", "use": words}
    page = page_of(signed_in(of.handler).post(address("draft", monday_case), data))
    assert f"{words}</textarea>" in page
    assert not monday_case.drafts.exists()


def test_versions_are_compared_word_by_word(of, monday_case, signed_in):
    services.save_draft(of.handler, monday_case.pk, GRANTED)
    changed = DraftText("granted", GRANTED.bases, {"way": "请到县档案馆查阅。"})
    services.save_draft(of.handler, monday_case.pk, changed)
    newest = queries.newest_draft(monday_case)
    page = page_of(signed_in(of.handler).get(address("draft_version", monday_case, newest.pk)))
    assert "与第1稿的差别" in page
    assert "<ins>请到县档案馆查阅</ins>" in page
    assert "（没有变化）" in page


def test_from_above_it_is_seen_that_there_is_a_version_and_not_what_it_says(
    county, of, monday_case, signed_in
):
    said = DraftText(
        outcome="partially_granted",
        bases=("REG37.severance", "REG14.state_secret"),
        facts={"way": "随本告知书附上。"},
        pieces=(
            PieceText("决算表一至五"),
            PieceText("涉密附表", is_withheld=True, ground="REG14.state_secret", reason="已依法定密。"),
        ),
    )
    services.save_draft(of.handler, monday_case.pk, GRANTED)
    services.save_draft(of.handler, monday_case.pk, said)
    services.submit_draft(of.handler, monday_case.pk)
    services.review_draft(of.legal, monday_case.pk, kind="legal", verdict="passed", opinion="附表确已定密。")
    newest = queries.newest_draft(monday_case)
    seen = address("draft_version", monday_case, newest.pk)
    words = ("测试申请人甲", "涉密附表", "已依法定密", "决算表一至五", "随本告知书附上", "附表确已定密")
    within = page_of(signed_in(of.legal).get(seen))
    assert [one for one in words if one not in within] == []
    above = signed_in(county.person("above", county.government, Role.SUPERVISOR))
    for page in (seen, address("drafts", monday_case)):
        from_above = page_of(above.get(page))
        assert [one for one in words if one in from_above] == []
        assert "测试req_handler起草" in from_above
        assert "通过" in from_above
    assert "答复文稿的内容只供办理这件申请的单位查看" in page_of(above.get(seen))
    assert above.get(address("draft_pdf", monday_case, newest.pk)).status_code == 403


@pytest.fixture
def published(county, settings, tmp_path):
    """One report of the bureau on the site, in an index of its own."""
    settings.DATA = tmp_path
    clerk = county.person("report_clerk", county.finance, Role.HANDLER)
    head = county.person("report_head", county.finance, Role.UNIT_HEAD)
    leader = county.person("report_leader", county.finance, Role.LEADER_IN_CHARGE)
    report = imported(clerk, made())[0]
    settled(head, report)
    reporting.review(head, report.pk)
    reporting.publish(leader, report.pk, show_findings=False)
    search_index.rebuild()
    return report


def test_published_pages_that_fit_are_suggested_with_their_address(of, monday_case, published, signed_in):
    chosen = {"outcome": "granted", "ground": "REG36_1.already_public"}
    browser = signed_in(of.handler)
    assert "写进答复" not in page_of(browser.get(address("draft", monday_case), chosen))
    data = form_of(monday_case) | {"act": "find", "find": "政府信息公开工作年度报告"}
    page = page_of(browser.post(address("draft", monday_case), data))
    title = f"清源县财政局{published.year}年政府信息公开工作年度报告"
    assert f"该信息已经主动公开：《{title}》，网址为http://testserver/reports/" in page


def test_a_long_description_is_looked_for_by_its_pieces(of, monday, published, signed_in):
    words = "清源县财政局政府信息公开工作年度报告，以及其中第三部分所列各项数据的原始台账"
    case = in_review(of, description=words)
    chosen = {"outcome": "granted", "ground": "REG36_1.already_public"}
    assert "写进答复" in page_of(signed_in(of.handler).get(address("draft", case), chosen))


def test_what_is_given_out_for_the_first_time_is_not_looked_for(of, monday_case, signed_in):
    chosen = {"outcome": "granted", "ground": "REG36_2.disclosable"}
    assert "已经公开的信息" not in page_of(signed_in(of.handler).get(address("draft", monday_case), chosen))


# -- reviewing and deciding ------------------------------------------------------------------------------------------


@pytest.fixture
def sent(of, monday_case):
    services.save_draft(of.handler, monday_case.pk, GRANTED)
    services.submit_draft(of.handler, monday_case.pk)
    monday_case.refresh_from_db()
    return monday_case


def verdict(case, said, **changes):
    return {"version": case.version, "seen": "", "opinion": "", "verdict": said, **changes}


def test_returning_needs_a_reason_and_tells_who_wrote_it(of, sent, signed_in):
    browser = signed_in(of.legal)
    page = page_of(browser.post(address("review", sent, "legal"), verdict(sent, "returned")))
    assert "退回时须写明意见" in page
    browser.post(address("review", sent, "legal"), verdict(sent, "returned", opinion="请写明网址。"))
    assert sent.drafts.get().state == "returned"
    told = Notice.objects.filter(recipient=of.handler).get()
    assert told.address == address("draft", sent)
    assert "请写明网址。" in page_of(signed_in(of.handler).get(address("drafts", sent)))


def test_when_both_have_passed_the_leader_is_told_and_decides(of, sent, signed_in):
    signed_in(of.legal).post(address("review", sent, "legal"), verdict(sent, "passed"))
    assert not Notice.objects.filter(recipient=of.leader).exists()
    sent.refresh_from_db()
    signed_in(of.secrecy).post(address("review", sent, "secrecy"), verdict(sent, "passed"))
    assert Notice.objects.filter(recipient=of.leader).get().address == address("decide", sent)
    sent.refresh_from_db()
    signed_in(of.leader).post(address("decide", sent), verdict(sent, "decide"))
    sent.refresh_from_db()
    assert (sent.state, sent.outcome) == ("decided", "granted")
    assert Notice.objects.filter(recipient=of.handler).count() == 1


def test_before_the_reviews_the_leader_sees_the_sentence_and_no_button(of, sent, signed_in):
    page = page_of(signed_in(of.leader).get(address("decide", sent)))
    assert "还没有通过合法性审核" in page
    assert 'value="decide"' not in page


def test_a_leader_who_does_not_agree_returns_the_draft(of, sent, signed_in):
    services.review_draft(of.legal, sent.pk, kind="legal", verdict="passed")
    services.review_draft(of.secrecy, sent.pk, kind="secrecy", verdict="passed")
    sent.refresh_from_db()
    said = verdict(sent, "returned", opinion="请核对网址。")
    signed_in(of.leader).post(address("decide", sent), said)
    assert sent.drafts.get().state == "returned"
    sent.refresh_from_db()
    assert sent.state == "in_review"


def test_a_leader_does_not_pass_without_deciding(of, sent, signed_in):
    page = page_of(signed_in(of.leader).post(address("decide", sent), verdict(sent, "passed")))
    assert "领导同意即作出决定" in page


def test_nobody_reviews_the_own_draft(county, of, monday_case, signed_in):
    both = county.person("both", of.agency, Role.HANDLER, Role.LEGAL_REVIEWER)
    services.save_draft(both, monday_case.pk, GRANTED)
    services.submit_draft(both, monday_case.pk)
    monday_case.refresh_from_db()
    browser = signed_in(both)
    page = page_of(browser.post(address("review", monday_case, "legal"), verdict(monday_case, "passed")))
    assert "由您起草，不能由您自己审核" in page
    assert not monday_case.drafts.get().reviews.exists()


def test_a_second_review_of_the_same_kind_is_refused(of, sent):
    services.review_draft(of.legal, sent.pk, kind="legal", verdict="passed")
    with pytest.raises(NotAllowed, match="已经通过合法性审核"):
        services.review_draft(of.legal, sent.pk, kind="legal", verdict="passed")


def test_the_findings_of_attached_files_stand_before_those_who_judge(of, sent, signed_in):
    RequestFile.objects.create(
        request=sent, kind="release", name="决算表.xlsx", media_type="x", sha256="0" * 64, size=10,
        findings=[{"sentence": "有一张隐藏的工作表。"}],
    )  # fmt: skip
    page = page_of(signed_in(of.legal).get(address("review", sent, "legal")))
    assert "决算表.xlsx" in page
    assert "有一张隐藏的工作表。" in page
    assert "有1处待处理" in page


# -- what waits ------------------------------------------------------------------------------------------------------


def waiting_for(provider, actor):
    (work,) = worklist.works_of([worklist.Provider("one", "待办", 10, provider)], actor, 10)
    assert len(work.items) == work.total
    return [item.url for item in work.items]


def test_a_draft_waits_for_each_reviewer_and_then_for_the_leader(of, sent):
    legal, secrecy = address("review", sent, "legal"), address("review", sent, "secrecy")
    assert waiting_for(waiting.legal_reviews, of.legal) == [legal]
    assert waiting_for(waiting.secrecy_reviews, of.secrecy) == [secrecy]
    assert waiting_for(waiting.decisions, of.leader) == []
    services.review_draft(of.legal, sent.pk, kind="legal", verdict="passed")
    assert waiting_for(waiting.legal_reviews, of.legal) == []
    services.review_draft(of.secrecy, sent.pk, kind="secrecy", verdict="passed")
    assert waiting_for(waiting.decisions, of.leader) == [address("decide", sent)]
    services.decide(of.leader, sent.pk)
    assert waiting_for(waiting.decisions, of.leader) == []


def test_what_is_not_given_out_waits_for_no_secrecy_review(of, monday_case):
    text = DraftText(
        "denied.enforcement_file", ("REG16_2.enforcement_file",), {"reasons": "属于行政处罚案卷。"}
    )
    services.save_draft(of.handler, monday_case.pk, text)
    services.submit_draft(of.handler, monday_case.pk)
    assert waiting_for(waiting.secrecy_reviews, of.secrecy) == []
    services.review_draft(of.legal, monday_case.pk, kind="legal", verdict="passed")
    assert waiting_for(waiting.decisions, of.leader) == [address("decide", monday_case)]


def test_nobody_is_asked_to_judge_what_they_wrote_or_what_another_body_writes(county, of, monday_case):
    both = county.person("both", of.agency, Role.HANDLER, Role.LEGAL_REVIEWER, Role.LEADER_IN_CHARGE)
    elsewhere = county.person("elsewhere", county.east, Role.LEGAL_REVIEWER)
    services.save_draft(both, monday_case.pk, GRANTED)
    services.submit_draft(both, monday_case.pk)
    assert waiting_for(waiting.legal_reviews, both) == []
    assert waiting_for(waiting.legal_reviews, elsewhere) == []
    assert len(waiting_for(waiting.legal_reviews, of.legal)) == 1


def test_what_waits_takes_three_queries_whatever_the_number_of_rows(of, monday_case):
    cases = [monday_case, *(in_review(of) for _more in range(4))]
    for case in cases:
        services.save_draft(of.handler, case.pk, GRANTED)
        services.submit_draft(of.handler, case.pk)
    assert of.legal.mandates  # read once for the whole page
    with CaptureQueriesContext(connection) as queried:
        assert len(waiting_for(waiting.legal_reviews, of.legal)) == 5
    assert len(queried) == 3  # keys in their order with how many there are, their rows, the calendar


def test_my_work_of_one_who_does_everything_takes_eight_queries(
    county, of, monday_case, signed_in, django_assert_num_queries
):
    roles = ("registrar", "handler", "unit_head", "legal_reviewer", "secrecy_reviewer", "leader_in_charge")
    everyone = signed_in(county.person("everyone", of.agency, *roles, "disclosure_office"))
    for case in (monday_case, *(in_review(of) for _more in range(12))):
        services.save_draft(of.handler, case.pk, GRANTED)
        services.submit_draft(of.handler, case.pk)
    everyone.get(reverse("desk:home"))  # the first page after signing in also writes the session
    # Session, person, calendar, rules of interpretation, catalogue of the body, keys of all that waits, their rows,
    # what the frame counts.
    with django_assert_num_queries(8):
        page = everyone.get(reverse("desk:home")).content.decode()
    assert page.count('<span class="gk-count">13</span>') >= 2
    assert page.count("待合法性审核的答复") == page.count("待保密审查的答复") == 1


# -- two at once -----------------------------------------------------------------------------------------------------


def test_the_second_to_decide_is_told_what_the_first_did(county, of, sent, signed_in):
    other = county.person("other_leader", of.agency, Role.LEADER_IN_CHARGE)
    services.review_draft(of.legal, sent.pk, kind="legal", verdict="passed")
    services.review_draft(of.secrecy, sent.pk, kind="secrecy", verdict="passed")
    sent.refresh_from_db()
    seen = drafts.last_event(sent)
    first = signed_in(of.leader).post(address("decide", sent), verdict(sent, "decide", seen=seen))
    second = signed_in(other).post(address("decide", sent), verdict(sent, "decide", seen=seen))
    assert (first.status_code, second.status_code) == (302, 409)
    page = page_of(second)
    assert "您打开本页以后，这件申请有了变动" in page
    assert f"{of.leader.name}：已作出决定" in page
    assert sent.letters.filter(code="reply.granted").count() == 1


def test_a_draft_written_on_an_old_page_is_kept_in_the_form_and_can_be_saved_after_a_look(
    county, of, monday_case, signed_in
):
    other = county.person("other_handler", of.agency, Role.HANDLER)
    seen = drafts.last_event(monday_case)
    services.save_draft(other, monday_case.pk, GRANTED)
    browser = signed_in(of.handler)
    data = form_of(monday_case, place_way="请到县档案馆查阅。", seen=seen)
    response = browser.post(address("draft", monday_case), data)
    page = page_of(response)
    assert response.status_code == 409
    assert f"{other.name}：答复文稿已保存" in page
    assert "请到县档案馆查阅。</textarea>" in page
    monday_case.refresh_from_db()
    assert f'name="version" value="{monday_case.version}"' in page
    again = data | {"version": monday_case.version}
    assert browser.post(address("draft", monday_case), again).status_code == 302
    assert queries.newest_draft(monday_case).number == 2


# -- how many queries ------------------------------------------------------------------------------------------------


def queries_of(browser, page):
    with CaptureQueriesContext(connection) as queried:
        assert browser.get(page).status_code == 200
    return len(queried)


def test_the_pages_take_the_same_queries_with_many_versions_as_with_one(of, monday_case, signed_in):
    services.save_draft(of.handler, monday_case.pk, partly())
    browser = signed_in(of.handler)
    pages = [address("draft", monday_case), address("drafts", monday_case)]
    browser.get(pages[0])  # the session is written once
    few = [queries_of(browser, page) for page in pages]
    for at in range(30):
        services.save_draft(of.handler, monday_case.pk, partly(reason=f"属于讨论记录，第{at}次修改。"))
    assert [queries_of(browser, page) for page in pages] == few
    assert few[0] <= 28
    assert few[1] <= 13


def test_the_page_of_a_review_takes_the_same_queries_with_many_versions_and_files(of, monday_case, signed_in):
    def sent(times):
        for at in range(times):
            services.save_draft(of.handler, monday_case.pk, partly(reason=f"属于讨论记录，第{at}次修改。"))
            RequestFile.objects.create(
                request=monday_case,
                kind="release",
                name=f"{at}.pdf",
                media_type="x",
                sha256="0" * 64,
                size=10,
            )
        services.submit_draft(of.handler, monday_case.pk)

    page = address("review", monday_case, "legal")
    browser = signed_in(of.legal)
    browser.get(page)
    sent(2)
    few = queries_of(browser, page)
    sent(30)
    assert queries_of(browser, page) == few <= 34
