"""Replies that wait for a person's review or decision, as rows of 我的待办."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.models import Draft, ReviewKind
from gongkai.apps.disclosure_requests.queries import drafts
from gongkai.apps.disclosure_requests.show.rows import clock_cell, shortened
from gongkai.lib.shell.worklist import Asked
from gongkai.lib.ui.parts import Item
from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.outcomes import OUTCOMES


def legal_reviews(actor: Staff, _number: int) -> Asked:
    return _asked(drafts.waiting_for_review(actor, ReviewKind.LEGAL), "review", ReviewKind.LEGAL)


def secrecy_reviews(actor: Staff, _number: int) -> Asked:
    return _asked(drafts.waiting_for_review(actor, ReviewKind.SECRECY), "review", ReviewKind.SECRECY)


def decisions(actor: Staff, _number: int) -> Asked:
    return _asked(drafts.waiting_for_decision(actor), "decide")


def _asked(rows: QuerySet[Draft], page: str, *more: str) -> Asked:
    def items(found: Sequence[Draft]) -> list[Item]:
        working = queries.calendar()
        return [_item(draft, working, page, *more) for draft in found]

    return Asked(rows, items, without=("draft.facts",))


def _item(draft: Draft, working: WorkCalendar, page: str, *more: str) -> Item:
    case = draft.request
    limit = clock_cell(case, working)
    return Item(
        title=f"{case.request_no} {shortened(case.description)}",
        url=reverse(f"disclosure_requests:{page}", args=[case.pk, *more]),
        body=str(limit.text or limit.why),
        tag=limit.tag,
        meta=(
            _("拟答复：%(outcome)s") % {"outcome": OUTCOMES[draft.outcome].full_label},
            _("%(name)s起草") % {"name": draft.written_by.name},
        ),
    )
