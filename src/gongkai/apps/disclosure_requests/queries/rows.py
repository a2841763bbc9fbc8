"""Single rows of a file, through the door of the request."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests.models import Assistance, Consultation, DisclosureRequest, RequestFile
from gongkai.apps.disclosure_requests.queries.staff import get


def consultation(actor: Staff, pk: int, number: int) -> Consultation | None:
    return Consultation.objects.filter(request=get(actor, pk), pk=number).first()


def assistance(actor: Staff, pk: int, number: int) -> Assistance | None:
    return Assistance.objects.filter(request=get(actor, pk), pk=number).select_related("unit").first()


def files_of(actor: Staff, pk: int, kind: str) -> QuerySet[RequestFile]:
    """The files of one kind that stand in the file, oldest first."""
    return RequestFile.objects.filter(request=get(actor, pk), kind=kind, removed_at=None).order_by("pk")


def numbers_of(ids: Iterable[int]) -> dict[int, str]:
    """For those who may read the log: the numbers of requests."""
    rows = DisclosureRequest.objects.filter(pk__in=list(ids)).only("year", "serial", "old_number")
    return {row.pk: row.request_no for row in rows}
