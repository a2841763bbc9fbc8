"""The events of requests: references, dates and codes only; names and reasons stay in the file."""

from django.utils.translation import gettext_lazy as _

from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.models import (
    ApplicantType,
    FeeNotice,
    FileKind,
    Opinion,
    PartyKind,
    ProposalState,
    ReasonInquiry,
    ReviewKind,
    ServiceRoute,
    Verdict,
)
from gongkai.apps.disclosure_requests.models.request import CHANNELS
from gongkai.apps.events.register import declare
from gongkai.apps.events.words import name_rows, say
from gongkai.letters.templates import TEMPLATES
from gongkai.statute.outcomes import OUTCOMES

AREA = "disclosure_requests"
REQUEST = "disclosure_requests.disclosurerequest"

FILED = declare("disclosure_requests.request.filed", _("申请已提交"), "channel", "receipt_date")
CONFIRMED = declare(
    "disclosure_requests.request.confirmed", _("与申请人确认收到"), "receipt_date", "due_date"
)
ACCEPTED = declare("disclosure_requests.request.accepted", _("申请已分办"), "unit", "handler")
WITHDRAWN = declare("disclosure_requests.request.withdrawn", _("申请人撤回申请"), "by_applicant")
CLOSED_UNDECIDED = declare("disclosure_requests.request.closed", _("不再处理"), "outcome")
ARCHIVED = declare("disclosure_requests.request.archived", _("申请卷已归档"), "archive_no")
REDONE = declare("disclosure_requests.request.redone", _("依复议决定或者判决重新办理"), "round", "due_date")
RECLASSIFIED = declare("disclosure_requests.applicant.reclassified", _("申请人统计类别已改"), "type")
AMENDMENT_ASKED = declare("disclosure_requests.amendment.asked", _("已告知补正"), "letter", "late")
AMENDMENT_RECEIVED = declare(
    "disclosure_requests.amendment.received", _("已收到补正"), "on", "due_date", "by_applicant"
)
CONSULTED = declare(
    "disclosure_requests.consultation.sent", _("已发出征求意见书"), "letter", "kind", "respond_by"
)
OPINION_RECORDED = declare(
    "disclosure_requests.consultation.closed", _("征求意见已有结果"), "consultation", "opinion", "due_date"
)
OVERRIDDEN = declare(
    "disclosure_requests.consultation.overridden", _("因公共利益决定公开"), "consultation", "letter"
)
EXTENDED = declare(
    "disclosure_requests.reply.extended", _("已延期答复"), "letter", "working_days", "due_date"
)
REASONS_ASKED = declare("disclosure_requests.reasons.asked", _("已要求说明理由"), "letter", "count")
REASONS_RECEIVED = declare("disclosure_requests.reasons.received", _("已收到说明的理由"), "by_applicant")
REASONS_JUDGED = declare("disclosure_requests.reasons.judged", _("已认定说明的理由"), "judgement")
REASONS_ACCEPTED = declare("disclosure_requests.reasons.accepted", _("理由合理，按期办理"))
DEFERRED = declare("disclosure_requests.reply.deferred", _("已延迟答复"), "letter", "until")
FEE_CHARGED = declare(
    "disclosure_requests.fee.charged", _("已发出收费通知"), "letter", "method", "units", "counted", "yuan"
)
FEE_PAID = declare("disclosure_requests.fee.paid", _("已登记缴费"), "yuan", "settled", "due_date")
FEE_WAIVED = declare(
    "disclosure_requests.fee.waived", _("已决定不予收取信息处理费"), "letter", "yuan", "due_date"
)
ASSISTANCE_ASKED = declare("disclosure_requests.assistance.asked", _("已请协办"), "assistance", "respond_by")
ASSISTANCE_GIVEN = declare("disclosure_requests.assistance.given", _("协办单位已答复"), "assistance")
SEARCHED = declare("disclosure_requests.search.recorded", _("已登记检索"), "search", "found")
TALKED = declare("disclosure_requests.talk.recorded", _("已登记与申请人的沟通"), "talk", "reached")
DRAFT_SAVED = declare("disclosure_requests.draft.saved", _("答复文稿已保存"), "draft", "number", "outcome")
DRAFT_SUBMITTED = declare("disclosure_requests.draft.submitted", _("答复文稿已送审"), "draft")
DRAFT_REVIEWED = declare(
    "disclosure_requests.draft.reviewed", _("答复文稿已审核"), "draft", "kind", "verdict"
)
DECIDED = declare("disclosure_requests.reply.decided", _("已作出决定"), "draft", "outcome", "letter")
LETTER_ISSUED = declare("disclosure_requests.letter.issued", _("文书已签发"), "letter", "code", "number")
LETTER_SERVED = declare(
    "disclosure_requests.letter.served", _("送达情况已登记"), "letter", "route", "sent_on", "served_on"
)
LETTER_SEEN = declare("disclosure_requests.letter.seen", _("申请人网上查看了文书"), "letter")
DELIVERED = declare("disclosure_requests.reply.delivered", _("答复已送达"), "replied_on", "overdue")
FILE_ADDED = declare("disclosure_requests.file.added", _("文件已加入卷宗"), "file", "kind", "sha256")
FILE_REMOVED = declare("disclosure_requests.file.removed", _("文件已从卷宗撤下"), "file")
FILE_CLEARED = declare("disclosure_requests.file.cleared", _("文件的发布检查结果已放行"), "file")
FILE_REDACTED = declare("disclosure_requests.file.redacted", _("已遮盖并生成副本"), "file", "source", "marks")
FILE_OPENED = declare("disclosure_requests.file.opened", _("查看了含个人信息的文件"), "file")
PERSON_OPENED = declare("disclosure_requests.applicant.opened", _("查看了申请人的个人信息"))
PERSON_MASKED = declare("disclosure_requests.applicant.masked", _("申请人的个人信息已去标识化"))
POLICY_CHANGED = declare("disclosure_requests.policy.changed", _("依申请公开设置已改"))
PROPOSAL_MADE = declare("disclosure_requests.proposal.made", _("已提出公开建议"), "request", "count", "files")
PROPOSAL_DECIDED = declare("disclosure_requests.proposal.decided", _("公开建议已有决定"), "verdict")
PROPOSAL_DRAFTED = declare(
    "disclosure_requests.proposal.drafted", _("已按公开建议起草主动公开的信息"), "item", "files"
)
IMPORT_BEGUN = declare("disclosure_requests.import.begun", _("已上传待导入的台账"), "sha256")
IMPORT_DONE = declare("disclosure_requests.import.done", _("已导入台账"), "count", "open", "sha256")
IMPORT_GIVEN_UP = declare("disclosure_requests.import.given_up", _("已放弃导入台账"))
RECKONED = declare("disclosure_requests.deadline.reckoned", _("节假日安排更新，期限重新计算"), "due_date")

# What the keys mean to those who read the log.
_KINDS = {**dict(PartyKind.choices), **dict(FileKind.choices), **dict(ReviewKind.choices)}
say(AREA, "channel", _("渠道：%(value)s"), codes=dict(CHANNELS))
say(AREA, "handler", _("经办人%(value)s"), rows="agencies.staff")
say(AREA, "by_applicant", "%(value)s", codes={True: _("由申请人提交"), False: _("由工作人员登记")})
say(AREA, "outcome", _("办理结果“%(value)s”"), codes={code: one.full_label for code, one in OUTCOMES.items()})
say(AREA, "archive_no", _("档号%(value)s"))
say(AREA, "round", _("第%(value)s轮"))
say(AREA, "type", _("统计类别：%(value)s"), codes=dict(ApplicantType.choices))
say(AREA, "late", "%(value)s", codes={True: _("超过7个工作日"), False: _("在7个工作日内")})
say(AREA, "kind", _("种类：%(value)s"), codes=_KINDS)
say(AREA, "respond_by", _("对方期限到%(value)s"))
say(AREA, "consultation", _("征求意见#%(value)s"))
say(AREA, "opinion", _("意见：%(value)s"), codes=dict(Opinion.choices))
say(AREA, "judgement", _("认定：%(value)s"), codes=dict(ReasonInquiry.Judgement.choices))
say(AREA, "method", _("收费方式：%(value)s"), codes=dict(FeeNotice.Method.choices))
say(AREA, "units", _("计收数量%(value)s"))
say(AREA, "counted", _("按登记是当月第%(value)s件"))
say(AREA, "settled", "%(value)s", codes={True: _("已缴清"), False: _("尚未缴清")})
say(AREA, "assistance", _("协办#%(value)s"))
say(AREA, "search", _("检索记录#%(value)s"))
say(AREA, "found", "%(value)s", codes={True: _("查到了"), False: _("没有查到")})
say(AREA, "talk", _("沟通记录#%(value)s"))
say(AREA, "reached", "%(value)s", codes={True: _("联系上了"), False: _("没有联系上")})
say(AREA, "verdict", _("结论：%(value)s"), codes={**dict(Verdict.choices), **dict(ProposalState.choices)})
say(AREA, "request", _("申请%(value)s"), rows=REQUEST)
name_rows(REQUEST, queries.numbers_of)
say(AREA, "item", _("信息#%(value)s"))
say(AREA, "files", _("附件%(value)s个"))
say(AREA, "code", "《%(value)s》", codes={template.code: template.title for template in TEMPLATES})
say(AREA, "route", _("送达方式：%(value)s"), codes=dict(ServiceRoute.choices))
say(AREA, "sent_on", _("%(value)s发出"))
say(AREA, "served_on", _("%(value)s签收"))
say(AREA, "replied_on", _("答复日期%(value)s"))
say(AREA, "overdue", "%(value)s", codes={True: _("逾期"), False: _("按期")})
say(AREA, "source", _("原件：文件#%(value)s"))
say(AREA, "marks", _("遮盖%(value)s处"))
say(AREA, "open", _("其中在办%(value)s件"))
