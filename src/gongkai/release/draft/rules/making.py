"""How a rule about a draft is put together: what it says of each place, and everything that explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from gongkai.release.draft.subject import Draft
from gongkai.release.rules.text import AT_MOST
from gongkai.rules import Finding, Level, Rule, Source

K19 = "政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）"
G47 = "政府网站发展指引（国办发〔2017〕47号）"
REGULATION = "政府信息公开条例"


@dataclass(frozen=True, slots=True)
class Said:
    """One place. sentence: what is wrong, where, what to do. level: where it differs from the rule's own."""

    sentence: str
    anchor: str = ""
    quote: str = ""
    level: Level | None = None


def draft_rule(
    code: str, title: str, find: Callable[[Draft], Iterable[Said]], *, catches: str, why: str, source: Source,
    level: Level, passing: str, failing: str,
) -> Rule[Draft]:  # fmt: skip
    def check(subject: Draft) -> Iterator[Finding]:
        said = iter(find(subject))
        for one in islice(said, AT_MOST):
            yield rule.broken(one.sentence, anchor=one.anchor, quote=one.quote, level=one.level)
        if next(said, None) is not None:
            yield rule.broken(f"“{title}”超过{AT_MOST}处，只列出前{AT_MOST}处；请整体处理后重新检查。")

    rule: Rule[Draft] = Rule(code, title, catches, why, source, level, check, passing, failing)
    return rule
