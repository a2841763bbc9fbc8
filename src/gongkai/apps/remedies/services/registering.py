"""Registering a case over a request, and putting right what was registered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Letter
from gongkai.apps.disclosure_requests.states import OPEN as REQUEST_OPEN
from gongkai.apps.remedies import events, limits, queries
from gongkai.apps.remedies.kinds import (
    FOLLOWED_BY,
    HAS_SUMMARY_PROCEDURE,
    NEEDS_FORMER,
    SUITS,
    Kind,
    Procedure,
    Target,
    row_of,
)
from gongkai.apps.remedies.models import ContestedGround, RemedyCase
from gongkai.apps.remedies.queries.staff import grounds_in
from gongkai.apps.remedies.services.keeping import (
    in_order,
    move_on,
    not_ahead,
    note,
    ready,
    reckoned,
    succeed,
)
from gongkai.lib.errors import NotAllowed


@dataclass(frozen=True)
class Particulars:
    """What the papers of a case say of it, and who is in charge here. Days as printed in them."""

    body_name: str
    received_on: date
    handler: Staff
    case_no: str = ""
    procedure: str = Procedure.ORDINARY
    applied_on: date | None = None
    accepted_on: date | None = None
    set_due_on: date | None = None
    set_because: str = ""


@dataclass(frozen=True)
class Brought:
    """Which remedy, against what. letter: the attacked reply; follows: the decided case that this one attacks.

    after_reconsideration: of a first suit whose reconsideration is not in the register. key: comes with the form.
    """

    kind: str
    target: str
    brought_by: str
    key: UUID
    letter: Letter | None = None
    follows: RemedyCase | None = None
    after_reconsideration: bool = False


def require_register(actor: Staff, request: DisclosureRequest) -> None:
    """Raises NotAllowed unless the person may register remedies over the requests of this body."""
    if not queries.may_register(actor, request.agency):
        words = _(
            "投诉、复议和诉讼须由“%(agency)s”的登记员、合法性审核员或者政府信息公开工作机构登记，您没有这个角色。"
        )
        raise NotAllowed(words % {"agency": request.agency.name}, act="register")


def register(actor: Staff, request_pk: int, brought: Brought, known: Particulars) -> RemedyCase:
    """Open a case over a request; its state is left as it is. Sending the form twice makes one record.

    Raises Http404, and NotAllowed where person, target, former case or dates do not fit.
    """
    request = queries.reachable(actor, request_pk)
    require_register(actor, request)
    if (there := _known(request, brought.key)) is not None:
        return there
    try:
        return _register(actor, request, brought, known)
    except IntegrityError:  # the other of two clicks was first
        if (there := _known(request, brought.key)) is None:
            words = _("这份登记表已经用于另一件申请；请从这件申请的页面重新打开登记表。")
            raise NotAllowed(words, act="register") from None
        return there


def _known(request: DisclosureRequest, key: UUID) -> RemedyCase | None:
    """A form that was sent before, over this request: one of another body tells nothing of its case."""
    return RemedyCase.objects.filter(key=key, request=request).first()


@transaction.atomic
def _register(actor: Staff, request: DisclosureRequest, brought: Brought, known: Particulars) -> RemedyCase:
    former = brought.follows
    if former is not None:
        _check_former(request, brought.kind, former)
    elif brought.kind in NEEDS_FORMER:
        raise NotAllowed(_("二审和再审须从前一案件登记；请先登记前一案件及其结果。"), act="register")
    letter = former.letter if former is not None else brought.letter
    target = former.target if former is not None else brought.target
    _check_target(request, target, letter)
    _check_days(brought.kind, known, letter, former)
    _check_handler(known.handler, request.agency)
    case = RemedyCase(
        agency=request.agency,
        request=request,
        key=brought.key,
        round=former.round if former else letter.round if letter else request.round,
        target=target,
        letter=letter,
        follows=former,
        kind=Kind(brought.kind),
        row=row_of(
            brought.kind, (former.kind, former.row) if former else None, after_reconsideration=brought.after_reconsideration
        ),
        brought_by=brought.brought_by,
        registered_by=actor,
        counted_from=known.accepted_on or known.received_on,
        **_fields(known),
    )  # fmt: skip
    for name, value in reckoned(case).items():
        setattr(case, name, value)
    case.save(force_insert=True)
    _contest(case)
    succeed(case)
    note(
        events.REGISTERED, case, actor, request=request.pk, kind=case.kind, follows=former.pk if former else None,
        due_date=case.due_on,
    )  # fmt: skip
    return case


def _fields(known: Particulars) -> dict[str, Any]:
    """By name, as the case has them; `asdict` would copy the person."""
    return {name: getattr(known, name) for name in Particulars.__dataclass_fields__}


def _check_former(request: DisclosureRequest, kind: str, former: RemedyCase) -> None:
    if former.request_id != request.pk:
        raise NotAllowed(_("前一案件不是针对这件申请的；请从前一案件的页面登记。"), act="register")
    if kind not in FOLLOWED_BY[former.kind]:
        words = _("对“%(former)s”的结果不能提起“%(kind)s”；请核对种类。")
        labels = {"former": former.get_kind_display(), "kind": Kind(kind).label}
        raise NotAllowed(words % labels, act="register")
    if former.is_open:
        raise NotAllowed(_("前一案件还没有登记结果；请先登记结果。"), act="register")
    if kind in SUITS and former.kind in SUITS and former.succeeded_on is not None:
        raise NotAllowed(_("前一案件已经有后续的案件；请在后续案件中登记。"), act="register")


def _check_target(request: DisclosureRequest, target: str, letter: Letter | None) -> None:
    if target == Target.REPLY:
        if letter is None or letter.request_id != request.pk or not letter.code.startswith("reply."):
            raise NotAllowed(_("请选择争议的是哪一份答复。"), act="register")
        if letter.sent_on is None:
            raise NotAllowed(_("这份答复还没有发出记录；请先登记送达。"), act="register")
    elif request.receipt_date is None:
        raise NotAllowed(_("这件申请还没有确认收到，没有可以争议的行为；请先核对申请。"), act="register")
    if target == Target.FAILURE_TO_REPLY and request.state not in REQUEST_OPEN and request.replied_on is None:
        raise NotAllowed(_("这件申请没有在办，不会有逾期未答复；请核对争议的行为。"), act="register")


def _check_handler(handler: Staff, agency: Agency) -> None:
    """Who answers for a case can open it."""
    if not queries.handlers(agency).filter(pk=handler.pk).exists():
        words = _("承办人“%(name)s”在“%(agency)s”没有办理案件的角色；请另选承办人，或者先授予角色。")
        raise NotAllowed(words % {"name": handler.name, "agency": agency.name}, act="register")


def _check_days(kind: str, known: Particulars, letter: Letter | None, former: RemedyCase | None) -> None:
    applied, accepted, received = _("提起日期"), _("受理（立案）日期"), _("本机关收到副本的日期")
    not_ahead(
        "register", **{applied: known.applied_on, accepted: known.accepted_on, received: known.received_on}
    )
    issued = (_("答复签发日期"), letter.issued_on if letter else None)
    in_order("register", issued, (applied, known.applied_on), (accepted, known.accepted_on))
    in_order("register", issued, (applied, known.applied_on), (received, known.received_on))
    in_order("register", (received, known.received_on), (_("指定的答复期限"), known.set_due_on))
    if former is not None:
        begun = (accepted, known.accepted_on) if known.accepted_on else (received, known.received_on)
        in_order("register", (_("前一案件的作出日期"), former.decided_on), begun)
    if known.procedure == Procedure.SUMMARY:
        _check_summary(kind, known)
    if known.set_due_on and not known.set_because.strip():
        raise NotAllowed(_("指定了答复期限的，请写明是哪一份文书指定的。"), act="register")


def _check_summary(kind: str, known: Particulars) -> None:
    if kind not in HAS_SUMMARY_PROCEDURE:
        raise NotAllowed(_("只有行政复议和行政诉讼一审可以适用简易程序；请改选普通程序。"), act="register")
    begun = known.accepted_on or known.received_on
    if kind == Kind.RECONSIDERATION and not limits.has_summary_procedure(begun):
        raise NotAllowed(_("2024年以前的行政复议没有简易程序；请改选普通程序。"), act="register")


def _contest(case: RemedyCase) -> None:
    """Lessons are drawn from what reviewed a reply in law; a complaint is about the way of working."""
    if case.letter is not None and case.kind != Kind.COMPLAINT:
        codes = grounds_in(case.letter)
        ContestedGround.objects.bulk_create(
            [ContestedGround(case=case, agency=case.agency, code=code) for code in codes]
        )


@transaction.atomic
def describe(actor: Staff, pk: int, known: Particulars, *, version: int | None = None) -> RemedyCase:
    """Put right what was registered from the papers; limits are counted again. Raises NotAllowed, Stale."""
    case, _move = ready(actor, pk, "describe", version)
    _check_days(case.kind, known, case.letter, case.follows)
    if known.handler.pk != case.handler_id:  # who has left since stays named until another takes over
        _check_handler(known.handler, case.agency)
    begun = known.accepted_on or known.received_on
    in_order("describe", (_("受理（立案）或者收到副本的日期"), begun), (_("作出日期"), case.decided_on))
    move_on(case, counted_from=begun, **_fields(known))
    succeed(case)
    note(events.DESCRIBED, case, actor, due_date=case.due_on)
    return case
