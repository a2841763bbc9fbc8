"""What the file of a request knows for the places of any letter; this module knows where each fact stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.models import (
    ApplicantKind,
    DisclosureRequest,
    EntryKind,
    Letter,
)
from gongkai.apps.disclosure_requests.paper.language import Facts, in_official_language
from gongkai.apps.disclosure_requests.second_factor import digits_in_words
from gongkai.letters import contact_line, template_of
from gongkai.lib import clock
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.receipt import CHANNEL_LABELS, Channel


@in_official_language
def facts_of(case: DisclosureRequest, letter: Letter, given: Mapping[str, Any]) -> Facts:
    """Every place of this document that the file can fill, with what the act gives over it."""
    places = {place.name for place in template_of(letter.code, letter.issued_on).places}
    known = {**_of_body(letter), **_of_request(case), **_of_applicant(case), **given}
    return {name: fact for name, fact in known.items() if name in places and fact not in (None, "", [], ())}


def _of_body(letter: Letter) -> Facts:
    agency = letter.agency
    contact = contact_line(office=agency.name, phone=agency.contact_phone, address=agency.contact_address)
    return {
        "agency": agency.name,
        "dated": letter.issued_on.isoformat(),
        "number": letter.number,
        "contact": contact,
    }


def _of_request(case: DisclosureRequest) -> Facts:
    entries = queries.entries_of(case)
    start = next((one for one in entries if one.kind == EntryKind.START), None)
    return {
        "request_no": case.request_no,
        "receipt_date": iso(case.receipt_date),
        "receipt_why": start.why if start else "",
        "description": " ".join(case.description.split()),
        "channel": CHANNEL_LABELS[Channel(case.channel)],
        "submitted_on": clock.day_of(case.submitted_at).isoformat(),
        "due_date": iso(case.due_date),
        "query_code": grouped(case.receipt_code),
        "query_digits": digits_in_words(case.receipt_code, case.applicant),
        "handling_unit": case.handling_unit.name if case.handling_unit else "",
        "registrar": case.registered_by.name if case.registered_by else "",
        "wanted_form": str(case.get_wanted_form_display()) if case.wanted_form else "",
        "wanted_route": str(case.get_wanted_route_display()) if case.wanted_route else "",
        "archive_no": case.archive_no,
        "outcome": OUTCOMES[case.outcome].full_label if case.outcome else "",
        "replied_on": iso(case.replied_on),
    }


def _of_applicant(case: DisclosureRequest) -> Facts:
    person = case.applicant
    return {
        "addressee": person.name,
        "organization": person.kind == ApplicantKind.ORGANIZATION,
        "applicant": person.name,
        "agent": person.agent_name,
    }


def iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def grouped(code: str) -> str:
    """ABCD-EFGH-JKLM: read over the phone and typed from paper."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


@in_official_language
def index_rows(case: DisclosureRequest) -> list[list[str]]:
    """The documents of the file in order: number, name, 文号, date, pages (left to the archivist's pen)."""
    letters = [
        (letter.issued_on, letter.title, letter.number) for letter in case.letters.order_by("issued_on", "pk")
    ]
    files = [
        (clock.day_of(file.added_at), file.name, "")
        for file in case.files.filter(removed_at=None).order_by("added_at", "pk")
    ]
    rows = sorted((*letters, *files), key=lambda row: row[0])
    return [[str(at), title, number, day.isoformat(), ""] for at, (day, title, number) in enumerate(rows, 1)]


def known_of(case: DisclosureRequest) -> Facts:
    """What the file knows of request and applicant, whatever the document."""
    return {**_of_request(case), **_of_applicant(case)}
