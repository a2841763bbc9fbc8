"""Rules on the table of reconsideration and litigation (section 四)."""

from collections.abc import Iterator

from gongkai.annual_report.check.arithmetic import judged
from gongkai.annual_report.check.subject import Single
from gongkai.rules import Finding, Level, Rule, Source


def _sums(subject: Single) -> Iterator[Finding]:
    if sheet := subject.sheet("remedies"):
        yield from judged(REMEDY_SUM, sheet.plan.row_sums, sheet, "remedies_sum")
    else:
        yield REMEDY_SUM.not_applicable("报告中没有“行政复议、行政诉讼情况”表。")


REMEDY_SUM = Rule(
    id="T4-1",
    title="复议诉讼结果相加",
    catches="行政复议、未经复议直接起诉、复议后起诉中，四种结果相加不等于总计。",
    why="每件案件在年底只有一种结果，包括尚未审结。",
    source=Source("国办公开办函〔2019〕60号、〔2021〕30号", "附表四的结构"),
    level=Level.ERROR,
    check=_sums,
    passing="结果维持72 + 结果纠正64 + 其他结果178 + 尚未审结37 = 总计351。",
    failing="结果维持10 + 结果纠正1 = 11，总计却是0。",
)
RULES = (REMEDY_SUM,)
