"""Everything that a file holds, in few queries: what the guards ask about, and what its page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from gongkai.apps.agencies.models import InternalUnit, Staff
from gongkai.apps.agencies.queries import at_or_after
from gongkai.apps.disclosure_requests.models import (
    Amendment,
    Assistance,
    ClockEntry,
    Consultation,
    DisclosureRequest,
    Draft,
    FeeNotice,
    FileKind,
    Letter,
    Payment,
    Policy,
    ReasonInquiry,
    RequestFile,
    RequestItem,
    Review,
    SearchRecord,
    Talk,
)
from gongkai.apps.disclosure_requests.queries import findable, staff
from gongkai.apps.events.models import Event
from gongkai.apps.events.services import reference
from gongkai.lib.together import together

# What a page of the file has no use for, and may be long.
HEAVY = ("letter.facts", "draft.facts", "requestfile.redactions", "staff.password")
# Fields of a standing, in the order of the questions of `_standing_rows`.
LISTS = (
    "letters", "consultations", "inquiries", "notices", "drafts", "reviews", "talks", "blocked", "entries",
)  # fmt: skip
EARLIER_AT_MOST = 21  # of the same applicant, as rows on the page; the list has them all


@dataclass(frozen=True)
class Standing:
    """The rows that decide what can be done next; of every round, oldest first.

    blocked: attachments of the reply that the release gate has something against, and nobody cleared.
    """

    case: DisclosureRequest
    policy: Policy
    amendment: Amendment | None
    letters: list[Letter]
    consultations: list[Consultation]
    inquiries: list[ReasonInquiry]
    notices: list[FeeNotice]
    drafts: list[Draft]
    reviews: list[Review]
    talks: list[Talk]
    blocked: list[RequestFile]
    entries: list[ClockEntry]

    @property
    def inquiry(self) -> ReasonInquiry | None:
        """The newest of this round."""
        return next((row for row in reversed(self.inquiries) if row.round == self.case.round), None)

    @property
    def notice(self) -> FeeNotice | None:
        """The fee notice of this round that stands."""
        rows = (row for row in self.notices if row.round == self.case.round and not row.waived_because)
        return next(rows, None)

    @property
    def draft(self) -> Draft | None:
        """The newest version of this round."""
        rows = (row for row in self.drafts if row.round == self.case.round)
        return max(rows, key=lambda row: row.number, default=None)

    @property
    def reply(self) -> Letter | None:
        """The newest reply letter of this round."""
        rows = (row for row in reversed(self.letters) if row.round == self.case.round)
        return next((row for row in rows if row.code.startswith("reply.")), None)

    @property
    def open_consultations(self) -> list[Consultation]:
        return [row for row in self.consultations if row.closed_on is None]

    def entries_of(self, number: int) -> list[ClockEntry]:
        return [row for row in self.entries if row.round == number]


@dataclass(frozen=True)
class Dossier(Standing):
    """The whole file. people, units: names by id. earlier: other requests of the same person, newest first.

    similar: those of other people on a like subject, most alike first; for who works here alone.
    """

    payments: list[Payment] = field(default_factory=list)
    assistances: list[Assistance] = field(default_factory=list)
    searches: list[SearchRecord] = field(default_factory=list)
    files: list[RequestFile] = field(default_factory=list)
    items: list[RequestItem] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    earlier: list[DisclosureRequest] = field(default_factory=list)
    similar: list[DisclosureRequest] = field(default_factory=list)
    people: dict[int, str] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)

    def name_of(self, number: int | None) -> str:
        """Who it is, "" for the applicant and the system."""
        return self.people.get(number, "") if number else ""


def standing_of(case: DisclosureRequest) -> Standing:
    """What the guards ask about, read now."""
    return Standing(**_known(case, together(*_standing_rows(case), without=HEAVY)))


def _known(case: DisclosureRequest, rows: Sequence[list[Any]]) -> dict[str, Any]:
    """Fields of a standing. rows: in the order of `_standing_rows`."""
    *lists, amendments, policies = rows
    return {
        "case": case,
        "policy": policies[0] if policies else Policy(agency=case.agency),
        "amendment": next(iter(amendments), None),
        **dict(zip(LISTS, lists, strict=True)),
    }


def _standing_rows(case: DisclosureRequest) -> list[Any]:
    return [
        Letter.objects.filter(request=case),
        Consultation.objects.filter(request=case),
        ReasonInquiry.objects.filter(request=case),
        FeeNotice.objects.filter(request=case),
        Draft.objects.filter(request=case),
        Review.objects.filter(draft__request=case),
        Talk.objects.filter(request=case),
        _open_findings(case),
        ClockEntry.objects.filter(request=case, is_void=False),
        Amendment.objects.filter(request=case),
        Policy.objects.filter(agency=case.agency_id),
    ]


def _open_findings(case: DisclosureRequest) -> QuerySet[RequestFile]:
    rows = RequestFile.objects.filter(request=case, kind=FileKind.RELEASE, removed_at=None, cleared_by=None)
    return rows.exclude(findings=[])


def dossier(actor: Staff, pk: int) -> Dossier:
    """The whole file, or 404 both when it is absent and when it is not the actor's."""
    case = staff.get(actor, pk)
    first = _standing_rows(case)
    alike = findable.alike(case) if staff.works_on(actor, case.agency) else []
    rows = together(*first, *_other_rows(case, alike), without=HEAVY)
    known, others = _known(case, rows[: len(first)]), rows[len(first) :]
    payments, assistances, searches, files, items, events, earlier, similar, units, people = others
    similar = sorted(similar, key=lambda other: alike.index(other.pk))[: findable.SIMILAR_AT_MOST]
    by_letter = {letter.pk: letter for letter in known["letters"]}
    for entry in known["entries"]:
        entry.letter = by_letter.get(entry.letter_id)
    return Dossier(
        **known,
        payments=payments,
        assistances=assistances,
        searches=searches,
        files=files,
        items=items,
        events=sorted(events, key=lambda event: event.sequence, reverse=True),
        earlier=sorted(earlier, key=lambda other: (other.submitted_at, other.pk), reverse=True),
        similar=similar,
        people={person.pk: person.name for person in people},
        units={unit.pk: unit.name for unit in units},
    )


def _other_rows(case: DisclosureRequest, alike: list[int]) -> list[Any]:
    earlier = staff.same_applicant(case).values("pk")[:EARLIER_AT_MOST]
    events = Event.objects.filter(subject=reference(case))
    acted = events.filter(actor__isnull=False)
    return [
        Payment.objects.filter(notice__request=case),
        Assistance.objects.filter(request=case),
        SearchRecord.objects.filter(request=case),
        RequestFile.objects.filter(request=case, removed_at=None),
        RequestItem.objects.filter(request=case),
        events,
        DisclosureRequest.objects.filter(pk__in=earlier),
        findable.similar_among(case, alike),
        InternalUnit.objects.filter(at_or_after(case.agency)),
        # Everything that was done here left an event by the one who did it; the handler may have done nothing yet.
        Staff.objects.filter(Q(pk__in=acted.values("actor")) | Q(pk=case.handler_id)),
    ]
