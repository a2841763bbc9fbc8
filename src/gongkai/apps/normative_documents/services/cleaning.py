"""清理: all documents in force gone through; the result is published and carried out in one act."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.queries import in_charge_of, subtree
from gongkai.apps.events.register import Tag
from gongkai.apps.events.services import record
from gongkai.apps.normative_documents import cleanup_text, events, queries, states
from gongkai.apps.normative_documents.kinds import NORMATIVE
from gongkai.apps.normative_documents.models import (
    ChangeKind,
    Cleanup,
    CleanupChoice,
    CleanupState,
    CleanupVerdict,
    NormativeDocument,
)
from gongkai.apps.normative_documents.queries.register import in_force_on, of_bodies
from gongkai.apps.normative_documents.services.keeping import refuse_unless
from gongkai.apps.normative_documents.services.standing import change
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.records import Words
from gongkai.apps.proactive.states import State as ItemState
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed

CARRIED_OUT = {CleanupChoice.REPEAL: ChangeKind.REPEALED, CleanupChoice.EXPIRE: ChangeKind.EXPIRED}


@transaction.atomic
def open_cleanup(
    actor: Staff, agency: Agency, *, title: str, answers_until: date, as_of: date | None = None
) -> Cleanup:
    """A campaign over whatever is in force in a jurisdiction on a day; the list is drawn from the register. Raises NotAllowed."""
    if not queries.may_open_cleanup(actor, agency):
        words = _("清理由“%(agency)s”的合法性审核员或者政府信息公开工作机构组织，您没有这个角色。")
        raise NotAllowed(words % {"agency": agency.name}, act="open_cleanup")
    name = refuse_unless(title, _("还没有写清理的名称；请填写。"), "open_cleanup")
    day = as_of or clock.today()
    if day > clock.today() or answers_until < clock.today():
        raise NotAllowed(_("截止日期不能晚于今天，提出意见的期限不能早于今天；请改正。"), act="open_cleanup")
    found = in_force_on(of_bodies(subtree(agency), NORMATIVE), day)
    drawn = (*found.in_force, *found.not_yet)
    if not drawn:
        raise NotAllowed(_("截止日期当天没有现行有效的规范性文件，不需要清理。"), act="open_cleanup")
    try:
        with transaction.atomic():
            campaign = Cleanup.objects.create(
                agency=agency, title=name[:120], as_of=day, answers_until=answers_until, opened_by=actor
            )
    except IntegrityError:
        raise NotAllowed(_("已有一次清理正在进行；请先公布结果或者取消。"), act="open_cleanup") from None
    CleanupVerdict.objects.bulk_create(
        CleanupVerdict(cleanup=campaign, document_id=pk) for pk in sorted(drawn)
    )
    _note(events.CLEANUP_OPENED, campaign, actor, as_of=day, number=len(drawn))
    return campaign


def _note(tag: Tag, campaign: Cleanup, by: Staff, **data: object) -> None:
    record(tag, by=by, subject=campaign, agency=campaign.agency_id, data=dict(data))


def _open_verdict(actor: Staff, pk: int, act: str) -> CleanupVerdict:
    row = queries.verdict(actor, pk)
    if row.cleanup.state != CleanupState.OPEN:
        raise NotAllowed(_("这次清理已经结束，清理意见不能再改动。"), act=act)
    if row.cleanup.result_id is not None:
        raise NotAllowed(_("清理结果已经起草，清理意见不能再改动；确需改动的，请先废弃结果的草稿。"), act=act)
    return row


@transaction.atomic
def give_verdict(actor: Staff, pk: int, *, verdict: str, reason: str) -> CleanupVerdict:
    """The verdict of the body that drafted the document; until it is confirmed it may be given again. Raises Http404, NotAllowed."""
    row = _open_verdict(actor, pk, "give_verdict")
    agency = row.document.agency
    if not any(actor.has_role(role, agency=agency) for role in states.DRAFTERS):
        words = _("清理意见由“%(agency)s”的经办人员提出，您没有这个角色。")
        raise NotAllowed(words % {"agency": agency.name}, act="give_verdict")
    if row.confirmed_by_id is not None:
        raise NotAllowed(_("这件文件的清理意见已经确认，不能再改动。"), act="give_verdict")
    said = refuse_unless(reason, _("还没有写理由；请写明为什么保留、修改、废止或者失效。"), "give_verdict")
    _write(
        row,
        verdict=CleanupChoice(verdict),
        reason=said,
        given_by=actor,
        given_at=clock.now(),
        returned_because="",
    )
    _note(events.VERDICT_GIVEN, row.cleanup, actor, document=row.document_id, verdict=verdict)
    return row


def _write(row: CleanupVerdict, **changes: object) -> None:
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))


def _for_confirmer(actor: Staff, pk: int, act: str) -> CleanupVerdict:
    row = _open_verdict(actor, pk, act)
    if not queries.is_confirmer(actor, row.cleanup):
        words = _("清理意见由“%(agency)s”的合法性审核员确认，您没有这个角色。")
        raise NotAllowed(words % {"agency": row.cleanup.agency.name}, act=act)
    if not row.verdict or row.confirmed_by_id is not None:
        raise NotAllowed(_("这件文件没有待确认的清理意见；请刷新页面。"), act=act)
    return row


@transaction.atomic
def confirm_verdict(actor: Staff, pk: int) -> CleanupVerdict:
    """By the legal office of the jurisdiction, never by who gave it. Raises Http404, NotAllowed."""
    row = _for_confirmer(actor, pk, "confirm_verdict")
    if row.given_by_id == actor.pk:
        raise NotAllowed(
            _("清理意见是您提出的，不能由您本人确认；须由另一位同事办理。"), act="confirm_verdict"
        )
    _write(row, confirmed_by=actor, confirmed_at=clock.now())
    _note(events.VERDICT_CONFIRMED, row.cleanup, actor, document=row.document_id, verdict=row.verdict)
    return row


@transaction.atomic
def return_verdict(actor: Staff, pk: int, *, reason: str) -> CleanupVerdict:
    """Back to the drafting body, with what is wrong. Raises Http404, NotAllowed."""
    row = _for_confirmer(actor, pk, "return_verdict")
    said = refuse_unless(reason, _("还没有写退回的理由；请写明需要改什么。"), "return_verdict")
    _write(row, verdict="", reason="", given_by=None, given_at=None, returned_because=said[:400])
    _note(events.VERDICT_RETURNED, row.cleanup, actor, document=row.document_id)
    return row


def _campaign(actor: Staff, pk: int, version: int | None, act: str) -> Cleanup:
    campaign = queries.cleanup(actor, pk)
    if not queries.may_open_cleanup(actor, campaign.agency):
        words = _("清理由“%(agency)s”的合法性审核员或者政府信息公开工作机构组织，您没有这个角色。")
        raise NotAllowed(words % {"agency": campaign.agency.name}, act=act)
    if campaign.state != CleanupState.OPEN:
        raise NotAllowed(_("这次清理已经结束；请刷新页面。"), act=act)
    versions.expect(campaign, version)
    return campaign


def _all_confirmed(campaign: Cleanup, act: str) -> list[CleanupVerdict]:
    rows = CleanupVerdict.objects.filter(cleanup=campaign).select_related(
        "document__agency", "document__item__agency", "document__item__newest", "document__item__published"
    )
    found = list(rows.order_by("document__agency__path", "pk"))
    if left := sum(row.confirmed_by_id is None for row in found):
        words = _("还有%(number)d件文件的清理意见没有确认；全部确认以后才能起草和公布结果。")
        raise NotAllowed(words % {"number": left}, act=act)
    return found


@transaction.atomic
def draft_result(actor: Staff, pk: int, *, column: int, version: int | None = None) -> Item:
    """The result as an item, with its lists; it takes the usual review. Raises Http404, NotAllowed, Stale."""
    campaign = _campaign(actor, pk, version, "draft_result")
    rows = _all_confirmed(campaign, "draft_result")
    if campaign.result is not None and campaign.result.state != ItemState.DISCARDED:
        raise NotAllowed(_("清理结果已经起草；请在信息页面修改和送审。"), act="draft_result")
    body = in_charge_of(campaign.agency)
    words = Words(
        title=cleanup_text.title_of(campaign), column=column, formed_on=clock.today(), attribute="proactive",
        issuing_agency=body.name, body=cleanup_text.body_of(campaign, rows),
    )  # fmt: skip
    item = items.create(actor, body, words)
    versions.save(campaign, result=item)
    _note(events.RESULT_DRAFTED, campaign, actor, item=item.pk)
    return item


@transaction.atomic
def conclude_cleanup(actor: Staff, pk: int, *, version: int | None = None) -> Cleanup:
    """Publish the reviewed result and carry it out, all of it or nothing. Raises Http404, NotAllowed, Stale."""
    campaign = _campaign(actor, pk, version, "conclude")
    rows = _all_confirmed(campaign, "conclude")
    if campaign.result is None or campaign.result.state != ItemState.APPROVED:
        raise NotAllowed(
            _("清理结果还没有起草或者没有审核通过；请先办理，审核通过以后在这里公布。"), act="conclude"
        )
    result = items.publish(actor, campaign.result.pk)
    today = clock.today()
    for row in rows:
        kind = CARRIED_OUT.get(CleanupChoice(row.verdict))
        if kind is not None and _still_lives(row.document):
            change(actor, row.document, kind, today, basis=result.index_no or "", reason=row.reason, by_item=result,
                   act="conclude")  # fmt: skip
    versions.save(campaign, state=CleanupState.CONCLUDED, concluded_on=today)
    _note(events.CLEANUP_CONCLUDED, campaign, actor, item=result.pk, number=len(rows))
    return campaign


def _still_lives(document: NormativeDocument) -> bool:
    """What was repealed or expired since the list was drawn needs no second end."""
    return document.state != states.State.ENDED


@transaction.atomic
def drop_cleanup(actor: Staff, pk: int, *, version: int | None = None) -> Cleanup:
    """Give it up; the verdicts stay to be read. Raises Http404, NotAllowed, Stale."""
    campaign = _campaign(actor, pk, version, "drop_cleanup")
    versions.save(campaign, state=CleanupState.DROPPED)
    _note(events.CLEANUP_DROPPED, campaign, actor)
    return campaign
