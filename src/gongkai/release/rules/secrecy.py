"""Marks by which a paper says of itself that it is not for the public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gongkai.release.content import Content
from gongkai.release.rules.text import Hit, TextRule, findings
from gongkai.rules import Finding, Level, Source

_GRADE = r"(?:绝[ ]{0,4}密|机[ ]{0,4}密|秘[ ]{0,4}密)"
_STARRED = re.compile(rf"{_GRADE}[ ]*[★☆✩✭⋆*＊][ ]*(?:\d{{1,2}}[ ]*(?:年|个月|月)|长期|启封)?")
_ALONE = re.compile(rf"(?m)^[ \t\[【(（]*{_GRADE}[ \t\]】)）]*\r?$")
_NAMED = re.compile(rf"密[ ]*级[ ]*[:：]?[ ]*{_GRADE}")
_INTERNAL = re.compile(
    r"内部(?:资料|文件|材料|刊物|参考)[ ,，、;；]*(?:注意保存|妥善保管|请勿外传|不得外传|严禁外传|不得翻印)"
    r"|(?:仅供|仅限)(?:内部|系统内|机关内部)(?:使用|传阅|参考|掌握)"
    r"|工作秘密[ ]*[★☆*]|(?m:^[ \t【\[(（]*(?:工作秘密|内部(?:资料|文件|使用|传阅))[ \t】\])）]*\r?$)"
)
_WITHHELD = re.compile(
    r"[(（【\[]\s*(?:此件|本件)?\s*(?:不予公开|不公开|不公开发布|不宜公开)\s*[)）】\]]"
    r"|(?:此件|本件)\s*(?:不予公开|不公开|不宜公开)"
    r"|公开(?:属性|方式|形式|类型|选项)\s*[:：]?\s*(?:不予公开|不公开)"
)


def _hits(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[Hit]:
    taken: list[tuple[int, int]] = []
    for pattern in patterns:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield Hit(match.start(), match.end(), " ".join(match[0].split()))


def _rule(
    code: str, title: str, sentence: str, patterns: tuple[re.Pattern[str], ...], *, catches: str, why: str,
    source: Source, passing: str, failing: str,
) -> TextRule:  # fmt: skip
    def find(text: str, _beside: str) -> Iterable[Hit]:
        return _hits(patterns, text)

    def check(subject: Content) -> Iterable[Finding]:
        return findings(rule, subject, sentence)

    rule = TextRule(
        code, title, catches, why, source, Level.ERROR, check, passing=passing, failing=failing, find=find
    )
    return rule


SECRET = _rule(
    "RG-SECRET",
    "国家秘密标志",
    "{where}有国家秘密标志“{shown}”；不得公开，请停止并交保密审查员依法处理。",
    (_STARRED, _NAMED, _ALONE),
    catches="“机密★10年”一类标志、“密级：秘密”，以及独占一行的“绝密”“机密”“秘密”。",
    why="国家秘密不予公开，标志在的一份也不能遮盖后公开，须先依法解密。",
    source=Source("政府信息公开条例", "第十四条"),
    passing="该信息不属于国家秘密，也不涉及商业秘密。",
    failing="机密★10年",
)
INTERNAL = _rule(
    "RG-INTERNAL",
    "内部资料标志",
    "{where}有内部资料标志“{shown}”；请确认能否公开，能公开的换用没有标志的文本。",
    (_INTERNAL,),
    catches="“内部资料 注意保存”“仅供内部使用”“工作秘密”等标志。",
    why="标明内部使用的资料须经保密审查确认后才能公开。",
    source=Source("政府信息公开条例", "第十六条、第十七条"),
    passing="本机关内部设有三个科室，资料已注意保存。",
    failing="内部资料 注意保存",
)
WITHHELD = _rule(
    "RG-WITHHELD",
    "不予公开属性",
    "{where}写有“{shown}”；文件自己的公开属性是不予公开，请先按程序变更属性再公开。",
    (_WITHHELD,),
    catches="“（此件不公开）”“公开属性：不予公开”等属性标注。",
    why="拟制公文时已经明确不予公开的，须重新审查才能给出。",
    source=Source("政府信息公开条例", "第十七条、第十八条"),
    passing="本机关决定对该部分内容不予公开，理由如下。（此件公开发布）",
    failing="（此件不予公开）",
)

SECRECY = (SECRET, INTERNAL, WITHHELD)
