"""Campaigns of clean-up: seen by the office that runs one and by the bodies whose documents are in it."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import OVERSIGHT, Role
from gongkai.apps.normative_documents import states
from gongkai.apps.normative_documents.models import Cleanup, CleanupState, CleanupVerdict
from gongkai.apps.normative_documents.queries.local import rule_for
from gongkai.apps.proactive import queries as items
from gongkai.lib.errors import NotAllowed
from gongkai.statute.validity import CLEANUP, Recurrence, cleanup_due

OPENERS = (Role.LEGAL_REVIEWER, Role.DISCLOSURE_OFFICE)


def cleanups(actor: Staff) -> QuerySet[Cleanup]:
    bodies = items.bodies_in_sight(actor).order_by().values("pk")
    concerned = CleanupVerdict.objects.filter(document__agency__in=bodies).order_by().values("cleanup")
    seen = Q(agency__in=bodies) | Q(pk__in=concerned)
    return (
        Cleanup.objects.filter(seen).select_related("agency", "result__newest").order_by("-opened_at", "-pk")
    )


def cleanup(actor: Staff, pk: int) -> Cleanup:
    """Raises Http404."""
    if (found := cleanups(actor).filter(pk=pk).first()) is None:
        raise Http404
    return found


def verdicts_of(actor: Staff, campaign: Cleanup) -> QuerySet[CleanupVerdict]:
    """All of a campaign for who runs it or looks on from above; else those on documents of the own bodies."""
    rows = CleanupVerdict.objects.filter(cleanup=campaign).select_related(
        "document__agency", "document__item__newest", "given_by", "confirmed_by", "cleanup"
    )
    rows = rows.defer("document__item__newest__body").order_by("document__agency__path", "pk")
    if is_confirmer(actor, campaign) or any(
        actor.has_role(role, agency=campaign.agency) for role in OVERSIGHT
    ):
        return rows
    return rows.filter(document__agency__in=items.bodies_in_sight(actor).order_by().values("pk"))


def verdict(actor: Staff, pk: int) -> CleanupVerdict:
    """Raises Http404."""
    found = CleanupVerdict.objects.filter(pk=pk).select_related("cleanup__agency").first()
    if found is None or (seen := verdicts_of(actor, found.cleanup).filter(pk=pk).first()) is None:
        raise Http404
    return seen


def is_confirmer(actor: Staff, campaign: Cleanup) -> bool:
    return actor.has_role(Role.LEGAL_REVIEWER, agency=campaign.agency)


def may_open_cleanup(actor: Staff, agency: Agency) -> bool:
    return any(actor.has_role(role, agency=agency) for role in OPENERS)


def verdicts_waiting(actor: Staff) -> QuerySet[CleanupVerdict]:
    """Documents of which the person's body has not given its verdict yet, in campaigns that are open."""
    places = [one.agency_id for one in actor.mandates if one.role in states.DRAFTERS]
    rows = CleanupVerdict.objects.filter(
        cleanup__state=CleanupState.OPEN, verdict="", document__agency__in=places
    ).select_related("cleanup", "document__agency", "document__item__newest")
    return rows.defer("document__item__newest__body").order_by("cleanup__answers_until", "pk")


def latest_cleanup(agency: Agency) -> Cleanup | None:
    """The last one that was concluded: from its day the next one falls due."""
    rows = Cleanup.objects.filter(agency=agency, state=CleanupState.CONCLUDED)
    return rows.order_by("-concluded_on", "-pk").first()


def require_opener(actor: Staff) -> Agency:
    """The own body, for whose jurisdiction the person may open a campaign. Raises NotAllowed."""
    if actor.agency is None or not may_open_cleanup(actor, actor.agency):
        words = _("清理由合法性审核员或者政府信息公开工作机构组织，您没有这个角色。")
        raise NotAllowed(words, act="open_cleanup")
    return actor.agency


def next_cleanup(agency: Agency) -> Recurrence | None:
    """When the next one is due: so many years after the last, as the place has settled. None before the first one."""
    last, rule = latest_cleanup(agency), rule_for(agency)
    if last is None or last.concluded_on is None:
        return None
    limit = (
        replace(CLEANUP, years=rule.cleanup_years, words=rule.source or CLEANUP.words) if rule else CLEANUP
    )
    return cleanup_due(last.concluded_on, limit=limit)
