"""The events of proactive disclosure: references, dates and codes only; reasons and opinions stay with the item."""

from django.utils.translation import gettext_lazy as _

from gongkai.apps.events.register import declare
from gongkai.apps.events.words import say
from gongkai.apps.proactive.models import Severity, Verdict
from gongkai.apps.proactive.steps import Step

AREA = "proactive"

CREATED = declare("proactive.item.created", _("起草政府信息"), "kind", "column")
SAVED = declare("proactive.item.saved", _("保存政府信息"), "version")
FILE_ADDED = declare("proactive.item.file_added", _("添加附件"), "file", "sha256")
SUBMITTED = declare("proactive.item.submitted", _("政府信息送审"), "version", "sha256", "findings")
REVIEWED = declare("proactive.item.reviewed", _("审核政府信息"), "version", "step", "verdict")
CLEARED = declare("proactive.item.cleared", _("放行发布检查结果"), "version", "rule", "key")
TAKEN_BACK = declare("proactive.item.taken_back", _("取回修改"), "version")
SCHEDULED = declare("proactive.item.scheduled", _("定时发布政府信息"), "version", "at")
PUBLISHED = declare("proactive.item.published", _("发布政府信息"), "version", "sha256", "index_no", "late")
RELEASED = declare("proactive.item.released", _("应急发布政府信息"), "version", "sha256", "due")
REVIEWED_AFTER = declare("proactive.item.reviewed_after", _("应急发布后审查"), "version", "verdict")
KEPT_BACK = declare("proactive.item.kept_back", _("归入不主动公开"), "version")
UPDATE_BEGUN = declare("proactive.item.update_begun", _("更新已发布的政府信息"), "version")
UPDATE_ABANDONED = declare("proactive.item.update_abandoned", _("放弃更新"), "version")
WITHDRAWN = declare("proactive.item.withdrawn", _("撤回政府信息"), "version")
REOPENED = declare("proactive.item.reopened", _("重新办理政府信息"), "version")
DISCARDED = declare("proactive.item.discarded", _("废弃草稿"), "version")
COLUMN_SET = declare("proactive.column.set", _("设置栏目"), "code")
COLUMN_CLOSED = declare("proactive.column.closed", _("停用栏目"), "code")
COLUMN_REOPENED = declare("proactive.column.reopened", _("恢复栏目"), "code")
POLICY_SET = declare("proactive.policy.set", _("设置审核流程"), "column", "steps")
POLICY_GIVEN_UP = declare("proactive.policy.given_up", _("不再单独设置审核流程"), "column")
RULE_SET = declare("proactive.index_rule.set", _("设置索引号规则"), "valid_from")
WORD_ADDED = declare("proactive.lexicon.added", _("词库添加词条"), "severity")
WORD_CHANGED = declare("proactive.lexicon.changed", _("修改词库词条"), "severity")
WORD_ENDED = declare("proactive.lexicon.ended", _("停用词库词条"), "severity")
WORDS_IMPORTED = declare("proactive.lexicon.imported", _("导入词库"), "added", "changed")
IMPORT_BEGUN = declare("proactive.import.begun", _("上传要批量导入的信息"), "sha256", "files")
IMPORT_DONE = declare("proactive.import.done", _("批量导入信息"), "sha256", "count")
IMPORT_GIVEN_UP = declare("proactive.import.given_up", _("放弃批量导入"))

say(AREA, "kind", _("种类%(value)s"))
say(AREA, "column", _("栏目#%(value)s"))
say(AREA, "version", _("第%(value)s版"))
say(AREA, "file", _("附件#%(value)s"))
say(AREA, "findings", _("检查结果%(value)s处"))
say(AREA, "step", "%(value)s", codes=dict(Step.choices))
say(AREA, "steps", "%(value)s", codes=dict(Step.choices))
say(AREA, "verdict", _("结论“%(value)s”"), codes=dict(Verdict.choices))
say(AREA, "rule", _("规则%(value)s"))
say(AREA, "key", _("检查结果标识%(value)s"))
say(AREA, "at", _("定于%(value)s"))
say(AREA, "index_no", _("索引号%(value)s"))
say(AREA, "late", "%(value)s", codes={True: _("超过公开时限"), False: _("在公开时限内")})
say(AREA, "files", _("文件%(value)s个"))
say(AREA, "count", _("%(value)s件"))
say(AREA, "due", _("事后审查期限%(value)s"))
say(AREA, "code", _("代码%(value)s"))
say(AREA, "severity", "%(value)s", codes=dict(Severity.choices))
say(AREA, "added", _("添加%(value)s条"))
say(AREA, "changed", _("修改%(value)s条"))
say(AREA, "valid_from", _("自%(value)s起"))
