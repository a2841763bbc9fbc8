"""The few groups of figures that public pages speak of, taken out of a report of any edition. Pure."""

from __future__ import annotations

from gongkai.annual_report.report import Number, Report

RESULTS = ("upheld", "corrected", "other_result", "pending")
REMEDIES = ("reconsideration", "direct_suit", "suit_after_reconsideration")
GROUPS = ("granted", "partially_granted", "denied", "unavailable", "not_processed", "otherwise_closed")


def number(report: Report, *cells: str) -> Number | None:
    """The first of these cells that holds a number."""
    found = (report.cell(cell) for cell in cells)
    return next((cell.value for cell in found if cell is not None and cell.value is not None), None)


def by_outcome(report: Report) -> dict[str, int]:
    """Requests of the year by kind of result; empty where the table is absent or one of its totals is not known."""
    table = report.tables.get("requests")
    if table is None or number(report, "requests/results_total/total") is None:
        return {}
    sums: dict[str, int] = {}
    for group in GROUPS:
        rows = [row.id for row in table.table.rows if row.id == group or row.id.startswith(f"{group}.")]
        values = [number(report, f"requests/{row}/total") for row in rows]
        known = [value for value in values if value is not None]
        if len(known) < len(values):
            return {}
        sums[group] = sum(int(value) for value in known)
    return sums


def by_result(report: Report) -> dict[str, dict[str, int]]:
    """Remedies by kind and result; a kind without cases or with an unknown cell is left out."""
    found: dict[str, dict[str, int]] = {}
    for kind in REMEDIES:
        values = {result: number(report, f"remedies/{kind}/{result}") for result in RESULTS}
        known = {result: int(value) for result, value in values.items() if value is not None}
        if len(known) == len(RESULTS) and any(known.values()):
            found[kind] = known
    return found


def agrees(report: Report) -> bool:
    """Whether the outcomes add up to the total that the report prints; where they do not, shares say nothing."""
    return sum(by_outcome(report).values()) == number(report, "requests/results_total/total")


def remedies_total(report: Report) -> int | None:
    """All reconsiderations and lawsuits of the year; None where a total is not known or its parts contradict it."""
    if "indicators" in report.tables:
        values = [number(report, f"indicators/{kind}_total") for kind in ("reconsideration", "litigation")]
        return None if None in values else sum(int(value) for value in values if value is not None)
    total = 0
    for kind in REMEDIES:
        printed = number(report, f"remedies/{kind}/total")
        parts = [number(report, f"remedies/{kind}/{result}") or 0 for result in RESULTS]
        if printed is None or printed != sum(parts):
            return None
        total += int(printed)
    return total
