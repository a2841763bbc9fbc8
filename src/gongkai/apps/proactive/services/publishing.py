"""From approval to the public and back: published, on time or in an emergency, updated, kept back, withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.register import Tag
from gongkai.apps.holiday_calendar import queries as calendars
from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.proactive import events, following, limits, queries
from gongkai.apps.proactive.guards import Facts
from gongkai.apps.proactive.kinds import VALID
from gongkai.apps.proactive.models import Item, ItemVersion, Review, ValidityStatus, Verdict
from gongkai.apps.proactive.services import numbers
from gongkai.apps.proactive.services.keeping import move_on, newest_of, note, ready
from gongkai.apps.proactive.services.reviewing import freeze, require_seal, role_of
from gongkai.apps.proactive.states import WORKFLOW
from gongkai.apps.proactive.steps import Step
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed, Stale
from gongkai.lib.workflow import Move

SHOWN_AS = "proactive.item"  # in the outbox of the written pages


@transaction.atomic
def publish(actor: Staff, pk: int, *, version: int | None = None) -> Item:
    """Show the approved version to the public. Raises Http404, NotAllowed, Stale."""
    item, move = ready(actor, pk, "publish", version)
    _show(actor, item, move, events.PUBLISHED)
    return item


@transaction.atomic
def schedule(actor: Staff, pk: int, *, at: datetime, version: int | None = None) -> Item:
    """Publish the approved version at a moment to come. Raises Http404, NotAllowed, Stale."""
    item, move = ready(actor, pk, "schedule", version)
    if at <= clock.now():
        raise NotAllowed(_("定时发布的时间已经过去；请选择以后的时间，或者现在发布。"), act="schedule")
    move_on(item, move, scheduled_for=at)
    note(events.SCHEDULED, item, actor, version=newest_of(item).number, at=at)
    return item


def publish_due() -> int:
    """Publish whatever was scheduled until now; gives how many. What cannot be published stays and is seen as waiting."""
    due = (
        Item.objects.filter(scheduled_for__lte=clock.now())
        .order_by("scheduled_for")
        .values_list("pk", flat=True)
    )
    return sum(_publish_one(pk) for pk in list(due))


@transaction.atomic
def _publish_one(pk: int) -> bool:
    item = Item.objects.select_related("agency", "newest", "published", "column").get(pk=pk)
    if item.scheduled_for is None or item.scheduled_for > clock.now():
        return False  # another worker was quicker
    try:
        move = WORKFLOW.require(None, item, "publish_scheduled", queries.facts(None, item))
        _show(None, item, move, events.PUBLISHED)
    except (NotAllowed, Stale):
        return False
    return True


@transaction.atomic
def release(actor: Staff, pk: int, *, reason: str, version: int | None = None) -> Item:
    """Publish before the review, in an emergency: a review after it is opened, with a limit that the public sees.

    Raises Http404, NotAllowed, Stale.
    """
    item, move = ready(actor, pk, "release", version)
    if not reason.strip():
        raise NotAllowed(_("还没有写应急发布的理由；理由会随信息公开。"), act="release")
    policy = queries.policy_for(item.agency, newest_of(item).column_id)
    days = policy.after_review_days if policy else queries.AFTER_REVIEW_DAYS
    due = calendars.provisional(calendars.current()).after(clock.today(), days)
    freeze(item)
    if left := queries.open_findings(newest_of(item)):
        words = _("发布检查还有%(number)d处没有处理，例如：%(first)s 应急发布也不能越过；请先修改。")
        raise NotAllowed(words % {"number": len(left), "first": left[0]["sentence"]}, act="release")
    said = {"released_by": actor, "release_reason": reason.strip()[:400], "after_review_due": due}
    _show(actor, item, move, events.RELEASED, **said)
    return item


def _show(actor: Staff | None, item: Item, move: Move[Facts], tag: Tag, **more: Any) -> None:
    now, newest = clock.now(), newest_of(item)
    require_seal(newest, move.action)
    is_late, is_first = _is_late(item, newest), item.published_at is None
    index_no = numbers.give(item, clock.today())
    ItemVersion.objects.filter(pk=newest.pk).update(published_at=now)
    validity = item.validity_status or (ValidityStatus.IN_FORCE if item.kind in VALID else "")
    move_on(
        item, move, published=newest, is_public=True, index_no=index_no, is_late=item.is_late or is_late,
        column=newest.column, formed_on=newest.formed_on, document_no=newest.document_no,
        subject_category=newest.subject_category, validity_status=validity, scheduled_for=None,
        published_at=item.published_at or now, renewed_at=now, withdrawn_at=None, withdrawal_reason="", **more,
    )  # fmt: skip
    page_outbox.note(SHOWN_AS, [item.pk], is_first=is_first)
    following.shown(item)
    data: dict[str, Any] = {"version": newest.number, "sha256": newest.digest}
    if tag is events.RELEASED:
        data["due"] = more["after_review_due"]
    else:
        data |= {"index_no": numbers_plain(index_no), "late": is_late}
    note(tag, item, actor, **data)


def numbers_plain(index_no: str) -> str:
    """As the log takes it: it holds no long row of digits, which could be a person's."""
    return index_no if not index_no.isdigit() else f"no.{index_no}"


def _is_late(item: Item, version: ItemVersion) -> bool:
    """Whether the limit of Article 26 is over; what is not measured is never late."""
    limit = limits.publication_limit(item, version, calendars.provisional(calendars.current()))
    return limit is not None and clock.today() > limit.day


@transaction.atomic
def review_after(
    actor: Staff, pk: int, *, keeps: bool, opinion: str = "", version: int | None = None
) -> Item:
    """The review after an emergency release: it stays, or it is withdrawn. Raises Http404, NotAllowed, Stale."""
    item, move = ready(actor, pk, "review_after", version)
    if not keeps and not opinion.strip():
        raise NotAllowed(_("还没有写意见；不同意公开的，须写明理由。"), act="review_after")
    newest = newest_of(item)
    verdict = Verdict.PASSED if keeps else Verdict.RETURNED
    Review.objects.create(
        version=newest, step=Step.AFTER, role=role_of(actor, item, move), verdict=verdict, opinion=opinion.strip(),
        author=newest.author, reviewer=actor,
    )  # fmt: skip
    move_on(item, move, after_review_due=None)
    page_outbox.note(SHOWN_AS, [item.pk])  # the page said until when it is reviewed
    note(events.REVIEWED_AFTER, item, actor, version=newest.number, verdict=verdict.value)
    return item if keeps else withdraw(actor, pk, reason=opinion)


@transaction.atomic
def keep_back(actor: Staff, pk: int, *, version: int | None = None) -> Item:
    """Reviewed, and not published proactively: it stays in the register with its reason. Raises Http404, NotAllowed, Stale."""
    item, move = ready(actor, pk, "keep_back", version)
    move_on(item, move)
    note(events.KEPT_BACK, item, actor, version=newest_of(item).number)
    return item


@transaction.atomic
def update(actor: Staff, pk: int, *, version: int | None = None) -> Item:
    """Write on a published item; the public goes on seeing the published version. Raises Http404, NotAllowed, Stale."""
    return _moved(actor, pk, "update", version, events.UPDATE_BEGUN)


@transaction.atomic
def abandon_update(actor: Staff, pk: int, *, version: int | None = None) -> Item:
    """Leave the published version as it is. Raises Http404, NotAllowed, Stale."""
    item, move = ready(actor, pk, "abandon_update", version)
    number = newest_of(item).number
    move_on(item, move, newest=item.published)
    note(events.UPDATE_ABANDONED, item, actor, version=number)
    return item


@transaction.atomic
def withdraw(actor: Staff, pk: int, *, reason: str, version: int | None = None) -> Item:
    """Take it from the site, whatever is being written on it; its address then answers with the reason.

    Raises Http404, NotAllowed, Stale.
    """
    item, move = ready(actor, pk, "withdraw", version)
    if not reason.strip():
        raise NotAllowed(_("还没有写撤回的理由；理由会显示在原来的网址上。"), act="withdraw")
    move_on(
        item,
        move,
        is_public=False,
        scheduled_for=None,
        withdrawn_at=clock.now(),
        withdrawal_reason=reason.strip()[:400],
        after_review_due=None,
    )
    page_outbox.note(SHOWN_AS, [item.pk])
    following.gone(item)
    note(events.WITHDRAWN, item, actor, version=newest_of(item).number)
    return item


@transaction.atomic
def reopen(actor: Staff, pk: int, *, version: int | None = None) -> Item:
    """Work again on what was withdrawn or kept back. Raises Http404, NotAllowed, Stale."""
    return _moved(actor, pk, "reopen", version, events.REOPENED)


@transaction.atomic
def discard(actor: Staff, pk: int, *, version: int | None = None) -> Item:
    """Give up what was never published. Raises Http404, NotAllowed, Stale."""
    return _moved(actor, pk, "discard", version, events.DISCARDED)


def _moved(actor: Staff, pk: int, action: str, version: int | None, tag: Tag) -> Item:
    item, move = ready(actor, pk, action, version)
    move_on(item, move)
    note(tag, item, actor, version=newest_of(item).number)
    return item
