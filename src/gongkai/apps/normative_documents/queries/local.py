"""What a place has settled, and what follows from it for one document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.normative_documents.kinds import RULES
from gongkai.apps.normative_documents.models import LocalRule, NormativeDocument
from gongkai.apps.proactive.queries.staff import above
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from gongkai.statute.calendar_limit import CalendarLimit
from gongkai.statute.filing import LOCAL_FILING, RULES_FILING
from gongkai.statute.validity import VALIDITY, ValidityRule, last_day_of_validity


def rule_for(agency: Agency) -> LocalRule | None:
    """What holds today, of the nearest body at or above this one; None where nothing was settled."""
    return nearest_rule(rules_above(agency))


def rules_above(agency: Agency) -> QuerySet[LocalRule]:
    """Rules that have begun, of this body and those above it."""
    rows = LocalRule.objects.filter(agency__in=above(agency).values("pk"), valid_from__lte=clock.today())
    return rows.select_related("agency")


def nearest_rule(rules: Iterable[LocalRule]) -> LocalRule | None:
    """The nearest body before one farther above, its newest rule before an older one."""
    return max(rules, key=lambda one: (len(one.agency.path), one.valid_from), default=None)


def rules_of(agency: Agency) -> QuerySet[LocalRule]:
    """All rows of one body, the newest first."""
    return LocalRule.objects.filter(agency=agency).select_related("set_by").order_by("-valid_from")


def validity_rule(rule: LocalRule | None) -> ValidityRule | None:
    """How long a document lives that does not say so itself; None where the place presumes nothing.

    No number of years is presumed by the program: none is set by national law (see statute.validity).
    """
    if rule is None or not (rule.usual_years and rule.trial_years):
        return None
    usual, trial = (
        replace(limit, words=rule.source or limit.words, years=years)
        for limit, years in ((VALIDITY.usual, rule.usual_years), (VALIDITY.trial, rule.trial_years))
    )
    return ValidityRule(usual, trial, rule.source)


def presumed_end(document: NormativeDocument, effective_on: date) -> date | None:
    """The last day by the rule of the place, where the document says none; None where the place presumes nothing."""
    rule = validity_rule(rule_for(document.agency))
    if rule is None or document.item.kind == RULES:
        return None
    return last_day_of_validity(effective_on, trial=document.is_trial, rule=rule)


def limit_of_filing(kind: str, rule: LocalRule | None) -> CalendarLimit:
    """Of government rules the law sets it, of normative documents the place."""
    if kind == RULES or rule is None:
        return RULES_FILING if kind == RULES else LOCAL_FILING
    return replace(LOCAL_FILING, words=rule.source or LOCAL_FILING.words, days=rule.filing_days)


def require_settler(actor: Staff) -> Agency:
    """The own body, whose practice the person may settle. Raises NotAllowed."""
    if actor.agency is None or not actor.has_role(Role.DISCLOSURE_OFFICE, agency=actor.agency):
        words = _("规范性文件的管理设置由政府信息公开工作机构办理，您没有这个角色。")
        raise NotAllowed(words, act="settle")
    return actor.agency
