"""Charts of published reports. Each answers one question, and its title is the answer, computed from the same data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from gongkai.annual_report.report import Report
from gongkai.lib.ui.chart_specs import Series
from gongkai.lib.ui.charts import Words, line_over_years, simple_bars, stacked_shares
from gongkai.lib.ui.parts import Figure
from gongkai.portal.reports import outcomes

BODIES_SHOWN = 12


def requests_over_years(totals: Mapping[int, Mapping[str, int | None]], source: str) -> Figure | None:
    """Requests received and handled, year by year; from two years on."""
    received = {
        year: value
        for year, one in totals.items()
        if (value := one.get("received") or one.get("old_received")) is not None
    }
    handled = {year: value for year, one in totals.items() if (value := one.get("handled")) is not None}
    if len(received) < 2:
        return None
    first, last = min(received), max(received)
    facts = {"first": first, "last": last, "before": received[first], "after": received[last]}
    words = Words(_change(received[first], received[last]) % facts, source)
    if len(received) <= last - first:  # years are missing: a line would be torn into dots
        bars = {str(year): received[year] for year in sorted(received)}
        return simple_bars(words, bars, _("件"), names=_("年份"))
    series = [Series(_("新收"), received), *([Series(_("办结"), handled)] if handled else [])]
    return line_over_years(words, series, _("件"))


def _change(before: int, after: int) -> str:
    if after > before:
        return _("%(first)d年至%(last)d年，新收申请从%(before)d件增加到%(after)d件")
    if after < before:
        return _("%(first)d年至%(last)d年，新收申请从%(before)d件减少到%(after)d件")
    return _("%(first)d年与%(last)d年，新收申请同为%(after)d件")


def share_of_outcomes(reports: Mapping[int, Report], source: str) -> Figure | None:
    """How the requests of each year ended."""
    by_year = {
        year: outcomes.by_outcome(report)
        for year, report in sorted(reports.items())
        if outcomes.agrees(report)
    }
    known = {year: values for year, values in by_year.items() if sum(values.values())}
    if not known:
        return None
    doubtful = [str(year) for year, report in sorted(reports.items()) if _contradicts_itself(report)]
    note = (
        _("%(years)s年各项结果之和与总计不符，没有画出") % {"years": "、".join(doubtful)} if doubtful else ""
    )
    latest = max(known)
    total = sum(known[latest].values())
    opened = known[latest]["granted"] + known[latest]["partially_granted"]
    title = _("%(year)d年办结的%(total)s件申请中，%(share)d%%予以公开或部分公开") % {
        "year": latest,
        "total": f"{total:,}",
        "share": round(opened * 100 / total),
    }
    names = outcome_names()
    bars = {str(year): {names[group]: value for group, value in one.items()} for year, one in known.items()}
    return stacked_shares(Words(title, source, note), bars, _("件"), names=_("年份"))


def _contradicts_itself(report: Report) -> bool:
    return bool(outcomes.by_outcome(report)) and not outcomes.agrees(report)


def results_of_remedies(year: int, report: Report, source: str) -> Figure | None:
    """How reconsiderations and lawsuits of one year ended."""
    found = outcomes.by_result(report)
    if not found:
        return None
    total = sum(sum(values.values()) for values in found.values())
    wrong = sum(values["corrected"] for values in found.values())
    facts = {"year": year, "total": f"{total:,}", "wrong": f"{wrong:,}"}
    title = (
        _("%(year)d年的%(total)s件复议和诉讼中，有%(wrong)s件结果被纠正")
        if wrong
        else _("%(year)d年的%(total)s件复议和诉讼中，没有结果被纠正的")
    )
    kinds, results = remedy_names(), result_names()
    bars = {
        kinds[kind]: {results[result]: value for result, value in values.items()}
        for kind, values in found.items()
    }
    return stacked_shares(Words(title % facts, source), bars, _("件"), names=_("途径"))


def received_by_body(year: int, totals: Sequence[tuple[str, Mapping[str, int | None]]]) -> Figure | None:
    """Requests received by body in a year of which at least three bodies report."""
    received = {body: figures["received"] for body, figures in totals if figures.get("received") is not None}
    if len(received) < 3:
        return None
    ranked = sorted(received.items(), key=lambda pair: -(pair[1] or 0))
    bars = dict(ranked[:BODIES_SHOWN])
    first, most = ranked[0]
    title = _("%(year)d年，%(count)d个机关中%(body)s新收申请最多，为%(most)s件") % {
        "year": year,
        "count": len(ranked),
        "body": first,
        "most": f"{most:,}",
    }
    note = (
        _("只列新收最多的%(number)d个机关") % {"number": BODIES_SHOWN} if len(ranked) > BODIES_SHOWN else ""
    )
    return simple_bars(Words(title, _("本网站公开的年度报告"), note), bars, _("件"), names=_("机关"))


def outcome_names() -> dict[str, str]:
    return {
        "granted": _("予以公开"),
        "partially_granted": _("部分公开"),
        "denied": _("不予公开"),
        "unavailable": _("无法提供"),
        "not_processed": _("不予处理"),
        "otherwise_closed": _("其他处理"),
    }


def remedy_names() -> dict[str, str]:
    return {
        "reconsideration": _("行政复议"),
        "direct_suit": _("直接起诉"),
        "suit_after_reconsideration": _("复议后起诉"),
    }


def result_names() -> dict[str, str]:
    return {
        "upheld": _("结果维持"),
        "corrected": _("结果纠正"),
        "other_result": _("其他结果"),
        "pending": _("尚未审结"),
    }
