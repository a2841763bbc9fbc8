"""The audit of index numbers over all jurisdictions, for the machine."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.apps.agencies.models import Agency
from gongkai.apps.proactive.models import IndexNumber, IndexRule
from gongkai.apps.proactive.numbering import parse
from gongkai.apps.proactive.numbering_audit import Audit, DatedPattern, audit
from gongkai.lib import clock


def wrong_numbers() -> Iterator[str]:
    """A sentence for each gap, double and number that does not fit, jurisdiction by jurisdiction.

    Numbers are kept for ever, so a gap means that somebody deleted a row past the application, or that an imported
    number took the place.
    """
    for agency in Agency.objects.filter(index_rules__isnull=False).distinct().order_by("path"):
        found = audit_of(agency)
        if not found.is_clean:
            yield from (f"{agency.name}：{sentence}" for sentence in _sentences(found))


def audit_of(agency: Agency) -> Audit:
    """The numbers given by the rules of one jurisdiction, held against these rules."""
    rules = IndexRule.objects.filter(agency=agency).order_by("valid_from")
    dated = [DatedPattern(parse(rule.pattern), rule.valid_from, rule.valid_until) for rule in rules]
    rows = IndexNumber.objects.filter(rule__agency=agency).order_by("pk").values_list("text", "given_at")
    return audit(dated, ((text, clock.day_of(at)) for text, at in rows.iterator()))


def _sentences(found: Audit) -> Iterator[str]:
    for gap in found.gaps:
        span = f"{gap.first}" if gap.first == gap.last else f"{gap.first}至{gap.last}"
        yield f"{gap.key}缺流水号{span}。"
    yield from (f"{number}重号。" for number in found.doubled)
    yield from (strange.sentence for strange in found.strange)
