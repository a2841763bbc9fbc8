"""What stays in the file: handing over, search, opinions, review, the count of days for a court, the index."""

from gongkai.letters.places import Kind, Place
from gongkai.letters.template import Addressee, FieldsOf, RowsOf
from gongkai.letters.templates.common import (
    DESCRIPTION,
    RECEIPT_DATE,
    REQUEST,
    REQUEST_NO,
    document,
    optional,
)
from gongkai.statute.instruments import REG

_FILE = Addressee.FILE
_DUE_DATE = Place("due_date", "答复期限", Kind.DAY)

RECORDS = (
    document(
        "handling_order", "政府信息公开申请交办单", _FILE,
        body=(
            FieldsOf((
                ("申请编号", "{request_no}"),
                ("收到申请的日期", "{receipt_date}"),
                ("答复期限", "{due_date}"),
                ("申请内容", "{description}"),
                ("承办单位", "{handling_unit}"),
                ("办理要求", "{instructions}"),
                ("内部反馈期限", "{reply_by}"),
                ("交办人", "{assigner}"),
            )),
        ),
        places=(
            *REQUEST, _DUE_DATE, Place("handling_unit", "承办单位"),
            optional("instructions", "办理要求", Kind.PROSE), optional("reply_by", "内部反馈期限", Kind.DAY),
            optional("assigner", "交办人"),
        ),
        citations=(REG.article(45),), official=False,
    ),
    document(
        "search_record", "政府信息检索记录", _FILE,
        body=(
            FieldsOf((
                ("申请编号", "{request_no}"), ("申请内容", "{description}"), ("检索结论", "{conclusion}"),
            )),
            RowsOf("searches", ("检索的单位或者系统", "关键词", "结果", "检索人和日期"), (3, 3, 3, 2)),
        ),
        places=(
            REQUEST_NO, DESCRIPTION, Place("searches", "各次检索", Kind.ROWS),
            Place("conclusion", "检索结论", Kind.PROSE),
        ),
        citations=(REG.article(36, item=4),), official=False,
    ),
    document(
        "consultation_record", "政府信息公开征求意见记录", _FILE,
        body=(
            FieldsOf((("申请编号", "{request_no}"), ("所涉及的信息", "{information}"))),
            RowsOf("consultations", ("征求意见的对象", "送达日期", "期满日期", "意见和日期"), (3, 2, 2, 4)),
            "处理：{conclusion}",
        ),
        places=(
            REQUEST_NO, Place("information", "所涉及的信息", Kind.PROSE),
            Place("consultations", "各次征求意见", Kind.ROWS), optional("conclusion", "处理", Kind.PROSE),
        ),
        citations=(REG.article(32), REG.article(34)), official=False,
    ),
    document(
        "review_sheet", "政府信息公开申请答复审核表", _FILE,
        body=(
            FieldsOf((
                ("申请编号", "{request_no}"),
                ("收到申请的日期", "{receipt_date}"),
                ("答复期限", "{due_date}"),
                ("申请内容", "{description}"),
                ("拟办结果", "{proposal}"),
                ("依据和理由", "{reasons}"),
                ("承办人意见", "{handler_opinion}"),
                ("合法性审核意见", "{legal_opinion}"),
                ("保密审查意见", "{secrecy_opinion}"),
                ("负责人审批意见", "{leader_opinion}"),
            )),
        ),
        places=(
            *REQUEST, _DUE_DATE, Place("proposal", "拟办结果"), Place("reasons", "依据和理由", Kind.PROSE),
            optional("handler_opinion", "承办人意见", Kind.PROSE),
            optional("legal_opinion", "合法性审核意见", Kind.PROSE),
            optional("secrecy_opinion", "保密审查意见", Kind.PROSE),
            optional("leader_opinion", "负责人审批意见", Kind.PROSE),
        ),
        citations=(REG.article(17), REG.article(45)), official=False,
    ),
    document(
        "closing_record", "政府信息公开申请结案记录", _FILE,
        body=(
            FieldsOf((
                ("申请编号", "{request_no}"),
                ("收到申请的日期", "{receipt_date}"),
                ("申请内容", "{description}"),
                ("办理结果", "{outcome}"),
                ("结案的原因和依据", "{reasons}"),
                ("告知书及其送达", "{notice}"),
                ("经办人", "{handler}"),
                ("负责人意见", "{leader_opinion}"),
            )),
        ),
        places=(
            *REQUEST, Place("outcome", "办理结果"), Place("reasons", "结案的原因和依据", Kind.PROSE),
            optional("notice", "告知书及其送达", Kind.PROSE), optional("handler", "经办人"),
            optional("leader_opinion", "负责人意见", Kind.PROSE),
        ),
        citations=(REG.article(30), REG.article(45)), official=False,
    ),
    document(
        "clock_ledger", "政府信息公开申请答复期限计算说明", _FILE,
        body=(
            FieldsOf((
                ("申请编号", "{request_no}"),
                ("收到申请的日期", "{receipt_date}"),
                ("答复期限", "{due_date}"),
                ("实际答复的日期", "{replied_on}"),
                ("结论", "{conclusion}"),
            ), empty=False),
            ("期限自收到申请（或者补正的申请）的次日起，按工作日计算；法定节假日和休息日不计入，调休的工作日计入；"
            "依法不计入期限的日子逐日列明："),
            RowsOf("days", ("日期", "星期", "性质", "第几日", "说明和依据"), (9, 4, 8, 6, 25)),
            "节假日安排的依据：{calendar_source}",
        ),
        places=(
            REQUEST_NO, RECEIPT_DATE, _DUE_DATE, Place("days", "逐日计算", Kind.ROWS),
            Place("calendar_source", "节假日安排的依据", Kind.PROSE),
            optional("replied_on", "实际答复的日期", Kind.DAY), optional("conclusion", "结论"),
        ),
        citations=(REG.article(33),), official=False,
    ),
    document(
        "file_index", "政府信息公开申请卷宗目录", _FILE,
        body=(
            FieldsOf((
                ("案卷号", "{archive_no}"),
                ("申请编号", "{request_no}"),
                ("收到申请的日期", "{receipt_date}"),
                ("申请内容", "{description}"),
                ("办理结果", "{outcome}"),
                ("答复的日期", "{replied_on}"),
                ("立卷人", "{archivist}"),
            ), empty=False),
            RowsOf("documents", ("序号", "文书名称", "文号", "日期", "页数"), (2, 8, 5, 4, 2)),
        ),
        places=(
            *REQUEST, Place("outcome", "办理结果"), Place("documents", "卷内文书", Kind.ROWS),
            optional("archive_no", "案卷号"), optional("replied_on", "答复的日期", Kind.DAY),
            optional("archivist", "立卷人"),
        ),
        citations=(REG.article(45),), official=False,
    ),
)  # fmt: skip
