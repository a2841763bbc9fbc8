"""What the log says about annual reports."""

from django.utils.translation import gettext_lazy as _

from gongkai.apps.events.register import declare
from gongkai.apps.events.words import name_rows, say
from gongkai.apps.reporting import queries
from gongkai.apps.reporting.models import FindingDecision, ReportScope
from gongkai.apps.reporting.show.tables import labels_of_cells

AREA, BODY = "reporting", "reporting.body"

FILES_BROUGHT = declare(
    "reporting.intake.received", _("导入年度报告文件"), "files", "new", "known", "refused"
)
FILE_REFUSED = declare("reporting.intake.refused", _("文件不能读取"), "reason", "item")
FILE_GIVEN_UP = declare("reporting.intake.given_up", _("读取文件中断"))
FILES_TRIED_AGAIN = declare("reporting.intake.tried_again", _("再读一次中断的文件"), "files")
REPORT_READ = declare("reporting.report.read", _("读取年度报告"), "reading", "reader", "sha256")
READING_REFUSED = declare("reporting.report.reading_refused", _("重新读取年度报告未成功"), "reason")
READING_GIVEN_UP = declare("reporting.report.reading_given_up", _("重新读取年度报告中断"))
REPORT_DESCRIBED = declare(
    "reporting.report.described", _("标明报告机关和年度"), "body", "year", "scope", "published_on"
)
CELL_CORRECTED = declare("reporting.cell.corrected", _("更正报告单元格"), "cell", "correction")
FINDING_DECIDED = declare("reporting.finding.decided", _("处理核对结果"), "rule", "key", "decision")
FINDINGS_DECIDED = declare("reporting.finding.decided_together", _("一并处理核对结果"), "keys", "decision")
REREADING_ASKED = declare("reporting.report.rereading_asked", _("要求重新读取"))
REPORT_REVIEWED = declare("reporting.report.reviewed", _("核对通过"), "sha256")
REPORT_RETURNED = declare("reporting.report.returned", _("退回修改"))
REPORT_PUBLISHED = declare("reporting.report.published", _("发布年度报告"), "edition", "sha256", "findings")
REPORT_REOPENED = declare("reporting.report.reopened", _("更正已发布的年度报告"), "edition")
REPORT_WITHDRAWN = declare("reporting.report.withdrawn", _("撤回年度报告"), "edition")

# What the keys mean to those who read the log.
name_rows(BODY, queries.names_of_bodies)
say(AREA, "files", _("文件%(value)s个"))
say(AREA, "new", _("其中待读取%(value)s个"))
say(AREA, "known", _("以前导入过%(value)s个"))
say(AREA, "refused", _("不能接收%(value)s个"))
say(AREA, "item", _("导入的文件#%(value)s"))
say(AREA, "reading", _("读取结果#%(value)s"))
say(AREA, "reader", _("读取程序%(value)s"))
say(AREA, "body", _("报告机关%(value)s"), rows=BODY)
say(AREA, "scope", _("数据口径：%(value)s"), codes=dict(ReportScope.choices))
say(AREA, "published_on", _("原文发布日期%(value)s"))
say(AREA, "cell", _("单元格“%(value)s”"), codes=labels_of_cells())
say(AREA, "correction", _("更正记录#%(value)s"))
say(AREA, "rule", _("规则%(value)s"))
say(AREA, "key", _("核对结果标识%(value)s"))
say(AREA, "keys", _("核对结果标识%(value)s"))
say(AREA, "decision", _("认定“%(value)s”"), codes=dict(FindingDecision.Decision.choices))
say(AREA, "edition", _("第%(value)s版"))
say(AREA, "findings", "%(value)s", codes={True: _("同时公开核对结果"), False: _("不公开核对结果")})
say(
    AREA,
    "reason",
    _("原因：%(value)s"),
    codes={
        "bomb": _("压缩包展开后过大"),
        "broken": _("文件损坏"),
        "crashed": _("读取中止"),
        "empty": _("没有内容"),
        "encrypted": _("文件加密"),
        "entities": _("含外部引用"),
        "lost": _("原始文件不在"),
        "no_text": _("没有文字"),
        "not_text": _("不是文本"),
        "old_format": _("旧格式"),
        "picture": _("是图片"),
        "scanned": _("是扫描件"),
        "too_deep": _("嵌套过深"),
        "too_large": _("文件过大"),
        "too_many": _("页数或条目过多"),
        "too_much_memory": _("超过内存上限"),
        "too_slow": _("超过时间上限"),
        "unknown_archive": _("不认识的压缩包"),
    },
)
