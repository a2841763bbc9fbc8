"""合法性审核台账: every round of review that was sent in within a year (国办发〔2018〕115号)."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.normative_documents.models import LegalityReview
from gongkai.apps.normative_documents.queries.staff import visible_to
from gongkai.lib.period import Period

LONG = ("body",)


def reviews(actor: Staff, period: Period, agency: Agency | None = None) -> QuerySet[LegalityReview]:
    """In the order in which they were sent in; what was taken back before an opinion stands with the rest."""
    documents = visible_to(actor)
    if agency:
        documents = documents.filter(agency=agency)
    first, after = period.moments
    rows = LegalityReview.objects.filter(
        document__in=documents.order_by().values("pk"), submitted_at__gte=first, submitted_at__lt=after
    )
    rows = rows.select_related("document__agency", "submitted_by", "reviewer").defer(*LONG)
    return rows.order_by("submitted_at", "pk")
