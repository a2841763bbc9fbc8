"""What the writing page says by itself while a person types: kept, who else writes here, what a paste brought."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.apps.agencies import actor
from gongkai.apps.proactive import markup, pasted, queries, services
from gongkai.apps.proactive.forms.writing import PictureForm
from gongkai.apps.proactive.show import writing as shown
from gongkai.apps.proactive.views.drafts import written
from gongkai.apps.proactive.views.uploads import bytes_of
from gongkai.lib.errors import NotAllowed, Stale
from gongkai.release import inspect_text

NOT_TYPED = frozenset(("csrfmiddlewaretoken", "step", "version"))
FINDINGS_SHOWN = 3


def typed_in(request: HttpRequest) -> dict[str, str]:
    """The fields of the writing page as they stand, without those that the page itself fills in."""
    return {name: str(value) for name, value in request.POST.items() if name not in NOT_TYPED}


def _seen(request: HttpRequest) -> int | None:
    said = request.POST.get("version", "")
    return int(said) if said.isdecimal() and len(said) < 9 else None


def _refused(why: str) -> JsonResponse:
    return JsonResponse({"why": why}, status=409)


@require_POST
@login_required
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """What is typed on an item is kept if there is something, and the person is seen here."""
    who = actor.of(request)
    item = written(who, pk)
    answer: dict[str, Any] = {}
    try:
        if "title" in request.POST:
            answer["kept"] = shown.moment_of(
                services.keep(who, pk, typed_in(request), seen=_seen(request)).kept_at
            )
    except NotAllowed as refusal:
        return _refused(refusal.why)
    services.come(who, item)
    answer["others"] = shown.others_of(queries.others_at(who, item))
    answer["changed"] = shown.changed_since(who, item, _seen(request))
    return JsonResponse(answer)


@require_POST
@login_required
def keep_new(request: HttpRequest, agency: int, column: int) -> HttpResponse:
    who = actor.of(request)
    body, place = queries.place(who, agency, column)
    try:
        row = services.keep_new(who, body, place, typed_in(request))
    except NotAllowed as refusal:
        return _refused(refusal.why)
    return JsonResponse({"kept": shown.moment_of(row.kept_at), "others": [], "changed": ""})


@require_POST
@login_required
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    services.leave(who, written(who, pk))
    return HttpResponse(status=204)


@require_POST
@login_required
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    services.drop(who, written(who, pk))
    messages.success(request, _("自动保存的内容已删去。"))
    return redirect("proactive:write", pk)


@require_POST
@login_required
def drop_new(request: HttpRequest, agency: int, column: int) -> HttpResponse:
    who = actor.of(request)
    services.drop_new(who, *queries.place(who, agency, column))
    messages.success(request, _("自动保存的内容已删去。"))
    return redirect("proactive:new", agency, column)


@require_POST
@login_required
def paste(request: HttpRequest) -> HttpResponse:
    """What the clipboard gave, as the text of an item, and what the person should know of it at once."""
    who = actor.of(request)
    if not queries.bodies_of_writer(who).exists():
        raise NotAllowed(_("信息由经办人、登记员或者政府信息公开工作机构起草，您没有这些角色。"), act="write")
    raw = request.POST.get("pasted", "")
    if len(raw) > services.TOO_LONG * 4:  # Word writes its styles along
        return _refused(_("粘贴的内容太多；请分几次粘贴，或者用“从Word文件建立”。"))
    found = pasted.read(raw)
    told = shown.told_of(found)
    told += [one.sentence for one in inspect_text(markup.words(found.html))][:FINDINGS_SHOWN]
    return JsonResponse({"html": found.html, "told": told})


@require_POST
@login_required
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """A picture for the text becomes an attachment of the draft."""
    who = actor.of(request)
    written(who, pk)
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(_("还没有选择图片；请选择PNG或者JPG文件。"))
    given = form.cleaned_data
    brought = given["document"]
    try:
        file = services.attach(
            who, pk, name=brought.name, data=bytes_of(brought), alternative=given["alternative"],
            version=given["version"],
        )  # fmt: skip
    except NotAllowed as refusal:
        return _refused(refusal.why)
    except Stale as stale:
        return _refused(str(stale))
    address = reverse("proactive:file", args=[pk, file.pk])
    answer = {
        "number": file.pk,
        "address": address,
        "name": file.name,
        "version": queries.get(who, pk).version,
    }
    return JsonResponse(answer | {"told": [one["sentence"] for one in file.findings]})
