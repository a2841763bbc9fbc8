"""Asking others by letter, which pauses the clock: third parties, co-makers, other agencies."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import clocks, events, paper, queries
from gongkai.apps.disclosure_requests.models import (
    ClockEntry,
    Consultation,
    DisclosureRequest,
    EntryKind,
    Letter,
    Opinion,
    PartyIs,
    PartyKind,
)
from gongkai.apps.disclosure_requests.services import letters
from gongkai.apps.disclosure_requests.services.keeping import enter, move_on, note, ready, reckoned
from gongkai.apps.disclosure_requests.sides import SIDE_ACTS
from gongkai.apps.disclosure_requests.states import WORKFLOW
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed
from gongkai.statute.consultation import (
    CONSULTED_LABELS,
    Consulted,
    consultation_exclusion,
    silence_effect,
)
from gongkai.statute.deadlines import NoLimit, co_maker_deadline, third_party_deadline

LETTERS = {
    PartyKind.THIRD_PARTY: "consultation_letter.third_party",
    PartyKind.CO_MAKER: "consultation_letter.co_maker",
    PartyKind.OTHER_AGENCY: "consultation_letter.agency",
}


@transaction.atomic
def consult(
    actor: Staff,
    pk: int,
    *,
    kind: str,
    party_name: str,
    party_is: str = PartyIs.ORGANIZATION,
    party_contact: str = "",
    subject: str,
    version: int | None = None,
) -> Consultation:
    """Send a letter for an opinion; from the next day the reply clock does not count. Raises NotAllowed, Stale.

    party_is: of a third party; agencies are no persons.
    """
    party = PartyKind(kind)
    address = PartyIs(party_is) if party == PartyKind.THIRD_PARTY else PartyIs.ORGANIZATION
    action = "consult_third_party" if party == PartyKind.THIRD_PARTY else "consult_agency"
    case, move = ready(actor, pk, action, version)
    if case.receipt_date is None:
        raise NotAllowed(_("申请还没有收到日期，不能征求意见；请先与申请人确认。"), act=action)
    today = clock.today()
    respond_by = _respond_by(case, party, today)
    said = {**_addressee(party_name, address), "information": subject, "reply_by": respond_by}
    letter = letters.issue(actor, case, LETTERS[party], said)
    entry = _exclude(case, party, letter, today, respond_by, actor)
    consultation = Consultation.objects.create(
        request=case, round=case.round, kind=party, letter=letter, entry=entry, party_name=party_name.strip(), party_is=address,
        party_contact=party_contact.strip(), subject=subject.strip(), sent_on=today, respond_by=respond_by,
    )  # fmt: skip
    if party == PartyKind.THIRD_PARTY:
        said = {"consulted": CONSULTED_LABELS[Consulted(party.value)], "consulted_on": today}
        letters.issue(actor, case, "consultation_notice", said)
    move_on(case, move, waits_until=_latest(case))
    note(events.CONSULTED, case, actor, letter=letter.pk, kind=kind, respond_by=respond_by)
    return consultation


def _addressee(name: str, party_is: str) -> paper.Facts:
    """Whom the letter names, and whether it says 你 or 你单位."""
    return {"addressee": name, "organization": party_is == PartyIs.ORGANIZATION}


def _respond_by(case: DisclosureRequest, party: PartyKind, delivered_on: date) -> date:
    """The last day for the opinion: by law from the delivery, for other agencies as the body asks."""
    if party == PartyKind.OTHER_AGENCY:
        days = queries.policy_of(case.agency).other_agency_days
        return queries.calendar().after(delivered_on, days)
    limit = third_party_deadline if party == PartyKind.THIRD_PARTY else co_maker_deadline
    try:
        return limit(delivered_on, queries.calendar()).day
    except NoLimit as none:
        raise NotAllowed(str(none), act="consult_agency") from None


def _exclude(
    case: DisclosureRequest, party: PartyKind, letter: Letter, today: date, respond_by: date, actor: Staff
) -> ClockEntry:
    assert case.receipt_date is not None
    try:
        exclusion = consultation_exclusion(
            Consulted(party.value), queries.calendar(), receipt_date=case.receipt_date, sent_on=today
        )
    except NoLimit as none:
        raise NotAllowed(str(none), act="consult_agency") from None
    assert exclusion is not None
    return enter(
        case, EntryKind.EXCLUDE, exclusion.first, exclusion.why, clocks.CONSULTED,
        by=actor, at_latest=respond_by, letter=letter,
    )  # fmt: skip


def _latest(case: DisclosureRequest) -> date | None:
    return (
        case.consultations.filter(closed_on=None)
        .order_by("-respond_by")
        .values_list("respond_by", flat=True)
        .first()
    )


def letter_delivered(letter: Letter, on: date) -> None:
    """The fifteen working days begin with the day on which the other side has the letter."""
    consultation = (
        Consultation.objects.filter(letter=letter, closed_on=None).select_related("request").first()
    )
    if consultation is None:
        return
    case = consultation.request
    respond_by = _respond_by(case, PartyKind(consultation.kind), on)
    Consultation.objects.filter(pk=consultation.pk).update(delivered_on=on, respond_by=respond_by)
    ClockEntry.objects.filter(pk=consultation.entry_id).update(at_latest=respond_by)
    versions.save(case, **reckoned(case), waits_until=_latest(case))


@transaction.atomic
def record_opinion(
    actor: Staff,
    pk: int,
    number: int,
    *,
    opinion: str,
    answered_on: date | None = None,
    opinion_text: str = "",
    reasons_hold: bool | None = None,
    version: int | None = None,
) -> Consultation:
    """What the other side says, or its silence after the limit; with the last letter the clock runs on.

    Silence: a third party's is no consent, a co-maker's is. Raises NotAllowed, Stale.
    """
    case = queries.get(actor, pk)
    SIDE_ACTS.require(actor, case, "record_opinion")
    versions.expect(case, version)
    consultation = case.consultations.filter(pk=number, closed_on=None).first()
    if consultation is None:
        raise NotAllowed(_("这份征求意见书已经有结果；请刷新页面查看最新情况。"), act="record_opinion")
    closed_on = _closing_day(consultation, Opinion(opinion), answered_on)
    Consultation.objects.filter(pk=consultation.pk).update(
        opinion=opinion, answered_on=answered_on, opinion_text=opinion_text.strip() or _of_silence(consultation, opinion),
        reasons_hold=reasons_hold, closed_on=closed_on,
    )  # fmt: skip
    _close_entry(consultation.entry, min(closed_on, consultation.respond_by))
    _go_on(actor, case)
    data = {"consultation": consultation.pk, "opinion": opinion, "due_date": case.due_date}
    note(events.OPINION_RECORDED, case, actor, **data)
    consultation.refresh_from_db()
    return consultation


def _of_silence(consultation: Consultation, opinion: str) -> str:
    """What the law makes of silence, for the file."""
    if opinion != Opinion.SILENT:
        return ""
    silence = silence_effect(Consulted(consultation.kind))
    return f"{silence.words}（{silence.citation}）。"


def _closing_day(consultation: Consultation, opinion: Opinion, answered_on: date | None) -> date:
    today = clock.today()
    if opinion == Opinion.NOT_AWAITED:
        raise NotAllowed(_("申请没有撤回，仍要等待意见；请按实际情况选择。"), act="record_opinion")
    if opinion == Opinion.SILENT:
        if today <= consultation.respond_by:
            words = _("答复意见的期限到%(day)s届满，期满前不能按逾期未提出意见登记。")
            raise NotAllowed(words % {"day": consultation.respond_by.isoformat()}, act="record_opinion")
        if consultation.delivered_on is None and consultation.kind != PartyKind.OTHER_AGENCY:
            words = _("征求意见书还没有登记对方收到的日期，十五个工作日没有起算；请先登记送达。")
            raise NotAllowed(words, act="record_opinion")
        return consultation.respond_by
    if answered_on is None or not consultation.sent_on <= answered_on <= today:
        raise NotAllowed(_("收到意见的日期应在发出之后、今天以前；请核对。"), act="record_opinion")
    return answered_on


def _close_entry(entry: ClockEntry, last: date) -> None:
    """An opinion that came on the day of the letter excludes nothing."""
    if last < entry.first:
        ClockEntry.objects.filter(pk=entry.pk).update(is_void=True)
    else:
        ClockEntry.objects.filter(pk=entry.pk).update(last=last)


def _go_on(actor: Staff, case: DisclosureRequest) -> None:
    facts = queries.facts(actor, case)
    move = WORKFLOW.move(case.state, "end_consultation")
    assert move is not None
    if move.reason_against(facts):
        versions.save(case, **reckoned(case), waits_until=_latest(case))
    else:
        move_on(case, move, waits_until=None)


@transaction.atomic
def override(
    actor: Staff, pk: int, number: int, *, content: str, reason: str, version: int | None = None
) -> Letter:
    """Public interest demands disclosure against an objection: the third party is told what and why. Raises NotAllowed."""
    case = queries.get(actor, pk)
    SIDE_ACTS.require(actor, case, "override")
    versions.expect(case, version)
    found = case.consultations.filter(pk=number, kind=PartyKind.THIRD_PARTY, opinion=Opinion.OBJECTS).first()
    if found is None:
        raise NotAllowed(_("只有第三方不同意公开时，才需要告知因公共利益决定公开。"), act="override")
    if not reason.strip() or not content.strip():
        raise NotAllowed(_("请写明决定公开的内容和理由；这是必须书面告知第三方的。"), act="override")
    said = {
        **_addressee(found.party_name, found.party_is),
        "consulted_on": found.sent_on,
        "opinion": found.opinion_text or "第三方不同意公开。",
        "reasons": reason.strip(),
        "information": content.strip(),
        "remedy": paper.remedy_of_third_party(case),
    }
    letter = letters.issue(actor, case, "disclosure_notice.third_party", said)
    Consultation.objects.filter(pk=found.pk).update(overridden_because=reason.strip())
    versions.save(case)
    note(events.OVERRIDDEN, case, actor, consultation=found.pk, letter=letter.pk)
    return letter
