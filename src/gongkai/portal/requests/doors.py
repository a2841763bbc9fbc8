"""The right door: what looks like another matter than a request for information. Advice only; it never blocks. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Door:
    """title: the matter; advice: where it is taken up; signs: words of a description that point to it."""

    key: str
    title: str | Promise
    advice: str | Promise
    signs: re.Pattern[str]


DOORS = (
    Door(
        "petition",
        _("信访"),
        _("反映情况、提出意见建议或者要求解决问题的，请向信访部门提出（国家信访局网站或者当地信访接待场所）；按信息公开申请提出的，单位依法不予处理，只能告知您走信访渠道。"),
        re.compile(r"信访|上访|反映.{0,6}(问题|情况)|要求.{0,10}(解决|赔偿|处理)|请求.{0,10}(解决|赔偿)"),
    ),
    Door(
        "consultation",
        _("咨询"),
        _("想知道一件事怎么办、为什么这样规定的，请拨打12345或者直接打单位的咨询电话，答复更快；信息公开只提供已经有的文件和记录，不作解释。"),
        re.compile(r"咨询|请问|怎么办|如何办理|为什么|为何|什么时候|是否合法|吗[？?]?$|解释一下"),
    ),
    Door(
        "complaint",
        _("投诉举报"),
        _("投诉服务、举报违法行为的，请向主管部门或者12345、12315提出；按信息公开申请提出的，单位依法不予处理，只能告知您相应的渠道。"),
        re.compile(r"投诉|举报|检举|控告|查处"),
    ),
    Door(
        "registry",
        _("工商、不动产等登记资料"),
        _("企业登记资料请到市场监管部门查询，不动产登记资料请到不动产登记机构查询；这类资料另有查询规定，按信息公开申请提出的，单位会告知您到登记机构办理。"),
        re.compile(r"工商(登记|档案|资料)|企业(登记|档案)|不动产|房产(登记|档案|证)|房屋登记|产权登记"),
    ),
    Door(
        "rectification",
        _("更正有关本人的记录"),
        _("单位记录的您本人的信息不准确的，带上证据直接向该单位提出更正（《政府信息公开条例》第四十一条），不必申请公开。"),
        re.compile(r"更正|改正.{0,6}(记录|信息|档案)|登记错误|信息有误|记录有误"),
    ),
)  # fmt: skip


def doors_for(description: str) -> list[Door]:
    """The doors that a description points to, in their order; none for most."""
    return [door for door in DOORS if door.signs.search(description)]
