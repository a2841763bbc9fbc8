"""A request while its applicant writes it: what is there, what is missing, and the bodies it may go to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.disclosure_requests import paper
from gongkai.apps.disclosure_requests.models import (
    ApplicantKind,
    DisclosureRequest,
    DocumentKind,
    FileKind,
    WantedForm,
    WantedRoute,
)
from gongkai.apps.disclosure_requests.queries import applicant
from gongkai.apps.disclosure_requests.second_factor import given_digits, query_digits
from gongkai.apps.disclosure_requests.services.attaching import FILES_AT_MOST
from gongkai.apps.disclosure_requests.window.ticket import Ticket, case_of

__all__ = ["FILES_AT_MOST", "Attachment", "Body", "Gap", "Writing", "bodies", "body", "gaps", "writing"]

Choices = list[tuple[str, str | Promise]]


def _choices(*members: ApplicantKind | DocumentKind | WantedForm | WantedRoute | FileKind) -> Choices:
    return [(member.value, member.label) for member in members]


ORGANIZATION = ApplicantKind.ORGANIZATION.value
KINDS = _choices(*ApplicantKind)
DOCUMENT_KINDS = {
    ApplicantKind.NATURAL_PERSON.value: _choices(
        DocumentKind.RESIDENT_CARD, DocumentKind.PASSPORT, DocumentKind.HOME_RETURN_PERMIT, DocumentKind.OTHER
    ),
    ORGANIZATION: _choices(DocumentKind.SOCIAL_CREDIT_CODE, DocumentKind.OTHER),
}
WANTED_FORMS = _choices(*WantedForm)
# A fax would need a number that nothing in the form asks for.
WANTED_ROUTES = _choices(
    WantedRoute.ONLINE, WantedRoute.PICK_UP, WantedRoute.MAIL, WantedRoute.EMAIL, WantedRoute.OTHER
)
FILE_KINDS = _choices(FileKind.IDENTITY, FileKind.POWER_OF_ATTORNEY, FileKind.APPLICATION)


@dataclass(frozen=True)
class Body:
    """A body that takes requests on this site; where it can be reached is public."""

    pk: int
    name: str
    level: str
    phone: str
    email: str
    address: str


@dataclass(frozen=True)
class Attachment:
    number: int
    kind: str
    kind_label: str | Promise
    name: str
    size: int


@dataclass(frozen=True)
class Writing:
    """Everything the applicant gave. code: in groups; digits: what opens the request again until it is sent, and
    afterwards where no phone was left.
    """

    code: str
    digits: str
    opens_by_phone: bool
    body: Body
    kind: str
    name: str
    document_kind: str
    document_number: str
    phone: str
    email: str
    address: str
    postcode: str
    contact_person: str
    agent_name: str
    agent_phone: str
    description: str
    wanted_form: str
    wanted_route: str
    labels: dict[str, str]
    files: tuple[Attachment, ...]
    is_unsent: bool
    request_no: str
    submitted_at: datetime


@dataclass(frozen=True)
class Gap:
    """What is missing before the request can be sent, and in which step it is filled."""

    step: str
    sentence: str


def bodies() -> list[Body]:
    return [body_of(agency) for agency in applicant.bodies_online()]


def body(pk: int) -> Body | None:
    agency = applicant.bodies_online().filter(pk=pk).first()
    return body_of(agency) if agency else None


def body_of(agency: Agency) -> Body:
    return Body(
        agency.pk,
        agency.name,
        agency.get_level_display(),
        agency.contact_phone,
        agency.contact_email,
        agency.contact_address,
    )


def writing(ticket: Ticket) -> Writing:
    """The request as written so far, or as it was sent. Raises Http404."""
    return written(case_of(ticket))


def written(case: DisclosureRequest) -> Writing:
    person = case.applicant
    return Writing(
        code=paper.grouped(case.receipt_code),
        digits=query_digits(case.receipt_code),
        opens_by_phone=not applicant.is_unsent(case) and not given_digits(case.receipt_code, person),
        body=body_of(case.agency),
        kind=person.kind,
        name=person.name,
        document_kind=person.document_kind,
        document_number=person.document_number,
        phone=person.phone,
        email=person.email,
        address=person.address,
        postcode=person.postcode,
        contact_person=person.contact_person,
        agent_name=person.agent_name,
        agent_phone=person.agent_phone,
        description=case.description,
        wanted_form=case.wanted_form,
        wanted_route=case.wanted_route,
        labels=_labels(case),
        files=files_of(case),
        is_unsent=applicant.is_unsent(case),
        request_no=case.request_no,
        submitted_at=case.submitted_at,
    )


def _labels(case: DisclosureRequest) -> dict[str, str]:
    person = case.applicant
    return {
        "kind": str(person.get_kind_display()),
        "document_kind": str(person.get_document_kind_display()) if person.document_kind else "",
        "wanted_form": str(case.get_wanted_form_display()) if case.wanted_form else "",
        "wanted_route": str(case.get_wanted_route_display()) if case.wanted_route else "",
    }


def files_of(case: DisclosureRequest) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(file.pk, file.kind, FileKind(file.kind).label, file.name, file.size)
        for file in applicant.files_of_applicant(case)
    )


def gaps(given: Writing) -> list[Gap]:
    """What Article 29 asks for and is not there, in the order of the steps. Nothing else keeps a request back."""
    return list(_gaps(given))


def _gaps(given: Writing) -> Iterator[Gap]:
    if not given.description.strip():
        yield Gap("description", _("还没有写需要什么政府信息；写名称、文号或者其他特征中的任何一项即可。"))
    if not (given.wanted_form and given.wanted_route):
        yield Gap("wanted", _("还没有选择获取信息的方式和途径。"))
    if not given.name.strip():
        yield Gap("applicant", _("还没有填写申请人的姓名或者名称。"))
    if not (given.document_kind and given.document_number.strip()):
        yield Gap("applicant", _("还没有填写身份证明的类型和号码。"))
    elif given.document_kind not in dict(DOCUMENT_KINDS[given.kind]):
        yield Gap("applicant", _("身份证明的类型与申请人是个人还是单位不相符。"))
    if not any((given.phone, given.email, given.address)):
        yield Gap("contact", _("还没有留下联系方式；电话、邮箱、通信地址有一样即可。"))
    if given.wanted_route == WantedRoute.EMAIL and not given.email:
        yield Gap("contact", _("您选择用电子邮件获取信息，还没有填写电子邮箱。"))
    if given.wanted_route == WantedRoute.MAIL and not given.address:
        yield Gap("contact", _("您选择邮寄，还没有填写通信地址。"))
