"""The result: drafted out of the rows, and what follows when it or the draft comes before the public or leaves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings
from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.queries import in_charge_of
from gongkai.apps.events.services import record
from gongkai.apps.proactive import markup
from gongkai.apps.proactive import services as item_services
from gongkai.apps.proactive.models import Column, Item, RelationKind
from gongkai.apps.proactive.records import Words, words_of
from gongkai.apps.proactive.states import State as ItemState
from gongkai.apps.public_comments import events, queries
from gongkai.apps.public_comments.kinds import RESULT, Verdict
from gongkai.apps.public_comments.models import PublicComment
from gongkai.apps.public_comments.queries import Register
from gongkai.apps.public_comments.services.clockwork import step
from gongkai.apps.public_comments.services.keeping import locked, ready, shown_anew
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
    register = queries.register_of(found)
    if register.count.unsorted:
        why = _("还有%(number)d条意见没有整理；请先逐条写明采纳情况。")
        raise NotAllowed(why % {"number": register.count.unsorted}, act="result")
    body = in_charge_of(found.agency)
    words = Words(
        title=f"关于《{found.item}》意见采纳情况的公告"[:200], column=column.pk,
        attribute="proactive", formed_on=clock.today(), issuing_agency=body.name, body=body_of(found, register),
    )  # fmt: skip
    item = item_services.create(actor, body, words, kind=RESULT)
    versions.save(found, result=item)
    item_services.relate(actor, item, found.item, RelationKind.RESULT_OF)
    data = {"item": item.pk, "count": register.count.total}
    record(events.RESULT_BEGUN, by=actor, subject=found, agency=found.agency_id, data=data)
    return item


@override(settings.LANGUAGE_CODE)
def body_of(found: PublicComment, register: Register) -> str:
    """Numbers computed from the rows, and every opinion as it was summed up; nobody is named. In Chinese, whoever drafts."""
    span = f"{found.opens_on}至{found.closes_on}，{found.agency.name}就《{found.item}》公开征求意见。"
    parts = [f"<p>{escape(span)}</p>", f"<p>{escape(register.count.sentence)}</p>"]
    rows = "".join(_rows(register))
    if rows:
        head = "".join(f'<th scope="col">{name}</th>' for name in ("意见", "条数", "采纳情况", "理由"))
        parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
    return "".join(parts)


def _rows(register: Register) -> Iterator[str]:
    for line in register.lines:
        verdict = str(Verdict(line.verdict).label)
        cells = (line.summary, str(line.number), verdict, line.reason or "已采纳")
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


@transaction.atomic
def renew_result(actor: Staff, pk: int, *, version: int | None = None) -> Item:
    """Write the draft of the result anew out of the rows, after opinions were entered or sorted otherwise. What was
    written besides has to be written again; the version before stays. Raises Http404, NotAllowed, Stale.
    """
    found = ready(actor, pk, "sort", version)
    if found.result is None or found.result.state != ItemState.DRAFT:
        words = _("采纳情况现在不在起草中；正在审核或者待发布的，请先取回或者退回，再按登记更新。")
        raise NotAllowed(words, act="result")
    newest = found.result.newest
    assert newest is not None  # an item is made together with its first version
    words_ = replace(words_of(newest), body=body_of(found, queries.register_of(found)))
    return item_services.save(actor, found.result.pk, words_, change="按意见登记更新")


def why_apart(found: PublicComment, body: str) -> str | None:
    """What a result says otherwise than the rows do: the numbers, or what became of an opinion, and why."""
    register = queries.register_of(found)
    if (sentence := register.count.sentence) not in markup.words(body):
        told = _("正文里的数字与意见登记不一致；登记的是：%(sentence)s请照此改正。")
        return told % {"sentence": sentence}
    said = markup.table_rows(body)
    for row in markup.table_rows(markup.clean(body_of(found, register)))[1:]:
        there = next((one for one in said if _holds(one, row)), None)
        if there is None:
            told = _(
                "正文与意见登记不一致：意见“%(summary)s”登记的是%(number)s条、%(verdict)s、理由“%(reason)s”，正文里没有这样写；"
                "请在“征求意见”里按登记更新采纳情况，或者照此改正。"
            )
            return told % dict(zip(("summary", "number", "verdict", "reason"), row, strict=True))
        said.remove(there)
    if over := next((one for one in said if not _labels().isdisjoint(one)), None):
        told = _("正文里的“%(row)s”在意见登记里没有；请在“征求意见”里按登记更新采纳情况，或者删去。")
        return told % {"row": " ".join(over)}
    return None


@override(settings.LANGUAGE_CODE)
def _labels() -> frozenset[str]:
    return frozenset(str(label) for label in Verdict.labels)


def _holds(said: tuple[str, ...], row: tuple[str, ...]) -> bool:
    """Whether these cells stand there one after the other; a number of the line may stand before them."""
    return any(said[at : at + len(row)] == row for at in range(len(said) - len(row) + 1))


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
    locked(found.item_id)  # nobody sorts an opinion between this look and the publication
    assert item.newest is not None  # an item is made together with its first version
    if why := why_apart(found, item.newest.body):
        raise NotAllowed(why, act="publish")
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
