"""Personal data that were kept long enough are taken out in place. What the figures count, and the log, stay as they are.

What people wrote freely may name anyone, so all of it goes; codes, dates, states and numbers of letters remain.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from gongkai.apps.disclosure_requests import events
from gongkai.apps.disclosure_requests.models import (
    Amendment,
    Applicant,
    Assistance,
    Consultation,
    DisclosureProposal,
    DisclosureRequest,
    Draft,
    FeeNotice,
    FileKind,
    Letter,
    Piece,
    ProposalState,
    ReasonInquiry,
    RequestFile,
    RequestItem,
    Review,
    SearchRecord,
    Talk,
)
from gongkai.apps.disclosure_requests.paper import MASKED_FACTS
from gongkai.apps.disclosure_requests.queries.findable import SEARCHED_AS
from gongkai.apps.disclosure_requests.queries.retention import ABOVE, due_for_masking
from gongkai.apps.disclosure_requests.services.keeping import note
from gongkai.apps.disclosure_requests.services.unsent import forget_bytes
from gongkai.apps.search_index import services as search_index
from gongkai.lib import clock, versions

MASK = "（已去标识化）"  # stands in the database, so it is no string of the page

# Every text that a person wrote, by model: the way to its request, and its columns. An empty one stays empty.
WRITTEN = {
    RequestItem: ("request", ("description",)),
    Amendment: ("request", ("items", "guidance", "answer", "reason_for_delay")),
    ReasonInquiry: ("request", ("facts", "answer", "judgement_reason")),
    FeeNotice: ("request", ("waived_because",)),
    Consultation: ("request", ("party_name", "party_contact", "subject", "opinion_text", "overridden_because")),
    Assistance: ("request", ("question", "answer")),
    SearchRecord: ("request", ("place", "words", "found")),
    Talk: ("request", ("summary",)),
    Piece: ("draft__request", ("name", "reason")),
    Review: ("draft__request", ("opinion",)),
    Letter: ("request", ("tracking_number",)),
}  # fmt: skip
# What was to be disclosed is government information and stays; all other files are about people.
KEPT_FILES = (FileKind.ORIGINAL, FileKind.RELEASE)


def mask_due() -> int:
    """Mask everyone whose time is over, each in a transaction of its own; gives how many. A second run finds none."""
    due = list(due_for_masking(clock.today()).values_list("pk", flat=True))
    masked = sum(_mask(pk) for pk in due)
    for above in ABOVE:
        for pk in above.left():
            with transaction.atomic():
                above.mask(pk)
    return masked


@transaction.atomic
def _mask(pk: int) -> bool:
    """False when another worker was quicker, or the request was taken up again in between."""
    case = due_for_masking(clock.today()).select_related("applicant").filter(pk=pk).first()
    if case is None or not Applicant.objects.filter(pk=case.applicant_id, masked_at=None).update(**_nobody()):
        return False
    versions.save(case, description=MASK, note=MASK if case.note else "", identity_digest="")
    for model, (path, columns) in WRITTEN.items():
        for column in columns:
            rows = model._default_manager.filter(**{path: case})  # noqa: SLF001 (documented API of Django)
            rows.exclude(Q(**{column: ""})).update(**{column: MASK})
    Draft.objects.filter(request=case).update(facts={})
    Letter.objects.filter(request=case).update(facts=MASKED_FACTS)
    unpublished = DisclosureProposal.objects.filter(requests=case).exclude(state=ProposalState.ACCEPTED)
    unpublished.update(subject=MASK)
    DisclosureProposal.objects.filter(requests=case).exclude(suggested_because="").update(
        suggested_because=MASK
    )
    _take_out_files(case)
    for above in ABOVE:
        above.mask(case.pk)
    search_index.note(SEARCHED_AS, [case.pk])
    note(events.PERSON_MASKED, case, None)
    return True


def _nobody() -> dict[str, object]:
    empty = dict.fromkeys(
        (
            "document_kind", "document_number", "phone", "email", "address", "postcode",
            "contact_person", "agent_name", "agent_phone", "second_factor",
        ),
        "",
    )  # fmt: skip
    return {**empty, "name": MASK, "masked_at": clock.now()}


def _take_out_files(case: DisclosureRequest) -> None:
    """The row stays, for the log names it; the name and, after the commit, the bytes are gone."""
    files = RequestFile.objects.filter(request=case).exclude(kind__in=KEPT_FILES)
    digests = set(files.values_list("sha256", flat=True)) - {""}
    files.update(name=MASK, sha256="", redactions=[], findings=[], removed_at=clock.now())
    transaction.on_commit(lambda: forget_bytes(digests))
