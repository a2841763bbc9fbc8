"""The trial form of the reports for 2019 and 2020 (国办公开办函〔2019〕60号)."""

from gongkai.annual_report.forms.common import (
    APPLICANTS,
    APPLICANTS_HEADING,
    OUTCOME,
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

DOCUMENTS = ("made", "newly_disclosed", "disclosed_total")
ITEMS = ("items_last_year", "items_change", "decisions")

PROACTIVE = Table(
    id="proactive",
    form="form_2019",
    title="主动公开政府信息情况",
    stub="信息内容",
    rows=(
        Row(
            "government_rules", "规章", aliases=("政府规章",), columns=DOCUMENTS, section="第二十条第（一）项"
        ),
        Row(
            "normative_documents",
            "规范性文件",
            aliases=("行政规范性文件",),
            columns=DOCUMENTS,
            section="第二十条第（一）项",
        ),
        Row("licenses", "行政许可", columns=ITEMS, section="第二十条第（五）项"),
        Row("other_services", "其他对外管理服务事项", columns=ITEMS, section="第二十条第（五）项"),
        Row("penalties", "行政处罚", columns=ITEMS, section="第二十条第（六）项"),
        Row("coercive_measures", "行政强制", columns=ITEMS, section="第二十条第（六）项"),
        Row(
            "administrative_fees",
            "行政事业性收费",
            columns=("items_last_year", "items_change"),
            section="第二十条第（八）项",
        ),
        Row(
            "central_procurement",
            "政府集中采购",
            columns=("projects", "amount"),
            section="第二十条第（九）项",
        ),
    ),
    columns=(
        Column("made", "本年新制作数量", aliases=("本年度新制作数量",)),
        Column("newly_disclosed", "本年新公开数量", aliases=("本年度公开数量", "本年度新公开数量")),
        Column("disclosed_total", "对外公开总数量"),
        Column("items_last_year", "上一年项目数量"),
        Column("items_change", "本年增/减", signed=True),
        Column("decisions", "处理决定数量"),
        Column("projects", "采购项目数量"),
        Column("amount", "采购总金额", unit=""),  # the unit is printed inside the cell
    ),
)

OTHERWISE_ROW = Row("otherwise_closed", "（六）其他处理", group=(OUTCOME,))

REQUESTS = Table(
    id="requests",
    form="form_2019",
    title=REQUESTS_TITLE,
    rows=(
        *ROWS_BEFORE_OTHERWISE,
        OTHERWISE_ROW,
        *rows_after_otherwise((*ROWS_BEFORE_OTHERWISE[2:], OTHERWISE_ROW)),
    ),
    columns=APPLICANTS,
    note=REQUESTS_NOTE,
    balance=REQUESTS_BALANCE,
    over=APPLICANTS_HEADING,
)

REMEDIES = Table("remedies", "form_2019", REMEDIES_TITLE, REMEDIES_ROWS, RESULTS, side_by_side=True)

FORM = Form(
    id="form_2019",
    title="政府信息公开工作年度报告格式（试行）",
    instrument="国办公开办函〔2019〕60号",
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
