"""Requests as their applicants reach them: by receipt code, and what of the file is meant for them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import Agency, AgencyKind
from gongkai.apps.disclosure_requests.models import (
    Amendment,
    DisclosureRequest,
    FeeNotice,
    FileKind,
    Letter,
    Policy,
    ReasonInquiry,
    RequestFile,
    ServiceRoute,
)
from gongkai.apps.disclosure_requests.queries.filing import NOT_SERVED
from gongkai.apps.disclosure_requests.states import FINAL, INTAKE, State

# What an applicant hands in; everything else in the file is the body's.
OF_APPLICANT = (
    FileKind.APPLICATION,
    FileKind.IDENTITY,
    FileKind.POWER_OF_ATTORNEY,
    FileKind.AMENDMENT,
    FileKind.REASONS,
    FileKind.PAYMENT,
)


def bodies_online() -> QuerySet[Agency]:
    """Bodies that take requests on this site: they did not close that way, and somebody there receives them.

    Public utilities follow the rules of their sectors (条例第五十五条) and are not asked in this way.
    """
    closed = Policy.objects.filter(accepts_online=False).values("agency_id")
    return agencies.bodies_with(INTAKE).exclude(pk__in=closed).exclude(kind=AgencyKind.PUBLIC_UTILITY_BODY)


def by_code(code: str) -> DisclosureRequest | None:
    """The request with this receipt code, as it is stored: without hyphens, in capitals."""
    rows = DisclosureRequest.objects.select_related("agency", "applicant", "handling_unit")
    return rows.filter(receipt_code=code).first()


def by_key(key: UUID) -> DisclosureRequest | None:
    return DisclosureRequest.objects.select_related("agency", "applicant").filter(key=key).first()


def letters_for_applicant(case: DisclosureRequest) -> QuerySet[Letter]:
    """What was sent to the applicant, or handed over at once, oldest first. A letter not yet sent is not there."""
    out = Q(sent_on__isnull=False) | Q(code__in=NOT_SERVED)
    return Letter.objects.filter(out, request=case, is_for_applicant=True).order_by("pk")


def letter_for_applicant(case: DisclosureRequest, number: int) -> Letter:
    """One of them, or 404 for any other number."""
    if (found := letters_for_applicant(case).filter(pk=number).first()) is None:
        raise Http404
    return found


def files_of_applicant(case: DisclosureRequest) -> QuerySet[RequestFile]:
    """What the applicant handed in."""
    rows = RequestFile.objects.filter(request=case, kind__in=OF_APPLICANT, removed_at=None, added_by=None)
    return rows.order_by("pk")


def released_files(case: DisclosureRequest) -> QuerySet[RequestFile]:
    """Attachments of the reply, once it went out online; what the release gate found and nobody cleared stays in."""
    if not _replied_online(case):
        return RequestFile.objects.none()
    rows = RequestFile.objects.filter(request=case, kind=FileKind.RELEASE, removed_at=None)
    return rows.filter(Q(findings=[]) | Q(cleared_by__isnull=False)).order_by("pk")


def _replied_online(case: DisclosureRequest) -> bool:
    replies = letters_for_applicant(case).filter(round=case.round, code__startswith="reply.")
    return case.state in FINAL and replies.filter(route=ServiceRoute.ONLINE).exists()


def released_file(case: DisclosureRequest, number: int) -> RequestFile:
    if (found := released_files(case).filter(pk=number).first()) is None:
        raise Http404
    return found


def amendment_of(case: DisclosureRequest) -> Amendment | None:
    return Amendment.objects.filter(request=case).first()


def inquiry_of(case: DisclosureRequest) -> ReasonInquiry | None:
    return ReasonInquiry.objects.filter(request=case, round=case.round).order_by("-pk").first()


def fee_of(case: DisclosureRequest) -> FeeNotice | None:
    return FeeNotice.objects.filter(request=case, round=case.round, waived_because="").first()


def is_unsent(case: DisclosureRequest) -> bool:
    """Begun by the applicant and not handed in: nobody's but the applicant's."""
    return case.state == State.DRAFT and case.registered_by_id is None
