"""The events of normative documents: references, dates and codes only; reasons and opinions stay with the document."""

from django.utils.translation import gettext_lazy as _

from gongkai.apps.events.register import declare
from gongkai.apps.events.words import say
from gongkai.apps.normative_documents.models import (
    Adoption,
    AskedKind,
    ChangeKind,
    CleanupChoice,
    RevisionKind,
)
from gongkai.apps.normative_documents.states import State
from gongkai.statute.legality_review import OPINION_LABELS

AREA = "normative_documents"

BEGUN = declare("normative_documents.document.begun", _("开始制定规范性文件"), "item")
ASSESSED = declare("normative_documents.document.assessed", _("登记必要性评估"), "day")
OPINION_ADDED = declare("normative_documents.opinion.added", _("登记征求的意见"), "asked", "adoption")
SENT = declare("normative_documents.review.sent", _("送合法性审核"), "round", "sha256", "due")
SUPPLEMENTED = declare("normative_documents.review.supplemented", _("补充审核材料"), "round", "due")
RECALLED = declare("normative_documents.review.recalled", _("撤回送审"), "round")
OPINED = declare("normative_documents.review.given", _("出具合法性审核意见"), "round", "opinion", "sha256")
DECIDED = declare("normative_documents.document.decided", _("登记集体审议"), "day", "sha256")
SENT_BACK = declare("normative_documents.document.sent_back", _("退回修改"), "stage")
NUMBERED = declare("normative_documents.document.numbered", _("统一登记编号"), "day", "serial")
ENTERED = declare("normative_documents.document.entered", _("登记既有文件"), "day")
DROPPED = declare("normative_documents.document.dropped", _("终止制定"), "stage")
FILED = declare("normative_documents.filing.done", _("登记备案"), "day", "due")
REVISION_BEGUN = declare("normative_documents.revision.begun", _("登记修改"), "how", "day", "item")
REVISION_DROPPED = declare("normative_documents.revision.dropped", _("取消修改"), "day")
CHANGED = declare("normative_documents.status.changed", _("登记效力变动"), "change", "day", "item")
CORRECTED = declare("normative_documents.status.corrected", _("更正效力登记"), "change", "day", "row")
SETTLED = declare("normative_documents.status.settled", _("到时变更有效性"), "status")
RULE_SET = declare("normative_documents.rule.set", _("设置规范性文件管理"), "valid_from")
CLEANUP_OPENED = declare("normative_documents.cleanup.opened", _("开始规范性文件清理"), "as_of", "number")
VERDICT_GIVEN = declare("normative_documents.verdict.given", _("提出清理意见"), "document", "verdict")
VERDICT_RETURNED = declare("normative_documents.verdict.returned", _("退回清理意见"), "document")
VERDICT_CONFIRMED = declare("normative_documents.verdict.confirmed", _("确认清理意见"), "document", "verdict")
RESULT_DRAFTED = declare("normative_documents.cleanup.drafted", _("起草清理结果"), "item")
CLEANUP_CONCLUDED = declare("normative_documents.cleanup.concluded", _("公布清理结果"), "item", "number")
CLEANUP_DROPPED = declare("normative_documents.cleanup.dropped", _("取消清理"))

say(AREA, "item", _("信息#%(value)s"))
say(AREA, "document", _("文件#%(value)s"))
say(AREA, "day", _("日期%(value)s"))
say(AREA, "asked", "%(value)s", codes=dict(AskedKind.choices))
say(AREA, "adoption", "%(value)s", codes=dict(Adoption.choices))
say(AREA, "round", _("第%(value)s轮"))
say(AREA, "due", _("期限%(value)s"))
say(
    AREA, "opinion", _("意见“%(value)s”"), codes={code.value: label for code, label in OPINION_LABELS.items()}
)
say(AREA, "stage", _("原阶段“%(value)s”"), codes=dict(State.choices))
say(AREA, "serial", _("流水号%(value)s"))
say(AREA, "how", "%(value)s", codes=dict(RevisionKind.choices))
say(AREA, "change", "%(value)s", codes=dict(ChangeKind.choices))
say(AREA, "row", _("原登记#%(value)s"))
say(AREA, "status", _("有效性%(value)s"))
say(AREA, "valid_from", _("自%(value)s起"))
say(AREA, "as_of", _("截止%(value)s"))
say(AREA, "number", _("%(value)s件"))
say(AREA, "verdict", "%(value)s", codes=dict(CleanupChoice.choices))
