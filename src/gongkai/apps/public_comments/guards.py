"""Why nothing can be changed any more, and what keeps a comment or its result back: sentences, or None. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gongkai.statute.public_comment import comment_period


@dataclass(frozen=True)
class Facts:
    today: date
    closes_on: date | None = None
    has_result: bool = False  # the result is before the public


def period_is_not_over(facts: Facts) -> str | None:
    if facts.closes_on is not None and facts.today > facts.closes_on:
        return _("征求意见的期限已过，不能再延长；确需继续的，请重新公开征求意见。")
    return None


def result_is_not_public(facts: Facts) -> str | None:
    """The published numbers are those of the register; they must not part."""
    if facts.has_result:
        return _("采纳情况已经公布，意见登记不再改动；确需更正的，请先撤回采纳情况。")
    return None


def period_is_long_enough(
    opens_on: date, closes_on: date, shortened_because: str, *, first_day_counts: bool
) -> str | None:
    """At least thirty days, or a reason that is published with the draft."""
    if closes_on < opens_on:
        return _("截止日期早于开始日期；请核对起止日期。")
    found = comment_period(
        opens_on, closes_on, explanation=shortened_because, first_day_counts=first_day_counts
    )
    return None if found.allowed else found.sentence
