"""The events of remedies: references, dates and codes only; what was argued stays in the papers."""

from django.utils.translation import gettext_lazy as _

from gongkai.apps.events.register import declare
from gongkai.apps.events.words import say
from gongkai.apps.remedies.kinds import ENDINGS, Kind
from gongkai.apps.remedies.models import FilingKind, PaperKind

AREA = "remedies"

REGISTERED = declare(
    "remedies.case.registered", _("已登记投诉、复议或者诉讼"), "request", "kind", "follows", "due_date"
)
DESCRIBED = declare("remedies.case.described", _("已更正案件的登记内容"), "due_date")
ANSWERED = declare("remedies.case.answered", _("已登记提交答复和证据"), "filings", "on", "late")
SUPPLEMENTED = declare("remedies.case.supplemented", _("已登记补充提交的材料"), "filings", "on")
EXTENDED = declare("remedies.case.extended", _("已登记复议延期"), "until")
DECIDED = declare("remedies.case.decided", _("已登记结果"), "result", "on", "redo", "until")
WITHDRAWN = declare("remedies.case.withdrawn", _("已登记对方撤回"), "on")
CORRECTED = declare("remedies.case.corrected", _("已更正结果"), "result", "on", "redo", "until")
REDONE = declare("remedies.case.redone", _("已依结果重新办理申请"), "request", "round")
OPINION_RECEIVED = declare(
    "remedies.opinion.received", _("已登记收到意见书、建议书或者整改通知"), "on", "due_date"
)
OPINION_REPORTED = declare("remedies.opinion.reported", _("已登记报送办理情况"), "on")
CLOSED = declare("remedies.case.closed", _("案件已办结"))
REOPENED = declare("remedies.case.reopened", _("案件已重新打开"))
PAPER_ADDED = declare("remedies.paper.added", _("已加入案件文书"), "paper", "kind", "sha256")
PAPER_OPENED = declare("remedies.paper.opened", _("查看了案件文书"), "paper")
EVIDENCE_BUNDLED = declare(
    "remedies.evidence.bundled", _("已打包证据"), "documents", "missing", "originals", "sha256"
)
MASKED = declare("remedies.case.masked", _("个人信息保存期满，案件的记录和文书已去标识化"))
RECKONED = declare("remedies.deadline.reckoned", _("节假日安排更新，期限重新计算"), "due_date")

_RESULTS = {code: ending.label for endings in ENDINGS.values() for code, ending in endings.items()}
say(AREA, "request", _("申请%(value)s"), rows="disclosure_requests.disclosurerequest")
say(AREA, "kind", _("种类：%(value)s"), codes={**dict(Kind.choices), **dict(PaperKind.choices)})
say(AREA, "follows", _("前一案件#%(value)s"))
say(AREA, "filings", _("材料：%(value)s"), codes=dict(FilingKind.choices))
say(AREA, "late", "%(value)s", codes={True: _("逾期"), False: _("按期")})
say(AREA, "result", _("结果：%(value)s"), codes=_RESULTS)
say(AREA, "redo", "%(value)s", codes={True: _("要求重新办理或者限期答复"), False: _("没有要求重新办理")})
say(AREA, "round", _("第%(value)s轮"))
say(AREA, "paper", _("案件文书#%(value)s"))
say(AREA, "documents", _("证据%(value)s份"))
say(AREA, "missing", _("缺失%(value)s份"))
say(AREA, "originals", "%(value)s", codes={True: _("含拟公开信息原件"), False: _("不含拟公开信息原件")})
