"""A request that its applicant is still writing: begun, written on, handed in, or forgotten. No act of staff, no event.

It becomes an act, with its number and its event, when it is handed in. What is never handed in is deleted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import Agency
from gongkai.apps.disclosure_requests import events, guards, queries, storage
from gongkai.apps.disclosure_requests.models import (
    Applicant,
    ApplicantKind,
    ApplicantType,
    DisclosureRequest,
    RequestFile,
)
from gongkai.apps.disclosure_requests.queries import applicant as of_applicant
from gongkai.apps.disclosure_requests.second_factor import second_factor
from gongkai.apps.disclosure_requests.services import telling
from gongkai.apps.disclosure_requests.services.intake import identity_digest, numbered
from gongkai.apps.disclosure_requests.services.keeping import note
from gongkai.apps.disclosure_requests.services.numbers import receipt_code
from gongkai.apps.disclosure_requests.states import WORKFLOW, State
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed
from gongkai.statute.receipt import Channel

KEPT = timedelta(days=30)
OF_REQUEST = frozenset({"description", "wanted_form", "wanted_route"})
OF_PERSON = frozenset(
    {
        "kind", "name", "document_kind", "document_number", "phone", "email", "address", "postcode",
        "contact_person", "agent_name", "agent_phone",
    }
)  # fmt: skip


def begin(agency: Agency, key: UUID) -> DisclosureRequest:
    """An empty request to a body. Sending the form twice gives the one that is there."""
    if (known := of_applicant.by_key(key)) is not None:
        return known
    code = receipt_code()
    factor = second_factor(code, "", "")
    try:
        with transaction.atomic():
            person = Applicant.objects.create(kind=ApplicantKind.NATURAL_PERSON, second_factor=factor)
            return DisclosureRequest.objects.create(
                agency=agency, key=key, receipt_code=code, applicant=person, channel=Channel.INTERNET,
                applicant_type=ApplicantType.NATURAL_PERSON,
            )  # fmt: skip
    except IntegrityError:  # the other of two clicks was first
        known = of_applicant.by_key(key)
        assert known is not None
        return known


@transaction.atomic
def write(case: DisclosureRequest, given: Mapping[str, str], *, agency: Agency | None = None) -> None:
    """Write down what the applicant gave in a step; names are those of the columns. Raises NotAllowed, Stale."""
    _require_unsent(case)
    person = {name: text.strip() for name, text in given.items() if name in OF_PERSON}
    asked = {name: text.strip() for name, text in given.items() if name in OF_REQUEST}
    if unknown := given.keys() - OF_PERSON - OF_REQUEST:
        raise KeyError(*unknown)
    if person:
        Applicant.objects.filter(pk=case.applicant_id).update(**person)
    # The day of the last touch, by which what is never handed in is forgotten.
    versions.save(case, submitted_at=clock.now(), agency=agency or case.agency, **asked)
    case.applicant.refresh_from_db()


def _require_unsent(case: DisclosureRequest) -> None:
    if not of_applicant.is_unsent(case):
        raise NotAllowed(
            _("这份申请已经提交，不能再改；需要补充的，请在查询页面办理或者联系该单位。"), act="write"
        )


@transaction.atomic
def hand_in(case: DisclosureRequest) -> DisclosureRequest:
    """The applicant sends the request: number, state and event together. Handed in before: nothing happens again.

    To a body that was merged since it was begun: it goes to the one that goes on with its duties (条例第十条).
    Raises NotAllowed where the description is empty or the body takes none on this site, and Stale.
    """
    if case.state != State.DRAFT:
        return case
    case.agency = agencies.in_charge_of(case.agency)
    if case.agency.closed_on is not None:
        raise NotAllowed(
            _("“%(agency)s”已经撤销，不再接收申请；请改向其上级机关提出。") % {"agency": case.agency.name},
            act="file",
        )
    if not queries.policy_of(case.agency).accepts_online:
        raise NotAllowed(_("该单位没有开通网上申请；请改用邮寄或者当面提交。"), act="file")
    WORKFLOW.require(None, case, "file", guards.Facts(None, clock.today(), description=case.description))
    _settle(case.applicant, case.receipt_code)
    case.submitted_at = clock.now()  # the year of the number follows from it
    versions.save(
        case, state=State.AWAITING_CONFIRMATION, agency=case.agency, submitted_at=case.submitted_at,
        applicant_type=_type_of(case.applicant), **numbered(case),
        identity_digest=identity_digest(case.applicant.document_kind, case.applicant.document_number),
    )  # fmt: skip
    for file in of_applicant.files_of_applicant(case):
        note(events.FILE_ADDED, case, None, file=file.pk, kind=file.kind, sha256=file.sha256)
    telling.applicant_acted(case, gettext_noop("网上收到新的申请%(number)s，请与申请人联系确认。"))
    note(events.FILED, case, None, channel=case.channel)
    return case


def _settle(person: Applicant, code: str) -> None:
    """The digest by which the applicant's page is opened."""
    factor = second_factor(code, person.phone, person.agent_phone)
    Applicant.objects.filter(pk=person.pk).update(second_factor=factor)
    person.refresh_from_db()


def _type_of(person: Applicant) -> str:
    """The column of the annual report until staff have looked at an organisation."""
    natural = person.kind == ApplicantKind.NATURAL_PERSON
    return ApplicantType.NATURAL_PERSON if natural else ApplicantType.OTHER_ORGANIZATION


def forget_unsent() -> int:
    """Delete what was begun and not touched for thirty days, with everything in it; gives how many."""
    old = DisclosureRequest.objects.filter(
        state=State.DRAFT, registered_by=None, submitted_at__lt=clock.now() - KEPT
    )
    return sum(_forget(case) for case in old.select_related("applicant"))


def _forget(case: DisclosureRequest) -> int:
    with transaction.atomic():
        digests = set(RequestFile.objects.filter(request=case).values_list("sha256", flat=True))
        RequestFile.objects.filter(request=case).delete()
        # Handed in a moment ago: the version is another one, and the row stays.
        gone, _rows = DisclosureRequest.objects.filter(pk=case.pk, version=case.version).delete()
        if not gone:
            transaction.set_rollback(True)
            return 0
        case.applicant.delete()
    forget_bytes(digests)
    return 1


def forget_bytes(digests: set[str]) -> None:
    """Take bytes away that no row names any more."""
    for digest in digests - set(
        RequestFile.objects.filter(sha256__in=digests).values_list("sha256", flat=True)
    ):
        storage.forget(digest)
