"""What staff may see: reports that their own body keeps, and those of the bodies that an oversight role reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import OVERSIGHT
from gongkai.apps.reporting import states
from gongkai.apps.reporting.guards import Facts
from gongkai.apps.reporting.models import (
    AnnualReport,
    Body,
    CellCorrection,
    Edition,
    Intake,
    IntakeItem,
    ReadingRun,
)
from gongkai.apps.reporting.queries.working import WorkingCopy, working_copy
from gongkai.apps.reporting.states import State


def visible_to(actor: Staff) -> QuerySet[AnnualReport]:
    """Newest first."""
    if not actor.is_active:
        return AnnualReport.objects.none()
    if not any(mandate.role in OVERSIGHT for mandate in actor.mandates):
        # The index of the body gives them in order.
        return AnnualReport.objects.filter(agency_id__in=actor.own_bodies)
    seen = agencies.visible_agencies(actor, OVERSIGHT).order_by().values("pk")
    return AnnualReport.objects.filter(agency__in=seen)


def get(actor: Staff, pk: int) -> AnnualReport:
    """One report, or 404 both when it is absent and when it is another body's."""
    related = ("agency", "body", "source", "source__brought_by", "reading", "edition", "reviewed_by")
    report = visible_to(actor).select_related(*related).filter(pk=pk).first()
    if report is None:
        raise Http404
    return report


def intakes(actor: Staff) -> QuerySet[Intake]:
    """What was handed in at the bodies the actor may see, newest first."""
    seen = agencies.visible_agencies(actor, OVERSIGHT).order_by().values("pk")
    return Intake.objects.filter(agency__in=seen).select_related("by", "agency")


def intake(actor: Staff, pk: int) -> Intake:
    found = intakes(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def items_of(of: Intake) -> QuerySet[IntakeItem]:
    """The files of a handing-in (which the caller got from `intake`), in their order, with their reports."""
    return IntakeItem.objects.filter(intake=of).select_related("source__report__body").order_by("position")


@dataclass(frozen=True)
class Filter:
    """How a list is narrowed; empty values narrow nothing."""

    state: str = ""
    year: int | None = None
    body: str = ""
    level: str = ""


def narrowed(reports: QuerySet[AnnualReport], wanted: Filter) -> QuerySet[AnnualReport]:
    conditions = Q()
    if wanted.state:
        conditions &= Q(state=wanted.state)
    if wanted.year:
        conditions &= Q(year=wanted.year)
    if wanted.body:
        # There are few bodies beside the reports, so looking into each name costs little; former names count, too.
        called = Q(name__contains=wanted.body) | Q(agency__periods__name__contains=wanted.body)
        conditions &= Q(body__in=Body.objects.filter(called).order_by().values("pk"))
    if wanted.level:
        conditions &= Q(body__level=wanted.level)
    return reports.filter(conditions).select_related("agency", "body", "source")


def known_bodies(actor: Staff) -> QuerySet[Body]:
    """All bodies by name, for choosing one; the names of public bodies are no one's secret."""
    return Body.objects.order_by("name") if actor.is_active else Body.objects.none()


def names_of_bodies(ids: Iterable[int]) -> dict[int, str]:
    """For those who read the log; the names of public bodies are no one's secret."""
    return dict(Body.objects.filter(pk__in=list(ids)).values_list("pk", "name"))


def editions_of(report: AnnualReport) -> QuerySet[Edition]:
    """Every edition of a report that the caller got from `get`, latest first."""
    rows = Edition.objects.filter(report=report).select_related("published_by").defer("content")
    return rows.order_by("-number")


def readings_of(report: AnnualReport) -> QuerySet[ReadingRun]:
    """Every reading of a report that the caller got from `get`, latest first."""
    return ReadingRun.objects.filter(report=report).defer("document", "content", "prose").order_by("-number")


def facts(actor: Staff, report: AnnualReport, copy: WorkingCopy | None = None) -> Facts:
    """What the guards ask about a report."""
    copy = copy or working_copy(report)
    in_its_place = _public_in_its_place(report)
    return Facts(
        actor=actor.pk,
        has_body=report.body_id is not None,
        has_year=report.year is not None,
        undecided_errors=len(copy.undecided_errors),
        correctors=_correctors(report),
        reviewer=report.reviewed_by_id,
        place_taken_by=str(in_its_place or ""),
        place_taken_at=report.body.slug if in_its_place and report.body else "",
        is_public=report.is_public,
    )


def _correctors(report: AnnualReport) -> frozenset[int]:
    """Who corrected cells since the last edition."""
    rows = CellCorrection.objects.filter(report=report)
    if report.edition is not None:
        rows = rows.filter(at__gt=report.edition.published_at)
    return frozenset(rows.values_list("by_id", flat=True))


def _public_in_its_place(report: AnnualReport) -> AnnualReport | None:
    if report.body_id is None:
        return None
    others = AnnualReport.objects.filter(body_id=report.body_id, year=report.year, is_public=True)
    return others.exclude(pk=report.pk).select_related("source").first()


def waiting_work(actor: Staff, state: str) -> QuerySet[AnnualReport]:
    """Reports in a state from which this actor can move them on, oldest first."""
    roles = states.REVIEWERS if state == State.READ else states.PUBLISHERS
    reach = Q(pk__in=[])
    for mandate in actor.mandates:
        if mandate.role in roles:
            reach |= (
                Q(agency__path__startswith=mandate.path)
                if mandate.role in OVERSIGHT
                else Q(agency_id=mandate.agency_id)
            )
    waiting = visible_to(actor).filter(reach, state=state).select_related("body", "source")
    return waiting.exclude(reviewed_by=actor).order_by("created_at", "pk")


def waiting_for(actor: Staff) -> QuerySet[AnnualReport]:
    """Reports that wait for this actor: the count in the navigation."""
    return waiting_work(actor, State.READ) | waiting_work(actor, State.REVIEWED)
