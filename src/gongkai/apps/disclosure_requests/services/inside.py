"""What is done inside the body and leaves the clock alone: help of other units, searches, talks with the applicant."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import InternalUnit, Staff
from gongkai.apps.disclosure_requests import events, queries
from gongkai.apps.disclosure_requests.models import Assistance, DisclosureRequest, SearchRecord, Talk
from gongkai.apps.disclosure_requests.services import letters
from gongkai.apps.disclosure_requests.services.keeping import note
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed


@transaction.atomic
def ask_assistance(
    actor: Staff, pk: int, *, unit: InternalUnit, question: str, working_days: int | None = None
) -> Assistance:
    """Ask a unit of the own body, with an inner limit that does not touch the clock. Raises NotAllowed."""
    case = _in_work(actor, pk, "ask_assistance")
    if not agencies.is_unit_for(unit, case.agency):
        raise NotAllowed(_("协办单位不属于本单位；其他机关请用征求意见。"), act="ask_assistance")
    if not question.strip():
        raise NotAllowed(_("还没有写协办事项；请写明需要查找或者说明的内容。"), act="ask_assistance")
    days = working_days or queries.policy_of(case.agency).assistance_days
    today = clock.today()
    row = Assistance.objects.create(
        request=case, round=case.round, unit=unit, question=question.strip(), asked_by=actor,
        asked_on=today, respond_by=queries.calendar().after(today, days),
    )  # fmt: skip
    said = {"addressee": unit.name, "questions": row.question, "reply_by": row.respond_by}
    letters.issue(actor, case, "assistance_letter", {**said, "due_date": case.due_date or row.respond_by})
    note(events.ASSISTANCE_ASKED, case, actor, assistance=row.pk, respond_by=row.respond_by)
    return row


@transaction.atomic
def answer_assistance(
    actor: Staff, pk: int, number: int, *, answer: str, version: int | None = None
) -> Assistance:
    """The unit answers, once. Raises NotAllowed, Stale."""
    case = _in_work(actor, pk, "answer_assistance")
    versions.expect(case, version)
    row = case.assistances.filter(pk=number, answered_on=None).first()
    if row is None or not answer.strip():
        raise NotAllowed(_("协办意见是空的，或者已经答复过；请刷新页面核对。"), act="answer_assistance")
    versions.save(case)
    Assistance.objects.filter(pk=row.pk).update(
        answer=answer.strip(), answered_by=actor, answered_on=clock.today()
    )
    note(events.ASSISTANCE_GIVEN, case, actor, assistance=row.pk)
    row.refresh_from_db()
    return row


@transaction.atomic
def record_search(
    actor: Staff,
    pk: int,
    *,
    place: str,
    words: str,
    found: str,
    is_found: bool,
    searched_on: date | None = None,
) -> SearchRecord:
    """Where was looked, for what, with what result. Raises NotAllowed."""
    case = _in_work(actor, pk, "record_search")
    day = searched_on or clock.today()
    if day > clock.today():
        raise NotAllowed(_("检索日期晚于今天；请核对。"), act="record_search")
    if day < _came_on(case):
        raise NotAllowed(_("检索日期早于提出申请的日期；请核对。"), act="record_search")
    row = SearchRecord.objects.create(
        request=case, round=case.round, place=place.strip(), words=words.strip(), found=found.strip(),
        is_found=is_found, searched_on=day, by=actor,
    )  # fmt: skip
    note(events.SEARCHED, case, actor, search=row.pk, found=is_found)
    return row


@transaction.atomic
def record_talk(
    actor: Staff, pk: int, *, talked_at: datetime, way: str, summary: str, is_reached: bool
) -> Talk:
    """A call or visit, also one that reached nobody. Raises NotAllowed."""
    case = queries.get(actor, pk)
    if not queries.works_on(actor, case.agency):
        raise NotAllowed(_("沟通记录须由办理这件申请的单位登记。"), act="record_talk")
    if talked_at > clock.now():
        raise NotAllowed(_("沟通时间晚于现在；请核对。"), act="record_talk")
    if talked_at.date() < _came_on(case):
        raise NotAllowed(_("沟通时间早于提出申请的日期；请核对。"), act="record_talk")
    row = Talk.objects.create(
        request=case, talked_at=talked_at, way=way, summary=summary.strip(), is_reached=is_reached, by=actor
    )
    note(events.TALKED, case, actor, talk=row.pk, reached=is_reached)
    return row


def _came_on(case: DisclosureRequest) -> date:
    """The day before which nothing can have been done about a request: mail may be signed for before it is registered."""
    submitted = clock.day_of(case.submitted_at)
    return min(submitted, case.receipt_date or submitted)


def _in_work(actor: Staff, pk: int, act: str) -> DisclosureRequest:
    case = queries.get(actor, pk)
    if not queries.works_on(actor, case.agency):
        raise NotAllowed(_("须由办理这件申请的单位办理。"), act=act)
    if not case.is_open:
        raise NotAllowed(_("这件申请现在不在办理中，不能办理这一步；请刷新页面。"), act=act)
    return case
