"""What an applicant may do: begin a request, write on it, send it; amend, give reasons, prove a payment, withdraw."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404

from gongkai.apps.disclosure_requests.queries import applicant
from gongkai.apps.disclosure_requests.services import attaching, handing_in, publishing, unsent
from gongkai.apps.disclosure_requests.services.handing_in import Files
from gongkai.apps.disclosure_requests.window.ticket import Ticket, case_of, writers_ticket
from gongkai.apps.disclosure_requests.window.writing import Writing, written
from gongkai.lib.errors import NotAllowed, Stale


def begin(body: int, key: UUID) -> Ticket:
    """A new request to a body; the same form sent twice opens the one that is there. Raises Http404 for another body.

    key: made for one visitor and kept in that visitor's session; it is not taken from a stranger.
    """
    agency = applicant.bodies_online().filter(pk=body).first()
    if agency is None:
        raise Http404
    case = unsent.begin(agency, key)
    return writers_ticket(case)


def write(ticket: Ticket, given: Mapping[str, str], *, body: int | None = None) -> None:
    """Write down a step. Raises Http404, NotAllowed (already sent), Stale."""
    agency = None
    if body is not None and (agency := applicant.bodies_online().filter(pk=body).first()) is None:
        raise Http404
    unsent.write(case_of(ticket), given, agency=agency)


def add_files(ticket: Ticket, kind: str, files: Files) -> list[str]:
    """Keep files with a request that is not yet sent, each for itself; gives the sentences about those not taken."""
    case = case_of(ticket)
    if not applicant.is_unsent(case):
        raise Http404
    refused = []
    for name, data in files:
        try:
            attaching.attach(case, kind, name, data)
        except NotAllowed as why:
            refused.append(str(why))
    return refused


def take_out(ticket: Ticket, number: int) -> None:
    """Take a file out of a request that is not yet sent. Raises Http404, NotAllowed."""
    attaching.detach(case_of(ticket), number)


def hand_in(ticket: Ticket) -> Writing:
    """Send the request; sent again, it gives the same answer. Raises Http404, NotAllowed."""
    try:
        return written(unsent.hand_in(case_of(ticket)))
    except Stale:  # the other of two clicks was first, or another window wrote on
        return written(unsent.hand_in(case_of(ticket)))


def amend(ticket: Ticket, *, answer: str, reason_for_delay: str, files: Files) -> None:
    """Raises Http404, NotAllowed, Stale."""
    handing_in.amend(case_of(ticket), answer=answer, reason_for_delay=reason_for_delay, files=files)


def give_reasons(ticket: Ticket, *, answer: str, files: Files) -> None:
    """Raises Http404, NotAllowed, Stale."""
    handing_in.give_reasons(case_of(ticket), answer=answer, files=files)


def prove_payment(ticket: Ticket, *, words: str, files: Files) -> None:
    """Raises Http404, NotAllowed, Stale."""
    handing_in.prove_payment(case_of(ticket), words=words, files=files)


def suggest(ticket: Ticket, *, subject: str, because: str) -> None:
    """Suggest that the information be made public for everyone. Raises Http404, NotAllowed."""
    publishing.suggest(case_of(ticket), subject=subject, because=because)


def withdraw(ticket: Ticket, *, reason: str, version: int) -> None:
    """Take the request back. version: of the page on which it was confirmed. Raises Http404, NotAllowed, Stale."""
    handing_in.take_back(case_of(ticket), reason=reason, version=version)
