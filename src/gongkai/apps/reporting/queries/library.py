"""The report of a body and a year that the library has, to be laid beside the figures of the ledgers."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from gongkai.annual_report.report import Report
from gongkai.apps.agencies.models import Staff
from gongkai.apps.reporting import contents
from gongkai.apps.reporting.models import AnnualReport
from gongkai.apps.reporting.queries.ledgers import Asked
from gongkai.apps.reporting.queries.staff import visible_to
from gongkai.apps.reporting.queries.working import working_copy
from gongkai.apps.reporting.states import State


@dataclass(frozen=True)
class Kept:
    """report: as published; of one in work as it was read and corrected. is_seen: the actor may open it on the desk."""

    row: AnnualReport
    report: Report
    is_seen: bool


def of_year(actor: Staff, asked: Asked) -> Kept | None:
    """The public one, else the newest of those in work that the actor may see."""
    seen = visible_to(actor).order_by()
    rows = AnnualReport.objects.filter(body__agency=asked.agency, year=asked.year)
    rows = rows.filter(Q(is_public=True) | Q(pk__in=seen.values("pk"), reading__isnull=False))
    rows = rows.exclude(state=State.WITHDRAWN).select_related("body__agency", "edition", "reading")
    row = rows.order_by("-is_public", "-created_at", "-pk").first()
    if row is None:
        return None
    is_seen = seen.filter(pk=row.pk).exists()
    if row.is_public and row.edition is not None:
        return Kept(row, contents.report_from_json(row.edition.content), is_seen)
    return Kept(row, working_copy(row).report, is_seen)
