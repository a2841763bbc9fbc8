"""Letters of a request: on the screen as they were issued, and as files to print, sign and keep."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.disclosure_requests import paper, queries
from gongkai.apps.disclosure_requests.models import Letter
from gongkai.apps.disclosure_requests.show.holdings import LETTER_TONES
from gongkai.apps.disclosure_requests.sides import SIDE_ACTS, reason_against_service
from gongkai.letters import to_docx, to_html, to_pdf, unprintable_in
from gongkai.lib.downloads import as_file
from gongkai.lib.errors import NotAllowed
from gongkai.lib.ui.parts import Tag

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


def _letter(request: HttpRequest, pk: int, number: int) -> Letter:
    """A letter names people: it is for those who work on the requests of the body. Raises Http404, NotAllowed."""
    letter = queries.letter(actor.of(request), pk, number)
    if not queries.works_on(actor.of(request), letter.agency):
        raise NotAllowed(_("文书里有申请人的姓名等个人信息，只供办理这件申请的单位查看。"), act="letter")
    return letter


@require_safe
@login_required
def letter(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = _letter(request, pk, number)
    made = paper.composed(found)
    facts = {
        "case": found.request,
        "letter": found,
        "state": Tag(found.get_state_display(), LETTER_TONES[found.state]),
        "html": mark_safe(to_html(made)),  # noqa: S308 (to_html escapes every word)
        "unprintable": unprintable_in(made),
        "may_serve": _may_serve(request, found),
    }
    return render(request, "disclosure_requests/letter.html", facts)


def _may_serve(request: HttpRequest, letter: Letter) -> bool:
    move = SIDE_ACTS.move(letter.request.state, "record_service")
    is_theirs = move is not None and SIDE_ACTS.may(actor.of(request), letter.request, move)
    return is_theirs and not reason_against_service(letter.request.state, letter.code)


@require_safe
@login_required
def pdf(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = _letter(request, pk, number)
    return as_file(to_pdf(paper.composed(found)), f"{_name(found)}.pdf", PDF)


@require_safe
@login_required
def docx(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = _letter(request, pk, number)
    return as_file(to_docx(paper.composed(found)), f"{_name(found)}.docx", DOCX)


def _name(letter: Letter) -> str:
    """What the file is called on the disk of the clerk."""
    return "-".join(filter(None, (letter.number or letter.request.request_no, letter.title)))
