"""How a case ends: its result, its withdrawal, and the extension of the time to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.remedies import events, limits, queries
from gongkai.apps.remedies.kinds import ENDINGS, WITHDRAWN
from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.remedies.services.keeping import in_order, move_on, not_ahead, note, ready, succeed
from gongkai.lib.errors import NotAllowed


@dataclass(frozen=True)
class Outcome:
    """A result as its document says it. result: a code of kinds.ENDINGS; redo_until: the last day that it sets."""

    result: str
    decided_on: date
    delivered_on: date
    note: str = ""
    orders_redo: bool = False
    redo_until: date | None = None


@transaction.atomic
def decide(actor: Staff, pk: int, outcome: Outcome, *, version: int | None = None) -> RemedyCase:
    """Register what was decided. Raises NotAllowed, Stale."""
    case, move = ready(actor, pk, "decide", version)
    move_on(case, state=move.to, **_checked(case, outcome))
    succeed(case)
    _note(events.DECIDED, case, actor)
    return case


@transaction.atomic
def correct(actor: Staff, pk: int, outcome: Outcome, *, version: int | None = None) -> RemedyCase:
    """Put a wrongly registered result right, while nothing has followed from it. Raises NotAllowed, Stale."""
    case, _move = ready(actor, pk, "correct", version)
    move_on(case, **_checked(case, outcome))
    succeed(case)
    _note(events.CORRECTED, case, actor)
    return case


@transaction.atomic
def withdraw(actor: Staff, pk: int, *, on: date, version: int | None = None) -> RemedyCase:
    """Whoever brought the case has taken it back. Raises NotAllowed, Stale."""
    case, move = ready(actor, pk, "withdraw", version)
    move_on(case, state=move.to, **_checked(case, Outcome(WITHDRAWN[case.kind], on, on)))
    succeed(case)
    note(events.WITHDRAWN, case, actor, on=on)
    return case


def _note(tag: Any, case: RemedyCase, actor: Staff) -> None:
    note(
        tag, case, actor, result=case.result, on=case.decided_on, redo=case.orders_redo, until=case.redo_until
    )


def _checked(case: RemedyCase, outcome: Outcome) -> dict[str, Any]:
    ending = ENDINGS[case.kind].get(outcome.result)
    if ending is None:
        words = _("“%(kind)s”没有这种结果；请重新选择。")
        raise NotAllowed(words % {"kind": case.get_kind_display()}, act="decide")
    if outcome.orders_redo and not ending.may_order_redo:
        words = _("“%(result)s”不会要求重新办理或者限期答复；请核对结果，或者去掉这一勾选。")
        raise NotAllowed(words % {"result": ending.label}, act="decide")
    if outcome.redo_until and not outcome.orders_redo:
        raise NotAllowed(_("写了办结的期限，请同时勾选“要求重新办理或者限期答复”。"), act="decide")
    decided, delivered = (_("作出日期"), outcome.decided_on), (_("送达本机关日期"), outcome.delivered_on)
    not_ahead("decide", **dict((decided, delivered)))
    in_order("decide", decided, delivered)
    in_order("decide", decided, (_("要求办结的期限"), outcome.redo_until))
    in_order("decide", (_("受理（立案）日期"), case.accepted_on), decided)
    in_order("decide", (_("提起日期"), case.applied_on), decided)
    if case.follows is not None:
        in_order("decide", (_("前一案件的作出日期"), case.follows.decided_on), decided)
    return {
        "result": outcome.result,
        "column": ending.column or "",
        "result_note": outcome.note.strip(),
        "decided_on": outcome.decided_on,
        "delivered_on": outcome.delivered_on,
        "orders_redo": outcome.orders_redo,
        "redo_until": outcome.redo_until,
        # A case of which this body heard only after it was over began no later than it ended.
        "counted_from": case.accepted_on or min(case.received_on, outcome.decided_on),
    }


@transaction.atomic
def extend(actor: Staff, pk: int, *, version: int | None = None) -> RemedyCase:
    """The reconsideration body has extended its time by up to 30 days (行政复议法第六十二条). Raises NotAllowed, Stale."""
    case, _move = ready(actor, pk, "extend", version)
    move_on(case, is_extended=True)
    limit = limits.decision_limit(case, queries.calendar())
    note(events.EXTENDED, case, actor, until=limit.day if limit else None)
    return case
