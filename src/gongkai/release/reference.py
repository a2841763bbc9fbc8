"""The reference page of the release gate, made from its rules."""

from __future__ import annotations

from typing import Any

from gongkai.release.draft.rules import BUILD, DATES, LINKS, WORDS
from gongkai.release.rules import NUMBERS, SECRECY, TRACES
from gongkai.rules import Level, Rule, Source

_LEVELS = {
    Level.ERROR: "须处理（遮盖、换件，或者由另一人说明理由放行）",
    Level.WARNING: "须核对（遮盖、换件，或者由另一人说明理由放行）",
    Level.REMARK: "备注（不影响发出）",
}
_MARKS = {"inferred": "推断", "secondary": "间接来源", "unverified": "未核实"}
_HEAD = """# 发布检查规则

本页由程序从规则生成，请勿手改：`gongkai.release.reference.reference_page()`。

随答复提供的附件添加时逐条检查。有一条“须处理”或者“须核对”没有了结，答复就不能决定，也不能送达。
检查结果只写遮过的号码，不写全号。压缩包、程序、网页、带宏的文件和设有密码的文件不接收。

准备在网站上发布的文字除了这些规则，还按“发布内容”各节检查。
"""
_CHAPTERS: tuple[tuple[str, tuple[Rule[Any], ...]], ...] = (
    ("个人信息", NUMBERS),
    ("密级和内部标志", SECRECY),
    ("看不见的内容", TRACES),
    ("发布内容：文字和元数据", WORDS),
    ("发布内容：日期和文号", DATES),
    ("发布内容：链接", LINKS),
    ("发布内容：版式", BUILD),
)


def reference_page() -> str:
    """All rules as one page in Markdown."""
    parts = [_HEAD]
    for title, rules in _CHAPTERS:
        parts.append(f"## {title}\n")
        parts.extend(_entry(rule) for rule in rules)
    return "\n".join(parts)


def _entry(rule: Rule[Any]) -> str:
    return (
        f"### {rule.id} {rule.title}\n\n"
        f"- 查什么：{rule.catches}\n"
        f"- 为什么：{rule.why}\n"
        f"- 依据：{_source(rule.source)}\n"
        f"- 级别：{_LEVELS[rule.level]}\n"
        f"- 通过：{rule.passing}\n"
        f"- 不通过：{rule.failing}\n"
    )


def _source(source: Source) -> str:
    mark = f"（{_MARKS[source.mark]}）" if source.mark else ""
    return f"{source.instrument}{source.place and '，' + source.place}{mark}"
