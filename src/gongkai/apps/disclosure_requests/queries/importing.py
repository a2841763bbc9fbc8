"""Registers on their way in, for those who register at the body; and what the body has already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.disclosure_requests.importing.reading import shown_number
from gongkai.apps.disclosure_requests.models import DisclosureRequest, LedgerImport
from gongkai.apps.disclosure_requests.states import State
from gongkai.lib.importing.run import ImportState


def imports(actor: Staff) -> QuerySet[LedgerImport]:
    """Those of the own body, newest first."""
    return LedgerImport.objects.filter(agency_id=actor.agency_id).select_related("begun_by", "ended_by")


def ledger_import(actor: Staff, pk: int) -> LedgerImport:
    """One import, or 404 both when it is absent and when it is another body's."""
    found = imports(actor).select_related("agency").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def same_file(actor: Staff, digest: str) -> LedgerImport | None:
    """The import of the same bytes at the own body that waits or is done."""
    rows = imports(actor).filter(sha256=digest).exclude(state=ImportState.GIVEN_UP)
    return rows.order_by("pk").first()


def numbers_of(agency: Agency) -> frozenset[str]:
    """Every number of the body's requests, as it is shown."""
    rows = DisclosureRequest.objects.filter(agency=agency).exclude(state=State.DRAFT).order_by()
    numbers = rows.values_list("old_number", "year", "serial")
    return frozenset(old or shown_number(year or 0, serial or 0) for old, year, serial in numbers)


def asked_before(agency: Agency, asked: Iterable[tuple[date | None, str]]) -> set[tuple[date | None, str]]:
    """Which of these (day of receipt, description) the body has already: told, not refused."""
    wanted = set(asked)
    days = [day for day, _description in wanted if day is not None]
    if not days:
        return set()
    rows = DisclosureRequest.objects.filter(
        agency=agency, receipt_date__gte=min(days), receipt_date__lte=max(days)
    ).order_by()
    return wanted & set(rows.values_list("receipt_date", "description"))
