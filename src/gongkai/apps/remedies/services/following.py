"""What follows from a result: the request done again, opinions and notices reported on, the case closed."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import services as requests
from gongkai.apps.remedies import events
from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.remedies.services.keeping import in_order, move_on, not_ahead, note, ready
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed


@transaction.atomic
def redo(actor: Staff, pk: int, *, version: int | None = None) -> RemedyCase:
    """Begin the new round of the request that the result orders. Raises NotAllowed, Stale.

    An act of its own, because a judgment binds only once the time to appeal is over.
    """
    case, _move = ready(actor, pk, "redo", version)
    assert case.delivered_on is not None  # a case that is decided has it
    # inferred: the fresh limit runs from the day on which the order reached this body.
    done = requests.redo(actor, case.request_id, ordered_on=case.delivered_on, until=case.redo_until)
    case.request = done
    move_on(case, redone_on=clock.today())
    note(events.REDONE, case, actor, request=done.pk, round=done.round)
    return case


@transaction.atomic
def receive_opinion(
    actor: Staff, pk: int, *, on: date, due_on: date | None = None, version: int | None = None
) -> RemedyCase:
    """An opinion of the deciding body has come, to be reported on. due_on: the day it sets itself.

    Without one a reconsideration opinion has 60 days (行政复议法第七十六条). Raises NotAllowed, Stale.
    """
    case, _move = ready(actor, pk, "receive_opinion", version)
    label = _("收到日期")
    not_ahead("receive_opinion", **{label: on})
    in_order(
        "receive_opinion",
        (_("受理或者收到副本的日期"), case.counted_from),
        (label, on),
        (_("写明的期限"), due_on),
    )
    move_on(case, opinion_on=on, opinion_due_on=due_on)
    note(events.OPINION_RECEIVED, case, actor, on=on, due_date=case.due_on)
    return case


@transaction.atomic
def report_opinion(actor: Staff, pk: int, *, on: date, version: int | None = None) -> RemedyCase:
    """What was corrected has been reported. Raises NotAllowed, Stale."""
    case, _move = ready(actor, pk, "report_opinion", version)
    label = _("报送日期")
    not_ahead("report_opinion", **{label: on})
    in_order("report_opinion", (_("收到日期"), case.opinion_on), (label, on))
    move_on(case, opinion_reported_on=on)
    note(events.OPINION_REPORTED, case, actor, on=on)
    return case


@transaction.atomic
def close(actor: Staff, pk: int, *, version: int | None = None) -> RemedyCase:
    """Nothing is left to be done here. Raises NotAllowed, Stale."""
    case, move = ready(actor, pk, "close", version)
    move_on(case, state=move.to, closed_at=clock.now())
    note(events.CLOSED, case, actor)
    return case


@transaction.atomic
def reopen(actor: Staff, pk: int, *, reason: str = "", version: int | None = None) -> RemedyCase:
    """Something came after all. Raises NotAllowed, Stale."""
    case, move = ready(actor, pk, "reopen", version)
    if not reason.strip():
        raise NotAllowed(_("还没有写重新打开的原因。"), act="reopen")
    note_ = "\n".join(part for part in (case.result_note, reason.strip()) if part)
    move_on(case, state=move.to, closed_at=None, result_note=note_)
    note(events.REOPENED, case, actor)
    return case
