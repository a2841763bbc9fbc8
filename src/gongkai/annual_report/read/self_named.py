"""What the sentences of a report say of it where it has no title: who compiled it, and of which year it speaks."""

from __future__ import annotations

import re
from collections import Counter

from gongkai.annual_report.read.title import body_in

_YEAR = r"(?:19|20)\d{2}"
_REPORT = r"(?:政府信息公开|政务公开|信息公开)"
_BODY = r"(?P<name>[\u4e00-\u9fff]{3,30}?)"
# 现公布《清河县水务局2021年政府信息公开工作年度报告》; 现将清河县人民政府(办公室)2021年…; 由清河县水务局编制; 清河镇特编制2021年…
_SAID = tuple(
    re.compile(pattern)
    for pattern in (
        rf"《{_BODY}{_YEAR}年?度?{_REPORT}",
        rf"现(?:将|公布|发布|公开){_BODY}(?:\([^()]*\))?{_YEAR}年?度?{_REPORT}",
        rf"由{_BODY}(?:根据|按照|依据|依照|编制|编写)",
        rf"(?:^|[,。]){_BODY}(?:现|特)编制{_YEAR}年",
    )
)
_COMPILER_ONLY = ("办公室", "办", "科", "领导小组", "中心")  # writes for another body, whose report it is
_YEAR_ENDS = re.compile(rf"截[至止]到?\s*({_YEAR})\s*年\s*(?:12\s*月\s*31|底|末)")
_YEAR_OPENS = re.compile(
    rf"(?:^|[。:]|[情方]况|方面)\s*({_YEAR})\s*年度?(?:以来)?(?!\s*\d)(?![^,。]{{0,12}}[,，]?将)"
)


def body_said(texts: list[str]) -> str:
    """The body named by the first sentence that says whose report this is; "" where only its office is named."""
    for text in texts:
        for pattern in _SAID:
            found = pattern.search(text)
            name = body_in(found["name"].removesuffix("关于")) if found else ""
            if name and not (pattern is _SAID[2] and name.endswith(_COMPILER_ONLY)):
                return name
    return ""


def year_said(texts: list[str]) -> int | None:
    """The year with which most sentences begin or at whose end they count; of two the earlier: plans speak of the next."""
    years = Counter(
        int(year) for text in texts for pattern in (_YEAR_OPENS, _YEAR_ENDS) for year in pattern.findall(text)
    )
    return min(years, key=lambda year: (-years[year], year)) if years else None
