"""How an applicant comes in: the receipt code and a second factor. A ticket is looked at anew at each question."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404
from django.utils.crypto import constant_time_compare

from gongkai.apps.disclosure_requests import mailbox
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.queries import applicant
from gongkai.apps.disclosure_requests.second_factor import phone_tail_digest
from gongkai.apps.disclosure_requests.services.numbers import ALPHABET, CODE_LENGTH
from gongkai.lib import secrets


@dataclass(frozen=True)
class Ticket:
    """code: as stored. proof: which factor was shown; it opens no other request, and nothing once the factor changed."""

    code: str
    proof: str


def plain_code(typed: str) -> str:
    """The code as stored, however it was typed: hyphens, blanks, small letters, full-width signs."""
    signs = unicodedata.normalize("NFKC", typed).upper()
    return "".join(sign for sign in signs if sign in ALPHABET)[: CODE_LENGTH + 1]


def open_by_digits(typed: str, digits: str) -> Ticket | None:
    """By the last four digits of the phone, or the four that were given with the code. None for anything wrong."""
    code = plain_code(typed)
    proof = phone_tail_digest(code, unicodedata.normalize("NFKC", digits))
    return _ticket(code, proof) if proof else None


def open_by_mailed(typed: str, mailed: str) -> Ticket | None:
    """By the code that was sent to the mailbox. None for anything wrong."""
    code = plain_code(typed)
    case = applicant.by_code(code)
    if case is None or not mailbox.take_code(code, unicodedata.normalize("NFKC", mailed).strip()):
        return None
    return _ticket(code, _mail_proof(case))


def send_mailed(typed: str) -> None:
    """Send a code to the mailbox of that request, if there is one; the answer is the same if there is none."""
    mailbox.send_code.enqueue(plain_code(typed))


def mail_is_configured() -> bool:
    return mailbox.is_configured()


def _mail_proof(case: DisclosureRequest) -> str:
    address = case.applicant.email
    return secrets.blind_index(f"mail:{case.receipt_code}:{address}", settings.SECRET_KEY) if address else ""


def writers_ticket(case: DisclosureRequest) -> Ticket:
    """For the window in which a request is written: it still opens it when sending has changed the second factor, so
    that the second of two clicks gets the answer of the first. Nobody can type it; it stands in the session alone.
    """
    return Ticket(case.receipt_code, _writers_proof(case.receipt_code))


def _writers_proof(code: str) -> str:
    return secrets.blind_index(f"writer:{code}", settings.SECRET_KEY)


def _ticket(code: str, proof: str) -> Ticket | None:
    ticket = Ticket(code, proof)
    if (case := _found(ticket)) is None:
        return None
    return writers_ticket(case) if applicant.is_unsent(case) else ticket


def _found(ticket: Ticket) -> DisclosureRequest | None:
    """The same work is done for a code that does not exist as for a wrong factor."""
    case = applicant.by_code(ticket.code)
    own = (case.applicant.second_factor, _mail_proof(case)) if case is not None else ("", "")
    known = (*own, _writers_proof(ticket.code))
    fits = [constant_time_compare(ticket.proof, one) and bool(one) for one in known]
    return case if case is not None and any(fits) else None


def case_of(ticket: Ticket) -> DisclosureRequest:
    """The request that a ticket opens, or 404. For the modules of this package alone."""
    if (case := _found(ticket)) is None:
        raise Http404
    return case


def is_unsent(ticket: Ticket) -> bool:
    """Whether the applicant is still writing this request."""
    return applicant.is_unsent(case_of(ticket))
