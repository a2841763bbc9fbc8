"""The kinds of items and what each asks beside the official metadata. Data: forms, checks and pages read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class FieldType(StrEnum):
    LINE = "line"
    TEXT = "text"
    DAY = "day"
    AMOUNT = "amount"  # in 万元
    LINK = "link"


@dataclass(frozen=True)
class KindField:
    """One field of a kind. is_required: without it the item is not sent for review."""

    code: str
    label: str | Promise
    type: FieldType = FieldType.LINE
    is_required: bool = False


@dataclass(frozen=True)
class Kind:
    """One kind of item. metadata: names of version fields that are required beside title, attribute and column."""

    code: str
    label: str | Promise
    metadata: tuple[str, ...] = ("formed_on",)
    fields: tuple[KindField, ...] = ()
    has_validity: bool = False
    _by_code: dict[str, KindField] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_code.update({one.code: one for one in self.fields})

    def field(self, code: str) -> KindField | None:
        return self._by_code.get(code)


F, T = KindField, FieldType
# The fields of a kind are the nouns of its item in Article 20 (statute.content); required are those without which the
# item says nothing of what the article asks. A code stands in stored versions: renaming one loses what was written.
DOCUMENT = ("formed_on", "document_no", "issuing_agency", "subject_category")

KINDS: tuple[Kind, ...] = (
    Kind("normative_document", _("行政规范性文件"), (*DOCUMENT, "effective_on"), has_validity=True),
    Kind("government_rules", _("规章"), (*DOCUMENT, "effective_on"),
         (F("title_note", _("题注"), T.TEXT, is_required=True),), has_validity=True),
    Kind("official_document", _("其他文件"), DOCUMENT),
    Kind("policy_interpretation", _("政策解读")),
    Kind("public_comment", _("征求意见")),
    Kind("comment_result", _("意见采纳情况")),
    Kind("hearing", _("听证"), fields=(
        F("held_on", _("举行日期"), T.DAY, is_required=True), F("place", _("举行地点"), is_required=True))),
    Kind("major_decision", _("重大行政决策事项")),
    Kind("disclosure_guide", _("政府信息公开指南")),
    Kind("disclosure_rules", _("政府信息公开制度")),
    Kind("organization", _("机构职能"), fields=(
        F("duties", _("机关职能"), T.TEXT, is_required=True), F("units", _("机构设置"), T.TEXT, is_required=True),
        F("address", _("办公地址"), is_required=True), F("office_hours", _("办公时间"), is_required=True),
        F("phone", _("联系方式"), is_required=True), F("head", _("负责人姓名"), is_required=True))),
    Kind("leader", _("领导信息"), fields=(
        F("name", _("姓名"), is_required=True), F("position", _("职务"), is_required=True),
        F("resume", _("简历"), T.TEXT, is_required=True), F("duties", _("分管工作"), T.TEXT, is_required=True))),
    Kind("planning", _("规划计划"), fields=(F("period", _("规划期")),)),
    Kind("statistics", _("统计信息"), fields=(F("period", _("统计期间"), is_required=True),)),
    Kind("budget", _("财政预决算"), fields=(
        F("year", _("年度"), is_required=True), F("report", _("预算或者决算")), F("total", _("收支总额（万元）"), T.AMOUNT),
        F("three_public", _("“三公”经费（万元）"), T.AMOUNT))),
    Kind("fees", _("行政事业性收费"), fields=(
        F("item", _("收费项目"), is_required=True), F("collector", _("收费单位")), F("basis", _("收费依据"), T.TEXT, is_required=True), F("standard", _("收费标准"), T.TEXT, is_required=True))),
    Kind("procurement", _("政府采购"), fields=(
        F("project", _("项目名称"), is_required=True), F("stage", _("目录、标准或者实施情况")),
        F("amount", _("金额（万元）"), T.AMOUNT), F("supplier", _("供应商")))),
    Kind("project", _("重大建设项目"), fields=(
        F("project", _("项目名称"), is_required=True), F("stage", _("公开环节"), is_required=True),
        F("approval_no", _("批准文号")), F("owner", _("项目单位")), F("progress", _("实施情况"), T.TEXT))),
    Kind("license", _("行政许可"), fields=(
        F("matter", _("事项名称"), is_required=True), F("result", _("办理结果")), F("basis", _("许可依据"), T.TEXT),
        F("conditions", _("许可条件"), T.TEXT), F("procedure", _("办理程序"), T.TEXT))),
    Kind("penalty", _("行政处罚、行政强制"), fields=(
        F("decision_no", _("决定书文号"), is_required=True), F("matter", _("案由")), F("decided_on", _("决定日期"), T.DAY),
        F("basis", _("处罚、强制依据"), T.TEXT), F("procedure", _("执法程序"), T.TEXT))),
    Kind("recruitment", _("公务员招考"), fields=(
        F("posts", _("职位和名额"), T.TEXT), F("conditions", _("报考条件"), T.TEXT), F("until", _("报名截止日期"), T.DAY),
        F("result", _("录用结果"), T.TEXT))),
    Kind("emergency", _("突发公共事件应对"), fields=(
        F("stage", _("预案、预警或者应对")), F("event", _("事件名称")), F("level", _("预警或者响应级别")))),
    Kind("supervision", _("监督检查情况"), fields=(
        F("domain", _("检查领域")), F("checked_on", _("检查日期"), T.DAY), F("result", _("检查结果"), T.TEXT))),
    Kind("livelihood", _("民生政策和实施情况"), fields=(
        F("domain", _("民生领域")), F("beneficiaries", _("适用对象")), F("progress", _("实施情况"), T.TEXT))),
    Kind("four_lists", _("权责清单等"), fields=(
        F("list_name", _("清单名称"), is_required=True), F("edition", _("清单版本")), F("basis", _("清单依据"), T.TEXT))),
    Kind("village_affairs", _("村务公开"), fields=(
        F("village", _("村（社区）"), is_required=True), F("matter", _("村务事项")), F("period", _("所属期间")))),
    Kind("reading_point", _("查阅点"), fields=(
        F("address", _("地址"), is_required=True), F("opening_hours", _("开放时间"), is_required=True),
        F("phone", _("联系电话"), is_required=True), F("facilities", _("设备"), T.TEXT))),
    Kind("gazette", _("政府公报"), fields=(F("issue", _("期号"), is_required=True),)),
    Kind("proposal_reply", _("建议提案办理"), fields=(F("proposal_no", _("建议、提案编号"), is_required=True),)),
    Kind("meeting", _("会议公开"), fields=(F("held_on", _("会议日期"), T.DAY, is_required=True),)),
    Kind("notice", _("公告公示"), fields=(F("until", _("公示截止日期"), T.DAY),)),
    Kind("other", _("其他政府信息")),
)  # fmt: skip

BY_CODE = {kind.code: kind for kind in KINDS}
VALID = frozenset(kind.code for kind in KINDS if kind.has_validity)
