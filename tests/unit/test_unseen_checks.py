"""Contradictions of the prose, and what only looks like one, in words of reports outside the labelled set."""

import pytest

from gongkai.annual_report.check import check_report
from gongkai.annual_report.read import read_text

HEAD = "青河县人民政府2022年政府信息公开工作年度报告\n（一）主动公开情况。"
CHANNELS = "全县主动公开政府信息150条，其中政府网站发布90条、政务新媒体发布80条"


def contradictions(prose: str) -> list[tuple[str, str]]:
    report = read_text(HEAD + prose).report
    return [(finding.kind, finding.anchor) for finding in check_report(report) if finding.contradiction]


@pytest.mark.parametrize(
    "remark",
    [
        "，部分信息在多个平台同步公开",
        "（同一信息多渠道发布重复计算）",
        "，有的内容在多种载体同时发布",
        "，各渠道同步发布的信息有重复",
        "，未剔除重复信息",
    ],
)
def test_channels_that_publish_the_same_items_may_add_up_to_more_than_the_whole(remark: str) -> None:
    assert contradictions(f"{CHANNELS}{remark}。") == []


@pytest.mark.parametrize("remark", ["", "，公开渠道不断拓展", "，信息发布更加及时"])
def test_channels_without_such_a_remark_contradict_the_whole(remark: str) -> None:
    assert contradictions(f"{CHANNELS}{remark}。") == [("narrative_sum", "proactive_total")]


def test_outcomes_after_a_list_of_ways_are_not_added_to_that_list() -> None:
    prose = (
        "（二）依申请公开情况。收到政府信息公开申请40件，其中网上申请35件、现场申请5件；"
        "全部作了答复，其中，同意公开31件，不予公开9件。"
    )
    assert contradictions(prose) == []


def sums_in_doubt(prose: str) -> list[str]:
    findings = check_report(read_text(HEAD + prose).report)
    return [finding.anchor for finding in findings if finding.kind == "narrative_sum"]


def test_small_parts_that_happen_to_make_up_a_larger_one_are_parts_all_the_same() -> None:
    prose = "公开政府信息57条，其中文件30条，公告20条，人事3条，规划2条，总结1条，通报1条。"
    assert sums_in_doubt(prose) == []


def test_parts_may_divide_two_numbers_told_one_after_the_other() -> None:
    prose = "（二）依申请公开情况。收到政府信息公开申请9件，上年结转3件，其中网上申请7件，信函申请5件。"
    assert sums_in_doubt(prose) == []


def test_a_kind_with_a_share_of_its_own_is_not_the_whole_of_the_next_kind() -> None:
    prose = "公开信息中，民生类信息42条，占总数的35.00%；文件类信息18条，占15.00%。"
    assert contradictions(prose) == []


def test_a_share_that_does_not_follow_from_the_whole_is_still_found() -> None:
    prose = "全年公开信息120条，民生类信息42条，占总数的35.00%；文件类信息18条，占25.00%。"
    assert [kind for kind, _ in contradictions(prose)] == ["narrative_percentage"]
