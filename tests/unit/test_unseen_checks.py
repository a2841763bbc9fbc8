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
