"""备案目录: the documents that were published in a quarter, each with every authority it is filed with."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.normative_documents.models import Filing
from gongkai.apps.normative_documents.queries.staff import visible_to
from gongkai.lib import clock
from gongkai.lib.period import Period

LONG = ("body", "fields", "findings", "summary")


@dataclass(frozen=True)
class FilingCounts:
    """documents, and their filings: late are those handed in after the limit, missed those not handed in by now."""

    documents: int
    filings: int
    in_time: int
    late: int
    missed: int

    @property
    def waiting(self) -> int:
        return self.filings - self.in_time - self.late - self.missed


def filings(actor: Staff, period: Period, agency: Agency | None = None) -> QuerySet[Filing]:
    """By body, then by the day of publication."""
    documents = visible_to(actor).filter(first_published_on__range=(period.first, period.last))
    if agency:
        documents = documents.filter(agency=agency)
    rows = Filing.objects.filter(document__in=documents.order_by().values("pk"))
    rows = rows.select_related("document__agency", "document__item__newest")
    rows = rows.defer(*(f"document__item__newest__{name}" for name in LONG))
    return rows.order_by("document__agency__path", "document__first_published_on", "document", "pk")


def counts_of(rows: QuerySet[Filing]) -> FilingCounts:
    done = Q(filed_on__isnull=False)
    counted = rows.order_by().aggregate(
        documents=Count("document", distinct=True),
        filings=Count("pk"),
        in_time=Count("pk", filter=done & Q(filed_on__lte=F("due_on"))),
        late=Count("pk", filter=done & Q(filed_on__gt=F("due_on"))),
        missed=Count("pk", filter=Q(filed_on=None, due_on__lt=clock.today())),
    )
    return FilingCounts(**counted)
