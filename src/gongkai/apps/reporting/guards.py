"""Why a report cannot be moved on: each guard gives the sentence, or None. Pure functions of the facts."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Facts:
    """What the guards ask. correctors: who corrected cells since the last edition.

    place_taken_by: the title of the body's public report of the same year; place_taken_at: the slug of the body.
    """

    actor: int
    has_body: bool
    has_year: bool
    undecided_errors: int = 0
    correctors: frozenset[int] = field(default_factory=frozenset)
    reviewer: int | None = None
    place_taken_by: str = ""
    place_taken_at: str = ""
    is_public: bool = False


def is_described(facts: Facts) -> str | None:
    if not facts.has_body:
        return _("还没有标明报告机关；请先在“机关和年度”中填写。")
    if not facts.has_year:
        return _("还没有标明报告年度；请先在“机关和年度”中填写。")
    return None


def findings_are_decided(facts: Facts) -> str | None:
    """Grave findings are looked at by a person before the figures go on; they may be confirmed and published."""
    if facts.undecided_errors:
        sentence = ngettext(
            "还有%(number)d条错误级的核对结果没有处理；请逐条认定属实或不成立，并说明理由。",
            "还有%(number)d条错误级的核对结果没有处理；请逐条认定属实或不成立，并说明理由。",
            facts.undecided_errors,
        )
        return sentence % {"number": facts.undecided_errors}
    return None


def reviewer_corrected_nothing(facts: Facts) -> str | None:
    if facts.actor in facts.correctors:
        return _("您更正过这份报告的单元格，不能核对自己的更正；请由另一位同事核对。")
    return None


def publisher_corrected_nothing(facts: Facts) -> str | None:
    """Also where another person reviewed it between: nobody gives the last word on the own figures."""
    if facts.actor in facts.correctors:
        return _("您更正过这份报告的单元格，不能发布自己的更正；请由另一位有发布职责的同事办理。")
    return None


def publisher_is_not_reviewer(facts: Facts) -> str | None:
    if facts.actor == facts.reviewer:
        return _("这份报告由您核对，不能再由您发布；请由另一位有发布职责的同事办理。")
    return None


def place_is_free(facts: Facts) -> str | None:
    """One body has one public report for a year."""
    if facts.place_taken_by:
        return _("该机关这一年度已有公开的报告《%(title)s》；请先撤回它，或改用“更正已发布的报告”。") % {
            "title": facts.place_taken_by
        }
    return None


def is_on_the_site(facts: Facts) -> str | None:
    return None if facts.is_public else _("这份报告没有在网站上公开，不用撤回。")
