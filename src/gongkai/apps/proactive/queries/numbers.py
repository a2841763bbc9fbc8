"""The audit of index numbers over all jurisdictions, for the machine."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.apps.proactive.models import IndexNumber, IndexRule
from gongkai.apps.proactive.numbering import parse
from gongkai.apps.proactive.numbering_audit import audit


def wrong_numbers() -> Iterator[str]:
    """A sentence for each gap, double and number that does not fit, rule by rule. Numbers are kept for ever, so a gap
    means that somebody deleted a row past the application, or that an imported number took the place.
    """
    for rule in IndexRule.objects.select_related("agency").order_by("agency__path", "valid_from"):
        given = IndexNumber.objects.filter(rule=rule).order_by("pk").values_list("text", flat=True)
        found = audit(parse(rule.pattern), given.iterator())
        whose = f"{rule.agency.name}，规则{rule.pattern}："
        for gap in found.gaps:
            span = f"{gap.first}" if gap.first == gap.last else f"{gap.first}至{gap.last}"
            yield f"{whose}{gap.key}缺流水号{span}。"
        for number in found.doubled:
            yield f"{whose}{number}重号。"
        for strange in found.strange:
            yield f"{whose}{strange.sentence}"
