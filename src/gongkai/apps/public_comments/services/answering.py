"""The result: drafted out of the rows, and what follows when it or the draft comes before the public or leaves it."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.queries import in_charge_of
from gongkai.apps.events.services import record
from gongkai.apps.proactive import services as item_services
from gongkai.apps.proactive.models import Column, Item, RelationKind
from gongkai.apps.proactive.records import Words
from gongkai.apps.proactive.states import State as ItemState
from gongkai.apps.public_comments import events, queries
from gongkai.apps.public_comments.kinds import RESULT, Verdict
from gongkai.apps.public_comments.models import Opinion, PublicComment
from gongkai.apps.public_comments.services.clockwork import step
from gongkai.apps.public_comments.services.keeping import ready, shown_anew
from gongkai.apps.public_comments.services.settling import result_due_on
from gongkai.apps.public_comments.states import WORKFLOW, State
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed


@transaction.atomic
def begin_result(actor: Staff, pk: int, *, column: Column, version: int | None = None) -> Item:
    """A draft of the result with the numbers and the opinions in it, related to what was asked. Raises Http404,
    NotAllowed, Stale.
    """
    found = ready(actor, pk, "sort", version)
    if found.state == State.OPEN:
        raise NotAllowed(_("征求意见还没有截止；截止以后再起草采纳情况。"), act="result")
    if found.result is not None and found.result.state != ItemState.DISCARDED:
        raise NotAllowed(_("采纳情况已经在起草；请打开已有的草稿。"), act="result")
    count = queries.count_of(found)
    if count.unsorted:
        why = _("还有%(number)d条意见没有整理；请先逐条写明采纳情况。")
        raise NotAllowed(why % {"number": count.unsorted}, act="result")
    body = in_charge_of(found.agency)
    words = Words(
        title=f"关于《{found.item}》意见采纳情况的公告"[:200], column=column.pk,
        attribute="proactive", formed_on=clock.today(), issuing_agency=body.name, body=body_of(found),
    )  # fmt: skip
    item = item_services.create(actor, body, words, kind=RESULT)
    versions.save(found, result=item)
    item_services.relate(actor, item, found.item, RelationKind.RESULT_OF)
    data = {"item": item.pk, "count": count.total}
    record(events.RESULT_BEGUN, by=actor, subject=found, agency=found.agency_id, data=data)
    return item


@override(settings.LANGUAGE_CODE)
def body_of(found: PublicComment) -> str:
    """Numbers computed from the rows, and every opinion as it was summed up; nobody is named. In Chinese, whoever drafts."""
    span = f"{found.opens_on}至{found.closes_on}，{found.agency.name}就《{found.item}》公开征求意见。"
    parts = [f"<p>{escape(span)}</p>", f"<p>{escape(queries.count_of(found).sentence)}</p>"]
    rows = "".join(_rows(found))
    if rows:
        head = "".join(f'<th scope="col">{name}</th>' for name in ("意见", "条数", "采纳情况", "理由"))
        parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
    return "".join(parts)


def _rows(found: PublicComment) -> Iterator[str]:
    for row in Opinion.objects.filter(comment=found, same_as=None).prefetch_related("alike").order_by("pk"):
        verdict = str(Verdict(row.verdict).label)
        cells = (row.summary, str(1 + len(row.alike.all())), verdict, row.reason or "已采纳")
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def comment_shown(item: Item) -> None:
    """Published: it is announced, and opened if its day is there."""
    found = queries.comment_of(item)
    if found is None or found.state != State.PREPARING:
        return
    move = WORKFLOW.require(None, found, "announce", queries.facts(found))
    versions.save(found, state=move.to, result_due_on=result_due_on(found.agency, found.closes_on))
    step(found, clock.today())


def comment_gone(item: Item) -> None:
    found = queries.comment_of(item)
    if found is None or found.state == State.PREPARING:
        return
    move = WORKFLOW.require(None, found, "retract", queries.facts(found))
    versions.save(found, state=move.to)


def result_shown(item: Item) -> None:
    found = queries.answered_by(item)
    if found is None or found.state != State.CLOSED:
        return
    move = WORKFLOW.require(None, found, "answer", queries.facts(found))
    today = clock.today()
    keep_until = queries.keep_until(found.agency, today)
    versions.save(found, state=move.to, answered_on=today, keep_until=found.keep_until or keep_until)
    shown_anew(found.item)


def result_gone(item: Item) -> None:
    found = queries.answered_by(item)
    if found is None or found.state != State.ANSWERED:
        return
    move = WORKFLOW.require(None, found, "lose", queries.facts(found))
    versions.save(found, state=move.to, answered_on=None)
    shown_anew(found.item)
