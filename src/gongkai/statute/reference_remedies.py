"""The reference page of remedies, made from the values: routes, limits, results, competent bodies, versions of the law."""

from __future__ import annotations

from datetime import date

from gongkai.statute.calendar_limit import in_chinese, length_of
from gongkai.statute.competence import COMPETENCE
from gongkai.statute.failure_to_reply import route_without_reply
from gongkai.statute.grounds import GROUNDS
from gongkai.statute.reference import MARKS, cited, table
from gongkai.statute.remedies import Route, remedy_route, remedy_text
from gongkai.statute.remedy_limits import PARTIES, REMEDY_LIMITS, RemedyLimit
from gongkai.statute.remedy_results import (
    COLUMN_LABELS,
    LITIGATION_RESULTS,
    RECONSIDERATION_RESULTS,
    RemedyResult,
)
from gongkai.statute.versions import RULE_SETS, RuleSet, Version

_HEAD = """# 救济途径和期限

本页由程序从规则生成，请勿手改：`gongkai.statute.reference_remedies.remedies_page()`。

先复议还是可以直接起诉，看答复依据的条文和作出答复的日期，不看它在年度报告的哪一行：
“属于行政查询事项”列在不予公开之下，依据的却是第三十六条，可以直接起诉。

以日、月、年计算的期限，开始的当日不算在内；最后一日是节假日的，以节假日后的第一日为届满之日（推断：
行政诉讼法第一百零一条、行政复议法第八十八条准用民事诉讼法）。
"""
_DAYS = (date(2023, 12, 31), date(2024, 1, 1), date(2025, 6, 1))
_EXAMPLES = (
    ("REG14.state_secret",),
    ("REG37.severance", "REG15.personal_privacy"),
    ("REG36_7.administrative_query",),
    ("REG36_4.does_not_exist",),
)


def remedies_page() -> str:
    """Everything on remedies as one page in Markdown."""
    sections = (
        ("途径", _routes()),
        ("救济告知的写法", _texts()),
        ("复议机关", _competence()),
        ("期限", _limits()),
        ("结果与年度报告表四", _results()),
        ("规则的版本", _versions()),
    )
    return "\n".join((_HEAD, *(f"## {title}\n\n{text}" for title, text in sections)))


def _routes() -> str:
    rows = ((_named(codes), *(_route(codes, day) for day in _DAYS)) for codes in _EXAMPLES)
    silent = ("逾期未答复（按提起之日）", *(_words(route_without_reply(day)) for day in _DAYS))
    return table(("依据", *(f"{in_chinese(day)}的答复" for day in _DAYS)), (*rows, silent))


def _named(codes: tuple[str, ...]) -> str:
    return "，".join(f"{GROUNDS[code].label}（{GROUNDS[code].citation.place}）" for code in codes)


def _route(codes: tuple[str, ...], day: date) -> str:
    return _words(remedy_route((GROUNDS[code] for code in codes), day))


def _words(route: Route) -> str:
    mark = f"（{MARKS[route.mark]}）" if route.mark else ""
    return f"{route.label}{mark}：{route.why}"


def _texts() -> str:
    texts = (
        remedy_text([GROUNDS[code]], _DAYS[-1], reconsideration_body="×××人民政府", court="×××人民法院")
        for code in ("REG14.state_secret", "REG36_7.administrative_query")
    )
    return "\n".join(f"> {text}\n" for text in texts)


def _competence() -> str:
    rows = ((one.agency, "或者".join(one.bodies), cited(one.citation)) for one in COMPETENCE.values())
    return table(("作出答复的机关", "复议机关", "依据"), rows)


def _limits() -> str:
    heads = ("谁", "做什么", "期限", "自何日的次日起", "依据", "说明")
    return table(heads, map(_limit, REMEDY_LIMITS))


def _limit(one: RemedyLimit) -> tuple[str, ...]:
    until = one.instrument.until
    version = f"（{in_chinese(until)}以前）" if until else ""
    place = f"{cited(one.limit.citation)}{version}"
    return (PARTIES[one.party], one.act, length_of(one.limit), one.starts, place, one.note)


def _results() -> str:
    rows = [
        *(_result("行政复议", result) for result in RECONSIDERATION_RESULTS.values()),
        *(_result("行政诉讼", result) for result in LITIGATION_RESULTS.values()),
    ]
    heads = ("程序", "结果", "依据", "计入（推断）", "可以责令重新答复")
    return f"表格只印了四个结果名称，对应关系是推断。\n\n{table(heads, rows)}"


def _result(proceeding: str, result: RemedyResult) -> tuple[str, ...]:
    redo = "是" if result.may_order_redo else ""
    return (proceeding, result.label, cited(result.citation), COLUMN_LABELS[result.column], redo)


def _versions() -> str:
    rows = (_version(rules, version) for rules in RULE_SETS.values() for version in rules.versions)
    return table(("规则", "按哪一天", "版本", "施行", "内容", "出处"), rows)


def _version(rules: RuleSet, version: Version) -> tuple[str, ...]:
    until = in_chinese(version.until) if version.until else "今"
    mark = f"（{MARKS[version.mark]}）" if version.mark else ""
    return (
        rules.label,
        rules.by,
        version.label,
        f"{in_chinese(version.first)}至{until}",
        version.words,
        f"{version.source}{mark}",
    )
