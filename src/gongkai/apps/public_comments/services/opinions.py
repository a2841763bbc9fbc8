"""Opinions: handed in by anyone, entered by staff, sorted, and who the sender is, where that must be known."""

from __future__ import annotations

import secrets
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.services import record
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.services.writing import require_writer
from gongkai.apps.public_comments import events, queries
from gongkai.apps.public_comments.kinds import Verdict, Way
from gongkai.apps.public_comments.models import Opinion, PublicComment
from gongkai.apps.public_comments.services.keeping import locked, ready
from gongkai.apps.public_comments.states import State
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed

# Without 0 O 1 I L U: read over the phone and typed from paper.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 12
LONGEST = 5000


def hand_in(pk: int, *, key: UUID, text: str, name: str = "", contact: str = "") -> str:
    """Take an opinion from the site; gives the code that the sender keeps, once it is committed. Raises NotAllowed.

    pk: of the item. key: of the form; the same form sent twice gives the same code and makes no second row.
    """
    if (before := Opinion.objects.filter(key=key).first()) is not None:
        return before.code
    try:
        return _hand_in(pk, key=key, text=text, name=name, contact=contact)
    except IntegrityError:  # two clicks at the same moment: the other one was quicker
        return Opinion.objects.get(key=key).code


@transaction.atomic
def _hand_in(pk: int, *, key: UUID, text: str, name: str, contact: str) -> str:
    found = PublicComment.objects.filter(item=pk, item__is_public=True).select_related("agency").first()
    if found is None or found.state == State.PREPARING or Way.SITE not in found.ways:
        raise NotAllowed(_("这里不能在网上提交意见；请看征求意见页面上的其他方式。"), act="hand_in")
    if clock.today() < found.opens_on:
        words = _("征求意见自%(day)s开始，现在还不能提交；请到时再来。")
        raise NotAllowed(words % {"day": found.opens_on.isoformat()}, act="hand_in")
    if clock.today() > found.closes_on:
        words = _("征求意见已于%(day)s截止，不再接收意见；采纳情况公布后可以在本网站查看。")
        raise NotAllowed(words % {"day": found.closes_on.isoformat()}, act="hand_in")
    if not text.strip():
        raise NotAllowed(_("还没有写意见；请写明对哪一条有什么意见。"), act="hand_in")
    row = _keep(found, Way.SITE, text, name, contact, clock.today(), key=key)
    data = {"comment": found.pk, "way": Way.SITE.value}
    record(events.RECEIVED, by=None, subject=row, agency=found.agency_id, data=data)
    return row.code


def _keep(
    found: PublicComment, way: Way, text: str, name: str, contact: str, on: date,
    *, key: UUID, by: Staff | None = None,
) -> Opinion:  # fmt: skip
    return Opinion.objects.create(
        comment=found, key=key, code="".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)), way=way,
        text=text.strip()[:LONGEST], name=name.strip()[:80], contact=contact.strip()[:200], received_on=on,
        entered_by=by,
    )  # fmt: skip


@transaction.atomic
def enter(
    actor: Staff,
    pk: int,
    *,
    way: str,
    text: str,
    received_on: date,
    name: str = "",
    contact: str = "",
    key: UUID | None = None,
) -> Opinion:
    """Enter what came by letter, mail, phone or at a meeting. Raises Http404, NotAllowed.

    key: of the form, so that two clicks make one row.
    """
    locked(pk)
    found = ready(actor, pk, "enter")
    if key and (before := Opinion.objects.filter(key=key, comment=found).first()):
        return before
    if way not in Way.values or way == Way.SITE:
        raise NotAllowed(
            _("请选择这条意见是由哪个渠道收到的；网站表单的意见由提交的人自己填写。"), act="enter"
        )
    if not text.strip():
        raise NotAllowed(_("还没有写意见的内容。"), act="enter")
    if not found.opens_on <= received_on <= clock.today():
        raise NotAllowed(_("收到日期应当在征求意见开始以后，并且不晚于今天；请核对。"), act="enter")
    row = _keep(found, Way(way), text, name, contact, received_on, key=key or uuid4(), by=actor)
    data = {"comment": found.pk, "way": way}
    record(events.RECEIVED, by=actor, subject=row, agency=found.agency_id, data=data)
    return row


@transaction.atomic
def sort(
    actor: Staff,
    pk: int,
    number: int,
    *,
    verdict: str = "",
    summary: str = "",
    reason: str = "",
    same_as: int | None = None,
    version: int | None = None,
) -> Opinion:
    """Say what becomes of an opinion, or that it says the same as another. Raises Http404, NotAllowed, Stale.

    summary, reason: are published; they name nobody.
    """
    locked(pk)
    ready(actor, pk, "sort")
    row = queries.opinion(actor, pk, number)
    versions.expect(row, version)
    if same_as is not None:
        values = _as_another(row, queries.opinion(actor, pk, same_as))
    else:
        values = _as_own(verdict, summary, reason)
    versions.save(row, **values, sorted_by=actor, sorted_at=clock.now())
    data = {"verdict": row.verdict or None, "same_as": row.same_as_id}
    record(events.SORTED, by=actor, subject=row, agency=row.comment.agency_id, data=data)
    return row


def _as_another(row: Opinion, other: Opinion) -> dict[str, object]:
    other = other.same_as or other
    if other.pk == row.pk or Opinion.objects.filter(same_as=row).exists():
        raise NotAllowed(
            _("这条意见本身是一组的代表，不能再并入别的意见；请选择代表以外的意见。"), act="sort"
        )
    return {"same_as": other, "verdict": "", "summary": "", "reason": ""}


def _as_own(verdict: str, summary: str, reason: str) -> dict[str, object]:
    if verdict not in Verdict.values:
        raise NotAllowed(_("还没有选择采纳、部分采纳还是不采纳。"), act="sort")
    if not summary.strip():
        raise NotAllowed(_("还没有写意见的概括；概括会公布，请不要写姓名和其他个人信息。"), act="sort")
    if verdict != Verdict.ADOPTED and not reason.strip():
        raise NotAllowed(_("没有全部采纳的，须写明理由；理由会公布，并反馈给提意见的人。"), act="sort")
    return {
        "same_as": None, "verdict": verdict, "summary": summary.strip()[:400], "reason": reason.strip()[:400]
    }  # fmt: skip


@transaction.atomic
def see_sender(actor: Staff, pk: int, number: int) -> tuple[str, str]:
    """Name and contact of who sent an opinion; each look is an event. Raises Http404, NotAllowed."""
    row = queries.opinion(actor, pk, number)
    if not items.is_writer(actor, row.comment.agency):
        require_writer(actor, row.comment.agency)
    record(events.SEEN, by=actor, subject=row, agency=row.comment.agency_id)
    return row.name, row.contact
