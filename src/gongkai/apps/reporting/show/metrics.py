"""What the figures of the prose are called: a name for each metric of the reader, for people who do not read identifiers."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.lib.ui.parts import Text

NAMES: dict[str, Text] = {
    "administrative_fees_wan_yuan": gettext_lazy("行政事业性收费金额"),
    "answer_rate": gettext_lazy("答复率"),
    "appeals_total": gettext_lazy("申诉、举报数量"),
    "consultations": gettext_lazy("咨询数量"),
    "consultations_on_site": gettext_lazy("现场咨询数量"),
    "consultations_online": gettext_lazy("网上咨询数量"),
    "consultations_phone": gettext_lazy("电话咨询数量"),
    "consultations_total": gettext_lazy("咨询总数"),
    "cppcc_proposals": gettext_lazy("政协提案数量"),
    "denied": gettext_lazy("不予公开数量"),
    "expenditure_wan_yuan": gettext_lazy("专项经费支出"),
    "gazette_issues": gettext_lazy("政府公报期数"),
    "government_rules_issued": gettext_lazy("制发规章数量"),
    "granted": gettext_lazy("予以公开数量"),
    "granted_and_partially_granted": gettext_lazy("予以公开和部分公开数量"),
    "hotline_calls": gettext_lazy("热线来电数量"),
    "hotline_cases": gettext_lazy("热线工单数量"),
    "hotline_closed": gettext_lazy("热线办结数量"),
    "hotline_closed_rate": gettext_lazy("热线办结率"),
    "information_made_total": gettext_lazy("制作政府信息数量"),
    "inspections": gettext_lazy("检查次数"),
    "interpretations": gettext_lazy("政策解读数量"),
    "interviews": gettext_lazy("访谈次数"),
    "license_decisions": gettext_lazy("行政许可决定数量"),
    "licenses_accepted": gettext_lazy("行政许可受理数量"),
    "licenses_closed": gettext_lazy("行政许可办结数量"),
    "litigation_corrected": gettext_lazy("行政诉讼结果纠正数量"),
    "litigation_other_result": gettext_lazy("行政诉讼其他结果数量"),
    "litigation_pending": gettext_lazy("行政诉讼尚未审结数量"),
    "litigation_total": gettext_lazy("行政诉讼总数"),
    "litigation_upheld": gettext_lazy("行政诉讼结果维持数量"),
    "media_reports": gettext_lazy("媒体报道数量"),
    "meetings": gettext_lazy("会议次数"),
    "new_media_accounts": gettext_lazy("政务新媒体账号数量"),
    "new_media_followers": gettext_lazy("政务新媒体关注人数"),
    "new_media_published": gettext_lazy("政务新媒体发布数量"),
    "normative_in_force": gettext_lazy("现行有效规范性文件数量"),
    "normative_issued": gettext_lazy("制发规范性文件数量"),
    "normative_repealed": gettext_lazy("废止规范性文件数量"),
    "not_processed": gettext_lazy("不予处理数量"),
    "npc_proposals": gettext_lazy("人大建议数量"),
    "otherwise_closed": gettext_lazy("其他处理数量"),
    "partially_granted": gettext_lazy("部分公开数量"),
    "penalty_decisions": gettext_lazy("行政处罚决定数量"),
    "platform_published": gettext_lazy("公开平台发布数量"),
    "press_conferences": gettext_lazy("新闻发布会次数"),
    "proactive_total": gettext_lazy("主动公开信息总数"),
    "processing_fee": gettext_lazy("信息处理费"),
    "reconsideration_and_litigation_total": gettext_lazy("行政复议和行政诉讼总数"),
    "reconsideration_corrected": gettext_lazy("行政复议结果纠正数量"),
    "reconsideration_other_result": gettext_lazy("行政复议其他结果数量"),
    "reconsideration_pending": gettext_lazy("行政复议尚未审结数量"),
    "reconsideration_total": gettext_lazy("行政复议总数"),
    "reconsideration_upheld": gettext_lazy("行政复议结果维持数量"),
    "replies_not_this_agency": gettext_lazy("不属于本机关公开的数量"),
    "requests_answered": gettext_lazy("答复申请数量"),
    "requests_carried_in": gettext_lazy("上年结转申请数量"),
    "requests_carried_out": gettext_lazy("结转下年申请数量"),
    "requests_letter": gettext_lazy("信函申请数量"),
    "requests_online": gettext_lazy("网上申请数量"),
    "requests_received": gettext_lazy("收到申请数量"),
    "requests_received_commercial_enterprise": gettext_lazy("收到商业企业申请数量"),
    "requests_received_legal_person": gettext_lazy("收到法人和其他组织申请数量"),
    "requests_received_natural": gettext_lazy("收到自然人申请数量"),
    "responses": gettext_lazy("回应数量"),
    "staff_part_time": gettext_lazy("兼职人员数量"),
    "trainees": gettext_lazy("培训人次"),
    "transferred_to_archives": gettext_lazy("移交档案馆、图书馆数量"),
    "unavailable": gettext_lazy("无法提供数量"),
    "website_published": gettext_lazy("网站发布数量"),
    "website_visits": gettext_lazy("网站访问量"),
    "wechat_accounts": gettext_lazy("微信公众号数量"),
    "wechat_followers": gettext_lazy("微信关注人数"),
    "wechat_published": gettext_lazy("微信发布数量"),
    "weibo_accounts": gettext_lazy("微博账号数量"),
    "weibo_followers": gettext_lazy("微博关注人数"),
    "weibo_published": gettext_lazy("微博发布数量"),
}
NAMED_BY_THE_SOURCE = ("other:", "category:")  # what follows are words of the report itself
SHARE = "share_"


def name_of(metric: str) -> Text:
    """A metric in words; one that this release has no word for is called a figure and not shown by its identifier."""
    for prefix in NAMED_BY_THE_SOURCE:
        if metric.startswith(prefix):
            return metric.removeprefix(prefix)
    if metric.startswith(SHARE) and (whole := NAMES.get(metric.removeprefix(SHARE))):
        return _("%(figure)s的比例") % {"figure": whole}
    return NAMES.get(metric, _("其他数据"))
