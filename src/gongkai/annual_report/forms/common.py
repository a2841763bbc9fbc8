"""The parts of the form that both editions since 2019 share (国办公开办函〔2019〕60号, 〔2021〕30号)."""

from gongkai.annual_report.forms.shape import Balance, Column, Row

ORGANIZATIONS = "法人或其他组织"
_APPLICANTS = (
    Column("natural_person", "自然人"),
    Column("commercial_enterprise", "商业企业", group=ORGANIZATIONS),
    Column("research_institution", "科研机构", group=ORGANIZATIONS),
    Column("public_welfare_organization", "社会公益组织", group=ORGANIZATIONS),
    Column("legal_service_organization", "法律服务机构", group=ORGANIZATIONS),
    Column("other_organization", "其他", group=ORGANIZATIONS),
)
APPLICANTS = (
    *_APPLICANTS,
    Column("total", "总计", aliases=("合计",), parts=tuple(column.id for column in _APPLICANTS)),
)

APPLICANTS_HEADING = "申请人情况"
REQUESTS_TITLE = "收到和处理政府信息公开申请情况"
REQUESTS_NOTE = "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和"
REQUESTS_BALANCE = Balance(left=("new", "carried_in"), right=("results_total", "carried_out"))
OUTCOME = "三、本年度办理结果"
DENIED = (OUTCOME, "（三）不予公开")
UNAVAILABLE = (OUTCOME, "（四）无法提供")
NOT_PROCESSED = (OUTCOME, "（五）不予处理")
OTHERWISE = (OUTCOME, "（六）其他处理")

ROWS_BEFORE_OTHERWISE = (
    Row("new", "一、本年新收政府信息公开申请数量"),
    Row("carried_in", "二、上年结转政府信息公开申请数量"),
    Row("granted", "（一）予以公开", group=(OUTCOME,)),
    Row(
        "partially_granted",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        aliases=("（二）部分公开",),
        group=(OUTCOME,),
    ),
    Row("denied.state_secret", "1.属于国家秘密", group=DENIED),
    Row(
        "denied.prohibited_by_law",
        "2.其他法律行政法规禁止公开",
        aliases=("2.其他法律法规禁止公开", "2.其他法律、行政法规禁止公开"),
        group=DENIED,
    ),
    Row("denied.security_and_stability", "3.危及“三安全一稳定”", group=DENIED),
    Row("denied.third_party_rights", "4.保护第三方合法权益", group=DENIED),
    Row("denied.internal_affairs", "5.属于三类内部事务信息", group=DENIED),
    Row("denied.process_information", "6.属于四类过程性信息", group=DENIED),
    Row("denied.enforcement_file", "7.属于行政执法案卷", group=DENIED),
    Row("denied.administrative_query", "8.属于行政查询事项", group=DENIED),
    Row("unavailable.not_held", "1.本机关不掌握相关政府信息", group=UNAVAILABLE),
    Row("unavailable.requires_creation", "2.没有现成信息需要另行制作", group=UNAVAILABLE),
    Row("unavailable.unclear_after_amendment", "3.补正后申请内容仍不明确", group=UNAVAILABLE),
    Row("not_processed.petition_or_complaint", "1.信访举报投诉类申请", group=NOT_PROCESSED),
    Row("not_processed.duplicate", "2.重复申请", group=NOT_PROCESSED),
    Row("not_processed.publication", "3.要求提供公开出版物", group=NOT_PROCESSED),
    Row("not_processed.excessive", "4.无正当理由大量反复申请", group=NOT_PROCESSED),
    Row(
        "not_processed.confirm_or_reissue",
        "5.要求行政机关确认或重新出具已获取信息",
        group=NOT_PROCESSED,
    ),
)


def rows_after_otherwise(outcomes: tuple[Row, ...]) -> tuple[Row, ...]:
    """（七）总计 adds up every outcome of the year; 四 is what stays open."""
    return (
        Row("results_total", "（七）总计", group=(OUTCOME,), parts=tuple(row.id for row in outcomes)),
        Row("carried_out", "四、结转下年度继续办理"),
    )


_RESULTS = (
    Column("upheld", "结果维持"),
    Column("corrected", "结果纠正"),
    Column("other_result", "其他结果"),
    Column("pending", "尚未审结"),
)
RESULTS = (
    *_RESULTS,
    Column("total", "总计", aliases=("合计",), parts=tuple(column.id for column in _RESULTS)),
)
REMEDIES_TITLE = "政府信息公开行政复议、行政诉讼情况"
REMEDIES_ROWS = (
    Row("reconsideration", "行政复议"),
    Row("direct_suit", "未经复议直接起诉", group=("行政诉讼",)),
    Row("suit_after_reconsideration", "复议后起诉", group=("行政诉讼",)),
)
