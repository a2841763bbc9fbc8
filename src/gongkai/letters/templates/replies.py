"""Replies that give, that cannot give, that do not process, and that close. Denials stand beside this module."""

from gongkai.letters.places import Kind, Place
from gongkai.letters.template import RowsOf
from gongkai.letters.templates.common import REASONS, REGULATION, optional
from gongkai.letters.templates.replying import Amendment, reply

_WAY = Place("way", "获取信息的方式、途径和时间", Kind.PROSE)
_GIVEN = optional("content", "公开的内容", Kind.PROSE)
_FOUND = "经审查，{finding}。"

_GIVING = (
    reply(
        "granted",
        (
            _FOUND,
            "根据{basis}的规定，本机关决定予以公开。",
            "信息内容：{content}",
            "获取该信息的方式和途径：{way}",
        ),
        _WAY, _GIVEN,
    ),
    reply(
        "partially_granted",
        (
            "经审查，申请公开的信息中含有不应当公开、不属于政府信息或者本机关无法提供的内容，能够与可以公开的内容作区分处理。",
            "根据{basis}的规定，本机关决定部分公开，向{you}提供可以公开的内容。不予公开或者无法提供的内容、依据和理由如下：",
            RowsOf("pieces", ("内容", "依据", "理由"), (3, 3, 4)),
            "获取可以公开的内容的方式和途径：{way}",
        ),
        Place("pieces", "不予公开的各处", Kind.ROWS), _WAY,
    ),
)  # fmt: skip

_UNAVAILABLE = (
    reply(
        "unavailable.not_held",
        (
            _FOUND,
            "检索情况：{search}",
            "有关理由：{reasons}",
            "根据{basis}的规定，本机关无法提供该信息。",
            "负责公开该信息的行政机关及其联系方式：{other_agency}",
        ),
        Place("search", "检索情况", Kind.PROSE, needed=False, needed_for=("REG36_4.does_not_exist",)),
        Place("reasons", "理由", Kind.PROSE, needed=False, needed_for=("REG36_5.other_agency",)),
        optional("other_agency", "负责公开的行政机关及其联系方式", Kind.PROSE),
    ),
    reply(
        "unavailable.requires_creation",
        (
            _FOUND,
            "有关理由：{reasons}",
            ("行政机关提供的政府信息，应当是已经制作或者获取的政府信息；除能够作区分处理的以外，需要对现有政府信息进行"
            "加工、分析的，行政机关可以不予提供。根据{basis}的规定，本机关无法提供该信息。"),
        ),
        REASONS,
    ),
    reply(
        "unavailable.unclear_after_amendment",
        (
            _FOUND,
            "仍不明确的是：{reasons}",
            "根据{basis}的规定，本机关无法按照该申请提供信息。{you}明确所需信息的名称、文号或者其他特征后，可以另行提出申请。",
        ),
        REASONS,
        amendment=Amendment.ALWAYS,
    ),
)  # fmt: skip

_WITHOUT_PROCESSING = (
    reply(
        "not_processed.petition_or_complaint",
        (
            _FOUND,
            "有关理由：{reasons}",
            "根据{basis}的规定，本机关不作为政府信息公开申请处理。",
            "{you}可以通过下列渠道提出：{channel}",
        ),
        REASONS, optional("channel", "可以提出的渠道", Kind.PROSE),
    ),
    reply(
        "not_processed.duplicate",
        (
            "经审查，{finding}：{earlier_reply_on}，本机关已以{earlier_reply_no}作出答复。",
            "{reasons}",
            "根据{basis}的规定，本机关不予重复处理。",
        ),
        Place("earlier_reply_no", "此前答复的文号"), Place("earlier_reply_on", "此前答复的日期", Kind.DAY),
        optional("reasons", "理由", Kind.PROSE),
    ),
    reply(
        "not_processed.publication",
        (
            _FOUND,
            "{reasons}",
            "根据{basis}的规定，本机关不予处理。",
            "{you}可以通过下列途径获取：{channel}",
        ),
        optional("reasons", "理由", Kind.PROSE), optional("channel", "获取的途径", Kind.PROSE),
    ),
    reply(
        "not_processed.excessive",
        (
            "经核查，{frequency}",
            "{reason_notice_on}，本机关书面要求{you}说明理由。{statement}",
            "本机关认为{you}的申请没有合理的理由：{reasons}",
            "经审查，{finding}。根据{basis}的规定，本机关不予处理。",
        ),
        Place("frequency", "申请的数量、频次", Kind.PROSE),
        Place("reason_notice_on", "要求说明理由的日期", Kind.DAY),
        Place("statement", "申请人说明的情况", Kind.PROSE),
        REASONS,
    ),
    reply(
        "not_processed.confirm_or_reissue",
        (
            _FOUND,
            "有关理由：{reasons}",
            # No article says so in these words: the reply rests on what Article 2 calls government information.
            REGULATION + "第二条所称政府信息，是指行政机关在履行行政管理职能过程中制作或者获取的，以一定形式记录、保存的信息。"
            "{you}提出的要求不是申请公开政府信息，本机关不予处理。",
        ),
        REASONS,
    ),
)  # fmt: skip

_CLOSING = (
    reply(
        "otherwise_closed.amendment_overdue",
        (
            ("{amendment_notice_on}，本机关告知{you}补正申请内容，补正告知书于{delivered_on}送达，"
            "补正期限至{amendment_due}届满。{you}没有在期限内补正，也没有说明正当理由。"),
            "{reasons}",
            "根据{basis}的规定，视为{you}放弃申请，本机关不再处理该申请。{you}仍需要有关信息的，可以重新提出申请。",
        ),
        Place("amendment_notice_on", "告知补正的日期", Kind.DAY),
        Place("delivered_on", "补正告知书送达的日期", Kind.DAY),
        Place("amendment_due", "补正期限届满的日期", Kind.DAY),
        optional("reasons", "理由", Kind.PROSE),
        amendment=Amendment.TOLD_BY_THE_REPLY,
    ),
    reply(
        "otherwise_closed.fee_unpaid",
        (
            ("{fee_notice_on}，本机关发出信息处理费收费通知，通知于{delivered_on}送达，应缴纳{amount_yuan}元，"
            "缴纳期限至{fee_due}届满。{you}没有在期限内足额缴纳。"),
            "根据{basis}的规定，视为{you}放弃申请，本机关不再处理该申请。",
        ),
        Place("fee_notice_on", "发出收费通知的日期", Kind.DAY),
        Place("delivered_on", "收费通知送达的日期", Kind.DAY),
        Place("amount_yuan", "应缴纳的数额（元）", Kind.COUNT),
        Place("fee_due", "缴纳期限届满的日期", Kind.DAY),
    ),
    reply(
        "otherwise_closed.other",
        ("经核查，{finding}。", "{explanation}", "本机关对该申请作办结处理。"),
        Place("explanation", "办结的原因", Kind.PROSE),
        remedy=False,
    ),
)  # fmt: skip

REPLIES = (*_GIVING, *_UNAVAILABLE, *_WITHOUT_PROCESSING, *_CLOSING)
