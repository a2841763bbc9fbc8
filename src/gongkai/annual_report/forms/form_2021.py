"""The form in force since the reports for 2021 (国办公开办函〔2021〕30号, 2021-09-26)."""

from gongkai.annual_report.forms.common import (
    APPLICANTS,
    APPLICANTS_HEADING,
    OTHERWISE,
    REMEDIES_ROWS,
    REMEDIES_TITLE,
    REQUESTS_BALANCE,
    REQUESTS_NOTE,
    REQUESTS_TITLE,
    RESULTS,
    ROWS_BEFORE_OTHERWISE,
    rows_after_otherwise,
)
from gongkai.annual_report.forms.shape import Column, Form, Row, Table

DOCUMENTS = ("issued", "repealed", "in_force")

PROACTIVE = Table(
    id="proactive",
    form="form_2021",
    title="主动公开政府信息情况",
    stub="信息内容",
    rows=(
        Row(
            "government_rules", "规章", aliases=("政府规章",), columns=DOCUMENTS, section="第二十条第（一）项"
        ),
        Row(
            "normative_documents",
            "行政规范性文件",
            aliases=("规范性文件",),
            columns=DOCUMENTS,
            section="第二十条第（一）项",
        ),
        Row("licenses", "行政许可", columns=("decisions",), section="第二十条第（五）项"),
        Row("penalties", "行政处罚", columns=("decisions",), section="第二十条第（六）项"),
        Row("coercive_measures", "行政强制", columns=("decisions",), section="第二十条第（六）项"),
        Row(
            "administrative_fees",
            "行政事业性收费",
            columns=("amount_wan_yuan",),
            section="第二十条第（八）项",
        ),
    ),
    columns=(
        Column("issued", "本年制发件数"),
        Column("repealed", "本年废止件数", aliases=("本年度止件数",)),
        Column("in_force", "现行有效件数"),
        Column("decisions", "本年处理决定数量"),
        Column(
            "amount_wan_yuan",
            "本年收费金额（单位：万元）",
            aliases=("本年收费金额（单位：万元，保留4位小数）", "本年收费金额"),
            unit="万元",
        ),
    ),
)

OTHERWISE_ROWS = (
    Row(
        "otherwise_closed.amendment_overdue",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        group=OTHERWISE,
    ),
    Row(
        "otherwise_closed.fee_unpaid",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        group=OTHERWISE,
    ),
    Row("otherwise_closed.other", "3.其他", group=OTHERWISE),
)

REQUESTS = Table(
    id="requests",
    form="form_2021",
    title=REQUESTS_TITLE,
    rows=(
        *ROWS_BEFORE_OTHERWISE,
        *OTHERWISE_ROWS,
        *rows_after_otherwise((*ROWS_BEFORE_OTHERWISE[2:], *OTHERWISE_ROWS)),
    ),
    columns=APPLICANTS,
    note=REQUESTS_NOTE,
    balance=REQUESTS_BALANCE,
    over=APPLICANTS_HEADING,
)

REMEDIES = Table("remedies", "form_2021", REMEDIES_TITLE, REMEDIES_ROWS, RESULTS, side_by_side=True)

FORM = Form(
    id="form_2021",
    title="中华人民共和国政府信息公开工作年度报告格式（2021年）",
    instrument="国办公开办函〔2021〕30号",
    tables=(PROACTIVE, REQUESTS, REMEDIES),
    headings=(
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ),
)
