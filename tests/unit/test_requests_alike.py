"""Which descriptions ask for the same information: told by hand on pairs as people write them."""

import pytest

from gongkai.apps.disclosure_requests import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("清源县2023年度财政决算公开表", "申请公开清源县2023年度财政决算公开表。"),
        ("县城供水管网改造工程征收补偿方案", "县城供水管网改造工程的征收补偿方案"),
        ("关于县城供水管网改造工程征收补偿方案的文件", "请提供：县城供水管网改造工程征收补偿方案"),
        ("清政发〔2022〕15号文件", "清政发(2022)15号"),
        ("二〇二三年教育附加费使用情况", "2023年教育附加费使用情况"),
        ("县级储备粮轮换竞价销售公告和成交结果", "县级储备粮轮换竞价销售公告、成交结果"),
    ],
)
def test_these_ask_for_the_same(one, other):
    assert alike.groups([one, other]) == [[0, 1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("清源县2023年度财政决算公开表", "清源县2024年度财政决算公开表"),
        ("清政发〔2022〕15号文件", "清政发〔2022〕16号文件"),
        ("县城供水管网改造工程征收补偿方案", "县城供水管网改造工程施工合同"),
        ("白石乡饮用水水源保护区划定方案", "青溪镇饮用水水源保护区划定方案"),
        ("城东小学招生计划", "城西小学教师名册"),
        ("第一中学2023年招生计划", "第二中学2023年招生计划"),
    ],
)
def test_these_do_not(one, other):
    assert alike.groups([one, other]) == []


def test_a_text_belongs_to_one_group_and_a_lone_one_to_none():
    texts = ["水质检测报告", "噪声投诉处理情况", "水质检测报告。", "申请水质检测报告", "另一件事"]
    assert alike.groups(texts) == [[0, 2, 3]]


@pytest.mark.parametrize("text", ["", "   ", "申请公开", "！！！", "\u0000"])
def test_what_says_nothing_raises_nothing(text):
    assert alike.groups([text]) == []
    assert isinstance(alike.plain(text), str)
