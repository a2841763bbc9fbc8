"""Files of a request: adding, looking, taking out, clearing, downloading."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import gate
from gongkai.apps.disclosure_requests.forms.files import AddForm, ClearForm, MarkForm
from gongkai.apps.disclosure_requests.models import DisclosureRequest, FileKind, RequestFile
from gongkai.apps.disclosure_requests.queries import files as queries
from gongkai.apps.disclosure_requests.services import files as services
from gongkai.apps.disclosure_requests.show import files as show
from gongkai.lib.acting import attempt, pages
from gongkai.lib.downloads import named
from gongkai.lib.errors import NotAllowed

MEGABYTE = 1024 * 1024


@pages
@login_required
def files(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    case = queries.workplace(who, pk)
    kinds = [kind for kind in services.BY_STAFF if services.reason_against_adding(who, case, kind) is None]
    form = AddForm(request.POST or None, request.FILES or None, kinds=kinds)
    if request.method == "POST" and form.is_valid():
        try:
            file = _add(who, case, form)
        except NotAllowed as refusal:
            form.add_error("document", refusal.why)
        else:
            _tell(request, file)
            return redirect("disclosure_requests:file", pk, file.pk)
    facts = {
        "case": case,
        "tables": show.tables_of(queries.files_in(case)),
        "form": form if kinds else None,
        "why_not": services.reason_against_adding(who, case, FileKind.RELEASE),
    }
    return render(request, "disclosure_requests/files.html", facts)


def _tell(request: HttpRequest, file: RequestFile) -> None:
    if file.findings:
        words = _("文件“%(name)s”已加入卷宗；检查发现%(number)d处问题，处理完之前不能发出。")
        messages.warning(request, words % {"name": file.name, "number": len(file.findings)})
    else:
        messages.success(request, _("文件“%(name)s”已加入卷宗。") % {"name": file.name})


def _add(who: Staff, case: DisclosureRequest, form: AddForm) -> RequestFile:
    """Raises NotAllowed."""
    brought = form.cleaned_data["document"]
    if brought.size > settings.UPLOAD_LIMIT:
        words = _("文件有%(size)d MB，超过%(limit)d MB的上限；请压缩其中的图片或者拆分后再上传。")
        limits = {"size": brought.size // MEGABYTE, "limit": settings.UPLOAD_LIMIT // MEGABYTE}
        raise NotAllowed(words % limits, act="add_file")
    return services.add(who, case, kind=form.cleaned_data["kind"], name=brought.name, data=brought.read())


@require_safe
@login_required
def file(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    who = actor.of(request)
    found = queries.one(who, pk, number)
    personal = show.is_personal(found)
    facts = {
        "case": found.request,
        "file": found,
        "state": show.state_of(found),
        "terms": show.terms_of(found),
        "findings": show.findings_of(found),
        "proof": show.proof_of(found),
        "personal": personal,
        "sheets": [] if personal else show.sheets_of(found, _pages(who, found)),
        "why_not": _reasons(who, found),
    }
    return render(request, "disclosure_requests/file.html", facts)


def _reasons(who: Staff, found: RequestFile) -> dict[str, str | None]:
    """Why this person cannot do each act now; None where they can."""
    gone = _("这个文件已经撤下。") if found.removed_at else None
    by_applicant = _("申请人提交的材料属于卷宗，不能撤下。") if found.added_by_id is None else None
    adding = services.reason_against_adding(who, found.request, FileKind(found.kind))
    return {
        "mark": gone or services.reason_against_redacting(who, found),
        "clear": gone or services.reason_against_clearing(who, found),
        "remove": gone or by_applicant or adding,
    }


def _pages(who: Staff, found: RequestFile) -> gate.Sizes:
    """The pages that can be shown; a kind that has none, or a file that cannot be opened, has none."""
    if found.kind not in services.GOING_OUT:
        return ()
    try:
        return gate.pages_of(services.read(who, found.request_id, found.pk)[1], found.name)
    except NotAllowed:
        return ()


@require_safe
@login_required
def page(request: HttpRequest, pk: int, number: int, at: int) -> HttpResponse:
    """One page as a picture."""
    found, data = services.read(actor.of(request), pk, number)
    if found.kind not in services.GOING_OUT:
        raise NotAllowed(_("只有拟公开信息的原件和答复附件可以逐页查看；其他文件请下载。"), act="file")
    picture = gate.picture_of(data, found.name, at)
    # The bytes of a file never change: a browser may keep its pages, for this person alone.
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


@pages
@login_required
def mark(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    who = actor.of(request)
    found = queries.one(who, pk, number)
    if why := services.reason_against_redacting(who, found):
        raise NotAllowed(why, act="redact")
    marking = gate.marking_of(services.read(who, pk, number)[1], found.name)
    earlier = show.marks_of(queries.copy_of(found))
    form = MarkForm(request.POST or None, marking=marking, earlier=earlier)
    if done := attempt(request, form, lambda: services.redact(who, pk, number, form.marks())):
        messages.success(request, _("已生成副本，请逐页核对；原件保留在卷宗里，不会发出。"))
        return redirect("disclosure_requests:file", pk, done.result.pk)
    facts: dict[str, Any] = {
        "case": found.request,
        "file": found,
        "form": form,
        "marking": marking,
        "sheets": show.sheets_of(found, marking.pages),
    }
    return render(request, "disclosure_requests/file_mark.html", facts)


@pages
@login_required
def clear(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    who = actor.of(request)
    found = queries.one(who, pk, number)
    if why := services.reason_against_clearing(who, found):
        raise NotAllowed(why, act="clear_file")
    form = ClearForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.clear(who, pk, number, reason=form.cleaned_data["reason"])
        except NotAllowed as refusal:
            form.add_error("reason", refusal.why)
        else:
            messages.success(request, _("已放行“%(name)s”。") % {"name": found.name})
            return redirect("disclosure_requests:file", pk, number)
    facts = {"case": found.request, "file": found, "form": form, "findings": show.findings_of(found)}
    return render(request, "disclosure_requests/file_clear.html", facts)


@require_POST
@login_required
def remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    gone = services.remove(actor.of(request), pk, number)
    messages.success(request, _("文件“%(name)s”已撤下。") % {"name": gone.name})
    return redirect("disclosure_requests:files", pk)


@require_safe
@never_cache
@login_required
def download(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    return _as_sent(*services.read(actor.of(request), pk, number))


@require_POST
@never_cache
@login_required
def open_personal(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A document of a person; the look is an event."""
    return _as_sent(*services.open_personal(actor.of(request), pk, number))


def _as_sent(found: RequestFile, data: bytes) -> HttpResponse:
    """Always to be saved: nothing that came from outside is shown inside this site."""
    headers = named(found.name) | {"X-Content-Type-Options": "nosniff"}
    return HttpResponse(data, content_type=found.media_type, headers=headers)
