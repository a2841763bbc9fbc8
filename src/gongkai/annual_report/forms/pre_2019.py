"""Reports before 2019: prose, and from about 2014 the statistics sheet 政府信息公开情况统计表.

The list of indicators is (unverified) as a whole: read in published sheets, not in the instrument.
It serves the import of history only. Provincial sheets before 2014 have fewer rows and a second, cumulative column.
"""

from gongkai.annual_report.forms.shape import Column, Form, Row, Table

_CHANNELS = (
    "proactive_gazette",
    "proactive_website",
    "proactive_weibo",
    "proactive_wechat",
    "proactive_other_channels",
)
_REPLIES = (
    "replies_already_public",
    "replies_granted",
    "replies_partially_granted",
    "replies_denied",
    "replies_not_this_agency",
    "replies_not_exist",
    "replies_amendment_told",
    "replies_other_channel",
    "replies_other",
)
_DENIED = (
    "denied_state_secret",
    "denied_trade_secret",
    "denied_privacy",
    "denied_security_stability",
    "denied_not_government_information",
    "denied_other_legal",
)
_ROUTES = (
    "requests_in_person",
    "requests_fax",
    "requests_email",
    "requests_online",
    "requests_letter",
    "requests_letter_fax",
    "requests_other_form",
)

ROWS = (
    Row(
        "proactive_total",
        "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）",
        aliases=("主动公开政府信息数", "主动公开信息数"),
        unit="条",
        parts=_CHANNELS,
        parts_complete=False,  # one item through several channels counts once in the whole
    ),
    Row("proactive_normative_documents", "其中：主动公开规范性文件数", unit="条"),
    Row("normative_documents_issued", "制发规范性文件总数", unit="件"),
    Row("proactive_gazette", "1.政府公报公开政府信息数", aliases=("2.政府公报公开",), unit="条"),
    Row("proactive_website", "2.政府网站公开政府信息数", aliases=("1.网站公开", "1.政府网站公开"), unit="条"),
    Row("proactive_weibo", "3.政务微博公开政府信息数", unit="条"),
    Row("proactive_wechat", "4.政务微信公开政府信息数", unit="条"),
    Row("proactive_other_channels", "5.其他方式公开政府信息数", aliases=("其它方式公开",), unit="条"),
    Row(
        "responses_total",
        "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）",
        aliases=("回应公众关注热点或重大舆情数",),
        unit="次",
    ),
    Row("press_conferences", "1.参加或举办新闻发布会总次数", unit="次"),
    Row("press_conferences_by_head", "其中：主要负责同志参加新闻发布会次数", unit="次"),
    Row("online_interviews", "2.政府网站在线访谈次数", unit="次"),
    Row("online_interviews_by_head", "其中：主要负责同志参加政府网站在线访谈次数", unit="次"),
    Row("interpretations", "3.政策解读稿件发布数", unit="篇"),
    Row("responses_weibo_wechat", "4.微博微信回应事件数", unit="次"),
    Row("responses_other", "5.其他方式回应事件数", unit="次"),
    Row(
        "requests_received",
        "（一）收到申请数",
        aliases=("受理依申请公开信息总数", "收到依申请公开信息总数", "受理依申请公开信息数"),
        unit="件",
        parts=_ROUTES,
    ),
    Row("requests_in_person", "1.当面申请数", unit="件"),
    Row("requests_fax", "2.传真申请数", unit="件"),
    Row("requests_email", "3.电子邮件申请数", unit="件"),
    Row("requests_online", "3.网络申请数", aliases=("4.网上申请数",), unit="件"),
    Row("requests_letter", "4.信函申请数", aliases=("5.信函申请数",), unit="件"),
    Row("requests_letter_fax", "信函、传真申请数", aliases=("信函传真申请数",), unit="件"),
    Row("requests_other_form", "6.其它形式申请数", aliases=("其他形式申请数",), unit="件"),
    Row(
        "requests_closed",
        "（二）申请办结数",
        unit="件",
        parts=("requests_closed_on_time", "requests_closed_extended"),
    ),
    Row("requests_closed_on_time", "1.按时办结数", unit="件"),
    Row("requests_closed_extended", "2.延期办结数", unit="件"),
    Row("replies_total", "（三）申请答复数", aliases=("对申请的答复数",), unit="件", parts=_REPLIES),
    Row("replies_already_public", "1.属于已主动公开范围数", unit="件"),
    Row("replies_granted", "2.同意公开答复数", aliases=("1.同意公开答复数",), unit="件"),
    Row("replies_partially_granted", "3.同意部分公开答复数", aliases=("2.同意部分公开答复数",), unit="件"),
    Row(
        "replies_denied",
        "4.不同意公开答复数",
        aliases=("3.否决公开答复数", "不予公开答复数"),
        unit="件",
        parts=_DENIED,
    ),
    Row("denied_state_secret", "其中：涉及国家秘密", unit="件"),
    Row("denied_trade_secret", "涉及商业秘密", unit="件"),
    Row("denied_privacy", "涉及个人隐私", unit="件"),
    Row("denied_security_stability", "危及国家安全、公共安全、经济安全和社会稳定", unit="件"),
    Row("denied_not_government_information", "不是《条例》所指政府信息", unit="件"),
    Row("denied_other_legal", "法律法规规定的其他情形", unit="件"),
    Row("replies_not_this_agency", "5.不属于本行政机关公开数", unit="件"),
    Row("replies_not_exist", "6.申请信息不存在数", unit="件"),
    Row("replies_amendment_told", "7.告知作出更改补充数", unit="件"),
    Row("replies_other_channel", "8.告知通过其他途径办理数", unit="件"),
    Row(
        "replies_other",
        "其他答复数",
        aliases=("其它答复数", "其他类型答复数", "其它类型答复数", "4.其他", "其他情形答复数"),
        unit="件",
    ),
    Row(
        "reconsideration_total",
        "四、行政复议数量",
        aliases=("行政复议数",),
        unit="件",
        parts=("reconsideration_upheld", "reconsideration_corrected", "reconsideration_other_result"),
    ),
    Row("reconsideration_upheld", "（一）维持具体行政行为数", unit="件"),
    Row("reconsideration_corrected", "（二）被依法纠错数", group=("四、行政复议数量",), unit="件"),
    Row("reconsideration_other_result", "（三）其他情形数", group=("四、行政复议数量",), unit="件"),
    Row(
        "litigation_total",
        "五、行政诉讼数量",
        aliases=("行政诉讼数",),
        unit="件",
        parts=("litigation_upheld", "litigation_corrected", "litigation_other_result"),
    ),
    Row(
        "litigation_upheld",
        "（一）维持具体行政行为或者驳回原告诉讼请求数",
        aliases=("（一）维护具体行政行为或者驳回原告诉讼请求数",),
        unit="件",
    ),
    Row("litigation_corrected", "（二）被依法纠错数", group=("五、行政诉讼数量",), unit="件"),
    Row("litigation_other_result", "（三）其他情形数", group=("五、行政诉讼数量",), unit="件"),
    Row("appeals_total", "行政申诉数", unit="条"),
    Row("complaints_total", "六、举报投诉数量", aliases=("举报投诉数",), unit="件"),
    Row("processing_fee_wan_yuan", "七、依申请公开信息收取的费用", unit="万元"),
    Row("units", "（一）政府信息公开工作专门机构数", unit="个"),
    Row("reading_points", "（二）设置政府信息公开查阅点数", unit="个"),
    Row(
        "staff_total",
        "（三）从事政府信息公开工作人员数",
        unit="人",
        parts=("staff_full_time", "staff_part_time"),
    ),
    Row(
        "staff_full_time",
        "1.专职人员数（不包括政府公报及政府网站工作人员数）",
        aliases=("1.专职人员数",),
        unit="人",
    ),
    Row("staff_part_time", "2.兼职人员数", unit="人"),
    Row(
        "special_funds_wan_yuan",
        "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        aliases=("（四）政府信息公开专项经费",),
        unit="万元",
    ),
    Row("meetings", "（一）召开政府信息公开工作会议或专题会议数", unit="次"),
    Row("trainings", "（二）举办各类培训班数", unit="次"),
    Row("trainees", "（三）接受培训人员数", unit="人次"),
)

INDICATORS = Table(
    id="indicators",
    form="pre_2019",
    title="政府信息公开情况统计表",
    stub="统计指标",
    rows=ROWS,
    columns=(Column("value", "统计数", aliases=("本年度",)), Column("cumulative", "历年累计")),
)

FORM = Form(
    id="pre_2019",
    title="政府信息公开工作年度报告（2019年以前）",
    instrument="国务院令第492号第三十二条 (unverified)；国办发〔2014〕32号 (unverified)",
    tables=(INDICATORS,),
    headings=(
        "一、概述",
        "二、主动公开政府信息情况",
        "三、依申请公开政府信息情况",
        "四、行政复议、行政诉讼情况",
        "五、收费及减免情况",
        "六、主要问题和改进措施",
    ),
)
