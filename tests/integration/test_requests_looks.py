"""Small things that a reader stumbles over: dates in pieces, a tag that is no longer true, two drafts of one name."""

from datetime import date

import pytest
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.services import DraftText
from tests.integration.remedies import answered_request, opened
from tests.integration.requests import GRANTED, in_review, office, on, ready_draft, replied

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    return office(county)


def page(browser, name, *numbers):
    response = browser.get(reverse(name, args=numbers))
    assert response.status_code == 200
    return LexborHTMLParser(response.content)


def words(tree):
    return tree.css_first("main").text(separator=" ")


def test_the_date_in_a_cell_of_letters_stays_on_one_line_beside_the_way_it_went(of, signed_in):
    with on("2024-04-01"):
        case = replied(of, in_review(of))
        tree = page(signed_in(of.handler), "disclosure_requests:detail", case.pk)
    mixed = [cell for cell in tree.css("td") if cell.text().split() == ["邮政企业邮寄", "2024-04-01"]]
    assert [cell.css_first(".gk-nowrap").text() for cell in mixed] == ["2024-04-01"]


def test_the_secrecy_review_is_told_as_done_once_it_passed_and_as_due_before(of, signed_in):
    with on("2024-04-01"):
        case = in_review(of)
        text = DraftText(outcome="granted", bases=("REG36_2.disclosable",), facts={"way": "随本告知书附上。"})
        services.save_draft(of.handler, case.pk, text)
        services.submit_draft(of.handler, case.pk)
        services.review_draft(of.legal, case.pk, kind="legal", verdict="passed")
        before = words(page(signed_in(of.leader), "disclosure_requests:decide", case.pk))
        services.review_draft(of.secrecy, case.pk, kind="secrecy", verdict="passed")
        after = words(page(signed_in(of.leader), "disclosure_requests:decide", case.pk))
    assert "送审后办理" in before
    assert "送审后办理" not in after
    assert "已通过" in after


def test_drafts_of_several_rounds_say_of_which_round_they_are(of, signed_in):
    with on("2024-04-01"):
        case = replied(of, in_review(of))
        services.redo(of.registrar, case.pk, ordered_on=date(2024, 4, 1))
        ready_draft(of, case, GRANTED)
        browser = signed_in(of.handler)
        shown = words(page(browser, "disclosure_requests:detail", case.pk))
        first, second = case.drafts.order_by("pk")
        titles = [
            page(browser, "disclosure_requests:draft_version", case.pk, one.pk).css_first("h1").text()
            for one in (first, second)
        ]
    assert "第1轮第1稿：予以公开" in shown
    assert "第2轮第1稿：予以公开" in shown
    assert [title.strip() for title in titles] == ["第1轮第1稿", "第2轮第1稿"]


def test_a_case_of_remedy_names_its_request_by_its_number(of, signed_in):
    request = answered_request(of, "2025-02-03", "2025-03-03")
    case = opened(of, request, "administrative_reconsideration", "2025-03-26")
    with on("2025-03-27"):
        shown = words(page(signed_in(of.legal), "remedies:detail", case.pk))
    assert f"申请{request.request_no}（#{request.pk}）" in shown


def test_what_is_only_kept_is_not_told_as_sent(of, signed_in):
    with on("2024-04-01"):
        case = replied(of, in_review(of))
        case.refresh_from_db()
        sent = signed_in(of.registrar).post(
            reverse("disclosure_requests:archive", args=[case.pk]),
            {"version": case.version, "step": "look", "archive_no": "1"},
        )
    assert "将要存卷的文书" in sent.text
    assert "将要发出的文书" not in sent.text
