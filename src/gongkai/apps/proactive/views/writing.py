"""Beginning an item, writing on it, and its attachments."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries, records, services
from gongkai.apps.proactive.forms.writing import AttachForm, WriteForm, initial_of
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.show import said
from gongkai.apps.proactive.states import State
from gongkai.lib.errors import NotAllowed

MEGABYTE = 1024 * 1024
pages = require_http_methods(["GET", "HEAD", "POST"])


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
    initial = {
        "column": place.pk,
        "source_kind": "own",
        "issuing_agency": body.name,
        "attribute": "proactive",
    }
    form = WriteForm(request.POST or None, kind=place.kind, columns=columns, initial=initial)
    if request.method == "POST" and form.is_fit(for_review=_is_sent(request)):
        try:
            item = services.create(who, body, form.words())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return _saved(request, who, item)
    return render(request, "proactive/write.html", {"form": form, "agency": body, "column": place})


@pages
@login_required
def write(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    item = _draft(who, pk)
    assert item.newest is not None  # an item is made together with its first version
    columns = queries.columns_for(item.agency).filter(kind=item.newest.column.kind)
    initial = {**initial_of(records.words_of(item.newest)), "version": item.version}
    form = WriteForm(request.POST or None, kind=item.kind, columns=columns, initial=initial)
    if request.method == "POST" and form.is_fit(for_review=_is_sent(request)):
        given = form.cleaned_data
        try:
            services.save(who, pk, form.words(), change=given["change"], version=given["version"])
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return _saved(request, who, item)
    facts = {"form": form, "item": item, "agency": item.agency, "column": item.newest.column}
    return render(request, "proactive/write.html", facts)


def _is_sent(request: HttpRequest) -> bool:
    return request.POST.get("step") == "submit"


def _draft(who: Staff, pk: int) -> Item:
    """An item that may be written on. Raises Http404, NotAllowed."""
    item = queries.get(who, pk)
    if not queries.is_writer(who, item.agency):
        raise NotAllowed(_("您没有起草“%(agency)s”信息的角色。") % {"agency": item.agency.name}, act="write")
    if item.state != State.DRAFT:
        raise NotAllowed(_("这件信息现在不在起草中，不能修改；请先取回、退回或者开始更新。"), act="write")
    return item


def _saved(request: HttpRequest, who: Staff, item: Item) -> HttpResponse:
    """On to the attachments, or sent for review at once; what keeps it from that is said, and the draft stays saved."""
    step = request.POST.get("step")
    if step == "files":
        return redirect("proactive:files", item.pk)
    if step == "submit":
        try:
            services.submit(who, item.pk)
        except NotAllowed as refusal:
            messages.warning(request, _("草稿已保存，还没有送审：%(why)s") % {"why": str(refusal)})
            return redirect("proactive:detail", item.pk)
        messages.success(request, _("已保存并送审。"))
    else:
        messages.success(request, _("草稿已保存。"))
    return redirect("proactive:detail", item.pk)


@pages
@login_required
def files(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    item = _draft(who, pk)
    form = AttachForm(request.POST or None, request.FILES or None, initial={"version": item.version})
    if request.method == "POST" and form.is_valid():
        try:
            _attach(who, pk, form)
        except NotAllowed as refusal:
            form.add_error("document", refusal.why)
        else:
            messages.success(request, _("附件已添加；发布检查的结果见下表。"))
            return redirect("proactive:files", pk)
    assert item.newest is not None  # an item is made together with its first version
    shown = [(one, said.name_of(one)) for one in queries.files_of(item.newest)]
    return render(request, "proactive/files.html", {"item": item, "form": form, "files": shown})


def _attach(who: Staff, pk: int, form: AttachForm) -> None:
    """Raises NotAllowed."""
    given = form.cleaned_data
    brought = given["document"]
    if brought.size > settings.UPLOAD_LIMIT:
        words = _("文件有%(size)d MB，超过%(limit)d MB的上限；请压缩其中的图片或者拆分后再上传。")
        limits = {"size": brought.size // MEGABYTE, "limit": settings.UPLOAD_LIMIT // MEGABYTE}
        raise NotAllowed(words % limits, act="attach")
    services.attach(
        who, pk, name=brought.name, data=brought.read(), title=given["title"], alternative=given["alternative"],
        version=given["version"],
    )  # fmt: skip


@require_POST
@login_required
def remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    services.detach(actor.of(request), pk, number)
    messages.success(request, _("附件已从这一版撤下。"))
    return redirect("proactive:files", pk)
