"""Which version of each set of rules governs on a day: exactly one, from the first regulation on.

An open case keeps the version under which it began; a new version is a new row here, never a change of an old one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from gongkai.statute.citation import Citation, Instrument, NotInForce
from gongkai.statute.instruments import (
    APL,
    APL_1990,
    APL_2015,
    FEE,
    RCL,
    RCL_1999,
    REG,
    REG_2008,
    SPC11,
    SPC25,
)

# The regulation of 2008 enters into force; before it there is nothing to compute.
BEGINNING = date(2008, 5, 1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Version:
    """One version. first, until: first and last day on which it governs. source: where it stands; words: what it says."""

    code: str
    label: str
    first: date
    until: date | None
    words: str
    source: str
    mark: str = ""

    def governs(self, day: date) -> bool:
        return self.first <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The versions of one subject, in order. by: which day of a case picks the version it keeps."""

    code: str
    label: str
    by: str
    versions: tuple[Version, ...]

    def on(self, day: date) -> Version:
        """The version that governs. Raises NotInForce before the first."""
        for version in self.versions:
            if version.governs(day):
                return version
        raise NotInForce(f"“{self.label}”规则", day)


def _of(instrument: Instrument, label: str, words: str, place: Citation | None = None) -> Version:
    """A version that lives exactly as long as its instrument, as far back as we look."""
    first = max(instrument.in_force, BEGINNING)
    source = str(place or instrument.whole()) + f"（{instrument.number}）"
    return Version(instrument.code, label, first, instrument.until, words, source, instrument.mark)


_REGULATION = RuleSet(
    "regulation", "政府信息公开条例", "收到申请之日",
    (
        _of(REG_2008, "2008年条例", "15个工作日内答复，可以延长15个工作日；申请要有生产、生活、科研等特殊需要。"),
        _of(REG, "2019年修订的条例", "20个工作日内答复，可以延长20个工作日；不得要求说明用途。"),
    ),
)  # fmt: skip

_FORM = RuleSet(
    "annual_form", "年度报告格式", "答复之日所在的年度",
    (
        Version(
            "pre_2019", "没有统一表格", BEGINNING, date(2018, 12, 31), "以文字叙述为主，2014年前后起附统计表。",
            "《中华人民共和国政府信息公开条例》（国务院令第492号）", "secondary",
        ),
        Version(
            "form_2019", "2019年试行格式", date(2019, 1, 1), date(2020, 12, 31), "“其他处理”只有一行。",
            "国办公开办函〔2019〕60号",
        ),
        Version(
            "form_2021", "2021年格式", date(2021, 1, 1), None, "办理结果21项，“其他处理”分为三行。",
            "国办公开办函〔2021〕30号",
        ),
    ),
)  # fmt: skip

_FEE = RuleSet(
    "fee", "收费", "作出收费决定之日",
    (
        Version(
            "cost", "只收成本费用", BEGINNING, REG.in_force - _DAY, "可以收取检索、复制、邮寄等成本费用。",
            str(REG_2008.article(27)), "unverified",
        ),
        Version(
            "free", "不收费", REG.in_force, FEE.in_force - _DAY,
            "不收取费用；明显超过合理范围的可以收取信息处理费，但是办法尚未制定，没有标准可收。",
            str(REG.article(42)), "inferred",
        ),
        _of(FEE, "信息处理费", "按件计收或者按量计收，超额累进。"),
    ),
)  # fmt: skip

_RECONSIDERATION = RuleSet(
    "reconsideration", "行政复议法", "作出答复之日",
    (
        _of(RCL_1999, "1999年复议法", "六十日内可以申请行政复议，也可以直接起诉。"),
        _of(RCL, "2023年修订的复议法", "六十日内申请；不予公开的应当先申请行政复议；可以适用简易程序。"),
    ),
)  # fmt: skip

_FIRST = RuleSet(
    "reconsideration_first", "复议前置", "作出答复之日",
    (
        Version(
            "none", "没有复议前置", BEGINNING, RCL.in_force - _DAY, "可以复议，也可以直接起诉。",
            str(RCL_1999.whole()), "secondary",
        ),
        Version(
            "by_law", "不予公开的复议前置", RCL.in_force, SPC25.in_force - _DAY,
            "“不予公开”须先复议；范围没有解释，按以条例第十四条至第十六条为依据的理解。",
            str(RCL.article(23, 1, 4)), "inferred",
        ),
        Version(
            "by_articles", "以第十四条至第十六条为依据的复议前置", SPC25.in_force, None,
            "只限于以条例第十四条至第十六条为依据的不予公开。",
            f"{RCL.article(23, 1, 4)}、{SPC25.article(1)}", "secondary",
        ),
    ),
)  # fmt: skip

_LITIGATION = RuleSet(
    "litigation", "行政诉讼法", "作出答复之日",
    (
        _of(APL_1990, "1990年诉讼法", "知道之日起三个月内起诉。"),
        _of(APL_2015, "2015年诉讼法", "知道之日起六个月内起诉；可以适用简易程序。"),
        _of(APL, "2017年诉讼法", "知道之日起六个月内起诉；可以适用简易程序。"),
    ),
)  # fmt: skip

_INTERPRETATION = RuleSet(
    "court_interpretation", "政府信息公开案件司法解释", "立案之日",
    (
        Version(
            "none", "没有专门的解释", BEGINNING, SPC11.in_force - _DAY, "适用行政诉讼法的一般规定。",
            str(APL_1990.whole()), "inferred",
        ),
        _of(SPC11, "2011年规定", "按2008年条例制定。"),
        _of(SPC25, "2025年解释", "15条，按2019年修订的条例制定，明确复议前置的范围。"),
    ),
)  # fmt: skip

RULE_SETS: Mapping[str, RuleSet] = MappingProxyType(
    {
        rules.code: rules
        for rules in (_REGULATION, _FORM, _FEE, _RECONSIDERATION, _FIRST, _LITIGATION, _INTERPRETATION)
    }
)  # fmt: skip


def version_on(code: str, day: date) -> Version:
    """The version of a set of rules on a day. Raises NotInForce before the first."""
    return RULE_SETS[code].on(day)
