"""Replies that deny: the eight leaves of 不予公开, each with what its article asks to be said."""

from gongkai.letters.places import Kind, Place
from gongkai.letters.template import Line
from gongkai.letters.templates.common import REASONS
from gongkai.letters.templates.replying import reply

_FOUND = "经审查，{finding}。"
_WHY = "理由是：{reasons}"
_DENIED: Line = "根据{basis}的规定，本机关决定不予公开。"

DENIALS = (
    reply("denied.state_secret", (_FOUND, _WHY, _DENIED), REASONS),
    reply(
        "denied.prohibited_by_law",
        (_FOUND, "禁止公开该信息的法律、行政法规及其条文：{named_law}", _WHY, _DENIED),
        Place("named_law", "禁止公开的法律、行政法规及其条文", Kind.PROSE), REASONS,
    ),
    reply("denied.security_and_stability", (_FOUND, _WHY, _DENIED), REASONS),
    reply(
        "denied.third_party_rights",
        (_FOUND, "征求第三方意见的情况：{consultation}", _WHY, _DENIED),
        Place("consultation", "征求第三方意见的情况", Kind.PROSE), REASONS,
    ),
    reply(
        "denied.internal_affairs",
        ("经审查，{finding}，具体是{category}方面的信息。", _WHY, _DENIED),
        Place("category", "内部事务信息的种类", one_of=("人事管理", "后勤管理", "内部工作流程")), REASONS,
    ),
    reply(
        "denied.process_information",
        ("经审查，{finding}，具体是{category}。", _WHY, _DENIED),
        Place("category", "过程性信息的种类", one_of=("讨论记录", "过程稿", "磋商信函", "请示报告")), REASONS,
    ),
    reply("denied.enforcement_file", (_FOUND, _WHY, _DENIED), REASONS),
    # Counted among the denials, but nothing is denied: another law has its own door to this information.
    reply(
        "denied.administrative_query",
        (
            _FOUND,
            "对获取该信息有特别规定的法律、行政法规：{named_law}",
            "根据{basis}的规定，请{you}依照上述法律、行政法规的规定办理。",
            "办理的途径：{way}",
        ),
        Place("named_law", "有特别规定的法律、行政法规及其条文", Kind.PROSE),
        Place("way", "办理的途径", Kind.PROSE),
    ),
)  # fmt: skip
