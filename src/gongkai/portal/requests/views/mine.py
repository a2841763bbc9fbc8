"""The applicant's page: where the matter is, who holds it, why, until when; and the letters to take away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.disclosure_requests import window
from gongkai.apps.disclosure_requests.window import Standing, Ticket
from gongkai.lib.errors import NotAllowed
from gongkai.lib.ui.parts import Cell, Column, Row, Table
from gongkai.portal.requests.views.opened import handed_out, opened


@require_safe
@opened
def mine(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    return render(request, "portal_requests/mine.html", _facts(window.standing(ticket)))


def _facts(found: Standing) -> dict[str, Any]:
    return {
        "found": found,
        "counted": found.counted,
        "steps": _table(_("影响期限的事"), (_("日期"), _("事由"), _("依据")), found.counted.steps),
        "days": _table(
            _("逐日计算"),
            (_("日期"), _("星期"), _("是否计入"), _("第几个工作日"), _("说明")),
            found.counted.days,
        ),
    }


def _table(caption: str, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    columns = tuple(Column(head) for head in heads)
    made = tuple(Row(tuple(Cell(text) for text in row)) for row in rows)
    return Table(caption, columns, made)


@require_safe
@opened
def letter(request: HttpRequest, ticket: Ticket, number: int) -> HttpResponse:
    title, html = window.letter_page(ticket, number)
    # Written by our own letters, which escape every word that goes in.
    facts = {"title": title, "html": mark_safe(html), "number": number}  # noqa: S308 (see above)
    return render(request, "portal_requests/letter.html", facts)


@require_safe
@opened
def letter_pdf(_request: HttpRequest, ticket: Ticket, number: int) -> HttpResponse:
    return handed_out(window.letter_pdf(ticket, number))


@require_safe
@opened
def released(request: HttpRequest, ticket: Ticket, number: int) -> HttpResponse:
    try:
        return handed_out(window.released(ticket, number))
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect("portal_requests:mine")
