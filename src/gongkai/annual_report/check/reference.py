"""The reference page of the rules, made from the rules themselves."""

from gongkai.annual_report.check.registry import SINGLE_RULES, TREE_RULES, YEAR_RULES
from gongkai.rules import Level
from gongkai.rules.reference import page

LEVELS = {
    Level.ERROR: "错误（不改正不能发布）",
    Level.WARNING: "提醒（要有说明）",
    Level.REMARK: "备注（供阅读）",
}

_HEAD = """# 年度报告检查规则

本页由程序从规则生成，请勿手改：`gongkai.annual_report.check.reference.reference_page()`。

每条规则对每一处给出四种结论之一：成立、不成立、无法判断（格空白、认不清或缺少资料）、不适用。
空白在相加时按0计，空白的总计不参加比较；“/”按0计；认不清的格只要有一种读法能使等式成立，就不说它不成立。
“自相矛盾”只用于别无读法的情形：正文的口径、范围、约数、累计数和部分数都先按其他读法考虑。
"""


def reference_page() -> str:
    """All rules as one page in Markdown."""
    chapters = (("一份报告", SINGLE_RULES), ("前后两年", YEAR_RULES), ("汇总与下级", TREE_RULES))
    return page(_HEAD, chapters, LEVELS, ("对", "错"))
