"""The reference page of a set of rules, in Markdown, made from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gongkai.rules.rule import Level, Rule, Source

MARKS = {"inferred": "推断", "secondary": "间接来源", "unverified": "未核实"}


def page(
    head: str,
    chapters: Iterable[tuple[str, Iterable[Rule[Any]]]],
    levels: Mapping[Level, str],
    cases: tuple[str, str],
) -> str:
    """chapters: title and rules. cases: what the passing and the failing case of a rule are called."""
    parts = [head]
    for title, rules in chapters:
        parts.append(f"## {title}\n")
        parts.extend(_entry(rule, levels[rule.level], *cases) for rule in rules)
    return "\n".join(parts)


def _entry(rule: Rule[Any], level: str, passing: str, failing: str) -> str:
    return (
        f"### {rule.id} {rule.title}\n\n"
        f"- 查什么：{rule.catches}\n"
        f"- 为什么：{rule.why}\n"
        f"- 依据：{_source(rule.source)}\n"
        f"- 级别：{level}\n"
        f"- {passing}：{rule.passing}\n"
        f"- {failing}：{rule.failing}\n"
    )


def _source(source: Source) -> str:
    mark = f"（{MARKS[source.mark]}）" if source.mark else ""
    return f"{source.instrument}{source.place and '，' + source.place}{mark}"
