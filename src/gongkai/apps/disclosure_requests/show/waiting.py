"""Replies that wait for a person's review or decision, as rows of 我的待办."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.models import Draft, ReviewKind
from gongkai.apps.disclosure_requests.queries import drafts
from gongkai.apps.disclosure_requests.show.rows import clock_cell, shortened
from gongkai.lib import paging
from gongkai.lib.shell.worklist import Work
from gongkai.lib.ui.parts import Item
from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.outcomes import OUTCOMES


def legal_reviews(actor: Staff, number: int) -> Work:
    return _work(drafts.waiting_for_review(actor, ReviewKind.LEGAL), number, "review", ReviewKind.LEGAL)


def secrecy_reviews(actor: Staff, number: int) -> Work:
    return _work(drafts.waiting_for_review(actor, ReviewKind.SECRECY), number, "review", ReviewKind.SECRECY)


def decisions(actor: Staff, number: int) -> Work:
    return _work(drafts.waiting_for_decision(actor), number, "decide")


def _work(rows: QuerySet[Draft], number: int, page: str, *more: str) -> Work:
    working = queries.calendar()
    found, total = paging.first_rows(rows, number)
    return Work([_item(draft, working, page, *more) for draft in found], total)


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
