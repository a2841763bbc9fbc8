"""Beginning an item, and writing on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries, records, services
from gongkai.apps.proactive.forms.writing import WriteForm, initial_of
from gongkai.apps.proactive.models import Item, Unsaved
from gongkai.apps.proactive.show import writing as shown
from gongkai.apps.proactive.views.drafts import require_draft, written
from gongkai.lib.acting import pages
from gongkai.lib.errors import NotAllowed, Stale


@require_safe
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """The column says what kind of item it becomes."""
    bodies = list(queries.bodies_of_writer(actor.of(request)))
    if not bodies:
        raise NotAllowed(_("信息由经办人、登记员或者政府信息公开工作机构起草，您没有这些角色。"), act="write")
    places = [(body, list(queries.columns_for(body))) for body in bodies]
    return render(request, "proactive/start.html", {"places": places})


@pages
@login_required
def new(request: HttpRequest, agency: int, column: int) -> HttpResponse:
    who = actor.of(request)
    body, place = queries.place(who, agency, column)
    columns = queries.columns_for(body).filter(kind=place.kind)
    unsaved = queries.unsaved_new(who, body, place)
    initial = {
        "column": place.pk,
        "source_kind": "own",
        "issuing_agency": body.name,
        "attribute": "proactive",
    }
    form = WriteForm(
        request.POST or None, kind=place.kind, columns=columns, initial=initial | _restored(request, unsaved)
    )
    if request.method == "POST" and form.is_fit(for_review=_is_sent(request)):
        try:
            item = services.begin(who, body, form.words())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            services.drop_new(who, body, place)
            return _saved(request, who, item)
    facts = {"agency": body, "column": place, "others": [], "place": shown.new_place(body.pk, place.pk)}
    return render(request, "proactive/write.html", facts | _page(request, form, unsaved))


@pages
@login_required
def write(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    item = written(who, pk)
    if request.method != "POST":
        require_draft(item)
        services.come(who, item)
    assert item.newest is not None  # an item is made together with its first version
    unsaved = queries.unsaved_of(who, item)
    form, difference, status = _form(request, item, unsaved), None, 200
    if request.method == "POST" and form.is_fit(for_review=_is_sent(request)):
        given = form.cleaned_data
        try:
            services.save(who, pk, form.words(), change=given["change"], version=given["version"])
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        except Stale:
            item, status = queries.get(who, pk), 409
            form, difference = _beside(request, item), shown.against_saved(item, form.words())
        else:
            services.drop(who, item)
            services.leave(who, item)
            return _saved(request, who, item)
    assert item.newest is not None  # as above, of what is saved by now
    facts = {
        "item": item, "agency": item.agency, "column": item.newest.column, "difference": difference,
        "others": shown.others_of(queries.others_at(who, item)), "place": shown.place_of(item.pk),
        "pictures": shown.pictures_of(queries.files_of(item.newest)),
    }  # fmt: skip
    return render(request, "proactive/write.html", facts | _page(request, form, unsaved), status=status)


def _form(request: HttpRequest, item: Item, unsaved: Unsaved | None) -> WriteForm:
    assert item.newest is not None
    columns = queries.columns_for(item.agency).filter(kind=item.newest.column.kind)
    initial = {**initial_of(records.words_of(item.newest)), "version": item.version}
    given = request.POST if request.method == "POST" else None
    return WriteForm(given, kind=item.kind, columns=columns, initial=initial | _restored(request, unsaved))


def _beside(request: HttpRequest, item: Item) -> WriteForm:
    """The same fields over what is saved by now: saving again says that the person has seen it."""
    assert item.newest is not None
    given = request.POST.copy()
    given["version"] = str(item.version)
    columns = queries.columns_for(item.agency).filter(kind=item.newest.column.kind)
    form = WriteForm(given, kind=item.kind, columns=columns)
    form.is_fit(for_review=False)
    words = _(
        "%(name)s在您打开之后保存过，您的内容还没有保存。请对照下面的差别，把需要的并入后再保存；保存后以您的内容为准。"
    )
    form.add_error(None, words % {"name": item.newest.author.name})
    return form


def _restored(request: HttpRequest, unsaved: Unsaved | None) -> dict[str, Any]:
    """What was kept while it was typed, where the person asks for it."""
    if unsaved is None or "restore" not in request.GET:
        return {}
    return {**unsaved.fields, **({} if unsaved.seen is None else {"version": unsaved.seen})}


def _page(request: HttpRequest, form: WriteForm, unsaved: Unsaved | None) -> dict[str, Any]:
    is_offered = request.method != "POST" and "restore" not in request.GET
    return {
        "form": form,
        "unsaved": shown.moment_of(unsaved.kept_at) if unsaved is not None and is_offered else "",
        "is_restored": request.method != "POST" and unsaved is not None and not is_offered,
        "words": shown.script_words(),
    }


def _is_sent(request: HttpRequest) -> bool:
    return request.POST.get("step") == "submit"


def _saved(request: HttpRequest, who: Staff, item: Item) -> HttpResponse:
    """On to what the person chose; what keeps it from being sent is said, and the draft stays saved."""
    step = request.POST.get("step")
    if step == "submit":
        return _sent(request, who, item)
    if step != "files":
        messages.success(request, _("草稿已保存。"))
    pages_after = {"files": "proactive:files", "go_on": "proactive:write", "preview": "item_preview:page"}
    return redirect(pages_after.get(step or "", "proactive:detail"), item.pk)


def _sent(request: HttpRequest, who: Staff, item: Item) -> HttpResponse:
    try:
        services.submit(who, item.pk)
    except NotAllowed as refusal:
        messages.warning(request, _("草稿已保存，还没有送审：%(why)s") % {"why": str(refusal)})
    else:
        messages.success(request, _("已保存并送审。"))
    return redirect("proactive:detail", item.pk)
