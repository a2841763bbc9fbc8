"""What the log says about annual reports."""

from django.utils.translation import gettext_lazy as _

from gongkai.apps.events.register import declare

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
