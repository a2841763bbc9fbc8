"""Letters: issued with a number without gaps, sent by a route, served with proof."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import events, paper, queries
from gongkai.apps.disclosure_requests.models import (
    Amendment,
    ClockEntry,
    DisclosureRequest,
    EntryKind,
    FeeNotice,
    Letter,
    LetterState,
    ReasonInquiry,
    RequestFile,
    ServiceRoute,
)
from gongkai.apps.disclosure_requests.services.keeping import note
from gongkai.apps.disclosure_requests.services.numbers import next_letter_number
from gongkai.apps.disclosure_requests.sides import SIDE_ACTS, reason_against_service
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed

HANDED_OVER = frozenset({ServiceRoute.DIRECT, ServiceRoute.ENTRUSTED})  # the day of signing counts


def issue(actor: Staff | None, case: DisclosureRequest, code: str, facts: Mapping[str, Any]) -> Letter:
    """Compose, number and keep a letter; part of the act that it belongs to. Raises NotAllowed where a place is empty.

    facts: what fills the template; those that follow from the request are added here. For a body that was merged the
    one that goes on with its duties writes, under its own name and number (条例第十条).
    """
    kind = paper.kind_of(code)
    today = clock.today()
    body = agencies.in_charge_of(case.agency)
    letter = Letter(
        request=case,
        round=case.round,
        agency=body,
        code=code,
        title=kind.title,
        facts="",
        issued_on=today,
        issued_by=actor,
        is_for_applicant=kind.is_for_applicant,
    )
    if kind.is_numbered:
        letter.prefix = queries.policy_of(body).letter_prefix or paper.default_prefix(body)
        letter.year = today.year
        letter.serial = next_letter_number(body, letter.prefix, today.year)
    filled = paper.facts_of(case, letter, facts)
    letter.template_version = paper.check(code, filled)
    # Days are written as text, and numbers stay numbers: the letter is composed from this again.
    letter.facts = json.dumps(filled, ensure_ascii=False, default=str)
    letter.save(force_insert=True)
    note(events.LETTER_ISSUED, case, actor, letter=letter.pk, code=code, number=letter.serial)
    return letter


@transaction.atomic
def record_service(
    actor: Staff,
    pk: int,
    number: int,
    *,
    route: str,
    sent_on: date,
    served_on: date | None = None,
    tracking_number: str = "",
    proof: RequestFile | None = None,
    is_returned: bool = False,
    version: int | None = None,
) -> Letter:
    """How and when a letter went out, and when it was signed for. Raises NotAllowed, Stale.

    What waits for the delivery (amendment, reasons, fee, opinions) begins to count from it.
    """
    letter = queries.letter(actor, pk, number)
    SIDE_ACTS.require(actor, letter.request, "record_service")
    if why := reason_against_service(letter.request.state, letter.code):
        raise NotAllowed(why, act="record_service")
    versions.expect(letter, version)
    _check_days(letter, sent_on, served_on)
    served = served_on or _served_at_once(route, sent_on)
    _check_reply(letter, route, sent_on, served)
    versions.save(
        letter,
        route=ServiceRoute(route),
        sent_on=sent_on,
        served_on=served,
        tracking_number=tracking_number,
        proof=proof,
        state=LetterState.RETURNED if is_returned else LetterState.SERVED if served else LetterState.SENT,
    )
    if served:
        _delivered(letter, served)
    data = {"letter": letter.pk, "route": route, "sent_on": sent_on, "served_on": served}
    note(events.LETTER_SERVED, letter.request, actor, **data)
    return letter


def _check_days(letter: Letter, sent_on: date, served_on: date | None) -> None:
    if sent_on < letter.issued_on:
        raise NotAllowed(_("发出日期早于文书签发的日期；请按回证核对。"), act="record_service")
    if sent_on > clock.today() or (served_on is not None and served_on > clock.today()):
        raise NotAllowed(_("送达日期晚于今天；请在送达以后登记。"), act="record_service")
    if served_on is not None and served_on < sent_on:
        raise NotAllowed(_("签收日期早于发出日期；请按回证核对。"), act="record_service")


def _check_reply(letter: Letter, route: str, sent_on: date, served_on: date | None) -> None:
    """The date of a reply ended the clock and went into the figures; afterwards only the rest is put right."""
    if not letter.code.startswith("reply.") or (before := reply_date(letter)) is None:
        return
    ended = ClockEntry.objects.filter(
        request=letter.request_id, round=letter.round, kind=EntryKind.END
    ).exists()
    after = served_on if route in HANDED_OVER else sent_on
    if ended and after != before:
        words = _("答复日期%(day)s已经登记，期限据此结束，不能改成另一天；可以补记签收日期和凭证。")
        raise NotAllowed(words % {"day": before.isoformat()}, act="record_service")


def _served_at_once(route: str, sent_on: date) -> date | None:
    """Handed over means signed for; what is sent to the address that the applicant chose has arrived."""
    # inferred: no rule names the date of electronic service; the day of sending is the agency's practice.
    at_once = {ServiceRoute.DIRECT, ServiceRoute.EMAIL, ServiceRoute.ONLINE, ServiceRoute.INNER}
    return sent_on if route in at_once else None


def _delivered(letter: Letter, on: date) -> None:
    """The limits of the other side begin with the delivery."""
    for asking in (Amendment, ReasonInquiry, FeeNotice):
        asking._default_manager.filter(letter=letter).update(delivered_on=on)  # noqa: SLF001 (documented API of Django)
    case = letter.request
    if (ends := _waits_until(case)) is not None:
        versions.save(case, waits_until=ends)
    from gongkai.apps.disclosure_requests.services import consulting  # which issues letters itself

    consulting.letter_delivered(letter, on)


def _waits_until(case: DisclosureRequest) -> date | None:
    if case.state == "amendment_requested":
        return queries.amendment_ends(Amendment.objects.get(request=case))
    if case.state == "fee_notified":
        return queries.payment_ends(FeeNotice.objects.get(request=case, round=case.round, waived_because=""))
    return None


def reply_date(letter: Letter) -> date | None:
    """The date of a reply: signing where handed over or entrusted, posting where mailed (国办公开办函〔2016〕235号)."""
    if letter.route in HANDED_OVER:
        return letter.served_on
    return letter.sent_on
