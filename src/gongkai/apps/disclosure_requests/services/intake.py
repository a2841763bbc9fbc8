"""A request comes in: filed by the applicant, registered by staff, confirmed, given to a unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import Agency, InternalUnit, Staff
from gongkai.apps.disclosure_requests import clocks, events, guards, queries
from gongkai.apps.disclosure_requests.models import (
    Applicant,
    ApplicantKind,
    ApplicantType,
    DisclosureRequest,
    DocumentKind,
    EntryKind,
    RequestItem,
    Talk,
)
from gongkai.apps.disclosure_requests.second_factor import second_factor
from gongkai.apps.disclosure_requests.services import letters
from gongkai.apps.disclosure_requests.services.keeping import enter, move_on, note, ready
from gongkai.apps.disclosure_requests.services.numbers import next_request_number, receipt_code
from gongkai.apps.disclosure_requests.states import INTAKE, WORKFLOW, State
from gongkai.lib import clock, keys, secrets, versions
from gongkai.lib.errors import NotAllowed
from gongkai.statute.receipt import Channel, receipt_of


@dataclass(frozen=True)
class Asker:
    """Who asks, as given. type: set by staff; of a natural person it follows."""

    kind: str
    name: str
    document_kind: str = ""
    document_number: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""
    contact_person: str = ""
    agent_name: str = ""
    agent_phone: str = ""
    type: str = ""


@dataclass(frozen=True)
class Asked:
    """What is asked, and how it came. key: of the form, so that it is taken once; signed_on: of mail signed for."""

    channel: str
    description: str
    wanted_form: str = ""
    wanted_route: str = ""
    note: str = ""
    submitted_at: datetime | None = None
    signed_on: date | None = None
    is_rectification: bool = False
    items: Sequence[str] = ()
    key: UUID = field(default_factory=uuid4)


def identity_digest(kind: str, number: str) -> str:
    """The same for the same document however it was typed; "" without a number."""
    plain = "".join(number.split()).upper()
    return secrets.blind_index(f"{kind}:{plain}", keys.for_indexes()) if plain else ""


def require_register(actor: Staff) -> None:
    """Raises NotAllowed unless the actor may write down requests for the own body."""
    if not queries.may_register(actor):
        names = "、".join(str(role.label) for role in INTAKE)
        words = _("登记申请须由“%(agency)s”的%(roles)s办理，您没有这个角色。")
        raise NotAllowed(words % {"agency": actor.agency.name, "roles": names}, act="register")


@transaction.atomic
def register(actor: Staff, asker: Asker, asked: Asked) -> DisclosureRequest:
    """Staff write down what came at the counter, by mail, fax or word of mouth. Raises NotAllowed.

    What needs no confirmation is received at once: on the day it was handed in, or signed for.
    """
    require_register(actor)
    if (known := _known(actor.agency, asked.key)) is not None:
        return known
    case = _made(actor.agency, asker, asked, by=actor)
    receipt = _receipt(case, signed_on=asked.signed_on)
    action = _action(asked.channel, needs_confirmation=receipt.needs_confirmation)
    facts = guards.Facts(actor.pk, clock.today(), description=case.description, signed_on=asked.signed_on)
    move = WORKFLOW.require(actor, case, action, facts)
    versions.save(case, state=State.AWAITING_CONFIRMATION, **numbered(case))
    if receipt.day is not None:
        _received(actor, case, receipt.day, receipt.why, move.to)
    note(events.FILED, case, actor, channel=case.channel, receipt_date=case.receipt_date)
    return case


def _action(channel: str, *, needs_confirmation: bool) -> str:
    if needs_confirmation:
        return "file"
    return "register_signed_mail" if channel == Channel.SIGNED_MAIL else "submit"


def _known(agency: Agency, key: UUID) -> DisclosureRequest | None:
    return DisclosureRequest.objects.filter(key=key, agency=agency).exclude(state=State.DRAFT).first()


def numbered(case: DisclosureRequest) -> dict[str, Any]:
    year = timezone.localtime(case.submitted_at).year
    return {"year": year, "serial": next_request_number(case.agency, year), "pending_since": clock.now()}


def _made(agency: Agency, asker: Asker, asked: Asked, *, by: Staff | None) -> DisclosureRequest:
    code = receipt_code()
    applicant = Applicant.objects.create(**_person(asker, code))
    submitted = asked.submitted_at or clock.now()
    if submitted > clock.now():
        raise NotAllowed(_("提交时间晚于现在；请核对日期。"), act="register")
    try:
        with transaction.atomic():
            case = DisclosureRequest.objects.create(
                agency=agency, key=asked.key, receipt_code=code, applicant=applicant, channel=Channel(asked.channel),
                description=asked.description.strip(), wanted_form=asked.wanted_form, wanted_route=asked.wanted_route,
                note=asked.note, submitted_at=submitted, registered_by=by, is_rectification=asked.is_rectification,
                applicant_type=_type(asker),
                identity_digest=identity_digest(asker.document_kind, asker.document_number),
            )  # fmt: skip
    except IntegrityError:
        raise NotAllowed(_("这份申请正在提交；请稍候刷新页面，不要重复提交。"), act="file") from None
    RequestItem.objects.bulk_create(
        RequestItem(request=case, position=at, description=one) for at, one in enumerate(asked.items, 1)
    )
    return case


def _type(asker: Asker) -> str:
    if asker.kind == ApplicantKind.NATURAL_PERSON:
        return ApplicantType.NATURAL_PERSON
    given = ApplicantType(asker.type or ApplicantType.OTHER_ORGANIZATION)
    return ApplicantType.OTHER_ORGANIZATION if given == ApplicantType.NATURAL_PERSON else given


def _person(asker: Asker, code: str) -> dict[str, Any]:
    kind = DocumentKind(asker.document_kind) if asker.document_kind else ""
    return {
        "kind": ApplicantKind(asker.kind),
        "name": asker.name.strip(),
        "document_kind": kind,
        "document_number": asker.document_number.strip(),
        "phone": asker.phone.strip(),
        "email": asker.email.strip(),
        "address": asker.address.strip(),
        "postcode": asker.postcode.strip(),
        "contact_person": asker.contact_person.strip(),
        "agent_name": asker.agent_name.strip(),
        "agent_phone": asker.agent_phone.strip(),
        "second_factor": second_factor(code, asker.phone, asker.agent_phone),
    }


def _receipt(
    case: DisclosureRequest, *, signed_on: date | None = None, confirmed_on: date | None = None
) -> Any:
    try:
        return receipt_of(
            Channel(case.channel),
            submitted_on=timezone.localtime(case.submitted_at).date(),
            signed_on=signed_on,
            confirmed_on=confirmed_on,
        )
    except (ValueError, LookupError) as wrong:
        raise NotAllowed(str(wrong), act="register") from None


def _received(actor: Staff, case: DisclosureRequest, day: date, why: str, to: str) -> None:
    """The clock starts, and the applicant gets the receipt slip."""
    enter(case, EntryKind.START, day, why[:200], clocks.RECEIVED, by=actor)
    move = WORKFLOW.move(case.state, "confirm")
    assert move is not None
    move_on(case, move, receipt_date=day, state=to)
    letters.issue(actor, case, "receipt_slip", {})


@transaction.atomic
def confirm(
    actor: Staff, pk: int, *, confirmed_on: date, way: str, summary: str, version: int | None = None
) -> DisclosureRequest:
    """Both sides confirm that the request was received; from that day the clock runs. Raises NotAllowed, Stale."""
    case = queries.get(actor, pk)
    WORKFLOW.require(actor, case, "confirm")
    if confirmed_on > clock.today():
        raise NotAllowed(_("确认日期晚于今天；请在联系以后登记。"), act="confirm")
    Talk.objects.create(
        request=case, talked_at=clock.now(), way=way, is_reached=True, summary=summary.strip(), by=actor
    )
    case, move = ready(actor, pk, "confirm", version)
    receipt = _receipt(case, confirmed_on=confirmed_on)
    versions.save(case, confirmed_on=confirmed_on)
    _received(actor, case, receipt.day or confirmed_on, receipt.why, move.to)
    note(events.CONFIRMED, case, actor, receipt_date=case.receipt_date, due_date=case.due_date)
    return case


@transaction.atomic
def accept(
    actor: Staff,
    pk: int,
    *,
    unit: InternalUnit | None = None,
    handler: Staff | None = None,
    version: int | None = None,
) -> DisclosureRequest:
    """Give the request to a unit and a person. Raises NotAllowed, Stale."""
    case, move = ready(actor, pk, "accept", version)
    if unit is not None and not agencies.is_unit_for(unit, case.agency):
        raise NotAllowed(_("承办单位不属于本单位；请重新选择。"), act="accept")
    if handler is not None and not queries.works_on(handler, case.agency):
        raise NotAllowed(_("这位同事没有办理申请的角色；请另选经办人或先授予角色。"), act="accept")
    move_on(case, move, handling_unit=unit, handler=handler)
    data = {"unit": unit.pk if unit else None, "handler": handler.pk if handler else None}
    note(events.ACCEPTED, case, actor, **data)
    return case


@transaction.atomic
def reassign(
    actor: Staff, pk: int, *, unit: InternalUnit | None, handler: Staff | None, version: int | None = None
) -> DisclosureRequest:
    """Another unit or person goes on with an open request; the clock is not touched. Raises NotAllowed, Stale."""
    case = queries.get(actor, pk)
    if not (case.is_open and any(actor.has_role(role, agency=case.agency) for role in INTAKE)):
        raise NotAllowed(_("只有登记员和政府信息公开工作机构可以改派办理中的申请。"), act="reassign")
    versions.expect(case, version)
    if unit is not None and not agencies.is_unit_for(unit, case.agency):
        raise NotAllowed(_("承办单位不属于本单位；请重新选择。"), act="reassign")
    if handler is not None and not queries.works_on(handler, case.agency):
        raise NotAllowed(_("这位同事没有办理申请的角色；请另选经办人或先授予角色。"), act="reassign")
    versions.save(case, handling_unit=unit, handler=handler)
    data = {"unit": unit.pk if unit else None, "handler": handler.pk if handler else None}
    note(events.ACCEPTED, case, actor, **data)
    return case


@transaction.atomic
def reclassify(actor: Staff, pk: int, *, type: str, version: int | None = None) -> DisclosureRequest:  # noqa: A002 (the glossary's word)
    """Set the column of the annual report for an organisation. Raises NotAllowed, Stale."""
    case = queries.get(actor, pk)
    if not queries.works_on(actor, case.agency):
        raise NotAllowed(_("统计类别须由办理这件申请的单位填写。"), act="reclassify")
    if case.applicant.kind == ApplicantKind.NATURAL_PERSON:
        raise NotAllowed(_("申请人是自然人，统计类别随之确定，不能改。"), act="reclassify")
    versions.expect(case, version)
    if type == ApplicantType.NATURAL_PERSON:
        raise NotAllowed(_("申请人是单位，不能统计为自然人。"), act="reclassify")
    versions.save(case, applicant_type=ApplicantType(type))
    note(events.RECLASSIFIED, case, actor, type=type)
    return case
