"""A result says what the register says of every opinion, whatever was changed after it was drafted.

The case, made by hand: two people ask to raise the standard of clause 3 (adopted), one to lower the one of clause 5
(not adopted). The result is drafted, and then somebody thinks again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from django.urls import reverse

from gongkai.apps.agencies import services as agencies
from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries as item_queries
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.records import words_of
from gongkai.apps.public_comments import services
from gongkai.apps.public_comments.models import Opinion
from gongkai.lib.errors import NotAllowed
from tests.integration.public_comments import Place, asking, opinion, passed, place
from tests.integration.requests import on

RAISE, LOWER = "提高第三条的标准", "降低第五条的标准"
BUDGET, ABOVE = "已列入年度预算", "上级已有规定"
THE_SAME_NUMBERS = "共收到意见3条（网站表单3条），其中采纳2条，部分采纳0条，不采纳1条。"
REASON = f"意见“{LOWER}”登记的是1条、不采纳、理由“经费不足”，正文里没有这样写"
SWAPPED = f"意见“{RAISE}”登记的是1条、不采纳、理由“{ABOVE}”，正文里没有这样写"


@dataclass(frozen=True)
class Case:
    of: Place
    item: Item
    raised: Opinion
    also_raised: Opinion
    lowered: Opinion
    result: Item

    def sort(self, row: Opinion, verdict: str, summary: str, reason: str = "") -> None:
        row.refresh_from_db()
        services.sort(
            self.of.desk.clerk, self.item.pk, row.pk, verdict=verdict, summary=summary, reason=reason,
            version=row.version,
        )  # fmt: skip


@pytest.fixture
def case(county):
    with on("2024-04-01"):
        of = place(county)
        item = asking(of)
        rows = [opinion(item) for _ in range(3)]
    with on("2024-05-02"):
        services.advance()
        clerk = of.desk.clerk
        services.sort(clerk, item.pk, rows[0].pk, verdict="adopted", summary=RAISE, reason=BUDGET)
        services.sort(clerk, item.pk, rows[1].pk, same_as=rows[0].pk)
        services.sort(clerk, item.pk, rows[2].pk, verdict="not_adopted", summary=LOWER, reason=ABOVE)
        yield Case(of, item, *rows, services.begin_result(clerk, item.pk, column=of.results))


def change_reason(case: Case) -> None:
    case.sort(case.lowered, "not_adopted", LOWER, "经费不足")


def swap_verdicts(case: Case) -> None:
    """Two adopted and one not, as before: the sentence with the numbers stays the same, the rows do not."""
    case.sort(case.also_raised, "adopted", "另加一款", BUDGET)
    case.sort(case.lowered, "adopted", LOWER, "")
    case.sort(case.raised, "not_adopted", RAISE, ABOVE)


@pytest.mark.parametrize(("change", "why"), [(change_reason, REASON), (swap_verdicts, SWAPPED)])
@pytest.mark.parametrize("stage", ["draft", "in_review", "approved", "emergency"])
def test_a_verdict_changed_after_the_draft_holds_the_result_up_at_every_stage(case, stage, change, why):
    desk, pk = case.of.desk, case.result.pk
    if stage in {"in_review", "emergency"}:
        items.submit(desk.clerk, pk)
    elif stage == "approved":
        passed(case.of, case.result)
    change(case)
    acts = {
        "draft": lambda: items.submit(desk.clerk, pk),
        "in_review": lambda: items.pass_step(
            desk.head, pk
        ),  # the first of three steps: the reviewer is told at once
        "approved": lambda: items.publish(desk.clerk, pk),
        "emergency": lambda: items.release(desk.leader, pk, reason="舆情紧急"),
    }
    assert THE_SAME_NUMBERS in item_queries.get(desk.clerk, pk).newest.body
    with pytest.raises(NotAllowed, match=why):
        acts[stage]()
    assert not item_queries.get(desk.clerk, pk).is_public


def test_the_draft_is_written_anew_from_the_register_and_goes_out(case):
    desk, pk = case.of.desk, case.result.pk
    passed(case.of, case.result)
    swap_verdicts(case)
    with pytest.raises(NotAllowed, match="请先取回或者退回"):
        services.renew_result(desk.clerk, case.item.pk)
    items.take_back(desk.clerk, pk)
    services.renew_result(desk.clerk, case.item.pk)
    out = items.publish(desk.clerk, passed(case.of, case.result).pk)
    row = f"<td>{RAISE}</td><td>1</td><td>不采纳</td><td>{ABOVE}</td>"
    assert row in out.published.body
    assert f"<td>{LOWER}</td><td>1</td><td>采纳</td><td>已采纳</td>" in out.published.body
    assert out.published.body.count("<tr>") == 4
    case.item.public_comment.refresh_from_db()
    assert case.item.public_comment.state == "answered"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("<td>不采纳</td>", "<td>采纳</td>", "登记的是1条、不采纳"),
        (f"<td>{ABOVE}</td>", "<td>另有规定</td>", f"理由“{ABOVE}”，正文里没有这样写"),
        ("<td>2</td>", "<td>3</td>", f"意见“{RAISE}”登记的是2条、采纳"),
        ("</tbody>", "<tr><td>多写的</td><td>1</td><td>采纳</td><td>无</td></tr></tbody>", "“多写的 1 采纳 无”在意见登记里没有"),
    ],
)  # fmt: skip
def test_what_was_written_by_hand_otherwise_than_the_register_is_not_sent(case, old, new, why):
    words = words_of(case.result.newest)
    assert words.body.count(old) == 1
    items.save(case.of.desk.clerk, case.result.pk, replace(words, body=words.body.replace(old, new)))
    with pytest.raises(NotAllowed, match=why):
        items.submit(case.of.desk.clerk, case.result.pk)


def test_words_of_the_clerk_and_numbers_of_lines_are_no_difference(case):
    words = words_of(case.result.newest)
    body = "<p>感谢各界<strong>关心</strong>。</p>" + words.body.replace("<tr><td>", "<tr><td>1</td><td>")
    items.save(case.of.desk.clerk, case.result.pk, replace(words, body=body))
    assert items.publish(case.of.desk.clerk, passed(case.of, case.result).pk).is_public


def test_the_page_tells_it_and_offers_to_write_the_draft_anew(case, signed_in):
    address = reverse("public_comments:detail", args=[case.item.pk])
    clerk = signed_in(case.of.desk.clerk)
    assert "按登记更新采纳情况" not in clerk.get(address).content.decode()
    change_reason(case)
    page = clerk.get(address).content.decode()
    assert REASON in page
    assert "按登记更新采纳情况</button>" in page
    renew = reverse("public_comments:renew_result", args=[case.item.pk])
    version = case.item.public_comment.version
    assert clerk.post(renew, {"version": version + 7}).status_code in {403, 409}
    case.item.public_comment.refresh_from_db()
    assert clerk.post(renew, {"version": case.item.public_comment.version}).status_code == 302
    assert "经费不足" in item_queries.get(case.of.desk.clerk, case.result.pk).newest.body
    assert REASON not in clerk.get(address).content.decode()


def test_the_reviewer_reads_the_difference_on_the_page_of_the_item(case, signed_in):
    items.submit(case.of.desk.clerk, case.result.pk)
    change_reason(case)
    page = signed_in(case.of.desk.head).get(reverse("proactive:detail", args=[case.result.pk]))
    assert REASON in page.content.decode()


def test_what_a_merged_body_asked_is_answered_by_the_body_that_goes_on_with_its_duties(county):
    with on("2024-04-01"):
        east, west = place(county), place(county, at=county.west, prefix="west")
        item = asking(west, title="西河镇农田水利设施管护办法（征求意见稿）")
        row = opinion(item)
    with on("2024-05-02"):
        services.advance()
        for person in Staff.objects.filter(agency=county.west):
            agencies.deactivate_staff(county.system_administrator, person.pk)
        agencies.merge_agency(
            county.system_administrator, county.west.pk, into=county.east, on=date(2024, 5, 2)
        )
        clerk = Staff.objects.get(pk=east.desk.clerk.pk)
        services.sort(clerk, item.pk, row.pk, verdict="adopted", summary=RAISE, reason=BUDGET)
        result = services.begin_result(clerk, item.pk, column=east.results)
        out = items.publish(clerk, passed(east, result).pk)
    assert (out.agency, out.published.issuing_agency) == (county.east, "东河镇人民政府")
    assert "西河镇人民政府就《西河镇农田水利设施管护办法（征求意见稿）》公开征求意见" in out.published.body
    item.public_comment.refresh_from_db()
    assert (item.public_comment.state, item.public_comment.agency) == ("answered", county.west)
