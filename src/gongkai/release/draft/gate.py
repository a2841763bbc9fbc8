"""Everything that the rules have against a text that will be published: what no file may hold, and what a page must be."""

from __future__ import annotations

from gongkai.release.draft.rules import DRAFT_RULES
from gongkai.release.draft.subject import Draft
from gongkai.release.rules import RULES
from gongkai.rules import Finding, Level


def inspect_draft(draft: Draft) -> tuple[Finding, ...]:
    """What must be settled before the text is published, the gravest first; empty when nothing is known against it."""
    found = [finding for rule in DRAFT_RULES for finding in rule.check(draft)]
    found += [finding for rule in RULES for finding in rule.check(draft.content)]
    order = list(Level)
    return tuple(sorted(found, key=lambda finding: order.index(finding.level)))
